// Who an asker is: a manager or not, and in which zone; remembered for a while.
import type { Log } from '#adapters/adapter.ts';
import { errorCode } from './failure.ts';
import type { Person } from './web-api.ts';

const keep = 10 * 60_000;
const most = 2_000;

export class People {
  readonly #look: (user: string) => Promise<Person>;
  readonly #now: () => Date;
  readonly #log: Log;
  readonly #known = new Map<string, { readonly person: Person; readonly until: number }>();

  constructor(look: (user: string) => Promise<Person>, now: () => Date, log: Log) {
    this.#look = look;
    this.#now = now;
    this.#log = log;
  }

  /** Never rejects: a person who cannot be looked up is not a manager. */
  async find(user: string): Promise<Person> {
    const now = this.#now().getTime();
    const known = this.#known.get(user);
    if (known && known.until > now) return known.person;
    try {
      const person = await this.#look(user);
      if (this.#known.size >= most) this.#known.clear();
      this.#known.set(user, { person, until: now + keep });
      return person;
    } catch (error) {
      this.#log.warn({ user, reason: errorCode(error) }, 'slack: an asker could not be looked up');
      return { manager: false };
    }
  }
}
