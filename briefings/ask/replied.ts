// "Asked whether he would resign" is no answer: what is told next is.
import type { Entry, StoryIndex } from './story-index.ts';

const ASKED = /^(?:(?:When|After being|Being) )?(?:asked|pressed|questioned|quizzed|challenged)\b(?! to\b)/iu;

/** The replies in place of claims that only tell what somebody was asked. */
export function withReplies(index: StoryIndex, entries: readonly Entry[]): readonly Entry[] {
  if (!entries.some(isQuestion)) return entries;
  return [...new Set(entries.map((entry) => (isQuestion(entry) ? (replyTo(index, entry) ?? entry) : entry)))];
}

const isQuestion = ({ claim }: Entry): boolean => ASKED.test(claim.text);

/** The next claim that is not of the question itself. */
function replyTo(index: StoryIndex, asked: Entry): Entry | undefined {
  const at = index.places.get(asked);
  const next = at === undefined ? undefined : index.inText[at + 1];
  const isNear = next !== undefined && index.before.get(next) === asked;
  return isNear && !isQuestion(next) ? next : undefined;
}
