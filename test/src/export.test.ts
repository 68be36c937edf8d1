// Everything that is kept goes from one engine to the other and back, with nothing lost; what is not whole is refused.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { profileOf } from '#src/ingest/group/profile.ts';
import { judge, keepAnswer } from '#src/store/answers.ts';
import { addArticle } from '#src/store/articles.ts';
import { addTurn, openConversation } from '#src/store/conversations.ts';
import { exportAll, importAll } from '#src/store/export.ts';
import { recordMessage } from '#src/store/ledger.ts';
import { startFollow } from '#src/store/follows.ts';
import { keepSettings, settleZone } from '#src/store/places.ts';
import { addHold } from '#src/store/holds.ts';
import { addSchedule } from '#src/store/schedules.ts';
import { firstTime } from '#src/store/seen.ts';
import { shelfOf } from '#src/store/shelf.ts';
import { openStore, type Store } from '#src/store/store.ts';
import { keepMove } from '#src/store/moves/moves.ts';
import { markUpToDate, takePicture } from '#src/store/told.ts';
import { brief } from '#briefings/compose/brief.ts';
import { correctionsBy } from '#src/corrections.ts';
import { claimDue } from '#src/clock/tick.ts';
import { keepComposed } from '#src/store/parts.ts';
import { engines, newSite, type Site } from '../sites.ts';
import { addFeed, recordPoll } from '#src/store/feeds.ts';
import { damStory, newTestLog, piece } from './world.ts';

const now = new Date('2026-03-02T09:00:00Z');
const channel = 'slack:T1/C1' as const;
const awkward = 'Line\nbreaks, “quotes”, \\ and \t, 🏗️, \u2028, \ud800 half a pair';

/** Something in every table, more rows than one batch has, and words that are hard to carry. */
async function fill(store: Store): Promise<void> {
  const { db, stories } = store;
  await stories.put({ ...damStory(), headline: awkward }, now);
  const mark = { address: 'courier.example/dam', digest: 'd', story: 'dam', source: 's1' };
  await addArticle(db, { id: 'a', ...mark, profile: profileOf(awkward) }, { window: 9, now });
  const draft = { when: { type: 'cron', expression: '0 9 * * *', zone: 'UTC' }, length: 'brief' } as const;
  await addSchedule(db, { place: 'slack:T1/C0', draft, nextRunAt: now, createdBy: 'U1' }, now);
  const schedule = await db.selectFrom('schedules').selectAll().executeTakeFirstOrThrow();
  const others = Array.from({ length: 599 }, (_, number) => ({
    ...schedule,
    id: `other-${number}`,
    place: `slack:T1/C${number + 1}`,
  }));
  await db.insertInto('schedules').values(others).execute();
  const [delivery] = await claimDue(db, now, newTestLog());
  const id = delivery?.id ?? '';
  const parts = [{ body: { text: awkward }, claims: [{ story: 'dam', claim: 'repair' }], piece }];
  const picture = await takePicture(db, brief(damStory(), { length: 'brief' }), [damStory()], now);
  const composed = { title: awkward, stories: ['dam'], parts, picture, account: awkward };
  await keepComposed(db, { id, place: channel }, composed, now);
  const conversation = await openConversation(db, ['dam'], now);
  const receipt = { place: channel, message: '17.1', thread: 'slack:T1/C1/17.1' } as const;
  const [part] = parts;
  if (part === undefined) throw new Error('no part');
  await recordMessage(db, { receipt, part, conversation, delivery: id, told: { to: channel, picture } }, now);
  await correctionsBy({ store, now: () => now, by: 'U1', ring: () => undefined }).correct(
    'dam',
    'repair',
    'The dam will be repaired in June',
  );
  await addHold(db, { story: 'dam', claim: 'safe', by: 'U1' }, now);
  await markUpToDate(db, channel, { picture, scheduled: true }, now);
  const said = { type: 'answer', question: awkward, lines: [awkward], audience: 'place' } as const;
  const of = { claims: [{ story: 'dam', claim: 'safe', version: null }], stories: [], further: [] };
  await keepAnswer(db, { id: 'answer', place: channel, person: 'p', ...said, ...of }, now);
  await judge(db, { answer: 'answer', person: 'p', verdict: 'wrong', reason: 'old', words: awkward }, now);
  await addTurn(db, conversation, { question: awkward, claims: [{ story: 'dam', claim: 'safe' }] }, now);
  await startFollow(db, { place: channel, story: 'dam', minutes: 15, by: 'U1' }, now);
  await keepSettings(db, channel, {
    zone: 'Europe/Berlin',
    quiet: null,
    withoutNews: 'silent',
    answers: 'private',
  });
  await firstTime(db, 'event', now);
  await shelfOf(db, 'web').put('message/1', { text: awkward });
  const { feed } = await addFeed(
    db,
    { url: 'https://courier.example/feed', title: awkward, addedBy: 'U1' },
    now,
  );
  const item = { guid: 'g', link: null, title: awkward, print: 'p', state: 'waiting', reason: null } as const;
  const added = [{ ...item, host: null, body: null }];
  await recordPoll(db, { feed: feed.id, added, edited: [], change: {} }, now);
  const move = { story: 'sluice', to: 'dam', claims: new Map([['c1', 'safe']]), actors: new Map() };
  await keepMove(db, move, now);
}

