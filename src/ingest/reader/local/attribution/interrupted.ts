// A clause that is interrupted by whoever tells it: what of the words before belongs to the words behind.
import type { Sentence, Token } from '../text/analysis.ts';
import { adjunctEnd } from './adjunct.ts';
import type { Candidate } from './candidate.ts';
import { isTimeWord } from './chunk.ts';
import { verbFrames } from './lexicon.ts';
import { phraseFrom, type Range } from './phrase.ts';
import type { Scene } from './scene.ts';

/**
 * “The boat sank and, Ota said, took its crew with it”, “She left: the boat, Ota said, was old”: of what stands before, only
 * the clause or the subject of what goes on behind belongs to what she says.
 * @param frame where the words begin that name who says so, or “according to”
 */
export function sharedAhead(
  scene: Scene,
  sentence: Sentence,
  frame: number,
  right: Range,
): Range | undefined {
  const { tokens, quoteAt } = scene;
  if (tokens[frame - 1]?.text !== ',') return undefined;
  const last = frame - 1;
  const first = clauseStart(scene, sentence.first, last);
  if (tokens[last - 1]?.tag === 'CCONJ') return subjectFrom(scene, first, frame);
  const behind = (quoteAt[right.first] ?? -1) >= 0 ? right.first + 1 : right.first;
  const clause = first > sentence.first ? { first, last } : undefined;
  if (!/^(VERB|AUX|ADV)$/.test(tokens[behind]?.tag ?? '')) return clause;
  return relativeBefore(scene, last) ?? coordinated(scene, first, last) ?? clause;
}

/** Behind the last semicolon, colon or dash, unless what stands before it tells nothing: “What we know: …”. */
function clauseStart({ tokens, quoteAt }: Scene, first: number, last: number): number {
  for (let at = last - 1; at > first; at -= 1) {
    if ((quoteAt[at] ?? -1) >= 0) return first;
    if (/^[:;—–]$/.test(tokens[at]?.text ?? '')) return isTold(tokens, first, at) ? at + 1 : first;
  }
  return first;
}

/** Not “What we know”, where the verb is the question's own. */
function isTold(tokens: readonly Token[], first: number, last: number): boolean {
  const isVerb = ({ tag }: Token): boolean => tag === 'VERB' || tag === 'AUX';
  const verbs = tokens.slice(first, last).filter((token, i, all) => {
    const before = all[i - 1];
    return isVerb(token) && !(before && isVerb(before));
  });
  return verbs.length > (/^(what|how|why|who|where|when)$/.test(tokens[first]?.lower ?? '') ? 1 : 0);
}

/** “The boat sank and, …”, “The boat, an old one, sank and, …”: what it is that sank. */
function subjectFrom(scene: Scene, first: number, end: number): Range | undefined {
  const { tokens } = scene;
  const isVerb = (at: number): boolean => /^(VERB|AUX|ADV)$/.test(tokens[at]?.tag ?? '');
  const plain = phraseFrom(scene, first, end, true, false);
  if (!plain || isVerb(plain.last)) return plain;
  const whole = phraseFrom(scene, first, end, true);
  return whole && tokens[whole.last]?.text === ',' && isVerb(whole.last + 1)
    ? { first, last: whole.last + 1 }
    : undefined;
}

/** “a man who, …”, “a lever that, …”, “none of which, …”. */
function relativeBefore({ tokens, chunkAt }: Scene, last: number): Range | undefined {
  const [word, before] = [tokens[last - 1], tokens[last - 2]];
  if (word?.lower === 'that')
    return chunkAt[last - 2] || before?.tag === 'CCONJ' ? { first: last - 1, last } : undefined;
  if (!/^(who|which)$/.test(word?.lower ?? '')) return undefined;
  const of = before?.lower === 'of' ? chunkAt[last - 3] : undefined;
  return { first: of?.first ?? last - 1, last };
}

/** “The boat sank, and | the crew, | Ota said, was lost”. */
function coordinated(scene: Scene, first: number, last: number): Range | undefined {
  const { tokens } = scene;
  for (let at = last - 1; at > first + 1; at -= 1) {
    if (tokens[at]?.tag !== 'CCONJ' || tokens[at - 1]?.text !== ',') continue;
    const subject = phraseFrom(scene, at + 1, last, true, false);
    return subject?.last === last && isTold(tokens, first, at) ? subject : undefined;
  }
  return undefined;
}

/** “they wrote in an online note, …”, “she said of the plan, …”: behind where it was said, if a comma follows. */
export function placeEnd(scene: Scene, at: number, end: number): number {
  const { tokens } = scene;
  const isPlace = /^(in|on|at|of|to|from|during|before|after)$/.test(tokens[at]?.lower ?? '');
  const phrase = isPlace ? phraseFrom(scene, at + 1, end, true, false) : undefined;
  return phrase && tokens[phrase.last]?.text === ',' ? phrase.last : at;
}

/**
 * Whether what is said goes on behind the comma, where the words before it are not quoted: “…, she said, and took its crew
 * with it”, “…, she said, after a check”, but not “…, she said, and added …”, “…, she said, as she left the room”.
 * @param isClose whether nothing but a time stands between the verb and the comma
 */
export function resumesAt(
  scene: Scene,
  sentence: Sentence,
  at: number,
  isClose: boolean,
  all: readonly Candidate[],
): boolean {
  const { tokens } = scene;
  const [token, next] = [tokens[at] as Token, tokens[at + 1]];
  if (/^(and|but|or)$/.test(token.lower)) return !speaksNext(scene, sentence, at + 1, isClose, all);
  // “…, she said, which is why …”, but neither “…, she told the Herald, which …” nor “…, which Ota denies”
  if (token.lower === 'which')
    return hangsOnVerb(tokens[at - 2]) && !speaksNext(scene, sentence, at + 1, isClose, all);
  if (/^(after|before)$/.test(token.lower)) return next?.lower !== 'being';
  if (/^(when|while|as)$/.test(token.lower)) return !/^(PRON|VERB)$/.test(next?.tag ?? '');
  // “…, she said, with tears in her eyes”
  if (token.lower === 'with')
    return !tokens.slice(at, sentence.last).some(({ lower }) => /^(his|her)$/.test(lower));
  if (/^(in|at|on|during)$/.test(token.lower)) return adjunctEnd(scene, at, sentence.last) === at;
  return false;
}

/** “…, she said, which …”, “…, she said on Monday, which …”: on no noun. */
const hangsOnVerb = (before: Token | undefined): boolean =>
  before !== undefined && (before.tag === 'VERB' || isTimeWord(before));

/**
 * “and added that …”, “and Ota agreed that …”: a verb of saying, of the same or another speaker; or somebody else at all where
 * more than when it was said stands between.
 */
function speaksNext(
  scene: Scene,
  { last }: Sentence,
  from: number,
  isClose: boolean,
  all: readonly Candidate[],
): boolean {
  const { tokens } = scene;
  let at = from;
  while (tokens[at]?.tag === 'ADV') at += 1;
  const subject = phraseFrom(scene, at, last, true);
  if (subject && !isClose) return true;
  const verb = subject?.last ?? at;
  const spoken = all.find((each) => each.type === 'verb' && each.group.first === verb);
  if (spoken?.type !== 'verb' || spoken.group.passive) return false;
  return (subject !== undefined || spoken.at === verb) && verbFrames(spoken.lemma).length > 0;
}
