// Whether the clause around a time looks back or ahead: “met on Tuesday”, “will meet on Tuesday”.
import type { Token } from '../text/analysis.ts';

/** `present`: “the court meets on Tuesday”, “the case is heard in May”: ahead, where it is a time to come. */
export type Tense = 'past' | 'present' | 'future';

const MODALS = new Set("will 'll ’ll wo shall would may might could can should must".split(' '));
/** What stands between an auxiliary and its verb. */
const BETWEEN = new Set(
  "be been being have has had not n’t n't also soon then only just first formally".split(' '),
);
/** Said of what is to come, whatever their form: “is scheduled for Tuesday”. */
const PLANNED = new Set('scheduled planned slated due expected poised postponed rescheduled'.split(' '));
/** Said of it only with “for”, “to” or “until”: “set for Friday”, but not “set Friday's price”. */
const PLANNED_FOR = new Set('set forecast moved delayed adjourned put called'.split(' '));
/** What was planned, and is no longer: “had been scheduled for Friday”, “the vote, originally set for Friday”. */
const NO_LONGER = new Set('had originally previously initially'.split(' '));
/** Verbs whose infinitive tells what came to pass: “declined to comment on Tuesday”. */
const CAME_TO_PASS = new Set(
  'decline refuse fail manage begin start continue use help seem appear come go try attempt seek rush force move'.split(
    ' ',
  ),
);
const SAME_IN_THE_PAST = new Set('set put cut hit let hurt shut quit cost split bid spread'.split(' '));
const SPEECH = new Set(
  'says tells adds writes notes argues claims insists reports say tell add write note argue claim insist report'.split(
    ' ',
  ),
);

const isVerb = (token: Token): boolean =>
  token.tag === 'VERB' || token.tag === 'AUX' || MODALS.has(token.lower);

/** How far a verb may stand from the time that it governs, in tokens. */
const REACH = { left: 12, right: 14 };
/** Where none is so near, the verb of the main clause: “is scheduled to spend … in the capital, his first stop Tuesday”. */
const FAR = 40;

/** Places in the list of tokens: the time, and the sentence around it (half open). */
interface Range {
  readonly at: number;
  readonly after: number;
  readonly first: number;
  readonly last: number;
}

/** @returns null where no verb is near that shows it */
export function tenseAround(tokens: readonly Token[], { at, after, first, last }: Range): Tense | null {
  const near = Math.max(first, at - REACH.left);
  return (
    tenseBefore(tokens, { from: at, to: near, first, last }) ??
    tenseBehind(tokens, { from: after, to: Math.min(last, after + REACH.right), first, last }) ??
    tenseBefore(tokens, { from: near, to: Math.max(first, at - FAR), first, last })
  );
}

interface Way {
  readonly from: number;
  readonly to: number;
  readonly first: number;
  readonly last: number;
}

/** The nearest verb to the left that shows it. */
function tenseBefore(tokens: readonly Token[], { from, to, first, last }: Way): Tense | null {
  for (let i = from - 1; i >= to; i--) {
    if (tokens[i]?.text === ';') return null;
    const tense = isPlanned(tokens, i)
      ? tenseOfPlan(tokens, i, first, last)
      : tenseOf(tokens, i, first, last);
    if (tense !== null) return tense;
    // “The deadline is Friday.”
    if (i === from - 1 && /^(?:is|are)$/.test(tokens[i]?.lower ?? '')) return 'present';
  }
  return null;
}

function tenseBehind(tokens: readonly Token[], { from, to, first, last }: Way): Tense | null {
  for (let i = from; i < to; i++) {
    if (tokens[i]?.text === ';') return null;
    const tense = tenseOf(tokens, i, first, last);
    if (tense !== null) return tense;
  }
  return null;
}

/** “Set for Friday”, but not “set the price on Friday”. */
function isPlanned(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.lower ?? '';
  if (PLANNED.has(word)) return true;
  return PLANNED_FOR.has(word) && /^(?:for|to|until|back)$/.test(tokens[at + 1]?.lower ?? '');
}

