// A description and a name that are set side by side: one actor, whom both mean.
import { describe, expect, test } from 'vitest';
import { findActors } from '#src/ingest/reader/local/actor/actor.ts';
import { findAttributions } from '#src/ingest/reader/local/attribution/attribution.ts';
import { findQuotations } from '#src/ingest/reader/local/quotation/quotation.ts';
import { analyse } from '#src/ingest/reader/local/text/analysis.ts';

/** The actors of a text with their roles, and whom its attributions have for speakers. */
function read(text: string) {
  const analysis = analyse(text);
  const attributions = findAttributions(analysis, findQuotations(analysis));
  const { actors, referAll } = findActors(analysis, attributions);
  return {
    actors: actors.map(({ name, role }) => (role === undefined ? name : `${name} (${role})`)),
    speakers: attributions.map(({ speaker }) =>
      speaker === undefined ? [] : referAll(speaker).map(({ name }) => name),
    ),
  };
}

describe('a description before a name is the name’s, and no second actor', () => {
  test.each([
    [
      'with an office before the name',
      'Its founder, the retired baker Nele Osterby, said that it rained.',
      'Nele Osterby (retired baker)',
    ],
    [
      'with a trade that is on no list',
      'Its founder, the glassblower Nele Osterby, said that it rained.',
      'Nele Osterby (founder)',
    ],
    [
      'with two trades',
      'Its chairman, the engineer and former rower Kasper Lund, said that it rained.',
      'Kasper Lund (engineer)',
    ],
    [
      'the head noun takes it',
      'The mother of the boy, Ilka Dornay, said that it rained.',
      'Ilka Dornay (mother of the boy)',
    ],
    [
      'with what belongs to the name',
      'Its head, the botanist Nele Osterby of Alder College, said that it rained.',
      'Nele Osterby (head)',
    ],
    [
      'with a clause that tells who it is',
      'The driver who runs the company, Nele Osterby, said that it rained.',
      'Nele Osterby (driver)',
    ],
    ['named so', 'A nurse called Nele Osterby said that it rained.', 'Nele Osterby (nurse)'],
    [
      'said of it twice',
      'Her agent and elder sister, Nele Osterby, said that it rained.',
      'Nele Osterby (agent)',
    ],
    [
      'behind “according to”',
      'It rained, according to its author, the glassblower Nele Osterby.',
      'Nele Osterby (author)',
    ],
  ])('%s', (_, text, actor) => {
    const { actors, speakers } = read(text);
    expect(actors.filter((each) => !/^Alder/.test(each))).toEqual([actor]);
    expect(speakers.at(-1)).toEqual([actor.replace(/ \(.*/, '')]);
  });

  test('a noun that is on no list is nobody else’s', () => {
    const text = 'The Sand Party lost the vote; its parish beadle, Gregor Thale, said that it rained.';
    expect(read(text).speakers).toEqual([['Gregor Thale']]);
    expect(read('Ada Quell fled. Her landlady said that it rained.').speakers).toEqual([[]]);
  });

  test('whoever was described before gets the name', () => {
    const text =
      'A neighbour said that it rained. Ada Quell left. The neighbour, Nele Osterby, said that it had stopped.';
    expect(read(text)).toEqual({
      actors: ['Nele Osterby (neighbour)', 'Ada Quell'],
      speakers: [['Nele Osterby'], ['Nele Osterby']],
    });
  });

  test('a name is known for what it was called', () => {
    const text =
      'The panel’s chairman, the retired judge Otmar Quill, said no. The judge said that it rained.';
    expect(read(text).speakers).toEqual([['Otmar Quill'], ['Otmar Quill']]);
  });

  test('one of two who are named so', () => {
    const text = 'The minister, Idris Vane, and his wife, the singer Ada Quell, said that it rained.';
    expect(read(text).speakers).toEqual([['Idris Vane', 'Ada Quell']]);
  });
});

describe('others stay apart', () => {
  test.each([
    [
      'an owner',
      "The minister's predecessor, the farmer Lars Tove, said that it rained.",
      'Lars Tove (farmer)',
    ],
    [
      'the one spoken to, where the name begins the clause',
      'After talks with the minister, the farmer Lars Tove, who had led them, said that it rained.',
      'Lars Tove (farmer)',
    ],
    [
      'the first of a list',
      'The governor, the farmer Lars Tove, and two aides left. Tove said that it rained.',
      'Lars Tove (farmer)',
    ],
    ['whoever calls', 'The president called Lars Tove a thief.', 'Lars Tove'],
  ])('%s', (_, text, actor) => {
    expect(read(text).actors).toContain(actor);
  });

  test('a man has no mother’s role', () => {
    expect(read('The wife of the mayor, Peter Brandt, said that it rained.').actors).toEqual([
      'the wife of the mayor',
      'Peter Brandt (mayor)',
    ]);
  });

  test('those who share a surname', () => {
    const text = 'Peter Brandt was freed. His ex-wife, the nurse Ada Brandt, said that she was glad.';
    expect(read(text).actors).toEqual(['Peter Brandt', 'Ada Brandt (nurse)']);
  });

  test('one of many who are described', () => {
    expect(read('His colleagues, Lars Tove among them, said that it rained.').speakers).not.toContainEqual([
      'Lars Tove',
    ]);
  });
});

describe('firms', () => {
  test('what stands so behind a firm is the firm', () => {
    const text = 'Dorn & Quell, the maker of the pump, said that it was safe. The maker said that it rained.';
    expect(read(text)).toEqual({
      actors: ['Dorn & Quell (maker of the pump)'],
      speakers: [['Dorn & Quell'], ['Dorn & Quell']],
    });
  });

  test('and is nobody where it is what people are', () => {
    expect(read('Ostra Ltd, the teacher and the council left. The teacher said no.').speakers).toEqual([
      ['the teacher'],
    ]);
  });

  test('with an article before the name', () => {
    expect(read("The drivers' union, the Alder Transport Guild, said that it rained.").actors).toEqual([
      'Alder Transport Guild (union)',
    ]);
  });

  test('a parent company is a firm’s name', () => {
    const { actors } = findActors(analyse('Its parent company, Lorne Ostrand, said that it rained.'), []);
    expect(actors.map(({ kind }) => kind)).toEqual(['organization']);
  });
});
