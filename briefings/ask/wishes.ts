// What somebody wants, plans, calls for or vows.
import { surely, type Finding } from './finding.ts';
import { isHeadline } from './headline.ts';
import { wordsOfQuestion } from './question.ts';
import type { Reading } from './reading.ts';
import type { Entry } from './story-index.ts';

/** "What do they want?" of those who are told to want nothing: they are others, who are told to. */
export function wishesOfOthers({ index, question }: Reading): readonly Entry[] {
  if (!/\bthey want\b/u.test(wordsOfQuestion(question))) return [];
  const isBody = (id: string): boolean => index.cast.actors.get(id)?.kind !== 'person';
  return index.entries.filter(
    (entry) => WANTS.test(entry.claim.text) && [...entry.speakers, ...entry.subjects].some(isBody),
  );
}

const WANTS = /\b(?:wants?|wanted|demands?|demanded|calls? for|called for)\b/iu;

/** "What does she want?": what she wants in so many words, then what she plans, calls for, proposes or vows. */
export function wishesOf({ index, speakers, question }: Reading, words: readonly Entry[]): readonly Entry[] {
  if (!WANT.test(question.words[question.cue ?? -1]?.text ?? '')) return [];
  const isOwn = (entry: Entry): boolean =>
    [...entry.speakers, ...entry.subjects].some((id) => speakers?.has(id));
  return [...new Set([...words, ...index.entries])]
    .filter((entry) => isOwn(entry) && !isHeadline(index, entry) && WISHES.test(entry.claim.text))
    .toSorted((a, b) => weight(b) - weight(a) || a.order - b.order);

  function weight(entry: Entry): number {
    const isSo = entry.positions.has(question.words[question.cue ?? -1]?.stem ?? '');
    return Number(isPlan(entry)) + (isSo ? 3 : 0) + (/\bwant(?:s|ed)?\b/iu.test(entry.claim.text) ? 2 : 0);
  }
}

const WHO_WISHES =
  /^(?:and )?who (?:else )?(?:wants|wanted|demands|demanded|calls for|called for|asks for|asked for|seeks|proposed|suggested|asked) (?:it|this|that|them)$/u;

/** "Who wants that?": of what was told, what is told as a wish. */
export function whoWishes({ question, recent }: Reading): Finding | undefined {
  if (!WHO_WISHES.test(wordsOfQuestion(question))) return undefined;
  const wished = recent.filter(
    (entry) => WISHES.test(entry.claim.text) && entry.speakers.size + entry.subjects.size > 0,
  );
  return wished.length > 0 ? surely(wished.slice(0, 2), 0.6) : undefined;
}

const isPlan = ({ claim }: Entry): boolean => claim.kind === 'plan' || claim.status === 'expected';
const WANT = /^(?:want|wants|wanted|demand|demands|demanded|seek|seeks|sought)$/u;
const WISHES =
  /\b(?:want(?:s|ed|ing)?|propos\w+|demand\w*|call(?:s|ed|ing)? (?:for|on)|urg(?:e[ds]?|ing)|appeal\w*|seek\w*|sought|ask(?:s|ed|ing)?|request\w*|vow(?:s|ed|ing)|pledg(?:ed|ing)|promis(?:ed|es|ing)|plan(?:s|ned)? to|hop(?:es?|ed|ing)|intend\w*|should|must|insist\w*)\b/iu;
