// Answers as they were given, kept for the buttons under them, and what readers say of them.
import { createHash } from 'node:crypto';
import { sql, type Selectable } from 'kysely';
import { z } from 'zod';
import type { Feedback, Judgement, Tally } from '#briefings/feedback.ts';
import type { ClaimRef } from '#briefings/document.ts';
import { platformOf, segmentsOf, type Place } from '#briefings/place.ts';
import { migrationsDone } from './migrate.ts';
import { claimRefsSchema, fromJson, storable } from './rows.ts';
import type { Database, Tables } from './schema.ts';

/** An answer, a refusal, or the question which story is meant. */
export interface GivenAnswer {
  readonly id: string;
  readonly place: Place;
  /** Who asked, see {@link personAt}. */
  readonly person: string;
  readonly audience: 'place' | 'asker';
  readonly type: Tables['answers']['type'];
  readonly question: string;
  /** The story that the asker named. */
  readonly story?: string;
  readonly lines: readonly string[];
  readonly claims: Feedback['answer']['claims'];
  readonly stories: Feedback['answer']['stories'];
  /** The claims that it left out, the nearest first. */
  readonly further: readonly ClaimRef[];
}

/** Nobody presses the buttons of an older answer. */
const KEPT = 90 * 24 * 3_600_000;

const linesSchema = z.array(z.string());
const versionsSchema = z.array(
  z.object({ story: z.string(), claim: z.string(), version: z.string().nullable() }),
);
const storiesSchema = z.array(z.object({ id: z.string(), updatedAt: z.string() }));

/**
 * Tells a reader from others of the same workspace, server or desk, and says nothing of them.
 * @param user the platform's id
 */
export function personAt(place: Place, user: string): string {
  const [home = ''] = segmentsOf(place);
  const scope = platformOf(place) === 'discord' ? 'discord' : `${platformOf(place)}:${home}`;
  return createHash('sha256').update(`${scope} ${user}`).digest('base64url').slice(0, 16);
}

/** Whether the data are of a version that has answers: whoever only reads does not bring them up to date. */
export async function keepsAnswers(db: Database): Promise<boolean> {
  return (await migrationsDone(db)).includes('008-feedback');
}

export async function keepAnswer(db: Database, answer: GivenAnswer, now: Date): Promise<void> {
  const { story = null, question, lines, claims, stories, further, ...rest } = answer;
  await db
    .insertInto('answers')
    .values({
      ...rest,
      story,
      question: storable(question),
      lines: JSON.stringify(lines.map(storable)),
      claims: JSON.stringify(claims),
      stories: JSON.stringify(stories),
      further: JSON.stringify(further),
      answered_at: now.getTime(),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** @returns undefined where there is none of that id (any more) */
export async function findAnswer(db: Database, id: string): Promise<GivenAnswer | undefined> {
  const row = await db.selectFrom('answers').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) return undefined;
  const { place, person, audience, type, question, story } = row;
  return {
    id,
    place: place as Place,
    person,
    audience,
    type,
    question,
    ...(story === null ? {} : { story }),
    ...saidIn(row),
    further: fromJson(claimRefsSchema, row.further),
  };
}

const saidIn = ({
  lines,
  claims,
  stories,
}: Pick<Selectable<Tables['answers']>, 'lines' | 'claims' | 'stories'>) => ({
  lines: fromJson(linesSchema, lines),
  claims: fromJson(versionsSchema, claims),
  stories: fromJson(storiesSchema, stories),
});

/** A person's verdict on an answer; a later one takes the place of an earlier. */
export async function judge(
  db: Database,
  {
    answer,
    person,
    verdict,
    reason,
    words,
  }: Judgement & { readonly answer: string; readonly person: string },
  now: Date,
): Promise<void> {
  const values = {
    verdict,
    reason: reason ?? null,
    words: words === undefined || words.trim() === '' ? null : storable(words.trim()),
    given_at: now.getTime(),
  };
  await db
    .insertInto('feedback')
    .values({ answer, person, ...values })
    .onConflict((conflict) => conflict.columns(['answer', 'person']).doUpdateSet(values))
    .execute();
}

/**
 * What readers said, the newest first.
 * @param within a channel (and its threads), a workspace, a server; without it, everywhere
 */
export async function listFeedback(
  db: Database,
  { within, limit }: { readonly within?: Place; readonly limit: number },
): Promise<readonly Feedback[]> {
  const rows = await db
    .selectFrom('feedback')
    .innerJoin('answers', 'answers.id', 'feedback.answer')
    .select(['feedback.verdict', 'feedback.reason', 'feedback.words', 'feedback.person', 'feedback.given_at'])
    .select(['answers.id', 'answers.place', 'answers.type', 'answers.question', 'answers.answered_at'])
    .select(['answers.lines', 'answers.claims', 'answers.stories'])
    .$if(within !== undefined, (query) =>
      query.where((row) =>
        row.or([
          row('answers.place', '=', within ?? ''),
          // Not by order: that is another in each database's language.
          sql<boolean>`substr(answers.place, 1, ${Array.from(`${within}/`).length}) = ${`${within}/`}`,
        ]),
      ),
    )
    .orderBy('feedback.given_at', 'desc')
    .orderBy('feedback.answer')
    .orderBy('feedback.person')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    verdict: row.verdict,
    ...(row.reason === null ? {} : { reason: row.reason }),
    ...(row.words === null ? {} : { words: row.words }),
    at: new Date(row.given_at),
    person: row.person,
    answer: {
      id: row.id,
      place: row.place,
      at: new Date(row.answered_at),
      type: row.type,
      question: row.question,
      ...saidIn(row),
    },
  }));
}

/** How many verdicts of each kind were given since then. */
export async function countFeedback(db: Database, since: Date): Promise<Tally> {
  const rows = await db
    .selectFrom('feedback')
    .select(['verdict', (each) => each.fn.countAll<number>().as('count')])
    .where('given_at', '>=', since.getTime())
    .groupBy('verdict')
    .execute();
  const countOf = (verdict: string): number => rows.find((row) => row.verdict === verdict)?.count ?? 0;
  return { helpful: countOf('helpful'), wrong: countOf('wrong') };
}

/** Forgets old answers of which nobody said anything. */
export async function pruneAnswers(db: Database, now: Date): Promise<void> {
  await db
    .deleteFrom('answers')
    .where('answered_at', '<', now.getTime() - KEPT)
    .where((row) =>
      row.not(
        row.exists(
          row.selectFrom('feedback').select('feedback.answer').whereRef('feedback.answer', '=', 'answers.id'),
        ),
      ),
    )
    .execute();
}
