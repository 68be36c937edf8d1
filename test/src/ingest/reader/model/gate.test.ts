// The evidence gate: what an article does not bear out is dropped, what it bears out is not.
import { describe, expect, test } from 'vitest';
import { gate, sourceOf } from '#src/ingest/reader/model/gate/gate.ts';
import { articles } from './articles.ts';
import { honest, hostile } from './claims.ts';
import { honestByGrammar, hostileByGrammar } from './grammar.ts';
import { judgeCorpus, passedShare } from './score.ts';
import { honestTimes, hostileTurned } from './turned.ts';

describe('the evidence gate', () => {
  test.each(
    [...honest, ...honestByGrammar, ...honestTimes].map((row) => [row.article, row.what, row] as const),
  )('%s: %s passes', (article, _, row) => {
    const { dropped, passed } = gate([row.claim], sourceOf(articles[article].text));
    expect(dropped).toEqual([]);
    expect(passed).toHaveLength(1);
  });

  test.each(
    [...hostile, ...hostileByGrammar, ...hostileTurned].map((row) => [row.article, row.what, row] as const),
  )('%s: %s is dropped', (article, _, row) => {
    const { dropped } = gate([row.claim], sourceOf(articles[article].text));
    expect(row.reasons).toContain(dropped[0]?.reason);
  });

  test('of what the corpus marks, most passes: a little less than was last measured', () => {
    const judged = judgeCorpus();
    const floors = { 'plain cue': 94, 'further sentence': 93, 'other cue': 81, 'the outlet': 90 };
    for (const [group, floor] of Object.entries(floors)) {
      const some = judged.filter(({ claim }) => claim.group === group);
      expect(some.length).toBeGreaterThan(25);
      expect(passedShare(some), group).toBeGreaterThanOrEqual(floor);
    }
  });
});
