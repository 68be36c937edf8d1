// Which words are whose: for every word, the attribution whose content or speaker it belongs to, and whether it is quoted.
import type { Span2 } from '../text/analysis.ts';
import type { Meant } from './naming.ts';
import type { Name } from './name.ts';
import type { Voices } from './state.ts';
import { wordsWithin, type Word } from './word.ts';

/** What an attribution must tell: whose words, and which. */
export interface Utterance {
  readonly speaker?: Span2 | undefined;
  readonly content: readonly Span2[];
}

export function voicesOf(
  utterances: readonly Utterance[],
  words: readonly Word[],
  names: readonly Name[],
  meant: readonly Meant[],
): Voices {
  const content = new Int32Array(words.length).fill(-1);
  const speaker = new Int32Array(words.length).fill(-1);
  const nameAt = new Map(names.map((name, at) => [name.core, at] as const));
  const named = utterances.map(() => new Set<number>());
  const naming = utterances.map(() => new Set<number>());
  utterances.forEach((utterance, number) => {
    if (utterance.speaker !== undefined) {
      const { first, last } = wordsWithin(words, utterance.speaker);
      speaker.fill(number, first, last);
      for (const at of wordsOf(words, utterance.speaker)) add(naming[number], namedAt(at));
    }
    for (const span of utterance.content)
      for (const at of wordsOf(words, span)) {
        content[at] = number;
        add(named[number], namedAt(at));
      }
  });
  return {
    content,
    speaker,
    quoted: quotedWords(words),
    namedIn: (number) => [...(named[number] ?? [])],
    namedBy: (number) => [...(naming[number] ?? [])],
  };

  /** Whom the name at this word means, where it can mean one only. */
  function namedAt(at: number): number | undefined {
    const name = nameAt.get(at);
    const who = name === undefined ? undefined : meant[name];
    return who?.length === 1 ? who[0]?.id : undefined;
  }
}

const add = (ids: Set<number> | undefined, id: number | undefined): void => {
  if (id !== undefined) ids?.add(id);
};

function* wordsOf(words: readonly Word[], span: Span2): Generator<number> {
  const { first } = wordsWithin(words, { start: span.start, end: span.start });
  for (let at = first; (words[at]?.start ?? Infinity) < span.end; at += 1) yield at;
}

/** A quotation that is not closed ends after so many words. */
const LONGEST = 400;

function quotedWords(words: readonly Word[]): Uint8Array {
  const quoted = new Uint8Array(words.length);
  let open = -1;
  words.forEach(({ text }, at) => {
    const straight = text === '"';
    if (open >= 0 && (text.includes('”') || straight || at - open > LONGEST)) open = -1;
    else if (text.includes('“') || straight) open = at;
    if (open >= 0) quoted[at] = 1;
  });
  return quoted;
}
