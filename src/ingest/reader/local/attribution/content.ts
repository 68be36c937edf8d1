// How far what is said reaches.
import type { Sentence, Token } from '../text/analysis.ts';
import { adjunctEnd } from './adjunct.ts';
import { isTimeWord } from './chunk.ts';
import type { Candidate, VerbCandidate } from './candidate.ts';
import { complementOf } from './complement.ts';
import { goesOnAt, isSecondThat, joinsNearer, keepsSilent } from './joint.ts';
import { verbFrames } from './lexicon.ts';
import {
  ASIDE,
  isAside,
  isLaterVerb,
  isMainVerb,
  isOfSubject,
  isPredicateAt,
  mainClauseAt,
  newClauseAt,
} from './main-clause.ts';
import { phraseFrom } from './phrase.ts';
import type { Range } from './phrase.ts';
import type { Scene } from './scene.ts';

/** Behind the last token of what begins with token `first`. */
export function contentEnd(
  scene: Scene,
  sentence: Sentence,
  first: number,
  cue: VerbCandidate,
  all: readonly Candidate[],
  shape: 'clause' | 'phrase',
): number {
  const { tokens, quoteAt } = scene;
  const opener =
    cue.group.form === 'participle' ? sentence.first : clauseOpener(tokens, sentence, cue.group.first);
  const subordinate =
    (opensSubordinate(tokens, opener) ||
      (cue.group.form === 'participle' && cue.group.first <= sentence.first + 1)) &&
    tokens.slice(opener, cue.at).every(({ text }) => text !== ',');
  const aside = isAside(tokens, opener, sentence.first);
  const isPlain = shape === 'phrase' || tokens[first]?.lower === 'to';
  const ofSubject = isPlain && isOfSubject(tokens, cue.group.first);
  for (let i = first + 1; i < sentence.last; i += 1) {
    if ((quoteAt[i] ?? -1) >= 0 && quoteAt[i] === quoteAt[i - 1]) continue;
    if (aside && tokens[i]?.text === ',' && isMainVerb(tokens, i + 1, sentence.last)) return i;
    // “turned to Ota, who had promised to help, for a boat”
    if (aside && isPlain && tokens[i]?.text === ',' && tokens[i + 1]?.tag === 'ADP') return i;
    if (ofSubject && isLaterVerb(tokens, i)) return i;
    const isOneClause = shape === 'clause' && isPredicateAt(scene, first, i, sentence.last);
    if (!isOneClause && breaks(scene, sentence, i, first, cue, all)) return i;
    if (goesOnAt(scene, cue.group.first, first, i, shape === 'clause' && tokens[first]?.lower !== 'to'))
      return i;
    if (subordinate && mainClauseAt(scene, i, sentence.last)) return i;
    if (shape === 'phrase' && (jointAt(tokens, i, first) || asideAt(scene, i, first, sentence.last)))
      return i;
    if ((isPlain || tokens[i]?.text === ';') && newClauseAt(scene, i, sentence.last)) return i;
  }
  return sentence.last;
}

/** The same for a cue that is no verb. */
export function plainEnd(
  scene: Scene,
  sentence: Sentence,
  first: number,
  shape: 'clause' | 'phrase',
): number {
  for (let i = first + 1; i < sentence.last; i += 1) {
    if ((scene.quoteAt[i] ?? -1) >= 0) continue;
    if (shape === 'phrase' && (jointAt(scene.tokens, i, first) || asideAt(scene, i, first, sentence.last)))
      return i;
    if (shape === 'phrase' && scene.tokens[i]?.text === ',' && isMainVerb(scene.tokens, i + 1, sentence.last))
      return i;
    if (shape === 'phrase' && goesOnAt(scene, first - 1, first, i, false)) return i;
    if (newClauseAt(scene, i, sentence.last) || speakerAt(scene, i, sentence.last) || saysNextAt(scene, i))
      return i;
    if (opensSubordinate(scene.tokens, sentence.first) && mainClauseAt(scene, i, sentence.last)) return i;
  }
  return sentence.last;
}

