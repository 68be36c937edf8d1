// Whether a claim is laid at the right door: its speaker, its cue, through whom it came; and no one's words are the article's.
import { describedSourcing } from '../../local/claim/sourcing.ts';
import type { Span2, Token } from '../../local/text/analysis.ts';
import { findVerbatim } from './fold.ts';
import { framesIn, governs, type Frame } from './frame.ts';
import type { Located, Part, Reason, Source } from './located.ts';
import { OWN_PRONOUNS, type CueClass } from './lexicon.ts';
import { means } from './name.ts';
import { isSpeaker, type Mention } from './speaker.ts';
import { wordsIn } from './wording.ts';

/** Who speaks, with the places of the words that say so. */
export interface Voice {
  readonly name: string;
  readonly speaker: Span2;
  readonly cue: Span2;
  readonly via: Span2 | null;
  /** What the cue makes of the words. */
  readonly classes: readonly CueClass[];
}

/** @returns the voice, null where the article itself speaks, or what is wrong */
export function attributionFault(located: Located, source: Source): Voice | null | Reason {
  const { speaker, cue } = located.given;
  if (speaker === null || speaker.trim() === '') return outletFault(located, source);
  if (cue === null || cue.trim() === '') return 'cue';
  if (isMadeOut(located.given)) return 'sourcing';
  const found = findVoice(located, source);
  if (typeof found === 'string') return found;
  const { bound, voice } = found;
  const via = viaOf(located, bound, source);
  if (via === 'via') return via;
  return unnamedFrame(located, source, bound, via) ? 'via' : { ...voice, via };
}

/** A source without a name that is said to be on the record. */
function isMadeOut({ sourcing, speaker, name }: Located['given']): boolean {
  if (sourcing !== 'named_on_record') return false;
  const words = (name ?? speaker ?? '').trim();
  const isNamed = /\p{Lu}/u.test(words.slice(1)) || /^\p{Lu}\S*(?<!s)$/u.test(words);
  return !isNamed && UNNAMED.has(describedSourcing(words));
}

const UNNAMED: ReadonlySet<string> = new Set(['unnamed_bare', 'unnamed_described', 'witness']);

/** Without a speaker, no frame may govern the words unless the claim keeps it; nor may they stand in quotation marks. */
function outletFault(located: Located, source: Source): null | Reason {
  if (unnamedFrame(located, source, null, null)) return 'unattributed';
  const tokens = source.analysis.tokens;
  for (const { alignment, source: words } of located.parts) {
    const indices = [...alignment.pairs.values()];
    const isInside = (index: number): boolean => {
      const token = tokens[index];
      return (
        token !== undefined &&
        source.quoted.some(({ start, end }) => start <= token.start && token.end <= end)
      );
    };
    const keepsFrame = framesIn(words.tokens).some(
      ({ cue, type }) =>
        type === 'verb' &&
        indices.includes(words.first + cue) &&
        !isQuotedAt(words.tokens[cue], source.quoted),
    );
    const inside = indices.filter(isInside).length;
    if (inside * 2 > indices.length && !keepsFrame) return 'unattributed';
  }
  return null;
}

/** A frame, in its sentence. */
interface Bound {
  readonly frame: Frame;
  readonly sentence: number;
  readonly mention: Mention;
}

function findVoice(located: Located, source: Source): { bound: Bound; voice: Omit<Voice, 'via'> } | Reason {
  const { speaker, cue, name } = located.given;
  const sentences = frameSentences(located, source);
  const spans = sentences.flatMap((sentence) => source.analysis.sentences[sentence] ?? []);
  const cues = spans.flatMap((span) => findVerbatim(source.folded, cue ?? '', span));
  if (cues.length === 0) return 'cue';
  const mentions = spans.flatMap((span) => findVerbatim(source.folded, speaker ?? '', span));
  if (mentions.length === 0) return 'speaker';
  let reason: Reason = 'cue';
  for (const cuePlace of cues)
    for (const bound of framesAt(cuePlace, sentences, located, source)) {
      reason = 'speaker';
      const words = wordsIn(source.analysis, bound.sentence);
      const frames = framesIn(words.tokens);
      for (const place of mentions) {
        const mention = mentionAt(place, words.tokens);
        if (mention === null || !isSpeaker(mention, bound.frame, words, frames)) continue;
        const at = { sentence: bound.sentence, token: words.first + mention.first };
        const fullest = name ?? speaker ?? '';
        if (!means(speaker ?? '', fullest, at, source)) continue;
        return {
          bound: { ...bound, mention },
          voice: { name: fullest.trim(), speaker: place, cue: cuePlace, classes: bound.frame.classes },
        };
      }
    }
  return reason;
}

