// The newsroom on a real store: conversations over restarts, access, errors, and requests at the same time.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Input, Newsroom, Posted, Request } from '#adapters/adapter.ts';
import { command, type Command } from '#briefings/command.ts';
import { commands } from '#briefings/commands/index.ts';
import type { Desk } from '#briefings/desk.ts';
import { claimsOf, documentText, line, paragraph, type Document } from '#briefings/document.ts';
import type { Place } from '#briefings/place.ts';
import { newNewsroom } from '#src/newsroom.ts';
import { openStore, type Store } from '#src/store/store.ts';
import { engines, newSite, type Site } from '../sites.ts';
import { newTestArticles, newTestFeeds } from './reading.ts';
import { damStory, newTestLog } from './world.ts';

const now = new Date('2026-03-02T09:00:00Z');
const channel = 'memory:G/C' as const;
describe.each(engines)('on %s', (engine) => {
  let site: Site;
  let store: Store;
  let log: ReturnType<typeof newTestLog>;
  let newsroom: Newsroom;
  /** The desks that the probe command has worked at. */
  let desks: Desk[];

  const probe = command({
    name: 'probe',
    summary: 'Shows its desk to the test',
    example: 'probe',
    input: z.object({ story: z.string().optional() }),
    access: 'everyone',
    audience: 'place',
    run: (input, desk) => {
      desks.push(desk);
      return Promise.resolve(plain(`story: ${input.story ?? 'none'}`));
    },
  });

  const broken = command({
    name: 'broken',
    summary: 'Fails for a reason of its own',
    example: 'broken',
    input: z.object({}),
    access: 'everyone',
    audience: 'place',
    run: () => Promise.reject(new TypeError('a secret detail')),
  });

  function plain(text: string): Document {
    return {
      type: 'notice',
      title: text,
      lead: text,
      stories: [],
      audience: 'place',
      blocks: [paragraph(line([text]))],
    };
  }

  function openNewsroom(): Newsroom {
    const all: readonly Command[] = [...commands, probe, broken];
    const articles = newTestArticles(store);
    return newNewsroom({
      store,
      articles,
      feeds: newTestFeeds(store),
      commands: all,
      now: () => now,
      log,
      zone: 'Asia/Kathmandu',
    });
  }

  beforeEach(async () => {
    site = await newSite(engine);
    store = await openStore(site.address);
    await store.stories.put(damStory(), now);
    log = newTestLog();
    desks = [];
    newsroom = openNewsroom();
  });

  afterEach(async () => {
    await store.close();
    await site.remove();
  });

  async function restart(): Promise<void> {
    await store.close();
    store = await openStore(site.address);
    newsroom = openNewsroom();
  }

  function request(input: Input, over: Partial<Request> = {}): Request {
    return { place: channel, asker: { id: 'U1', manager: false }, input, ...over };
  }

  const words = (text: string): Input => ({ type: 'words', text });
  const question = (text: string): Input => ({ type: 'question', text });
  const probing: Input = { type: 'command', name: 'probe', fields: {} };

  /** Reports a document as posted in one message that opens a thread, as an adapter does. */
  async function post(asked: Request, document: Document, message: string, thread?: Place): Promise<void> {
    const receipt = { place: asked.place, message, thread: thread ?? (`${asked.place}/${message}` as Place) };
    const posted: Posted = {
      receipt,
      part: { body: { message }, claims: claimsOf(document.blocks), piece: document },
    };
    await newsroom.posted(asked, document, [posted]);
  }

  describe('conversations', () => {
    test('a reply in the thread, or to the message, is understood, also after a restart', async () => {
      const asked = request(words('who says the dam will be repaired?'));
      const answer = await newsroom.handle(asked);
      expect(answer.type).toBe('answer');
      await post(asked, answer, 'm1');
      await restart();
      await newsroom.handle(request(probing, { place: 'memory:G/C/m1' }));
      await newsroom.handle(request(probing, { about: 'm1' }));
      await newsroom.handle(request(probing, { place: 'memory:G/D', about: 'm1' }));
      const turn = { question: 'who says the dam will be repaired?', claims: claimsOf(answer.blocks) };
      expect(turn.claims.length).toBeGreaterThan(0);
      const known = { stories: ['dam'], turns: [turn] };
      expect(desks.map(({ conversation }) => conversation)).toEqual([
        known,
        { ...known, subject: 'dam' },
        { stories: [], turns: [] },
      ]);
    });

    test('turns follow each other, wherever in the thread they are asked', async () => {
      const first = request(words('now'));
      await post(first, await newsroom.handle(first), 'm1');
      const second = request(question('who says so?'), { place: 'memory:G/C/m1' });
      await post(second, await newsroom.handle(second), 'm2', 'memory:G/C/m1');
      const third = request(question('is the dam safe?'), { about: 'm2' });
      await post(third, await newsroom.handle(third), 'm3');
      await newsroom.handle(request(probing, { place: 'memory:G/C/m3' }));
      expect(desks[0]?.conversation.turns.map((turn) => turn.question)).toEqual([
        'who says so?',
        'is the dam safe?',
      ]);
    });

    test('it owns the threads that it opened or spoke in, and no others', async () => {
      const asked = request(words('now'));
      await post(asked, await newsroom.handle(asked), 'm1');
      expect(await newsroom.owns('memory:G/C/m1')).toBe(true);
      expect(await newsroom.owns('memory:G/C/m9')).toBe(false);
      expect(await newsroom.owns(channel)).toBe(false);
    });

    test('a command’s bare word in a thread means the thread’s story', async () => {
      await store.stories.put(damStory('weir'), now);
      const asked = request({ type: 'command', name: 'now', fields: { story: 'weir' } });
      await post(asked, await newsroom.handle(asked), 'm1');
      const thread = { place: 'memory:G/C/m1' } as const;
      expect(await newsroom.handle(request(question(' Timeline '), thread))).toMatchObject({
        type: 'timeline',
        stories: ['weir'],
      });
      expect((await newsroom.handle(request(question('probe'), thread))).lead).toBe('story: weir');
      expect((await newsroom.handle(request(question('who is on the timeline?'), thread))).type).toMatch(
        /answer|refusal/,
      );
    });

    test('in the thread of a digest a question means an item by its place, by its message, or all of them', async () => {
      await store.stories.put(damStory('weir'), now);
      await store.stories.put(damStory('sluice'), now);
      const asked = request(words('now'));
      const digest = await newsroom.handle(asked);
      expect(digest.type).toBe('digest');
      await post(asked, digest, 'm1');
      const [first = '', second = '', last = ''] = digest.stories;
      const thread = { place: 'memory:G/C/m1' } as const;
      const say = (text: string, over: Partial<Request> = thread): Promise<Document> =>
        newsroom.handle(request(question(text), over));
      expect((await say('what about the second one?')).stories).toEqual([second]);
      expect((await say('who says so in the last story?')).stories).toEqual([last]);
      expect((await say('who says that the sluice is safe?')).stories).toEqual(['sluice']);
      expect((await say('what about the ninth one?')).type).toBe('choice');
      const all = await say('who says that it is safe?');
      expect(all).toMatchObject({ type: 'answer', stories: [first, second, last] });
      expect(documentText(all)).toContain('3 of these stories say something');
      // A later part of the digest, which tells of one story, and one that was only named.
      const part: Posted = {
        receipt: { place: thread.place, message: 'm2', thread: thread.place },
        part: { body: {}, claims: [{ story: second, claim: 'repair' }], piece: { ...digest, blocks: [] } },
      };
      await newsroom.posted(asked, { ...digest, stories: [second] }, [part]);
      await restart();
      await newsroom.handle(request(probing, { ...thread, about: 'm2' }));
      await newsroom.handle(request(probing, { ...thread, about: 'm1' }));
      expect(desks.map(({ conversation }) => conversation.subject)).toEqual([second, undefined]);
      expect((await say('who says so?', { ...thread, about: 'm2' })).stories).toEqual([second]);
      expect(await say('timeline', { ...thread, about: 'm2' })).toMatchObject({
        type: 'timeline',
        stories: [second],
      });
    });

    test('of an edition those are items that have news', async () => {
      await store.stories.put(damStory('weir'), now);
      const edition = { ...plain('two'), type: 'update', stories: ['dam', 'weir', 'sluice'] } as const;
      const claims = [
        { story: 'dam', claim: 'repair' },
        { story: 'weir', claim: 'safe' },
      ];
      const receipt = { place: channel, message: 'm1', thread: `${channel}/m1` } as const;
      await newsroom.posted(request(words('new')), edition, [
        { receipt, part: { body: {}, claims, piece: edition } },
      ]);
      const last = await newsroom.handle(request(question('the last one?'), { place: receipt.thread }));
      expect(last.stories).toEqual(['weir']);
    });

    test('a refused question is a turn without claims', async () => {
      const refused = request(words('ask who won the match in Arvel?'));
      const document = await newsroom.handle(refused);
      expect(document.type).toBe('refusal');
      await post(refused, document, 'm1');
      const turns = await store.db.selectFrom('turns').selectAll().execute();
      expect(turns.map(({ question, claims }) => ({ question, claims }))).toEqual([
        { question: 'who won the match in Arvel?', claims: '[]' },
      ]);
    });

    test('what one person alone has seen does not count as told', async () => {
      const asked = request(words('now'));
      const document = await newsroom.handle(asked);
      await post(asked, { ...document, audience: 'asker' }, 'm1');
      expect(await store.db.selectFrom('told').selectAll().execute()).toEqual([]);
      await post(asked, document, 'm2');
      expect((await store.db.selectFrom('told').selectAll().execute()).length).toBeGreaterThan(0);
    });
  });

  describe('access and errors', () => {
    const add: Input = { type: 'command', name: 'schedule add', fields: { when: 'weekdays at 8:00' } };

    test('settings are for managers; the others are told so, privately', async () => {
      const refused = await newsroom.handle(request(add));
      expect(refused).toMatchObject({ type: 'error', audience: 'asker' });
      expect(documentText(refused)).toContain('/brief schedule add');
      expect(await newsroom.handle(request(add, { asker: { id: 'U2', manager: true } }))).toMatchObject({
        audience: 'asker',
        lead: expect.stringContaining('s1') as string,
      });
    });

    test.each([
      [
        'an unknown command',
        { type: 'command', name: 'timelin', fields: {} },
        'Did you mean /brief timeline?',
      ],
      ['a missing field', { type: 'command', name: 'ask', fields: {} }, 'question'],
      ['a wrong choice', { type: 'command', name: 'now', fields: { length: 'endless' } }, 'length'],
      ['a question of 100,000 characters', { type: 'question', text: 'x'.repeat(100_000) }, '1,000'],
      ['words of 100,000 characters', { type: 'words', text: 'x '.repeat(50_000) }, '1,000'],
      [
        'a field of 100,000 characters',
        { type: 'command', name: 'ask', fields: { question: 'x'.repeat(100_000) } },
        '1,000',
      ],
      ['a time that cannot be read', { type: 'words', text: 'schedule add whenever it rains' }, 'Examples'],
    ] as const)('%s gets plain words, privately', async (_, input, hint) => {
      const document = await newsroom.handle(request(input, { asker: { id: 'U2', manager: true } }));
      expect(document).toMatchObject({ type: 'error', audience: 'asker' });
      expect(documentText(document)).toContain(hint);
      expect(documentText(document).length).toBeLessThan(1_500);
      expect(log.lines).toEqual([]);
    });

    test('who sees answers is chosen by managers, for the channel and its threads', async () => {
      const slash = { slash: true } as const;
      const asked = request(words('who says the dam will be repaired?'), slash);
      const choice = words('answers private');
      expect(documentText(await newsroom.handle(request(choice)))).toContain('Only those who manage');
      expect(await newsroom.handle(asked)).toMatchObject({ type: 'answer', audience: 'place' });
      expect(await newsroom.answersTo(channel)).toBe('public');
      await newsroom.handle(request(choice, { asker: { id: 'U2', manager: true } }));
      await restart();
      const thread = `${channel}/m1` as Place;
      expect(await newsroom.handle(asked)).toMatchObject({ type: 'answer', audience: 'asker' });
      expect(await newsroom.handle({ ...asked, place: thread })).toMatchObject({ audience: 'asker' });
      expect(await newsroom.answersTo(thread)).toBe('private');
      expect(await newsroom.handle(request(words('who says so?')))).toMatchObject({ audience: 'place' });
      expect(await newsroom.handle({ ...asked, place: 'memory:G/D' })).toMatchObject({ audience: 'place' });
      expect(await newsroom.handle(request(words('now'), slash))).toMatchObject({ audience: 'place' });
      expect(documentText(await newsroom.handle(request(words('answers'))))).toContain('for the asker alone');
    });

    test('a fault of our own is logged with its cause, and told without it', async () => {
      const document = await newsroom.handle(request({ type: 'command', name: 'broken', fields: {} }));
      expect(document).toMatchObject({ type: 'error', audience: 'asker' });
      expect(documentText(document)).not.toContain('secret detail');
      expect(log.lines).toMatchObject([{ level: 'error', fields: { err: { message: 'a secret detail' } } }]);
    });

    test('a line that says more than its claim is held back and logged', async () => {
      const surer = line(['The dam is repaired'], [{ story: 'dam', claim: 'repair' }]);
      const rumour = command({
        ...probe,
        name: 'rumour',
        run: () =>
          Promise.resolve({ ...plain('Rumour'), blocks: [paragraph(surer), paragraph(line(['The rest.']))] }),
      });
      const articles = newTestArticles(store);
      const strict = newNewsroom({
        store,
        articles,
        feeds: newTestFeeds(store),
        commands: [rumour],
        now: () => now,
        log,
        zone: 'UTC',
      });
      const document = await strict.handle(request({ type: 'command', name: 'rumour', fields: {} }));
      expect(documentText(document)).toBe('The rest.');
      expect(log.lines).toMatchObject([{ level: 'error' }]);
    });

    test('a request fails softly when the store is gone', async () => {
      await store.close();
      expect(await newsroom.handle(request(words('now')))).toMatchObject({ type: 'error' });
      expect(await newsroom.complete(request(words('')), 'stories', '')).toEqual([]);
      await expect(newsroom.posted(request(words('now')), plain('x'), [])).resolves.toBeUndefined();
      store = await openStore(site.address);
    });
  });

  describe('places', () => {
    test('a place has the zone of its first schedule, else the asker’s, else the configured one', async () => {
      const manager = { id: 'U2', manager: true };
      await newsroom.handle(request(probing));
      await newsroom.handle(request(probing, { zone: 'America/New_York' }));
      const add = words('schedule add weekdays at 8:00 in Berlin');
      expect(await newsroom.handle(request(add, { asker: manager }))).toMatchObject({ type: 'schedules' });
      await newsroom.handle(request(probing, { zone: 'America/New_York' }));
      await newsroom.handle(request(probing, { zone: 'America/New_York', place: 'memory:G/C/m1' }));
      expect(desks.map(({ zone }) => zone)).toEqual([
        'Asia/Kathmandu',
        'America/New_York',
        'Europe/Berlin',
        'Europe/Berlin',
      ]);
    });

    test('schedules are their place’s own, with their next runs', async () => {
      await newsroom.handle(request(probing));
      const draft = {
        when: { type: 'cron', expression: '0 8 * * *', zone: 'UTC' },
        length: 'flash',
      } as const;
      const added = await desks[0]?.schedules.add(draft);
      expect(added).toEqual({
        id: 's1',
        ...draft,
        paused: false,
        nextRuns: ['2026-03-03T08:00Z', '2026-03-04T08:00Z', '2026-03-05T08:00Z'].map((at) => new Date(at)),
      });
      await newsroom.handle(request(probing, { place: 'memory:G/D' }));
      expect(await desks[1]?.schedules.list()).toEqual([]);
      expect(await desks[1]?.schedules.remove('s1')).toBe(false);
      expect(await desks[0]?.schedules.remove('s1')).toBe(true);
    });
  });

  test('an hour that may be of the morning or the evening is asked about, and saved by a button', async () => {
    const manager = { id: 'U1', manager: true };
    const document = await newsroom.handle(
      request(words('schedule add weekdays at 8 flash in Berlin'), { asker: manager }),
    );
    expect(documentText(document)).toContain('Nothing is saved yet');
    expect(documentText(document)).toMatch(/At 08:00, Monday[\s\S]*next: 2026[\s\S]*At 20:00, Monday/);
    expect(await store.db.selectFrom('schedules').selectAll().execute()).toEqual([]);
    const buttons = document.blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []));
    expect(buttons.map(({ label }) => label)).toEqual(['Save 8:00', 'Save 20:00']);
    const [, evening] = buttons;
    if (evening === undefined) throw new Error('no button');
    const saved = await newsroom.handle(
      request({ type: 'action', action: evening.action }, { asker: manager }),
    );
    expect(documentText(saved)).toContain(
      'At 20:00, Monday through Friday (Europe/Berlin): flash of all stories',
    );
  });

  test('many requests at the same time each keep their own', async () => {
    const askers = Array.from({ length: 40 }, (_, at) => ({ id: `U${at}`, manager: at % 2 === 0 }));
    const add: Input = { type: 'command', name: 'schedule add', fields: { when: 'weekdays at 8:00' } };
    const documents = await Promise.all(
      askers.map(async (asker, at) => {
        const asked = request(at % 4 < 2 ? add : words('now'), { asker });
        const document = await newsroom.handle(asked);
        if (document.type === 'briefing') await post(asked, document, `m${at}`);
        return document.type;
      }),
    );
    expect(documents.filter((type) => type === 'schedules')).toHaveLength(10);
    expect(documents.filter((type) => type === 'error')).toHaveLength(10);
    expect(documents.filter((type) => type === 'briefing')).toHaveLength(20);
    const numbers = await store.db.selectFrom('schedules').select('number').orderBy('number').execute();
    expect(numbers.map(({ number }) => number)).toEqual(Array.from({ length: 10 }, (_, at) => at + 1));
    expect(await store.db.selectFrom('conversations').selectAll().execute()).toHaveLength(20);
  });

  test('completion finds stories by any of their words, and the place’s schedules', async () => {
    await store.stories.put(damStory('weir'), now);
    const asked = { place: channel, asker: { id: 'U2', manager: true } };
    const stories = async (typed: string) =>
      (await newsroom.complete(asked, 'stories', typed)).map(({ value }) => value);
    expect((await stories('')).sort()).toEqual(['dam', 'weir']);
    expect(await stories('plumstone WEIR')).toEqual(['weir']);
    expect(await stories('nothing like it')).toEqual([]);
    await newsroom.handle({ ...asked, input: words('schedule add weekdays at 8:00') });
    expect(await newsroom.complete(asked, 'schedules', 's')).toMatchObject([{ value: 's1' }]);
    expect(await newsroom.complete(asked, 'weather', '')).toEqual([]);
  });
});