/** “rejected the idea that it fell and said that”: the verb has its subject before all this. */
function saysNextAt({ tokens }: Scene, i: number): boolean {
  if (!/^(and|but)$/.test(tokens[i]?.lower ?? '')) return false;
  let at = i + 1;
  while (/^(ADV|AUX)$/.test(tokens[at]?.tag ?? '')) at += 1;
  const verb = tokens[at];
  if (verb?.tag !== 'VERB' || verb.lower.endsWith('ing')) return false;
  return verbFrames(verb.lemma).some(({ follows }) => follows.includes('t'));
}

/** “…, Ota said”: somebody else begins to speak. */
function speakerAt(scene: Scene, i: number, end: number): boolean {
  if (scene.tokens[i]?.text !== ',') return false;
  const subject = phraseFrom(scene, i + 1, end, false);
  const verb = subject && scene.tokens[subject.last];
  return verb?.tag === 'VERB' && verbFrames(verb.lemma).some(({ follows }) => follows.includes('t'));
}

/** Another attribution of the same rank begins at token i. */
function breaks(
  scene: Scene,
  sentence: Sentence,
  i: number,
  first: number,
  cue: VerbCandidate,
  all: readonly Candidate[],
): boolean {
  const { tokens } = scene;
  const token = tokens[i] as Token;
  if (token.text === ',' && tokens[i + 1]?.lower === 'according') return true;
  if (token.lower === 'according' && tokens[i + 1]?.lower === 'to') return true;
  if (!/^(,|;|—|–|-|and|but|or|because|though|although|while|whereas|yet|as)$/.test(token.lower))
    return false;
  if (/^(,|and|but)$/.test(token.lower) && isAsked(scene, sentence, i, all)) return true;
  const next = all.find(
    (each) => each.type === 'verb' && each.at > i && each.at < i + RANK_REACH && each.at !== cue.at,
  );
  if (next?.type !== 'verb') return false;
  const comma = token.tag === 'PUNCT';
  const conjunction =
    comma &&
    /^(and|but|or|because|though|although|while|whereas|yet|as|so)$/.test(tokens[i + 1]?.lower ?? '');
  const behind = conjunction ? i + 2 : i + 1;
  const { group } = next;
  if (group.first === behind) {
    if (comma && !conjunction && isEnclosed(tokens, i, sentence.last)) return false;
    if (comma && !conjunction)
      return group.form === 'participle' || (group.form === 'finite' && !group.passive && token.text === ',');
    if (group.form !== 'finite') return false;
    if (keepsSilent(scene, first, next)) return true;
    if (joinsNearer(scene, sentence.last, first, i, next)) return false;
    if (/^(and|but)$/.test(token.lower) && tokens[next.after]?.lower === 'that') return true;
    const isAlike = sameForm(tokens[cue.at] as Token, tokens[next.at] as Token);
    if (group.first === next.at && isAlike) return true;
    return sameForm(tokens[cue.group.first] as Token, tokens[group.first] as Token);
  }
  const speaks = next.frames.some(({ follows }) => follows.includes('t'));
  const isMain = comma && opensSubordinate(tokens, sentence.first);
  const apart = conjunction || isMain || token.text === ';' || tokens[i - 1]?.text === ',';
  const subject = phraseFrom(scene, behind, group.first, false, apart);
  // “; its head, Ota, noted that …”
  const closes = apart && tokens[subject?.last ?? -1]?.text === ',';
  if (!subject || subject.last !== group.first - (closes ? 1 : 0) || group.form !== 'finite') return false;
  if (token.text === ';' || token.lower === 'because' || token.lower.startsWith('though')) return speaks;
  if (conjunction || !comma) return speaks || (conjunction && tokens[behind]?.tag === 'PRON');
  return speaks && (isMain || !complementOf(scene, next, sentence.last));
}

