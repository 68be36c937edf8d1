// The stories that are followed, and the help.
import type { Command } from '../command.ts';
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
  type Line,
} from '../document.ts';
import { dayText, isInstant, newestTime } from '../story/date.ts';
import type { Story } from '../story/story.ts';
import { askButton, commandButton, shortened } from './button.ts';
import { chipsOf } from './claim.ts';
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
        line([chip('figures differ'), text(' each speaker’s own number is told')]),
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
