// Quotations of a text: where they begin and end, over sentences and paragraphs.
import { describe, expect, test } from 'vitest';
import { findQuotations } from '#src/ingest/reader/local/quotation/quotation.ts';
import { analyse } from '#src/ingest/reader/local/text/analysis.ts';

const quotationsOf = (text: string) =>
  findQuotations(analyse(text)).map(({ pieces, kind }) => [
    kind,
    ...pieces.map(({ start, end }) => text.slice(start, end)),
  ]);

describe('quotations', () => {
  test.each([
    ['straight marks', 'He said, "We will go." Then he went.', [['speech', '"We will go."']]],
    [
      'curly marks',
      '“We will go,” he said. “Now.”',
      [
        ['speech', '“We will go,”'],
        ['speech', '“Now.”'],
      ],
    ],
    ['doubled single marks', "''We will go,'' he said.", [['speech', "''We will go,''"]]],
    ['single marks', "'We will go,' the clerk's aide said.", [['speech', "'We will go,'"]]],
    ['apostrophes alone', "The clerks' aide won't go; it's the '90s.", []],
    [
      'one in another',
      '“He told me ‘never’ and left,” she said.',
      [['speech', '“He told me ‘never’ and left,”']],
    ],
    ['an opening mark typed at the end', '“Never,“ he said.', [['speech', '“Never,“']]],
    [
      'several paragraphs',
      '“We waited.\n\n“Then we left,” he said.',
      [['speech', '“We waited.', '“Then we left,”']],
    ],
    [
      'one that is never closed',
      '“We waited and waited\n\nThe river rose.',
      [['speech', '“We waited and waited']],
    ],
    ['a scare quote', 'The “reform” failed.', [['phrase', '“reform”']]],
    ['a title', 'She wrote “The Harbour of Ostra” in May.', [['phrase', '“The Harbour of Ostra”']]],
    ['inches', 'A 5" pipe burst.', []],
  ])('%s', (_name, text, quotations) => {
    expect(quotationsOf(text)).toEqual(quotations);
  });
});
