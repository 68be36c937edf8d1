// "Asked whether he would resign", or "Tarn was asked whether …", is no answer: what is told next is.
import type { Entry, StoryIndex } from './story-index.ts';

const ASKED =
  /^(?:(?:When|After being|Being) |(?:\S+ ){1,8}?(?:was|were) )?(?:asked|pressed|questioned|quizzed|challenged)\b(?! to\b)/iu;

/** The replies in place of claims that only tell what somebody was asked. */
export function withReplies(index: StoryIndex, entries: readonly Entry[]): readonly Entry[] {
  const first = entries.slice(0, TOLD);
  if (!first.some(isQuestion)) return entries;
  const replied = first.map((entry) => (isQuestion(entry) ? (replyTo(index, entry) ?? entry) : entry));
  return [...new Set([...replied, ...entries.slice(TOLD)])];
}

/** An answer and what More adds to it come from the first of so many. */
const TOLD = 16;

const isQuestion = ({ claim }: Entry): boolean => ASKED.test(claim.text);

/** The next claim that is not of the question itself. */
function replyTo(index: StoryIndex, asked: Entry): Entry | undefined {
  const at = index.places.get(asked);
  const next = at === undefined ? undefined : index.inText[at + 1];
  const isNear = next !== undefined && index.before.get(next) === asked;
  return isNear && !isQuestion(next) ? next : undefined;
}
