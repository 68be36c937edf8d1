// Which claims mean what a question asks, where its words alone do not settle it: by the words that can be laid beside
// its own, and by the meaning of the whole.
import { alignmentIn } from './alignment.ts';
import type { Reading } from './reading.ts';
import type { Match } from './match.ts';
import { isLong, type Entry } from './story-index.ts';

/** What it counts how well the words can be laid beside each other, and how alike the whole meaning is. */
const ALIGNED = 1.5;
const MEANT = 3.5;

/** Reading the meaning of a claim takes long; of those further down by their words, it is not read. */
const MOST_READ = 4;

/** A claim that covers so much of the topic settles it by its words. */
const SETTLES = 0.9;

/**
 * Weighs claims by their meaning as well. In a long story the words alone tell.
 * @param matches weighed by their words, in any order
 */
export function byMeaning(reading: Reading, matches: readonly Match[]): readonly Match[] {
  const { index, topic } = reading;
  if (isLong(index.entries) || matches.length < 2 || topic.length === 0) return matches;
  const aligned = alignmentIn(reading);
  const beside = matches
    .map((match) => {
      const share = aligned(match.entry);
      return { ...match, aligned: share, score: match.score + ALIGNED * share };
    })
    .sort((a, b) => b.score - a.score);
  const [best] = beside;
  if (best && best.cover >= SETTLES && best.trust === 1) return beside;
  const near = beside.slice(0, MOST_READ);
  const meant = reading.likeness.passages(reading.question.text, near.map(spoken));
  if (meant === null) return beside;
  const most = {
    cover: Math.max(...matches.map(({ cover }) => cover)),
    aligned: Math.max(...beside.map((match) => match.aligned)),
    meant: Math.max(...meant),
  };
  return beside.map((match, at) => {
    const own = meant[at] ?? 0;
    const firsts = [match.cover === most.cover, match.aligned === most.aligned, own === most.meant];
    return { ...match, score: match.score + MEANT * own, meant: own, firsts: firsts.filter(Boolean).length };
  });
}

/** A claim with those who say it. */
const spoken = ({ entry: { claim } }: { readonly entry: Entry }): string =>
  [claim.text, ...claim.attribution.map(({ name }) => name)].join(' — ');
