// How plainly a claim gives a reason for what was told last: in so many words, by its place, or as its speaker's next words.
import { givesReason, isReason } from './asked.ts';
import { matesOf, nearnessTo } from './nearness.ts';
import { voicesOf, type Reading } from './reading.ts';
import type { Entry } from './story-index.ts';

/** 0 where it gives none. */
export function reasonIn(reading: Reading, entry: Entry): number {
  const { index, focus } = reading;
  const isTold = focus.includes(entry);
  const isMate = focus.some((each) => each !== entry && matesOf(index, each).includes(entry));
  if (!isTold && isReason(index, entry)) return isMate ? 3 : 2;
  if (isMate && entry.claim.attribution.some(({ cue }) => EXPLAINS.test(cue))) return 3;
  if (PLAINLY.test(entry.claim.text)) return 2;
  if (!isTold && goesOnAbout(reading, entry)) return 1.5;
  return givesReason(entry) ? 1 : 0;
}

/** "… expels four diplomats, accusing them of spying": what is said along with an act is why it is done. */
const EXPLAINS =
  /\b(?:accusing|saying|claiming|alleging|citing|arguing|blaming|explaining|charging|contending|insisting|complaining|because)\b/iu;

const PLAINLY =
  /\b(?:because|due to|owing to|in order to|so that|reasons?|in (?:response|answer|reply|reaction|retaliation) to|caus(?:ed|es|ing)|as a result|blam(?:ed|es|ing)|attribut(?:ed|es|ing)|cit(?:ed|es|ing)|explain(?:ed|s|ing))\b/iu;

/** Who says or does something mostly says next why. */
function goesOnAbout({ index, focus }: Reading, entry: Entry): boolean {
  const [told] = focus;
  if (!told) return false;
  const near = nearnessTo(index, [told]).get(entry) ?? 0;
  const doers = voicesOf(index, told.speakers.size > 0 ? told.speakers : told.subjects);
  return (
    near >= 0.4 && isBehind(index.places, told, entry) && [...entry.speakers].some((id) => doers.has(id))
  );
}

const isBehind = (places: ReadonlyMap<Entry, number>, told: Entry, entry: Entry): boolean =>
  (places.get(entry) ?? 0) > (places.get(told) ?? 0);