/** What was planned is past where the words take it back: “was due to rule on Monday but put it off”. */
function tenseOfPlan(tokens: readonly Token[], at: number, first: number, last: number): Tense {
  const before = tokens.slice(Math.max(first, at - 3), at);
  if (before.some(({ lower }) => NO_LONGER.has(lower))) return 'past';
  if (!before.some(({ lower }) => /^(?:was|were)$/.test(lower))) return 'future';
  const after = tokens.slice(at, Math.min(last, at + REACH.right));
  return after.some(({ lower }) => lower === 'but') ? 'past' : 'future';
}

function tenseOf(tokens: readonly Token[], at: number, first: number, last: number): Tense | null {
  const token = tokens[at];
  if (token === undefined) return null;
  if (opens(tokens, at, first)) return 'present';
  if (!isVerb(token)) return null;
  const { lower } = token;
  if (lower === 'could' && isDenied(tokens, at, first)) return 'past';
  if (MODALS.has(lower)) return 'future';
  if (lower.endsWith('ing')) return tenseOfParticiple(tokens, at, first);
  const governor = governorOf(tokens, at, first, last);
  if (governor !== null) return governor;
  if (/^(?:is|are|am|'s|’s|be|do|does|has|have|been|being)$/.test(lower)) return null;
  if (/^(?:was|were|had|did)$/.test(lower)) return 'past';
  if (lower.endsWith('s') && lower !== token.lemma && !SPEECH.has(lower)) return 'present';
  if (SAME_IN_THE_PAST.has(lower)) return tokens[at - 1]?.lower === 'and' ? 'past' : null;
  if (lower !== token.lemma || lower.endsWith('ed')) return 'past';
  // “the two sides meet on Monday”
  const before = tokens[at - 1];
  const isPlural = at > first && /^(?:NOUN|PROPN|PRON|NUM)$/.test(before?.tag ?? '');
  return isPlural && !SPEECH.has(lower) ? 'present' : null;
}

/** “Polls open at eight”, where the tagger takes the verb for an adjective. */
const opens = (tokens: readonly Token[], at: number, first: number): boolean =>
  at > first &&
  tokens[at]?.lower === 'open' &&
  tokens[at].tag === 'ADJ' &&
  /^(?:NOUN|PROPN)$/.test(tokens[at - 1]?.tag ?? '') &&
  tokens[at + 1]?.tag === 'ADP';

/** “Could not be reached on Tuesday”, “neither could be reached”. */
function isDenied(tokens: readonly Token[], at: number, first: number): boolean {
  if (/^n[o'’]t$/.test(tokens[at + 1]?.lower ?? '')) return true;
  return tokens
    .slice(Math.max(first, at - REACH.left), at)
    .some(({ lower }) => /^(?:neither|nobody|none|no)$/.test(lower));
}

/** “is meeting on Tuesday” looks ahead; “was meeting” back; a bare participle follows the verb before it. */
function tenseOfParticiple(tokens: readonly Token[], at: number, first: number): Tense | null {
  const before = tokens[at - 1];
  if (at <= first || before === undefined) return null;
  if (/^(?:is|are|'re|’re)$/.test(before.lower)) return 'present';
  return /^(?:was|were)$/.test(before.lower) ? 'past' : null;
}

/** What “will”, “would”, “to” before a verb say about it. */
function governorOf(tokens: readonly Token[], at: number, first: number, last: number): Tense | null {
  for (let i = at - 1; i >= Math.max(first, at - 4); i--) {
    const token = tokens[i];
    if (token === undefined) return null;
    if (token.lower === 'could' && isDenied(tokens, i, first)) return 'past';
    if (MODALS.has(token.lower)) return 'future';
    if (/^(?:is|are)$/.test(token.lower) && i === at - 1) return 'present';
    if (token.lower === 'to') return tenseOfInfinitive(tokens, i, first, last);
    if (!BETWEEN.has(token.lower) && token.tag !== 'ADV') return null;
  }
  return null;
}

function tenseOfInfinitive(tokens: readonly Token[], at: number, first: number, last: number): Tense {
  for (let i = at - 1; i >= Math.max(first, at - 5); i--) {
    const token = tokens[i];
    if (isPlanned(tokens, i)) return tenseOfPlan(tokens, i, first, last);
    // “had promised to answer on Monday but did not”
    if (token?.tag === 'VERB' && tokens[i - 1]?.lower === 'had') return 'past';
    if (token?.tag === 'VERB')
      return CAME_TO_PASS.has(token.lemma) && token.lower !== token.lemma ? 'past' : 'future';
  }
  return 'future';
}
