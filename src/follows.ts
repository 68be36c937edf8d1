// The stories that a place follows, as commands handle them.
import type { Asker, Follows, FollowWords } from '#briefings/desk.ts';
import { UserError } from '#briefings/error.ts';
import type { Place } from '#briefings/place.ts';
import { insertExtra, isAwaited } from './store/deliveries.ts';
import { wantEdits } from './store/edits.ts';
import { endFollow, followsAt, startFollow, type Follow } from './store/follows.ts';
import type { Store } from './store/store.ts';

export interface FollowSetting {
  readonly store: Store;
  readonly now: Date;
  readonly place: Place;
  readonly asker: Asker;
  /** Rings whoever posts and edits. */
  readonly ring: () => void;
}

/** Minutes between two messages in a thread, where nobody has said otherwise: news as they come, and no chatter. */
const USUAL = 15;
/** A place with more than this has a fault in whatever adds them. */
const MOST = 100;

export function followsHere({ store, now, place, asker, ring }: FollowSetting): Follows {
  const { db, stories } = store;
  const words = async ({ story, minutes, postedAt }: Follow): Promise<FollowWords> => ({
    story,
    headline: (await stories.get(story))?.headline ?? story,
    minutes,
    postedAt,
  });
  const here = async (story: string): Promise<Follow | undefined> =>
    (await followsAt(db, place)).find((each) => each.story === story);
  return {
    list: async () => Promise.all((await followsAt(db, place)).map(words)),
    start: async (story, minutes) => {
      const before = await here(story);
      if (before === undefined && (await followsAt(db, place)).length >= MOST)
        throw new UserError(`${MOST} stories are followed here already. /brief unfollow ends one.`);
      const follow = await db.transaction().execute(async (trx) => {
        const wanted = minutes ?? before?.minutes ?? USUAL;
        const started = await startFollow(
          trx,
          { place: before?.place ?? place, story, minutes: wanted, by: asker.id },
          now,
        );
        if (started.lead !== null) await wantEdits(trx, [started.lead], now);
        else if (!(await isAwaited(trx, started.id)))
          await insertExtra(trx, { key: started.id, place: started.place }, 'lead', now);
        return started;
      });
      ring();
      return { follow: await words(follow), isNew: before === undefined };
    },
    end: async (story) => {
      const follow = await here(story);
      if (follow === undefined) return undefined;
      await db.transaction().execute(async (trx) => {
        await endFollow(trx, follow.id, { state: 'ended', reason: null });
        if (follow.lead !== null) await wantEdits(trx, [follow.lead], now);
      });
      ring();
      return words(follow);
    },
  };
}
