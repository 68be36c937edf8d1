// The local reader over the corpus: no figure falls below its floor, a little under what was last measured.
import { describe, expect, it } from 'vitest';
import type { Metric } from './measure.ts';
import { scoreCorpus, scoreOf } from './score.ts';

const FLOOR: Partial<Record<Metric, number>> = {
  'source exact': 70,
  'cue exact': 68,
  'content exact': 52,
  'cue matched': 75,
  'whole attribution': 62,
  'recall on speech cues': 77,
  'speaker of quote': 79,
  'resolved name': 53,
  'claim found': 93,
  'claim fidelity': 48,
  'claim certainty': 85,
  'claim polarity': 88,
  'date found': 95,
  'date value': 90,
};

describe('the local reader over the corpus', () => {
  const { counts } = scoreCorpus();
  it.each(Object.entries(FLOOR))('%s is at least %d', (metric, floor) => {
    const count = counts.get(metric as Metric);
    expect(count && scoreOf(count)).toBeGreaterThanOrEqual(floor);
  });

  it('measures enough of each to mean something', () => {
    for (const metric of Object.keys(FLOOR))
      expect(counts.get(metric as Metric)?.marked).toBeGreaterThan(100);
  });
});
