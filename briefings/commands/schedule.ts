// `/brief schedule add | list | remove`: briefings at set times, in the channel's own zone.
import { z } from 'zod';
import { command } from '../command.ts';
import { scheduleAdded, scheduleList, type ScheduleWords } from '../compose/lists.ts';
import { notice } from '../compose/notice.ts';
import type { Desk, Schedule } from '../desk.ts';
import { UserError } from '../error.ts';
import { readWhen, whenText } from '../schedule/when.ts';
import { lengthField } from './now.ts';
import { matchStories, storyField, unknownStory } from './story-field.ts';

async function inWords(desk: Desk, schedule: Schedule): Promise<ScheduleWords> {
  const story = (await desk.stories()).find((each) => each.id === schedule.story);
  return {
    schedule,
    words: whenText(schedule.when),
    subject: story?.headline ?? schedule.story ?? 'all stories',
  };
}

export const scheduleAdd = command({
  name: 'schedule add',
  summary: 'Post a briefing here at set times',
  example: 'schedule add weekdays at 8:00',
  input: z.object({
    when: z
      .string({ error: 'When? For example: /brief schedule add weekdays at 8:00' })
      .trim()
      .min(1, 'When? For example: /brief schedule add weekdays at 8:00')
      .max(200)
      .describe('“weekdays at 8:00”, “every 6 hours”, “in 10 minutes”, with “in Berlin” for a zone'),
    story: storyField,
    length: lengthField,
  }),
  rest: 'when',
  access: 'manager',
  audience: 'asker',
  async run({ when, story, length = 'brief' }, desk) {
    const recurrence = readWhen(when, desk);
    const stories = await desk.stories();
    const [found, ...others] = story === undefined ? [] : matchStories(stories, story);
    if (story !== undefined && found === undefined) throw unknownStory(story, stories);
    if (others.length > 0) throw new UserError(`“${story ?? ''}” fits several stories: name one by its id.`);
    const draft = { when: recurrence, length, ...(found === undefined ? {} : { story: found.id }) };
    return scheduleAdded(await inWords(desk, await desk.schedules.add(draft)));
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

export const scheduleRemove = command({
  name: 'schedule remove',
  summary: 'Remove a schedule of this channel',
  example: 'schedule remove s1',
  input: z.object({
    id: z
      .string({ error: 'Which one? /brief schedule list shows their names.' })
      .trim()
      .min(1)
      .max(64)
      .describe('The name of the schedule, as the list shows it')
      .meta({ complete: 'schedules' }),
  }),
  rest: 'id',
  access: 'manager',
  audience: 'asker',
  async run({ id }, desk) {
    if (!(await desk.schedules.remove(id)))
      throw new UserError(`There is no schedule “${id}” in this channel. /brief schedule list shows them.`);
    return notice('notice', 'Schedule removed', `Schedule ${id} is removed.`, 'asker');
  },
});
