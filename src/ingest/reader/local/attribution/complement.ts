// What follows a verb of saying, and which of its frames it fills.
import type { Token } from '../text/analysis.ts';
import { adjunctEnd, isAgo } from './adjunct.ts';
import type { VerbCandidate } from './candidate.ts';
import { isTimeWord } from './chunk.ts';
import type { Chunk } from './chunk.ts';
import { nounFrame } from './lexicon.ts';
import type { Frame } from './lexicon.ts';
import { phraseFrom } from './phrase.ts';
import type { Scene } from './scene.ts';

export interface Complement {
  readonly frame: Frame;
  /** Where the cue ends. */
  readonly cueLast: number;
  /** Where the content begins. */
  readonly first: number;
  /** `clause`: reaches to the end of the sentence; `phrase`: to the next joint. */
  readonly shape: 'clause' | 'phrase';
}

const WH = /^(whether|if|what|how|why|who|which|where|when|whom|whose)$/;

/** The complement to the right of a verb; undefined where none of its frames is filled. */
export function complementOf(
  scene: Scene,
  { frames, after, group, lemma }: VerbCandidate,
  end: number,
): Complement | undefined {
  const plain = adjunctEnd(scene, after, end);
  const closed = plain >= end || /^[.,;]$/.test(scene.tokens[plain]?.text ?? '');
  for (const at of plain === after || closed ? [plain] : [plain, after]) {
    for (const frame of frames) {
      const found = group.passive
        ? passiveComplement(scene, frame, at, end)
        : fill(scene, frame, at, end, lemma);
      if (found) return found;
    }
  }
  return undefined;
}

function fill(scene: Scene, frame: Frame, at: number, end: number, lemma: string): Complement | undefined {
  return (
    addressed(scene, frame, at, end) ??
    finite(scene, frame, at, end) ??
    prepositional(scene, frame, at, end) ??
    object(scene, frame, at, end, lemma)
  );
}

/** “told reporters that …”, “asked him whether …”: whom it was told is no part of it. */
function addressed(scene: Scene, frame: Frame, at: number, end: number): Complement | undefined {
  const token = scene.tokens[at];
  if (!frame.follows.includes('a') || !token || isTimeWord(token)) return undefined;
  const addressee = phraseFrom(scene, at, end, false);
  if (!addressee) return undefined;
  const behind = addressee.last;
  const plain = { ...frame, follows: frame.follows.replace('b', 'B') };
  const next =
    finite(scene, plain, behind, end) ??
    elsewhere(scene, plain, at, adjunctEnd(scene, behind, end), end) ??
    about(scene, behind, end, frame) ??
    elsewhere(scene, marked(frame), at, placeEnd(scene, at, end), end);
  return next && { ...next, frame, cueLast: at };
}

/** Behind “a court in Ostra on Tuesday”. */
const placeEnd = (scene: Scene, at: number, end: number): number =>
  adjunctEnd(scene, phraseFrom(scene, at, end, true, false)?.last ?? at, end);

/** Only with a word or a mark that shows where it begins. */
const marked = (frame: Frame): Frame => ({
  ...frame,
  follows: frame.follows.replaceAll(/[^cwq]/g, ''),
});

/** “told a court in Ostra on Tuesday that …”, but “told the story in a book that …”: when and where it was told. */
function elsewhere(
  scene: Scene,
  frame: Frame,
  at: number,
  behind: number,
  end: number,
): Complement | undefined {
  const { tokens, chunkAt } = scene;
  if (TOLD.test(tokens[(chunkAt[at]?.last ?? 0) - 1]?.lower ?? '')) return undefined;
  const isRelative = tokens[behind]?.lower === 'that' && /^(VERB|AUX)$/.test(tokens[behind + 1]?.tag ?? '');
  return isRelative ? undefined : finite(scene, frame, behind, end);
}

const TOLD = /^(story|stories|tales?|truth|lies?|jokes?|news|secrets?)$/;

