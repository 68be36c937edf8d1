// A question, the stories that may answer it and what was said before → an answer made of claims, or a refusal.
import { claimLine, type SpeakerPosition } from '../compose/claim.ts';
import { lineText } from '../document.ts';
import type { Claim, Story } from '../story/story.ts';
import type { Answer, AnswerLine } from './answer.ts';
import { chooseStory } from './choose.ts';
import { noConversation, type Conversation } from './conversation.ts';
import { contextOf } from './follow.ts';
import { withOtherSides } from './finding.ts';
import type { Kind } from './kinds.ts';
import { alwaysRead } from './meaning.ts';
import { readQuestion } from './question.ts';
import { readings } from './joining.ts';
import { relatedQuestions } from './related.ts';
import { respondTo } from './respond.ts';
import { inHaste, noLikeness, type Likeness } from './likeness.ts';
import { indexOf } from './story-index.ts';

export { suggestedQuestions } from './related.ts';

/**
 * Answers a question from the claims of the stories; pure and deterministic.
 * @param question     what somebody typed, of any length
 * @param stories      those that may answer it; one story of them does
 * @param conversation what the thread has been about, so that "and who denies it?" is understood
 * @param likeness     how alike words are in meaning, so that a question may use other words than the story
 * @returns the answer: one to four lines, each one claim with its speaker; refused (`answered: false`) with the
 *   nearest that is known, at most two lines, where the story does not say
 */
export function ask(
  question: string,
  stories: readonly Story[],
  conversation: Conversation = noConversation,
  likeness: Likeness = noLikeness,
): Answer {
  const understood = readQuestion(question);
  const story = chooseStory(understood, stories, conversation);
  if (story === undefined)
    return {
      answered: false,
      confidence: 0,
      lead: 'There is no story to ask about yet.',
      lines: [],
      related: [],
    };
  const index = indexOf(story);
  const able = stories.length > MANY ? inHaste(likeness) : likeness;
  const context = contextOf(conversation, index, able);
  const { reading, finding } = respondTo(readings(understood, index, context, able));
  const lines = finding.type === 'found' ? MOST_LINES : MOST_NEAREST;
  const claims = withOtherSides(index, finding.entries, lines).map((entry) => entry.claim);
  const asked = [question, ...conversation.turns.map((turn) => turn.question)];
  return {
    answered: finding.type === 'found' && claims.length > 0,
    confidence: Math.round(finding.confidence * 100) / 100,
    ...(finding.lead === undefined ? {} : { lead: finding.lead }),
    lines: claims.map((claim) => answerLine(story, claim, POSITIONS[reading.kind])),
    related: relatedQuestions(story, asked, claims),
  };
}

/**
 * Reads what `ask` will read of the story that it chooses, in slices: a story that is asked about first takes a second or
 * two, in which a server has other work to do.
 */
export async function readAhead(
  question: string,
  stories: readonly Story[],
  conversation: Conversation,
  likeness: Likeness,
): Promise<void> {
  if (stories.length > MANY) return;
  const story = chooseStory(readQuestion(question), stories, conversation);
  if (story !== undefined) await likeness.ahead(alwaysRead(indexOf(story)));
}

/** Of so many stories most were never asked about: there is no time to read all of one that is met first. */
const MANY = 1_000;

/** What fits a chat: the lines of an answer, and those of a refusal that are nearest. */
const MOST_LINES = 4;
const MOST_NEAREST = 2;

/** Where somebody's words are asked for, the speaker comes first. */
const POSITIONS: Partial<Record<Kind, SpeakerPosition>> = {
  said: 'before',
  response: 'before',
  denies: 'before',
  'who-denies': 'before',
  disputed: 'before',
  compare: 'before',
};

function answerLine(story: Story, claim: Claim, position: SpeakerPosition = 'after'): AnswerLine {
  return {
    text: lineText(claimLine(story, claim, position)),
    claim: claim.id,
    story: story.id,
    evidence: claim.evidence,
  };
}
