// The words of a claim: the clause as the source has it, made to stand alone – its frame off, its subject named.
import { indexAt } from '../position.ts';
import type { Analysis } from '../text/analysis.ts';
import { predicateOf } from './predicate.ts';
import { joined } from './joined.ts';
import type { Piece, Stretch } from './segment.ts';
import type { Cast } from './party.ts';

/** What links a clause to what stands before it. */
const LINK =
  /^(?:[\s,;:–—-]|\.\.\.|…|(?:and|but|while|although|though|yet|so|nor|whereas|or|because)\b(?! (?:that|if|as) )|(?:and |but )?that\b(?! (?:is|was|would|will|could|can|may|might|has|had|does|did|said)\b))+/iu;
const TAIL = /(?:[\s,;:–—-]|[\s,](?:and|but|or|while|though|although|because|as|even|that|which|who)$)+$/iu;
/** Where the pattern may fit, by the last words alone. */
const MAY_TRAIL = /(?:[\s,;:–—-]|and|but|or|while|though|although|because|as|that|which)$/iu;
/** The longest word that may trail, in characters. */
const LONGEST_LINK = 8;

/** @param next what stands behind them: a “that” at the end of a clause is no link (“has no money for that”) */
function withoutTail(words: string, next: string): string {
  if (/^[.;!?]/.test(next) && /\bthat$/i.test(words)) return words;
  const whole = /^ ?(?:which|whom)\b/.test(next)
    ? words.replace(/ (?:at|by|for|from|in|of|on|to|with)$/, '')
    : words;
  return MAY_TRAIL.test(whole.slice(-LONGEST_LINK)) ? whole.replace(TAIL, '') : whole;
}

/** So much of what stands behind a piece is looked at, in characters. */
const NEXT = 8;
const nextOf = (text: string, end: number): string => text.slice(end, end + NEXT);

