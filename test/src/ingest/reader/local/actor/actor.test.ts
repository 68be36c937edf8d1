// Actors of a text: who is found, what they are, and whom names, descriptions and pronouns mean.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findActors, type FoundActors } from '#src/ingest/reader/local/actor/actor.ts';
import type { Utterance } from '#src/ingest/reader/local/actor/voices.ts';
import { analyse } from '#src/ingest/reader/local/text/analysis.ts';

/** The text without its marks: `{he}` is asked for, `[…]` is the speaker's mention, `<…>` what the speaker says. */
function read(marked: string): { cast: FoundActors; asked: { start: number; end: number } } {
  const at: Record<string, number> = {};
  let text = '';
  for (const letter of marked) {
    if ('{}[]<>'.includes(letter)) at[letter] = text.length;
    else text += letter;
  }
  const between = (open: string, close: string) =>
    at[open] === undefined ? undefined : { start: at[open], end: at[close] ?? text.length };
  const [speaker, content] = [between('[', ']'), between('<', '>')];
  const utterances: Utterance[] =
    speaker === undefined && content === undefined
      ? []
      : [{ speaker, content: content === undefined ? [] : [content] }];
  return {
    cast: findActors(analyse(text), utterances),
    asked: between('{', '}') ?? { start: 0, end: text.length },
  };
}

function meant(marked: string): string | null {
  const { cast, asked } = read(marked);
  return cast.refer(asked)?.name ?? null;
}

const found = (text: string, name: string) =>
  findActors(analyse(text), []).actors.find((each) => each.name === name);

describe('whom a description presents', () => {
  test.each([
    [
      'people of a kind own a guild',
      'Then {the Harbour Growers’ Alliance} met.',
      'Harbour Growers’ Alliance',
    ],
    ['one’s office is no guild’s', 'Aides in Quell’s Office met. {Quell} left.', 'Quell'],
    ['a lawyer', 'The port closed. {Its lawyer, Dariya Meshk,} left.', 'Dariya Meshk'],
    [
      'with what he belongs to',
      'A vice president of the firm, Len Bascom, spoke. {Bascom} left.',
      'Len Bascom',
    ],
    [
      'a firm',
      'The contractor, Aldous Works Ltd, spoke. Rain fell. {The contractor} was late.',
      'Aldous Works Ltd',
    ],
    ['a ministry', 'The Ministry of Ports met. {The ministry} was late.', 'Ministry of Ports'],
    [
      'a firm and no authority',
      'Norvik Metals shut a mine. The Mines Inspectorate looked on. {The company} was late.',
      'Norvik Metals',
    ],
    ['a paper', '{The newspaper Ostmark Blatt} was late.', 'Ostmark Blatt'],
    ['an age', 'Ada Quell ran. {The 24-year-old} was late.', 'Ada Quell'],
    [
      'without a name, by all that tells who it is',
      '{[A nurse at the harbour hospital]} said <it was late.>',
      'a nurse at the harbour hospital',
    ],
    [
      'without a name, with the body of whose members it is',
      "{[The head of the dockers' union]} said <it was late.>",
      "the head of the dockers' union",
    ],
  ])('%s', (_, text, name) => {
    expect(meant(text)).toBe(name);
  });
});

describe('a role by apposition', () => {
  const role = (text: string, name: string): string | undefined => found(text, name)?.role;

  test.each([
    ['A lawyer for the news outlets, Ada Quell, said no.', 'lawyer for the news outlets'],
    ['An attorney for Marin, Ada Quell, said no.', 'attorney for Marin'],
    ["One of the family's attorneys, Ada Quell, said no.", 'attorney'],
    [
      "Ada Quell, director of the Harbour Institute at Alder University's law school, said no.",
      "director of the Harbour Institute at Alder University's law school",
    ],
    ['“No,” said Ada Quell, director of the port.', 'director of the port'],
    ['Ada Quell, chief economist at Ostra Trust, said no.', 'chief economist at Ostra Trust'],
    ['Ada Quell, a nurse, said no.', 'nurse'],
    ["Ada Quell, the driver's sister, said no.", 'sister'],
    ['Governor Ada Quell said no.', 'Governor'],
  ])('%s', (text, expected) => {
    expect(role(text, 'Ada Quell')).toBe(expected);
  });

  test('whoever is described before the name is nobody else', () => {
    const { actors } = findActors(analyse('A lawyer for the news outlets, Ada Quell, spoke.'), []);
    expect(actors.map(({ name }) => name)).toEqual(['Ada Quell']);
    expect(meant('[An attorney for Marin, Ada Quell,] said <no>. {Quell} left.')).toBe('Ada Quell');
  });

  test('letters behind the name are no surname', () => {
    expect(meant('Ada Quell QC left. {Ms Quell} wept.')).toBe('Ada Quell QC');
  });

  test('a plural that opens a sentence is no name', () => {
    const names = (text: string) => findActors(analyse(text), []).actors.map(({ name }) => name);
    expect(names('Repairs are due. Talks have ended.')).toEqual([]);
  });

  test('a wife who was named is known by her husband’s name', () => {
    expect(meant('Tom Quell left. His wife, Rosa Quell, wept. {Quell’s wife} said no.')).toBe('Rosa Quell');
    expect(meant('Tom Quell left. His wife, Rosa Marin, wept. {Quell’s wife} said no.')).toBe('Rosa Marin');
  });
});

