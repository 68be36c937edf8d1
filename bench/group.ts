// `npm run bench -- group [ARTICLES]`: made-up articles put into stories as they arrive, beside grouping by plain minisearch.
// Milliseconds an article early and at the end, memory, and what the database keeps of the articles.
import { statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import MiniSearch from 'minisearch';
import { newGrouping, WINDOW } from '#src/ingest/group/grouping.ts';
import { profileOf } from '#src/ingest/group/profile.ts';
import { wordsByFrequency } from '#src/likeness/vectors.ts';
import { addArticle } from '#src/store/articles.ts';
import { openStore } from '#src/store/store.ts';
import { print } from './engines.ts';

const ARTICLES = Number(process.argv[2] ?? 10_000);
/** The peer finds among all articles that were: it is asked for so many, since it grows slow. */
const PEER_ARTICLES = Math.min(ARTICLES, 2_000);
const EARLY = 1_000;
/** Articles that a time is the mean of. */
const SPAN = 500;
const WORDS = 180;
/** A tenth of the articles begin a story; the others go on with one of the last so many. */
const STORIES = 300;

/** The same numbers in every run. */
function newRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
    return ((mixed ^ (mixed >>> 13)) >>> 0) / 4_294_967_296;
  };
}

const words = wordsByFrequency();
const random = newRandom(7);
const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;

/** A word as often as English has it: the one at rank n about an nth as often as the first. */
const common = (): string => words[Math.floor(words.length ** random()) - 1] ?? 'the';

const syllables = 'bra ven tor lin mak ost ul ren dal pir so gan fe hul quo sti ner wo zam kel'.split(' ');
const newName = (): string => {
  const name = Array.from({ length: 4 }, () => pick(syllables)).join('');
  return name.charAt(0).toUpperCase() + name.slice(1);
};

interface Event {
  readonly names: readonly string[];
  readonly words: readonly string[];
  readonly figure: number;
}

const newEvent = (): Event => ({
  names: [newName(), newName(), newName(), newName()],
  words: Array.from({ length: 25 }, () => words[200 + Math.floor(random() * 12_000)] ?? 'quay'),
  figure: Math.floor(random() * 500),
});

function textOf({ names, words: own, figure }: Event): string {
  const said = Array.from({ length: WORDS }, (_, at) => {
    if (at % 40 === 5) return `${figure} ${own[0] ?? ''}`;
    const draw = random();
    return draw < 0.08 ? pick(names) : draw < 0.3 ? pick(own) : common();
  });
  return said.join(' ');
}

const active: Event[] = [];
function nextText(): string {
  if (active.length === 0 || random() < 0.1) active.push(newEvent());
  if (active.length > STORIES) active.shift();
  return textOf(pick(active));
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Of what is still in use. */
function heapUsed(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

const megabytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(0)} MB`;

/** The mean of the milliseconds around a place in the row. */
const around = (times: readonly number[], place: number): number => {
  const span = times.slice(Math.max(0, place - SPAN), place);
  return span.reduce((sum, each) => sum + each, 0) / span.length;
};

function report(name: string, times: readonly number[], stories: number): number {
  const [early, late] = [around(times, EARLY), around(times, times.length)];
  print(
    `${name}: ${early.toFixed(2)} ms an article at ${EARLY}, ${late.toFixed(2)} ms at ${times.length}: ` +
      `${(late / early).toFixed(2)} times; ${stories} stories`,
  );
  return late;
}

const folder = await mkdtemp(join(tmpdir(), 'dateline-bench-'));
const store = await openStore(folder);
const grouping = newGrouping();
const ours: number[] = [];
let stories = 0;
const texts: string[] = [];
const before = heapUsed();
for (let number = 1; number <= ARTICLES; number += 1) {
  const text = nextText();
  if (texts.length < PEER_ARTICLES) texts.push(text);
  const start = performance.now();
  const profile = profileOf(text);
  const story = grouping.placementOf(profile).story ?? `s${(stories += 1)}`;
  grouping.add({ id: String(number), story, profile });
  ours.push(performance.now() - start);
  await addArticle(
    store.db,
    { id: String(number), address: null, digest: String(number), story, source: 's1', profile },
    { window: WINDOW, now: new Date(0) },
  );
}
const used = heapUsed() - before;
// Used once more, so that it was still there when memory was measured.
grouping.placementOf(profileOf(''));
const late = report('Dateline', ours, stories);
print(`  memory ${megabytes(used)}, ` + `database ${megabytes(statSync(join(folder, 'dateline.db')).size)}`);
await store.close();
await rm(folder, { recursive: true });

const peer = new MiniSearch<{ id: number; text: string; story: string }>({
  fields: ['text'],
  storeFields: ['story'],
});
let peerStories = 0;
const theirs = texts.map((text, id) => {
  const start = performance.now();
  const asked = new Set(text.toLowerCase().split(' ').slice(0, 50));
  const [best] = peer.search([...asked].join(' '));
  const story =
    best !== undefined && best.queryTerms.length > asked.size / 2
      ? (best['story'] as string)
      : `s${(peerStories += 1)}`;
  peer.add({ id, text, story });
  return performance.now() - start;
});
const peerLate = report('minisearch, the first 50 words asked', theirs, peerStories);
print(`Ratio at the end: ${(late / peerLate).toFixed(3)}`);
