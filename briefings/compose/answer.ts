// Answer → Document: the lead, the lines with their sources, what else can be asked, and how it was.
import {
  line,
  lineText,
  note,
  paragraph,
  strong,
  text,
  type Block,
  type Button,
  type ClaimRef,
  type Document,
  type Line,
} from '../document.ts';
import type { Answer, AnswerLine } from '../ask/answer.ts';
import type { Phrasing } from '../phrase/phrasing.ts';
import type { Claim, Story } from '../story/story.ts';
import {
  againButton,
  askButton,
  feedbackButtons,
  moreButton,
  privateButton,
  questionButton,
} from './button.ts';
import { claimLine, citesOf } from './claim.ts';
import { phrasedLines } from './phrased.ts';
import { refs, standaloneItem, type Item } from './section.ts';

export interface AnswerOptions {
  /** Names the answer, so that it can be judged and gone on with; without it, it has no such buttons. */
  readonly id?: string;
  /** What there is beyond its lines, the nearest first. */
  readonly further?: readonly ClaimRef[];
  /** `asker`: nobody else sees it, and a button shows it to all. */
  readonly audience?: Document['audience'];
  /** Its lines as sentences that were checked against their claims. */
  readonly phrasing?: Phrasing | null;
}

/**
 * An answer as a document. Lines that are worded as {@link claimLine} words them get its speakers and labels.
 * @param stories those that were asked; the lines name theirs
 */
export function answerDocument(
  question: string,
  answer: Answer,
  stories: readonly Story[],
  { id, further = [], audience = 'place', phrasing = null }: AnswerOptions = {},
): Document {
  const byId = new Map(stories.map((story) => [story.id, story]));
  const lines = phrasing === null ? answerLines(answer.lines, byId) : phrasedLines(phrasing, byId);
  const story = byId.get(answer.lines[0]?.story ?? '') ?? (stories.length === 1 ? stories[0] : undefined);
  const lead = answer.lead ?? (answer.answered ? undefined : 'The reports I have do not say.');
  const left = id === undefined ? [] : withoutTold([...refsOf(answer), ...further], lines);
  return {
    type: answer.answered ? 'answer' : 'refusal',
    title: question,
    lead: [lead, ...lines.map(lineText)].filter((each) => each !== undefined).join(' '),
    stories: [...new Set(answer.lines.map((each) => each.story).concat(story?.id ?? []))],
    audience,
    blocks: [
      ...(lead === undefined ? [] : [paragraph(line([strong(lead)]))]),
      ...(!answer.answered && lines.length > 0 ? [note(line(['The nearest that they have:']))] : []),
      ...lineBlocks(lines),
      ...answerButtons(answer, story, audience, id === undefined ? [] : moreButton(id, 0, left.length)),
      ...judging(id, audience),
    ],
    ...(left.length === 0 ? {} : { further: left }),
  };
}

/** Lines of an answer that goes on. */
const MOST = 4;

export interface Going {
  /** The answer that it goes on. */
  readonly id: string;
  readonly question: string;
  /** All that the answer left out. */
  readonly further: readonly ClaimRef[];
  /** How much of that was told before. */
  readonly from: number;
  readonly audience: Document['audience'];
}

/**
 * What More tells: the next claims that an answer left out, as they are now.
 * @returns null where nothing of it can be told any more
 */
export function furtherDocument(going: Going, stories: readonly Story[]): Document | null {
  const { id, question, further, from, audience } = going;
  const byId = new Map(stories.map((story) => [story.id, story]));
  const end = Math.min(from + MOST, further.length);
  const told = new Set<string>();
  const lines = further.slice(from, end).flatMap((ref): readonly Line[] => {
    const story = byId.get(ref.story);
    const claim = story?.claims.find((each) => each.id === ref.claim);
    if (story === undefined || claim === undefined || told.has(keyOf(ref))) return [];
    const item = standaloneItem(story, claim);
    item.claims.forEach((each) => told.add(keyOf({ story: story.id, claim: each.id })));
    return [item.line];
  });
  if (lines.length === 0)
    return end < further.length ? furtherDocument({ ...going, from: end }, stories) : null;
  const named = [...new Set(lines.flatMap((each) => each.claims.map((ref) => ref.story)))];
  return {
    type: 'answer',
    title: question,
    lead: `More on “${question}”: ${lines.map(lineText).join(' ')}`,
    stories: named,
    audience,
    blocks: [
      note(line([`More on “${question}”:`])),
      ...lineBlocks(lines),
      ...buttonsOf([
        ...moreButton(id, end, further.length - end),
        ...(audience === 'asker' ? [] : [askButton(byId.get(named[0] ?? ''))]),
      ]),
    ],
  };
}

const keyOf = ({ story, claim }: ClaimRef): string => `${story} ${claim}`;

const refsOf = ({ lines }: Answer): readonly ClaimRef[] =>
  lines.map(({ story, claim }) => ({ story, claim }));

/** Both sides of a dispute stand in one line: what came in so is not left out. */
function withoutTold(further: readonly ClaimRef[], lines: readonly Line[]): readonly ClaimRef[] {
  const told = new Set(lines.flatMap((each) => each.claims.map(keyOf)));
  return further.filter((ref) => !told.has(keyOf(ref)));
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

/** A line of an answer, with the speakers, labels and sources of its claim. */
export function answerItem(each: AnswerLine, story: Story, claim: Claim): Item {
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

/** Under an answer for its asker alone, what is asked next is for the asker alone, too; the box would ask for all. */
function answerButtons(
  answer: Answer,
  story: Story | undefined,
  audience: Document['audience'],
  more: ReturnType<typeof moreButton>,
): readonly Block[] {
  const isPrivate = audience === 'asker';
  const questions = answer.related
    .map((each) => (isPrivate ? privateButton : questionButton)(each, story))
    .filter((each) => each !== null);
  return buttonsOf([...more, ...questions.slice(0, 3), ...(isPrivate ? [] : [askButton(story)])]);
}

const buttonsOf = (buttons: readonly Button[]): readonly Block[] =>
  buttons.length === 0 ? [] : [{ type: 'buttons', buttons }];

function judging(id: string | undefined, audience: Document['audience']): readonly Block[] {
  if (id === undefined) return [];
  const share = audience === 'asker' ? [againButton(id)] : [];
  return [{ type: 'buttons', buttons: [...share, ...feedbackButtons(id)] }];
}
