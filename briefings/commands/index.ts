// All commands, in the order in which help lists them.
import type { Command } from '../command.ts';
import { ask } from './ask.ts';
import { helpOn } from './help.ts';
import { now } from './now.ts';
import { scheduleAdd, scheduleListing, scheduleRemove } from './schedule.ts';
import { quotes, sources, stories, timeline } from './story-lists.ts';

export const commands: readonly Command[] = [
  now,
  ask,
  timeline,
  sources,
  quotes,
  stories,
  scheduleAdd,
  scheduleListing,
  scheduleRemove,
  helpOn(() => commands),
];
