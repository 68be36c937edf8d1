// The evidence gate: what an article does not bear out is dropped, what it bears out is not.
import { describe, expect, test } from 'vitest';
import { gate, sourceOf } from '#src/ingest/reader/model/gate/gate.ts';
import { articles } from './articles.ts';
import { honest, hostile } from './claims.ts';

describe('the evidence gate', () => {
  test.each(honest.map((row) => [row.article, row.what, row] as const))(
    '%s: %s passes',
    (article, _, row) => {
      const { dropped, passed } = gate([row.claim], sourceOf(articles[article].text));
      expect(dropped).toEqual([]);
      expect(passed).toHaveLength(1);
    },
  );

  test.each(hostile.map((row) => [row.article, row.what, row] as const))(
    '%s: %s is dropped',
    (article, _, row) => {
      const { dropped } = gate([row.claim], sourceOf(articles[article].text));
      expect(row.reasons).toContain(dropped[0]?.reason);
    },
  );
});
