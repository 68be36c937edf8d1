// Who says it, around the words of a claim: “one official said”, “according to her lawyer”, nothing else.
import { speakerName, voicesOf } from '../compose/claim.ts';
import { momentOf, momentText } from '../story/date.ts';
import type { Attribution, Claim, Story } from '../story/story.ts';
import { OPINES, PLAINLY, REPORTS } from './lexicon.ts';
import { findRun, tokensOf, type Token } from './token.ts';

/** What may stand around a claim's words. */
export interface Voices {
  /** Each who must be named, by any of these names, the longest first. */
  readonly names: readonly (readonly (readonly string[])[])[];
  readonly verbs: readonly (readonly string[])[];
  /** The words of the times at which it was said. */
  readonly times: ReadonlySet<string>;
}

/** @param hedged whether the words that are kept say themselves that they are not sure */
export function voicesAround(story: Story, claim: Claim, hedged: boolean): Voices {
  const voices = voicesOf(story, claim);
  const cues = voices.map(({ cue }) => keys(cue));
  const isOpinion = cues.some((cue) => cue.some((key) => OPINES.test(key)));
  return {
    names: voices.map((voice) => namesOf(story, voice)),
    verbs: [
      ...cues.filter((cue) => cue.some((key) => REPORTS.test(key))),
      ...(isOpinion && !hedged ? [] : [...PLAINLY].map((verb) => [verb])),
    ].sort((a, b) => b.length - a.length),
    times: new Set(
      voices
        .map((voice) => momentOf(story, voice.saidAt))
        .flatMap((moment) => (moment === undefined ? [] : keys(`${momentText(moment)} ${moment.text}`))),
    ),
  };
}

const keys = (text: string): readonly string[] => tokensOf(text).map(({ key }) => key);

function namesOf(story: Story, voice: Attribution): readonly (readonly string[])[] {
  const actor = story.actors.find((each) => each.id === voice.speaker);
  const names = [voice.name, speakerName(story, voice), ...(actor ? [actor.name, ...actor.aliases] : [])];
  return names
    .map(keys)
    .filter((name) => name.length > 0)
    .sort((a, b) => b.length - a.length);
}

/** What stands around the words: `null` where it says anything but who says it; else whom it names. */
export type Named = ReadonlySet<number> | null;

type Kind = 'N' | 'R' | 'A' | 'C' | 'H' | 'T' | '?';

/** @param colon whether a colon stands between it and the words */
export function namedBefore(tokens: readonly Token[], voices: Voices, colon: boolean): Named {
  if (tokens.length === 0) return new Set();
  const { kinds, named } = parsed(tokens, voices);
  const form = colon ? /^N(?:CN)*(?:RT?|T)?$/u : /^(?:AN(?:CN)*T?|N(?:CN)*RT?H?)$/u;
  return form.test(kinds) ? named : null;
}

/** @param dash whether a dash stands between the words and it */
export function namedAfter(tokens: readonly Token[], voices: Voices, dash: boolean): Named {
  if (tokens.length === 0) return new Set();
  const { kinds, named } = parsed(tokens, voices);
  const form = dash ? /^N(?:CN)*T?$/u : /^(?:AN(?:CN)*T?|N(?:CN)*RT?|RN(?:CN)*T?)$/u;
  return form.test(kinds) ? named : null;
}

/** The tokens as kinds: name, report, “according to”, “and”, “that”, time. */
function parsed(
  tokens: readonly Token[],
  { names, verbs, times }: Voices,
): { readonly kinds: string; readonly named: ReadonlySet<number> } {
  const named = new Set<number>();
  let kinds = '';
  for (let at = 0; at < tokens.length;) {
    const [kind, length, voice] = kindAt(tokens, at, { names, verbs, times });
    if (voice !== undefined) named.add(voice);
    if (!(kind === 'T' && kinds.endsWith('T'))) kinds += kind;
    at += length;
  }
  return { kinds, named };
}

function kindAt(
  tokens: readonly Token[],
  at: number,
  { names, verbs, times }: Voices,
): readonly [kind: Kind, length: number, voice?: number] {
  const startsWith = (run: readonly string[]): boolean =>
    findRun(tokens.slice(at, at + run.length), run) === 0;
  const found = names.flatMap((each, voice) =>
    each.filter(startsWith).map((name) => ['N', name.length, voice] as const),
  );
  const [longest] = found.sort((a, b) => b[1] - a[1]);
  if (longest !== undefined) return longest;
  if (startsWith(['according', 'to'])) return ['A', 2];
  const verb = verbs.find(startsWith);
  if (verb !== undefined) return ['R', verb.length];
  const { key = '' } = tokens[at] ?? {};
  if (key === 'and') return ['C', 1];
  if (key === 'that') return ['H', 1];
  const next = tokens[at + 1]?.key ?? '';
  if (times.has(key) || (/^(?:on|in)$/u.test(key) && times.has(next))) return ['T', 1];
  return ['?', 1];
}
