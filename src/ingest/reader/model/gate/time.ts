// Whether the times of a claim are laid at the acts at which the article lays them.
import type { Token } from '../../local/text/analysis.ts';
import type { Words } from './align.ts';
import type { Part, Reason } from './located.ts';
import { isVerb } from './term.ts';

/** The names of days and months, and the days around today. */
const DATE =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|today|yesterday|tomorrow|tonight)$/;

/** “A did X on Tuesday, and will do Y on 20 March”: a claim that has Y and not X has no Tuesday. */
export function timeFault({ source, alignment }: Part): Reason | null {
  const kept = new Set(alignment.pairs.values());
  const keepsVerb = [...kept].some((index) => isVerb(source.tokens[index - source.first] as Token));
  if (!keepsVerb) return null;
  for (const index of kept) {
    const token = source.tokens[index - source.first];
    if (token === undefined || !DATE.test(token.text)) continue;
    const acts = actsOf(index - source.first, source);
    if (acts.length > 0 && !acts.some((at) => kept.has(source.first + at))) return 'date';
  }
  return null;
}

/**
 * The verbs that a time may belong to: the last before it, and one that comes right after it. None where its clause or
 * quotation begins with it, or where it belongs to an “is”.
 */
function actsOf(time: number, { tokens }: Words): readonly number[] {
  const before = tokens.findLastIndex((_, at) => at < time && isPredicate(tokens, at));
  const last = tokens[before];
  const isOpening = tokens.slice(before + 1, time).some((token) => OPENS.test(token.lower));
  if (last === undefined || !isVerb(last) || isOpening) return [];
  const next = tokens.findIndex(({ tag }, at) => at > time && !/^(?:AUX|ADV|PART|NUM|PUNCT)$/.test(tag));
  return tokens[next]?.tag === 'VERB' ? [before, next] : [before];
}

const OPENS = /^(?:that|who|which|when|while|where|because|but|[;:“"])$/;

/** A verb, or a form of “be” or “have” that helps none. */
function isPredicate(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  if (isVerb(token)) return true;
  const next = tokens.slice(at + 1).find(({ tag }) => !/^(?:AUX|ADV|PART)$/.test(tag));
  return token.tag === 'AUX' && next?.tag !== 'VERB';
}
