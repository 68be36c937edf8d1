// Noun phrases that end with a clause which tells who they are: “the man who sold the boat | said”, “a man called Ota | said”.
import type { Token } from '../text/analysis.ts';
import { isRelative, type Chunk } from './chunk.ts';
import { verbFrames } from './lexicon.ts';
import { isTime } from './phrase.ts';
import type { Scene } from './scene.ts';

/** Such a clause has so many tokens at the most. */
const LONGEST = 14;

/**
 * The noun phrase on which the clause hangs that ends with the phrase from token `at` on; undefined where there is no such
 * clause, or the phrase has a verb of its own in it (“people who think the mayor | lied”, “who left before his wife | rang”).
 */
export function headOfRelative(
  { tokens, chunkAt, quoteAt }: Scene,
  at: number,
  first: number,
): Chunk | undefined {
  const before = tokens[at - 1];
  if (!before || at - 1 <= first || /^(?:CCONJ|SCONJ)$/.test(before.tag) || OPENING.test(before.lower))
    return undefined;
  if (before.tag === 'VERB' && verbFrames(before.lemma).some(({ follows }) => /[bBS]/.test(follows)))
    return undefined;
  for (let i = at - 1; i > first && i > at - LONGEST; i -= 1) {
    const token = tokens[i] as Token;
    if (token.tag === 'PUNCT' || (quoteAt[i] ?? -1) >= 0) return undefined;
    if (!isRelative(token) || chunkAt[i]) continue;
    const head = chunkAt[i - 1];
    return head && head.first >= first && !isTime(tokens, head) && isSubjectOf(tokens, i, at)
      ? head
      : undefined;
  }
  return undefined;
}

/** “a nurse called Mara Ota | said”: what is so named, where a name and nothing else stands from token `at` on. */
export function headOfNamed({ tokens, chunkAt }: Scene, at: number, first: number): Chunk | undefined {
  const [head, name] = [chunkAt[at - 2], chunkAt[at]];
  if (!/^(called|named|dubbed|nicknamed)$/.test(tokens[at - 1]?.lower ?? '')) return undefined;
  if (!head || head.first < first || head.last !== at - 1 || name?.first !== at) return undefined;
  const [opener, noun, behind] = [tokens[head.first], tokens[head.last - 1], tokens[name.last]];
  const isNoun = /^(DET|NUM|PRON)$/.test(opener?.tag ?? '') && noun?.tag === 'NOUN';
  const isName = tokens.slice(at, name.last).every(({ tag, lower }) => tag === 'PROPN' || lower === 'the');
  const isAll = !behind || /^(PUNCT|VERB|AUX|ADP|CCONJ|ADV|SCONJ)$/.test(behind.tag);
  return isNoun && isName && isAll && tokens[name.last - 1]?.tag === 'PROPN' ? head : undefined;
}

const OPENING = /^(?:after|before|while|when|where|because|since|until|as|if|than|once)$/;

/** “who sold”, “that never closed”: the pronoun is the subject; or “whose” and “whom”, with a verb behind. */
function isSubjectOf(tokens: readonly Token[], at: number, end: number): boolean {
  const pronoun = tokens[at]?.lower ?? '';
  if (/^who(?:se|m)$/.test(pronoun)) return tokens.slice(at + 1, end).some(isVerb);
  const verb = tokens[at + 1]?.tag === 'ADV' ? tokens[at + 2] : tokens[at + 1];
  if (verb === undefined || verb === tokens[end]) return false;
  // “who lives there”, where the tagger takes the verb for a noun
  return isVerb(verb) ? /^(?:who|which|that)$/.test(pronoun) : pronoun === 'who' && verb.tag === 'NOUN';
}

const isVerb = ({ tag }: Token): boolean => tag === 'VERB' || tag === 'AUX';
