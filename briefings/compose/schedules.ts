// The schedules of a place in words: their list, one that was saved or changed, and one that is not saved yet.
import type { Schedule, ScheduleDraft } from '../desk.ts';
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
  type Line,
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

const scheduleButton = (
  verb: 'run' | 'pause' | 'resume' | 'remove',
  id: string,
  where: Readonly<Record<string, string>>,
): Button => ({
  label: `${verb === 'run' ? 'Run now' : verb.charAt(0).toUpperCase() + verb.slice(1)} ${id}`,
  action: { type: 'command', name: `schedule ${verb}`, fields: { id, ...where } },
});

/** The buttons under one schedule. */
const buttonsFor = ({ id, paused, off }: Schedule, where: Readonly<Record<string, string>>): Block => ({
  type: 'buttons',
  buttons: [
    scheduleButton('run', id, where),
    scheduleButton(paused || off !== undefined ? 'resume' : 'pause', id, where),
    scheduleButton('remove', id, where),
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
 * @param where the field that names its channel, if that is not where it was asked
 */
export function scheduleSaved(
  saved: ScheduleWords,
  done: string,
  where: Readonly<Record<string, string>> = {},
): Document {
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
      buttonsFor(schedule, where),
    ],
  };
}

/** A schedule as it was typed, and not saved yet. */
export interface ScheduleReading {
  readonly draft: ScheduleDraft;
  readonly runs: readonly Date[];
  /** What it posts: “brief of all stories”. */
  readonly subject: string;
  /** Of the command that saves it. */
  readonly fields: Readonly<Record<string, string>>;
}

const readingLine = ({ draft, runs, subject }: ScheduleReading): Line =>
  line([text(`${whenText(draft.when)}: ${subject}`), ...runInlines(runs)]);

const saveButton = (label: string, { fields }: ScheduleReading): Button => ({
  label,
  action: { type: 'command', name: 'schedule add', fields },
});

/** `/brief schedule preview`: when it would run, with a button that saves it. */
export function schedulePreview(reading: ScheduleReading): Document {
  return unsaved(`Not saved yet: ${whenText(reading.draft.when)}.`, 'Not saved yet', [
    { type: 'list', items: [readingLine(reading)] },
    { type: 'buttons', buttons: [saveButton('Add this schedule', reading)] },
  ]);
}

/** Where the words may mean several times: when each would run, with a button that saves it. */
export function scheduleChoice(readings: readonly ScheduleReading[]): Document {
  const question = 'Which one do you mean? Nothing is saved yet.';
  return unsaved(question, question, [
    { type: 'list', items: readings.map(readingLine) },
    note(line(['With “am” or “pm”, or as 8:00 and 20:00, it is saved at once.'])),
    { type: 'buttons', buttons: readings.map((each) => saveButton(`Save ${clockOf(each)}`, each)) },
  ]);
}

/** The hour that tells it from the others: “20:00”. */
const clockOf = ({ fields }: ScheduleReading): string => /\d{1,2}:\d\d/.exec(fields['when'] ?? '')?.[0] ?? '';

const unsaved = (lead: string, heading: string, blocks: readonly Block[]): Document => ({
  type: 'schedules',
  title: 'Schedule preview',
  lead,
  stories: [],
  audience: 'asker',
  blocks: [{ type: 'heading', text: heading }, ...blocks],
});
