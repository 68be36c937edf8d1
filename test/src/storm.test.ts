// Any mixture of refusals, lost answers and frozen instances: in the end every part stands once, in its order.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PostError } from '#adapters/adapter.ts';
import { claimDue } from '#src/clock/tick.ts';
import { newOutbox, type Outbox } from '#src/delivery/outbox.ts';
import { addSchedule } from '#src/store/schedules.ts';
import { openStore, type Store } from '#src/store/store.ts';
import { engines, newSite } from '../sites.ts';
import { newMemory } from './memory.ts';
import { damStory, newTestLog } from './world.ts';

const start = new Date('2026-03-02T08:00:00Z');
const LEASE = 20_000;
const PLACES = ['memory:G/A', 'memory:G/B'] as const;

/** What happens to a call. `frozen`: its instance is not heard of for minutes, and then goes on as if nothing were. */
const fates = [
  'fine',
  'refused',
  'limited',
  'lost',
  'stored-lost',
  'look-fails',
  'frozen-before',
  'frozen-after',
] as const;
type Fate = (typeof fates)[number];

const faults = {
  lost: new PostError('lost', { outcome: 'unknown' }),
  refused: new PostError('busy', { outcome: 'refused' }),
  limited: new PostError('wait', { outcome: 'refused', retryAfter: 5_000 }),
};

/** A platform whose calls meet these fates, one after the other. */
function newStorm(given: readonly Fate[]) {
  const memory = newMemory();
  const waiting = [...given];
  const frozen: (() => void)[] = [];
  let freezing = Promise.withResolvers<'frozen'>();
  let failingLooks = 0;
  const freeze = (): Promise<void> =>
    new Promise((resolve) => {
      frozen.push(resolve);
      freezing.resolve('frozen');
      freezing = Promise.withResolvers();
    });
  const { adapter } = memory.connected;
  const post = adapter.post.bind(adapter);
  adapter.post = async (place, part, options) => {
    const fate = waiting.shift() ?? 'fine';
    if (fate === 'frozen-before') await freeze();
    const begin = async (): Promise<void> => {
      await options.begin?.();
      if (fate === 'lost' || fate === 'refused' || fate === 'limited') throw faults[fate];
    };
    const receipt = await post(place, part, { ...options, begin });
    if (fate === 'frozen-after') await freeze();
    if (fate === 'look-fails') failingLooks += 1;
    if (fate === 'stored-lost' || fate === 'look-fails') throw faults.lost;
    return receipt;
  };
  memory.see(() => {
    failingLooks -= 1;
    return failingLooks >= 0 ? Promise.reject(faults.lost) : Promise.resolve();
  });
  return {
    memory,
    /** Resolves when the next call freezes. */
    freezes: () => freezing.promise,
    thaw: () => {
      for (const go of frozen.splice(0)) go();
    },
  };
}

/** Two editions for each of two places, sent through the storm by as many instances as it takes. */
async function pass(store: Store, given: readonly Fate[]): Promise<ReturnType<typeof newMemory>> {
  let now = start;
  const { memory, freezes, thaw } = newStorm(given);
  const log = newTestLog();
  const online = () => [memory.connected];
  const open = (): Outbox =>
    newOutbox({ store, now: () => now, log, random: () => 0.5, lease: LEASE, online });
  const instances: [Outbox, ...Outbox[]] = [open()];
  for (let turn = 0; turn < 100; turn += 1) {
    const freezing = freezes();
    instances[0].ring();
    const end = await Promise.race([instances[0].idle(), freezing]);
    if (end === 'frozen') instances.unshift(open());
    else if (await isOver(store)) break;
    now = new Date(now.getTime() + LEASE + 1_000);
    if (turn % 6 === 5) thaw();
  }
  thaw();
  await Promise.all(instances.map((each) => each.close()));
  return memory;
}

/** Whether all is sent: who is frozen still may wake up to that. */
async function isOver({ db }: Store): Promise<boolean> {
  const open = await db.selectFrom('deliveries').select('id').where('state', '<>', 'sent').executeTakeFirst();
  return open === undefined;
}

async function prepare(store: Store): Promise<void> {
  await store.stories.put(damStory(), start);
  const draft = { when: { type: 'once', at: start }, length: 'brief', story: 'dam' } as const;
  for (const place of [...PLACES, ...PLACES])
    await addSchedule(store.db, { place, draft, nextRunAt: start, createdBy: 'U1' }, start);
  await claimDue(store.db, start, newTestLog());
}

test.each(engines)('on %s', { timeout: 240_000 }, async (engine) => {
  const storm = fc.array(fc.constantFrom(...fates), { maxLength: 7 });
  await fc.assert(
    fc.asyncProperty(storm, async (given) => {
      const site = await newSite(engine);
      const store = await openStore(site.address);
      await prepare(store);
      const memory = await pass(store, given);
      const rows = await store.db
        .selectFrom('deliveries')
        .select(['id', 'place', 'state'])
        .orderBy('id')
        .execute();
      const noted = await store.db.selectFrom('messages').select('message').execute();
      await store.close();
      await site.remove();
      expect(rows.map(({ state }) => state)).toEqual(['sent', 'sent', 'sent', 'sent']);
      expect(noted).toHaveLength(12);
      for (const place of PLACES) {
        const keys = rows
          .filter((row) => row.place === place)
          .flatMap(({ id }) => [`${id}.0`, `${id}.1`, `${id}.2`]);
        expect(memory.posted.filter((each) => each.place.startsWith(place)).map(({ key }) => key)).toEqual(
          keys,
        );
      }
    }),
    { numRuns: engine === 'SQLite' ? 40 : 8 },
  );
});
