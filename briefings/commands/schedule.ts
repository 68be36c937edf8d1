// `/brief schedule add | preview | list | change`: briefings at set times, in the channel's own zone.
import { z } from 'zod';
import { command } from '../command.ts';
import {
  scheduleChoice,
  scheduleList,
  schedulePreview,
  scheduleSaved,
  type ScheduleReading,
  type ScheduleWords,
} from '../compose/schedules.ts';
import type { Desk, Length, Schedule, ScheduleDraft } from '../desk.ts';
import { UserError } from '../error.ts';
import { readingsOf } from '../schedule/spoken.ts';
import { readWhen } from '../schedule/when.ts';
import { selectionText } from '../compose/selection.ts';
import type { Selection } from '../story/selection.ts';
import { channelField, channelFields } from './channel-field.ts';
import { lengthField } from './now.ts';
import { changed, selectionFields, selectionOf } from './selection-field.ts';
import type { TypedSelection } from './selection-words.ts';
import { matchStories, storyField, unknownStory } from './story-field.ts';

export async function inWords(desk: Desk, schedule: Schedule): Promise<ScheduleWords> {
  return { schedule, subject: await subjectOf(desk, schedule) };
}

async function subjectOf(
  desk: Desk,
  { story: id, selection }: { readonly story?: string; readonly selection?: Selection },
): Promise<string> {
  const story = (await desk.stories()).find((each) => each.id === id);
  return selectionText(selection, story?.headline ?? id ?? 'all stories');
}

/** The id of the story that is meant; undefined where none is named. @throws UserError unless it is one */
async function storyId(desk: Desk, words: string | undefined): Promise<string | undefined> {
  if (words === undefined) return undefined;
  const stories = await desk.stories();
  const [found, ...others] = matchStories(stories, words);
  if (found === undefined) throw unknownStory(words, stories);
  if (others.length > 0) throw new UserError(`“${words}” fits several stories: name one by its id.`);
  return found.id;
}

const whenField = (example: string) => {
  const missing = `When? For example: /brief ${example}`;
  return z
    .string({ error: missing })
    .trim()
    .min(1, missing)
    .max(200)
    .describe('“weekdays at 8:00 in Berlin”, “8:00 and 17:30”, “every 2 weeks”; also “about Russia, most 5”');
};

/** The name of a schedule, as its list shows it. */
export const idField = z
  .string({ error: 'Which one? /brief schedule list shows their names.' })
  .trim()
  .min(1)
  .max(64)
  .describe('The name of the schedule, as the list shows it')
  .meta({ complete: 'schedules' });

export const noSchedule = (id: string): UserError =>
  new UserError(`There is no schedule “${id}” in this channel. /brief schedule list shows them.`);

interface Fields extends TypedSelection {
  readonly when: string;
  readonly channel?: string | undefined;
  readonly story?: string | undefined;
  readonly length?: Length | undefined;
}

async function draftOf(
  desk: Desk,
  { when, story, length = 'brief', ...filters }: Fields,
): Promise<ScheduleDraft> {
  const { change, rest } = selectionOf(when, filters);
  const recurrence = readWhen(rest, desk);
  const id = await storyId(desk, story);
  const selection = changed(undefined, change);
  return {
    when: recurrence,
    length,
    ...(id === undefined ? {} : { story: id }),
    ...(selection === undefined ? {} : { selection }),
  };
}

/** Each time that the words may mean and that is still to come. @throws UserError where there is none */
async function readingsIn(desk: Desk, input: Fields): Promise<readonly ScheduleReading[]> {
  const [only, evening] = readingsOf(input.when);
  if (evening === undefined) return [await readingOf(desk, input)];
  const found = [only, evening].map((when) => readingOf(desk, { ...input, when }));
  const settled = await Promise.allSettled(found);
  const readings = settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  // Both are wrong in the same way.
  return readings.length === 0 ? [await readingOf(desk, input)] : readings;
}

