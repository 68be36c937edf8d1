// What is posted without being asked for: scheduled parts, a look whether one arrived, edits, a word to one person.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Place } from '#briefings/place.ts';
import { PostError, type Adapter, type Context } from '#adapters/adapter.ts';
import { postError } from './failure.ts';
import type { SlackBody } from './render.ts';
import { receiptAt, targetOf, type Target } from './target.ts';
import type { Identity, Standing, WebApi } from './web-api.ts';

/**
 * Slower than a workspace allows ("several hundred messages a minute"), over all instances: the rest is for answers.
 * @see https://docs.slack.dev/apis/web-api/rate-limits
 */
const pace = { burst: 10, interval: 250 };

/** Milliseconds by which our clock may be ahead of Slack's. */
const skew = 300_000;

export function editions(
  api: WebApi,
  identity: Identity,
  context: Pick<Context, 'reserve'>,
): Pick<Adapter<SlackBody>, 'post' | 'find' | 'update' | 'tell'> {
  const receipt = ({ target, ts }: Standing) => receiptAt(identity.team, target, ts);
  return {
    post: async (place, { body }, { key, begin }) => {
      const target = wanted(place, identity);
      await sleep(await context.reserve(identity.team, pace));
      return receipt(await api.post(target, body, key, begin));
    },
    find: async (place, _part, { key, since }) => {
      const target = wanted(place, identity);
      try {
        const found = await api.find(target, key, Math.floor((since.getTime() - skew) / 1_000));
        return found === null ? null : receipt(found);
      } catch (error) {
        throw postError(error);
      }
    },
    update: async ({ place, message }, { body }) =>
      api.update(wanted(place, identity).channel, message, body),
    tell: async (place, user, { body }) => {
      try {
        await api.direct(user, body);
      } catch {
        // Some workspaces let no app write to people; in the channel it is seen by whoever is there just now.
        await api.whisper(wanted(place, identity), user, body);
      }
    },
  };
}

/** The target of a place in this workspace. */
function wanted(place: Place, identity: Identity): Target {
  const target = targetOf(place);
  if (!target || !place.startsWith(`slack:${identity.team}/`))
    throw new PostError(`${place} is not a place of the workspace ${identity.teamName}`, { outcome: 'gone' });
  return target;
}
