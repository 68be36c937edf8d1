// Somebody who is asked for in other words than the story's: "the builder" of whom it calls the contractor.
import { voicesOf, type Reading, type Term } from './reading.ts';
import type { StoryIndex } from './story-index.ts';
import { conceptsOf, LOOSELY, plain, wordsOf } from './words.ts';

/** How much a word must stand for one of an actor's to mean that actor. */
const MEANS = 0.6;

/**
 * Where the speaker who is asked for is none of the story's actors by name or role, but described in words that fit one
 * of those who speak in it better than all others: the reading with that speaker. Written as a name, it fits nobody.
 */
export function describedSpeaker(reading: Reading): Reading {
  const { index, topic, question, strayed } = reading;
  const cue = question.cue ?? 0;
  const described = topic.filter((term) => term.at < cue);
  if (!strayed || described.length === 0 || described.some((term) => term.name)) return reading;
  const speakers = new Set(index.entries.flatMap((entry) => [...entry.speakers]));
  const fits = [...speakers]
    .map((id) => ({ id, fit: fitOf(index, described, id) }))
    .filter(({ fit }) => fit >= MEANS)
    .sort((a, b) => b.fit - a.fit);
  const [best, second] = fits;
  if (best === undefined || best.fit === second?.fit) return reading;
  return {
    ...reading,
    topic: topic.filter((term) => term.at >= cue),
    speakers: voicesOf(index, [best.id]),
    named: [best.id],
    strayed: false,
  };
}

/** The sum of what each word stands for of what the actor is called, the last word counting most. */
function fitOf(index: StoryIndex, described: readonly Term[], id: string): number {
  const keys = keysOfActor(index, id);
  const shares = described.map((term) => {
    if (keys.has(term.stem)) return 1;
    if (term.concepts.some((key) => !key.startsWith(LOOSELY) && keys.has(key))) return 0.9;
    return Math.max(0, ...[...term.near].flatMap(([stem, share]) => (keys.has(stem) ? [share] : [])));
  });
  return shares.reduce((sum, share) => sum + share, 0);
}

/** Kept, since a thread asks of the same people again. */
const known = new WeakMap<StoryIndex, Map<string, ReadonlySet<string>>>();

function keysOfActor(index: StoryIndex, id: string): ReadonlySet<string> {
  const ofIndex = known.get(index) ?? new Map<string, ReadonlySet<string>>();
  known.set(index, ofIndex);
  const kept = ofIndex.get(id);
  if (kept) return kept;
  const actor = index.cast.actors.get(id);
  const words = wordsOf(plain([actor?.name ?? '', actor?.role ?? '', ...(actor?.aliases ?? [])].join(' ')));
  const keys = new Set(words.flatMap(({ stem }) => [stem, ...conceptsOf(stem)]));
  ofIndex.set(id, keys);
  return keys;
}
