// What every platform must do, in the same words on all of them: one suite, run with the real bot on each strict fake.
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { Log } from '#adapters/adapter.ts';
import { brief } from '#briefings/compose/brief.ts';
import { digest } from '#briefings/compose/digest.ts';
import { quotes } from '#briefings/compose/quotes.ts';
import { timeline } from '#briefings/compose/timeline.ts';
import { claimsOf, linesOf, type Document, type Inline } from '#briefings/document.ts';
import { readConfig } from '#src/config.ts';
import { startDateline, type Dateline } from '#src/dateline.ts';
import { firstStory, hostileStory, storyOf } from '../briefings/sample.ts';
import type { OpenStage, Reading, Seen, Stage } from './stage.ts';
import { scratch } from '#test/scratch.ts';

/** A log that keeps what went wrong. */
export function keptLog(): Log & { readonly errors: string[] } {
  const errors: string[] = [];
  return {
    errors,
    info: () => undefined,
    warn: () => undefined,
    error: (fields, message) => errors.push(`${message} ${inspect(fields)}`),
  };
}

/** The bot on one or more stages, with a clock that only the test moves. */
export interface Show {
  readonly dateline: Dateline;
  readonly errors: readonly string[];
  /** Moves the clock and lets everything that is due be sent. */
  pass(minutes: number): Promise<void>;
  close(): Promise<void>;
}

/** Starts the real bot with its data in `folder`. */
export async function startShow(stages: readonly Stage[], folder: string, start: Date): Promise<Show> {
  const log = keptLog();
  let time = start.getTime();
  const env = Object.assign({}, ...stages.map((stage) => stage.env)) as Record<string, string>;
  const config = await readConfig({ ...env, DATA_DIR: folder, PORT: '0', ZONE: 'UTC', LOG_LEVEL: 'silent' });
  const dateline = await startDateline({ config, now: () => new Date(time), log });
  for (const stage of stages) await stage.online?.(`http://127.0.0.1:${dateline.port}`);
  return {
    dateline,
    errors: log.errors,
    pass: async (minutes) => {
      time += minutes * 60_000;
      await dateline.tick();
      for (const stage of stages) await stage.settled?.();
    },
    close: () => dateline.close(),
  };
}

export const newFolder = (): Promise<string> => mkdtemp(join(scratch, 'dateline-'));

/** The whole visible text of the messages in one thread or channel that belong together. */
export const readingOf = (stage: Stage, seen: readonly Seen[]): Reading =>
  stage.read(seen.map((each) => each.payload));

const words = (value: string): string => value.replace(/\s+/g, ' ').trim();

function inlinesOf(document: Document): readonly Inline[] {
  return document.blocks.flatMap(linesOf).flatMap((line) => line.inlines);
}

const textsOf = (document: Document, ...types: readonly Inline['type'][]): readonly string[] =>
  inlinesOf(document).flatMap((inline) =>
    types.includes(inline.type) && 'text' in inline && /\S/.test(inline.text) ? [words(inline.text)] : [],
  );

const linksOf = (document: Document): readonly string[] =>
  inlinesOf(document).flatMap((inline) => ('url' in inline ? [inline.url] : []));

/** The address as two URL parsers agree on it: percent-encoding may differ. */
const address = (url: string): string => decodeURIComponent(new URL(url).href);

/** A rendering says just what its document says: the same words, speakers, labels, links and claims. */
export function expectSame(document: Document, stage: Stage): void {
  const parts = stage.platform.render(document);
  const reading = stage.read(parts.map((part) => part.body));
  const text = words(reading.text);
  for (const each of textsOf(document, 'text', 'strong', 'quote', 'code')) expect(text).toContain(each);
  expect(reading.speakers.map(words)).toEqual(textsOf(document, 'speaker'));
  expect(reading.chips.map(words)).toEqual(textsOf(document, 'chip'));
  expect(reading.links.map(address)).toEqual(linksOf(document).map(address));
  const claims = parts.flatMap((part) => part.claims.map((ref) => `${ref.story} ${ref.claim}`));
  expect(new Set(claims)).toEqual(
    new Set(claimsOf(document.blocks).map((ref) => `${ref.story} ${ref.claim}`)),
  );
}