function mentionAt(place: Span2, tokens: readonly Token[]): Mention | null {
  const first = tokens.findIndex(({ start, end }) => end > place.start && start < place.end);
  const last = tokens.findLastIndex(({ start, end }) => end > place.start && start < place.end) + 1;
  return first < 0 ? null : trimmed({ first, last }, tokens);
}

/** Without the commas at its ends. */
function trimmed({ first, last }: Mention, tokens: readonly Token[]): Mention {
  let end = last;
  while (end > first + 1 && tokens[end - 1]?.tag === 'PUNCT') end--;
  return { first, last: end };
}

/** The frames inside the words of the cue that govern the claim, or that introduce or follow its quotation. */
function framesAt(
  cue: Span2,
  sentences: readonly number[],
  located: Located,
  source: Source,
): readonly Omit<Bound, 'mention'>[] {
  return sentences.flatMap((sentence) => {
    const words = wordsIn(source.analysis, sentence);
    const frames = framesIn(words.tokens);
    return frames
      .filter(({ cue: at }) => {
        const token = words.tokens[at];
        return token !== undefined && cue.start <= token.start && token.end <= cue.end;
      })
      .filter((frame) => reaches(frame, sentence, frames, located, source))
      .map((frame) => ({ frame, sentence }));
  });
}

function reaches(
  frame: Frame,
  sentence: number,
  frames: readonly Frame[],
  located: Located,
  source: Source,
): boolean {
  const own = located.parts.filter((part) => part.sentence === sentence);
  const others = located.parts.filter((part) => part.sentence !== sentence);
  const words = wordsIn(source.analysis, sentence);
  const isNoun = frame.type === 'noun';
  return (
    own.every(
      (part) => isNoun || alignedIn(part, frame).some((at) => governs(frame, at, words.tokens, frames)),
    ) && others.every((part) => continues(part, sentence, source))
  );
}

/** The aligned words of the source but for the frame's own, as indices in the sentence. */
const alignedIn = ({ alignment, source }: Part, frame: Frame): readonly number[] =>
  [...alignment.pairs.values()].map((index) => index - source.first).filter((at) => at !== frame.cue);

/**
 * Whether a sentence belongs to the quotation that another sentence introduces or follows, with no other speaker in
 * between.
 */
function continues({ sentence, source: words }: Part, framed: number, { analysis, quoted }: Source): boolean {
  const own = analysis.sentences[sentence];
  const frame = analysis.sentences[framed];
  if (own === undefined || frame === undefined) return false;
  const isInside = quoted.some(({ start, end }) => start < own.end && own.start < end);
  if (
    !isInside ||
    framesIn(words.tokens).some(({ type, cue }) => type === 'verb' && !isQuotedAt(words.tokens[cue], quoted))
  )
    return false;
  const isOne = quoted.some(
    ({ start, end }) => start < own.end && own.start < end && start < frame.end && frame.start < end,
  );
  if (isOne) return true;
  if (framed < sentence) {
    for (let at = framed + 1; at < sentence; at++) if (hasSpeaker(at, analysis, quoted)) return false;
    return sentence - framed <= 4 && own.paragraph - frame.paragraph <= 2;
  }
  // A frame that comes after, in the same paragraph, where none came before.
  for (let at = sentence - 1; at >= 0 && analysis.sentences[at]?.paragraph === own.paragraph; at--)
    if (hasSpeaker(at, analysis, quoted)) return false;
  for (let at = sentence + 1; at < framed; at++) if (hasSpeaker(at, analysis, quoted)) return false;
  return frame.paragraph === own.paragraph && framed - sentence <= 3;
}

