// The encoder that is shipped: it tells what answers a question in other words; what was read is kept.
import { setImmediate } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Likeness } from '#briefings/ask/likeness.ts';
import type { Part, Passage } from '#briefings/ask/passage.ts';
import { ask } from '#briefings/ask/ask.ts';
import { loadEncoder, type Encoder } from '#src/likeness/encoder/encoder.ts';
import { unpack } from '#src/likeness/encoder/packed.ts';
import { cutterOf, partedBy } from '#src/likeness/encoder/pieces.ts';
import { comparing, fullLikeness } from '#src/likeness/meaning.ts';
import { likeness } from '#src/likeness/words.ts';
import { flood } from '#test/briefings/ask/stories.ts';

let encoder: Encoder;

beforeAll(async () => {
  encoder = await loadEncoder(likeness.words);
});

const passage = (text: string): Passage => [{ part: 'own', text }];

const oddsOf = (question: string, texts: readonly string[]): readonly number[] =>
  encoder.answering(
    encoder.read(passage(question)),
    texts.map((text) => encoder.read(passage(text))),
  );

describe('what the encoder has learnt', () => {
  it.each([
    [
      'Who pays for the repairs?',
      'The state covers the cost of mending the bridge.',
      ['It snowed all night.', 'The bridge was built in 1911.'],
    ],
    [
      'Was anybody hurt?',
      'All four passengers walked away unharmed, the operator said.',
      ['The train left at noon.', 'The operator has run the line since 1998.'],
    ],
    [
      'Why did he step down?',
      'The minister resigned because of the leak.',
      ['The minister took office in May.', 'The ministry has 400 staff.'],
    ],
  ])('finds what answers in other words: %s', (question, answer, others) => {
    const odds = oddsOf(question, [answer, ...others]);
    expect(Math.max(...odds)).toBe(odds[0]);
    expect(odds[0]).toBeGreaterThan(0);
    expect(Math.max(...odds.slice(1))).toBeLessThan(0);
  });

  it('is the same for the same text, alone or among others, whatever is in it', () => {
    const texts = ['The dam held.', '', '🌊 ۱۲ \u0000', 'dam '.repeat(2_000)];
    const question = 'Did the dam hold?';
    for (const [at, odds] of oddsOf(question, texts).entries())
      expect(oddsOf(question, texts.slice(at, at + 1))[0]).toBeCloseTo(odds, 4);
    expect(oddsOf('', ['The dam held.']).every(Number.isFinite)).toBe(true);
    expect(oddsOf(question, [])).toEqual([]);
  });
});

describe('pieces of words', () => {
  const reserved = Array.from({ length: 6 }, (_, at) => [`<${at}>`, 0] as const);

  it('are the likeliest that put a text together; what no piece covers is one unknown', () => {
    const cut = cutterOf([...reserved, ['▁dam', -1], ['▁d', -3], ['am', -3], ['s', -1], ['▁', -2]]);
    expect(cut('dam').numbers).toEqual([6]);
    expect(cut('dams').numbers).toEqual([6, 9]);
    expect(cut('dam ±÷ dam').numbers).toEqual([6, 10, 0, 6]);
  });

  it('stand beside their words: none for signs and for words that are everywhere', () => {
    const cut = cutterOf([...reserved, ['▁the', -1], ['▁Dam', -1], ['s', -1], [',', -1], ['▁', -2]]);
    expect(cut('the Dams,').words).toEqual(['', 'dams', 'dams', 'dams']);
    expect(cut('the Dams,').numbers).toEqual([6, 7, 8, 9]);
  });
});

describe('the pieces of a passage', () => {
  const cut = (text: string) => {
    const words = text.split(' ');
    return { numbers: words.map(Number), words };
  };

  it('are each of a part', () => {
    const { numbers, parts } = partedBy(cut, [
      { part: 'before', text: '1' },
      { part: 'own', text: '2 3' },
      { part: 'beside', text: '4' },
    ]);
    expect(numbers).toEqual([1, 2, 3, 4]);
    expect(parts).toEqual(['before', 'own', 'own', 'beside']);
  });

  it('are the first of what is long, and the last of what came before', () => {
    const long = Array.from({ length: 200 }, (_, at) => String(at)).join(' ');
    const read = (part: Part): readonly number[] => partedBy(cut, [{ part, text: long }]).numbers;
    expect([read('own').length, read('own').at(-1)]).toEqual([96, 95]);
    expect([read('beside').length, read('beside').at(-1)]).toEqual([40, 39]);
    expect([read('before')[0], read('before').at(-1)]).toEqual([168, 199]);
  });
});

describe('weights in a file', () => {
  const listed = [
    { name: 'bias', shape: [2] },
    { name: 'matrix', shape: [2, 3] },
  ];
  const floats = (...values: readonly number[]): Buffer => Buffer.from(Float32Array.from(values).buffer);
  const file = (...parts: readonly Buffer[]): Buffer =>
    Buffer.concat([Buffer.from(`${JSON.stringify(listed)}\n`), floats(0.5, -1), floats(0.25, 2), ...parts]);

  it('are floats, and matrices in bytes with a scale for each row', () => {
    const weights = unpack(file(Buffer.from(Int8Array.of(1, -2, 127, 0, 3, -127).buffer)));
    expect([...weights('bias')]).toEqual([0.5, -1]);
    expect([...weights('matrix')]).toEqual([0.25, -0.5, 31.75, 0, 6, -254]);
    expect(() => weights('other')).toThrow('has no other');
  });

  it('are refused where the file does not hold them', () => {
    expect(() => unpack(file(Buffer.from(Int8Array.of(1, 2).buffer)))).toThrow(/has \d+ bytes, not \d+/u);
  });
});

describe('comparing', () => {
  const watched = (): { readonly read: string[] } & ReturnType<typeof comparing> => {
    const read: string[] = [];
    const nothing = { pieces: new Float32Array(), lengths: new Float32Array(), words: [], told: 0 };
    const encoder: Encoder = {
      read: (each) => {
        read.push(each.map(({ text }) => text).join(' '));
        return { ...nothing, whole: new Float32Array() };
      },
      answering: (_, all) => all.map(() => 1),
    };
    return { read, ...comparing(encoder, 2) };
  };

  it('reads a passage once, and forgets that which was used longest ago', () => {
    const { read, answering } = watched();
    expect(answering(passage('a'), [passage('b')])).toEqual([1]);
    answering(passage('a'), [passage('b')]);
    expect(read).toEqual(['a', 'b']);
    answering(passage('a'), [passage('c')]);
    answering(passage('b'), []);
    expect(read).toEqual(['a', 'b', 'c', 'b']);
  });

  it('reads ahead passage by passage, and other work goes on', async () => {
    const { read, ahead, answering } = watched();
    const seen: number[] = [];
    const other = async (): Promise<void> => {
      while (read.length < 2) {
        seen.push(read.length);
        await setImmediate();
      }
    };
    await Promise.all([ahead([passage('a'), passage('b')]), other()]);
    expect(seen).toEqual([1]);
    answering(passage('a'), [passage('b')]);
    expect(read).toEqual(['a', 'b']);
  });
});

describe('a question in other words than the report', () => {
  let full: Likeness;

  beforeAll(async () => {
    full = await fullLikeness((message) => {
      throw new Error(message);
    });
  });

  it.each([
    ['Will the wall of the reservoir hold?', true],
    ['Has the river gone down?', false],
    ['Did the rescuers find the boat?', false],
    ['Who painted that picture?', false],
  ])('%s', (question, isAnswered) => {
    expect(ask(question, [flood], undefined, full).answered).toBe(isAnswered);
  });
});
