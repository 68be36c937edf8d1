// To whoever made a schedule: a briefing of it was not delivered, why, and what to do.
import { clean, code, line, note, paragraph, time, type Document } from '../document.ts';

export interface Undelivered {
  /** The place, as its address. */
  readonly place: string;
  readonly scheduledFor: Date;
  /** The schedule, as people type it: `s3`. */
  readonly schedule: string;
  /** Whether it is of a story that is followed there, and of no schedule that people see. */
  readonly isNews: boolean;
  /** `failed`: given up. `gone`: so is its schedule. `unknown`: it may have arrived. */
  readonly fate: 'failed' | 'gone' | 'unknown';
  readonly reason: string;
}

export function undelivered({ place, scheduledFor, schedule, isNews, fate, reason }: Undelivered): Document {
  const subject = isNews ? 'What is new on a followed story' : `The briefing of schedule ${schedule}`;
  const what = fate === 'unknown' ? ' may not have been delivered: ' : ' was not delivered: ';
  return {
    type: 'notice',
    title: 'A briefing was not delivered',
    lead: `${subject}${what}${clean(reason)}.`,
    stories: [],
    audience: 'asker',
    blocks: [
      paragraph(
        line([
          `${subject} for `,
          time(scheduledFor, 'datetime'),
          ' in ',
          code(place),
          `${what}${clean(reason).replace(/\.$/, '')}.`,
        ]),
      ),
      note(line([isNews ? NEXT_NEWS : NEXT[fate]])),
    ],
  };
}

const NEXT = {
  failed: 'The next one comes at its time.',
  gone: 'Its schedule is switched off. Add it again when the channel can be posted to.',
  unknown:
    'Look there whether it has arrived: it is not sent again by itself. The next one comes at its time.',
} as const;

const NEXT_NEWS = 'It comes with the next change. /brief why there shows what happened.';
