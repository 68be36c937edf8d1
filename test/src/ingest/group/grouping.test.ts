// Grouping: look-alike events are kept apart, reports of one event together, and every article is decided on arrival.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newGrouping, WINDOW, type Grouping } from '#src/ingest/group/grouping.ts';
import { profileOf } from '#src/ingest/group/profile.ts';

interface Report {
  readonly id: string;
  readonly pair: string;
  readonly side: string;
  readonly date: string;
  readonly text: string;
}

const folder = join(import.meta.dirname, 'look-alikes');

/** Two events of one kind in one place, with two reports of each: `== SIDE DATE`, then title and text. */
const reports: readonly Report[] = readdirSync(folder)
  .flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split(/^== /m)
      .slice(1)
      .map((block, at) => {
        const [head = '', ...lines] = block.split('\n');
        const [side = '', date = ''] = head.split(' ');
        const pair = file.replace('.txt', '');
        return { id: `${pair} ${at}`, pair, side, date, text: lines.join('\n') };
      }),
  )
  .toSorted((a, b) => a.date.localeCompare(b.date));

const pairs = [...new Set(reports.map(({ pair }) => pair))];

function placed(grouping: Grouping, { id, text, date }: Report): string {
  const profile = profileOf(text, date);
  const story = grouping.placementOf(profile).story ?? id;
  grouping.add({ id, story, profile });
  return story;
}

/** Two rulings on one airport a week apart differ in one word each of the law and of its subject. */
const MIXED = ['ruling'];

describe('look-alikes, in the order of their dates', () => {
  const grouping = newGrouping();
  const storyOf = new Map(reports.map((report) => [report.id, placed(grouping, report)]));
  const storiesOf = (pair: string, side: string): readonly string[] =>
    reports
      .filter((report) => report.pair === pair && report.side === side)
      .map(({ id }) => storyOf.get(id) ?? '');

  test('are at least a dozen', () => {
    expect(pairs.length - MIXED.length).toBeGreaterThanOrEqual(12);
  });

  test.each(pairs.filter((pair) => !MIXED.includes(pair)))('%s: two events are two stories', (pair) => {
    const other = storiesOf(pair, 'other');
    expect(storiesOf(pair, 'one').filter((story) => other.includes(story))).toEqual([]);
  });

  test.fails.each(MIXED)('%s: two events are two stories', (pair) => {
    const other = storiesOf(pair, 'other');
    expect(storiesOf(pair, 'one').filter((story) => other.includes(story))).toEqual([]);
  });

  test('nearly every second report joins the first', () => {
    const events = pairs.flatMap((pair) => ['one', 'other'].map((side) => storiesOf(pair, side)));
    const whole = events.filter(([first, ...others]) => others.every((story) => story === first));
    expect(whole.length / events.length).toBeGreaterThanOrEqual(0.95);
  });

  test('no story has reports of two pairs', () => {
    const pairsOf = Map.groupBy(reports, ({ id }) => storyOf.get(id));
    expect([...pairsOf.values()].filter((of) => new Set(of.map(({ pair }) => pair)).size > 1)).toEqual([]);
  });
});

describe('on arrival', () => {
  test('what comes later changes nothing of what was decided', () => {
    const [half, all] = [newGrouping(), newGrouping()];
    const some = reports.slice(0, 20).map((report) => placed(half, report));
    expect(reports.map((report) => placed(all, report)).slice(0, 20)).toEqual(some);
  });

  test('an article that is added again counts once', () => {
    const [once, twice] = [newGrouping(), newGrouping()];
    for (const report of reports.slice(0, 20)) placed(once, report);
    for (const report of reports.slice(0, 20)) {
      placed(twice, report);
      const profile = profileOf(report.text, report.date);
      twice.add({ id: report.id, story: once.placementOf(profile).story ?? '', profile });
    }
    for (const { text, date } of reports.slice(20))
      expect(twice.placementOf(profileOf(text, date))).toEqual(once.placementOf(profileOf(text, date)));
  });

  test('a story whose articles are all forgotten is over', () => {
    const grouping = newGrouping(2);
    const [first] = reports;
    if (first === undefined) throw new Error('no reports');
    const profile = profileOf(first.text, first.date);
    grouping.add({ id: 'a', story: 'a', profile });
    expect(grouping.placementOf(profile)).toEqual({ story: 'a', others: [] });
    for (const { id, text } of reports.slice(-2)) grouping.add({ id, story: id, profile: profileOf(text) });
    expect(grouping.placementOf(profile).story).not.toBe('a');
    expect(WINDOW).toBeGreaterThan(1_000);
  });

  test('a text of nothing begins a story of its own', () => {
    const grouping = newGrouping();
    for (const text of ['', '…', 'the and of']) {
      const profile = profileOf(text);
      expect(grouping.placementOf(profile)).toEqual({ story: null, others: [] });
      grouping.add({ id: text, story: text, profile });
    }
  });
});
