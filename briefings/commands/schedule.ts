// `/brief schedule add | preview | list | change`: briefings at set times, in the channel's own zone.
import { z } from 'zod';
import { command } from '../command.ts';
import { schedulePreview, scheduleList, scheduleSaved, type ScheduleWords } from '../compose/schedules.ts';
import type { Desk, Length, Schedule, ScheduleDraft } from '../desk.ts';
import { UserError } from '../error.ts';
import { readWhen } from '../schedule/when.ts';
import { lengthField } from './now.ts';
import { matchStories, storyField, unknownStory } from './story-field.ts';

export async function inWords(desk: Desk, schedule: Schedule): Promise<ScheduleWords> {
  return { schedule, subject: await subjectOf(desk, schedule.story) };
}

async function subjectOf(desk: Desk, id: string | undefined): Promise<string> {
  const story = (await desk.stories()).find((each) => each.id === id);
  return story?.headline ?? id ?? 'all stories';
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
    .describe(
      '“weekdays at 8:00”, “8:00 and 17:30”, “every 2 weeks”, “in 10 minutes”; “in Berlin” for a zone',
    );
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

interface Fields {
  readonly when: string;
  readonly story?: string | undefined;
  readonly length?: Length | undefined;
}

async function draftOf(desk: Desk, { when, story, length = 'brief' }: Fields): Promise<ScheduleDraft> {
  const recurrence = readWhen(when, desk);
  const id = await storyId(desk, story);
  return { when: recurrence, length, ...(id === undefined ? {} : { story: id }) };
}

export const scheduleAdd = command({
  name: 'schedule add',
  summary: 'Post a briefing here at set times',
  example: 'schedule add weekdays at 8:00',
  input: z.object({
    when: whenField('schedule add weekdays at 8:00'),
    story: storyField,
    length: lengthField,
  }),
  rest: 'when',
  access: 'manager',
  audience: 'asker',
  async run(input, desk) {
    return scheduleSaved(await inWords(desk, await desk.schedules.add(await draftOf(desk, input))), 'added');
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
  }),
  rest: 'when',
  access: 'everyone',
  audience: 'asker',
  async run(input, desk) {
    const draft = await draftOf(desk, input);
    const { when, length, story } = draft;
    const subject = `${length} of ${await subjectOf(desk, story)}`;
    const fields = { when: input.when, length, ...(story === undefined ? {} : { story }) };
    return schedulePreview(when, desk.schedules.preview(when), subject, fields);
  },
});

export const scheduleListing = command({
  name: 'schedule list',
  summary: 'The schedules of this channel, with their next runs',
  example: 'schedule list',
  input: z.object({}),
  access: 'everyone',
  audience: 'asker',
  async run(_, desk) {
    const schedules = await desk.schedules.list();
    return scheduleList(await Promise.all(schedules.map((each) => inWords(desk, each))));
  },
});

export const scheduleChange = command({
  name: 'schedule change',
  summary: 'Give a schedule another time, story or length',
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
  }),
  rest: 'schedule',
  access: 'manager',
  audience: 'asker',
  async run({ schedule, story, length }, desk) {
    const [id = '', ...words] = schedule.split(/\s+/);
    const chosen = await storyId(desk, story);
    if (words.length === 0 && chosen === undefined && length === undefined)
      throw new UserError('Change what? For example: /brief schedule change s1 daily at 9:00');
    const changed = await desk.schedules.change(id, {
      ...(words.length === 0 ? {} : { when: readWhen(words.join(' '), desk) }),
      ...(chosen === undefined ? {} : { story: chosen }),
      ...(length === undefined ? {} : { length }),
    });
    if (changed === undefined) throw noSchedule(id);
    return scheduleSaved(await inWords(desk, changed), 'changed');
  },
});
