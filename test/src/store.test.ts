// The store: opened once, kept across restarts, closed to a second process.
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Kysely, sql, SqliteDialect } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findConversation, isThread, readConversation } from '#src/store/conversations.ts';
import { addTurn, openConversation } from '#src/store/conversations.ts';
import { recordMessage } from '#src/store/ledger.ts';
import { migrations } from '#src/store/migrations/index.ts';
import { reserveTurn } from '#src/store/paces.ts';
import { settingsOf, settleZone } from '#src/store/places.ts';
import { newId } from '#src/store/rows.ts';
import { addSchedule, listSchedules, removeSchedule, switchOff } from '#src/store/schedules.ts';
import { firstTime, pruneSeen } from '#src/store/seen.ts';
import { shelfOf } from '#src/store/shelf.ts';
import { openStore, type Store } from '#src/store/store.ts';
import { storiesOf } from '#src/store/stories.ts';
import { engines, newSite, type Site } from '../sites.ts';
import { damStory, newDirectory, piece } from './world.ts';

const now = new Date('2026-03-02T09:00:00Z');
const channel = 'slack:T1/C1' as const;

describe('the embedded store', () => {
  let directory: ReturnType<typeof newDirectory>;
  let store: Store;

  beforeEach(async () => {
    directory = newDirectory();
    store = await openStore(join(directory.path, 'data'));
  });

  afterEach(async () => {
    await store.close();
    directory.remove();
  });

  test('creates the directory for its owner alone, with the settings that keep what is written', async () => {
    expect(statSync(join(directory.path, 'data')).mode & 0o777).toBe(0o700);
    await store.close();
    const file = new Sqlite(join(directory.path, 'data', 'dateline.db'));
    expect(file.pragma('journal_mode', { simple: true })).toBe('wal');
    file.close();
    store = await openStore(join(directory.path, 'data'));
  });

  test('refuses a second user before it touches anything, and lets the next one in after the first', async () => {
    await expect(openStore(join(directory.path, 'data'))).rejects.toThrow('Another Dateline is running');
    await store.stories.put(damStory(), now);
    await store.close();
    store = await openStore(join(directory.path, 'data'));
    expect(await store.stories.list()).toEqual([damStory()]);
  });

  test('takes over what an older version was sending when it ended: it is in doubt', async () => {
    const old = new Sqlite(join(directory.path, 'old.db'));
    const db = new Kysely<never>({ dialect: new SqliteDialect({ database: old }) });
    await migrations['001-first']?.up(db);
    old.exec(`
      insert into schedules values ('s', 'slack:T1/C1', 1, null, 'brief', '{}', null, 'on', null, 'U1', 1);
      insert into deliveries values ('d1', 's', 'slack:T1/C1', 5, 0, 'sending', null, 1, 5, 77, 'x', '[]', 5),
        ('d2', 's', 'slack:T1/C1', 6, 0, 'pending', null, 1, 5, 66, 'x', '[]', 5);
      insert into parts values ('d1', 0, '{}', '[]', 'slack:T1/C1', '1.1', 'slack:T1/C1/1.1'),
        ('d1', 1, '{}', '[]', null, null, null), ('d2', 0, '{}', '[]', null, null, null)`);
    await migrations['002-leases']?.up(db);
    expect(
      old.prepare('select delivery, position, attempted_at from parts order by 1, 2').raw().all(),
    ).toEqual([
      ['d1', 0, null],
      ['d1', 1, 77],
      ['d2', 0, null],
    ]);
    expect(old.prepare('select id, lease_until from deliveries order by 1').raw().all()).toEqual([
      ['d1', 0],
      ['d2', null],
    ]);
    await db.destroy();
  });

  test('refuses data of a newer version', async () => {
    await store.close();
    const file = new Sqlite(join(directory.path, 'data', 'dateline.db'));
    file.prepare('insert into kysely_migration (name, timestamp) values (?, ?)').run('999-later', 'x');
    file.close();
    await expect(openStore(join(directory.path, 'data'))).rejects.toThrow('newer version');
    store = await openStore(join(directory.path, 'other'));
  });

  test('says what is wrong with data that is none, and lets go of it', async () => {
    const path = join(directory.path, 'broken');
    mkdirSync(path);
    writeFileSync(join(path, 'dateline.db'), 'This is no database. '.repeat(100));
    await expect(openStore(path)).rejects.toMatchObject({ name: 'UserError' });
    rmSync(join(path, 'dateline.db'));
    const other = await openStore(path);
    await other.close();
  });

  test('says what is wrong with a directory that cannot be', async () => {
    const file = join(directory.path, 'data', 'dateline.db');
    expect(existsSync(file)).toBe(true);
    await expect(openStore(join(file, 'below'))).rejects.toThrow('DATA_DIR');
  });
});

