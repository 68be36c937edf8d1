// What a story has to say on a question beyond the lines of its answer: told when somebody wants more.
import type { ClaimRef } from '../document.ts';
import type { Story } from '../story/story.ts';
import type { Answer } from './answer.ts';
import type { Conversation } from './conversation.ts';
import { hasTopic, ON_TOPIC } from './finding.ts';
import { contextOf } from './follow.ts';
import type { Likeness } from './likeness.ts';
import { readQuestion } from './question.ts';
import { readings } from './joining.ts';
import type { Reading } from './reading.ts';
import { respondTo } from './respond.ts';
import { rank } from './search.ts';
import { indexOf, type Entry } from './story-index.ts';

/** Three times More; who wants all asks for the full briefing. */
const MOST = 12;

export interface Asked {
  readonly question: string;
  readonly answer: Answer;
  /** Those that were asked. */
  readonly stories: readonly Story[];
  readonly conversation: Conversation;
  readonly likeness: Likeness;
}

/**
 * @returns the claims that an answer left out, the nearest first: what else was found, what is tied to its lines, what
 *   else is on the topic or by the same speaker. None for a refusal
 */
export function furtherClaims({
  question,
  answer,
  stories,
  conversation,
  likeness,
}: Asked): readonly ClaimRef[] {
  const id = answer.lines[0]?.story;
  const story = stories.find((each) => each.id === id);
  if (!answer.answered || story === undefined) return [];
  const index = indexOf(story);
  const context = contextOf(conversation, index, likeness);
  const { reading, finding } = respondTo(readings(readQuestion(question), index, context, likeness));
  const told = new Set(answer.lines.map((line) => line.claim));
  const lines = answer.lines.flatMap((line) => index.byId.get(line.claim) ?? []);
  // Where somebody's words are asked for, what others say of it is no more of the same.
  const near =
    reading.speakers === null ? [...tiedTo(reading, lines), ...onTopic(reading)] : onTopic(reading);
  const entries = [...finding.entries, ...near];
  return [...new Set(entries)]
    .filter(({ claim }) => !told.has(claim.id))
    .slice(0, MOST)
    .map(({ claim }) => ({ story: story.id, claim: claim.id }));
}

/** What denies, answers or supports the lines, and what they deny, answer or support. */
function tiedTo({ index }: Reading, lines: readonly Entry[]): readonly Entry[] {
  return lines.flatMap((line) => [
    ...(index.deniers.get(line.claim.id) ?? []),
    ...(index.repliers.get(line.claim.id) ?? []),
    ...(index.supporters.get(line.claim.id) ?? []),
    ...line.claim.links
      .filter((link) => link.type !== 'supersedes')
      .flatMap((link) => index.byId.get(link.claim) ?? []),
  ]);
}

function onTopic(reading: Reading): readonly Entry[] {
  const { index, speakers } = reading;
  const said =
    speakers === null
      ? []
      : index.entries.filter((entry) => [...entry.speakers].some((id) => speakers.has(id)));
  if (!hasTopic(reading)) return said;
  return rank(reading, speakers === null ? undefined : said)
    .filter((match) => !match.clashes && match.cover >= ON_TOPIC)
    .map((match) => match.entry);
}
