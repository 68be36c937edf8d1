// Times in news sentences: what is anchored to which date, and what stays in its own words.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf, periodOf, shifted, type Unit } from '#src/ingest/reader/local/moment/calendar.ts';
import { findMoments } from '#src/ingest/reader/local/moment/find.ts';
import { analyse } from '#src/ingest/reader/local/text/analysis.ts';

/** A Thursday. */
const PUBLISHED = '2031-05-15T09:30:00+02:00';

const found = (text: string, published: string | null = PUBLISHED): readonly string[] =>
  findMoments(analyse(text), published ?? undefined).map(({ text: words, date }) =>
    date === null
      ? `${words}: ?`
      : `${words}: ${date.start}${date.end === date.start ? '' : `…${date.end}`} ${date.precision}`,
  );

describe('days', () => {
  test.each([
    // weekdays: the last one, today included, unless the clause looks ahead
    ['Harbour workers walked out on Tuesday.', 'Tuesday: 2031-05-13 day'],
    ['The mayor of Orveld resigned Thursday.', 'Thursday: 2031-05-15 day'],
    ['The mayor of Orveld resigned Friday.', 'Friday: 2031-05-09 day'],
    ['The council will meet on Tuesday.', 'Tuesday: 2031-05-20 day'],
    ['The results are expected to be published on Thursday.', 'Thursday: 2031-05-15 day'],
    ['The court hears the case on Monday.', 'Monday: 2031-05-19 day'],
    ['A hearing is scheduled for Friday.', 'Friday: 2031-05-16 day'],
    ['She declined to comment on Wednesday.', 'Wednesday: 2031-05-14 day'],
    ['The owner could not be reached on Monday.', 'Monday: 2031-05-12 day'],
    ['They are looking for ways around Wednesday’s ruling.', 'Wednesday: 2031-05-14 day'],
    ['Sunday’s match will be played without spectators.', 'Sunday: 2031-05-18 day'],
    ['Bidders have until noon Friday to answer.', 'Friday: 2031-05-16 day'],
    ['The bridge was closed last Thursday.', 'last Thursday: 2031-05-08 day'],
    ['Voting begins next Thursday.', 'next Thursday: 2031-05-22 day'],
    ['It rained on Sunday night.', 'Sunday night: 2031-05-11 day'],
    // counted from now
    ['He left yesterday and returns tomorrow.', 'yesterday: 2031-05-14 day|tomorrow: 2031-05-16 day'],
    ['The ferry sank three days ago.', 'three days ago: 2031-05-12 day'],
    // written out
    ['The ferry sank on March 3, 2029.', 'March 3, 2029: 2029-03-03 day'],
    ['The ferry sank on 3 March 2029.', '3 March 2029: 2029-03-03 day'],
    ['The log ends at 2029-03-03.', '2029-03-03: 2029-03-03 day'],
    ['The ferry sank on Dec. 30.', 'Dec. 30: 2030-12-30 day'],
    ['The fair will open on Jan. 4.', 'Jan. 4: 2032-01-04 day'],
    ['The fair opens on May 17.', 'May 17: 2031-05-17 day'],
    ['The fair will be held on June 7-9.', 'June 7-9: 2031-06-07…2031-06-09 day'],
    ['Shares are up 4 percent since year-end.', 'year-end: 2030-12-31 day'],
    ['The bank wants it done by year-end.', 'year-end: 2031-12-31 day'],
    ['The count begins on Election Day.', 'Election Day: 2031-11-04 day'],
    ['The office shuts on Christmas Day.', 'Christmas Day: 2031-12-25 day'],
    [
      'Sirens sounded on May 14, 2031 at 8:15 p.m. GMT.',
      'May 14, 2031 at 8:15 p.m. GMT: 2031-05-14T20:15:00Z minute',
    ],
  ])('%s', (text, expected) => {
    expect(found(text).join('|')).toBe(expected);
  });
});

describe('a weekday lies before or ahead as the verb that governs it says', () => {
  test.each([
    ['The union said on Monday that it would strike on Friday.', 'past ahead'],
    ['Talks that began on Monday will resume on Friday.', 'past ahead'],
    ['The minister, who resigned on Tuesday, is to appear before the court on Monday.', 'past ahead'],
    ['The court was due to rule on Wednesday but put it off.', 'past'],
    ['The vote had been scheduled for Tuesday.', 'past'],
    ['The vote, originally set for Tuesday, has been postponed to Friday.', 'past ahead'],
    ['He had promised to answer by Monday but did not.', 'past'],
    ['The offer had been due to expire at midnight Monday.', 'past'],
    ['The committee set Friday as the deadline.', 'ahead'],
    ['The union called a strike for Monday.', 'ahead'],
    ['Rain was forecast for Friday.', 'ahead'],
    ['The deadline is Friday.', 'ahead'],
    ['Polls open at 8 a.m. Sunday.', 'ahead'],
    ['Polls opened at 8 a.m. Sunday.', 'past'],
    ['The exhibition runs until Sunday.', 'ahead'],
    ['The exhibition ran until Sunday.', 'past'],
    ['Ahead of Sunday’s vote, both parties promised lower taxes.', 'ahead'],
    ['After Sunday’s vote, both parties promised lower taxes.', 'past'],
    ['Before his Sunday address, the president met farmers.', 'past'],
    [
      'He is scheduled to spend no more than five hours with the families in the flooded town of Sarn, the first stop of the tour Saturday morning.',
      'ahead',
    ],
    ['The storm, expected to reach the coast on Saturday, killed three on Wednesday.', 'ahead past'],
    ['Lawmakers voted on Wednesday to open the inquiry on Monday.', 'past ahead'],
    ['The report due on Friday names nobody.', 'ahead'],
    ['“We will know on Monday,” she said on Wednesday.', 'ahead past'],
    ['On Sunday, thousands marched; on Saturday, more will.', 'past ahead'],
  ])('%s', (text, expected) => {
    const sides = findMoments(analyse(text), PUBLISHED).map(({ date }) =>
      date === null ? '?' : date.start < '2031-05-15' ? 'past' : 'ahead',
    );
    expect(sides.join(' ')).toBe(expected);
  });
});

