// Who says a claim, and through whom: an attribution of the text → the attributions of a claim, with canonical names.
import type { Actor, Attribution as Voice } from '#briefings/story/story.ts';
import type { Attribution } from '../attribution/attribution.ts';
import { indexAt } from '../position.ts';
import { withOwner } from './antecedent.ts';
import type { Analysis, Span2 } from '../text/analysis.ts';
import { accuses, reports } from './cue.ts';
import { isOutletName, sourcingOf } from './sourcing.ts';

/** The actors of an article, and who is meant by its words. */
export interface Cast {
  readonly actors: readonly Actor[];
  /** The actor that the words at this place stand for. */
  readonly refer: (span: Span2) => Actor | null;
  /** The same, all of them, where they are joined by “and”. */
  readonly referAll: (span: Span2) => readonly Actor[];
  /** The actors that are named or meant between two places. */
  readonly within: (span: Span2) => readonly Actor[];
}

export interface Scene {
  readonly text: string;
  readonly analysis: Analysis;
  readonly source: string;
  readonly outlet: string;
  readonly cast: Cast;
  readonly attributions: readonly Attribution[];
}

/** What a reader sees where the text does not say whose words they are: “was accused of …”. */
export const NOT_NAMED = 'speaker not named';

const LONGEST_NAME = 160;

/**
 * The voices of a claim.
 * @param path the attributions that lead to it, the outermost first: in “officials told the court that Bell had said”,
 *   officials, then Bell. The innermost speaks, the next one outside passes it on
 */
export function voicesOf(path: readonly Attribution[], scene: Scene): readonly Voice[] {
  const [outer, inner] = [path[0], path.at(-1)];
  if (outer === undefined || inner === undefined) return [];
  const span = (at: Span2): { source: string; start: number; end: number } => ({
    source: scene.source,
    start: at.start,
    end: at.end,
  });
  const passedOn = viaOf(path, scene);
  const mention = outer.speaker;
  return speakersOf(inner, scene).map(({ actor, name, sourcing }) => ({
    speaker: actor?.id ?? null,
    name,
    sourcing,
    cue: outer.cue === undefined ? '' : scene.text.slice(outer.cue.start, outer.cue.end).slice(0, 300),
    via: passedOn?.actor?.id ?? null,
    ...(passedOn === null || passedOn.actor !== null ? {} : { viaName: passedOn.name }),
    at: {
      ...(mention === undefined ? {} : { speaker: span(mention) }),
      ...(outer.cue === undefined ? {} : { cue: span(outer.cue) }),
      ...(passedOn?.at === undefined ? {} : { via: span(passedOn.at) }),
    },
  }));
}

interface Party {
  readonly actor: Actor | null;
  readonly name: string;
}

function speakersOf(attribution: Attribution, scene: Scene): readonly (Party & Pick<Voice, 'sourcing'>)[] {
  if (attribution.speaker === undefined)
    return [{ actor: null, name: accuses(attribution) ? NOT_NAMED : scene.outlet, sourcing: 'none' }];
  return halves(attribution.speaker, scene).flatMap((at) =>
    partiesAt(at, scene).map((party) => ({
      ...party,
      name: knowing(party.name, scene.text.slice(at.start, at.end)),
      sourcing: sourcingOf(scene.text.slice(at.start, at.end), party.actor, scene.outlet),
    })),
  );
}

/** How somebody who is not named knows it: “familiar with the plan”. */
const KNOWS =
  /^ (?:(?:who (?:is|are|was|were) )?(?:familiar with|close to|briefed on|involved in|with (?:direct )?knowledge of)) [^,;:]{2,60}$/;

/** “two people” → “two people familiar with the plan”: how they know it is a part of who they are. */
function knowing(name: string, mention: string): string {
  const words = mention.replace(/\s+/g, ' ').replace(/[,;\s]+$/, '');
  const rest = words.slice(name.length);
  return words.toLowerCase().startsWith(name.toLowerCase()) && KNOWS.test(rest) ? name + rest : name;
}

const UNNAMED =
  /^(?:an?|one|the|two|three|another|a second|a third|a former|a senior)\b[^,]*\b(?:officials?|sources?|persons?|people|diplomats?|aides?|lawmakers?|employees?|executives?|advis[eo]rs?)\b/i;

/** “One official and a second source” are two. */
function halves(at: Span2, { text }: Scene): readonly Span2[] {
  const words = text.slice(at.start, at.end);
  const found = / and (?=an?\b|another|one|two)/i.exec(words);
  if (found === null) return [at];
  const [first, second] = [words.slice(0, found.index), words.slice(found.index + found[0].length)];
  if (!UNNAMED.test(first) || !UNNAMED.test(second)) return [at];
  const middle = at.start + found.index;
  return [
    { start: at.start, end: middle },
    { start: middle + found[0].length, end: at.end },
  ];
}

/** “Ada Quell and Tom Marin” are two. */
function partiesAt(at: Span2, scene: Scene): readonly Party[] {
  const actors = scene.cast.referAll(withoutAside(at, scene));
  return actors.length > 1 ? actors.map((actor) => ({ actor, name: actor.name })) : [partyAt(at, scene)];
}

/** “Marsh, whom critics call a coward,” is Marsh, and not the critics. */
function withoutAside({ start, end }: Span2, { text }: Scene): Span2 {
  const words = text.slice(start, end);
  const aside = /(?<=\p{L}), (?:whom|which|whose|who)\b/u.exec(words);
  return aside === null || /\band\b/.test(words.slice(aside.index))
    ? { start, end }
    : { start, end: start + aside.index };
}

function partyAt(at: Span2, scene: Scene): Party {
  const { cast, analysis } = scene;
  const actor = cast.refer(withoutAside(at, scene));
  if (actor !== null) return { actor, name: actor.name };
  const first = analysis.tokens[indexAt(analysis.tokens, at.start)];
  const isName = first === undefined || first.tag === 'PROPN' || /^\p{Lu}{2}|^\p{Lu}\.|^I$/u.test(first.text);
  const words = describedName(withOwner(analysis, at));
  return { actor, name: isName ? words : words.charAt(0).toLowerCase() + words.slice(1) };
}

/** “an aide, who asked not to be named,” → “an aide”. */
export function describedName(words: string): string {
  const bare = words
    .replace(/\s+/g, ' ')
    .replace(/[,:;\s–—-]+$/u, '')
    .replace(/, (?:who|whom|which|whose|a|an|the)\b.*$/u, '');
  const short = bare.length > LONGEST_NAME ? bare.slice(0, LONGEST_NAME).replace(/\s\S*$/, ' …') : bare;
  return short === '' ? NOT_NAMED : short;
}

interface Passed extends Party {
  readonly at?: Span2;
}

/** Through whom it became known: who passed it on in the text, the outlet that it names, the one it was told to. */
function viaOf(path: readonly Attribution[], scene: Scene): Passed | null {
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
  const told = path[0] && outletTold(path[0], scene);
  return told == null ? null : { ...partyAt(told, scene), at: told };
}

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