/** “the toll, put at 118 by nightfall, would rise”: a participle between commas, behind which the clause goes on. */
function isEnclosed(tokens: readonly Token[], i: number, last: number): boolean {
  if (tokens[i]?.text !== ',' || !/(?:ed|put|set|seen|given)$/.test(tokens[i + 1]?.lower ?? '')) return false;
  const end = Math.min(last, i + ASIDE);
  const comma = tokens.slice(i + 1, end).findIndex(({ text }) => text === ',') + i + 1;
  return comma > i && tokens[comma + 1]?.tag === 'AUX';
}

/** “…, and when pressed on it, Tarn replied”: a clause before somebody else who speaks. */
function isAsked(scene: Scene, { last }: Sentence, i: number, all: readonly Candidate[]): boolean {
  const { tokens } = scene;
  const at = tokens[i]?.text === ',' && /^(and|but)$/.test(tokens[i + 1]?.lower ?? '') ? i + 2 : i + 1;
  if (!/^(when|asked|pressed|after|while|as)$/.test(tokens[at]?.lower ?? '')) return false;
  if (tokens[i]?.text === ',' && at === i + 1) return false;
  const comma = tokens.slice(at, Math.min(last, at + ASIDE)).findIndex(({ text }) => text === ',');
  const subject = comma < 0 ? undefined : phraseFrom(scene, at + comma + 1, last, true);
  return all.some(
    (each) =>
      each.type === 'verb' &&
      each.group.first === subject?.last &&
      each.group.form === 'finite' &&
      each.frames.some(({ follows }) => follows.includes('t')),
  );
}

/** Between the joint and the verb of the next attribution lie at most so many tokens. */
const RANK_REACH = 10;

/** Where the clause begins that has the verb: behind the nearest comma, or with the sentence. */
function clauseOpener(tokens: readonly Token[], { first }: Sentence, verb: number): number {
  for (let i = verb - 1; i >= first; i -= 1) if (tokens[i]?.text === ',') return i + 1;
  return first;
}

function opensSubordinate(tokens: readonly Token[], first: number): boolean {
  return /^(when|where|as|after|before|while|if|although|though|since|because|asked|once|despite|given|pressed|told)$/.test(
    tokens[first]?.lower ?? '',
  );
}

const ending = ({ lower }: Token) =>
  lower.endsWith('ing')
    ? 'ing'
    : lower.endsWith('s')
      ? 's'
      : /ed$|aid$|old$|ote$|t$|ew$/.test(lower)
        ? 'ed'
        : '';
const sameForm = (a: Token, b: Token) => ending(a) === ending(b) && ending(a) !== '';

