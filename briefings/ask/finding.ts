// What was found in a story for a question: the claims that answer it, or the nearest ones and why they do not.
import type { Claim } from '../story/story.ts';
import { byOdds, UNREAD, type Match } from './match.ts';
import { rank } from './search.ts';
import type { Reading } from './reading.ts';
import type { Entry, StoryIndex } from './story-index.ts';

export type Finding =
  | {
      readonly type: 'found';
      readonly entries: readonly Entry[];
      readonly lead?: string | undefined;
      /** 0 to 1: how sure that the first entry answers the question. */
      readonly confidence: number;
      /** The structure of the story answers, whatever a model makes of the claims' words. */
      readonly isSure?: true;
    }
  | {
      readonly type: 'missing';
      /** The nearest that is known. */
      readonly entries: readonly Entry[];
      readonly lead: string;
      readonly confidence: number;
    };

/** Structure answers surely; the topic decides how surely it is the right claim. */
export const found = (entries: readonly Entry[], confidence: number, lead?: string): Finding => ({
  type: 'found',
  entries,
  confidence,
  lead,
});

/** The same where the structure of the story answers, whatever a model makes of the claims' words. */
export const surely = (entries: readonly Entry[], confidence: number, lead?: string): Finding => ({
  type: 'found',
  entries,
  confidence,
  lead,
  isSure: true,
});

export const missing = (lead: string, entries: readonly Entry[], confidence = 0.1): Finding => ({
  type: 'missing',
  entries,
  lead,
  confidence,
});

/** A claim covers so much of the topic that it is about it. */
export const ON_TOPIC = 0.5;

/** Whether the question names anything at all. */
export const hasTopic = ({ topic, mentions }: Reading): boolean => topic.length + mentions.length > 0;

/** The claims that a question about claims means, and how surely it does. */
export interface Targets {
  readonly entries: readonly Entry[];
  readonly sureness: number;
}

/** What "who says so?" and "is it sure?" are about: the claims of their topic, those told last, or the lead. */
export function targetsOf(reading: Reading): Targets {
  if (!hasTopic(reading)) {
    const entries = reading.focus.length > 0 ? reading.focus : leadsOf(reading.index);
    return { entries, sureness: 1 };
  }
  const plainly = bestOf(rank(reading).filter((match) => !match.clashes));
  const [best] = plainly;
  if (best) return { entries: likeFirst(entriesOf(plainly)), sureness: 0.5 + 0.4 * best.cover };
  const [meant] = rank(reading)
    .filter((match) => !match.clashes && isLikely(match))
    .toSorted(byOdds);
  return meant ? { entries: [meant.entry], sureness: 0.5 } : { entries: [], sureness: 0.1 };
}

/** What answers to the first of them, or went before it, is not what is asked about. */
function likeFirst([first, ...others]: readonly Entry[]): readonly Entry[] {
  if (!first) return [];
  const own = first.claim.kind;
  return [first, ...others.filter(({ claim: { kind } }) => kind === own || !ASIDE.has(kind))];
}

const ASIDE: ReadonlySet<Claim['kind']> = new Set(['reaction', 'background']);

/** In other words than the question's: the model holds it far likelier than not that the claim answers. */
export const isLikely = ({ odds = UNREAD }: Match): boolean => odds >= LIKELY;

const LIKELY = 1;

/** The best matches on the topic and those that are nearly as good. */
export function bestOf(matches: readonly Match[], threshold = ON_TOPIC, limit = 3): readonly Match[] {
  const [best] = matches;
  if (!best || best.cover < threshold) return [];
  return matches
    .filter(
      (match) => match.score >= 0.75 * best.score && match.cover >= Math.max(threshold, 0.7 * best.cover),
    )
    .slice(0, limit);
}

export const entriesOf = (matches: readonly Match[]): readonly Entry[] => matches.map((match) => match.entry);

/** The nearest that is known. */
export const nearest = (reading: Reading): readonly Entry[] =>
  entriesOf(rank(reading).filter((match) => match.cover >= 0.3));

/** The claims that open a briefing, what they support before them: those of the lead, else the first that are news. */
export function leadsOf(index: StoryIndex): readonly Entry[] {
  const marked = index.entries.filter((entry) => entry.claim.section === 'lead');
  const news = index.entries.filter((entry) => !/^(?:background|denial|reaction)$/u.test(entry.claim.kind));
  const chosen = [marked, news, index.entries].find((each) => each.length > 0) ?? [];
  const supported = chosen.flatMap((entry) => linkedFrom(index, entry, 'supports'));
  return [...new Set([...supported, ...chosen])].slice(0, 3);
}

/** Whether a claim takes back or contradicts another. */
export const isDenial = ({ claim }: Entry): boolean =>
  claim.kind === 'denial' || claim.links.some((link) => link.type === 'denies') || PLEA.test(claim.text);

const PLEA = /\bplead(?:s|ed)? (?:not guilty|innocent)\b/iu;

/** The claims that this one links to by the kind of link. */
export function linkedFrom(
  index: StoryIndex,
  entry: Entry,
  type: 'denies' | 'responds_to' | 'supports',
): readonly Entry[] {
  return entry.claim.links
    .filter((link) => link.type === type)
    .flatMap((link) => index.byId.get(link.claim) ?? []);
}

/**
 * Where a claim is disputed or an allegation, what stands against it follows it; so does what others make of a matter
 * after one analysis of it. A line is told once.
 */
export function withOtherSides(
  index: StoryIndex,
  entries: readonly Entry[],
  limit: number,
): readonly Entry[] {
  const pairs = entries.flatMap((entry) => {
    const contested = entry.claim.status === 'disputed' || entry.claim.kind === 'allegation';
    const against = contested ? (index.deniers.get(entry.claim.id) ?? []) : [];
    const denied = entry.claim.status === 'disputed' ? linkedFrom(index, entry, 'denies') : [];
    const views = entry.claim.kind === 'analysis' ? (index.repliers.get(entry.claim.id) ?? []) : [];
    return [entry, ...against.slice(0, 1), ...denied.slice(0, 1), ...views.slice(0, 1)];
  });
  return [...new Set(pairs)].slice(0, limit);
}
