// `/brief schedule pause | resume | run | remove`: what is done with a schedule that stands.
import { z } from 'zod';
import { command, type Command } from '../command.ts';
import { notice } from '../compose/notice.ts';
import { scheduleSaved } from '../compose/schedules.ts';
import type { Schedule, Schedules } from '../desk.ts';
import { channelField, channelFields } from './channel-field.ts';
import { idField, inWords, noSchedule } from './schedule.ts';

/** A command that does one thing with one schedule, and shows how it stands then. */
const scheduleVerb = (
  verb: 'pause' | 'resume' | 'run',
  summary: string,
  done: string,
  act: (schedules: Schedules, id: string) => Promise<Schedule | undefined>,
): Command =>
  command({
    name: `schedule ${verb}`,
    summary,
    example: `schedule ${verb} s1`,
    input: z.object({ id: idField, channel: channelField }),
    rest: 'id',
    access: 'manager',
    audience: 'asker',
    async run({ id, channel }, desk) {
      const schedule = await act(desk.schedules, id);
      if (schedule === undefined) throw noSchedule(id);
      return scheduleSaved(await inWords(desk, schedule), done, channelFields(channel));
    },
  });

export const schedulePause = scheduleVerb(
  'pause',
  'Pause a schedule of this channel; what it misses is not made up for',
  'paused',
  (schedules, id) => schedules.pause(id),
);

export const scheduleResume = scheduleVerb(
  'resume',
  'Let a schedule go on that was paused or switched off',
  'resumed',
  (schedules, id) => schedules.resume(id),
);

export const scheduleRun = scheduleVerb(
  'run',
  'Post an edition of a schedule now, besides its set times',
  'run: its edition is on its way',
  (schedules, id) => schedules.run(id),
);

export const scheduleRemove = command({
  name: 'schedule remove',
  summary: 'Remove a schedule of this channel',
  example: 'schedule remove s1',
  input: z.object({ id: idField, channel: channelField }),
  rest: 'id',
  access: 'manager',
  audience: 'asker',
  async run({ id }, desk) {
    if (!(await desk.schedules.remove(id))) throw noSchedule(id);
    return notice('notice', 'Schedule removed', `Schedule ${id} is removed.`, 'asker');
  },
});
