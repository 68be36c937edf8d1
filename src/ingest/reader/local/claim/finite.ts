// Which words of a sentence are verbs, and which of these can carry a clause by themselves.
import type { Token } from '../text/analysis.ts';

export const MODALS: ReadonlySet<string> = new Set(
  "will 'll ’ll wo shall would 'd ’d may might could can ca should must ought".split(' '),
);
const BE_HAVE_DO = new Set(
  "be am is are was were been being 's ’s 're ’re 'm ’m have has had 've ’ve having do does did".split(' '),
);
export const RELATIVE = new Set('who which that whom whose where when'.split(' '));
/** Words that a tagger takes for verbs where they open a noun phrase or link clauses. */
const NO_VERBS = new Set(
  'including according following regarding concerning despite given based due'.split(' '),
);

export const isModal = ({ tag, lower }: Token): boolean => MODALS.has(lower) && tag !== 'NOUN';
export const isAuxiliary = (token: Token): boolean => isModal(token) || BE_HAVE_DO.has(token.lower);
const POSSESSIVE = new Set(["'s", '’s']);
const OWNED = new Set(['NOUN', 'ADJ', 'PROPN']);
const isPossessive = (tokens: readonly Token[], at: number): boolean =>
  POSSESSIVE.has(tokens[at]?.lower ?? '') &&
  (tokens[at]?.tag === 'PART' || OWNED.has(tokens[at + 1]?.tag ?? ''));

/** A verb or an auxiliary, in whatever form. */
export const isVerbal = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at];
  if (token === undefined || NO_VERBS.has(token.lower) || isPossessive(tokens, at)) return false;
  if (isAuxiliary(token)) return !isName(tokens, at);
  if (isPlan(tokens, at)) return true;
  return (token.tag === 'VERB' || token.tag === 'AUX') && !isName(tokens, at) && !isHyphenated(tokens, at);
};

/** “The council plans to vote”, where the tagger takes the verb for a noun. */
const isPlan = (tokens: readonly Token[], at: number): boolean =>
  tokens[at + 1]?.lower === 'to' &&
  PLANS.has(tokens[at]?.lower ?? '') &&
  PLANNERS.has(tokens[at - 1]?.tag ?? '');

const PLANS = new Set(
  'plan plans aim aims hope hopes vow vows pledge pledges promise promises move moves attempt attempts'.split(
    ' ',
  ),
);
const PLANNERS = new Set(['NOUN', 'PROPN', 'PRON']);

const CAPITAL = /^\p{Lu}/u;

/** A capital letter within a sentence makes a name: “Will Marsh”, “Rep. Stephen Lynch”. */
function isName(tokens: readonly Token[], at: number): boolean {
  const [before, text] = [tokens[at - 1], tokens[at]?.text ?? ''];
  if (!CAPITAL.test(text)) return false;
  // “Marsh is …”, where the tagger takes the name for a verb
  if (tokens[at + 1]?.tag === 'AUX' && /^\p{Lu}\p{Ll}/u.test(text)) return tokens[at]?.tag === 'VERB';
  return before !== undefined && /[\p{L}\p{N},)]$|^[\p{L}.]+\.$/u.test(before.text);
}

/** “coal-fired”, “well-known”. */
const isHyphenated = (tokens: readonly Token[], at: number): boolean =>
  (tokens[at - 1]?.text === '-' && tokens[at - 1]?.end === tokens[at]?.start) ||
  (tokens[at + 1]?.text === '-' && tokens[at + 1]?.start === tokens[at]?.end);

/** What was found out of the tokens of a text, which are asked about again and again: 1 finite, 2 not, 0 not asked yet. */
const KNOWN = new WeakMap<readonly Token[], Uint8Array>();

/** Whether a verb can carry a clause by itself: “says”, “said”, “is”, but neither “saying” nor “to say”. */
export function isFinite(tokens: readonly Token[], at: number): boolean {
  const finite = KNOWN.get(tokens) ?? new Uint8Array(tokens.length);
  KNOWN.set(tokens, finite);
  const known = finite[at];
  if (known === 1 || known === 2) return known === 1;
  const found = readFinite(tokens, at);
  finite[at] = found ? 1 : 2;
  return found;
}

function readFinite(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || !isVerbal(tokens, at)) return false;
  if (token.lower.endsWith('ing') || token.lower === 'be' || token.lower === 'been') return false;
  const before = tokens[at - 1];
  // “on paid leave”, “the accused man”, but neither “each believes” nor “the six all backed it”
  const isHeld = before && (before.tag === 'ADP' || before.tag === 'DET') && before.lower !== 'each';
  if (token.tag === 'VERB' && isHeld && !RELATIVE.has(before.lower) && !isAll(tokens, at - 1)) return false;
  // “for her file”
  const isOwned = /^(?:my|our|your|his|her|its|their)$/.test(before?.lower ?? '');
  return before?.lower !== 'to' && !(isOwned && tokens[at - 2]?.tag === 'ADP' && token.tag === 'VERB');
}

/** “The six councillors | all | backed it.” */
const isAll = (tokens: readonly Token[], at: number): boolean =>
  /^(?:all|both|each)$/.test(tokens[at]?.lower ?? '') &&
  /^(?:NOUN|PROPN|PRON)$/.test(tokens[at - 1]?.tag ?? '');