/** “that …”, “whether …”, “to …”, a quotation, a clause without “that”. */
function finite(scene: Scene, frame: Frame, at: number, end: number): Complement | undefined {
  const { tokens, quoteAt } = scene;
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (!token || at >= end) return undefined;
  const { follows } = frame;
  const clause = (first: number, cueLast = at): Complement => ({ frame, cueLast, first, shape: 'clause' });
  if ((quoteAt[at] ?? -1) >= 0 && (quoteAt[at - 1] ?? -1) !== quoteAt[at])
    return follows.includes('q') ? clause(at) : undefined;
  if ((token.text === ',' || token.text === ':' || /^[—–-]$/.test(token.text)) && follows.includes('q')) {
    if (token.text === ':' && at + 1 < end) return clause(at + 1, at + 1);
    if (at + 1 < end && (quoteAt[at + 1] ?? -1) >= 0) return clause(at + 1);
  }
  if (token.lower === 'that' && follows.includes('c')) return clause(at);
  // “remarked after the court had risen that …”
  if (/^(after|before|when|while|as)$/.test(token.lower) && follows.includes('c')) {
    const that = tokens.slice(at, Math.min(end, at + CIRCUMSTANCE)).findIndex(isThatOf);
    if (that > 1) return clause(at + that, at);
  }
  if (WH.test(token.lower) && follows.includes('w')) return clause(at);
  if (
    token.lower === 'to' &&
    next &&
    (next.tag === 'VERB' || next.tag === 'AUX' || next.tag === 'ADV' || (quoteAt[at + 1] ?? -1) >= 0) &&
    follows.includes('i')
  )
    return clause(at);
  if (follows.includes('g') && token.tag === 'VERB' && token.lower.endsWith('ing')) return clause(at);
  if (follows.includes('B') && plainClause(scene, at, end)) return clause(at);
  if (follows.includes('b') && bareClause(scene, at, end, follows.startsWith('S'))) return clause(at);
  return undefined;
}

/** “that”, at the end of a clause that has no comma. */
const isThatOf = ({ lower }: Token, i: number, all: readonly Token[]): boolean =>
  lower === 'that' &&
  /^(VERB|ADV|NOUN|PROPN)$/.test(all[i - 1]?.tag ?? '') &&
  all.slice(0, i).every(({ tag }) => tag !== 'PUNCT') &&
  all.slice(0, i).some(({ tag }) => tag === 'VERB');

/** When and in what circumstances something is said takes at most so many tokens. */
const CIRCUMSTANCE = 12;

/** A clause without “that”: a noun phrase and soon a verb, or a word that opens a clause. */
function bareClause({ tokens, chunkAt }: Scene, at: number, end: number, speech: boolean): boolean {
  const token = tokens[at] as Token;
  if (token.tag === 'PUNCT' || CCONJ_OR_ADVERB.test(token.lower)) return false;
  if (
    token.tag === 'ADP' &&
    !/^(in|on|at|for|with|under|despite|because|if|as|after|by|from|without|during|since)$/.test(token.lower)
  )
    return false;
  if (token.lower === 'there' || token.lower === 'if') return true;
  let seen = false;
  let commas = 0;
  for (let i = at; i < Math.min(end, at + CLAUSE_REACH); i += 1) {
    const { tag, text, lower } = tokens[i] as Token;
    if (chunkAt[i]) seen = true;
    if (text === ';' || text === '.') break;
    if (text === ',') commas += 1;
    // “Ota, one told the Herald, had left”: the verb has its subject before all this.
    if (tag === 'AUX' && commas === 1 && tokens[i - 1]?.text === ',') return false;
    if (
      seen &&
      i > at &&
      (tag === 'AUX' || (tag === 'VERB' && tokens[i - 1]?.lower !== 'to' && !lower.endsWith('ing')))
    )
      return true;
  }
  // Nothing but a clause follows “said”: where no verb is seen, it is the tag that is wrong.
  return speech && chunkAt[at] !== undefined;
}

