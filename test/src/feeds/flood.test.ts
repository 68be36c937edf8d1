// Hostile feeds and the whole bot: what they send is followed to the messages on both platforms, where nothing stands twice.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { documentText } from '#briefings/document.ts';
import type { Place } from '#briefings/place.ts';
import { readConfig } from '#src/config.ts';
import { startDateline, type Dateline } from '#src/dateline.ts';
import type { Stage } from '#test/adapters/stage.ts';
import { openStage as openDiscord } from '#test/fakes/discord/stage.ts';
import { openStage as openSlack } from '#test/fakes/slack/stage.ts';
import { newDirectory, newTestLog } from '../world.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 2, 2, 9);

interface Item {
  readonly guid: string;
  readonly title: string;
  readonly text: string;
  readonly date?: string;
}

const item = (guid: string, title: string, text: string): Item => ({ guid, title, text });

/** Three stories of our own making, with nothing in common but the paper. */
const FERRY = item(
  'ferry',
  'Alderholt closes its ferry for good',
  'The Alderholt council voted on Monday to close the ferry across the Wend, its clerk said. About 412 people take the ferry each day, according to the harbour office. “A boat that leaks cannot be kept afloat by affection,” the harbour master said. Commuters called the vote a mistake and said that they would ask a court to stop it.',
);
const PLAGUE = item(
  'plague',
  'Sheep plague found on two farms near Tarn Fell',
  'Veterinary inspectors confirmed sheep plague on two farms near Tarn Fell on Monday, the farm ministry said. Some 1,900 animals will be culled, according to the ministry. The shepherds’ union said that its members had warned of sick lambs since January. Markets in the district are to stay shut until Friday.',
);
const COMET = item(
  'comet',
  'Observatory at Quill loses its largest mirror',
  'The largest mirror of the Quill observatory cracked during a cleaning on Sunday, the university said. Astronomers will have to observe the comet with the old telescope, the director said. A replacement would cost 6.5 million crowns, according to the university. Insurers have not said whether they will pay.',
);
const ITEMS: readonly Item[] = [FERRY, PLAGUE, COMET];

let server: Server;
let base: string;
let body: () => string | Buffer;
let type: string;
let clock: number;
let stages: readonly [Stage, Stage];
let places: readonly [Place, Place];
let directory: ReturnType<typeof newDirectory>;
let log: ReturnType<typeof newTestLog>;
let bot: Dateline;

beforeEach(async () => {
  clock = START;
  type = 'application/rss+xml';
  body = () => feed([]);
  server = createServer((_, response) => response.writeHead(200, { 'content-type': type }).end(body()));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  directory = newDirectory();
  log = newTestLog();
  stages = [await openSlack(), await openDiscord()];
  places = [stages[0].channel, stages[1].channel];
  const env = Object.assign({}, ...stages.map((stage) => stage.env)) as Record<string, string>;
  const config = await readConfig({
    ...env,
    PORT: '0',
    DATA_DIR: directory.path,
    ZONE: 'UTC',
    FETCH_LOOPBACK: 'on',
  });
  bot = await startDateline({ config, now: () => new Date(clock), log });
});

afterEach(async () => {
  await bot.close();
  for (const stage of stages) await stage.close();
  server.closeAllConnections();
  server.close();
  directory.remove();
});

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const feed = (items: readonly Item[], before = ''): string =>
  `<?xml version="1.0"?>${before}<rss version="2.0"><channel><title>The Vale Post</title><link>${base}/</link>${items
    .map(
      ({ guid, title, text, date = new Date(clock - HOUR / 4).toUTCString() }) =>
        `<item><guid isPermaLink="false">${guid}</guid><title>${escaped(title)}</title><pubDate>${date}</pubDate><description>${escaped(text)}</description></item>`,
    )
    .join('')}</channel></rss>`;

async function say(place: Place, text: string): Promise<string> {
  const asker = { id: 'U1', manager: true } as const;
  return documentText(await bot.newsroom.handle({ place, asker, input: { type: 'words', text } }));
}

