// What is said in a relative clause: a claim of its own, with a speaker of its own, beside what the sentence tells.
import { describe, expect, test } from 'vitest';
import { readLocally } from '#src/ingest/reader/local/index.ts';

/** Each claim as `status | words | speakers`. */
const told = (text: string): readonly string[] =>
  readLocally({ text, kind: 'whole' }, '2031-05-15').claims.map(
    ({ status, text: words, attribution }) =>
      `${status} | ${words} | ${attribution.map(({ name }) => name).join(', ')}`,
  );

test.each([
  [
    'The chairman, whom rivals call a tyrant, said the plant will open in May.',
    ['expected | The plant will open in May | the chairman'],
  ],
  [
    'The engineer visited a plant the ministry said is unsafe.',
    [
      'established | The engineer visited a plant the ministry said is unsafe | ',
      'attributed | A plant is unsafe | the ministry',
    ],
  ],
  [
    'The council cut bus fares, a move critics say will empty its coffers.',
    ['established | The council cut bus fares | ', 'expected | A move will empty its coffers | critics'],
  ],
  [
    'The company closed what analysts called its best mine.',
    [
      'established | The company closed what analysts called its best mine | ',
      'attributed | Analysts called it its best mine | analysts',
    ],
  ],
  [
    'The firm, which the ministry accuses of fraud, denied wrongdoing.',
    [
      'disputed | The ministry accuses the firm of fraud | the ministry',
      'disputed | The firm denied wrongdoing | the firm',
    ],
  ],
  [
    'The general, accused of torture, fled on Monday.',
    ['alleged | The general is accused of torture | speaker not named'],
  ],
  [
    'The firm, accused of fraud by the ministry, denied it.',
    [
      'disputed | The ministry accused the firm of fraud | the ministry',
      'disputed | The firm denied it | the firm',
    ],
  ],
  [
    'A nurse accused of selling the keys of a ward to a thief told a court in Ostra that it was empty.',
    [
      'alleged | A nurse is accused of selling the keys of a ward to a thief | speaker not named',
      'attributed | It was empty | a nurse',
    ],
  ],
  [
    'A man accused of stealing a boat that was moored in Ostra has fled.',
    [
      'alleged | A man accused of stealing a boat that was moored in Ostra has fled | ',
      'alleged | A man is accused of stealing a boat that was moored in Ostra | speaker not named',
    ],
  ],
  [
    'The ferry workers’ union announced a strike for Friday.',
    ['attributed | The ferry workers’ union announced a strike for Friday | the ferry workers’ union'],
  ],
])('%s', (text, claims) => {
  expect(told(text)).toEqual(claims);
});

test('behind what is said, “its” is what the sentence opens with', () => {
  const text =
    'The Lindow port praised the plan. The mayor met its director, it said. The Alderholt council voted to close the ferry, its clerk said.';
  expect(told(text).at(-1)).toBe(
    'attributed | The Alderholt council voted to close the ferry | the Alderholt council’s clerk',
  );
});

test('a town is no firm', () => {
  const { actors } = readLocally(
    { text: 'Norfield police arrested a man. The company said so.', kind: 'whole' },
    '2031-05-15',
  );
  expect(actors.filter(({ kind, name }) => kind === 'organization' && name === 'Norfield')).toEqual([]);
});

describe('what is told in passing of who speaks', () => {
  test.each([
    [
      'The firm, which employs 6,200 people in Velm, said that it was sorry.',
      'established | The firm employs 6,200 people in Velm | ',
    ],
    [
      'Its clerk, Ilse Tarn, who has slept in the hall since the talks began, said the door was shut.',
      'established | Ilse Tarn has slept in the hall since the talks began | ',
    ],
    [
      '“The door is shut,” said Ilse Tarn, who sells roasted nuts at the market.',
      'established | Ilse Tarn sells roasted nuts at the market | ',
    ],
    [
      'According to the charge, which runs to 188 pages, the mill was sold twice.',
      'established | The charge runs to 188 pages | ',
    ],
  ])('%s', (text, claim) => {
    expect(told(text)).toContain(claim);
  });

  test.each([
    '“The door is shut,” said Ilse Tarn, who runs the mill.',
    '“The door is shut,” said a clerk in the ministry, who asked not to be named.',
    'Ilse Tarn, who owns nine mills in Velm, wants the road moved.',
  ])('nothing that would only say who it is, nor what the claim itself has: %s', (text) => {
    expect(told(text)).toHaveLength(1);
  });

  test('it is no lead', () => {
    const text = 'The firm, which employs 6,200 people in Velm, said that it was sorry.';
    const { claims } = readLocally({ text, kind: 'whole' }, '2031-05-15');
    expect(claims.find(({ text: words }) => words.startsWith('The firm employs'))?.section).toBe(
      'background',
    );
  });
});

test('who is meant by a pronoun right behind a noun', () => {
  expect(told('The council heard of a guild that wants a hall of its own.')).toContain(
    'attributed | A guild wants a hall of its own | a guild',
  );
});
