// RSS, Atom, RDF or JSON Feed → Feed: bounded, and without faith in what it says of itself.
import {
  DetectError,
  parseFeed as parseAny,
  type AtomFeed,
  type JsonFeed,
  type RdfFeed,
  type RssFeed,
} from 'feedsmith';
import { UserError } from '#briefings/error.ts';
import { decode } from '#src/ingest/article/charset.ts';
import type { Feed, FeedItem, FeedSource } from './feed.ts';

/** The longest feeds of newsrooms have some hundred items. */
export const MOST_ITEMS = 500;

/** In UTF-16 code units, of an item. */
const LONGEST_CONTENT = 200_000;
const LONGEST_WORDS = 1_000;

/** One element more than this, below another, is no feed but a trap for whoever reads it by recursion. */
const MOST_MARKUP = 400_000;

/**
 * @param bytes as they came, decompressed
 * @throws UserError where it is no feed
 */
export function parseFeed(bytes: Uint8Array, at: FeedSource): Feed {
  const text = shortened(withoutDoctype(decode(bytes, at.contentType).trimStart().toWellFormed()));
  if ((text.match(/</g)?.length ?? 0) > MOST_MARKUP)
    throw new UserError('The feed has far more elements than any newsroom’s.');
  const { format, feed } = parsed(text);
  switch (format) {
    case 'rss':
      return feedOf(feed.title, feed.items, rssItem, at, feed.ttl);
    case 'rdf':
      return feedOf(feed.title, feed.items, rdfItem, at);
    case 'atom':
      return feedOf(feed.title?.value, feed.entries, atomItem, at);
    case 'json':
      return feedOf(feed.title, feed.items, jsonItem, at);
  }
}

const ITEM_ENDS = /<\/(?:item|entry)\s*>/gi;

/**
 * Of far too many items the middle goes before anything is parsed: the newest stand at the beginning, in some feeds at
 * the end.
 */
function shortened(xml: string): string {
  const ends = Array.from(xml.matchAll(ITEM_ENDS), ({ index, 0: tag }) => index + tag.length);
  const half = MOST_ITEMS / 2;
  return ends.length <= MOST_ITEMS ? xml : xml.slice(0, ends[half - 1]) + xml.slice(ends.at(-half - 1));
}