/** A clause that cannot be an object: a noun phrase and right behind it a verb. */
function plainClause(scene: Scene, at: number, end: number): boolean {
  const phrase = phraseFrom(scene, at, end, true, false);
  if (!phrase) return false;
  let last = relativeEnd(scene, phrase.last, end);
  while (last < end && scene.tokens[last]?.tag === 'ADV') last += 1;
  // “argued the gate “would not hold””
  if (/^["“]$/.test(scene.tokens[last]?.text ?? '')) last += 1;
  const verb = scene.tokens[last];
  if (!verb || last >= end) return false;
  return verb.tag === 'AUX' || (verb.tag === 'VERB' && !/(ing|en)$/.test(verb.lower));
}

/** Behind “…, which is in Ostra,”, or where that does not follow the same place. */
export function relativeEnd({ tokens }: Scene, at: number, end: number): number {
  if (tokens[at]?.text !== ',' || !/^(which|who|whose|where)$/.test(tokens[at + 1]?.lower ?? '')) return at;
  const close = tokens.slice(at + 2, Math.min(end, at + CLAUSE_REACH)).findIndex(({ text }) => text === ',');
  return close < 0 ? at : at + 3 + close;
}

const CCONJ_OR_ADVERB = /^(and|but|or|as|when|while|of|about|to|than|so)$/;
/** The verb of a clause comes within so many tokens. */
const CLAUSE_REACH = 40;

/** “called for …”, “spoke out against …”: the preposition belongs to the cue. */
function prepositional({ tokens }: Scene, frame: Frame, at: number, end: number): Complement | undefined {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (!token || !next || at + 1 >= end || !frame.with.includes(token.lower)) return undefined;
  if (next.tag === 'PUNCT' && !/["“‘]/.test(next.text)) return undefined;
  // “a fact that Tarn had pointed to an hour earlier”
  if (isAgo(tokens, at + 1)) return undefined;
  // “agreed to go”: what follows is a clause.
  if (token.lower === 'to' && next.tag === 'VERB' && !next.lower.endsWith('ing')) return undefined;
  const second =
    /^(against|for|about|on|of|at|in|to|with)$/.test(next.lower) &&
    /^(out|up|back|in|away|down|aim|fun)$/.test(token.lower);
  const cueLast = second ? at + 2 : at + 1;
  return { frame, cueLast, first: cueLast, shape: 'phrase' };
}

function about({ tokens }: Scene, at: number, end: number, frame: Frame): Complement | undefined {
  if (at + 1 >= end || !/^(of|about|against)$/.test(tokens[at]?.lower ?? '')) return undefined;
  return { frame, cueLast: at, first: at, shape: 'phrase' };
}

function object(scene: Scene, frame: Frame, at: number, end: number, lemma: string): Complement | undefined {
  const { tokens, chunkAt, quoteAt } = scene;
  const token = tokens[at];
  if (!token || at >= end || !/[onrsm]/.test(frame.follows)) return undefined;
  if (frame.kind === 'urges' && isSpokenTo(scene, at)) return undefined;
  if (frame.follows === 's' && !hasAs(scene, at, end)) return undefined;
  if (frame.follows === 'm' && !hasMeasure(scene, at, end)) return undefined;
  // “condemned on Friday”, but “condemned Friday's test”
  if (isTimeWord(token) && !/^['’]s?$/.test(tokens[at + 1]?.text ?? '')) return undefined;
  const chunk = chunkAt[at];
  const starts =
    (chunk && chunk.first === at) ||
    ((quoteAt[at] ?? -1) >= 0 && /["“‘']/.test(token.text)) ||
    (token.tag === 'DET' && (quoteAt[at] ?? -1) < 0 && (quoteAt[at + 1] ?? -1) >= 0) ||
    (token.tag === 'DET' &&
      tokens[at + 1]?.tag === 'VERB' &&
      tokens[at + 1]?.lower.endsWith('ing') === true &&
      !(tokens[at - 1]?.lower.endsWith('ing') ?? false)) ||
    WH.test(token.lower);
  if (!starts) return undefined;
  if (frame.follows.includes('n') && token.tag === 'NUM') return undefined;
  if (lemma === 'say' || (lemma === 'call' && tokens[at]?.tag === 'NUM')) return undefined;
  const named = lightNoun(scene, chunk, end);
  if (named !== undefined) return { frame, cueLast: named, first: named, shape: 'phrase' };
  return { frame, cueLast: at, first: at, shape: 'phrase' };
}

/** “reminded reporters, “…””: whom it is told. */
function isSpokenTo({ tokens, chunkAt, quoteAt }: Scene, at: number): boolean {
  const end = chunkAt[at]?.last ?? at;
  return tokens[end]?.text === ',' && (quoteAt[end] ?? -1) < 0 && (quoteAt[end + 1] ?? -1) >= 0;
}

/** “see the plan as a way”, up to the next mark. */
function hasAs({ tokens }: Scene, at: number, end: number): boolean {
  for (let i = at + 1; i < Math.min(end, at + OBJECT_REACH); i += 1) {
    if (tokens[i]?.lower === 'as') return true;
    if (tokens[i]?.tag === 'PUNCT' && !/^[-"“”’']$/.test(tokens[i]?.text ?? '')) return false;
  }
  return false;
}

/** “at 7.20am”, “at 7 p.m.”, “at 19:30”. */
const isHour = (tokens: readonly Token[], at: number): boolean =>
  /^\d{1,2}(?:[.:]\d\d)?[ap]m$|^\d{1,2}:\d\d$/.test(tokens[at]?.lower ?? '') ||
  (tokens[at]?.tag === 'NUM' && /^(?:[ap]\.?m\.?|o['’]clock)$/.test(tokens[at + 1]?.lower ?? ''));

/** “put the toll at 40”, “at more than a hundred”. */
function hasMeasure({ tokens }: Scene, at: number, end: number): boolean {
  for (let i = at + 1; i < Math.min(end, at + OBJECT_REACH); i += 1) {
    if (tokens[i]?.lower === 'at' && isHour(tokens, i + 1)) return false;
    if (tokens[i]?.lower === 'at')
      return tokens
        .slice(i + 1, Math.min(end, i + 5))
        .some(({ tag, text }) => tag === 'NUM' || tag === 'SYM' || /\d/.test(text));
    if (tokens[i]?.tag === 'PUNCT' && tokens[i]?.text !== '-') return false;
  }
  return false;
}

/** An object with what belongs to it has at most so many tokens. */
const OBJECT_REACH = 14;

/** “expressed concern about …”: the noun of saying belongs to the cue. @returns behind its preposition */
function lightNoun({ tokens }: Scene, chunk: Chunk | undefined, end: number): number | undefined {
  if (!chunk) return undefined;
  const [head, link] = [tokens[chunk.last - 1] as Token, tokens[chunk.last]];
  const frame = head.tag === 'NOUN' ? nounFrame(head.lemma) : undefined;
  if (!link || chunk.last + 1 >= end || !frame?.follows.includes(link.lower)) return undefined;
  return /^(to|of)$/.test(link.lower) ? undefined : chunk.last + 1;
}

/** “was accused of …”, “is expected to …”, “was told that …”. */
function passiveComplement(scene: Scene, frame: Frame, at: number, end: number): Complement | undefined {
  const token = scene.tokens[at];
  if (!token || at >= end) return undefined;
  if (token.lower === 'of' && /o/.test(frame.follows))
    return { frame, cueLast: at, first: at, shape: 'phrase' };
  if (token.lower === 'to' && /[cio]/.test(frame.follows))
    return scene.tokens[at + 1]?.tag === 'VERB' || scene.tokens[at + 1]?.tag === 'AUX'
      ? { frame, cueLast: at, first: at, shape: 'clause' }
      : undefined;
  if (token.lower === 'as' && /o/.test(frame.follows))
    return { frame, cueLast: at + 1, first: at + 1, shape: 'phrase' };
  if (token.lower === 'about' && /a/.test(frame.follows))
    return { frame, cueLast: at + 1, first: at + 1, shape: 'phrase' };
  return finite(scene, { ...frame, follows: frame.follows.replace(/[bq]/g, '') }, at, end);
}