/** Where an object ends: a comma or a conjunction with a new verb, a relative of time. */
function jointAt(tokens: readonly Token[], i: number, first: number): boolean {
  const [token, next, third] = [tokens[i] as Token, tokens[i + 1], tokens[i + 2]];
  if (/^[;—–]$/.test(token.text)) return true;
  if (token.text === ':') return !/^["“‘']$/.test(next?.text ?? '');
  if (token.text === ',') {
    if (!next || i - first < 1) return false;
    if (next.tag === 'VERB' && next.lower.endsWith('ing') && next.lower !== 'including') return true;
    if (next.tag === 'AUX' || (next.tag === 'VERB' && !/(ed|en|ing)$/.test(next.lower))) return true;
    if (
      /^(while|but|as|when|after|although|though|because|who|which|where|according|with|despite|even|saying)$/.test(
        next.lower,
      )
    )
      return true;
    return (
      next.tag === 'CCONJ' &&
      third !== undefined &&
      (third.tag === 'VERB' || third.tag === 'AUX' || third.tag === 'PRON' || isSecondThat(tokens, i + 1))
    );
  }
  if (token.tag === 'CCONJ')
    return (next?.tag === 'VERB' && /ed$|s$/.test(next.lower)) || isSecondThat(tokens, i);
  return (
    /^(while|although|though|because|after|before|when)$/.test(token.lower) &&
    (token.tag === 'SCONJ' || token.tag === 'ADP' || token.tag === 'ADV')
  );
}

/** When and where an object was named, “… at a rally on Sunday”, and what is added to it between commas. */
function asideAt(scene: Scene, i: number, first: number, end: number): boolean {
  const { tokens } = scene;
  const [token, next] = [tokens[i] as Token, tokens[i + 1]];
  if (token.text === ',' && i - first > 0)
    return next !== undefined && /^(DET|PRON|ADP|SCONJ|ADV)$/.test(next.tag);
  // “announced a strike for next Friday”: the day belongs to the strike
  const before = tokens[i - 1]?.tag === 'ADJ' ? tokens[i - 2] : tokens[i - 1];
  const bare = isTimeWord(token) && before?.tag !== 'ADP';
  if (!/^(in|on|at|during)$/.test(token.lower) && !bare) return false;
  const behind = adjunctEnd(scene, i, end);
  return behind > i && (behind >= end || tokens[behind]?.tag === 'PUNCT');
}

/** What stands before the speaker and his verb, back to the beginning of the sentence or the attribution before. */
export function contentBefore(scene: Scene, sentence: Sentence, end: number): Range | undefined {
  const { tokens, quoteAt } = scene;
  const last = tokens[end - 1];
  if (!last) return undefined;
  if (last.lower === 'as' && end - 1 > sentence.first) return trimmed(scene, sentence.first, end - 1)[0];
  const q = quoteAt[end - 1] ?? -1;
  if (end - 1 < sentence.first) {
    if (q < 0 || quoteAt[end] === q || !leadsOn(scene, end - 1, sentence)) return undefined;
    return quotedAt(scene, end - 1);
  }
  const isQuote = q >= 0 && quoteAt[end] !== q;
  if (!isQuote && !/^[,—–?!]$/.test(last.text)) return undefined;
  if (
    !isQuote &&
    tokens.slice(sentence.first, end).every(({ tag }) => ['CCONJ', 'ADV', 'PUNCT', 'SCONJ'].includes(tag))
  )
    return undefined;
  let first = sentence.first;
  if (isQuote) {
    first = Math.min(first, quotedAt(scene, end - 1).first);
  }
  return trimmed(scene, first, end)[0];
}

/** Whether a quotation that closes with token `at` may be spoken in the next sentence: not where a new paragraph begins. */
export function leadsOn({ tokens, paragraphs }: Scene, at: number, { first, paragraph }: Sentence): boolean {
  const [inner, next] = [tokens[at - 1], tokens[first]];
  const here = (tokens[at]?.start ?? 0) >= (paragraphs[paragraph]?.start ?? 0);
  return here || /[,—–]$/.test(inner?.text ?? '') || /^\p{Ll}/u.test(next?.text ?? '');
}

/** All of the quotation that holds token `at`. */
export function quotedAt({ quoteAt }: Scene, at: number): Range {
  let [first, last] = [at, at + 1];
  while (first > 0 && quoteAt[first - 1] === quoteAt[at]) first -= 1;
  while (quoteAt[last] === quoteAt[at]) last += 1;
  return { first, last };
}

/** Without the stop, comma or dash at the edges that belongs to the sentence; none where nothing is left. */
export function trimmed({ tokens, quoteAt }: Scene, first: number, last: number): readonly Range[] {
  let [from, to] = [first, last];
  while (from < to && /^[,;:—–-]$/.test(tokens[from]?.text ?? '') && (quoteAt[from] ?? -1) < 0) from += 1;
  while (
    to > from &&
    /^(?:[,.;:—–…-]|\.\.\.|and|but)$/.test(tokens[to - 1]?.text ?? '') &&
    (quoteAt[to - 1] ?? -1) < 0
  )
    to -= 1;
  return to > from ? [{ first: from, last: to }] : [];
}
