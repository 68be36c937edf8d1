// The newsroom: what adapters ask for. It finds the conversation, runs the command, looks at the document once more.
import type { Input, Log, Newsroom, Posted, Request } from '#adapters/adapter.ts';
import type { Command } from '#briefings/command.ts';
import { placeMeant } from '#briefings/commands/channel-field.ts';
import { errorNotice } from '#briefings/compose/notice.ts';
import type { Document } from '#briefings/document.ts';
import type { Asker, Feeds } from '#briefings/desk.ts';
import type { Place } from '#briefings/place.ts';
import { UserError } from '#briefings/error.ts';
import { answerButton, keep, resolved } from './answers.ts';
import type { ArticleDesk } from './articles.ts';
import { complete } from './complete.ts';
import { runCommand } from './run-command.ts';
import { openDesk } from './desk.ts';
import { onRecorded } from './delivery/corrections.ts';
import { guarded } from './guarded.ts';
import type { Phraser } from './phrasing/phraser.ts';
import { readInput } from './request.ts';
import {
  addTurn,
  findConversation,
  isThread,
  openConversation,
  readConversation,
  settleStories,
} from './store/conversations.ts';
import { inTurn } from './store/engine.ts';
import { followsAt } from './store/follows.ts';
import { recordMessage } from './store/ledger.ts';
import { settingsOf } from './store/places.ts';
import { newId } from './store/rows.ts';
import { byNamesOfNow } from './store/moves/relocate.ts';
import { markUpToDate, takePicture, type Picture } from './store/told.ts';
import { firstTime } from './store/seen.ts';
import type { Database } from './store/schema.ts';
import type { Store } from './store/store.ts';

export interface Setting {
  readonly store: Store;
  readonly articles: ArticleDesk;
  /** The feeds, as an asker handles them. */
  readonly feeds: (asker: Asker) => Feeds;
  readonly commands: readonly Command[];
  readonly now: () => Date;
  readonly log: Log;
  /** The IANA zone of a place that has none of its own, where the asker's is not known either. */
  readonly zone: string;
  /** Puts answers into sentences; where it is left out, they stand as they are. */
  readonly phraser?: Phraser | null;
  /** Rings the outbox, when something is to be posted now; without it, it waits for the next tick. */
  readonly ring?: () => void;
}

/** Requests may come at the same time: each keeps its state to itself, and what is written is written in transactions. */
export function newNewsroom(setting: Setting): Newsroom {
  const { store, commands, now, log } = setting;
  return {
    commands,
    handle: (request) => handle(request, setting),
    posted: async (request, document, messages) => {
      try {
        await remember(request, document, messages, setting);
      } catch (error) {
        log.error({ err: error, place: request.place }, 'a posted answer could not be written down');
      }
    },
    answersTo: async (place) => {
      try {
        return (await settingsOf(store.db, place))?.answers ?? 'public';
      } catch (error) {
        log.error({ err: error, place }, 'who sees answers could not be read');
        return 'public';
      }
    },
    complete: async (request, kind, typed) => {
      try {
        return await complete(store, request.place, kind, typed);
      } catch (error) {
        log.error({ err: error, kind }, 'a completion failed');
        return [];
      }
    },
    owns: (thread) => isThread(store.db, thread),
    firstTime: (key) => firstTime(store.db, key, now()),
  };
}

async function handle(request: Request, setting: Setting): Promise<Document> {
  try {
    return await answer(request, setting);
  } catch (error) {
    if (error instanceof UserError) return errorNotice(error.message);
    setting.log.error(
      { err: error, place: request.place, input: request.input.type },
      'a request failed for a reason of our own',
    );
    return errorNotice('Something went wrong on our side. It has been noted; please try again.');
  }
}

async function answer(request: Request, setting: Setting): Promise<Document> {
  const { store, now, log } = setting;
  const pressed = await answerButton(store, request, now());
  const { document, given } = pressed === null ? await commanded(request, setting) : { document: pressed };
  // After it has run: a command may add a story.
  const safe = guarded(document, await store.stories.list(), log);
  const picture = await pictureOf(store, safe, now());
  if (safe.audience === 'place') pictures.set(safe, picture);
  if (given !== undefined) await keep(store, { ...given, request, document: safe }, now());
  return safe;
}