describe('longer times', () => {
  test.each([
    ['Sales fell last week.', 'last week: 2031-05-05…2031-05-11 week'],
    ['Sales fell in March.', 'March: 2031-03-01…2031-03-31 month'],
    ['Sales will rise in March.', 'March: 2032-03-01…2032-03-31 month'],
    ['Sales fell in November.', 'November: 2030-11-01…2030-11-30 month'],
    ['Sales fell in January of last year.', 'January of last year: 2030-01-01…2030-01-31 month'],
    ['Sales fell in late 2028.', 'late 2028: 2028-01-01…2028-12-31 year'],
    ['The 2030 harvest was poor.', '2030: 2030-01-01…2030-12-31 year'],
    ['Sales fell early last month.', 'early last month: 2031-04-01…2031-04-30 month'],
    ['Third-quarter profit fell.', 'Third-quarter: 2030-07-01…2030-09-30 quarter'],
    ['Profit fell in the first quarter.', 'the first quarter: 2031-01-01…2031-03-31 quarter'],
    ['The mill was built in the 1890s.', 'the 1890s: 1890-01-01…1899-12-31 decade'],
    ['It lasted from 2011-14.', '2011-14: 2011-01-01…2014-12-31 year'],
    ['The mill opened two years ago.', 'two years ago: 2029-01-01…2029-12-31 year'],
  ])('%s', (text, expected) => {
    expect(found(text).join('|')).toBe(expected);
  });
});

describe('counted from another date', () => {
  test.each([
    ['The dam broke on March 3. Two days later the town was empty.', 'Two days later: 2031-03-05 day'],
    ['The dam broke on March 3. The next day the town was empty.', 'The next day: 2031-03-04 day'],
    ['The dam broke in 2019. Later that year it was rebuilt.', 'Later that year: 2019-01-01…2019-12-31 year'],
    [
      'It fell in the first quarter, down from a year earlier.',
      'a year earlier: 2030-01-01…2030-03-31 quarter',
    ],
    [
      'The third-quarter loss was $3 million, against $1 million a year ago.',
      'a year ago: 2029-07-01…2029-09-30 quarter',
    ],
    ['The mill was sold a year ago.', 'a year ago: 2030-01-01…2030-12-31 year'],
    ['The dam broke on March 3, two days after the storm.', 'two days after: 2031-03-03 day'],
    ['He resigned a month after the vote of March 3.', 'a month after: 2031-04-01…2031-04-30 month'],
    ['He resigned a month after the mayor had promised a bridge.', 'a month after: ?'],
    ['He had resigned two days earlier.', 'two days earlier: ?'],
  ])('%s', (text, expected) => {
    expect(found(text)).toContain(expected);
  });
});

describe('honest where nothing can be resolved', () => {
  test.each([
    ['The dam broke on Tuesday.', 'Tuesday: ?'],
    ['The dam broke on March 3.', 'March 3: ?'],
    ['The dam broke last week.', 'last week: ?'],
    ['The dam broke on March 3, 2029.', 'March 3, 2029: 2029-03-03 day'],
    ['The dam broke in 2029.', '2029: 2029-01-01…2029-12-31 year'],
  ])('without a date of publication: %s', (text, expected) => {
    expect(found(text, null)).toEqual([expected]);
  });

  test.each(['The dam leaked this summer.', 'The dam was repaired recently.'])('%s', (text) => {
    expect(found(text)).toEqual([expect.stringMatching(/: \?$/)]);
  });
});

test.each([
  'They may march on the capital.',
  'May he rest.',
  'The stadium holds 2000 people.',
  'The fine was $1990.',
  'More than 1950 votes were counted.',
  'He plays on Tuesdays.',
  'It happened on a Sunday.',
  'Ms. April Ondra spoke.',
  'Sales fell over the last year.',
])('is no time: %s', (text) => {
  expect(found(text)).toEqual([]);
});

test('a period holds its day, and every shift of a day is a day', () => {
  const day = fc.date({ min: new Date('1600-01-01'), max: new Date('2400-01-01'), noInvalidDate: true });
  const unit = fc.constantFrom<Unit>('day', 'week', 'month', 'quarter', 'year', 'decade');
  fc.assert(
    fc.property(day, unit, fc.integer({ min: -50, max: 50 }), (date, of, by) => {
      const at = date.toISOString().slice(0, 10);
      const { start, end } = periodOf(at, of);
      expect(start <= at && at <= end).toBe(true);
      const moved = shifted(at, of, by) ?? '';
      const [year = 0, month = 0, dayOfMonth = 0] = moved.split('-').map(Number);
      expect(dayOf(year, month, dayOfMonth)).toBe(moved);
    }),
  );
});