async function readingOf(desk: Desk, input: Fields): Promise<ScheduleReading> {
  const draft = await draftOf(desk, input);
  const { when, length, story } = draft;
  const typed = Object.entries(input).filter((each): each is [string, string] => each[1] !== undefined);
  return {
    draft,
    runs: desk.schedules.preview(when),
    subject: `${length} of ${await subjectOf(desk, draft)}`,
    fields: { ...Object.fromEntries(typed), length, ...(story === undefined ? {} : { story }) },
  };
}

export const scheduleAdd = command({
  name: 'schedule add',
  summary: 'Post a briefing here at set times',
  example: 'schedule add weekdays at 8:00',
  input: z.object({
    when: whenField('schedule add weekdays at 8:00'),
    story: storyField,
    length: lengthField,
    ...selectionFields,
    channel: channelField,
  }),
  rest: 'when',
  access: 'manager',
  audience: 'asker',
  async run(input, desk) {
    const readings = await readingsIn(desk, input);
    const [only, ...others] = readings;
    // What can be read in one way alone is saved at once: its next runs are shown, with buttons that undo it.
    if (only === undefined || others.length > 0) return scheduleChoice(readings);
    return scheduleSaved(
      await inWords(desk, await desk.schedules.add(only.draft)),
      'added',
      channelFields(input.channel),
    );
  },
});

export const schedulePreviewing = command({
  name: 'schedule preview',
  summary: 'When a schedule would run, before it is saved',
  example: 'schedule preview weekdays at 8:00',
  input: z.object({
    when: whenField('schedule preview weekdays at 8:00'),
    story: storyField,
    length: lengthField,
    ...selectionFields,
  }),
  rest: 'when',
  access: 'everyone',
  audience: 'asker',
  async run(input, desk) {
    return schedulePreview(await readingOf(desk, input));
  },
});

export const scheduleListing = command({
  name: 'schedule list',
  summary: 'The schedules of this channel, with their next runs',
  example: 'schedule list',
  input: z.object({ channel: channelField }),
  access: 'everyone',
  audience: 'asker',
  async run(_, desk) {
    const schedules = await desk.schedules.list();
    return scheduleList(await Promise.all(schedules.map((each) => inWords(desk, each))));
  },
});

export const scheduleChange = command({
  name: 'schedule change',
  summary: 'Give a schedule another time, story, length or selection of stories',
  example: 'schedule change s1 daily at 9:00',
  input: z.object({
    schedule: z
      .string({ error: 'Which one, and to what? For example: /brief schedule change s1 daily at 9:00' })
      .trim()
      .regex(/^s?\d{1,9}(\s.*)?$/is, 'must begin with the name of the schedule, such as s1')
      .max(240)
      .describe('Its name and the new time: “s1 daily at 9:00”; its name alone keeps the time'),
    story: storyField,
    length: lengthField,
    ...selectionFields,
  }),
  rest: 'schedule',
  access: 'manager',
  audience: 'asker',
  async run({ schedule, story, length, ...filters }, desk) {
    const [id = '', ...words] = schedule.split(/\s+/);
    const chosen = await storyId(desk, story);
    const { change, rest } = selectionOf(words.join(' '), filters);
    const isSelected = Object.keys(change.set).length + change.clear.length > 0;
    if (rest === '' && chosen === undefined && length === undefined && !isSelected)
      throw new UserError('Change what? For example: /brief schedule change s1 daily at 9:00');
    const before = (await desk.schedules.list()).find(
      (each) => each.id === id.toLowerCase() || each.id === `s${id}`,
    );
    const saved = await desk.schedules.change(id, {
      ...(rest === '' ? {} : { when: readWhen(rest, desk) }),
      ...(chosen === undefined ? {} : { story: chosen }),
      ...(length === undefined ? {} : { length }),
      ...(isSelected ? { selection: changed(before?.selection, change) ?? {} } : {}),
    });
    if (saved === undefined) throw noSchedule(id);
    return scheduleSaved(await inWords(desk, saved), 'changed');
  },
});
