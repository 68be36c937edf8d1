// The evidence gate against mutants: whatever is changed in an honest claim, it does not pass any more.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gate, sourceOf } from '#src/ingest/reader/model/gate/gate.ts';
import type { GivenClaim } from '#src/ingest/reader/model/schema.ts';
import { articles, type ArticleName } from './articles.ts';
import { claim, honest as plain, type Row } from './claims.ts';
import { honestByGrammar } from './grammar.ts';

const honest: readonly Row[] = [...plain, ...honestByGrammar];

const sources = Object.fromEntries(
  Object.entries(articles).map(([name, { text }]) => [name, sourceOf(text)]),
) as Record<ArticleName, ReturnType<typeof sourceOf>>;
const passes = (article: ArticleName, given: GivenClaim): boolean =>
  gate([given], sources[article]).passed.length === 1;

type Mutate = (given: GivenClaim, article: ArticleName) => readonly GivenClaim[];

/** The same claim in other words, where these are others. */
const reworded =
  (...changes: readonly (readonly [RegExp, string])[]): Mutate =>
  (given) =>
    changes.flatMap(([from, to]) => {
      const text = given.text.replace(from, to);
      return text === given.text ? [] : [{ ...given, text }];
    });

const speakers = (article: ArticleName): readonly string[] => [
  ...new Set(
    honest
      .filter((row) => row.article === article)
      .flatMap(({ claim: { speaker, name } }) => (speaker === null ? [] : [speaker, name ?? speaker])),
  ),
];

const isSame = (a: string, b: string): boolean => {
  const words = (name: string): readonly string[] => name.toLowerCase().split(' ');
  return words(a).some((word) => word.length > 3 && words(b).includes(word));
};

const mutations: Readonly<Record<string, Mutate>> = {
  'a not is lost': reworded([/ not\b/, ''], [/\bno /, ''], [/\bdenied that /, '']),
  'a not is added': reworded(
    [/\b(is|was|were|had|has|are) (?!not|no\b|been)/, '$1 not '],
    [/\b(will|would) (?!not)/, '$1 not '],
  ),
  'a may is made a will': reworded(
    [/\b(?:may|could|might)\b/, 'will'],
    [/\bis likely to\b/, 'will'],
    [/\bis expected to\b/, 'will'],
  ),
  'a hedge is lost': reworded(
    [/\bprobably /, ''],
    [/\breportedly /, ''],
    [/\balleged /, ''],
    [/\bSome r/, 'R'],
    [/^If [^,]+, /, ''],
  ),
  'a bound is lost': reworded([/\bat least /i, ''], [/\bnearly /i, ''], [/\babout /i, '']),
  'a bound is added': reworded([
    /(?<!least |nearly |about |between |and |than |[-\d.,]|on |of |in )\b(\d[\d.,]*)(?= (?:people|crowns|million))/,
    'more than $1',
  ]),
  'a figure is changed': (given) =>
    reworded(
      [/\d+/, '7777'],
      [/\bmillion\b/, 'billion'],
      [/%/, ' million'],
      [/\b[Tt]wice\b/, 'eight times'],
    )(given, 'mine'),
  'a time is changed': reworded(
    [/\b(?:Monday|Tuesday|Saturday)\b/, 'Thursday'],
    [/\b(?:March|April|June|January)\b/, 'October'],
    [/\blast week\b/, 'next week'],
  ),
  'a name is changed': reworded(
    [/(?<=\S )\p{Lu}\p{Ll}{2,}/u, 'Zorvan'],
    [/^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/u, 'Vargas Zorvan'],
  ),
  'a word is added': reworded([/\.$/, ' illegally.'], [/^/, 'Secretly, '], [/\.$/, ' and fled.']),
  'its first letters are others': (given) => [{ ...given, evidence: `Qu${given.evidence.slice(2)}` }],
  'the evidence has another end': (given) => [{ ...given, evidence: `${given.evidence} And so it was.` }],
  'the evidence stands elsewhere': (given, article) => {
    const other = honest.find((row) => row.article !== article);
    return other === undefined ? [] : [{ ...given, evidence: other.claim.evidence }];
  },
  'the quotation is another': (given) =>
    given.quote === null
      ? []
      : [
          { ...given, quote: `${given.quote} indeed` },
          { ...given, quote: given.quote.replace(/\p{L}/u, 'Zz') },
        ],
  'the speaker is left out': (given) =>
    given.speaker === null || given.text.includes(given.cue?.split(' ')[0] ?? '')
      ? []
      : [
          {
            ...given,
            speaker: null,
            name: null,
            cue: null,
            via: null,
            status: 'established',
            sourcing: 'none',
          },
        ],
  'the speaker is another': (given, article) =>
    given.speaker === null
      ? []
      : speakers(article)
          .filter(
            (other) =>
              !isSame(other, given.name ?? '') &&
              !isSame(other, given.via ?? '') &&
              !/^(?:he|she)$/i.test(other),
          )
          .map((other) => ({ ...given, speaker: other, name: other })),
  'the name is another': (given, article) =>
    given.speaker === null
      ? []
      : speakers(article)
          .filter(
            (other) =>
              !isSame(other, given.name ?? '') && other !== given.speaker && !/^(?:he|she)$/i.test(other),
          )
          .map((other) => ({ ...given, name: other })),
  'the cue is another': (given) => (given.cue === null ? [] : [{ ...given, cue: 'swore under oath' }]),
  'the via is left out': (given) =>
    given.via === null || given.cue?.startsWith('told') === true ? [] : [{ ...given, via: null }],
  'the via is another': (given) => (given.speaker === null ? [] : [{ ...given, via: 'Zorvan Television' }]),
  'it is surer': (given) =>
    given.certainty === 'possible' || given.certainty === 'probable'
      ? [{ ...given, certainty: 'certain' }]
      : [],
  'it is established': (given) => (given.speaker === null ? [] : [{ ...given, status: 'established' }]),
  'it is no allegation any more': (given) =>
    given.status === 'alleged' && /^(?:allege|accuse)/.test(given.cue ?? '')
      ? [{ ...given, status: 'attributed' }]
      : [],
  'it is a correction': (given) => (given.status === 'corrected' ? [] : [{ ...given, status: 'corrected' }]),
  'the time is not there': (given) => [{ ...given, when: 'on 31 December 1999' }],
};

