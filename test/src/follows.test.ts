// A story that is followed: one thread a place, a first message that stays up to date, news as replies, none twice.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PostError } from '#adapters/adapter.ts';
import { commands } from '#briefings/commands/index.ts';
import { claimsOf, documentText, type Document } from '#briefings/document.ts';
import type { Place } from '#briefings/place.ts';
import type { Claim, Story } from '#briefings/story/story.ts';
import { claimDue } from '#src/clock/tick.ts';
import { correctionsBy, watchStories } from '#src/corrections.ts';
import type { Editor } from '#src/delivery/edits.ts';
import type { Outbox } from '#src/delivery/outbox.ts';
import { newNewsroom } from '#src/newsroom.ts';
import { rearrangingBy } from '#src/rearranging.ts';
import { insertExtra } from '#src/store/deliveries.ts';
import { addSchedule } from '#src/store/schedules.ts';
import { openStore, type Store } from '#src/store/store.ts';
import { newTestArticles, newTestFeeds } from './reading.ts';
import { newPaper } from './paper.ts';
import { damStory, newDirectory, newTestLog } from './world.ts';

const place = 'memory:G/C' as const;
const thread = 'memory:G/C/m1' as const;
const MINUTE = 60_000;

describe('a story that is followed', () => {
  let directory: ReturnType<typeof newDirectory>;
  let store: Store;
  let now: Date;
  let paper: ReturnType<typeof newPaper>;
  let outbox: Outbox;
  let editor: Editor;
  const log = newTestLog();

  async function open(): Promise<void> {
    store = await openStore(directory.path);
    watchStories(store);
    outbox = paper.outbox(store, () => now, log);
    editor = paper.editor(store, () => now, log);
  }

  const close = async (): Promise<void> => {
    await outbox.close();
    await editor.close();
    await store.close();
  };

  beforeEach(async () => {
    directory = newDirectory();
    now = new Date('2026-03-02T09:00:00Z');
    paper = newPaper();
    log.lines.length = 0;
    await open();
    await store.stories.put(damStory(), now);
  });

  afterEach(async () => {
    await close();
    directory.remove();
    expect(
      log.lines.filter(({ level, message }) => level === 'error' && /our own|held back/.test(message)),
    ).toEqual([]);
  });

  /** Time passes; what is due is claimed, sent and edited. */
  async function pass(minutes = 0): Promise<void> {
    now = new Date(now.getTime() + minutes * MINUTE);
    await claimDue(store.db, now, log);
    outbox.ring();
    editor.ring();
    await Promise.all([outbox.idle(), editor.idle()]);
  }

  async function say(text: string, where: Place = place, manager = true): Promise<string> {
    const articles = newTestArticles(store);
    const newsroom = newNewsroom({
      store,
      articles,
      feeds: newTestFeeds(store),
      commands,
      now: () => now,
      log,
      zone: 'UTC',
    });
    const input = { type: 'words', text } as const;
    return documentText(await newsroom.handle({ place: where, asker: { id: 'U1', manager }, input }));
  }

  /** Followed, and long enough ago. */
  async function follow(): Promise<void> {
    await say('follow dam');
    await pass();
    await pass(20);
  }

  const claimOf = (id: string, text: string): Claim => ({
    ...(damStory().claims[0] as Claim),
    id,
    text,
    links: [],
    history: [],
  });

  /** An article brings one more claim. */
  async function add(id: string, text: string): Promise<void> {
    const story = (await store.stories.get('dam')) as Story;
    const source = {
      id: `s-${id}`,
      outlet: `The ${id} Herald`,
      publishedAt: now.toISOString(),
      foundAt: now.toISOString(),
    };
    const claim = { ...claimOf(id, text), evidence: [{ source: source.id }] };
    await store.stories.put(
      {
        ...story,
        sources: [...story.sources, source],
        claims: [...story.claims, claim],
        updatedAt: now.toISOString(),
      },
      now,
    );
  }

  const desk = () => correctionsBy({ store, now: () => now, by: 'U1', ring: () => undefined });
  const textOf = (document: Document | undefined): string =>
    document === undefined ? '' : documentText(document);
  /** What the first message says by now. */
  const lead = (message = 'm1'): string =>
    textOf(
      paper.edits.findLast((each) => each.message === message)?.document ??
        paper.posted[Number(message.slice(1)) - 1],
    );
  const said = (): readonly string[] => paper.posted.map(documentText);

  test('has one message that stays up to date, and its news come to its thread at once', async () => {
    expect(await say('follow dam')).toContain('is followed here now');
    await pass();
    expect(paper.places).toEqual([place]);
    expect(lead()).toContain('Followed here, as of 2026-03-01 08:00 UTC');
    await pass(20);
    await add('crack', 'A crack was found in the wall');
    await pass();
    expect(paper.places).toEqual([place, thread]);
    expect(said()[1]).toContain('[new] A crack was found in the wall');
    expect(said()[1]).not.toContain('repaired in May');
    expect(lead()).toContain('A crack was found in the wall');
    expect(await say('new')).toContain('Nothing new');
    expect(await say('why', thread)).toContain('follow, the news of a followed story');
    expect(await say('follow')).toContain('at most every 15 minutes');
  });

  test('a short briefing that somebody asks for leaves the rest of the news to the thread', async () => {
    await follow();
    for (let number = 1; number <= 9; number += 1)
      await add(`c${number}`, `Gate ${'x'.repeat(number)} above the town was opened by hand in the night`);
    const articles = newTestArticles(store);
    const newsroom = newNewsroom({
      store,
      articles,
      feeds: newTestFeeds(store),
      commands,
      now: () => now,
      log,
      zone: 'UTC',
    });
    const input = { type: 'words', text: 'now flash' } as const;
    const request = { place, asker: { id: 'U2', manager: false }, input };
    const document = await newsroom.handle(request);
    const part = { body: document, claims: claimsOf(document.blocks), piece: document };
    const receipt = { place, message: 'a1', thread: 'memory:G/C/a1' } as const;
    await newsroom.posted(request, document, [{ receipt, part }]);
    await pass();
    for (let number = 1; number <= 9; number += 1) {
      const words = `Gate ${'x'.repeat(number)} above`;
      const tellings = [documentText(document), said()[1] ?? ''].filter((text) => text.includes(words));
      expect(tellings, words).toHaveLength(1);
    }
  });

  test('joins what comes within the interval, and does not post what no reader sees', async () => {
    await say('follow dam 1h');
    await pass();
    await add('crack', 'A crack was found in the wall');
    await pass(1);
    await add('closed', 'The road below was closed');
    await pass(1);
    expect(paper.posted).toHaveLength(1);
    expect(lead()).toContain('The road below was closed');
    await pass(57);
    expect(paper.posted).toHaveLength(1);
    await pass(1);
    expect(paper.posted).toHaveLength(2);
    expect(said()[1]).toMatch(/A crack was found[\s\S]*The road below was closed/);
    const story = (await store.stories.get('dam')) as Story;
    const second = { ...(story.sources[0] as Story['sources'][number]), id: 's2', outlet: 'The Lock Keeper' };
    const edits = paper.edits.length;
    await store.stories.put({ ...story, sources: [...story.sources, second] }, now);
    await pass(90);
    expect(paper.posted).toHaveLength(2);
    expect(paper.edits.slice(edits).map(({ message }) => message)).toEqual(['m1']);
  });

  test('waits for the end of quiet hours; its first message does not', async () => {
    await say('follow dam 5m');
    await pass(20);
    await say('quiet 9:30–11:00');
    await pass(20);
    await add('crack', 'A crack was found in the wall');
    await pass(5);
    expect(paper.posted).toHaveLength(1);
    expect(lead()).toContain('A crack was found');
    await pass(30);
    await add('closed', 'The road below was closed');
    await pass(45);
    expect(paper.places).toEqual([place, thread]);
    expect(said()[1]).toContain('After quiet hours: it was due 2026-03-02 09:40');
    expect(said()[1]).toMatch(/A crack was found[\s\S]*The road below was closed/);
  });

  test('tells a correction once: by a note in its thread, and marked in what was posted', async () => {
    await follow();
    await desk().correct('dam', 'repair', 'The dam will be repaired in June');
    await pass();
    await pass(30);
    expect(paper.posted.map(({ type }) => type)).toEqual(['briefing', 'correction']);
    expect(paper.places).toEqual([place, thread]);
    expect(lead()).toContain('[correction] The dam will be repaired in June');
    expect(lead()).toContain('It said: “The dam will be repaired in May”');
    await add('crack', 'A crack was found in the wall');
    await pass();
    expect(said()[2]).toContain('A crack was found');
    expect(said()[2]).not.toContain('June');
    expect(lead()).toContain('It said: “The dam will be repaired in May”');
    await desk().withdraw('dam', 'safe');
    await pass();
    expect(lead()).toContain('[withdrawal] Taken back: The dam is safe');
    await pass(60);
    expect(paper.posted.map(({ type }) => type)).toEqual(['briefing', 'correction', 'update', 'correction']);
  });

  test('a claim that is held is marked, and what came meanwhile is told when it is released', async () => {
    await follow();
    await desk().hold('dam', 'repair');
    await pass();
    expect(lead()).toContain('[being checked] The dam will be repaired in May');
    await desk().release('dam', 'repair');
    await pass();
    expect(lead()).not.toContain('being checked');
    expect(paper.posted).toHaveLength(1);
    await add('crack', 'A crack was found in the wall');
    await desk().hold('dam', 'crack');
    await pass(20);
    expect(paper.posted).toHaveLength(1);
    await desk().release('dam', 'crack');
    await pass();
    expect(said()[1]).toContain('A crack was found in the wall');
  });

  test('an edition of this one story goes to the same thread, and tells nothing twice', async () => {
    await follow();
    const when = { type: 'cron', expression: '30 9 * * *', zone: 'UTC' } as const;
    const nextRunAt = new Date('2026-03-02T09:30:00Z');
    const draft = { when, length: 'brief', story: 'dam' } as const;
    await addSchedule(store.db, { place, draft, nextRunAt, createdBy: 'U1' }, now);
    await add('crack', 'A crack was found in the wall');
    await pass();
    await pass(10);
    expect(paper.places).toEqual([place, thread, thread]);
    expect(said()[2]).toContain('Nothing new');
    await add('closed', 'The road below was closed');
    const { key } = await addSchedule(
      store.db,
      { place, draft: { when, length: 'brief' }, nextRunAt, createdBy: 'U1' },
      now,
    );
    await insertExtra(store.db, { key, place }, 'run', now);
    await pass();
    expect(paper.places.at(-1)).toBe(place);
    expect(said().at(-1)).toContain('The road below was closed');
    await pass(60);
    expect(said().filter((text) => text.includes('[new] The road below was closed'))).toHaveLength(1);
  });

  test('a thread that somebody deleted is followed by a new one, which says so', async () => {
    await follow();
    const gone = new PostError('There is no such thread', { outcome: 'gone', isMissing: true });
    paper.lose(thread, gone);
    await add('crack', 'A crack was found in the wall');
    await pass();
    await pass(1);
    expect(paper.places).toEqual([place, place, 'memory:G/C/m2']);
    expect(said()[1]).toContain('The earlier thread of this story was deleted: it goes on here.');
    expect(said()[2]).toContain('[new] A crack was found in the wall');
    await pass(20);
    await add('closed', 'The road below was closed');
    await pass();
    expect(paper.places.at(-1)).toBe('memory:G/C/m2');
    expect(lead('m2')).toContain('The road below was closed');
  });

  test('a first message that somebody deleted is posted anew with the next news', async () => {
    await follow();
    paper.refuse((message) =>
      message === 'm1'
        ? Promise.reject(new PostError('message_not_found', { outcome: 'gone', isMissing: true }))
        : Promise.resolve(),
    );
    const story = (await store.stories.get('dam')) as Story;
    await store.stories.put({ ...story, summary: 'Another summary', updatedAt: now.toISOString() }, now);
    await pass();
    await add('crack', 'A crack was found in the wall');
    await pass(20);
    expect(paper.places).toEqual([place, place, 'memory:G/C/m2']);
    expect(said()[1]).toContain('it goes on here');
  });

  test('a thread that is locked ends it: whoever followed is told, and may begin a new one', async () => {
    await follow();
    paper.lose(thread, new PostError('Thread is locked', { outcome: 'gone' }));
    await add('crack', 'A crack was found in the wall');
    await pass();
    expect(paper.places).toEqual([place]);
    expect(paper.told.map(({ user }) => user)).toEqual(['U1']);
    expect(textOf(paper.told[0]?.document)).toContain('is no longer followed');
    await pass(1);
    expect(lead()).toContain('No longer followed here');
    await say('follow dam');
    await pass();
    expect(paper.places).toEqual([place, place, 'memory:G/C/m2']);
    expect(said()[2]).toContain('A crack was found in the wall');
  });

  test('ends when somebody ends it; its messages are still put right', async () => {
    await follow();
    expect(await say('unfollow', place, false)).toContain('Only those who manage');
    expect(await say('unfollow dam')).toContain('no longer followed here');
    await add('crack', 'A crack was found in the wall');
    await pass();
    expect(paper.posted).toHaveLength(1);
    expect(lead()).toContain('No longer followed here: so it stood on');
    await desk().correct('dam', 'repair', 'The dam will be repaired in June');
    await pass();
    await pass();
    expect(lead()).toContain('[correction] The dam will be repaired in June');
    expect(lead()).toContain('No longer followed here');
    expect(await say('unfollow')).toContain('No story is followed here');
  });

  test('of two stories that are joined the older’s thread goes on, the other’s says that it ends', async () => {
    await follow();
    await store.stories.put({ ...damStory('weir'), firstSeen: '2026-03-01T12:00:00Z' }, now);
    await say('follow weir');
    await pass();
    await rearrangingBy({ store, now: () => now, ring: () => undefined }).join('dam', 'weir');
    await pass(20);
    expect(lead('m2')).toContain('No longer followed here');
    await add('crack', 'A crack was found in the wall');
    await pass(20);
    expect(paper.places.slice(2)).toEqual([thread]);
    expect(await say('follow')).not.toContain('weir');
  });

  const step = fc.oneof(
    fc.record({ type: fc.constant('add' as const), wait: fc.nat(40) }),
    fc.record({ type: fc.constant('edition' as const), wait: fc.nat(40) }),
    fc.record({ type: fc.constant('restart' as const), wait: fc.nat(40) }),
    fc.record({ type: fc.constant('lose' as const), wait: fc.nat(40) }),
    fc.record({ type: fc.constant('ask' as const), wait: fc.nat(40) }),
    fc.record({ type: fc.constant('correct' as const), wait: fc.nat(40) }),
  );

  test('in any history everything new is told once, and the first message shows it all in the end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 9 }), async (steps) => {
        await close();
        directory.remove();
        directory = newDirectory();
        paper = newPaper();
        await open();
        await store.stories.put(damStory(), now);
        await say('follow dam');
        await pass();
        let claims = 0;
        for (const { type, wait } of steps) {
          if (type === 'add') await add(`c${++claims}`, `Gate ${'x'.repeat(claims)} was opened`);
          else if (type === 'restart') {
            await close();
            await open();
          } else if (type === 'lose') {
            const [follow] = await store.db.selectFrom('follows').selectAll().execute();
            const gone = new PostError('gone', { outcome: 'gone', isMissing: true });
            if (follow?.thread != null) paper.lose(follow.thread as Place, gone);
          } else if (type === 'correct' && claims > 0)
            await desk()
              .correct('dam', `c${claims}`, `Gate ${'x'.repeat(claims)} was shut`)
              .catch(() => undefined);
          else if (type === 'edition') {
            const draft = { when: { type: 'once', at: now }, length: 'brief', story: 'dam' } as const;
            await addSchedule(store.db, { place, draft, nextRunAt: now, createdBy: 'U1' }, now);
          }
          await pass(wait);
        }
        await add('last', 'All gates are open');
        const last = `as of ${now.toISOString().slice(0, 16).replace('T', ' ')}`;
        for (let turn = 0; turn < 4; turn += 1) await pass(20);
        const news = said().filter((_, at) => paper.posted[at]?.type === 'update');
        for (let number = 1; number <= claims; number += 1) {
          const words = `Gate ${'x'.repeat(number)} was`;
          const tellings = news.filter((text) => text.includes(`[new] ${words}`));
          expect(tellings.length, words).toBeLessThanOrEqual(1);
          expect(
            said().some((text) => text.includes(words)),
            words,
          ).toBe(true);
        }
        const [kept] = await store.db.selectFrom('follows').selectAll().execute();
        expect(lead(kept?.lead_message ?? '')).toContain(last);
        expect(await say('new')).toContain('Nothing new');
      }),
      { numRuns: 12 },
    );
  });
});
