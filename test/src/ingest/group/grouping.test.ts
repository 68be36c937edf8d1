// Grouping: look-alike events are kept apart, reports of one event together, and every article is decided on arrival.
import { describe, expect, test } from 'vitest';
import { newGrouping, WINDOW } from '#src/ingest/group/grouping.ts';
import { profileOf } from '#src/ingest/group/profile.ts';
import { byDate, group, place, profileOfReport, qualityOf, reportsIn, undated } from './reports.ts';

/** Two events of one kind in one place, with two reports of each. */
const reports = byDate(reportsIn('look-alikes'));

const pairs = [...new Set(reports.map(({ topic }) => topic))];

/** Two rulings on one airport a week apart differ in one word each of the law and of its subject. */
const MIXED = ['ruling'];

describe('look-alikes, in the order of their dates', () => {
  const storyOf = group(reports, newGrouping());
  const storiesOf = (pair: string, side: string): readonly string[] =>
    reports.filter(({ event }) => event === `${pair} ${side}`).map(({ id }) => storyOf.get(id) ?? '');

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
    expect([...pairsOf.values()].filter((of) => new Set(of.map(({ topic }) => topic)).size > 1)).toEqual([]);
  });
});

/** Further alike events, two or three of a kind, told in more words and over days; some reports have no date. */
describe('alike events of a topic', () => {
  const topics = reportsIn('topics');

  test('are told apart when they come in the order of their dates', () => {
    const { precision, recall } = qualityOf(topics, group(byDate(topics), newGrouping()));
    expect(precision).toBeGreaterThanOrEqual(95);
    expect(recall).toBeGreaterThanOrEqual(92);
  });

  test.each([1, 2])('are told apart in most cases when they come in any order, without dates: %i', (seed) => {
    const { precision, recall } = qualityOf(topics, group(undated(topics, seed), newGrouping()));
    expect(precision).toBeGreaterThanOrEqual(90);
    expect(recall).toBeGreaterThanOrEqual(90);
  });
});

describe('on arrival', () => {
  test('what comes later changes nothing of what was decided', () => {
    const [half, all] = [newGrouping(), newGrouping()];
    const some = reports.slice(0, 20).map((report) => place(report, half));
    expect(reports.map((report) => place(report, all)).slice(0, 20)).toEqual(some);
  });

  test('an article that is added again counts once', () => {
    const [once, twice] = [newGrouping(), newGrouping()];
    for (const report of reports.slice(0, 20)) place(report, once);
    for (const report of reports.slice(0, 20)) {
      place(report, twice);
      const profile = profileOfReport(report);
      twice.add({ id: report.id, story: once.placementOf(profile).story ?? '', profile });
    }
    for (const report of reports.slice(20)) {
      const profile = profileOfReport(report);
      expect(twice.placementOf(profile)).toEqual(once.placementOf(profile));
    }
  });

  test('a story whose articles are all forgotten is over', () => {
    const grouping = newGrouping(2);
    const [first] = reports;
    if (first === undefined) throw new Error('no reports');
    const profile = profileOfReport(first);
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
