// Which items of a feed are new, which are edits of known ones, and which are left alone: decided without faith in guids.
import { createHash } from 'node:crypto';
import { keyOf } from '#src/ingest/article/identity.ts';
import type { FeedItem } from '#src/ingest/feed/feed.ts';
import type { ItemState } from '#src/store/schema.ts';

/** An item as it is remembered. */
export interface KnownItem {
  readonly id: string;
  readonly guid: string | null;
  /** The address of its page without what tracks readers. */
  readonly link: string | null;
  readonly title: string | null;
  /** A digest of what it said. */
  readonly print: string;
  readonly state: ItemState;
}

export type Decision =
  | { readonly kind: 'new'; readonly item: Identified }
  | { readonly kind: 'edited'; readonly item: Identified; readonly known: KnownItem }
  /** Known or not, it is only written down. */
  | {
      readonly kind: 'left';
      readonly item: Identified;
      readonly reason: 'baseline' | 'old' | 'too many';
    };

/** An item with what tells it from others in its feed; a guid or a link that several share tells nothing. */
export interface Identified extends Omit<KnownItem, 'id' | 'state'> {
  readonly item: FeedItem;
}

export interface Polled {
  readonly items: readonly FeedItem[];
  readonly known: readonly KnownItem[];
  /** Nothing of this feed is known yet. */
  readonly isFirst: boolean;
  readonly now: Date;
}

const HOUR = 3_600_000;
/** News of the last day is still news when a feed is added; more than so many items would flood. */
const RECENT = 24 * HOUR;
const MOST_AT_FIRST = 5;
/** An item that appears now and was published before this is from an archive. */
const OLD = 7 * 24 * HOUR;
/** More new items at once than any newsroom writes in the time between: the feed has changed its ids or its mind. */
const MOST_NEW = 30;
/** Edits of one poll; those beyond are seen at the next one. */
const MOST_EDITED = 20;

/** @returns what is to be done, in the order of publication; what is known and unchanged is left out */
export function decide({ items, known, isFirst, now }: Polled): readonly Decision[] {
  const index = indexOf(known);
  const decisions: Decision[] = [];
  let edits = 0;
  let revived = 0;
  const fresh: Identified[] = [];
  for (const item of identified(items)) {
    const same = matching(item, index);
    if (same === undefined) fresh.push(item);
    else if (same.print !== item.print && edits < MOST_EDITED && isWorth(same, item, now)) {
      // What was left out is no way around the limits of what is new.
      if (same.state === 'left' && (revived += 1) > MOST_AT_FIRST) continue;
      edits += 1;
      decisions.push({ kind: 'edited', item, known: same });
    }
  }
  return [...decisions, ...freshOf(fresh, isFirst, now)];
}

/** What was never read, because it was old when it was first seen, does not become news by a comma. */
const isWorth = (known: KnownItem, { item }: Identified, now: Date): boolean =>
  known.state !== 'left' ||
  (item.publishedAt !== undefined && now.getTime() - Date.parse(item.publishedAt) < RECENT);

function freshOf(fresh: readonly Identified[], isFirst: boolean, now: Date): readonly Decision[] {
  const age = ({ item }: Identified): number | null =>
    item.publishedAt === undefined ? null : now.getTime() - Date.parse(item.publishedAt);
  const flood = isFirst || fresh.length > MOST_NEW;
  // Newest first; those without a date keep the feed's order, behind the others.
  const ordered = fresh.toSorted((a, b) => (age(a) ?? Infinity) - (age(b) ?? Infinity) || 0);
  let taken = 0;
  return ordered
    .map((item): Decision => {
      const old = age(item);
      if (isFirst && (old === null || old > RECENT || taken >= MOST_AT_FIRST))
        return { kind: 'left', item, reason: 'baseline' };
      if (old !== null && old > OLD) return { kind: 'left', item, reason: 'old' };
      if (flood && taken >= MOST_AT_FIRST) return { kind: 'left', item, reason: 'too many' };
      taken += 1;
      return { kind: 'new', item };
    })
    .reverse();
}

interface Index {
  readonly guids: ReadonlyMap<string, KnownItem>;
  readonly links: ReadonlyMap<string, KnownItem>;
  readonly prints: ReadonlyMap<string, KnownItem>;
}

function indexOf(known: readonly KnownItem[]): Index {
  const by = (key: (item: KnownItem) => string | null): Map<string, KnownItem> =>
    new Map(known.flatMap((item) => (key(item) === null ? [] : [[key(item) ?? '', item] as const])));
  return { guids: by(({ guid }) => guid), links: by(({ link }) => link), prints: by(({ print }) => print) };
}

/**
 * By its page; by its guid, unless both its page and its title are others than those of the item that had the guid;
 * by its very words.
 */
function matching(item: Identified, { guids, links, prints }: Index): KnownItem | undefined {
  const byLink = item.link === null ? undefined : links.get(item.link);
  if (byLink !== undefined) return byLink;
  const byGuid = item.guid === null ? undefined : guids.get(item.guid);
  const isOther =
    byGuid !== undefined && item.title !== byGuid.title && (item.link !== byGuid.link || item.link === null);
  if (byGuid !== undefined && !isOther) return byGuid;
  return prints.get(item.print);
}

/** Each item once; what several of them share is not what tells them apart. */
export function identified(items: readonly FeedItem[]): readonly Identified[] {
  const plain = items.map((item) => ({
    item,
    guid: item.guid ?? null,
    link: item.link === undefined ? null : keyOf(item.link),
    title: item.title ?? null,
    print: printOf(item),
  }));
  const unique = [...new Map(plain.map((each) => [`${each.link ?? ''} ${each.print}`, each])).values()];
  const guids = counts(unique.map(({ guid }) => guid));
  const links = counts(unique.map(({ link }) => link));
  return unique.map((each) => ({
    ...each,
    guid: each.guid !== null && (guids.get(each.guid) ?? 0) > 1 ? null : each.guid,
    link: each.link !== null && ((links.get(each.link) ?? 0) > 1 || isHome(each.link)) ? null : each.link,
  }));
}

/** The front page of a site is the page of no article. */
const isHome = (key: string): boolean => !/[/?]/.test(key);

const counts = (values: readonly (string | null)[]): ReadonlyMap<string, number> =>
  new Map(
    [
      ...Map.groupBy(
        values.filter((value) => value !== null),
        (value) => value,
      ),
    ].map(([key, all]) => [key, all.length]),
  );

/** Of its words alone: markup, spaces and the parameters of pictures change without anybody's having edited. */
function printOf({ title = '', content = '' }: FeedItem): string {
  const words = content
    .replace(/<[^>]{0,5000}>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return createHash('sha256').update(`${title}\n${words}`).digest('base64url').slice(0, 22);
}