describe.each(engines)('what is kept in %s', (engine) => {
  let site: Site;
  let store: Store;

  beforeEach(async () => {
    site = await newSite(engine);
    store = await openStore(site.address);
  });

  afterEach(async () => {
    await store.close();
    await site.remove();
  });

  async function reopen(): Promise<void> {
    await store.close();
    store = await openStore(site.address);
  }

  test('a story keeps its object until it changes', async () => {
    await store.stories.put(damStory(), now);
    const [first] = await store.stories.list();
    const [again] = await store.stories.list();
    expect(again).toBe(first);
    await store.stories.put({ ...damStory(), headline: 'Another headline' }, now);
    expect((await store.stories.list())[0]?.headline).toBe('Another headline');
  });

  test('stories are listed as they stand, whatever is written meanwhile or taken back', async () => {
    const headlines = async (): Promise<readonly string[]> =>
      (await store.stories.list()).map(({ headline }) => headline);
    await store.stories.put(damStory(), now);
    await headlines();
    const failed = store.db.transaction().execute(async (trx) => {
      await store.stories.put({ ...damStory(), headline: 'Never saved' }, now, trx);
      throw new Error('undone');
    });
    await expect(failed).rejects.toThrow('undone');
    expect(await headlines()).toEqual([damStory().headline]);
    const saved = store.stories.put({ ...damStory(), headline: 'Saved meanwhile' }, now);
    await Promise.all([headlines(), saved, headlines()]);
    expect(await headlines()).toEqual(['Saved meanwhile']);
    await store.db.transaction().execute((trx) => store.stories.remove(damStory().id, trx));
    expect(await headlines()).toEqual([]);
  });

  test('stories stay in order, the newest first, whichever of them is written again or ends', async () => {
    const written = (id: string, day: number) =>
      store.stories.put({ ...damStory(), id, updatedAt: `2026-03-0${day}T06:00:00.000Z` }, now);
    const ids = (stories: readonly { readonly id: string }[]) => stories.map(({ id }) => id);
    for (const [id, day] of [
      ['a', 3],
      ['b', 2],
      ['d', 2],
      ['e', 1],
    ] as const)
      await written(id, day);
    expect(ids(await store.stories.list())).toEqual(['a', 'b', 'd', 'e']);
    await written('e', 4);
    await written('c', 2);
    expect(ids(await store.stories.list())).toEqual(['e', 'a', 'b', 'c', 'd']);
    await written('a', 1);
    await store.db.transaction().execute((trx) => store.stories.remove('b', trx));
    await written('f', 2);
    const kept = await store.stories.list();
    expect(ids(kept)).toEqual(['e', 'c', 'd', 'f', 'a']);
    expect(await storiesOf(store.db).list()).toEqual(kept);
  });

  test('schedules survive a restart, and their numbers are not given twice', async () => {
    const draft = { when: { type: 'cron', expression: '0 8 * * *', zone: 'UTC' }, length: 'brief' } as const;
    const add = (place: `slack:${string}`) =>
      addSchedule(store.db, { place, draft, nextRunAt: now, createdBy: 'U1' }, now);
    expect((await add(channel)).id).toBe('s1');
    expect((await add(channel)).id).toBe('s2');
    expect((await add('slack:T1/C2')).id).toBe('s1');
    expect(await removeSchedule(store.db, channel, 'S2')).toBe(true);
    expect(await removeSchedule(store.db, channel, 's2')).toBe(false);
    expect(await removeSchedule(store.db, channel, 'drop table')).toBe(false);
    await reopen();
    expect((await add(channel)).id).toBe('s3');
    const [first] = await listSchedules(store.db, channel);
    expect(first).toMatchObject({ id: 's1', when: draft.when, length: 'brief', nextRunAt: now, state: 'on' });
    await switchOff(store.db, first?.key ?? '', 'The channel is archived.');
    expect((await listSchedules(store.db, channel))[0]).toMatchObject({
      state: 'off',
      reason: 'The channel is archived.',
      nextRunAt: null,
    });
  });

  test('a conversation is found by its thread and by any of its messages, in their own channel alone', async () => {
    const id = await openConversation(store.db, ['dam'], now);
    const receipt = { place: channel, message: '17.1', thread: 'slack:T1/C1/17.1' } as const;
    const part = { body: { text: 'x' }, claims: [{ story: 'dam', claim: 'repair' }], piece };
    await recordMessage(
      store.db,
      {
        receipt,
        part,
        conversation: id,
        told: { to: channel, picture: { at: now, stories: { dam: { repair: 'v1' } } } },
      },
      now,
    );
    const turn = { question: 'who?', claims: [{ story: 'dam', claim: 'repair' }] };
    await addTurn(store.db, id, turn, now);
    await reopen();
    expect(await findConversation(store.db, receipt.thread, undefined)).toBe(id);
    expect(await findConversation(store.db, channel, '17.1')).toBe(id);
    expect(await findConversation(store.db, 'slack:T1/C1/99.9', '17.1')).toBe(id);
    expect(await findConversation(store.db, 'slack:T1/C2', '17.1')).toBeUndefined();
    expect(await findConversation(store.db, 'slack:T1/C11', '17.1')).toBeUndefined();
    expect(await readConversation(store.db, id)).toEqual({ stories: ['dam'], turns: [turn] });
    expect(await isThread(store.db, receipt.thread)).toBe(true);
    expect(await isThread(store.db, channel)).toBe(false);
    const told = await store.db.selectFrom('told').selectAll().execute();
    expect(told).toEqual([
      {
        place: channel,
        message: '17.1',
        story: 'dam',
        claim: 'repair',
        told_at: now.getTime(),
        version: 'v1',
      },
    ]);
  });

  test('a message with thousands of claims is written down whole', async () => {
    const id = await openConversation(store.db, [], now);
    const claims = Array.from({ length: 2_500 }, (_, at) => ({ story: 'dam', claim: `c${at}` }));
    const receipt = { place: channel, message: '1', thread: 'slack:T1/C1/1' } as const;
    await recordMessage(
      store.db,
      {
        receipt,
        part: { body: {}, claims, piece },
        conversation: id,
        told: { to: channel, picture: { at: now, stories: { dam: { repair: 'v1' } } } },
      },
      now,
    );
    const rows = await store.db.selectFrom('told').select('claim').execute();
    expect(rows).toHaveLength(2_500);
  });

  test('a key is new once, also when it is asked at the same time, and long ago is forgotten', async () => {
    const answers = await Promise.all(['a', 'a', 'a', 'b'].map((key) => firstTime(store.db, key, now)));
    expect(answers.filter(Boolean)).toHaveLength(2);
    await reopen();
    expect(await firstTime(store.db, 'a', now)).toBe(false);
    const later = new Date(now.getTime() + 4 * 24 * 3_600_000);
    await pruneSeen(store.db, later);
    expect(await firstTime(store.db, 'a', later)).toBe(true);
  });

  test('each platform has its own shelf, listed by prefix in the order of the keys', async () => {
    const slack = shelfOf(store.db, 'slack');
    const web = shelfOf(store.db, 'web');
    await slack.put('team/2', { name: 'two' });
    await slack.put('team/1', [1]);
    await slack.put('team%', 'other');
    await slack.put('teams', null);
    await web.put('team/3', 3);
    await slack.put('team/1', ['changed']);
    expect(await slack.list('team/')).toEqual([
      ['team/1', ['changed']],
      ['team/2', { name: 'two' }],
    ]);
    await slack.delete('team/2');
    expect(await slack.get('team/2')).toBeUndefined();
    expect(await web.get('team/3')).toBe(3);
  });

  test('turns in a lane come one each interval after a burst, for all who ask together', async () => {
    const pace = { burst: 3, interval: 100 };
    const turn = (later = 0) => reserveTurn(store.db, 'slack T1', pace, new Date(now.getTime() + later));
    const turns = await Promise.all([turn(), turn(), turn(), turn(), turn()]);
    expect(turns.sort((a, b) => a - b)).toEqual([0, 0, 0, 100, 200]);
    expect(await turn(150)).toBe(150);
    expect(await turn(60_000)).toBe(0);
    expect(await reserveTurn(store.db, 'slack T2', pace, now)).toBe(0);
    // The clock was set back by a day: nobody waits for it.
    expect(await turn(-24 * 3_600_000)).toBe(0);
  });

  test('a channel keeps its first zone, and its threads share it', async () => {
    await settleZone(store.db, channel, 'Europe/Berlin');
    await settleZone(store.db, channel, 'Asia/Tokyo');
    expect(await settingsOf(store.db, channel)).toMatchObject({ zone: 'Europe/Berlin' });
    expect(await settingsOf(store.db, 'slack:T1/C1/17.1')).toMatchObject({ zone: 'Europe/Berlin' });
    expect(await settingsOf(store.db, 'slack:T1/C2')).toBeUndefined();
  });
});

