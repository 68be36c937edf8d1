// Through whom a claim became known: who passed it on in the text, the outlet that it names, the one it was told to.
import type { Attribution } from '../attribution/attribution.ts';
import { indexAt } from '../position.ts';
import type { Span2 } from '../text/analysis.ts';
import { reports } from './cue.ts';
import { isOutletName } from './sourcing.ts';
import { partyAt, type Party, type Scene } from './party.ts';

interface Passed extends Party {
  readonly at?: Span2;
}

/** @param path the attributions that lead to a claim, the outermost first */
export function viaOf(path: readonly Attribution[], scene: Scene): Passed | null {
  const inner = path.at(-1);
  const speaker = inner?.speaker && scene.cast.refer(inner.speaker);
  const named = path.findLast((each) => each.via !== undefined)?.via;
  if (named !== undefined) return { ...partyAt(named, scene), at: named };
  for (const outer of path.slice(0, -1).toReversed()) {
    if (outer.speaker === undefined || !reports(outer)) continue;
    const party = partyAt(outer.speaker, scene);
    if (party.actor !== null && party.actor === speaker) continue;
    return { ...party, at: outer.speaker };
  }
  const [first] = path;
  if (first === undefined) return null;
  const told = outletTold(first, scene);
  return told === null ? carriedTo(first, scene) : { ...partyAt(told, scene), at: told };
}

/**
 * “Tarn told the Courier that … She added that …”: what goes on within one speaker's passage has come the same way. The
 * passage is a paragraph, and ends where another speaks or where it was said elsewhere.
 */
function carriedTo(attribution: Attribution, scene: Scene): Passed | null {
  const { attributions, analysis, text, cast } = scene;
  const paragraphOf = ({ cue, speaker }: Attribution): number | undefined =>
    analysis.sentences[indexAt(analysis.sentences, (cue ?? speaker)?.start ?? 0)]?.paragraph;
  const speaker = attribution.speaker && cast.refer(attribution.speaker);
  if (speaker == null) return null;
  let going = attribution;
  for (let at = attributions.indexOf(attribution) - 1; at >= 0; at--) {
    const before = attributions[at];
    if (before === undefined || !goesOn(going, text) || paragraphOf(before) !== paragraphOf(going))
      return null;
    if (before.inside !== undefined || before.speaker === undefined) continue;
    const isTheirs = (each: Attribution): boolean =>
      each.speaker !== undefined && cast.refer(each.speaker)?.id === speaker.id;
    const passed = isOutletName(text.slice(before.speaker.start, before.speaker.end));
    if (passed && attributions.some((each) => each.inside === at && isTheirs(each)))
      return partyAt(before.speaker, scene);
    if (!isTheirs(before)) return null;
    const via = before.via ?? outletTold(before, scene);
    if (via !== null) return partyAt(via, scene);
    going = before;
  }
  return null;
}

/** Said by “he”, “she” or “they”, or added to what was said; and not at another place or time. */
function goesOn({ cue, speaker, verb, via }: Attribution, text: string): boolean {
  if (cue === undefined || speaker === undefined || via !== undefined) return false;
  const isSame =
    /^(?:he|she|they)$/i.test(text.slice(speaker.start, speaker.end)) ||
    /^(?:add|continue|go_on)$/.test(verb);
  const start = Math.min(cue.start, speaker.start);
  const frame = text.slice(start, Math.max(cue.end, speaker.end) + ELSEWHERE_REACH);
  return isSame && !ELSEWHERE.test(frame.split(/(?<=[a-z”"]{2})[.;] |\n/u)[0] ?? '');
}

/** Where and when else it was said stands so close behind the cue, in characters. */
const ELSEWHERE_REACH = 40;
const ELSEWHERE =
  /\b(?:told|earlier|later|previously|last (?:week|month|year)|(?:in|at|on|during|through) (?:an? |the |his |her |their )?(?:\w+ )?(?:statement|conference|speech|briefing|interview|tweet|post|letter|rally|address|hearing|debate|television|radio|twitter|x|facebook))\b/i;

/** The names of outlets that follow “told”, “on”, “in an interview with”. */
const TOLD =
  /(?:\b(?:told|tells|telling|with|on|to|by)\b)(?: [^,."“”]{0,40}? (?:of|from|for|at|on))? (?:the )?(?<name>(?:The )?\p{Lu}[\p{L}&.]*(?: (?:\p{Lu}[\p{L}&.]*|\d+)){0,3})/gu;

/** So far around the words that attribute the outlet stands, to which it was said. */
const REACH = 60;

function outletTold({ cue, speaker, content }: Attribution, { text, outlet, cast }: Scene): Span2 | null {
  if (cue === undefined) return null;
  const start = Math.min(cue.start, speaker?.start ?? cue.start);
  const next = content.filter((span) => span.start >= cue.end).map((span) => span.start);
  const line = text.indexOf('\n', cue.end);
  const end = Math.min(cue.end + REACH, ...next, line < 0 ? text.length : line);
  const frame = text.slice(start, end).split(/(?<=[a-z”"]{2})[.;] /u)[0] ?? '';
  for (const match of frame.matchAll(TOLD)) {
    const name = (match.groups?.name ?? '').replace(/(?<!\.\p{Lu})\.$/u, '');
    if (!isOutletName(name) || name === outlet) continue;
    const at = start + match.index + match[0].lastIndexOf(name);
    const span = { start: at, end: at + name.length };
    const actor = cast.refer(span);
    if (actor?.kind === 'person' || (actor !== null && speaker && actor === cast.refer(speaker))) continue;
    return span;
  }
  return null;
}
