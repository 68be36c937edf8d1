// Whether a claim is laid at the right door: its speaker, its cue, through whom it came; and no one's words are the article's.
import { describedSourcing } from '../../local/claim/sourcing.ts';
import type { Span2 } from '../../local/text/analysis.ts';
import { givesOthers, isSaidBySomebody } from './agreed.ts';
import { findVerbatim } from './fold.ts';
import { framesIn, governs, isQuote, type Frame } from './frame.ts';
import type { Located, Part, Reason, Source } from './located.ts';
import { OWN_PRONOUNS } from './lexicon.ts';
import { isSpeaker } from './speaker.ts';
import { alignedIn, findVoice, isQuotedAt, mentionAt, wordsSaid, type Bound, type Voice } from './voice.ts';
import { isVerb } from './term.ts';
import { wordsIn } from './wording.ts';

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
  if (isSaidBySomebody(wordsSaid(located, source), source.witness)) return 'unattributed';
  if (located.parts.some(isComplement)) return 'unattributed';
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

/**
 * Whether the claim is what a “that” leads to, without the word that leads there: what “let slip that”, “made sure that”
 * or “a sign that” make of it is lost.
 */
function isComplement({ alignment, source: { tokens, first } }: Part): boolean {
  const said = [...alignment.pairs.values()].map((index) => index - first);
  const opening = Math.min(...said);
  const that = tokens.findLastIndex(({ lower }, at) => at < opening && lower === 'that');
  const between = tokens.slice(that + 1, opening);
  if (that < 1 || between.some((token) => isVerb(token) || isQuote(token) || token.tag === 'PUNCT'))
    return false;
  const verb = tokens.findLastIndex((token, at) => at < that && isVerb(token));
  const led = tokens.slice(verb, that);
  // “so high that”, “the bridge that”: no clause of its own, or of another kind.
  const isOther = led.some(({ lower }) => /^(?:so|such)$/.test(lower)) || tokens[opening]?.tag === 'VERB';
  return verb >= 0 && !isOther && led.length <= 8 && !led.some(({ tag }) => tag === 'PUNCT');
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
      const token = tokens[frame.cue];
      if (token !== undefined && givesOthers(token, wordsSaid(located, source), source.witness)) return false;
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