const START = new Date('2026-03-02T09:00:00Z');

export function contract(openStage: OpenStage): void {
  let stage: Stage;
  let folder: string;
  let show: Show;

  beforeAll(async () => {
    stage = await openStage();
    folder = await newFolder();
    show = await startShow([stage], folder, START);
  });

  afterAll(async () => {
    await show.close();
    await stage.close();
    await rm(folder, { recursive: true });
  });

  const textOf = (seen: Seen): string => words(readingOf(stage, [seen]).text);

  describe('a rendering', () => {
    test.each(['flash', 'brief', 'deep'] as const)('of the first story, %s', (length) => {
      expectSame(brief(firstStory(), { length }), stage);
    });

    test.each(['flash', 'brief', 'deep'] as const)('of 400 claims, %s', (length) => {
      expectSame(brief(storyOf(400), { length }), stage);
    });

    test('of hostile words: they are shown, and do nothing', () => {
      fc.assert(
        fc.property(hostileStory, (story) => {
          expectSame(brief(story, { length: 'brief' }), stage);
          expectSame(digest([story, storyOf(3)], { length: 'brief' }), stage);
          expectSame(timeline(story), stage);
          expectSame(quotes(story), stage);
        }),
        { numRuns: 25 },
      );
    });
  });

  describe('in the channel', () => {
    test('the briefing comes when it is asked for', async () => {
      const seen = await stage.command('now');
      const reading = readingOf(stage, [seen]);
      expect(reading.text).toContain('U.S. expected to sanction Russia');
      expect(reading.chips).toContain('expected');
      expect(reading.speakers).toContain('one U.S. official');
      expect(reading.buttons).toContain('Ask a question');
      expect(seen.ephemeral).toBe(false);
    });

    test('a question is answered, and a reply in its thread is understood', async () => {
      const answer = await stage.command('ask who is being sanctioned?');
      expect(textOf(answer)).toMatch(/more than 20 Russian entities/);
      expect(readingOf(stage, [answer]).chips).toContain('expected');
      const next = await stage.reply(answer, 'and who denies it?');
      expect(textOf(next)).toMatch(/Russia/);
      expect(textOf(next)).toMatch(/denies|baseless/);
    });

    test('words that are no command are a question', async () => {
      expect(textOf(await stage.command('who reported it first?'))).toContain('Bloomberg');
    });

    test('a mention is answered', async () => {
      expect(textOf(await stage.mention('who reported it first?'))).toContain('Bloomberg');
    });

    test('what the reports do not say is refused', async () => {
      expect(textOf(await stage.command('ask who won the football match in Arvel?'))).toContain('do not say');
    });

    test('a suggested question answers when it is pressed', async () => {
      const seen = await stage.command('now');
      const { buttons } = readingOf(stage, [seen]);
      const question = buttons.find((label) => label.endsWith('?'));
      expect(question).toBeDefined();
      const answer = await stage.press(seen, question ?? '');
      expect(textOf(answer)).not.toContain('do not say');
    });

    test('the Ask button opens a box, and its question is answered in the briefing’s context', async () => {
      const seen = await stage.command('now flash');
      expect(textOf(await stage.askBox(seen, 'and what does Peskov say?'))).toContain('via Reuters');
    });

    test('the Full briefing button gives every claim', async () => {
      const before = stage.messages().length;
      await stage.press(await stage.command('now flash'), 'Full briefing');
      const text = words(readingOf(stage, stage.messages().slice(before)).text);
      for (const claim of firstStory().claims.filter((each) => each.quote === undefined))
        expect(text.toLowerCase()).toContain(claim.text.toLowerCase().slice(-40));
    });

    test.each([
      ['an unknown schedule', 'schedule remove s99', 'There is no schedule “s99”'],
      ['an unknown word', 'schedule pauze', 'takes one of: add, preview, list'],
      ['an unknown story', 'timeline atlantis', 'There is no story “atlantis”'],
      ['a question that is too long', `ask ${'why? '.repeat(400)}`, '1,000'],
    ])('%s is told to the asker alone', async (_, typed, message) => {
      const seen = await stage.command(typed);
      expect(seen.ephemeral).toBe(true);
      expect(textOf(seen)).toContain(message);
    });
  });

  describe('an answer', () => {
    test('that helped, or has something wrong, is judged once by each reader, and the managers read of it', async () => {
      const answer = await stage.command('ask who reported it first?');
      const helpful = await stage.press(answer, 'Helpful');
      expect(helpful.ephemeral).toBe(true);
      expect(textOf(helpful)).toContain('noted as helpful');
      expect(textOf(await stage.command('feedback'))).toContain('1 helpful, 0 wrong');
      const wrong = await stage.judge(answer, 'It was the *other* agency <!channel> @everyone');
      expect(wrong.ephemeral).toBe(true);
      expect(textOf(wrong)).toContain('noted as wrong (“What it says is not so”)');
      const list = await stage.command('feedback');
      expect(list.ephemeral).toBe(true);
      expect(textOf(list)).toContain('0 helpful, 1 wrong');
      expect(textOf(list)).toContain('who reported it first?');
      expect(textOf(list)).toContain('It was the *other* agency');
    });

    test('that is private is the asker’s alone until it is shown', async () => {
      const before = stage.messages().length;
      const own = await stage.command('private who reported it first?');
      expect(own.ephemeral).toBe(true);
      expect(textOf(own)).toContain('Bloomberg');
      expect(
        stage
          .messages()
          .slice(before)
          .filter((seen) => !seen.ephemeral),
      ).toEqual([]);
      const [next = ''] = readingOf(stage, [own]).buttons.filter((label) => label.endsWith('?'));
      expect((await stage.press(own, next)).ephemeral).toBe(true);
      const shown = await stage.press(own, 'Show to everyone here');
      expect(shown.ephemeral).toBe(false);
      expect(textOf(shown)).toContain('Bloomberg');
      expect(textOf(await stage.reply(shown, 'and who denies it?'))).toMatch(/denies|baseless/);
    });

    test('goes on with More, and says no line twice', async () => {
      const answer = await stage.command('ask what does Russia say?');
      const { buttons } = readingOf(stage, [answer]);
      const label = buttons.find((each) => each.startsWith('More ('));
      expect(label).toBeDefined();
      const more = await stage.press(answer, label ?? '');
      expect(more.ephemeral).toBe(false);
      expect(textOf(more)).toContain('More on');
      expect(textOf(more)).not.toContain(textOf(answer).slice(0, 60));
    });
  });

  describe('on a schedule', () => {
    test('the first briefing comes at its time, once; where an answer was lost it is found and goes on in its thread', async () => {
      const added = await stage.command('schedule add in 1 minute deep');
      expect(added.ephemeral).toBe(true);
      expect(textOf(added)).toContain('Schedule added');
      const before = stage.messages().length;
      await show.pass(0);
      expect(stage.messages().length).toBe(before);
      stage.lose();
      await show.pass(1);
      await show.pass(1);
      const posted = stage.messages().slice(before);
      const text = words(readingOf(stage, posted).text).toLowerCase();
      const [edition, ...others] = posted.filter((seen) => seen.place === stage.channel);
      if (edition === undefined) throw new Error('no edition was posted');
      expect(others).toEqual([]);
      for (const claim of firstStory().claims.filter((each) => each.quote === undefined))
        expect(text).toContain(claim.text.toLowerCase().slice(-40));
      await show.pass(1);
      expect(stage.messages()).toHaveLength(before + posted.length);
      expect(textOf(await stage.reply(edition, 'who denies it?'))).toMatch(/denies|baseless/);
    });

    test('the next edition has nothing new, and says so in one line; why tells how that was decided', async () => {
      await stage.command('schedule add in 1 minute');
      const before = stage.messages().length;
      await show.pass(1);
      await show.pass(0);
      const posted = stage.messages().slice(before);
      expect(posted.map(textOf)).toEqual([expect.stringContaining('Nothing new on')]);
      expect(textOf(await stage.command('new'))).toContain('Nothing new on');
      const why = await stage.command('why');
      expect(why.ephemeral).toBe(true);
      expect(textOf(why)).toContain('0 new or changed');
    });

    test('a list shows what runs next, and what was removed does not run', async () => {
      await stage.command('schedule add daily at 9:30 in UTC');
      const list = textOf(await stage.command('schedule list'));
      const name = /\bs\d+\b/.exec(list)?.[0] ?? '';
      expect(list).toContain('At 09:30 (UTC)');
      expect(textOf(await stage.command(`schedule remove ${name}`))).toContain('removed');
      const before = stage.messages().length;
      await show.pass(24 * 60);
      expect(stage.messages().length).toBe(before);
    });
  });

  describe('what is put right', () => {
    const claim = 'begun to mass troops near its border with Ukraine';
    const right = 'Relations are tense, and Russia has moved some units near its border with Ukraine';
    const looks = (): ReadonlyMap<string, string> =>
      new Map(stage.messages().map((seen) => [`${seen.place} ${seen.id}`, JSON.stringify(seen.payload)]));
    const changed = (before: ReadonlyMap<string, string>): readonly string[] =>
      [...looks()].filter(([key, look]) => before.has(key) && before.get(key) !== look).map(([key]) => key);

    test('is edited in every message that told it, none other, once, and noted in each thread', async () => {
      await stage.command('now deep');
      await stage.command('ask who won the football match in Arvel?');
      await show.pass(0);
      const before = looks();
      const carriers = stage.messages().filter((seen) => !seen.ephemeral && textOf(seen).includes(claim));
      expect(carriers.length).toBeGreaterThan(0);
      const done = await stage.command(`correct claim:tension ${right}`);
      expect(done.ephemeral).toBe(true);
      expect(textOf(done)).toContain('Corrected');
      stage.lose();
      await show.pass(0);
      await show.pass(1);
      await show.pass(1);
      expect([...changed(before)].sort()).toEqual(carriers.map((seen) => `${seen.place} ${seen.id}`).sort());
      const after = stage.messages();
      for (const { id, place } of carriers) {
        const seen = after.find((each) => each.id === id && each.place === place);
        const text = textOf(seen ?? done);
        // A message that is full sends its readers to the note in the thread.
        if (!text.includes('See the thread.')) {
          expect(text).toContain(right);
          expect(text).toMatch(/It said: “.*mass troops/);
        }
        expect(readingOf(stage, [seen ?? done]).chips).toContain('correction');
      }
      const notes = after.filter(
        (seen) =>
          !before.has(`${seen.place} ${seen.id}`) && textOf(seen).includes('Told in this thread before'),
      );
      const threads = notes.map(({ place }) => place);
      for (const note of notes) expect(textOf(note)).toContain(right);
      expect(new Set(threads).size).toBe(notes.length);
      expect(notes.length).toBeGreaterThan(0);
      expect(threads.every((place) => place !== stage.channel)).toBe(true);
      const settled = looks();
      await show.pass(1);
      expect(looks()).toEqual(settled);
    });

    test('is marked while it is checked, and stands again as it was when it is released', async () => {
      const said = await stage.command('ask who said that Russia should withdraw its forces?');
      await show.pass(0);
      const before = looks();
      await stage.command('hold smith');
      await show.pass(1);
      await stage.command('release smith');
      await show.pass(1);
      expect(changed(before)).toEqual([]);
      expect(before.has(`${said.place} ${said.id}`)).toBe(true);
    });
  });

  test('a thread is understood after a restart, and its buttons work', async () => {
    const answer = await stage.command('ask who reported it first?');
    const long = await stage.command('ask what does Russia say?');
    await show.close();
    show = await startShow([stage], folder, new Date(START.getTime() + 3 * 86_400_000));
    expect(textOf(await stage.reply(answer, 'and who denies the charges?'))).toMatch(/Russia/);
    const more = readingOf(stage, [long]).buttons.find((label) => label.startsWith('More ('));
    expect(textOf(await stage.press(long, more ?? ''))).toContain('More on');
    expect(textOf(await stage.press(answer, 'Helpful'))).toContain('noted as helpful');
  });

  test('nothing was refused, nothing failed', () => {
    expect(stage.refusals()).toEqual([]);
    expect(show.errors).toEqual([]);
  });
}
