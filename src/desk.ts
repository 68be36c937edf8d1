// The desk that a command works at: the stories, and the schedules of the place that it was asked in.
import type { Log } from '#adapters/adapter.ts';
import type { Conversation } from '#briefings/ask/conversation.ts';
import type { AnswersTo, Asker, Desk, Feeds } from '#briefings/desk.ts';
import { platformOf, type Place } from '#briefings/place.ts';
import type { ArticleDesk } from './articles.ts';
import { schedulesAt } from './clock/schedules.ts';
import { settingsAt } from './clock/settings.ts';
import type { Phraser } from './phrasing/phraser.ts';
import { fullLikeness } from './likeness/meaning.ts';
import { correctionsBy } from './corrections.ts';
import { listFeedback } from './store/answers.ts';
import { channelOf } from './store/places.ts';
import { rearrangingBy } from './rearranging.ts';
import { followsHere } from './follows.ts';
import { tellable } from './store/holds.ts';
import type { Store } from './store/store.ts';
import { toldAt } from './store/told.ts';
import { trailsAt } from './trails.ts';

export interface DeskSetting {
  readonly store: Store;
  readonly articles: ArticleDesk;
  /** The feeds, as this asker handles them. */
  readonly feeds: (asker: Asker) => Feeds;
  readonly now: Date;
  readonly place: Place;
  readonly asker: Asker;
  readonly zone: string;
  readonly conversation: Conversation;
  readonly answers: AnswersTo;
  readonly answerId: string;
  /** Null where no model is set. */
  readonly phraser: Phraser | null;
  /** Rings the outbox: something is to be posted now. */
  readonly ring: () => void;
  readonly log: Log;
}

export function openDesk(setting: DeskSetting): Desk {
  const { store, articles, feeds, now, place, asker, zone, conversation, answers, answerId } = setting;
  return {
    now,
    place,
    asker,
    zone,
    conversation,
    answers,
    answerId,
    phrase: async (answered) => (await setting.phraser?.phrase(answered)) ?? null,
    likeness: () => fullLikeness((message) => setting.log.warn({}, message)),
    stories: async () => tellable(store.db, await store.stories.list()),
    allStories: () => store.stories.list(),
    told: () => toldAt(store.db, place),
    schedules: schedulesAt({ ...setting, db: store.db }),
    articles: { add: (address) => articles.add(address, asker) },
    feeds: feeds(asker),
    settings: settingsAt({ ...setting, db: store.db }),
    follows: followsHere({ ...setting, store }),
    corrections: correctionsBy({ store, now: () => now, by: asker.id, ring: setting.ring }),
    feedback: async () => listFeedback(store.db, { ...(await reachOf(store.db, place)), limit: LISTED }),
    rearranging: rearrangingBy({ store, now: () => now, ring: setting.ring }),
    why: async (item) => trailsAt(store.db, { place, zone, item, stories: await store.stories.list() }),
  };
}

/** What a list in chat shows of the newest feedback. */
const LISTED = 20;

/** A channel's managers read of that channel; the desk is the operator's own. */
async function reachOf(db: Store['db'], place: Place): Promise<{ readonly within?: Place }> {
  return platformOf(place) === 'web' ? {} : { within: await channelOf(db, place) };
}
