// Which stories an edition is about: typed in plain words or as fields, shown back, and chosen by.
import { describe, expect, test } from 'vitest';
import { filtersIn, readSelection } from '#briefings/commands/selection-words.ts';
import { changed, selectionOf } from '#briefings/commands/selection-field.ts';
import { selectionText } from '#briefings/compose/selection.ts';
import { readWhen } from '#briefings/schedule/when.ts';

const typed = { now: new Date('2026-03-02T09:00:00Z'), zone: 'UTC' };

describe('what was typed', () => {
  test.each([
    [
      'weekdays at 8:00 about Russia from Reuters, most 5, at least corroborated',
      'weekdays at 8:00',
      'all stories about Russia, from Reuters, at least corroborated, most 5',
    ],
    ['about Russia every day at 8', 'every day at 8', 'all stories about Russia'],
    [
      'about floods or storms, mondays at 9:00 in Berlin',
      'mondays at 9:00 in Berlin',
      'all stories about floods, or storms',
    ],
    ['8:00 and 17:30 about Russia and sanctions', '8:00 and 17:30', 'all stories about Russia and sanctions'],
    ['every hour from 9 to 17', 'every hour from 9 to 17', 'all stories'],
    [
      'every hour from 9 to 17 from Reuters and AP',
      'every hour from 9 to 17',
      'all stories from Reuters, or AP',
    ],
    ['daily at 9 with the word ceasefire', 'daily at 9', 'all stories with the words “ceasefire”'],
    ['top three stories, weekdays at 8', 'weekdays at 8', 'all stories, most 3'],
    ['weekdays at 8, up to 4', 'weekdays at 8', 'all stories, most 4'],
    ['weekdays at 8, only established', 'weekdays at 8', 'all stories, at least established'],
    ['weekdays at 8 about disputed elections', 'weekdays at 8', 'all stories about disputed elections'],
    ['in 10 minutes about “the dam”', 'in 10 minutes', 'all stories about the dam'],
    ['about the dam in 10 minutes', 'in 10 minutes', 'all stories about the dam'],
    ['weekdays at 8:00', 'weekdays at 8:00', 'all stories'],
  ])('%s', (words, when, text) => {
    const { change, rest } = selectionOf(words, {});
    expect(rest).toBe(when);
    expect(readWhen(rest, typed)).toBeDefined();
    expect(selectionText(changed(undefined, change))).toBe(text);
  });

  test.each([
    ['weekdays at 8 about', /about: what\? For example/],
    ['weekdays at 8, at least sure', /“sure” is no status.*attributed.*corroborated.*established/],
    ['weekdays at 8, most 0', /1 to 50 stories/],
    ['weekdays at 8, most 500', /1 to 50 stories/],
    [`weekdays at 8 about ${'x'.repeat(90)}`, /too long for a name/],
    [`weekdays at 8 about ${'a, '.repeat(12)}b`, /13 names; 10 are the most/],
  ])('%s: the fault is named', (words, fault) => {
    expect(() => selectionOf(words, {})).toThrow(fault);
  });

  test('as fields is the same as in words, and fields count more', () => {
    const inWords = readSelection(filtersIn('about Russia, most 5').typed);
    expect(readSelection({ about: 'Russia', most: '5' })).toEqual(inWords);
    expect(selectionOf('daily at 8 about Russia', { about: 'Ukraine' }).change.set.about).toEqual([
      ['Ukraine'],
    ]);
  });

  test('changes what it names, and takes a filter away by a word for everything', () => {
    const before = changed(undefined, readSelection({ about: 'Russia', most: '5' }));
    expect(changed(before, readSelection({ about: 'Ukraine' }))).toEqual({ about: [['Ukraine']], most: 5 });
    expect(changed(before, readSelection({ about: 'everything' }))).toEqual({ most: 5 });
    expect(changed(before, readSelection({ about: 'everything', most: 'all' }))).toBeUndefined();
  });
});
