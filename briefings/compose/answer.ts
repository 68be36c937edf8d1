// Answer → Document: the lead, the lines with their sources, and what else can be asked.
import {
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
import type { Claim, Story } from '../story/story.ts';
import { askButton, questionButton } from './button.ts';
import { claimLine, citesOf } from './claim.ts';
import { refs, standaloneItem, type Item } from './section.ts';

/**
 * An answer as a document. Lines that are worded as {@link claimLine} words them get its speakers and labels.
 * @param stories those that were asked; the lines name theirs
 */
export function answerDocument(question: string, answer: Answer, stories: readonly Story[]): Document {
  const byId = new Map(stories.map((story) => [story.id, story]));
  const lines = answerLines(answer.lines, byId);
  const story = byId.get(answer.lines[0]?.story ?? '') ?? (stories.length === 1 ? stories[0] : undefined);
  const lead = answer.lead ?? (answer.answered ? undefined : 'The reports I have do not say.');
  return {
    type: answer.answered ? 'answer' : 'refusal',
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

/** One line an answer's line, but for the sides of a dispute: they stand in one line, each told once. */
function answerLines(lines: readonly AnswerLine[], stories: ReadonlyMap<string, Story>): readonly Line[] {
  const told = new Set<string>();
  return lines.flatMap((each) => {
    const story = stories.get(each.story);
    const claim = story?.claims.find((candidate) => candidate.id === each.claim);
    if (story === undefined || claim === undefined) return [line([each.text])];
    if (told.has(`${story.id} ${claim.id}`)) return [];
    const { line: whole, claims } = answerItem(each, story, claim);
    claims.forEach((one) => told.add(`${story.id} ${one.id}`));
    return [whole];
  });
}

function answerItem(each: AnswerLine, story: Story, claim: Claim): Item {
  for (const position of ['after', 'before'] as const)
    if (lineText(claimLine(story, claim, position)) === each.text)
      return standaloneItem(story, claim, position);
  const cites = citesOf(story, [claim]);
  const cited = cites.some((inline) => inline.type === 'cite' && each.text.includes(`[${inline.number}]`));
  return {
    claims: [claim],
    line: line([text(each.text), ...(cited ? [] : cites)], refs(story, [claim])),
  };
}

function answerButtons(answer: Answer, story: Story | undefined): readonly Block[] {
  const questions = answer.related.map((each) => questionButton(each, story)).filter((each) => each !== null);
  return [{ type: 'buttons', buttons: [...questions.slice(0, 3), askButton(story)] }];
}
