// Answer → Document: the lead, the lines with their sources, and what else can be asked.
import {
  cite,
  line,
  lineText,
  note,
  paragraph,
  strong,
  text,
  type Block,
  type Document,
  type Line,
} from '../document.ts';
import type { Answer, AnswerLine } from '../ask/answer.ts';
import type { Story } from '../story/story.ts';
import { askButton, questionButton } from './button.ts';
import { claimLine, citesOf, refOf } from './claim.ts';

/**
 * An answer as a document. Lines that are worded as {@link claimLine} words them get its speakers and labels.
 * @param stories those that were asked; the lines name theirs
 */
export function answerDocument(question: string, answer: Answer, stories: readonly Story[]): Document {
  const byId = new Map(stories.map((story) => [story.id, story]));
  const lines = answer.lines.map((each) => answerLine(each, byId.get(each.story)));
  const story = byId.get(answer.lines[0]?.story ?? '') ?? (stories.length === 1 ? stories[0] : undefined);
  const lead = answer.lead ?? (answer.answered ? undefined : 'The reports I have do not say.');
  return {
    type: 'answer',
    title: question,
    lead: [lead, ...lines.map(lineText)].filter((each) => each !== undefined).join(' '),
    stories: [...new Set(answer.lines.map((each) => each.story).concat(story?.id ?? []))],
    audience: 'place',
    blocks: [
      ...(lead === undefined ? [] : [paragraph(line([strong(lead)]))]),
      ...(!answer.answered && lines.length > 0 ? [note(line(['The nearest that they have:']))] : []),
      ...lineBlocks(lines),
      ...answerButtons(answer, story),
    ],
  };
}

function lineBlocks(lines: readonly Line[]): readonly Block[] {
  const [only, ...others] = lines;
  if (only === undefined) return [];
  return others.length === 0 ? [paragraph(only)] : [{ type: 'list', items: lines }];
}

function answerLine(each: AnswerLine, story: Story | undefined): Line {
  const claim = story?.claims.find((candidate) => candidate.id === each.claim);
  if (story === undefined || claim === undefined) return line([each.text]);
  for (const position of ['after', 'before'] as const) {
    const worded = claimLine(story, claim, position);
    if (lineText(worded) === each.text) return worded;
  }
  const cites = citesOf(story, [claim]);
  const cited = cites.some(
    (inline) => inline.type === 'cite' && each.text.includes(lineText(line([cite(inline.number)]))),
  );
  return line([text(each.text), ...(cited ? [] : cites)], [refOf(story, claim)]);
}

function answerButtons(answer: Answer, story: Story | undefined): readonly Block[] {
  const questions = answer.related.map((each) => questionButton(each, story)).filter((each) => each !== null);
  return [{ type: 'buttons', buttons: [...questions.slice(0, 3), askButton(story)] }];
}
