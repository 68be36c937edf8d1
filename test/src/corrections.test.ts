// What was told and is wrong is put right where it was told: every message, none other, once; also after a crash.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PostError } from '#adapters/adapter.ts';
import { commands } from '#briefings/commands/index.ts';
import { claimsOf, documentText, linesOf, type Document } from '#briefings/document.ts';
import { guard } from '#briefings/guard.ts';
import type { Place } from '#briefings/place.ts';
import { correctionsBy, watchStories } from '#src/corrections.ts';
import type { Editor } from '#src/delivery/edits.ts';
import type { Outbox } from '#src/delivery/outbox.ts';
import { newNewsroom } from '#src/newsroom.ts';
import { insertExtra } from '#src/store/deliveries.ts';
import { addSchedule } from '#src/store/schedules.ts';
import { openStore, type Store } from '#src/store/store.ts';
import { newTestArticles, newTestFeeds } from './reading.ts';
import { LEASE, newPaper } from './paper.ts';
import { damStory, newDirectory, newTestLog } from './world.ts';

const place = 'memory:G/C' as const;

describe('what was told and is wrong', () => {
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
    await open();
    await store.stories.put(damStory(), now);
  });

  afterEach(async () => {
    await close();
    directory.remove();
  });

  const desk = () => correctionsBy({ store, now: () => now, by: 'U1', ring: () => undefined });

  /** Everything that is due is sent and edited. */
  async function run(): Promise<void> {
    now = new Date(now.getTime() + 60_000);
    outbox.ring();
    editor.ring();
    await Promise.all([outbox.idle(), editor.idle()]);
  }

  async function edition(where: Place = place): Promise<void> {
    const draft = { when: { type: 'once', at: now }, length: 'deep' } as const;
    const { key } = await addSchedule(
      store.db,
      { place: where, draft, nextRunAt: now, createdBy: 'U1' },
      now,
    );
    await insertExtra(store.db, { key, place: where }, 'run', now);
    await run();
  }

  /** Somebody asks, and the answer is posted. @returns its message */
  async function ask(
    text: string,
    where: Place = place,
  ): Promise<{ readonly id: string; readonly document: Document }> {
    const newsroom = newNewsroom({
      store,
      articles: newTestArticles(store),
      feeds: newTestFeeds(store),
      commands,
      now: () => now,
      log,
      zone: 'UTC',
    });
    const request = {
      place: where,
      asker: { id: 'U1', manager: true },
      input: { type: 'words', text },
    } as const;
    const document = await newsroom.handle(request);
    if (document.audience === 'asker') return { id: '', document };
    const part = { body: document, claims: claimsOf(document.blocks), piece: document };
    const id = `a${now.getTime()}`;
    const receipt = { place: where, message: id, thread: `${where}/${id}` as Place };
    await newsroom.posted(request, document, [{ receipt, part }]);
    now = new Date(now.getTime() + 1_000);
    return { id, document };
  }

  const textsOf = (document: Document | undefined): readonly string[] =>
    document === undefined ? [] : [documentText(document)];
  const editsOf = (message: string): readonly Document[] =>
    paper.edits.filter((each) => each.message === message).map(({ document }) => document);

  test('an edition and an answer are edited in place, their threads told once; another answer is left alone', async () => {
    await edition();
    const answer = await ask('ask when will the dam be repaired?');
    const other = await ask('ask is the dam safe?');
    expect(claimsOf(answer.document.blocks).map(({ claim }) => claim)).toContain('repair');
    await desk().correct('dam', 'repair', 'The dam will be repaired in June');
    await run();
    await run();
    const carried = claimsOf(other.document.blocks).some(({ claim }) => claim === 'repair');
    expect(paper.edits.map(({ message }) => message).sort()).toEqual(
      [answer.id, 'm1', ...(carried ? [other.id] : [])].sort(),
    );
    const [edited] = editsOf('m1');
    const text = documentText(edited ?? answer.document);
    expect(text).toContain('[correction] The dam will be repaired in June');
    expect(text).toContain('It said: “The dam will be repaired in May”');
    expect(text).toContain('The dam is safe until then');
    expect(text).not.toContain('[updated]');
    const notes = paper.posted.filter(({ type }) => type === 'correction');
    expect(notes).toHaveLength(carried ? 3 : 2);
    expect(notes.map(documentText)[0]).toContain(
      'Told in this thread before: “The dam will be repaired in May”',
    );
    expect(
      notes.flatMap((note) => guard(note, [damStory()]).faults.filter((fault) => fault.includes('update'))),
    ).toEqual([]);
    expect(
      log.lines.filter(({ level, message }) => level === 'error' && message.includes('held back')),
    ).toEqual([]);
  });

  test('a hold marks what was posted, keeps the claim out of answers, and its release takes the mark away', async () => {
    await edition();
    await desk().hold('dam', 'repair');
    await run();
    expect(textsOf(editsOf('m1')[0])[0]).toContain('[being checked]');
    expect(paper.posted.filter(({ type }) => type === 'correction')).toEqual([]);
    expect(documentText((await ask('now')).document)).not.toContain('will be repaired in May');
    await desk().release('dam', 'repair');
    await run();
    expect(editsOf('m1').at(-1)).toEqual(paper.posted[0]);
    expect(documentText((await ask('now')).document)).toContain('will be repaired in May');
  });

  test('what is withdrawn is marked as taken back, and is not called an update', async () => {
    await edition();
    expect((await ask('withdraw "dam repaired May"')).document.type).toBe('notice');
    await run();
    expect(textsOf(editsOf('m1')[0])[0]).toMatch(
      /\[withdrawal\] Taken back: The dam will be repaired in May/,
    );
    expect(linesOf(editsOf('m1')[0]?.blocks[1] ?? { type: 'title', text: '' })).toBeDefined();
  });

  test('a message that somebody has deleted is given up, and why says so; one that has to wait is edited later', async () => {
    await edition();
    const { id } = await ask('ask when will the dam be repaired?');
    paper.refuse((message) => {
      if (message === 'm1')
        return Promise.reject(new PostError('Slack: message_not_found', { outcome: 'gone' }));
      return Promise.reject(new PostError('wait', { outcome: 'refused', retryAfter: 90_000 }));
    });
    await desk().withdraw('dam', 'repair');
    await run();
    expect(paper.edits).toEqual([]);
    paper.refuse(() => Promise.resolve());
    await run();
    await run();
    expect(paper.edits.map(({ message }) => message)).toEqual([id]);
    const why = documentText((await ask('why repair')).document);
    expect(why).toContain('it could not be edited: Slack: message_not_found');
    expect(why).toContain('edited 2026-03-02');
  });

  test('an answer that was composed before the correction and posted after it is edited, too', async () => {
    const newsroom = newNewsroom({
      store,
      articles: newTestArticles(store),
      feeds: newTestFeeds(store),
      commands,
      now: () => now,
      log,
      zone: 'UTC',
    });
    const request = {
      place,
      asker: { id: 'U1', manager: true },
      input: { type: 'words', text: 'now' },
    } as const;
    const document = await newsroom.handle(request);
    now = new Date(now.getTime() + 1_000);
    await desk().correct('dam', 'repair', 'The dam will be repaired in June');
    const part = { body: document, claims: claimsOf(document.blocks), piece: document };
    await newsroom.posted(request, document, [
      { receipt: { place, message: 'late', thread: `${place}/late` }, part },
    ]);
    await run();
    expect(paper.edits.map(({ message }) => message)).toEqual(['late']);
    expect(paper.posted.map(({ type }) => type)).toEqual(['correction']);
  });

  /** What can happen in a history. */
  const step = fc.oneof(
    fc.record({ type: fc.constant('edition' as const), channel: fc.nat(2) }),
    fc.record({
      type: fc.constant('ask' as const),
      channel: fc.nat(2),
      question: fc.constantFrom('now', 'ask is the dam safe?', 'ask when will the dam be repaired?'),
    }),
    fc.record({
      type: fc.constant('correct' as const),
      claim: fc.constantFrom('repair', 'safe'),
      month: fc.constantFrom('June', 'July'),
    }),
    fc.record({ type: fc.constant('withdraw' as const), claim: fc.constantFrom('repair', 'safe') }),
    fc.record({ type: fc.constant('hold' as const), claim: fc.constantFrom('repair', 'safe') }),
    fc.record({ type: fc.constant('release' as const), claim: fc.constantFrom('repair', 'safe') }),
    fc.constant({ type: 'crash' as const }),
  );

  test('in any history: every message that told it is edited, none other, once; also with a crash in the middle', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 9 }), async (steps) => {
        await close();
        directory.remove();
        directory = newDirectory();
        paper = newPaper();
        await open();
        await store.stories.put(damStory(), now);
        let dying = false;
        let answers = new Map<string, Document>();
        for (const each of steps) {
          const channel = 'channel' in each ? (`memory:G/C${each.channel}` as Place) : place;
          const before = paper.edits.length;
          if (each.type === 'edition') await edition(channel);
          else if (each.type === 'ask') {
            const { id, document } = await ask(each.question, channel);
            answers = new Map([...answers, [id, document]]);
          } else if (each.type === 'crash') dying = true;
          else {
            const words = 'month' in each ? `It is to be in ${each.month}` : '';
            const done = await Promise.resolve(
              each.type === 'correct'
                ? desk().correct('dam', each.claim, words)
                : desk()[each.type]('dam', each.claim),
            ).catch(() => null);
            if (dying) {
              // The process dies after the first edit, within the second; another takes over once the lease has ended.
              let calls = 0;
              paper.refuse(() => (++calls > 1 ? new Promise<void>(() => undefined) : Promise.resolve()));
              editor.ring();
              for (let turn = 0; turn < 200 && calls < 2; turn += 1) await new Promise(setImmediate);
              paper.refuse(() => Promise.resolve());
              now = new Date(now.getTime() + LEASE);
              editor = paper.editor(store, () => now, log);
              dying = false;
            }
            await run();
            await run();
            const edited = paper.edits.slice(before).map(({ message }) => message);
            expect(new Set(edited).size).toBe(edited.length);
            const messages = await store.db
              .selectFrom('told')
              .select('message')
              .where('claim', '=', each.claim)
              .distinct()
              .execute();
            const carriers = new Set(messages.map(({ message }) => message));
            expect(edited.filter((message) => !carriers.has(message))).toEqual([]);
            if (done === null) expect(edited).toEqual([]);
          }
        }
        await run();
        await expectAllRight(answers);
      }),
      { numRuns: 25 },
    );
  });

  /** What stands in the channels says of each claim what is known of it now, or is marked. */
  async function expectAllRight(answers: ReadonlyMap<string, Document>): Promise<void> {
    const current = new Map<string, Document>(answers);
    paper.posted.forEach((document, at) => current.set(`m${at + 1}`, document));
    for (const { message, document } of paper.edits) current.set(message, document);
    const story = await store.stories.get('dam');
    const held = (await desk().held()).get('dam') ?? new Set();
    for (const document of current.values())
      for (const line of document.blocks.flatMap(linesOf))
        for (const { claim: id } of line.claims) {
          const claim = story?.claims.find((each) => each.id === id);
          const chips = line.inlines.flatMap((inline) => (inline.type === 'chip' ? [inline.text] : []));
          if (held.has(id)) expect(chips).toContain('being checked');
          else if (claim?.status === 'withdrawn')
            expect(chips.some((chip) => chip.startsWith('withdraw'))).toBe(true);
          else if (claim?.status === 'corrected')
            expect(line.inlines.map((inline) => ('text' in inline ? inline.text : '')).join('')).toContain(
              claim.text,
            );
          else expect(chips).not.toContain('being checked');
        }
    const notes = await store.db.selectFrom('notes').selectAll().execute();
    const keys = notes.map(({ thread, claim, mark }) => `${thread} ${claim} ${mark}`);
    expect(new Set(keys).size).toBe(keys.length);
  }
});
