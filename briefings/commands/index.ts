// All commands, in the order in which help lists them.
import type { Command } from '../command.ts';
import { add } from './add.ts';
import { ask, askPrivately } from './ask.ts';
import { correct, hold, release, withdraw } from './correct.ts';
import { feedback } from './feedback.ts';
import { feedsAdd, feedsListing, feedsRemove } from './feeds.ts';
import { follow, unfollow } from './follow.ts';
import { helpOn } from './help.ts';
import { whatIsNew } from './new.ts';
import { now } from './now.ts';
import { scheduleAdd, scheduleChange, scheduleListing, schedulePreviewing } from './schedule.ts';
import { schedulePause, scheduleRemove, scheduleResume, scheduleRun } from './schedule-verbs.ts';
import { answers, noNews, quiet, zone } from './settings.ts';
import { storyJoin, storySplit } from './story.ts';
import { quotes, sources, stories, timeline } from './story-lists.ts';
import { why } from './why.ts';

export const commands: readonly Command[] = [
  now,
  whatIsNew,
  ask,
  askPrivately,
  timeline,
  sources,
  quotes,
  stories,
  storyJoin,
  storySplit,
  add,
  follow,
  unfollow,
  feedsAdd,
  feedsListing,
  feedsRemove,
  scheduleAdd,
  schedulePreviewing,
  scheduleListing,
  scheduleChange,
  schedulePause,
  scheduleResume,
  scheduleRun,
  scheduleRemove,
  quiet,
  zone,
  noNews,
  answers,
  correct,
  withdraw,
  hold,
  release,
  why,
  feedback,
  helpOn(() => commands),
];
