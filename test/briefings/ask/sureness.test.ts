// How sure an answer is: a likelihood that is higher where more speaks for it, and a refusal where little does.
import { beforeAll, describe, expect, it } from 'vitest';
import { ask } from '#briefings/ask/ask.ts';
import type { Likeness } from '#briefings/ask/likeness.ts';
import { readQuestion } from '#briefings/ask/question.ts';
import { readAlone, type Reading } from '#briefings/ask/reading.ts';
import { respond } from '#briefings/ask/respond.ts';
import { indexOf } from '#briefings/ask/story-index.ts';
import { candidatesOf, judged, signsOf, surenessOf, WEIGHTS } from '#briefings/ask/sureness.ts';
import { readLocally } from '#src/ingest/reader/local/index.ts';
import { fullLikeness } from '#src/likeness/meaning.ts';
import { likeness as byWords } from '#src/likeness/words.ts';
import { court, flood } from './stories.ts';

let likeness: Likeness;

beforeAll(async () => {
  likeness = await fullLikeness((message) => {
    throw new Error(message);
  });
});

const read = (question: string): Reading => readAlone(readQuestion(question), indexOf(flood), likeness);

describe('surenessOf', () => {
  it('is a likelihood, which each sign moves by its weight', () => {
    const reading = read('How many people died in the flood?');
    const finding = respond(reading);
    const [candidate] = candidatesOf(reading, finding);
    if (!candidate) throw new Error('Nothing was found.');
    const signs = signsOf(reading, finding, candidate);
    const sure = surenessOf(signs, WEIGHTS);
    expect(sure).toBeGreaterThan(0.4);
    expect(sure).toBeLessThan(1);
    for (const [name, weight] of Object.entries(WEIGHTS)) {
      const more = surenessOf({ ...signs, [name]: signs[name as keyof typeof signs] + 0.5 }, WEIGHTS);
      expect(Math.sign(Math.round(1e9 * (more - sure)))).toBe(Math.sign(weight));
    }
  });

  it('is higher for what the story tells than for what is of another world', () => {
    const sure = (question: string): number => ask(question, [flood], undefined, likeness).confidence;
    for (const [told, other] of [
      ['How many people died in the flood?', 'How many goals did the visitors score?'],
      ['Does the dam hold?', 'Does the tenor sing tomorrow?'],
      ['What did Garo Pike say?', 'What did Garo Pike say about the opera?'],
    ] as const)
      expect(sure(told), told).toBeGreaterThan(sure(other) + 0.1);
  });
});

describe('judged', () => {
  it('leaves a finding as it is where no model can tell', () => {
    for (const known of [undefined, byWords]) {
      const reading = readAlone(readQuestion('How many people died in the flood?'), indexOf(flood), known);
      const finding = respond(reading);
      expect(judged(reading, finding)).toBe(finding);
    }
  });

  it('refuses what is found where next to nothing speaks for it, and shows it still', () => {
    const reading = read('Did Ondine Kessel and Ravi Tomsk sing of the flood?');
    const found = { type: 'found', entries: indexOf(flood).entries.slice(-1), confidence: 0 } as const;
    const { type, entries } = judged(reading, found);
    expect(type).toBe('missing');
    expect(entries).toEqual(found.entries);
  });

  it('shows beside what is only alleged the claim that may tell whether it is so', () => {
    const text = `The moderator of the debate, Lester Quill, was attacked again on Monday. Senator Ada Brandt accused Quill of being a Liberal. “The Liberals lean on the moderators,” Brandt told reporters. A review of records found that Quill has been a registered Conservative since 2003. Brandt will debate with her rival on Friday.`;
    const story = readLocally({ text, kind: 'whole', publishedAt: '2031-05-15' }, '2031-05-15');
    const oddsOf = (text: string): number => (/accused/u.test(text) ? 3 : /registered/u.test(text) ? 2 : 0);
    const reader: Likeness = {
      ...byWords,
      answering: (_, passages) =>
        passages.map((parts) => oddsOf(parts.find(({ part }) => part === 'own')?.text ?? '')),
    };
    const { lines } = ask('Is Quill a Liberal?', [story], undefined, reader);
    expect(lines.slice(0, 2).map(({ text: line }) => line)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('accused Quill'),
        expect.stringContaining('registered Conservative'),
      ]),
    );
  });

  it('finds no reason for what nothing in the story is like', () => {
    const reader: Likeness = { ...byWords, answering: (_, passages) => passages.map(() => 3) };
    const why = (question: string): boolean => ask(question, [court], undefined, reader).answered;
    expect(why('Why did the mayor resign?')).toBe(false);
    expect(why('Why did the investigation begin?')).toBe(true);
  });

  it('never makes a find of a refusal that tells why', () => {
    for (const question of [
      'Did the mayor resign?',
      'How many people died in the flood?',
      'When did the dam break?',
    ]) {
      const reading = read(question);
      const refused = { type: 'missing', entries: [], lead: 'No.', confidence: 1 } as const;
      expect(judged(reading, refused)).toBe(refused);
    }
  });
});

it('answers of another story are refused', () => {
  const { answered } = ask('How many people died in the flood?', [court], undefined, likeness);
  expect(answered).toBe(false);
});
