// Calendar dates in words. A calendar day has no zone, so it is written out and never shifted to a reader's own.
import type { Claim, Moment, Story } from './story.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Whether a time of a story is an instant (`2021-04-15T08:00:00Z`) and not a mere day (`2021-04-15`). */
export const isInstant = (time: string): boolean => time.includes('T');

/** `2021-04-15` or an instant → `15 April 2021`, the day as the source writes it. */
export function dayText(time: string): string {
  const [year, month, day] = time.slice(0, 10).split('-').map(Number);
  return `${day ?? ''} ${MONTHS[(month ?? 1) - 1] ?? ''} ${year ?? ''}`;
}

/** A moment in calendar words as precise as it is known: `15 April 2021`, `March 2021`, `2020`; else its own words. */
export function momentText(moment: Moment): string {
  if (!moment.anchored || moment.start === null) return moment.text;
  const [year = '', month = '1'] = moment.start.slice(0, 7).split('-');
  switch (moment.precision) {
    case 'month':
      return `${MONTHS[Number(month) - 1] ?? ''} ${year}`;
    case 'quarter':
      return `Q${Math.ceil(Number(month) / 3)} ${year}`;
    case 'year':
      return year;
    case 'decade':
      return `the ${year.slice(0, 3)}0s`;
    case 'week':
      return `the week of ${dayText(moment.start)}`;
    default:
      return dayText(moment.start);
  }
}

/** The moment with this id, if the story has it. */
export function momentOf(story: Story, id: string | undefined): Moment | undefined {
  return id === undefined ? undefined : story.moments.find((moment) => moment.id === id);
}

/** The newest time of publication among the story's sources, or the time of its last change. */
export function newestTime(story: Story): string {
  const times = story.sources.flatMap((source) => source.publishedAt ?? source.foundAt ?? []);
  return times.reduce(
    (newest, each) => (Date.parse(each) > Date.parse(newest) ? each : newest),
    times[0] ?? story.updatedAt,
  );
}

/** Whether a claim has a time that was still to come when its source reported it. */
export function wasToCome(story: Story, claim: Claim): boolean {
  const start = momentOf(story, claim.when)?.start;
  const source = story.sources.find(({ id }) => id === claim.evidence[0]?.source);
  return start != null && Date.parse(start) >= Date.parse(source?.publishedAt ?? story.updatedAt);
}
