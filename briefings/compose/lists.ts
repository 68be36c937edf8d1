// The stories that are followed, the schedules of a place, and the help.
import type { Command } from '../command.ts';
import type { Schedule } from '../desk.ts';
import {
  chip,
  code,
  line,
  note,
  section,
  strong,
  text,
  time,
  type Block,
  type Document,
  type Inline,
  type Line,
} from '../document.ts';
import { dayText, isInstant, newestTime } from '../story/date.ts';
import type { Story } from '../story/story.ts';
import { askButton, commandButton } from './button.ts';
import { chipsOf } from './claim.ts';
import { shortened } from './digest.ts';
import { claimsBySection } from './section.ts';
import { counted } from './sources.ts';

/** `/brief stories`. */
export function storyList(stories: readonly Story[]): Document {
  return {
    type: 'stories',
    title: 'Stories',
    lead: `${counted(stories.length, 'story', 'stories')}.`,
    stories: stories.map((story) => story.id),
    audience: 'place',
    blocks: [
      { type: 'title', text: 'Stories' },
      ...(stories.length === 0
        ? [note(line(['There is no story yet.']))]
        : [{ type: 'list', items: stories.map(storyLine) } as const, storyChoice(stories)]),
    ],
  };
}

const storyChoice = (stories: readonly Story[]): Block => ({
  type: 'buttons',
  buttons: stories
    .slice(0, 5)
    .map((story) => ({ ...commandButton(story, 'now'), label: shortened(story.headline) })),
});

function storyLine(story: Story): Line {
  const [first] = claimsBySection(story).lead;
  const newest = newestTime(story);
  return line([
    strong(story.headline),
    text(` — ${counted(story.claims.length, 'claim')}, ${counted(story.sources.length, 'article')}, newest `),
    isInstant(newest) ? time(new Date(newest), 'relative') : text(dayText(newest)),
    ...(first === undefined ? [] : chipsOf(first).flatMap((label) => [text(' '), chip(label)])),
    text(' '),
    code(story.id),
  ]);
}

/** When a schedule runs, in words that state its zone: a cron expression is shown as typed elsewhere in the list. */
export interface ScheduleWords {
  readonly schedule: Schedule;
  /** “weekdays at 08:00 (Europe/Berlin)”, “once”. */
  readonly words: string;
  /** What it posts: the headline of its story, or “all stories”. */
  readonly subject: string;
}

function scheduleInlines({ schedule, words, subject }: ScheduleWords): readonly Inline[] {
  const next = schedule.nextRuns.flatMap((run, index) => [
    text(index === 0 ? ' · next: ' : ', '),
    time(run, 'datetime'),
  ]);
  return [
    code(schedule.id),
    text(` ${words}: ${schedule.length} of ${subject}`),
    ...(schedule.off === undefined ? next : [text(` · switched off: ${schedule.off}`)]),
  ];
}

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
      ...(schedules.length === 0 ? [] : [note(line(['Remove one: ', code('/brief schedule remove s1')]))]),
    ],
  };
}

/** What `schedule add` answers: what was saved, and its next runs. */
export function scheduleAdded(added: ScheduleWords): Document {
  return {
    type: 'schedules',
    title: 'Schedule added',
    lead: `Schedule ${added.schedule.id} added: ${added.words}.`,
    stories: [],
    audience: 'asker',
    blocks: [
      { type: 'heading', text: 'Schedule added' },
      { type: 'list', items: [line(scheduleInlines(added))] },
      note(line(['Remove it: ', code(`/brief schedule remove ${added.schedule.id}`)])),
    ],
  };
}

/** `/brief help`, from the declared commands. */
export function help(commands: readonly Command[]): Document {
  return {
    type: 'help',
    title: 'Help',
    lead: 'Dateline briefs this channel on developing stories and says who said what.',
    stories: [],
    audience: 'asker',
    blocks: [
      { type: 'title', text: 'Dateline' },
      note(
        line([
          'It tells who said each thing and how sure they were. Ask in a thread that it opened, and it answers there.',
        ]),
      ),
      ...section('Commands', commands.map(helpLine)),
      ...section('Labels', [
        line([chip('expected'), text(' it has not happened yet')]),
        line([chip('alleged'), text(' an accusation that is not proved')]),
        line([chip('disputed'), text(' both sides are told')]),
        line([chip('likely'), text(' or '), chip('possible'), text(' the speaker is not certain')]),
      ]),
      { type: 'buttons', buttons: [askButton()] },
    ],
  };
}

const helpLine = (command: Command): Line =>
  line([
    code(`/brief ${command.example}`),
    text(` — ${command.summary}`),
    ...(command.access === 'manager' ? [text(' (managers)')] : []),
  ]);
