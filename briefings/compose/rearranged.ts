// What somebody sees who has joined two stories, or split one.
import type { Rearranged } from '../desk.ts';
import { code, line, note, paragraph, strong, type Document, type Line } from '../document.ts';
import type { Story } from '../story/story.ts';
import { counted } from './sources.ts';

export function rearranged({ story, part, alias }: Rearranged): Document {
  const words =
    part === undefined
      ? `Joined: “${story.headline}” is one story now.`
      : `Split: “${part.headline}” is a story of its own now.`;
  return {
    type: 'notice',
    title: part === undefined ? 'Stories joined' : 'Story split',
    lead: words,
    stories: [],
    audience: 'asker',
    blocks: [
      paragraph(line([words])),
      { type: 'list', items: [storyLine(story), ...(part === undefined ? [] : [storyLine(part)])] },
      note(
        line(
          alias === undefined
            ? ['What was told of its claims counts as told of the new story.']
            : [code(alias), ' leads here, too. Threads and schedules go on, and nothing is told again.'],
        ),
      ),
    ],
  };
}

const storyLine = (story: Story): Line =>
  line([
    strong(story.headline),
    ` — ${counted(story.claims.length, 'claim')}, ${counted(story.sources.length, 'article')} `,
    code(story.id),
  ]);
