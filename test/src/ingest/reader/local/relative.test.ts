// What is said in a relative clause: a claim of its own, with a speaker of its own, beside what the sentence tells.
import { expect, test } from 'vitest';
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
