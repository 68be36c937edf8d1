// "When will it reopen?" of what is closed until a day: what is so until then ends then.
import { clashes, HALF, shareIn } from './cover.ts';
import { surely, type Finding } from './finding.ts';
import type { Reading } from './reading.ts';
import { rank } from './search.ts';
import type { Entry } from './story-index.ts';

const UNTIL =
  /\b(?:until|till)\b|\bfor (?:at least |about |up to |another |the next )*(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|\d+) (?:more )?(?:hours?|days?|weeks?|months?|years?)\b/iu;

/** @returns undefined where no end is asked for, or none is told of the opposite */
export function untilThen(reading: Reading): Finding | undefined {
  const { kind, topic, mentions, question } = reading;
  if (kind !== 'when' || question.tense === 'past') return undefined;
  const isOf = (entry: Entry): boolean =>
    UNTIL.test(entry.claim.text) &&
    clashes(topic, entry) &&
    topic.every((term) => clashes([term], entry) || shareIn(entry.keys, term) >= HALF) &&
    mentions.every(({ actors }) => actors.some((id) => entry.actors.has(id)));
  const told = rank(reading).flatMap(({ entry }) => (isOf(entry) ? [entry] : []));
  return told.length > 0 ? surely(told.slice(0, 2), 0.7) : undefined;
}
