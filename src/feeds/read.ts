// One item of a feed → its article → the stories: its page where it can be had, else what the feed itself has of it.
import { z } from 'zod';
import type { Log } from '#adapters/adapter.ts';
import { UserError } from '#briefings/error.ts';
import { messageOf } from '#src/cause.ts';
import type { Article } from '#src/ingest/article/article.ts';
import { readPage } from '#src/ingest/article/input.ts';
import { articleOfPage } from '#src/ingest/article/page.ts';
import { articleOfText, type Given } from '#src/ingest/article/plain.ts';
import type { FeedItem } from '#src/ingest/feed/feed.ts';
import type { FetchOptions } from '#src/ingest/fetch/fetch.ts';
import type { Take } from '#src/intake/intake.ts';
import { settleItem, type ItemRow } from '#src/store/feeds.ts';
import { fromJson } from '#src/store/rows.ts';
import type { Database } from '#src/store/schema.ts';

export interface ReadSetting {
  readonly db: Database;
  readonly fetch: FetchOptions;
  readonly take: Take;
  readonly now: () => Date;
  readonly log: Log;
}

const text = z.string().optional();
const waitingSchema = z.object({
  kind: z.enum(['new', 'edited']),
  item: z.object({
    guid: text,
    link: text,
    title: text,
    content: text,
    author: text,
    publishedAt: text,
  }),
});

/** Then the article is given up, or the feed's own words are taken. */
const MOST_ATTEMPTS = 3;
const MINUTE = 60_000;

/** In words: from so many on, what the feed has is an article and not its announcement. */
const ENOUGH = 80;

/** @param outlet the name of the feed, for what has no page */
export async function readItem(row: ItemRow, outlet: string | null, setting: ReadSetting): Promise<void> {
  const { db, take, now, log } = setting;
  const attempts = row.attempts + 1;
  const again = (reason: string): Promise<void> =>
    settleItem(
      db,
      row,
      attempts < MOST_ATTEMPTS
        ? { attempts, reason, due_at: now().getTime() + 5 * MINUTE * 4 ** (attempts - 1) }
        : { attempts, reason, state: 'refused', body: null },
    );
  try {
    const { kind, item } = fromJson(waitingSchema, row.body ?? '');
    const found = await articleOf(compact(item), outlet, setting.fetch, attempts >= MOST_ATTEMPTS);
    if (found.type === 'none') {
      await again(found.reason);
      return;
    }
    const intake = await take(found.article, { kind });
    await settleItem(
      db,
      row,
      intake.outcome === 'refused'
        ? { state: 'refused', reason: intake.reason, body: null }
        : { state: 'read', reason: intake.outcome, body: null },
    );
  } catch (error) {
    if (!(error instanceof UserError))
      log.error({ err: error, item: row.link }, 'an item of a feed could not be read');
    await again(messageOf(error));
  }
}

type Found =
  | { readonly type: 'article'; readonly article: Article }
  | { readonly type: 'none'; readonly reason: string };

/** A page that is a stub, or that cannot be had, gives way to the feed's own words where these are enough. */
async function articleOf(
  item: FeedItem,
  outlet: string | null,
  fetch: FetchOptions,
  isLast: boolean,
): Promise<Found> {
  const own = ownArticle(item, outlet);
  const enough = own !== null && wordsIn(own.text) >= ENOUGH;
  if (item.link === undefined)
    return own === null
      ? { type: 'none', reason: 'It has neither a page nor a text.' }
      : { type: 'article', article: own };
  try {
    const page = await readPage(item.link, fetch);
    const isBetter =
      own !== null && enough && (page.kind === 'stub' || wordsIn(page.text) < wordsIn(own.text) / 2);
    return { type: 'article', article: isBetter ? own : { ...detailsOf(item), ...page } };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    if (own !== null && (enough || isLast)) return { type: 'article', article: own };
    return { type: 'none', reason: error.message };
  }
}

function ownArticle(item: FeedItem, outlet: string | null): Article | null {
  const { content } = item;
  if (content === undefined) return null;
  const given: Given = { ...detailsOf(item), ...(item.link === undefined ? {} : { url: item.link }) };
  const named: Given = outlet === null ? given : { outlet, ...given };
  try {
    return /<(?:p|br|div|a|b|i|em|strong|ul|h\d|img|span)\b/i.test(content)
      ? articleOfPage(`<html><body><article>${content}</article></body></html>`, named)
      : articleOfText(content, named);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

/** What the feed knows of the article; what its page says of itself counts more. */
const detailsOf = ({ title, author, publishedAt }: FeedItem): Given => ({
  ...(title === undefined ? {} : { title }),
  ...(author === undefined ? {} : { author }),
  ...(publishedAt === undefined ? {} : { publishedAt }),
});

const wordsIn = (value: string): number => value.split(/\s+/).length;

const compact = (item: z.infer<typeof waitingSchema>['item']): FeedItem =>
  Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined));
