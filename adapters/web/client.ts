// The desk online: its page on the process's port, and the adapter that posts to it.
import { getRequestListener } from '@hono/node-server';
import type { Place } from '#briefings/place.ts';
import { segmentsOf } from '#briefings/place.ts';
import { PostError, type Adapter, type Context, type Newsroom } from '../adapter.ts';
import { loadAssets } from './assets.ts';
import type { WebConfig } from './config.ts';
import type { WebBody } from './render.ts';
import { openRoom, type Room } from './room.ts';
import { routes } from './routes.ts';
import { openStreams } from './streams.ts';
import { openTalk, receiptOf } from './talk.ts';

/** The channel that is there from the start. */
const firstChannel = 'desk';

/** Opens the memory, mounts the page at `/`, and asks for the briefing where nobody has spoken yet. */
export async function connect(
  { hosts }: WebConfig,
  newsroom: Newsroom,
  context: Context,
): Promise<Adapter<WebBody>> {
  const [assets, room] = await Promise.all([loadAssets(), openRoom(context.shelf, context.now)]);
  await room.open(firstChannel);
  const streams = openStreams(room);
  const talk = openTalk(newsroom, room, context);
  const app = routes({ hosts, assets, newsroom, room, talk, streams, log: context.log });
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  context.mount('/', (request, response) => void listener(request, response));
  void talk.welcome(firstChannel);
  return {
    post: async (where, { body }, { key, begin }) => {
      await begin?.();
      return post(room, where, body, key);
    },
    // What the desk has taken, it has kept before it answered.
    find: (_where, _part, { key }) => {
      const message = room.keyed(key);
      return Promise.resolve(message === undefined ? null : receiptOf(message));
    },
    tell: async (where, _user, { body }) => {
      const [channel = firstChannel] = segmentsOf(where);
      const there = room.channels().some(({ name }) => name === channel) ? channel : firstChannel;
      const content = { type: 'document', document: body.document } as const;
      await stored(room.add({ channel: there, thread: null, content }));
    },
    update: async ({ message }, { body }) => {
      if (!(await stored(room.edit(message, body.document)))) throw gone();
    },
    async close() {
      await talk.close();
      streams.close();
    },
  };
}

async function post(
  room: Room,
  where: Place,
  { document }: WebBody,
  key: string,
): ReturnType<Adapter['post']> {
  const [channel = '', thread = null] = segmentsOf(where);
  const message = await stored(room.add({ channel, thread, key, content: { type: 'document', document } }));
  if (!message) throw gone();
  return receiptOf(message);
}

const gone = (): PostError =>
  new PostError('That conversation is not at the desk.', { outcome: 'gone', isMissing: true });

/** A change that the shelf does not take is seen by nobody, so that it can be made again. */
async function stored<Value>(change: Promise<Value>): Promise<Value> {
  try {
    return await change;
  } catch (cause) {
    throw new PostError('The desk could not keep the message.', { outcome: 'refused', cause });
  }
}
