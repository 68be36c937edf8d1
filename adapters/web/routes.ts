// The desk's HTTP: the page's files, what it asks for, what it sends, and the stream of changes.
import { Hono, type Context as Call } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { LONGEST_REMARK, REASON_NAMES, REASONS } from '#briefings/feedback.ts';
import type { Log, Newsroom } from '../adapter.ts';
import type { Asset } from './assets.ts';
import { completions } from './commands.ts';
import * as limits from './limits.ts';
import { isPreviewPlatform, preview } from './preview.ts';
import type { Room } from './room.ts';
import { ownNameOnly, ownPageOnly, secure } from './safety.ts';
import type { Streams } from './streams.ts';
import { asker, placeOf, Refusal, tooLong, zoneOf, type Talk } from './talk.ts';
import { newChannelSchema, pressSchema, saySchema, type Failure, type Welcome } from './wire.ts';

export interface Parts {
  readonly hosts: readonly string[];
  readonly assets: ReadonlyMap<string, Asset>;
  readonly newsroom: Newsroom;
  readonly room: Room;
  readonly talk: Talk;
  readonly streams: Streams;
  readonly log: Log;
}

export function routes(parts: Parts): Hono {
  const app = new Hono();
  app.use(secure, ownNameOnly(parts.hosts));
  app.use('/api/*', ownPageOnly);
  app.use('/api/*', bodyLimit({ maxSize: limits.bodyBytes, onError: tooLarge }));
  app.get('/', (c) => file(c, parts.assets.get('index.html')));
  app.get('/page/:name', (c) => file(c, parts.assets.get(c.req.param('name'))));
  reading(app, parts);
  writing(app, parts);
  app.notFound((c) => c.json<Failure>({ error: 'There is nothing here.' }, 404));
  app.onError((error, c) => failure(error, c, parts.log));
  return app;
}

function reading(app: Hono, { newsroom, room, talk, streams }: Parts): void {
  app.get('/api/desk', (c) => {
    const commands = completions(newsroom.commands);
    const { desk } = room;
    const [version, channels] = [room.version(), room.channels()];
    return c.json<Welcome>({
      desk,
      version,
      channels,
      commands,
      textLength: limits.textLength,
      reasons: REASON_NAMES.map((reason) => [reason, REASONS[reason]] as const),
      remarkLength: LONGEST_REMARK,
    });
  });
  app.get('/api/messages', (c) => {
    const { channel = '', thread, before } = c.req.query();
    return c.json(
      room.page(channel, {
        ...(thread === undefined ? {} : { thread }),
        ...(before === undefined ? {} : { before }),
      }),
    );
  });
  app.get('/api/messages/:id/:platform', async (c) => {
    const { id, platform } = c.req.param();
    const document = talk.document(id);
    if (!document || !isPreviewPlatform(platform)) return c.notFound();
    return c.json(await preview(platform, document));
  });
  app.get('/api/events', (c) => {
    const since = Number(c.req.header('last-event-id') ?? c.req.query('since') ?? 0);
    const stream = streams.open(Number.isSafeInteger(since) ? since : 0);
    if (!stream)
      return c.json<Failure>({ error: 'Too many pages of this desk are open. Close one and reload.' }, 503);
    return c.body(stream, 200, {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    });
  });
  app.get('/api/complete', async (c) => {
    const { channel = '', thread, kind = '', typed = '', zone } = c.req.query();
    const request = { place: placeOf(channel, thread ?? null), asker, ...zoneOf(zone) };
    const found = await newsroom.complete(request, kind, typed.slice(0, 200));
    return c.json(found.slice(0, limits.choices));
  });
}

function writing(app: Hono, { room, talk }: Parts): void {
  app.post('/api/channels', async (c) => {
    const { name } = newChannelSchema.parse(await c.req.json());
    const channel = await room.open(name);
    return channel
      ? c.json(channel, 201)
      : c.json<Failure>({ error: `There is a channel “${name}” already, or no room for more.` }, 409);
  });
  app.post('/api/say', async (c) => c.json(await talk.say(saySchema.parse(await c.req.json()))));
  app.post('/api/press', async (c) => c.json(await talk.press(pressSchema.parse(await c.req.json()))));
}

function file(c: Call, asset: Asset | undefined): Response | Promise<Response> {
  if (!asset) return c.notFound();
  const headers = { 'Content-Type': asset.type, 'Cache-Control': 'no-cache', ETag: asset.etag };
  return c.req.header('if-none-match') === asset.etag
    ? c.body(null, 304, headers)
    : c.body(asset.content, 200, headers);
}

function tooLarge(c: Call): Response {
  return c.json<Failure>({ error: tooLong() }, 413);
}

function failure(error: Error, c: Call, log: Log): Response {
  if (error instanceof Refusal) return c.json<Failure>({ error: error.message }, error.status);
  if (error instanceof z.ZodError)
    return c.json<Failure>({ error: error.issues.map((issue) => issue.message).join(' ') }, 400);
  if (error instanceof SyntaxError) return c.json<Failure>({ error: 'That is not JSON.' }, 400);
  log.error({ error, path: c.req.path }, 'the desk failed to answer');
  return c.json<Failure>({ error: 'Something went wrong here. The log says more.' }, 500);
}
