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
    if (before === undefined) heads.push(mention);
    else if (isJoined(words, before.last, mention.first)) heads.push(mention);
    else if (
      !before.entity.named &&
      mention.entity.named &&
      mention.entity.kind === 'person' &&
      words[mention.first - 1]?.text === ','
    )
      heads[heads.length - 1] = mention;
  }
  return heads;
}

/** “Blasio” is within “De Blasio”. */
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

function stands(
  { first: from, last: to, inside }: Mention,
  first: number,
  last: number,
  words: readonly Word[],
): boolean {
  if (inside && from > first) return false;
  if (isPossessive(words[to]) && to + 1 < last) return false;
  for (let at = from - 1; at >= first; at -= 1) {
    const word = words[at];
    if (word === undefined || /^(?:PUNCT|VERB|AUX|CCONJ)$/u.test(word.tag)) return true;
    if (word.tag === 'ADP' || word.tag === 'SCONJ' || /^(?:for|of|to|who|that)$/u.test(word.lower))
      return at === first;
  }
  return true;
}

const isJoined = (words: readonly Word[], from: number, to: number): boolean =>
  words.slice(from, to).some(({ lower }) => lower === 'and' || lower === '&' || lower === 'or');
