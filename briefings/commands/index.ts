// All commands, in the order in which help lists them.
import type { Command } from '../command.ts';
import { add } from './add.ts';
import { ask } from './ask.ts';
import { helpOn } from './help.ts';
import { now } from './now.ts';
import { scheduleAdd, scheduleChange, scheduleListing, schedulePreviewing } from './schedule.ts';
import { schedulePause, scheduleRemove, scheduleResume, scheduleRun } from './schedule-verbs.ts';
import { quotes, sources, stories, timeline } from './story-lists.ts';

export const commands: readonly Command[] = [
  now,
  ask,
  timeline,
  sources,
  quotes,
  stories,
  add,
  scheduleAdd,
  schedulePreviewing,
  scheduleListing,
  scheduleChange,
  schedulePause,
  scheduleResume,
  scheduleRun,
  scheduleRemove,
  helpOn(() => commands),
];
