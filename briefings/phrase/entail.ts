// Whether a phrase says what its claim says: nothing that the claim does not hold, nothing surer, nobody else's.
import { voicesOf } from '../compose/claim.ts';
import type { Claim, Story } from '../story/story.ts';
import { namedAfter, namedBefore, voicesAround } from './frame.ts';
import { ADDS, classOf, type WordClass } from './lexicon.ts';
import { findRun, longestRun, tokensOf, type Run, type Token } from './token.ts';

/** What is wrong with a phrase; for the log, and for whoever may try again. */
export type PhraseFault =
  /** The claim is taken back or out of date: only our own words tell that. */
  | 'status'
  | 'speaker'
  | 'quote'
  | 'negation'
  | 'certainty'
  | 'limit'
  | 'number'
  | 'date'
  | 'name'
  /** It has words that are not the claim's, or lacks some without which it means something else. */
  | 'words';

/**
 * Checks by rule that a phrase tells its claim and nothing more. It keeps the claim's words, in their order and without
 * a gap; it may leave out what only adds to them at the end, and it names who says so around them. So no number, date,
 * name, “not” or “may” can come in, go or change places.
 * @param text one claim's share of a sentence, without labels and sources
 * @returns null where nothing is wrong
 */
export function phraseFault(text: string, story: Story, claim: Claim): PhraseFault | null {
  if (/^(?:withdrawn|corrected|superseded)$/u.test(claim.status)) return 'status';
  if (text.length > LONGEST || STRANGE.test(text) || isAsked(text, claim)) return 'words';
  const quoted = quoteFault(text, claim);
  if (quoted !== null) return quoted;
  const bodies = [claim.text, ...wholeQuote(claim), ...beforeQuote(claim)];
  const faults = bodies.map((body) => bodyFault(text, body, story, claim));
  return faults.includes(null) ? null : (faults[0] ?? 'words');
}

/** In UTF-16 code units. */
const LONGEST = 800;