async function lines({ db }: Store): Promise<readonly string[]> {
  const all: string[] = [];
  await exportAll(db, (line) => Promise.resolve(void all.push(line)));
  return all;
}

async function* from(all: readonly string[]): AsyncGenerator<string> {
  for (const line of all) yield await Promise.resolve(line);
}

/** Rows by their text: engines have orders of their own. */
const sorted = (all: readonly string[]): readonly string[] => [...all].sort();

const pairs = engines.flatMap((source) => engines.map((target) => [source, target] as const));

test.each(pairs)('from %s to %s', async (source, target) => {
  const sites = [await newSite(source), await newSite(target)] as const;
  const [one, two] = [await openStore(sites[0].address), await openStore(sites[1].address)];
  await fill(one);
  const all = await lines(one);
  const counts = await importAll(two.db, from(all));
  expect(counts).toMatchObject({
    schedules: 602,
    deliveries: 601,
    parts: 1,
    told: 1,
    versions: 2,
    known: 2,
    editions: 1,
    events: 1,
    turns: 1,
    shelf: 1,
    seen: 1,
  });
  expect(Object.values(counts).every((count) => count > 0)).toBe(true);
  expect(sorted(await lines(two))).toEqual(sorted(all));
  expect(await two.stories.list()).toEqual(await one.stories.list());
  await Promise.all([one.close(), two.close()]);
  await Promise.all(sites.map((each) => each.remove()));
});

describe.each(engines)('on %s it refuses, and writes nothing:', (engine) => {
  let site: Site;
  let store: Store;
  let all: readonly string[];

  beforeEach(async () => {
    const other = await newSite('SQLite');
    const full = await openStore(other.address);
    await full.stories.put(damStory(), now);
    await settleZone(full.db, channel, 'Europe/Berlin');
    all = await lines(full);
    await full.close();
    await other.remove();
    site = await newSite(engine);
    store = await openStore(site.address);
  });

  afterEach(async () => {
    await store.close();
    await site.remove();
  });

  test.each([
    [
      'an export that was cut off',
      (rows: readonly string[]) => rows.slice(0, -1),
      'its last line is missing',
    ],
    [
      'one with a row too few',
      (rows: readonly string[]) => rows.toSpliced(1, 1),
      'rows are missing (stories)',
    ],
    ['one with a line that is broken', (rows: readonly string[]) => rows.with(1, '{"table":'), 'Line 2'],
    [
      'one with a table of its own',
      (rows: readonly string[]) => rows.with(1, '{"table":"users","row":{}}'),
      'Line 2',
    ],
    [
      'one with a column of its own',
      (rows: readonly string[]) => rows.with(1, '{"table":"stories","row":{"id":"a","colour":"red"}}'),
      'written into stories',
    ],
    [
      'one of another version',
      (rows: readonly string[]) => rows.with(0, '{"dateline":1,"migrations":[]}'),
      'version',
    ],
    ['something else', () => ['Dear all,', 'here it is'], 'no export'],
  ])('%s', async (_, change, fault) => {
    const failure = importAll(store.db, from(change(all)));
    await expect(failure).rejects.toThrow(fault);
    await expect(failure).rejects.toMatchObject({ name: 'UserError' });
    expect(await store.stories.list()).toEqual([]);
    expect(await importAll(store.db, from(all))).toMatchObject({ stories: 1, places: 1 });
  });

  test('a store that has data', async () => {
    await store.stories.put(damStory('weir'), now);
    await expect(importAll(store.db, from(all))).rejects.toThrow(
      'There are data in this store already (stories)',
    );
    expect(await store.stories.list()).toHaveLength(1);
  });
});
