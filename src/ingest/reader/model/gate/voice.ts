// Who says a claim: a mention and a cue that the grammar, or the local reader, brings together over the claim's words.
import type { Span2, Token } from '../../local/text/analysis.ts';
import { agreedFrame, isAgreedName, isThing, meets } from './agreed.ts';
import type { Words } from './align.ts';
import { findVerbatim } from './fold.ts';
import { framesIn, governs, type Frame } from './frame.ts';
import { keptFrame } from './kept.ts';
import type { Located, Part, Reason, Source } from './located.ts';
import type { CueClass } from './lexicon.ts';
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

/** A frame, in its sentence. */
export interface Bound {
  readonly frame: Frame;
  readonly sentence: number;
  readonly mention: Mention;
}

/** @returns who speaks, and the frame that tells; or what is wrong */
export function findVoice(
  located: Located,
  source: Source,
): { bound: Bound; voice: Omit<Voice, 'via'> } | Reason {
  const { speaker, cue } = located.given;
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
        const found = voiceAt({ ...bound, mention }, place, cuePlace, located, source);
        if (found !== null) return found;
      }
    }
  return agreedVoice(cues, mentions, sentences, located, source) ?? reason;
}

const GENDERED = /^(?:s?he|his|her|him)$/i;

/** Where the speaker's name can mean whoever is mentioned. */
function voiceAt(
  bound: Bound,
  speaker: Span2,
  cue: Span2,
  { given }: Located,
  source: Source,
): { bound: Bound; voice: Omit<Voice, 'via'> } | null {
  const first = source.analysis.sentences[bound.sentence]?.first ?? 0;
  const at = { sentence: bound.sentence, token: first + bound.mention.first };
  const fullest = given.name ?? given.speaker ?? '';
  if (GENDERED.test(given.speaker ?? '') && isThing(fullest, source.witness)) return null;
  const isMeant =
    means(given.speaker ?? '', fullest, at, source) || isAgreedName(speaker, fullest, source.witness);
  return isMeant
    ? { bound, voice: { name: fullest.trim(), speaker, cue, classes: bound.frame.classes } }
    : null;
}

/** What the grammar around the cue does not tell, the local reader's rules may. */
function agreedVoice(
  cues: readonly Span2[],
  mentions: readonly Span2[],
  sentences: readonly number[],
  located: Located,
  source: Source,
): { bound: Bound; voice: Omit<Voice, 'via'> } | null {
  const said = wordsSaid(located, source);
  for (const cue of cues)
    for (const place of mentions)
      for (const sentence of sentences) {
        const words = wordsIn(source.analysis, sentence);
        const mention = mentionAt(place, words.tokens);
        const frame = mention && agreedFrame(cue, place, said, words, source.witness);
        if (mention === null || frame === null) continue;
        const found = voiceAt({ frame, sentence, mention }, place, cue, located, source);
        if (found !== null) return found;
      }
  return null;
}

/** The claim's words, where they stand in the article. */
export const wordsSaid = ({ parts }: Located, { analysis }: Source): readonly Token[] =>
  parts.flatMap(({ alignment }) => [...alignment.pairs.values()].flatMap((at) => analysis.tokens[at] ?? []));

/** The words at this place, without the commas at their ends. */
export function mentionAt(place: Span2, tokens: readonly Token[]): Mention | null {
  const first = tokens.findIndex(({ start, end }) => end > place.start && start < place.end);
  const last = tokens.findLastIndex(({ start, end }) => end > place.start && start < place.end) + 1;
  return first < 0 ? null : trimmed({ first, last }, tokens);
}

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
    const inCue = words.tokens.flatMap((token, at) => (meets(token, cue) ? [at] : []));
    const known = frames.filter(({ cue: at }) => inCue.includes(at));
    return [...known, ...(known.length > 0 ? [] : keptFrames(inCue, words, sentence, located, source))]
      .filter((frame) => reaches(frame, sentence, frames, located, source))
      .map((frame) => ({ frame, sentence }));
  });
}

/** The frame of a cue that is no common one. */
function keptFrames(
  cue: readonly number[],
  { tokens, first }: Words,
  sentence: number,
  { parts }: Located,
  { quoted }: Source,
): readonly Frame[] {
  if (cue.length === 0) return [];
  const said = parts
    .filter((part) => part.sentence === sentence)
    .flatMap(({ alignment }) => [...alignment.pairs.values()].map((index) => index - first));
  const frame = keptFrame(tokens, cue, said, (at) => isQuotedAt(tokens[at], quoted));
  return frame === null ? [] : [frame];
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
      (part) =>
        isNoun ||
        isKept(frame, part) ||
        alignedIn(part, frame).some((at) => governs(frame, at, words.tokens, frames)),
    ) && others.every((part) => continues(part, sentence, source))
  );
}

const isKept = ({ cue }: Frame, { alignment, source }: Part): boolean =>
  [...alignment.pairs.values()].includes(source.first + cue);

/** The aligned words of the source but for the frame's own, as indices in the sentence. */
export const alignedIn = ({ alignment, source }: Part, frame: Frame): readonly number[] =>
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

/** Whether the word stands in quotation marks. */
export const isQuotedAt = (token: Token | undefined, quoted: Source['quoted']): boolean =>
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
