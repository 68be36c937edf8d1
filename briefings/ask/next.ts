// What is still to come.
import { wasToCome } from '../story/date.ts';
import { bestOf, entriesOf, found, hasTopic, leadsOf, missing, nearest, type Finding } from './finding.ts';
import { nearnessTo } from './nearness.ts';
import { voicesOf, type Reading } from './reading.ts';
import { rank } from './search.ts';
import type { Entry, StoryIndex } from './story-index.ts';

/** What is still to come. */
export function next(reading: Reading): Finding {
  const coming = reading.index.entries.filter(
    ({ claim }) =>
      claim.status === 'expected' ||
      claim.kind === 'plan' ||
      claim.section === 'next' ||
      AHEAD.test(claim.text) ||
      wasToCome(reading.index.story, claim),
  );
  if (coming.length === 0)
    return missing('The reports I have do not say what comes next.', leadsOf(reading.index));
  if (!hasTopic(reading)) {
    const settled = bySettled(reading.index, coming);
    if (!asksThen(reading)) return found(settled.slice(0, 4), 0.85);
    const behind = behindTold(reading, settled);
    return behind.length > 0
      ? found(behind.slice(0, 4), 0.8)
      : missing('The reports I have do not say what comes then.', settled, 0.2);
  }
  const own = ofActor(reading, coming);
  if (own.length > 0 && reading.topic.length === 0) return found(own.slice(0, 3), 0.75);
  const best = bestOf(rank(reading, coming));
  if (best[0]) return found(entriesOf(best), 0.4 + 0.5 * best[0].cover);
  return missing('The reports I have do not say what comes next there.', nearest(reading));
}

/** "Then what?" goes on from what was told. */
const asksThen = ({ question }: Reading): boolean => question.words.some(({ text }) => text === 'then');

/** What stands near what was told, and is not its first line; of nothing told, all that is to come. */
function behindTold({ index, focus }: Reading, coming: readonly Entry[]): readonly Entry[] {
  if (focus.length === 0) return coming;
  const near = nearnessTo(index, focus);
  return coming
    .filter((entry) => entry !== focus[0] && near.has(entry))
    .toSorted((a, b) => (near.get(b) ?? 0) - (near.get(a) ?? 0));
}

/** What is told as coming, whatever the reader made of it. */
const AHEAD =
  /\b(?:is|are) (?:now )?(?:expected|due|scheduled|set|planned|likely) (?:to|by|for|on|in|within|next)\b|\b(?:hopes?|aims?|plans?|intends?) to\b/iu;

/** "What will the mayor do about it?": what is told that the mayor will do, what is planned before what is only vowed. */
function ofActor({ index, mentions, question }: Reading, coming: readonly Entry[]): readonly Entry[] {
  const asked = new Set(mentions.flatMap(({ actors }) => [...voicesOf(index, actors)]));
  if (!question.words.some(({ text }) => text === 'do' || text === 'planning' || text === 'plan')) return [];
  const own = index.entries.filter(
    (entry) =>
      [...entry.subjects].some((id) => asked.has(id)) &&
      (entry.claim.status === 'expected' || WILL.test(entry.claim.text)),
  );
  const [planned, others] = [true, false].map((isComing) =>
    bySettled(
      index,
      own.filter((entry) => coming.includes(entry) === isComing),
    ),
  );
  return [...(planned ?? []), ...(others ?? [])];
}

const WILL =
  /\b(?:will|would|plans? to|intends? to|is to|are to|vow(?:s|ed)|could|may|might|promised? to|is going to)\b/iu;

const SETTLED =
  /\b(?:will|(?:is|are) (?:due|set|scheduled|planned|expected|to)|begins?|starts?|opens?|plans? to|hearing|deadline|vote|meeting)\b/iu;

/** What has a date or is settled comes first, what only might be and what is somebody's opinion last. */
function bySettled(index: StoryIndex, coming: readonly Entry[]): readonly Entry[] {
  const weight = ({ claim }: Entry): number => {
    return (
      (claim.section === 'next' ? 2 : 0) +
      (wasToCome(index.story, claim) ? 2 : 0) +
      (SETTLED.test(claim.text) ? 1 : 0) +
      (claim.links.some((link) => link.type === 'supports') ? -1 : 0) +
      (claim.certainty === 'uncommitted' || claim.certainty === 'possible' ? -1 : 0) +
      (/\b(?:would|could|might|may|if)\b/iu.test(claim.text) ? -1 : 0) +
      (/^(?:reaction|analysis|assessment|denial)$/u.test(claim.kind) ? -1 : 0)
    );
  };
  return [...coming].sort((a, b) => weight(b) - weight(a) || a.order - b.order);
}