/** Anything but letters, digits and the marks of a plain sentence. */
const STRANGE = /[^\p{L}\p{M}\p{N} .,;:!?'’‘"“”„«»()–—%$€£¥/&+-]/u;

/** A question, an exclamation or doubt in single quotation marks, where the claim has none. */
function isAsked(text: string, { text: words, quote }: Claim): boolean {
  const own = `${words} ${quote?.text ?? ''}`;
  return [/[?]/u, /!/u, /(?:^|[\s(])['‘]\p{L}/u].some((mark) => mark.test(text) && !mark.test(own));
}

/** A quotation that is a statement by itself: not a few words out of a sentence that may deny them. */
function wholeQuote({ text, quote }: Claim): readonly string[] {
  if (quote === undefined) return [];
  const [words, whole] = [tokensOf(quote.text).length, tokensOf(text).length];
  return words >= WHOLE && (!text.includes(quote.text) || words >= 0.8 * whole) ? [quote.text] : [];
}

const WHOLE = 5;

/** The words before a colon and a quotation, which stand for themselves. */
function beforeQuote({ text, quote }: Claim): readonly string[] {
  const at = quote === undefined ? -1 : text.indexOf(quote.text);
  const before = /^(.*[^\s:]):\s*[“"„«‘']?$/u.exec(text.slice(0, Math.max(0, at)))?.[1];
  return before === undefined ? [] : [before];
}

/** What is set in quotation marks is the claim's quotation, whole and word for word. */
function quoteFault(text: string, { quote }: Claim): PhraseFault | null {
  const marks = text.match(/[“”„"«»]/gu) ?? [];
  if (marks.length === 0) return null;
  const said = text.match(/[“„"«]([^“”„"«»]*)[”“"»]/u)?.[1];
  const plain = (words: string): string =>
    words
      .replace(/[.,;:!?]+$/u, '')
      .trim()
      .toLowerCase();
  return marks.length === 2 && said !== undefined && quote !== undefined && plain(said) === plain(quote.text)
    ? null
    : 'quote';
}

/** So many words at the least, and so much of the claim: less tells nothing, or something else. */
const LEAST = 3;
const SHARE = 0.5;

function bodyFault(text: string, body: string, story: Story, claim: Claim): PhraseFault | null {
  const ours = tokensOf(text);
  const theirs = tokensOf(body);
  const run = longestRun(ours, theirs);
  if (run.length === 0) return 'words';
  const kept = theirs.slice(run.theirs, run.theirs + run.length);
  const before = ours.slice(0, run.ours);
  const after = ours.slice(run.ours + run.length);
  return (
    strangeFault(kept, ours.slice(run.ours, run.ours + run.length)) ??
    startFault(theirs, run, story, claim) ??
    endFault(theirs, run, claim, after[0]) ??
    frameFault({ ours, before, after, kept, run }, story, claim) ??
    (run.length < Math.max(Math.min(LEAST, theirs.length), SHARE * theirs.length) ? 'words' : null)
  );
}

/** The same words with other marks between them may be another sentence. */
function strangeFault(kept: readonly Token[], ours: readonly Token[]): PhraseFault | null {
  const stops = (gap: string): string => gap.replace(/[^.;:?!]/gu, '');
  return kept.every((token, at) => at === 0 || stops(token.gap) === stops(ours[at]?.gap ?? ''))
    ? null
    : 'words';
}

/** What is left out at the start is a part of its own, or who says it; and nothing hangs on it. */
function startFault(theirs: readonly Token[], run: Run, story: Story, claim: Claim): PhraseFault | null {
  const lost = theirs.slice(0, run.theirs);
  if (lost.length === 0) return null;
  const voices = voicesAround(story, claim, false);
  const own = namedBefore(lost, { ...voices, verbs: [...voices.verbs, ['said'], ['says']] }, false);
  if (own !== null && own.size > 0) return null;
  const first = theirs[run.theirs];
  return lostFault(lost) ?? (first !== undefined && /[,;:—–)]/u.test(first.gap) ? null : 'words');
}

/** What is left out at the end only adds to what is said. */
function endFault(
  theirs: readonly Token[],
  run: Run,
  claim: Claim,
  instead: Token | undefined,
): PhraseFault | null {
  const kept = theirs.slice(run.theirs, run.theirs + run.length);
  const lost = theirs.slice(run.theirs + run.length);
  const [first] = lost;
  if (first === undefined) return null;
  const hangs = lostFault(lost);
  if (hangs !== null) return hangs;
  // A number or a date in the place of another is no shortening.
  const swapped = instead === undefined ? 'plain' : classOf(instead.key);
  if (swapped === 'number' || swapped === 'date') return swapped;
  if (/[,;:—–(]/u.test(first.gap) && !/^(?:and|or)$/u.test(first.key)) return null;
  const isSure = claim.certainty === 'certain' && claim.status !== 'expected' && claim.kind !== 'plan';
  const isPlain = kept.every(({ key }) => /^(?:plain|number|date)$/u.test(classOf(key)));
  return isSure && isPlain && ADDS.has(first.key) ? null : 'words';
}

/** The gravest of what would be lost. */
function lostFault(lost: readonly Token[]): PhraseFault | null {
  const classes = new Set<WordClass>(lost.map(({ key }) => classOf(key)));
  return (['negation', 'certainty', 'limit'] as const).find((each) => classes.has(each)) ?? null;
}

interface Cut {
  readonly ours: readonly Token[];
  readonly before: readonly Token[];
  readonly after: readonly Token[];
  readonly kept: readonly Token[];
  readonly run: Run;
}

function frameFault({ ours, before, after, kept, run }: Cut, story: Story, claim: Claim): PhraseFault | null {
  const hedged = kept.some(({ key }) => classOf(key) === 'certainty');
  const voices = voicesAround(story, claim, hedged);
  const colon = (ours[run.ours]?.gap ?? '').includes(':');
  const dash = /[—–]/u.test(after[0]?.gap ?? '');
  const first = namedBefore(before, voices, colon);
  const last = namedAfter(after, voices, dash);
  if (first === null || last === null) return strangerIn([...before, ...after], voices.names.flat(2));
  const isNamed = (voice: number): boolean =>
    first.has(voice) ||
    last.has(voice) ||
    (run.theirs === 0 &&
      (voices.names[voice] ?? []).some((name) => findRun(kept.slice(0, name.length), name) === 0));
  return voicesOf(story, claim).every((_, voice) => isNamed(voice)) ? null : 'speaker';
}

/** What is wrong with words that say more than who says it. */
function strangerIn(tokens: readonly Token[], names: readonly string[]): PhraseFault {
  const strange = tokens.filter(
    ({ key }) => !names.includes(key) && !/^(?:according|to|and|that)$/u.test(key),
  );
  const classes = new Set(strange.map(({ key }) => classOf(key)));
  const grave = (['negation', 'certainty', 'number', 'date', 'limit'] as const).find((each) =>
    classes.has(each),
  );
  if (grave !== undefined) return grave;
  return strange.some(({ text }) => /^\p{Lu}/u.test(text))
    ? 'name'
    : strange.length === 0
      ? 'speaker'
      : 'words';
}
