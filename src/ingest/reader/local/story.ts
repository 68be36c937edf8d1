// What was read of an article → its Story.
import { createHash } from 'node:crypto';
import type { Claim, Moment, Source, Story } from '#briefings/story/story.ts';
import type { Article } from '#src/ingest/article/article.ts';
import type { FoundMoment } from './moment/find.ts';

/** The one source of a story that was read from one article. */
export const SOURCE = 's1';

export interface Read {
  readonly claims: readonly Claim[];
  readonly actors: Story['actors'];
  readonly moments: readonly (FoundMoment & { readonly id: string })[];
  readonly headline: string;
  readonly summary: string;
  readonly notKnown: readonly string[];
  readonly firstReportedBy?: string;
}

/** What an article of which nothing is known is called. */
export const UNKNOWN_OUTLET = 'The article';

const LONGEST = { words: 300, title: 1_000, headline: 500, summary: 5_000 };

/**
 * @param foundAt when it was found: the time of the story where the article has no date
 */
export function storyOf(article: Article, read: Read, foundAt: string): Story {
  const at = article.publishedAt ?? foundAt;
  return {
    id: storyId(article),
    headline: clipped(read.headline, LONGEST.headline),
    summary: clipped(read.summary, LONGEST.summary),
    language: article.language ?? 'en',
    phase: 'developing',
    firstSeen: at,
    updatedAt: article.modifiedAt ?? at,
    sources: [sourceOf(article, read, foundAt)],
    actors: [...read.actors],
    claims: [...read.claims],
    moments: read.moments.map(momentOf),
    notKnown: [...read.notKnown],
  };
}

function sourceOf(article: Article, read: Read, foundAt: string): Source {
  const { title, url, author, publishedAt } = article;
  return {
    id: SOURCE,
    outlet: clipped(article.outlet ?? UNKNOWN_OUTLET, LONGEST.words),
    ...(title === undefined ? {} : { title: clipped(title, LONGEST.title) }),
    ...(url === undefined ? {} : { url }),
    ...(author === undefined ? {} : { author: clipped(author, LONGEST.words) }),
    ...(publishedAt === undefined ? { foundAt } : { publishedAt }),
    ...(read.firstReportedBy === undefined ? {} : { firstReportedBy: read.firstReportedBy }),
    text: article.text,
  };
}

function momentOf({ id, text, start, end, date }: FoundMoment & { readonly id: string }): Moment {
  return {
    id,
    text: clipped(text, LONGEST.words),
    at: { source: SOURCE, start, end },
    start: date?.start ?? null,
    end: date?.end ?? null,
    ...(date === null ? {} : { precision: date.precision }),
    anchored: date !== null,
  };
}

/** The same article is the same story, wherever and whenever it is read. */
const storyId = ({ url, text }: Article): string =>
  `story-${createHash('sha256')
    .update(url ?? text)
    .digest('hex')
    .slice(0, 12)}`;

/** Cut at a space, and shown to be cut. */
export function clipped(words: string, most: number): string {
  const bare = words.replace(/\s+/g, ' ').trim();
  if (bare.length <= most) return bare;
  return `${bare.slice(0, most - 2).replace(/\s\S{0,40}$/, '')} …`;
}
