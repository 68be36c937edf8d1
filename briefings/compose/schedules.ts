// The schedules of a place in words: their list, one that was saved or changed, and one that is not saved yet.
import type { Recurrence, Schedule } from '../desk.ts';
import {
  code,
  line,
  note,
  text,
  time,
  type Block,
  type Button,
  type Document,
  type Inline,
} from '../document.ts';
import { whenText } from '../schedule/when.ts';
import { counted } from './sources.ts';

/** A schedule, and what it posts: the headline of its story, or “all stories”. */
export interface ScheduleWords {
  readonly schedule: Schedule;
  readonly subject: string;
}

function scheduleInlines({ schedule, subject }: ScheduleWords): readonly Inline[] {
  const standing =
    schedule.off !== undefined
      ? [text(` · switched off: ${schedule.off}`)]
      : schedule.paused
        ? [text(' · paused')]
        : runInlines(schedule.nextRuns);
  return [
    code(schedule.id),
    text(` ${whenText(schedule.when)}: ${schedule.length} of ${subject}`),
    ...standing,
  ];
}

const runInlines = (runs: readonly Date[]): readonly Inline[] =>
  runs.flatMap((run, index) => [text(index === 0 ? ' · next: ' : ', '), time(run, 'datetime')]);

const scheduleButton = (verb: 'run' | 'pause' | 'resume' | 'remove', id: string): Button => ({
  label: `${verb === 'run' ? 'Run now' : verb.charAt(0).toUpperCase() + verb.slice(1)} ${id}`,
  action: { type: 'command', name: `schedule ${verb}`, fields: { id } },
});

/** The buttons under one schedule. */
const buttonsFor = ({ id, paused, off }: Schedule): Block => ({
  type: 'buttons',
  buttons: [
    scheduleButton('run', id),
    scheduleButton(paused || off !== undefined ? 'resume' : 'pause', id),
    scheduleButton('remove', id),
  ],
});

/** `/brief schedule list`. */
export function scheduleList(schedules: readonly ScheduleWords[]): Document {
  return {
    type: 'schedules',
    title: 'Schedules',
    lead: `${counted(schedules.length, 'schedule')} in this channel.`,
    stories: [],
    audience: 'asker',
    blocks: [
      { type: 'title', text: 'Schedules in this channel' },
      ...(schedules.length === 0
        ? [note(line(['None yet. Add one: ', code('/brief schedule add weekdays at 8:00')]))]
        : [{ type: 'list', items: schedules.map((each) => line(scheduleInlines(each))) } as const]),
      ...(schedules.length === 0 ? [] : [note(verbs)]),
    ],
  };
}

const verbs = line([
  'Change one: ',
  ...['change s1 daily at 9:00', 'pause s1', 'resume s1', 'run s1', 'remove s1'].flatMap((words, index) => [
    text(index === 0 ? '' : ' · '),
    code(`/brief schedule ${words}`),
  ]),
]);

/**
 * What is answered when a schedule was saved or changed: how it stands now, with its next runs.
 * @param done “added”, “paused”
 */
export function scheduleSaved(saved: ScheduleWords, done: string): Document {
  const { schedule } = saved;
  return {
    type: 'schedules',
    title: `Schedule ${done}`,
    lead: `Schedule ${schedule.id} ${done}: ${whenText(schedule.when)}.`,
    stories: [],
    audience: 'asker',
    blocks: [
      { type: 'heading', text: `Schedule ${done}` },
      { type: 'list', items: [line(scheduleInlines(saved))] },
      buttonsFor(schedule),
    ],
  };
}

/** `/brief schedule preview`: when it would run, with a button that saves it. */
export function schedulePreview(
  when: Recurrence,
  runs: readonly Date[],
  subject: string,
  fields: Readonly<Record<string, string>>,
): Document {
  return {
    type: 'schedules',
    title: 'Schedule preview',
    lead: `Not saved yet: ${whenText(when)}.`,
    stories: [],
    audience: 'asker',
    blocks: [
      { type: 'heading', text: 'Not saved yet' },
      { type: 'list', items: [line([text(`${whenText(when)}: ${subject}`), ...runInlines(runs)])] },
      {
        type: 'buttons',
        buttons: [{ label: 'Add this schedule', action: { type: 'command', name: 'schedule add', fields } }],
      },
    ],
  };
}
