// What is said in passing: an attribution in a relative clause is a claim of its own, apart from the main clause's.
import { describe, expect, test } from 'vitest';
import { readLocally } from '#src/ingest/reader/local/index.ts';

/** Each claim as “speaker: words [status]”; the outlet's own without a speaker. */
function claimsOf(text: string): readonly string[] {
  const article = { text, kind: 'whole', publishedAt: '2031-05-15', outlet: 'Orveld Courier' } as const;
  return readLocally(article, '2031-05-15').claims.map(({ attribution, text: words, status }) => {
    const names = attribution.map(({ name }) => name).join(' + ');
    return `${names === '' ? '' : `${names}: `}${words} [${status}]`;
  });
}

const TABLE: readonly (readonly [string, readonly string[]])[] = [
  [
    'The plant, which Tarn said was unsafe, will close in May.',
    ['Tarn: The plant was unsafe [attributed]', 'The plant will close in May [expected]'],
  ],
  [
    'A plant she said is unsafe was sold on Monday for 4 million crowns.',
    [
      'A plant she said is unsafe was sold on Monday for 4 million crowns [established]',
      'she: A plant is unsafe [attributed]',
    ],
  ],
  [
    'The police are looking for the driver, who witnesses say ran from the scene.',
    [
      'The police are looking for the driver [established]',
      'witnesses: The driver ran from the scene [attributed]',
    ],
  ],
  [
    'Bell resigned over payments that prosecutors say were bribes.',
    ['Bell resigned over payments [established]', 'prosecutors: Payments were bribes [alleged]'],
  ],
  [
    'The company made what analysts called a gamble by buying the port.',
    [
      'The company made what analysts called a gamble by buying the port [established]',
      'analysts: Analysts called it a gamble by buying the port [attributed]',
    ],
  ],
  [
    'Bell, 44, was arrested on Monday over what police described as a plot to burn the mill.',
    [
      'Bell, 44, was arrested on Monday [established]',
      'police: Police described it as a plot to burn the mill [alleged]',
    ],
  ],
  [
    'The council voted for a deal that officials describe as final.',
    [
      'the council: The council voted for a deal that officials describe as final [attributed]',
      'officials: Officials describe a deal as final [attributed]',
    ],
  ],
  [
    'Ostra, which Velmark accuses of hiding the spill, opened its gates on Monday.',
    [
      'Velmark: Velmark accuses Ostra of hiding the spill [alleged]',
      'Ostra opened its gates on Monday [established]',
    ],
  ],
  [
    'The bank, which regulators suspect of laundering money, opened a new branch on Monday.',
    [
      'regulators: Regulators suspect the bank of laundering money [alleged]',
      'The bank opened a new branch on Monday [established]',
    ],
  ],
  [
    'Tarn said the bridge, which engineers say is safe, would close in May.',
    [
      'Tarn: The bridge, which engineers say is safe, would close in May [expected]',
      'engineers: The bridge is safe [attributed]',
    ],
  ],
  [
    'Mayor Ilse Tarn, who has said she will not run again, opened the bridge on Monday.',
    [
      'Ilse Tarn: Ilse Tarn will not run again [expected]',
      'Mayor Ilse Tarn opened the bridge on Monday [established]',
    ],
  ],
  [
    'Marsh, whom critics accuse of cowardice, promised to mend the bridge that engineers call unsafe.',
    [
      'critics: Critics accuse Marsh of cowardice [alleged]',
      'Marsh: Marsh promised to mend the bridge that engineers call unsafe [expected]',
    ],
  ],
  [
    'The Velm Daily poll, which measures the support for the two parties each week, showed that Tarn leads.',
    ['the Velm Daily poll: Tarn leads [attributed]'],
  ],
];

describe('said in passing', () => {
  test.each(TABLE)('%s', (text, claims) => {
    expect(claimsOf(text)).toEqual(claims);
  });

  test('a denial denies the accusation, and not the promise that names it', () => {
    const text =
      'Governor Ilse Tarn promised new rules for a range of harmful dumping that Ostra blames on Velmark. Velmark denies all of these charges.';
    const { claims } = readLocally({ text, kind: 'whole', publishedAt: '2031-05-15' }, '2031-05-15');
    const denied = claims.flatMap(({ links }) => links.map(({ claim }) => claim));
    expect(denied.map((id) => claims.find((each) => each.id === id)?.text)).toEqual([
      'Ostra blames a range of harmful dumping on Velmark',
    ]);
  });
});
