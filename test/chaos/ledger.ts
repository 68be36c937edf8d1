// What the data say after the storm, held against what stands on the platform.
import { brief } from '#briefings/compose/brief.ts';
import type { Length } from '#briefings/desk.ts';
import type { Place } from '#briefings/place.ts';
import { readDatabase } from '#src/store/database.ts';
import { addSchedule } from '#src/store/schedules.ts';
import type { Database } from '#src/store/schema.ts';
import { openStore } from '#src/store/store.ts';
import { storyOf } from '#test/briefings/sample.ts';
import type { Fake } from './platform.ts';

/** Long enough for several messages, when all of it is told. */
const story = storyOf(120);

export interface Tally {
  readonly delivered: number;
  readonly twice: number;
  readonly lost: number;
  /** Editions that were neither: their rows still wait for their turn, and the run's time was over. */
  readonly open: number;
}

export const nothing: Tally = { delivered: 0, twice: 0, lost: 0, open: 0 };

export const add = (a: Tally, b: Tally): Tally => ({
  delivered: a.delivered + b.delivered,
  twice: a.twice + b.twice,
  lost: a.lost + b.lost,
  open: a.open + b.open,
});

/** Puts a story and one schedule a channel into new data, all due at the same time. */
export async function seed(
  address: string,
  places: readonly Place[],
  due: Date,
  length: Length,
): Promise<void> {
  const store = await openStore(address);
  await store.stories.put(story, due);
  const draft = { when: { type: 'once', at: due }, length, story: story.id } as const;
  for (const place of places)
    await addSchedule(store.db, { place, draft, nextRunAt: due, createdBy: 'U1' }, due);
  await store.close();
}

/** Reads the data of processes that may be running. */
export async function look<Result>(
  address: string,
  read: (db: Database) => Promise<Result>,
): Promise<Result> {
  const open = await readDatabase(address);
  if (open === null) throw new Error(`There are no data in ${address}`);
  try {
    return await read(open.db);
  } finally {
    await open.close();
  }
}

/** How many deliveries are in each state. */
export async function states(db: Database): Promise<Readonly<Record<string, number>>> {
  const rows = await db
    .selectFrom('deliveries')
    .select(['state', (each) => each.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute();
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

/**
 * An edition is delivered when each of its parts stands on the platform once, and the ledger has all of them. It is
 * twice there when any part is. It is open while its schedule waits to be claimed, or its delivery to be sent: a run
 * that ends before that has proved nothing of it. It is lost when nothing of that holds: nobody will ever send it.
 * @param editions how many there should be
 */
export async function tally(db: Database, fake: Fake, editions: number, length: Length): Promise<Tally> {
  const parts = fake.platform.render(brief(story, { length })).length;
  const counts = new Map(fake.counts());
  const deliveries = await db.selectFrom('deliveries').select(['id', 'state']).execute();
  const noted = await db.selectFrom('messages').select(['delivery']).execute();
  const due = await db.selectFrom('schedules').select('id').where('state', '=', 'on').execute();
  let [delivered, twice, open] = [0, 0, due.length];
  for (const { id, state } of deliveries) {
    const times = Array.from({ length: parts }, (_, part) => counts.get(`${id}.${part}`) ?? 0);
    for (let part = 0; part < parts; part += 1) counts.delete(`${id}.${part}`);
    const receipts = noted.filter(({ delivery }) => delivery === id).length;
    if (times.some((time) => time > 1)) twice += 1;
    else if (state === 'sent' && receipts === parts && times.every((time) => time === 1)) delivered += 1;
    else if (state === 'pending' || state === 'sending') open += 1;
  }
  // A message that belongs to no edition has been said once too often.
  const strays = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const lost = Math.max(0, editions - delivered - twice - open);
  return { delivered, twice: twice + strays, lost, open };
}