/** An hour later: feeds are asked, articles are read, what is due is posted. */
async function hour(): Promise<void> {
  clock += HOUR;
  for (const minutes of [0, 1, 2]) {
    clock += 60_000 * minutes;
    await bot.tick();
  }
}

/** What everybody in a channel and its threads sees, a message each. */
const seenOn = (stage: Stage): readonly string[] =>
  stage
    .messages()
    .filter(({ ephemeral }) => !ephemeral)
    .map(({ payload }) => stage.read([payload]).text);

/** Of each article, one sentence, and how many messages have it. */
const TOLD = ['close the ferry', 'cracked during a cleaning', 'animals will be culled'];
const counts = (): readonly (readonly number[])[] =>
  stages.map((stage) => TOLD.map((words) => seenOn(stage).filter((text) => text.includes(words)).length));

const ONCE = [
  [1, 1, 1],
  [1, 1, 1],
];

const list = (): Promise<string> => say(places[0], 'feeds list');

const stored = (): number => statSync(join(directory.path, 'dateline.db')).size;

/** 50,000 items, each with a title of its own. */
const flood = (): string => {
  const items = Array.from(
    { length: 50_000 },
    (_, at) => `<item><guid>${at}</guid><title>Notice ${at}</title></item>`,
  );
  return feed([]).replace('</channel>', `${items.join('')}</channel>`);
};

const BOMB = `<!DOCTYPE x [<!ENTITY b0 "ha">${Array.from({ length: 9 }, (_, at) => `<!ENTITY b${at + 1} "${`&b${at};`.repeat(10)}">`).join('')}]>`;

test(
  'nothing that a hostile feed sends is posted twice, and the list says how it stands',
  { timeout: 120_000 },
  async () => {
    body = () => feed([FERRY]);
    await say(places[0], `feeds add ${base}/feed`);
    await hour();
    for (const place of places) {
      await say(place, 'schedule add every hour');
      await say(place, 'follow ferry');
    }
    // One guid for all, another at every poll, dates that cannot be.
    body = () => feed(ITEMS.map((each) => ({ ...each, guid: 'same' })));
    await hour();
    await hour();
    expect(counts()).toEqual(ONCE);
    let poll = 0;
    body = () => feed(ITEMS.map((each) => ({ ...each, guid: `${each.guid}${poll++}` })));
    await hour();
    for (const date of ['Thu, 01 Jan 1970 00:00:00 GMT', 'Sun, 01 Jan 2090 00:00:00 GMT', 'long ago']) {
      body = () => feed(ITEMS.map((each) => ({ ...each, date })));
      await hour();
    }
    expect(counts()).toEqual(ONCE);
    expect(await list()).toMatch(/The Vale Post · read .* · 3 articles read$/m);
    const size = stored();
    const floods: readonly (readonly [body: () => string | Buffer, says: RegExp])[] = [
      [flood, /too many at once, \d+ were left out/],
      [() => feed([{ ...FERRY, title: 'x'.repeat(10_000_000) }]), /failing .*far more than an article needs/],
      [() => feed(ITEMS, BOMB).replaceAll(/Commuters|Astronomers/g, (word) => `&b9;${word}`), /· read /],
      [() => 'Log in, please', /failing .*no feed/],
    ];
    for (const [sent, says] of floods) {
      body = sent;
      clock += 12 * HOUR;
      await hour();
      expect(await list()).toMatch(says);
    }
    expect(counts()).toEqual(ONCE);
    expect(stages.flatMap(seenOn).filter((text) => /&b\d|Notice|xxx/.test(text))).toEqual([]);
    expect(Math.max(...stages.map((stage) => seenOn(stage).length))).toBeLessThan(20);
    expect(stored()).toBeLessThan(size + 200_000);
    expect(stages.flatMap((stage) => stage.refusals())).toEqual([]);
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  },
);