const DOCTYPE = /<!DOCTYPE[^[>]{0,2000}(?:\[[\s\S]*?\]\s*)?>/i;

/**
 * Entities of a document's own are of no use to a feed, and can be made to grow without end: they are not read, and
 * nothing stands where they were used.
 */
function withoutDoctype(text: string): string {
  const [doctype] = DOCTYPE.exec(text) ?? [];
  if (doctype === undefined) return text;
  const names = new Set(Array.from(doctype.matchAll(/<!ENTITY\s+([\w.-]{1,100})/g), ([, name]) => name));
  const rest = text.replace(doctype, () => '');
  return names.size === 0
    ? rest
    : rest.replace(/&([\w.-]{1,100});/g, (used, name: string) => (names.has(name) ? '' : used));
}

function parsed(text: string): ReturnType<typeof parseAny> {
  try {
    return parseAny(text);
  } catch (error) {
    if (error instanceof DetectError)
      throw new UserError('There is no feed at that address (RSS, Atom, RDF or JSON Feed).', {
        cause: error,
      });
    throw new UserError('The feed is broken: it cannot be read to its end.', { cause: error });
  }
}

interface RawItem {
  readonly guid?: string | undefined;
  readonly link?: string | undefined;
  readonly title?: string | undefined;
  readonly content?: string | undefined;
  readonly author?: string | undefined;
  readonly published?: unknown;
}

function feedOf<Item>(
  title: string | undefined,
  items: readonly Item[] | undefined,
  read: (item: Item) => RawItem,
  at: FeedSource,
  ttl?: number,
): Feed {
  const all = items ?? [];
  return {
    ...given('title', words(title)),
    ...(ttl === undefined || !(ttl > 0) ? {} : { ttl }),
    items: both(all).map((item) => cleaned(read(item), at)),
  };
}

/** As `shortened` does, where the items came in another form. */
const both = <Item>(items: readonly Item[]): readonly Item[] =>
  items.length <= MOST_ITEMS ? items : [...items.slice(0, MOST_ITEMS / 2), ...items.slice(-MOST_ITEMS / 2)];

const cleaned = (
  { guid, link, title, content, author, published }: RawItem,
  { url, now }: FeedSource,
): FeedItem => ({
  ...given('guid', guid?.trim().slice(0, LONGEST_WORDS)),
  ...given('link', addressOf(link, url)),
  ...given('title', words(title)),
  ...given('content', content?.replaceAll('\0', '').slice(0, LONGEST_CONTENT).trim()),
  ...given('author', words(author)),
  ...given('publishedAt', instantOf(published, now)),
});

const given = <Key extends string>(key: Key, value: string | undefined): { [K in Key]?: string } =>
  (value === undefined || value === '' ? {} : { [key]: value }) as { [K in Key]?: string };

/** A title may be HTML in a feed, and nobody says so: its tags go. */
const words = (value: string | undefined): string | undefined =>
  value
    ?.slice(0, LONGEST_WORDS)
    .replace(/<[^>]{0,200}>/g, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();

function addressOf(link: string | undefined, base: string): string | undefined {
  const url = link === undefined || link.trim() === '' ? null : URL.parse(link.trim(), base);
  if (url === null || !/^https?:$/.test(url.protocol) || url.href.length > 2_000) return undefined;
  url.hash = '';
  return url.href;
}

/** Before it there was no news on the web: 1970 is what a clock says that was never set. */
const EARLIEST = Date.UTC(1995, 0, 1);
/** Clocks of newsrooms may be a little ahead of ours. */
const AHEAD = 3_600_000;

function instantOf(value: unknown, now: Date): string | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : NaN;
  return Number.isNaN(time) || time < EARLIEST || time > now.getTime() + AHEAD
    ? undefined
    : new Date(time).toISOString();
}

const rssItem = (item: RssFeed.Item<unknown>): RawItem => ({
  guid: item.guid?.value,
  link: item.link ?? (item.guid?.isPermaLink === false ? undefined : webAddress(item.guid?.value)),
  title: item.title,
  content: longest(item.content?.encoded, item.description),
  author: item.dc?.creators?.join(', ') ?? names(item.authors),
  published: item.pubDate ?? item.dc?.dates?.[0],
});

const rdfItem = (item: RdfFeed.Item<unknown>): RawItem => ({
  guid: item.rdf?.about,
  link: item.link,
  title: item.title,
  content: longest(item.content?.encoded, item.description),
  author: item.dc?.creators?.join(', '),
  published: item.dc?.dates?.[0],
});

const atomItem = (item: AtomFeed.Entry<unknown>): RawItem => ({
  guid: item.id,
  link: (item.links?.find(({ rel }) => rel === undefined || rel === 'alternate') ?? undefined)?.href,
  title: item.title?.value,
  content: longest(item.content?.value, item.summary?.value),
  author: names(item.authors),
  published: item.published ?? item.updated,
});

const jsonItem = (item: JsonFeed.Item<unknown>): RawItem => ({
  guid: item.id,
  link: item.url ?? item.external_url,
  title: item.title,
  content: longest(item.content_html, item.content_text, item.summary),
  author: names(item.authors),
  published: item.date_published,
});

const webAddress = (value: string | undefined): string | undefined =>
  value !== undefined && /^https?:\/\//i.test(value.trim()) ? value : undefined;

const longest = (...texts: readonly (string | undefined)[]): string | undefined =>
  texts.filter((each) => each !== undefined).sort((a, b) => b.length - a.length)[0];

const names = (people: readonly { readonly name?: string }[] | undefined): string | undefined =>
  people?.flatMap(({ name }) => name ?? []).join(', ');