describe.skipIf(!engines.includes('PostgreSQL'))('the shared store', () => {
  let site: Site;

  beforeEach(async () => {
    site = await newSite('PostgreSQL');
  });

  afterEach(() => site.remove());

  test('instances that start together set it up once, and all of them can write', async () => {
    const stores = await Promise.all(Array.from({ length: 6 }, () => openStore(site.address)));
    const draft = { when: { type: 'cron', expression: '0 8 * * *', zone: 'UTC' }, length: 'brief' } as const;
    const added = await Promise.all(
      stores.map(({ db }) =>
        addSchedule(db, { place: channel, draft, nextRunAt: now, createdBy: 'U1' }, now),
      ),
    );
    expect(added.map(({ id }) => id).sort()).toEqual(['s1', 's2', 's3', 's4', 's5', 's6']);
    const first = await Promise.all(stores.map(({ db }) => firstTime(db, 'event', now)));
    expect(first.filter(Boolean)).toHaveLength(1);
    await Promise.all(stores.map((each) => each.close()));
  });

  test('an instance lists what another has written', async () => {
    const [one, other] = await Promise.all([openStore(site.address), openStore(site.address)]);
    await one.stories.put(damStory(), now);
    expect(await other.stories.list()).toHaveLength(1);
    await one.stories.put({ ...damStory(), headline: 'By another' }, now);
    expect((await other.stories.list())[0]?.headline).toBe('By another');
    await Promise.all([one.close(), other.close()]);
  });

  test('turns of one conversation are numbered, whoever adds them', async () => {
    const stores = await Promise.all([1, 2, 3].map(() => openStore(site.address)));
    const [{ db }] = stores as [Store, ...Store[]];
    const id = await openConversation(db, [], now);
    const asked = ['a', 'b', 'c', 'd', 'e', 'with a \0 in it'];
    const add = (question: string, { db: each }: Store): Promise<void> =>
      each.transaction().execute((trx) => addTurn(trx, id, { question, claims: [] }, now));
    await Promise.all(asked.map((question, at) => add(question, stores[at % 3] as Store)));
    const { turns } = await readConversation(db, id);
    expect(turns.map(({ question }) => question).sort()).toEqual([
      ...asked.slice(0, 5),
      'with a \uFFFD in it',
    ]);
    await Promise.all(stores.map((each) => each.close()));
  });

  test('refuses data of a newer version', async () => {
    const { db, close } = await openStore(site.address);
    await sql`insert into kysely_migration (name, timestamp) values ('999-later', 'x')`.execute(db);
    await close();
    await expect(openStore(site.address)).rejects.toThrow('newer version');
  });

  test.each([
    ['a database that is not there', '/nowhere', 'Create the database first'],
    ['a server that is not there', ':1/news', 'See that PostgreSQL runs there'],
  ])('says what is wrong with %s, and shows no password', async (_, end, remedy) => {
    const { port } = new URL(site.address);
    const address = `postgres://dateline:very-secret@127.0.0.1${end.startsWith('/') ? `:${port}` : ''}${end}`;
    const failure = openStore(address);
    await expect(failure).rejects.toMatchObject({ name: 'UserError' });
    await expect(failure).rejects.toThrow(remedy);
    await expect(failure).rejects.not.toThrow('very-secret');
  });
});

test('ids are short, sort by time and do not repeat', () => {
  const ids = Array.from({ length: 5_000 }, () => newId(now));
  expect(new Set(ids).size).toBe(5_000);
  expect(ids.every((id) => /^[0-9a-z]{17}$/.test(id))).toBe(true);
  expect(newId(new Date(now.getTime() + 1)) > (ids.sort().at(-1) ?? '')).toBe(true);
});
