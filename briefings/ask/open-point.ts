// What a story lists as not known, and whether a question asks for it.
import type { Kind } from './kinds.ts';
import type { Question } from './question.ts';
import type { Reading } from './reading.ts';
import { conceptsOf, isStopWord, plain, wordsOf } from './words.ts';

/** Words in which a list of open questions names what is asked for. */
const OPEN: Partial<Record<Kind, RegExp>> = {
  'how-many': /\bhow (?:many|much|large|long)\b|\b(?:number|count|size|cost|price|amount|value|total)\b/u,
  when: /\bwhen\b|\b(?:date|day|time|timing)\b/u,
  where: /\bwhere\b|\b(?:place|location|venue|city)\b/u,
  who: /\bwho\b|\b(?:names?|identity|identities)\b/u,
  which: /\b(?:which|who)\b|\b(?:names?|identity|identities)\b/u,
  why: /\bwhy\b|\b(?:reasons?|motives?|cause|causes)\b/u,
  how: /\bhow\b/u,
  what: /\bwhat\b|\b(?:contents?|terms|details)\b/u,
  polar: /\b(?:whether|if)\b/u,
};

/** Kinds that ask by a word alone for what was told before: "when?", "which ones?". */
const BARE: ReadonlySet<Kind> = new Set(['when', 'where', 'who', 'which', 'how-many']);

/** "Where?" of a plan that was told: the part of the story's list of what is not known that names that plan. */
export function openOfFocus({ kind, focus, index }: Reading): string | undefined {
  const asks = BARE.has(kind) ? OPEN[kind] : undefined;
  const [told] = focus;
  if (!asks || !told) return undefined;
  return index.story.notKnown
    .flatMap((point) => point.split(/, /u))
    .find((part) => {
      const words = wordsOf(plain(part)).filter((word) => !isStopWord(word) && !asks.test(word.text));
      return asks.test(plain(part)) && words.length > 0 && words.every(({ stem }) => told.keys.has(stem));
    });
}

/** When and where somebody did a thing is not what is open of when and where it would be. */
const isOfPast = ({ kind, tense }: Question): boolean =>
  (kind === 'when' || kind === 'where') && tense === 'past';
const WOULD = /\b(?:will|would)\b/u;

/** The entry of the story's list of what is not known that this question asks for, if there is one. */
export function openPoint(reading: Reading): string | undefined {
  const asks = OPEN[reading.kind];
  const { topic, mentions, index } = reading;
  if (!asks || topic.length + mentions.length === 0) return undefined;
  return index.story.notKnown.find((point) => {
    const text =
      reading.kind === 'polar' ? plain(point).replace(/^.*?\b(?=(?:whether|if)\b)/u, '') : plain(point);
    const words = wordsOf(text);
    const keys = new Set(words.flatMap((word) => [word.stem, ...conceptsOf(word.stem)]));
    const shared = topic.filter((term) => [term.stem, ...term.concepts].some((key) => keys.has(key))).length;
    const written = mentions.filter(({ from }) => from >= 0);
    const named = written.filter((mention) => mention.stems.some((stem) => keys.has(stem))).length;
    if (isOfPast(reading.question) && WOULD.test(point)) return false;
    return asks.test(text) && shared + named > 0 && (shared + named) / (topic.length + written.length) > 0.5;
  });
}
