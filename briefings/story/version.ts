// What a reader sees of a claim, and how one such version differs from another.
import { z } from 'zod';
import { momentOf, momentText } from './date.ts';
import {
  certaintySchema,
  sourcingSchema,
  statusSchema,
  type Certainty,
  type Claim,
  type Sourcing,
  type Status,
  type Story,
} from './story.ts';

/**
 * A claim as it is told. The sources that it rests on are not of it: one more article that repeats a claim is no
 * news, but what makes it corroborated is. Nor is the day on which a speaker said the same again.
 */
export const versionSchema = z.object({
  words: z.string(),
  quote: z.string().optional(),
  status: statusSchema,
  certainty: certaintySchema,
  polarity: z.enum(['affirmed', 'denied']),
  sourcing: sourcingSchema,
  /** Who says it, and through whom: by the actors' ids where they are known, so that a name may be written otherwise. */
  voices: z.array(z.string()),
  /** When it happened or is to happen, in words. */
  when: z.string().optional(),
});

export type Version = Readonly<z.infer<typeof versionSchema>>;

/** The claim as a reader sees it now. */
export function versionOf(story: Story, claim: Claim): Version {
  const when = momentOf(story, claim.when);
  const voices = claim.attribution.map(
    ({ speaker, name, via, viaName }) => `${speaker ?? name} / ${via ?? viaName ?? ''}`,
  );
  return {
    words: claim.text,
    ...(claim.quote === undefined ? {} : { quote: claim.quote.text }),
    status: claim.status,
    certainty: claim.certainty,
    polarity: claim.polarity,
    sourcing: claim.sourcing,
    voices: [...new Set(voices)].sort(),
    ...(when === undefined ? {} : { when: momentText(when) }),
  };
}

/** Two versions with one key are the same to a reader. */
export const versionKey = (version: Version): string =>
  JSON.stringify([
    version.words,
    version.quote ?? null,
    version.status,
    version.certainty,
    version.polarity,
    version.voices,
    version.when ?? null,
    version.sourcing,
  ]);

/**
 * What has become of a claim since it was told. `updated`: other words, another time or quotation, and no surer or
 * less sure than before; also what has become out of date. A correction is never called an update.
 */
export type Change =
  'new' | 'strengthened' | 'weakened' | 'disputed' | 'correction' | 'withdrawal' | 'updated';

/** @param before as it was told last; @returns null where a reader sees no difference */
export function changeOf(before: Version, now: Version): Change | null {
  if (versionKey(before) === versionKey(now)) return null;
  if (now.status === 'withdrawn') return before.status === 'withdrawn' ? 'updated' : 'withdrawal';
  if (now.status === 'corrected') return 'correction';
  if (now.status === 'superseded') return 'updated';
  if (now.status === 'disputed' && before.status !== 'disputed') return 'disputed';
  const strength =
    STRENGTH[now.status] - STRENGTH[before.status] ||
    SURENESS[now.certainty] - SURENESS[before.certainty] ||
    moreVoices(before, now) ||
    SOURCED[now.sourcing] - SOURCED[before.sourcing];
  if (strength === 0) return 'updated';
  return strength > 0 ? 'strengthened' : 'weakened';
}

/** How much a status says for a claim. */
export const STRENGTH: Readonly<Record<Status, number>> = {
  withdrawn: 0,
  corrected: 0,
  superseded: 0,
  unverified: 1,
  disputed: 1,
  alleged: 2,
  expected: 2,
  attributed: 3,
  corroborated: 4,
  established: 5,
};

const SURENESS: Readonly<Record<Certainty, number>> = {
  uncommitted: 0,
  possible: 1,
  probable: 2,
  certain: 3,
};

const SOURCED: Readonly<Record<Sourcing, number>> = {
  none: 0,
  social_post: 0,
  unnamed_bare: 0,
  unnamed_described: 1,
  other_outlet: 2,
  witness: 2,
  organization: 3,
  document: 3,
  named_on_record: 3,
};

/** More than 0 where others say it besides those who did, less where some of them no longer do. */
function moreVoices(before: Version, now: Version): number {
  const added = now.voices.filter((voice) => !before.voices.includes(voice)).length;
  const gone = before.voices.filter((voice) => !now.voices.includes(voice)).length;
  return added > 0 && gone > 0 ? 0 : added - gone;
}
