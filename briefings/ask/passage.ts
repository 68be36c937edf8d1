// Texts as the model reads them that tells what answers a question: what is meant, with what stands around it.
import type { Claim } from '../story/story.ts';
import type { Entry, StoryIndex } from './story-index.ts';

/** What is meant itself; what helps to understand it; what came before. */
export type Part = 'own' | 'beside' | 'before';

export type Passage = readonly { readonly part: Part; readonly text: string }[];

/** Of the questions before it, as many as a question leans on. */
const MOST_BEFORE = 2;

/** A question: behind those that were asked before it in a thread, the oldest first. */
export const passageOfQuestion = (before: readonly string[], question: string): Passage => [
  ...(before.length > 0 ? [{ part: 'before' as const, text: before.slice(-MOST_BEFORE).join(' — ') }] : []),
  { part: 'own', text: question },
];

/** A claim with those who say it. */
export const spoken = (claim: Claim): string =>
  [claim.text, ...claim.attribution.map(({ name }) => name)].join(' — ');

/**
 * A claim: its words as its source has them, in their sentence and behind the one before; then who says it, and whom it
 * names where the source says "he". By itself where the source's text is not known.
 */
export function passageOf({ story, sentences }: StoryIndex, { claim }: Entry): Passage {
  const [span] = claim.evidence;
  const sentence = sentences.of.get(claim.id);
  const source = story.sources.find(({ id }) => id === span?.source)?.text;
  if (
    source === undefined ||
    sentence?.start === undefined ||
    span?.start === undefined ||
    span.end === undefined
  )
    return [{ part: 'own', text: spoken(claim) }];
  const end = sentence.start + sentence.text.length;
  const parts: Passage = [
    { part: 'before', text: sentence.before },
    { part: 'beside', text: source.slice(sentence.start, span.start) },
    { part: 'own', text: source.slice(span.start, span.end) },
    { part: 'beside', text: source.slice(span.end, end) },
    { part: 'own', text: namesIn(claim, source.slice(sentence.start, Math.max(span.end, end))) },
  ];
  return parts.flatMap(({ part, text }) => (text.trim() === '' ? [] : [{ part, text: text.trim() }]));
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu;

/** Who says a claim, and what words of it its sentence does not have. */
function namesIn(claim: Claim, sentence: string): string {
  const there = new Set(sentence.match(WORD));
  const added = (claim.text.match(WORD) ?? []).filter((word, at) => at > 0 && !there.has(word));
  const [first = ''] = claim.text.match(WORD) ?? [];
  const isThere = there.has(first) || there.has(first.toLowerCase());
  const names = [
    ...claim.attribution.map(({ name }) => name),
    [...(isThere ? [] : [first]), ...added].join(' '),
  ];
  return names
    .filter((name) => name !== '')
    .map((name) => `— ${name}`)
    .join(' ');
}
