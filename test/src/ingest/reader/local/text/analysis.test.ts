// A text's paragraphs, sentences and tokens: their places, and the traps of news text.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyse } from '#src/ingest/reader/local/text/analysis.ts';

const sentencesOf = (text: string) => analyse(text).sentences.map(({ start, end }) => text.slice(start, end));

describe('sentences', () => {
  test.each([
    ['a question before its speaker', '"Why?" she asked.', ['"Why?" she asked.']],
    ['a cry before a name', '“No!” Ms. Ota cried. He left.', ['“No!” Ms. Ota cried.', 'He left.']],
    ['a measure cut short', 'They met 2 hrs. on, and parted.', ['They met 2 hrs. on, and parted.']],
    ['a name with a mark', 'Hurra! said it would pay.', ['Hurra! said it would pay.']],
    [
      'a country at the end',
      'She moved to the U.S. Officials said so.',
      ['She moved to the U.S.', 'Officials said so.'],
    ],
    ['a country in the middle', 'The U.S. Senate voted.', ['The U.S. Senate voted.']],
    ['a firm at the end', 'He joined Ostra Inc. The firm grew.', ['He joined Ostra Inc.', 'The firm grew.']],
    [
      'initials',
      'J. K. Marin spoke. Lt. Gen. Ota listened.',
      ['J. K. Marin spoke.', 'Lt. Gen. Ota listened.'],
    ],
    ['a number of something', 'See No. 7 and Fig. 2. Then go.', ['See No. 7 and Fig. 2.', 'Then go.']],
    [
      'the hour',
      'It opened at 5 p.m. Monday. At 6 p.m. The doors shut.',
      ['It opened at 5 p.m. Monday.', 'At 6 p.m.', 'The doors shut.'],
    ],
    ['a word like an abbreviation', 'He said no. Then he went.', ['He said no.', 'Then he went.']],
    ['an address', 'Visit example.com. Then call.', ['Visit example.com.', 'Then call.']],
    ['paragraphs', 'Floods in Ostra\n\nThe river rose.', ['Floods in Ostra', 'The river rose.']],
    [
      'wrapped lines',
      'The river rose by\ntwo metres. It fell.',
      ['The river rose by\ntwo metres.', 'It fell.'],
    ],
    [
      'a time with a point',
      'It shut at 7.20am on Monday. It rained.',
      ['It shut at 7.20am on Monday.', 'It rained.'],
    ],
    [
      'a sum cut short',
      'The bill may top £60m. Lawmakers left. Some 3.5m. voters came.',
      ['The bill may top £60m.', 'Lawmakers left.', 'Some 3.5m. voters came.'],
    ],
  ])('%s', (_name, text, sentences) => {
    expect(sentencesOf(text)).toEqual(sentences);
  });
});

describe('datelines', () => {
  const datelines = (text: string): readonly string[] =>
    analyse(text)
      .sentences.filter(({ isDateline }) => isDateline)
      .map(({ start, end }) => text.slice(start, end));

  test.each([
    'OSTRA —',
    'ST. MARIN, Ostra (April 12) —',
    'PORT OTA, Ostra, March 11 (Coastwire) -',
    'OSTRA CITY, 8 June 2031 (OPA) --',
    'McBAIN, Ostra –',
    'June 15 (Coastwire) -',
    'Ostra (OPA) -',
  ])('“%s” is no part of the first sentence', (dateline) => {
    const text = `Ferry sinks\n\n${dateline} The ferry sank. It was old.`;
    expect(datelines(text)).toEqual([dateline]);
    expect(sentencesOf(text)).toEqual(['Ferry sinks', dateline, 'The ferry sank.', 'It was old.']);
  });

  test.each([
    'Ostra — the town, not the river — was flooded.',
    'OTA: We will not leave.',
    'Ota (R-Ostra) - a lawyer - left.',
    'FERRY SINKS - COUNCIL MEETS',
    'I — who else — was there.',
    'Ota, March 11, 2031 - the day of the flood - is remembered.',
  ])('“%s” has none', (text) => {
    expect(datelines(text)).toEqual([]);
  });
});

describe('tokens', () => {
  test('have their place, tag and base form', () => {
    const text = ' She’d said “no”.';
    const { tokens } = analyse(text);
    expect(tokens.map(({ start, end }) => text.slice(start, end))).toEqual(tokens.map((token) => token.text));
    expect(tokens.find(({ text }) => text === 'said')).toMatchObject({ tag: 'VERB', lemma: 'say' });
  });

  test.each([
    ['Her last will to a dying aunt was short.', 'NOUN'],
    ['The earlier will takes effect.', 'NOUN'],
    ['An earlier will, signed in May, was found.', 'NOUN'],
    ['It was done against his will and in the dark.', 'NOUN'],
    ['The last will go home.', 'AUX'],
    ['Delegates of each will vote on it.', 'AUX'],
    ['The old will not forget.', 'AUX'],
  ])('a will is left behind, or to come: %s', (text, tag) => {
    expect(analyse(text).tokens.find(({ lower }) => lower === 'will')?.tag).toBe(tag);
  });

  test('are the same whatever was read before', () => {
    const before = analyse("Ostrava’s plan and Ostrava's plan failed.").tokens;
    analyse("The plan was Ostrava’s, not Marin’s. “It was Ostrava's, then,” she said.");
    expect(analyse("Ostrava’s plan and Ostrava's plan failed.").tokens).toEqual(before);
  });

  test.each([
    'Zorvin said so. ZORVIN, zorvin and “Zorvin”!',
    'Zorvin.Quellmar and Zorvin/Quellmar, zorvin-like',
    "Zorvin's plan, the Zorvins' plan, (Zorvin's)",
    'The zorvins quellmared; she is zorvining it. XD',
    '@zorvin #quellmar zorvin.com a.zorvin',
  ])('are the same where their words were read before: %s', (text) => {
    const before = analyse(text).tokens;
    analyse('Zorvin zorvin Zorvins zorvins quellmar Quellmar quellmared zorvining like com XD xd.');
    expect(analyse(text).tokens).toEqual(before);
  });

  test('lie in order inside one sentence of one paragraph each, whatever the text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom('“', '”', '"', ' Mr. ', '\n', '\n\n', '. ', 'said ', '😀', 'שלום ', '\u0000'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const { tokens, sentences, paragraphs } = analyse(text);
        let at = 0;
        sentences.forEach(({ start, end, first, last, paragraph }, i) => {
          expect([tokens[first]?.start, tokens[last - 1]?.end, first]).toEqual([
            start,
            end,
            sentences[i - 1]?.last ?? 0,
          ]);
          expect(paragraphs[paragraph]?.start).toBeLessThanOrEqual(start);
          expect(paragraphs[paragraph]?.end).toBeGreaterThanOrEqual(end);
        });
        expect(sentences.at(-1)?.last ?? 0).toBe(tokens.length);
        for (const token of tokens) {
          expect(token.start).toBeGreaterThanOrEqual(at);
          expect(text.slice(token.start, token.end)).toBe(token.text);
          at = token.end;
        }
      }),
    );
  });

  test('a word without end is one token, and costs no time', () => {
    const { tokens } = analyse(`He said ${'a'.repeat(1_000_000)} and left.`);
    expect(tokens.map(({ tag }) => tag)).toContain('X');
    expect(tokens.length).toBeLessThan(10);
  });
});
