// The pace of calls that all instances share: each reserves its turn before it calls.
import type { Pace } from '#adapters/adapter.ts';
import type { Database } from './schema.ts';

/** No queue is so long: then the clock was set back. */
const FAR = 10 * 60_000;

/**
 * Takes the next free turn in a lane: `burst` at once after a rest, then one each `interval`.
 * @returns milliseconds from now until the turn comes
 */
export async function reserveTurn(
  db: Database,
  lane: string,
  { burst, interval }: Pace,
  now: Date,
): Promise<number> {
  const at = now.getTime();
  const { used_until } = await db
    .insertInto('paces')
    .values({ lane, used_until: at + interval })
    .onConflict((conflict) =>
      conflict.column('lane').doUpdateSet((row) => ({
        used_until: row.eb(
          row
            .case()
            .when(row.eb.between('paces.used_until', at, at + FAR))
            .then(row.ref('paces.used_until'))
            .else(row.val(at))
            .end(),
          '+',
          interval,
        ),
      })),
    )
    .returning('used_until')
    .executeTakeFirstOrThrow();
  return Math.max(0, used_until - interval - (burst - 1) * interval - at);
}
