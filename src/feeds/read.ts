// One item of a feed → its article → the stories: its page where it can be had, else what the feed itself has of it.
import { z } from 'zod';
import type { Log } from '#adapters/adapter.ts';
import { UserError } from '#briefings/error.ts';
import { messageOf } from '#src/cause.ts';
import type { Article } from '#src/ingest/article/article.ts';
import { readPage, type PageReach } from '#src/ingest/article/input.ts';
import type { Given } from '#src/ingest/article/plain.ts';
import type { FeedItem } from '#src/ingest/feed/feed.ts';
import { GoneError } from '#src/ingest/fetch/failure.ts';
import type { Parser } from '#src/ingest/parser/parser.ts';
import type { Take } from '#src/intake/intake.ts';
import { TAKEN_OUT } from './poll.ts';
import { settleItem, type ItemRow } from '#src/store/items.ts';
import { fromJson } from '#src/store/rows.ts';
import type { Database } from '#src/store/schema.ts';

export interface ReadSetting extends PageReach {
  readonly db: Database;
  readonly take: Take;
  readonly now: () => Date;
  readonly log: Log;
}

const text = z.string().optional();
const waitingSchema = z.object({
  kind: z.enum(['new', 'edited']),
  takenOut: z.boolean().optional(),
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
    const { kind, item, takenOut = false } = fromJson(waitingSchema, row.body ?? '');
    const found = await articleOf(compact(item), outlet, setting, {
      isLast: attempts >= MOST_ATTEMPTS,
      wasRead: kind === 'edited',
    });
    if (found.type === 'none') {
      // Nothing speaks for a withdrawal: it stays what it was.
      await (takenOut
        ? settleItem(db, row, { state: 'read', reason: TAKEN_OUT, body: null })
        : again(found.reason));
      return;
    }
    const arrival = { kind: found.type === 'gone' ? 'withdrawn' : kind, key: `item:${row.id}` } as const;
    const intake = await take(found.article, arrival);
    await settleItem(
      db,
      row,
      intake.outcome === 'refused'
        ? { state: takenOut ? 'read' : 'refused', reason: takenOut ? TAKEN_OUT : intake.reason, body: null }
        : { state: 'read', reason: takenOut ? TAKEN_OUT : intake.outcome, body: null },
    );
  } catch (error) {
    if (!(error instanceof UserError))
      log.error({ err: error, item: row.link }, 'an item of a feed could not be read');
    await again(messageOf(error));
  }
}

type Found =
  | { readonly type: 'article'; readonly article: Article }
  /** It was read before, and its server says that it is gone for good. */
  | { readonly type: 'gone'; readonly article: Article }
  | { readonly type: 'none'; readonly reason: string };

/** A page that is a stub, or that cannot be had, gives way to the feed's own words where these are enough. */
async function articleOf(
  item: FeedItem,
  outlet: string | null,
  reach: PageReach,
  { isLast, wasRead }: { readonly isLast: boolean; readonly wasRead: boolean },
): Promise<Found> {
  const own = await ownArticle(item, outlet, reach.parser);
  const enough = own !== null && wordsIn(own.text) >= ENOUGH;
  if (item.link === undefined)
    return own === null
      ? { type: 'none', reason: 'It has neither a page nor a text.' }
      : { type: 'article', article: own };
  try {
    const page = await readPage(item.link, reach);
    const isBetter =
      own !== null && enough && (page.kind === 'stub' || wordsIn(page.text) < wordsIn(own.text) / 2);
    return { type: 'article', article: isBetter ? own : { ...detailsOf(item), ...page } };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    if (wasRead && error instanceof GoneError)
      return { type: 'gone', article: { text: '', kind: 'whole', url: item.link } };
    if (own !== null && (enough || isLast)) return { type: 'article', article: own };
    return { type: 'none', reason: error.message };
  }
}

async function ownArticle(item: FeedItem, outlet: string | null, parser: Parser): Promise<Article | null> {
  const { content } = item;
  if (content === undefined) return null;
  const given: Given = { ...detailsOf(item), ...(item.link === undefined ? {} : { url: item.link }) };
  const named: Given = outlet === null ? given : { outlet, ...given };
  try {
    return await parser.content(content, named);
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
