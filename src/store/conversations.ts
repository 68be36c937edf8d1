// What was said in a thread, found by the thread's place or by a message of ours.
import { noConversation, type Conversation, type Turn } from '#briefings/ask/conversation.ts';
import type { Place } from '#briefings/place.ts';
import { inTurn } from './engine.ts';
import { claimRefsSchema, documentFrom, fromJson, idsSchema, newId, storable } from './rows.ts';
import type { Database } from './schema.ts';

/** Turns that a question is understood by; older ones stay in the database. */
export const REMEMBERED = 20;

/**
 * @param place the thread (or the channel) in which something is said
 * @param about the message of ours that it is said to, where that is known
 * @returns the id of the conversation that it belongs to
 */
export async function findConversation(
  db: Database,
  place: Place,
  about: string | undefined,
): Promise<string | undefined> {
  return (
    (about === undefined ? undefined : await conversationOfMessage(db, place, about)) ?? ofThread(db, place)
  );
}

async function ofThread(db: Database, place: Place): Promise<string | undefined> {
  const row = await db
    .selectFrom('threads')
    .select('conversation')
    .where('place', '=', place)
    .executeTakeFirst();
  return row?.conversation;
}

/** Message ids are unique in their channel alone, so the places must lie in each other. */
async function conversationOfMessage(
  db: Database,
  place: Place,
  message: string,
): Promise<string | undefined> {
  const rows = await db
    .selectFrom('messages')
    .select(['place', 'conversation'])
    .where('message', '=', message)
    .execute();
  const within = (outer: string, inner: string): boolean => inner === outer || inner.startsWith(`${outer}/`);
  return rows.find((row) => within(row.place, place) || within(place, row.place))?.conversation;
}

/** Whether a thread has a conversation: it was opened by us, or we spoke in it. */
export async function isThread(db: Database, place: Place): Promise<boolean> {
  return (await ofThread(db, place)) !== undefined;
}

/**
 * @param about a message of ours that is replied to: where it tells of one story, that is the subject
 */
export async function readConversation(
  db: Database,
  id: string | undefined,
  about?: string,
): Promise<Conversation> {
  if (id === undefined) return noConversation;
  const row = await db.selectFrom('conversations').select('stories').where('id', '=', id).executeTakeFirst();
  if (row === undefined) return noConversation;
  const turns = await db
    .selectFrom('turns')
    .select(['question', 'claims'])
    .where('conversation', '=', id)
    .orderBy('position', 'desc')
    .limit(REMEMBERED)
    .execute();
  const stories = fromJson(idsSchema, row.stories);
  const told = stories.length > 1 ? await storiesTold(db, id) : [];
  const items = stories.filter((story) => told.includes(story));
  const subject = about === undefined ? undefined : await subjectOfMessage(db, id, about);
  return {
    stories,
    ...(items.length > 0 && items.length < stories.length ? { items } : {}),
    ...(subject === undefined ? {} : { subject }),
    turns: turns
      .reverse()
      .map(({ question, claims }) => ({ question, claims: fromJson(claimRefsSchema, claims) })),
  };
}

/** The stories of which the messages of a conversation have told something. */
async function storiesTold(db: Database, conversation: string): Promise<readonly string[]> {
  const rows = await ofMessages(db, conversation).select('told.story').distinct().execute();
  return rows.map(({ story }) => story);
}

/** The only story of a message. The head of a digest stands for all of it, whatever has found room there. */
async function subjectOfMessage(
  db: Database,
  conversation: string,
  message: string,
): Promise<string | undefined> {
  const rows = await ofMessages(db, conversation)
    .select(['told.story', 'messages.piece'])
    .distinct()
    .where('messages.message', '=', message)
    .execute();
  const [row, ...others] = rows;
  if (row === undefined || others.length > 0 || row.piece === null) return undefined;
  const { stories, blocks } = documentFrom(row.piece);
  const isHead = stories.length > 1 && blocks.some(({ type }) => type === 'title');
  return isHead ? undefined : row.story;
}

const ofMessages = (db: Database, conversation: string) =>
  db
    .selectFrom('messages')
    .innerJoin('told', (join) =>
      join.onRef('told.place', '=', 'messages.place').onRef('told.message', '=', 'messages.message'),
    )
    .where('messages.conversation', '=', conversation);

/** @returns the new conversation's id */
export async function openConversation(db: Database, stories: readonly string[], now: Date): Promise<string> {
  const id = newId(now);
  await db
    .insertInto('conversations')
    .values({ id, stories: JSON.stringify(stories), created_at: now.getTime() })
    .execute();
  return id;
}

/** Gives a conversation that began without a story its stories. */
export async function settleStories(db: Database, id: string, stories: readonly string[]): Promise<void> {
  await db
    .updateTable('conversations')
    .set({ stories: JSON.stringify(stories) })
    .where('id', '=', id)
    .execute();
}

/** Leads a thread to its conversation; one that has a conversation keeps it. */
export async function nameThread(db: Database, place: Place, conversation: string): Promise<void> {
  await db
    .insertInto('threads')
    .values({ place, conversation })
    .onConflict((conflict) => conflict.column('place').doNothing())
    .execute();
}

/** To be called in a transaction: turns are numbered. */
export async function addTurn(db: Database, conversation: string, turn: Turn, now: Date): Promise<void> {
  await inTurn(db, `conversation ${conversation}`);
  const { last } = await db
    .selectFrom('turns')
    .select((each) => each.fn.max<number | null>('position').as('last'))
    .where('conversation', '=', conversation)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('turns')
    .values({
      conversation,
      position: (last ?? 0) + 1,
      question: storable(turn.question),
      claims: JSON.stringify(turn.claims),
      asked_at: now.getTime(),
    })
    .execute();
}
