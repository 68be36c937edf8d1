// The actors of an article while they are being found.
import { entityOf, type Entity, type NewEntity } from './entity.ts';

/** So many people with an office are remembered for it. */
const MOST_OFFICERS = 150;

export class Roster {
  readonly all: Entity[] = [];
  /** Those without a name, that are many or an institution, by their description in small letters. */
  readonly described = new Map<string, Entity>();
  /** People whose office is known. */
  readonly officers = new Set<Entity>();

  add(entity: NewEntity): Entity {
    const made = entityOf(this.all.length, entity);
    this.all.push(made);
    return made;
  }

  /** Remembers a person for an office. */
  seat(entity: Entity): void {
    if (this.officers.size < MOST_OFFICERS) this.officers.add(entity);
  }
}
