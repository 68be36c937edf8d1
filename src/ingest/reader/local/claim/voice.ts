// Who says a claim, and through whom: an attribution of the text → the attributions of a claim, with canonical names.
import type { Attribution as Voice } from '#briefings/story/story.ts';
import type { Attribution } from '../attribution/attribution.ts';
import type { Span2 } from '../text/analysis.ts';
import { accuses } from './cue.ts';
import { NOT_NAMED, partyAt, withoutAside, type Party, type Scene } from './party.ts';
import { sourcingOf } from './sourcing.ts';
import { viaOf } from './via.ts';

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