describe('names are one actor', () => {
  test.each([
    ['a surname', 'Ada Quell spoke first. Later {Quell} left.', 'Ada Quell'],
    ['a surname that comes first', '{Quell} to leave the board\n\nAda Quell spoke on Monday.', 'Ada Quell'],
    ['a title', 'Tom Marin, the treasurer, spoke. {Mr. Marin} then left.', 'Tom Marin'],
    ['an office', '{President Marin} spoke. Tom Marin had been ill.', 'Tom Marin'],
    ['an abbreviated office', 'Then {Gov. Ada Quell} left.', 'Ada Quell'],
    ['an office of two words', 'Aides to {Attorney General Ada Quell} left.', 'Ada Quell'],
    ['an office with “of”', '{Secretary of State Ada Quell} left. Quell was late.', 'Ada Quell'],
    ['a short given name', 'William Marin spoke. {Bill Marin} left.', 'William Marin'],
    ['an initial', 'Ada R. Quell spoke. Ada Quell left. {Ada Quell} sang.', 'Ada Quell'],
    ['a particle', 'Tom de Marin spoke. {De Marin} left.', 'Tom de Marin'],
    ['a given name', 'Ada Quell spoke. Then {Ada} left.', 'Ada Quell'],
    ['“Jr.”', 'Tom Marin Jr. spoke. {Marin} left.', 'Tom Marin Jr.'],
    ['the gender that a title tells', 'Tom Quell met Ada Quell. {Mrs. Quell} left.', 'Ada Quell'],
    [
      'an acronym',
      'The Harbor and Tides Commission (HTC) met. The {HTC} adjourned.',
      'Harbor and Tides Commission',
    ],
    ['a country', 'Officials in {Britain} agreed.', 'United Kingdom'],
    ['a capital, for its government', '{Moscow} has denied it.', 'Russia'],
    ['a capital, where it is a place', 'They met in {Moscow} on Monday.', 'Moscow'],
    ['a seat of power', 'The {Kremlin} has denied it.', 'Kremlin'],
  ])('%s', (_, text, name) => {
    expect(meant(text)).toBe(name);
  });

  test.each([
    ['others of the name', 'Tom Quell met Ada Quell.', ['Tom Quell', 'Ada Quell']],
    ['people side by side', 'Mr. Marin and Mrs. Quell met.', ['Marin', 'Quell']],
    ['an owner and what is owned', 'The mayor of Ostrand met Ada Quell.', ['Ostrand', 'Ada Quell']],
  ])('but not %s', (_, text, names) => {
    const actors = findActors(analyse(text), []).actors.map(({ name }) => name);
    expect(actors).toEqual(expect.arrayContaining(names));
  });
});

describe('what an actor is', () => {
  test.each([
    ['Ada Quell', 'person', 'White House press secretary Ada Quell left.', 'White House press secretary'],
    ['Ada Quell', 'person', 'Ada Quell, the Treasury secretary, left.', 'Treasury secretary'],
    ['Ada Quell', 'person', 'The Treasury secretary, Ada Quell, left.', 'Treasury secretary'],
    ['Ada Quell', 'person', 'Sen. Ada Quell (R-Ky.) left.', 'Sen.'],
    ['Ada Quell', 'person', "Marin's lawyer Ada Quell left.", "Marin's lawyer"],
    ['Justice Department', 'organization', 'The Justice Department declined.', undefined],
    ['Ostrand Savings Bank', 'organization', 'The Ostrand Savings Bank declined.', undefined],
    ['Reuters', 'organization', 'It was reported by Reuters first.', undefined],
    ['House Democrats', 'group', 'Then House Democrats left.', undefined],
    ['France', 'government', 'In the end France declined.', undefined],
    ['Kentucky', 'place', 'He moved to Kentucky.', undefined],
  ])('%s is a %s: %s', (name, kind, text, role) => {
    expect(found(text, name)).toMatchObject({ kind, ...(role === undefined ? {} : { role }) });
  });

  test.each([
    'Tuesday was cold.',
    'The Patriot Act passed.',
    'Mr. President, we are here.',
    'I left. He did not.',
  ])('nobody is found in: %s', (text) => {
    expect(findActors(analyse(text), []).actors).toEqual([]);
  });
});