/** “It” may stand for nothing (“it is likely that”): only where it does something. */
const SUBJECTS =
  /^(?:he|she|they)(?=[ '’])|^it(?= (?:will|would|had|has|plans|intends|could|may|might|did|does|can)\b)/i;

/**
 * The words without what links them to the sentence, with a capital letter, and with the name for a pronoun that
 * begins them, where it is known who is meant.
 */
export function wordsOf({ text }: Analysis, piece: Piece, cast: Cast): string {
  const raw = rawOf(text, piece, wordsBehind(text, piece, cast));
  // “That bridge”, which opens a sentence, links nothing
  const linked = raw.startsWith('That ') ? '' : (LINK.exec(raw)?.[0] ?? '');
  const words = balanced(withoutTail(raw.slice(linked.length), nextOf(text, piece.end)));
  const pronoun = SUBJECTS.exec(words)?.[0];
  if (pronoun === undefined) return closed(words);
  const first = piece.lead[0] ?? piece;
  const at = text.indexOf(pronoun, first.start);
  return closed(at < first.end ? named(words, pronoun, at, cast) : words);
}

/** What stands behind an opening: “In six weeks, | they had built a bridge”. */
function wordsBehind(text: string, { lead, start, end }: Piece, cast: Cast): string {
  const words = text.slice(start, end);
  const before = lead.map((each) => text.slice(each.start, each.end)).join(' ');
  const pronoun = before.endsWith(',') ? SUBJECTS.exec(words)?.[0] : undefined;
  return pronoun === undefined ? words : named(words, pronoun, start, cast, before);
}

/** With the name for the pronoun that begins the words; as they are where it is not known, or stands before them. */
function named(words: string, pronoun: string, at: number, cast: Cast, before = ''): string {
  const actor = cast.refer({ start: at, end: at + pronoun.length });
  if (actor === null || !isSafe(actor.name) || before.includes(actor.name)) return words;
  if (/^it$/i.test(pronoun) && actor.kind === 'person') return words;
  if (/^they$/i.test(pronoun) && actor.kind === 'organization' && !ANY_NUMBER.test(words)) return words;
  return actor.name + contracted(words.slice(pronoun.length));
}

/** “They will …” and “they closed …”, where the verb is the same for one and for many. */
const ANY_NUMBER =
  /^they(?:['’](?:d|ll)| (?:\p{L}+ly )?(?:will|would|had|could|can|may|might|must|should|did|\p{L}+ed)\b)/iu;

/** “he'd”, “they've”: a name takes the whole word. */
function contracted(rest: string): string {
  const whole: Readonly<Record<string, string>> = {
    d: ' would',
    ll: ' will',
    ve: ' have',
    re: ' are',
    s: '’s',
  };
  return rest.replace(/^['’](d|ll|ve|re|s)\b/, (_, short: string) => whole[short] ?? '');
}

/** The words of a piece with those that belong before it, white space aside as they stand. */
const rawOf = (text: string, { lead, ...piece }: Piece, words = text.slice(piece.start, piece.end)): string =>
  [...lead.map(({ start, end }) => text.slice(start, end)), words]
    .map((part) => part.trim())
    .join(' ')
    .replace(/,?” “/g, ' ')
    .replace(/\s+/g, ' ');

/** A pronoun stands for a name, not for a long description. */
const isSafe = (name: string): boolean => name.length <= 60 && /\p{Lu}/u.test(name);

const STOP = /(?<![.\s]\p{L})(?<!\b(?:Inc|Co|Corp|Ltd|Jr|Sr|St|vs|etc|a\.m|p\.m|No))\.(?<mark>["”’']?)$/u;

/** The patterns look at every place of the words: only where they end so that one may fit. */
function withoutClose(words: string): string {
  if (!ENDS.has(words.at(-1) ?? '')) return words;
  return words.replace(STOP, '$<mark>').replace(/[,;:](["”’']?)$/u, '$1');
}
const ENDS = new Set('. , ; : " ” ’ \''.split(' '));

/** A capital letter at the start; the full stop and the comma that the frame asked for go. */
function closed(words: string): string {
  const bare = withoutClose(words).trim();
  return bare.replace(
    /^(["“'‘(]*)(\p{Ll})/u,
    (_, marks: string, letter: string) => marks + letter.toUpperCase(),
  );
}

const PAIRS: readonly (readonly [string, string])[] = [
  ['“', '”'],
  ['(', ')'],
];

/** Without quotation marks and brackets whose other half is not there. */
function balanced(words: string): string {
  let result = words;
  for (const [open, close] of PAIRS) {
    const [opened, ended] = [countOf(result, open), countOf(result, close)];
    if (opened > ended) result = removeLast(result, open, opened - ended);
    if (ended > opened) result = removeFirst(result, close, ended - opened);
  }
  if (countOf(result, '"') % 2 === 0) return result;
  return result.startsWith('"') ? result.slice(1) : removeLast(result, '"', 1);
}

function countOf(words: string, mark: string): number {
  let count = 0;
  for (let at = words.indexOf(mark); at >= 0; at = words.indexOf(mark, at + 1)) count += 1;
  return count;
}

function removeLast(words: string, mark: string, times: number): string {
  let result = words;
  for (let count = 0; count < times; count++) {
    const at = result.lastIndexOf(mark);
    result = result.slice(0, at) + result.slice(at + mark.length);
  }
  return result;
}

function removeFirst(words: string, mark: string, times: number): string {
  let result = words;
  for (let count = 0; count < times; count++) result = result.replace(mark, '');
  return result;
}

/** Whether the piece has a subject and a finite verb: what can stand without “he said”. */
export function isClause(analysis: Analysis, piece: Piece): boolean {
  const { tokens, first, last } = joined(analysis, piece);
  const predicate = predicateOf(tokens, { first, last });
  if (predicate === null) return false;
  const subject = tokens.slice(predicate.subject.first, predicate.subject.last);
  // “its first round of penalties, in action coordinated with …”: one comma does not enclose anything
  if (subject.filter(({ text }) => text === ',').length === 1) return false;
  return subject.some(({ tag }) => /^(?:NOUN|PROPN|PRON|NUM|DET|ADJ|X)$/.test(tag));
}

/** What can be told without who says it: a clause, or a whole quotation. */
export const standsAlone = (analysis: Analysis, piece: Piece): boolean =>
  isClause(analysis, piece) || isQuoted(analysis.text, piece);

const isQuoted = (text: string, { start, end }: Stretch): boolean =>
  /^["“]/.test(text.slice(start, end)) && /[.?!,]["”]?$/.test(text.slice(start, end));

/** The words of a piece behind others: “The city plans” and “to cut two lines”. */
export const framedPiece = ({ text }: Analysis, frame: string, piece: Piece): string =>
  closed(`${frame} ${withoutCapital(balanced(withoutTail(rawOf(text, piece), nextOf(text, piece.end))))}`);

/** “The bank”, which opened a sentence, behind other words. */
const withoutCapital = (words: string): string =>
  words.replace(/^(?:The|An?|His|Her|Its|Their|Our|That|This|These|Those|Some|Many|Two|Three)\b/u, (word) =>
    word.toLowerCase(),
  );

/** The words from one place to another, as they stand; for a claim that needs its speaker to make sense. */
export function framed({ text, tokens }: Analysis, name: string, from: number, to: number): string {
  const words = text.slice(tokens[indexAt(tokens, from)]?.start ?? from, to).replace(/\s+/g, ' ');
  return closed(`${name} ${balanced(withoutTail(words, nextOf(text, to)))}`);
}
