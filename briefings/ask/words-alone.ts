// A word or two that ask nothing: all that the story tells of it.
import { leadsOf, surely, type Finding } from './finding.ts';
import type { Reading } from './reading.ts';
import { rank } from './search.ts';
import type { Entry } from './story-index.ts';

/** "Sanctions?", "the mayor": all that tells of it, as the story does: what leads it first, what went before last. */
export function wordsAlone(reading: Reading): Finding | undefined {
  const { kind, question, focus, mentions } = reading;
  if (kind !== 'about' || question.continues || focus.length > 0) return undefined;
  const isMeant = ({ actors }: Entry): boolean =>
    mentions.every((mention) => mention.actors.some((id) => actors.has(id)));
  const telling = rank(reading)
    .filter(({ entry, cover, clashes }) => cover === 1 && !clashes && isMeant(entry))
    .map(({ entry }) => entry);
  return telling.length > 0 ? surely(asTold(reading, telling).slice(0, MOST_ALIKE), 0.9) : undefined;
}

const MOST_ALIKE = 3;

function asTold({ index, mentions }: Reading, entries: readonly Entry[]): readonly Entry[] {
  const leads = leadsOf(index);
  const named = mentions.flatMap(({ actors }) => actors);
  const placeOf = (entry: Entry): number => {
    if (leads.includes(entry)) return leads.indexOf(entry) - leads.length;
    const isOfThem = named.length === 0 || named.some((id) => entry.subjects.has(id));
    return (isOfThem ? 0 : 1) + (entry.claim.kind === 'background' ? 2 : 0);
  };
  return entries.toSorted((a, b) => placeOf(a) - placeOf(b) || a.order - b.order);
}