describe('descriptions', () => {
  test.each([
    ['an office', 'Gov. Ada Quell spoke. Tom Marin left. {The governor} stayed.', 'Ada Quell'],
    [
      'an office before its name',
      'Then {the governor} spoke. Gov. Ada Quell has two years left.',
      'Ada Quell',
    ],
    [
      'another word for an office',
      'Rep. Ada Quell spoke. Tom Marin left. {The congresswoman} stayed.',
      'Ada Quell',
    ],
    [
      'an apposition',
      'Ada Quell, a lawyer for the port, spoke. Tom Marin left. {The lawyer} stayed.',
      'Ada Quell',
    ],
    [
      'a state',
      'Sen. Ada Quell (R-Ky.) and Sen. Bea Marin (D-Ohio) spoke. {The Kentucky senator} left.',
      'Ada Quell',
    ],
    ['an epithet', 'Tom Marin spoke on Monday. {The billionaire} then left.', 'Tom Marin'],
    ['an institution', 'The Harbor Commission met. {The commission} adjourned.', 'Harbor Commission'],
    ['a phrase with its name', 'Then {the Treasury secretary, Ada Quell,} spoke.', 'Ada Quell'],
    ['a spokesman and his name', '{A spokesman for Ada Quell, Tom Marin,} declined.', 'Tom Marin'],
    ['a name and what it is', '{Ada Quell, 45, a friend of Tom Marin,} left.', 'Ada Quell'],
  ])('%s', (_, text, name) => {
    expect(meant(text)).toBe(name);
  });

  test.each([
    ['a lawyer', "[{Ada Quell's lawyer}] said so.", "Ada Quell's lawyer"],
    ['a lawyer, by a pronoun', 'Ada Quell left. [{Her lawyer}] said so.', 'Ada Quell’s lawyer'],
    ['sources', 'It was [{two unnamed sources}] who said so.', 'two unnamed sources'],
    ['an official', '[{A U.S. official}] said so.', 'a U.S. official'],
    ['the police', '[{Police}] said so.', 'police'],
    ['Democrats', '[{Democrats}] said so.', 'Democrats'],
  ])('%s without a name is called as described', (_, text, name) => {
    expect(meant(text)).toBe(name);
  });

  test('those who are joined by “and” are all meant', () => {
    const { cast, asked } = read('{Ada Quell and Tom Marin} said so.');
    expect(cast.referAll(asked).map(({ name }) => name)).toEqual(['Ada Quell', 'Tom Marin']);
  });
});

describe('pronouns', () => {
  test.each([
    ['gender', 'Tom Marin met Ada Quell. {She} left.', 'Ada Quell'],
    ['the subject first', 'Tom Marin met Bill Ostrand in the hall. {He} left.', 'Tom Marin'],
    ['gender by office', 'A spokeswoman, J. Quell, met Tom Marin. {She} left.', 'J. Quell'],
    [
      'who is spoken of does not speak',
      'Tom Marin met Bill Ostrand. <“Marin is late,”> [{he}] said.',
      'Bill Ostrand',
    ],
    ['“I” is the speaker', 'Bill Ostrand left. [Tom Marin] said: <“{I} was late.”>', 'Tom Marin'],
    ['institutions', 'Tom Marin left the Harbor Commission. {It} met on Monday.', 'Harbor Commission'],
    ['groups', 'Tom Marin met the [police]. {They} left.', 'the police'],
    ['owners', 'Tom Marin met Ada Quell. {Her} friend left.', 'Ada Quell'],
  ])('%s', (_, text, name) => {
    expect(meant(text)).toBe(name);
  });

  test('nobody is meant where nobody fits', () => {
    expect(meant('Ada Quell left. {He} stayed.')).toBeNull();
  });
});

describe('any text', () => {
  test('gives actors whose names are in it, and refers to them alone', () => {
    const piece = fc.constantFrom(
      'Ada Quell',
      'Mr.',
      'he',
      'said',
      ',',
      '.',
      '“',
      '”',
      '"',
      'the',
      'of',
      'and',
      'governor',
      'Sen.',
      '(R-Ky.)',
      "'s",
      'Moscow',
      'officials',
      '\n\n',
      '😀',
      'Ω',
      '—',
      'his',
      'lawyer',
      '12',
      'HTC',
      'de',
      'Jr.',
      '\u202e',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.nat(200), fc.nat(200), (pieces, a, b) => {
        const analysis = analyse(pieces.join(' '));
        const span = { start: Math.min(a, b), end: Math.max(a, b) };
        const cast = findActors(analysis, [{ speaker: span, content: [span] }]);
        for (const actor of [...cast.referAll(span), ...cast.within(span)])
          expect(cast.actors).toContain(actor);
        expect(new Set(cast.actors.map(({ id }) => id)).size).toBe(cast.actors.length);
        for (const { name } of cast.actors) expect(name).toMatch(/\S/u);
      }),
      { numRuns: 150 },
    );
  });
});
