// Tokens and the parts of speech that they are, put right where wink-nlp takes a word for another.
import { beginsCapital, isSmallLetter } from './letter.ts';
import type { Span2 } from './span.ts';

/** Universal Dependencies part of speech. `X`: what is no word. */
export type Tag =
  | 'ADJ'
  | 'ADP'
  | 'ADV'
  | 'AUX'
  | 'CCONJ'
  | 'DET'
  | 'INTJ'
  | 'NOUN'
  | 'NUM'
  | 'PART'
  | 'PRON'
  | 'PROPN'
  | 'PUNCT'
  | 'SCONJ'
  | 'SYM'
  | 'VERB'
  | 'X';

export interface Token extends Span2 {
  readonly text: string;
  readonly lower: string;
  readonly tag: Tag;
  /** The base form in small letters: `say` for “said”; the word itself where there is none. */
  readonly lemma: string;
  /** wink-nlp ends a sentence with it. */
  readonly stop: boolean;
}

/** The tokens of a text with what is known better than by wink-nlp. */
export const retagged = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, i) => {
    if (isShotBack(tokens, i)) return { ...token, tag: 'VERB', lemma: 'shoot' };
    if (isLead(tokens, i)) return { ...token, tag: 'ADJ' };
    if (isForWhom(tokens, i)) return { ...token, tag: 'ADP' };
    if (isMissedName(tokens, i) || isWill(tokens, i)) return { ...token, tag: 'PROPN' };
    if (isLastWill(tokens, i)) return { ...token, tag: 'NOUN' };
    if (isWouldBe(tokens, i)) return { ...token, tag: 'AUX' };
    return isMissedVerb(tokens, i) ? { ...token, tag: 'VERB', lemma: baseOf(token.lower) } : token;
  });

