// Who is meant by a phrase that names a source: “a spokesman for the mayor, Ada Quell, and two aides”.
import type { Span2 } from '../text/analysis.ts';
import type { Mention } from './state.ts';
import { isPossessive, wordsWithin, type Word } from './word.ts';

/**
 * The mentions that stand for the phrase, in order: one, or more where they are joined by “and”. What belongs to another
 * (“Quell's lawyer”, “a friend of Quell”) does not stand for it.
 * @param mentions in order of their first word
 */
export function headsOf(
  span: Span2,
  mentions: readonly Mention[],
  words: readonly Word[],
): readonly Mention[] {
  const { first, last } = wordsWithin(words, span);
  const all = mentionsWithin(mentions, first, last).filter((mention) => stands(mention, first, last, words));
  const whole = all.filter((mention) => mention.last <= last);
  const inner = whole.length > 0 ? whole : all;
  if (inner.length === 0) return around(mentions, first, last);
  const heads: Mention[] = [];
  for (const mention of inner) {
    const before = heads.at(-1);
    if (before !== undefined && mention.first < before.last) continue;
    if (before === undefined || joins(before, mention, last, words)) heads.push(mention);
    else if (isNamedBy(before, mention, words)) heads[heads.length - 1] = mention;
  }
  return heads;
}

const isPerson = ({ entity: { named, kind }, as }: Mention): boolean =>
  named && kind === 'person' && as === 'name';

const isOrganization = ({ entity: { named, kind }, as }: Mention): boolean =>
  named && kind === 'organization' && as === 'name';

/** “Columnist and author Ada Quell”, “candidates Ada Quell and Tom Marin”, “a friend, Ada Quell”. */
function isNamedBy(before: Mention, mention: Mention, words: readonly Word[]): boolean {
  // “The newspaper Quell Today”
  if (before.as === 'description' && isOrganization(mention))
    return before.last === mention.first && !before.entity.named && before.entity.kind === 'organization';
  if (before.as !== 'description' || !isPerson(mention)) return false;
  const apposed = !before.entity.named && words[mention.first - 1]?.text === ',';
  return before.last === mention.first || isBare(before, words) || apposed;
}

/** “Columnist”, without an article. */
const isBare = ({ first, entity }: Mention, words: readonly Word[]): boolean =>
  entity.number === 'one' && /^(?:NOUN|ADJ)$/u.test(words[first]?.tag ?? '');

/** “Ada Quell, Tom Marin and Bo Ostrand”: people side by side, with an “and” to come; “Ada Quell and the group”. */
function joins(before: Mention, mention: Mention, last: number, words: readonly Word[]): boolean {
  if (before.as === 'description' && isBare(before, words) && isPerson(mention)) return false;
  const apposed = isPerson(before) && words[before.last]?.text === ',';
  if (isJoined(words, before.last, mention.first)) return !apposed || isPerson(mention);
  const near = isPerson(before) && isPerson(mention) && mention.first - before.last < 6;
  return near && isJoined(words, mention.first, last);
}

/** “Quell” is within “De Quell”. */
function around(mentions: readonly Mention[], first: number, last: number): readonly Mention[] {
  const at = firstFrom(mentions, first);
  const mention = mentions
    .slice(Math.max(0, at - 4), at)
    .findLast((each) => each.as === 'name' && each.last >= last);
  return mention === undefined ? [] : [mention];
}

/** The mentions that begin between two words. */
export function mentionsWithin(
  mentions: readonly Mention[],
  first: number,
  last: number,
): readonly Mention[] {
  const found: Mention[] = [];
  for (let at = firstFrom(mentions, first); at < mentions.length; at += 1) {
    const mention = mentions[at];
    if (mention === undefined || mention.first >= last) break;
    found.push(mention);
  }
  return found;
}

function firstFrom(mentions: readonly Mention[], word: number): number {
  let [low, high] = [0, mentions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((mentions[middle]?.first ?? 0) >= word) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** “Quell” in “Quell's lawyer”, “its” and “Alder” in “its Alder branch”; but “his own” is he. */
function isOwner({ first, last: to, as }: Mention, last: number, words: readonly Word[]): boolean {
  if (isPossessive(words[to])) return to + 1 < last;
  const next = words[to];
  if (to >= last || next === undefined || /^(?:PUNCT|CCONJ)$/u.test(next.tag)) return false;
  if (as === 'pronoun')
    return OWNING.test(words[first]?.lower ?? '') && !(next.lower === 'own' && to + 1 === last);
  return as === 'name' && OWNING.test(words[first - 1]?.lower ?? '') && next.tag === 'NOUN';
}

const OWNING = /^(?:his|her|its|their)$/u;

function stands(mention: Mention, first: number, last: number, words: readonly Word[]): boolean {
  const { first: from, inside, entity } = mention;
  if (inside && from > first) return false;
  // “his colleagues, Quell among them,”
  if (isOwner(mention, last, words) || words[mention.last]?.lower === 'among') return false;
  for (let at = from - 1; at >= first; at -= 1) {
    const word = words[at];
    if (word === undefined || /^(?:PUNCT|VERB|AUX)$/u.test(word.tag)) return true;
    if (word.tag === 'CCONJ') {
      // “Leaders of the Senate and the House” are leaders; “the mayor of Ostrand and Ada Quell” are two.
      if (entity.kind === 'person' || entity.kind === 'group') return true;
      continue;
    }
    if (word.tag === 'ADP' || word.tag === 'SCONJ' || /^(?:for|of|to|who|that)$/u.test(word.lower))
      return at === first;
  }
  return true;
}

const isJoined = (words: readonly Word[], from: number, to: number): boolean =>
  words.slice(from, to).some(({ lower }) => lower === 'and' || lower === '&' || lower === 'or');
