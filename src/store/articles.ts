// The articles that were taken: which story has each, by its address or its text, and the profiles of the newest.
import { z } from 'zod';
import type { Profile } from '#src/ingest/group/profile.ts';
import { fromJson } from './rows.ts';
import type { Database } from './schema.ts';
import { storiesOf } from './stories.ts';

export interface TakenArticle {
  readonly id: string;
  readonly address: string | null;
  readonly digest: string;
  readonly story: string;
  readonly source: string;
}

const profileSchema = z.object({
  terms: z.array(z.tuple([z.string(), z.number(), z.enum(['name', 'number', 'word']), z.boolean()])),
  days: z.array(z.number()),
  // Both came later than the others.
  published: z.number().nullable().default(null),
  marks: z.array(z.tuple([z.string(), z.array(z.number())])).default([]),
});

const profileText = ({ terms, marks, ...rest }: Profile): string =>
  JSON.stringify({
    ...rest,
    marks: [...marks],
    terms: Array.from(terms, ([term, { weight, kind, isLead }]) => [
      term,
      Math.round(weight * 1_000) / 1_000,
      kind,
      isLead,
    ]),
  });

function profileFrom(body: string): Profile {
  const { terms, marks, ...rest } = fromJson(profileSchema, body);
  return {
    ...rest,
    marks: new Map(marks),
    terms: new Map(terms.map(([term, weight, kind, isLead]) => [term, { weight, kind, isLead }])),
  };
}

/** An article by its address, where it has one, else by its text. */
export async function findArticle(
  db: Database,
  { address, digest }: { readonly address: string | null; readonly digest: string },
): Promise<TakenArticle | null> {
  // A story may be gone.
  const query = db
    .selectFrom('articles')
    .innerJoin('stories', 'stories.id', 'articles.story')
    .select(['articles.id', 'address', 'digest', 'story', 'source']);
  const row = await (
    address === null
      ? query.where('digest', '=', digest).where('address', 'is', null)
      : query.where('address', '=', address)
  )
    .orderBy('number')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** The address of a known article as its story has it. @param key see `identity.ts` */
export async function addressOf(db: Database, key: string | null): Promise<string | null> {
  const found = key === null ? null : await findArticle(db, { address: key, digest: '' });
  if (found === null) return null;
  const story = await storiesOf(db).get(found.story);
  return story?.sources.find(({ id }) => id === found.source)?.url ?? null;
}

export interface Arrived extends TakenArticle {
  readonly number: number;
  readonly profile: Profile;
}

/** The articles after a number that grouping still looks at, in the order of their arrival. */
export async function arrivedSince(db: Database, number: number): Promise<readonly Arrived[]> {
  const rows = await db
    .selectFrom('articles')
    .select(['id', 'number', 'address', 'digest', 'story', 'source', 'profile'])
    .where('number', '>', number)
    .where('profile', 'is not', null)
    .orderBy('number')
    .execute();
  return rows.flatMap(({ profile, ...row }) =>
    profile === null ? [] : [{ ...row, profile: profileFrom(profile) }],
  );
}

/**
 * Writes down where an article went. To be called in the transaction that saves its story, where nobody else adds one.
 * @param window how many articles keep their profile
 * @returns the number of the arrival
 */
export async function addArticle(
  trx: Database,
  article: TakenArticle & { readonly profile: Profile | null },
  { window, now }: { readonly window: number; readonly now: Date },
): Promise<number> {
  const number = await nextNumber(trx, window);
  const { profile, ...row } = article;
  await trx
    .insertInto('articles')
    .values({
      ...row,
      number,
      profile: profile === null ? null : profileText(profile),
      taken_at: now.getTime(),
    })
    .execute();
  return number;
}

/**
 * Articles are in another story now. They count as arrivals of this moment, so that whoever groups learns of it.
 * @param sources from the sources' ids to those that they have there
 */
export async function moveArticles(
  trx: Database,
  from: string,
  to: string,
  { sources, window }: { readonly sources: ReadonlyMap<string, string>; readonly window: number },
): Promise<void> {
  const rows = await trx
    .selectFrom('articles')
    .select(['id', 'source', 'profile'])
    .where('story', '=', from)
    .orderBy('number')
    .execute();
  for (const { id, source, profile } of rows) {
    const moved = sources.get(source);
    if (moved === undefined) continue;
    const again = profile === null ? {} : { number: await nextNumber(trx, window) };
    await trx
      .updateTable('articles')
      .set({ story: to, source: moved, ...again })
      .where('id', '=', id)
      .execute();
  }
}

/** The number of an arrival; the profile that it pushes out of the window is dropped. */
async function nextNumber(trx: Database, window: number): Promise<number> {
  const last = await trx
    .selectFrom('articles')
    .select('number')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  const number = (last?.number ?? 0) + 1;
  await trx
    .updateTable('articles')
    .set({ profile: null })
    .where('number', '=', number - window)
    .execute();
  return number;
}

/** An article has another text now. */
export async function renewArticle(trx: Database, id: string, digest: string): Promise<void> {
  await trx.updateTable('articles').set({ digest }).where('id', '=', id).execute();
}

/** The sources of a story that are written down. */
export async function sourcesOf(db: Database, story: string): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('articles').select('source').where('story', '=', story).execute();
  return new Set(rows.map(({ source }) => source));
}