describe('mutants of honest claims', () => {
  test.each(Object.keys(mutations))('%s: none passes', (name) => {
    const survivors: string[] = [];
    let count = 0;
    for (const row of honest)
      for (const mutant of mutations[name]?.(row.claim, row.article) ?? []) {
        count += 1;
        // The label “unverified” says what “reportedly” says.
        if (/hedge|surer/.test(name) && row.claim.status === 'unverified') continue;
        // A correction's own article has one; the words around it are corrected as well.
        if (name === 'it is a correction' && row.article === 'match') continue;
        if (passes(row.article, mutant))
          survivors.push(`${row.article}, ${row.what}: ${JSON.stringify(mutant)}`);
      }
    expect(survivors).toEqual([]);
    expect(count).toBeGreaterThan(0);
  });
});

describe('whatever a model says', () => {
  const rows = fc.constantFrom(...honest);

  test('no word of another language of facts comes in, wherever it stands', () => {
    const words = fc.constantFrom(
      'fraud',
      'poison',
      'secretly',
      'Zorvan',
      '4711',
      'resigned',
      'twelve',
      'Friday',
      'billion',
    );
    fc.assert(
      fc.property(rows, words, fc.nat(), ({ article, claim: given }: Row, word, at) => {
        const parts = given.text.split(' ');
        parts.splice(at % (parts.length + 1), 0, word);
        expect(passes(article, { ...given, text: parts.join(' ') })).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  test('evidence with a letter changed is none', () => {
    fc.assert(
      fc.property(rows, fc.nat(), ({ article, claim: given }: Row, at) => {
        const letters = given.evidence.split(/(?=.)/u);
        const index = letters.findIndex((letter, i) => i >= at % letters.length && /\p{L}|\d/u.test(letter));
        if (index <= 0) return;
        letters[index] = letters[index] === 'q' ? 'x' : 'q';
        expect(passes(article, { ...given, evidence: letters.join('') })).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  test('a sentence made to tangle it is not judged at all', () => {
    const text = 'said '.repeat(12_000);
    const given = claim({
      evidence: text.slice(0, 2_900),
      text: text.slice(0, 990),
      speaker: 'said',
      cue: 'said',
    });
    expect(gate([given], sourceOf(text)).dropped).toEqual([{ index: 0, reason: 'evidence' }]);
  });

  test('about any text, the gate answers', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.lorem({ maxCount: 20, mode: 'sentences' }),
      fc.constantFrom('"'.repeat(500), '“’'.repeat(300), 'said '.repeat(400), ', '.repeat(500)),
    );
    fc.assert(
      fc.property(texts, texts, texts, fc.nat(), (text, other, words, at) => {
        const evidence = text.slice(at % (text.length + 1), (at % (text.length + 1)) + 60);
        const given = claim({
          evidence,
          text: other,
          speaker: words,
          cue: 'said',
          quote: words,
          when: other,
          via: words,
        });
        const { passed, dropped } = gate(
          [given, { ...given, text: evidence, speaker: null }],
          sourceOf(text),
        );
        expect(passed.length + dropped.length).toBe(2);
      }),
      { numRuns: 200 },
    );
  });
});