interface Result {
  readonly document: Document;
  /** What was asked, where it was a question. */
  readonly given?: { readonly id: string; readonly question: string; readonly story: string | undefined };
}

async function commanded(
  request: Request,
  { store, articles, feeds, commands, now, log, zone, phraser = null, ring = () => undefined }: Setting,
): Promise<Result> {
  const { asker } = request;
  const conversation = await readConversation(
    store.db,
    await findConversation(store.db, request.place, request.about),
    request.about,
  );
  const input = await resolved(store.db, request);
  const { name, fields, question } = readInput(input, { commands, conversation });
  const place = placeMeant(fields, request.place, asker.manager);
  const chosen = await settingsOf(store.db, place);
  const answerId = newId(now());
  const desk = openDesk({
    store,
    articles,
    feeds,
    now: now(),
    place,
    asker,
    conversation,
    answers: (request.slash === true ? chosen?.answers : undefined) ?? 'public',
    answerId,
    phraser,
    ring,
    log,
    zone: chosen?.zone ?? request.zone ?? zone,
  });
  const document = await runCommand(commands, name, fields, desk);
  return question === undefined
    ? { document }
    : { document, given: { id: answerId, question, story: fields['story'] } };
}

/** The claims of documents that are on their way, as they stood: a story may change before its answer is posted. */
const pictures = new WeakMap<Document, Picture>();

async function pictureOf({ db, stories }: Store, document: Document, now: Date): Promise<Picture> {
  return takePicture(db, document, await stories.list(), now);
}

/** What More tells belongs to the answer that it goes on. */
const isMore = (input: Input): boolean => input.type === 'action' && input.action.type === 'more';

/** Documents after which a place is up to date on their stories. A digest has a few lines of each, and is none. */
const BRINGS_UP_TO_DATE: readonly Document['type'][] = ['briefing', 'update'];

/** What an answer leaves out of a story that is followed there is still news for its thread. */
async function withoutFollowed(trx: Database, picture: Picture, place: Place): Promise<Picture> {
  const followed = new Set((await followsAt(trx, place)).map(({ story }) => story));
  const stories = Object.entries(picture.stories).filter(([story]) => !followed.has(story));
  return { ...picture, stories: Object.fromEntries(stories) };
}

/** Writes down what was posted: the ledger, the thread's conversation, and the turn, when it was a question. */
async function remember(
  request: Request,
  document: Document,
  messages: readonly Posted[],
  { store, commands, now }: Setting,
): Promise<void> {
  if (messages.length === 0) return;
  const isTold = document.audience === 'place';
  const taken = pictures.get(document) ?? (await pictureOf(store, document, now()));
  const since = { composedAt: taken.at, stories: store.stories, now: now() };
  await store.db.transaction().execute(async (trx) => {
    await inTurn(trx, `thread ${request.place}`);
    const { picture, parts, stories } = await byNamesOfNow(trx, {
      picture: taken,
      parts: messages.map(({ part }) => part),
      stories: document.stories,
    });
    const told = isTold ? { told: { to: request.place, picture } } : {};
    const found = await findConversation(trx, request.place, request.about);
    const before = await readConversation(trx, found);
    const conversation = found ?? (await openConversation(trx, stories, now()));
    if (before.stories.length === 0) await settleStories(trx, conversation, stories);
    for (const [at, { receipt, part: posted }] of messages.entries()) {
      const part = parts[at] ?? posted;
      await recordMessage(trx, { receipt, part, conversation, ...told }, now());
      if (isTold) await onRecorded(trx, receipt, part.claims, since);
    }
    if (isTold && BRINGS_UP_TO_DATE.includes(document.type))
      await markUpToDate(
        trx,
        request.place,
        { picture: await withoutFollowed(trx, picture, request.place), scheduled: false },
        now(),
      );
    if (document.type !== 'answer' && document.type !== 'refusal') return;
    const claims = document.type === 'answer' ? parts.flatMap((part) => part.claims) : [];
    const input = await resolved(trx, request);
    if (isMore(input)) return;
    const { question } = readInput(input, { commands, conversation: before });
    if (question !== undefined) await addTurn(trx, conversation, { question, claims }, now());
  });
}