const isQuotedAt = (token: Token | undefined, quoted: Source['quoted']): boolean =>
  token !== undefined && quoted.some(({ start, end }) => start <= token.start && token.end <= end);

function hasSpeaker(sentence: number, analysis: Source['analysis'], quoted: Source['quoted']): boolean {
  const { tokens } = wordsIn(analysis, sentence);
  return framesIn(tokens).some(({ type, cue }) => type === 'verb' && !isQuotedAt(tokens[cue], quoted));
}

/** Where the words that attribute may stand: in the claim's own sentences and, for a quotation, around them. */
function frameSentences({ parts, sentences }: Located, { analysis }: Source): readonly number[] {
  const own = [
    ...new Set([...parts.map(({ sentence }) => sentence), ...between(sentences.first, sentences.last)]),
  ];
  const near = own
    .flatMap((sentence) => between(sentence - 4, sentence + 4))
    .filter((at) => at >= 0 && at < analysis.sentences.length);
  return [...new Set([...own, ...near])];
}

const between = (first: number, last: number): readonly number[] =>
  Array.from({ length: Math.max(0, last - first) }, (_, at) => first + at);

function viaOf({ given }: Located, bound: Bound, source: Source): Span2 | null | 'via' {
  if (given.via === null || given.via.trim() === '') return null;
  const stretch = source.analysis.sentences[bound.sentence] ?? { start: 0, end: 0 };
  const mention = wordsIn(source.analysis, bound.sentence).tokens.slice(
    bound.mention.first,
    bound.mention.last,
  );
  const speaker = { start: mention[0]?.start ?? 0, end: mention.at(-1)?.end ?? 0 };
  const isApart = (place: Span2): boolean => place.end <= speaker.start || place.start >= speaker.end;
  const found = findVerbatim(source.folded, given.via, stretch).find(isApart);
  return found ?? 'via';
}

/** Whether somebody's words are passed on without them: a frame that governs the claim and is neither named nor kept. */
function unnamedFrame(located: Located, source: Source, bound: Bound | null, via: Span2 | null): boolean {
  return located.parts.some((part) => {
    const { tokens } = part.source;
    const frames = framesIn(tokens);
    const kept = new Set(alignedIn(part, { cue: -1, classes: [], type: 'verb' }));
    return frames.some((frame) => {
      if (frame.type === 'noun' || kept.has(frame.cue)) return false;
      if (!governsClaim(frame, frames, part)) return false;
      if (bound === null) return true;
      if (bound.sentence === part.sentence && bound.frame.cue === frame.cue) return false;
      return !isOurs(frame, frames, part, bound, source) && !isThrough(frame, frames, part, via);
    });
  });
}

const governsClaim = (frame: Frame, frames: readonly Frame[], part: Part): boolean =>
  alignedIn(part, frame).some((at) => governs(frame, at, part.source.tokens, frames));

/** The same speaker's: “Orsk said …, adding that”; or their own words, inside their quotation. */
function isOurs(
  frame: Frame,
  frames: readonly Frame[],
  part: Part,
  bound: Bound,
  { quoted }: Source,
): boolean {
  const token = part.source.tokens[frame.cue];
  if (isQuotedAt(token, quoted) && isOwnWord(frame, part)) return true;
  return bound.sentence === part.sentence && isSpeaker(bound.mention, frame, part.source, frames);
}

/** “We believe”, “I said”: the speaker's own. */
const isOwnWord = ({ cue }: Frame, { source }: Part): boolean =>
  source.tokens.slice(Math.max(0, cue - 3), cue).some(({ lower }) => OWN_PRONOUNS.has(lower));

function isThrough(frame: Frame, frames: readonly Frame[], part: Part, via: Span2 | null): boolean {
  if (via === null) return false;
  const mention = mentionAt(via, part.source.tokens);
  return mention !== null && isSpeaker(mention, frame, part.source, frames);
}
