// The actors of an article while they are being found.
import { entityOf, type Entity, type NewEntity } from './entity.ts';

/** So many people with an office are remembered for it. */
const MOST_OFFICERS = 150;

export class Roster {
  readonly all: Entity[] = [];
  /** People whose office stands with their name somewhere in the text. */
  officers: readonly Entity[] = [];

  add(entity: NewEntity): Entity {
    const made = entityOf(this.all.length, entity);
    this.all.push(made);
    return made;
  }

  /** Once all names are read. */
  seat(): void {
    this.officers = this.all.filter(({ roles }) => roles.length > 0).slice(0, MOST_OFFICERS);
  }
}