const SAID: ReadonlySet<string> = new Set(
  'said says told added wrote asked noted called argued claimed warned denied replied insisted declined'.split(
    ' ',
  ),
);
const NOT_YET_NAME: ReadonlySet<string> = new Set(['VERB', 'ADJ', 'ADV', 'NOUN', 'ADP']);
const OPENING = /^["“‘'(]$/;
const CAPITALISED = /^\p{Lu}\p{Ll}/u;

/** “Will Ota said”, “said May Ota”: names that are auxiliaries as well, with a capital letter where none is due. */
function isWill(tokens: readonly Token[], i: number): boolean {
  const [before, token, next] = [tokens[i - 1], tokens[i] as Token, tokens[i + 1]];
  if (token.tag !== 'AUX' || !/^(Will|May)$/.test(token.text) || !next) return false;
  const opens = !before || before.stop || /^["“‘'(:]$/.test(before.text);
  return opens ? SAID.has(next.lower) : next.tag === 'PROPN' || next.tag === 'VERB' || next.tag === 'PUNCT';
}

/** “the last will of his father”, “her will names”, but “the rest will go”, “the former will not”: what somebody leaves behind. */
function isLastWill(tokens: readonly Token[], i: number): boolean {
  const [second, before, token, next] = [tokens[i - 2], tokens[i - 1], tokens[i] as Token, tokens[i + 1]];
  if (token.lower !== 'will' || token.tag === 'PROPN' || !before || !next) return false;
  const isOwned = /^(a|an|the|his|her|their|my|our|your|no)$|^['’]s$/.test(before.lower);
  const isDescribed = /^(ADJ|ADV)$/.test(before.tag) && /^(DET|PRON|PART)$/.test(second?.tag ?? '');
  if (!isOwned && !isDescribed) return false;
  if (next.tag === 'PUNCT') return isOwned || tokens[i + 2]?.tag === 'VERB';
  return /^(ADP|CCONJ)$/.test(next.tag) || next.lower === 'to' || isInflected(next);
}

/** “delegates of each will vote”, “the rest will go”: wink-nlp takes it for a noun. */
function isWouldBe(tokens: readonly Token[], i: number): boolean {
  const [before, token, next] = [tokens[i - 1], tokens[i] as Token, tokens[i + 1]];
  if (token.lower !== 'will' || token.tag !== 'NOUN' || !before || !next) return false;
  if (/^(each|those|these|all|some|both|many|most)$/.test(before.lower)) return true;
  return /^(VERB|AUX)$/.test(next.tag) && !isInflected(next);
}

/** “names”, “named”, “was”: behind an auxiliary stands another form. */
const isInflected = ({ tag, lower, lemma }: Token): boolean =>
  (tag === 'VERB' && lower !== lemma) || (tag === 'AUX' && !/^(be|have|do)$/.test(lower));

/** “Ota shot back”. */
function isShotBack(tokens: readonly Token[], i: number): boolean {
  const [token, next] = [tokens[i], tokens[i + 1]];
  return token?.lower === 'shot' && token.tag === 'NOUN' && next?.lower === 'back';
}

/** “lead author Ilse Ota”: no verb. */
function isLead(tokens: readonly Token[], i: number): boolean {
  const [token, next, third] = [tokens[i], tokens[i + 1], tokens[i + 2]];
  return token?.lower === 'lead' && token.tag === 'VERB' && next?.tag === 'NOUN' && third?.tag === 'PROPN';
}

/** “A lawyer for Ota said”: no conjunction. */
function isForWhom(tokens: readonly Token[], i: number): boolean {
  const [before, token, next] = [tokens[i - 1], tokens[i] as Token, tokens[i + 1]];
  return (
    token.tag === 'SCONJ' &&
    token.lower === 'for' &&
    before?.tag === 'NOUN' &&
    (/^(PROPN|NOUN|DET|ADJ|NUM)$/.test(next?.tag ?? '') || CAPITALISED.test(next?.text ?? ''))
  );
}

/** A name that is a word as well, “Cook said”, “John Ward Anderson”: wink-nlp takes it for a verb. */
function isMissedName(tokens: readonly Token[], i: number): boolean {
  const [before, token, next] = [tokens[i - 1], tokens[i] as Token, tokens[i + 1]];
  // “De Ota”
  if (token.tag === 'X' && next?.tag === 'PROPN' && CAPITALISED.test(token.text)) return true;
  if (!NOT_YET_NAME.has(token.tag) || isSmallLetter(token.text) || !CAPITALISED.test(token.text))
    return false;
  if (SAID.has(token.lower)) return false;
  const opens = !before || before.stop || OPENING.test(before.text) || before.text === ':';
  if (token.tag === 'VERB' && next && SAID.has(next.lower)) return true;
  // “Cook’s wife”, but “Let’s go”
  if (token.tag === 'VERB' && next && /^['’]s$/.test(next.text) && token.lower !== 'let')
    return /^(NOUN|ADJ|PROPN)$/.test(tokens[i + 2]?.tag ?? '');
  if (opens) return false;
  return (
    token.tag === 'VERB' || (before.tag === 'PROPN' && token.tag !== 'ADP' && beginsCapital(before.text))
  );
}

/** “The complaint alleged that”, “Ota fumed on Friday”: wink-nlp takes the past of a rarer verb for an adjective. */
function isMissedVerb(tokens: readonly Token[], i: number): boolean {
  const [before, token, next] = [tokens[i - 1], tokens[i] as Token, tokens[i + 1]];
  if ((token.tag !== 'ADJ' && token.tag !== 'NOUN') || !before || !next) return false;
  if (!token.text.endsWith('ed') && !token.text.endsWith('ing')) return false;
  if (!/^\p{Ll}+(?:ed|ing)$/u.test(token.text)) return false;
  // “Ota is promising lower taxes”, but “the plan is promising”
  if (token.lower.endsWith('ing'))
    return token.tag === 'ADJ' && before.tag === 'AUX' && /^(DET|ADJ|NOUN|PRON|PROPN|NUM)$/.test(next.tag);
  // “Ostra branded Tarn a thief”
  if (before.tag === 'PROPN' && next.tag === 'PROPN' && before.end < token.start)
    return !/^(based|born|led|backed|owned|run|controlled|held|occupied)$/.test(token.lower);
  // “…,” fumed Ota.
  if (/^[”"]$/.test(before.text) && tokens[i - 2]?.text === ',' && /^(PROPN|DET|PRON)$/.test(next.tag))
    return true;
  const isSubject = before.tag === 'PROPN' || /^(he|she|they|it|we|i|who|which)$/.test(before.lower);
  if (!isSubject && !/^(NOUN|ADV)$|^,$/.test(before.tag === 'PUNCT' ? before.text : before.tag)) return false;
  if (next.lower === 'that' || next.tag === 'DET' || /^[:“"]$/.test(next.text)) return true;
  return isSubject && /^(ADP|ADV|DET|PRON|PUNCT|SCONJ)$/.test(next.tag) && !/^[-–]$/.test(next.text);
}

/** A guess at the base form: `allege` of “alleged”, `nod` of “nodded”, `promise` of “promising”. */
function baseOf(form: string): string {
  const stem = form.replace(/(?:ed|ing)$/, '');
  if (stem.endsWith('i')) return `${stem.slice(0, -1)}y`;
  if (/([bdgmnprt])\1$/.test(stem)) return stem.slice(0, -1);
  return /(?:[cgsuvz]|[^aeiou][aeiou][bdgklmnprt])$/.test(stem) ? `${stem}e` : stem;
}
