// Questions that go on from what was told last: "and when?", "why?"; what stands close to it in the story.
import { givesReason, holdsAsked, isReason, momentAsked } from './asked.ts';
import { leadFor } from './fact-lead.ts';
import { bestOf, entriesOf, found, missing, type Finding } from './finding.ts';
import { NOT_SAID } from './lead.ts';
import type { Reading } from './reading.ts';
import { areLinked, rank } from './search.ts';
import type { Entry, StoryIndex } from './story-index.ts';

/** "And when?", "why?", "how many?": about the claims that were told last. */
export function ofFocus(reading: Reading): Finding {
  const { kind, focus, earlier, index } = reading;
  const able = vicinity(reading).filter((entry) =>
    kind === 'why' ? givesReason(entry) || isReason(index, entry) : holdsAsked(kind, reading, entry),
  );
  const sorted = kind === 'when' ? able.toSorted((a, b) => dated(reading, b) - dated(reading, a)) : able;
  const [first] = sorted;
  if (first) return found(sorted.slice(0, 2), 0.7, leadFor(reading, first));
  const before = earlier.filter((entry) => holdsAsked(kind, reading, entry));
  if (before[0]) return found(before.slice(0, 2), 0.45, leadFor(reading, before[0]));
  return kind === 'why' ? reasons(reading) : missing(NOT_SAID, focus, 0.2);
}

const dated = (reading: Reading, entry: Entry): number => Number(momentAsked(reading, entry) !== undefined);

/**
 * The claims told last and what stands close to them: linked, of the same sentence or the next ones, about the same.
 * For reasons, the told ones come last: who asks why has read them.
 */
function vicinity({ kind, focus, index }: Reading): readonly Entry[] {
  const linked = index.entries.filter((entry) => focus.some((each) => areLinked(each, entry)));
  const after = focus.flatMap((entry) => {
    const at = index.inText.indexOf(entry);
    return index.inText.slice(at + 1, at + 4);
  });
  const own = kind === 'why' ? ofSpeakers(index, focus) : [];
  const mates = kind === 'why' ? focus.flatMap((entry) => matesOf(index, entry)) : [];
  const near = [...mates, ...linked, ...after, ...own, ...likest(index, focus)].filter(
    (entry) => !focus.includes(entry),
  );
  return [...new Set(kind === 'why' ? [...near, ...focus] : [...focus, ...near])];
}

/** The other claims of its sentence. */
const matesOf = (index: StoryIndex, entry: Entry): readonly Entry[] => {
  const at = index.places.get(entry) ?? 0;
  return index.inText
    .slice(Math.max(0, at - 3), at + 4)
    .filter(
      (other) =>
        other !== entry && [...other.keys].every((key) => entry.around.has(key) || entry.keys.has(key)),
    );
};

/** What those say who said what was told last, or of whom it tells. */
function ofSpeakers(index: StoryIndex, focus: readonly Entry[]): readonly Entry[] {
  const [told] = focus;
  if (!told) return [];
  const speakers = told.speakers.size > 0 ? told.speakers : told.subjects;
  return likest(index, focus, index.entries.length).filter((entry) =>
    [...entry.speakers].some((id) => speakers.has(id)),
  );
}

/** The claims that share most rare words with those told last. */
export function likest(index: StoryIndex, focus: readonly Entry[], most = 6): readonly Entry[] {
  const [told] = focus;
  if (!told) return [];
  const shared = (entry: Entry): number => {
    let sum = 0;
    for (const key of told.keys)
      if (entry.keys.has(key)) sum += Math.log(index.entries.length / (index.frequency.get(key) ?? 1));
    return sum;
  };
  return index.entries
    .map((entry) => ({ entry, sum: shared(entry) }))
    .sort((a, b) => b.sum - a.sum || a.entry.order - b.entry.order)
    .slice(0, most)
    .map((each) => each.entry);
}

/** Of what was asked before, the claims that give a reason; of the whole story, why it matters. */
export function reasons(reading: Reading): Finding {
  const { index, focus, carried } = reading;
  if (focus.length > 0) {
    const ranked = rank({ ...reading, topic: carried });
    const able = bestOf(ranked.filter((match) => holdsAsked('why', reading, match.entry)));
    if (able[0]) return found(entriesOf(able).slice(0, 2), 0.6 * able[0].cover);
    const own = ofSpeakers(index, focus).filter((entry) => !focus.includes(entry));
    if (own.length > 0)
      return found(own.slice(0, 2), 0.45, 'No reason is given in so many words. What is said on it:');
    return missing('The reports I have do not say why.', focus, 0.15);
  }
  const why = index.entries.filter((entry) => entry.claim.section === 'why');
  if (why.length > 0) return found(why.slice(0, 3), 0.7);
  return missing('The reports I have do not say why.', [], 0.1);
}
