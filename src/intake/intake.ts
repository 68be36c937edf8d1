// What becomes of an article that arrives: it is read, its story is found or begun, and what it tells is merged.
import { randomUUID } from 'node:crypto';
import { areOne } from '#briefings/story/join.ts';
import type { Joining } from '#briefings/story/change.ts';
import { merge } from '#briefings/story/merge.ts';
import { checkedStory } from '#briefings/story/parse.ts';
import { retract } from '#briefings/story/retract.ts';
import type { Source, Story } from '#briefings/story/story.ts';
import type { Article } from '#src/ingest/article/article.ts';
import { WINDOW } from '#src/ingest/group/grouping.ts';
import { profileOf, type Profile } from '#src/ingest/group/profile.ts';
import type { Reader } from '#src/ingest/reader/reader.ts';
import { joinWithin } from '#src/rearranging.ts';
import { addArticle, findArticle, renewArticle, type TakenArticle } from '#src/store/articles.ts';
import { inTurn } from '#src/store/engine.ts';
import { splitFrom } from '#src/store/moves/moves.ts';
import type { Database } from '#src/store/schema.ts';
import type { Store } from '#src/store/store.ts';
import { copiedFrom } from './copy.ts';
import { unreadable } from './readable.ts';
import { isRetraction } from './retraction.ts';
import { markOf, newShelf, type Mark, type Shelf } from './shelf.ts';

/** What was done to a story that is checked. */
const READ = 'read of an article';

/**
 * What became of an article, with the story that has it now.
 * `new`: it begins a story. `joined`: it tells more of a known one. `repeat`: a copy of an article that the story has.
 * `edited`: a known article has changed. `correction`: it puts right what was told before. `withdrawn`: its outlet has
 * taken it back, and what rests on it alone is withdrawn.
 * `same`: known, and unchanged. `kept`: the story was written by a person, and stays as it is.
 */
export type Intake =
  | {
      readonly outcome: 'new' | 'joined' | 'repeat' | 'edited' | 'correction' | 'withdrawn' | 'same' | 'kept';
      readonly story: Story;
    }
  | { readonly outcome: 'refused'; readonly reason: string };

/** How an article comes. */
export interface Arrival {
  /**
   * For the first time as far as its bringer knows, or as a later version of a known one. `withdrawn`: its server says
   * that it is gone for good, and there is nothing of it to be read.
   */
  readonly kind: 'new' | 'edited' | 'withdrawn';
  /** What its bringer knows it by: of an article without an address, its later versions come under the same key. */
  readonly key?: string;
}

/** @throws what the reader or the store throws; what is wrong with the article is an outcome */
export type Take = (article: Article, how: Arrival) => Promise<Intake>;

export interface IntakeSetting {
  readonly store: Store;
  readonly reader: Reader;
  readonly now: () => Date;
}

/** Articles may come at the same time: they are read side by side, and placed one after the other. */
export function newIntake(setting: IntakeSetting): Take {
  const shelf = newShelf(setting.store);
  return async (article, { kind, key }) => {
    const mark = markOf(article, key);
    if (kind === 'withdrawn' || isRetraction(article.text, article.title)) {
      await shelf.ready();
      return withdraw(mark, setting);
    }
    const reason = await unreadable(article);
    return reason === null ? takeReadable(article, mark, setting, shelf) : { outcome: 'refused', reason };
  };
}

/** Its outlet stands by an article no more. */
async function withdraw(mark: Mark, setting: IntakeSetting): Promise<Intake> {
  const { store, now } = setting;
  return store.db.transaction().execute(async (trx) => {
    await inTurn(trx, 'intake');
    const known = mark.address === null ? null : await findKnown(trx, store, mark);
    if (known === null)
      return { outcome: 'refused', reason: 'Its outlet has withdrawn that article. Nothing was added.' };
    const { story, source } = known;
    if (source?.text === undefined) return { outcome: 'kept', story };
    if (source.withdrawnAt !== undefined) return { outcome: 'same', story };
    const rest = checkedStory(retract(story, source.id, now().toISOString()), READ);
    await keep(trx, rest, setting);
    for (const half of await halvesWith(trx, story, source, store))
      await keep(trx, checkedStory(retract(half, source.id, now().toISOString()), READ), setting);
    return { outcome: 'withdrawn', story: rest };
  });
}

async function takeReadable(
  article: Article,
  mark: Mark,
  setting: IntakeSetting,
  shelf: Shelf,
): Promise<Intake> {
  const { store, reader } = setting;
  await shelf.ready();
  const before = await findKnown(store.db, store, mark);
  if (before !== null && isUnchanged(before.source, article)) return { outcome: 'same', story: before.story };
  const read = checkedStory(await reader.read(article), READ);
  if (read.claims.length === 0)
    return {
      outcome: 'refused',
      reason: 'Nothing that anybody states could be found in that article, so there is nothing to tell.',
    };
  const taking = { article, read, mark, profile: profileOf(headed(article), article.publishedAt) };
  return store.db.transaction().execute(async (trx) => {
    await inTurn(trx, 'intake');
    return place(trx, taking, setting, shelf);
  });
}

const headed = ({ title, text }: Article): string => (title === undefined ? text : `${title}\n${text}`);

interface Taking {
  readonly article: Article;
  /** The story of the article alone. */
  readonly read: Story;
  readonly mark: Mark;
  readonly profile: Profile;
}

interface Known {
  readonly article: TakenArticle;
  readonly story: Story;
  readonly source: Source | undefined;
}

/** What was withdrawn and stands again has changed. */
const isUnchanged = (source: Source | undefined, { text }: Article): boolean =>
  source?.text === text && source.withdrawnAt === undefined;

async function findKnown(db: Database, { stories }: Store, mark: Mark): Promise<Known | null> {
  const article = await findArticle(db, mark);
  const story = article === null ? null : await stories.get(article.story, db);
  if (article === null || story === null) return null;
  return { article, story, source: story.sources.find(({ id }) => id === article.source) };
}

async function place(trx: Database, taking: Taking, setting: IntakeSetting, shelf: Shelf): Promise<Intake> {
  const { store, now } = setting;
  const known = await findKnown(trx, store, taking.mark);
  if (known !== null) return placeKnown(trx, taking, known, setting);
  await shelf.catchUp(trx);
  const { story: id, others } = shelf.grouping.placementOf(taking.profile);
  const story = id === null ? null : await store.stories.get(id, trx);
  if (story === null) {
    const begun = await freeId(trx, store, taking.read);
    await write(trx, taking, { story: begun.id, source: begun.sources[0]?.id ?? '' }, now());
    await keep(trx, begun, setting);
    return { outcome: 'new', story: begun };
  }
  const copy = copiedFrom(taking.article.text, story.sources.slice(-MOST_COMPARED));
  const merged = merge(story, taking.read, {
    at: now().toISOString(),
    ...(copy === null ? {} : { copy }),
  });
  const checked = checkedStory(merged.story, READ);
  await write(trx, taking, { story: checked.id, source: merged.source }, now());
  await keep(trx, checked, setting);
  const outcome = merged.corrected.length > 0 ? 'correction' : copy === null ? 'joined' : 'repeat';
  return { outcome, story: await joinedWith(trx, checked, others, setting) };
}

/** The article may show that stories are one which began apart: then they are joined, where that is sure. */
async function joinedWith(
  trx: Database,
  story: Story,
  others: readonly string[],
  { store, now }: IntakeSetting,
): Promise<Story> {
  let whole = story;
  for (const id of others) {
    const other = await store.stories.get(id, trx);
    if (other === null || other.id === whole.id || !areOne(whole, other)) continue;
    const [older, newer] =
      Date.parse(other.firstSeen) < Date.parse(whole.firstSeen) ? [other, whole] : [whole, other];
    whole = await joinWithin(trx, { story: older, other: newer, store, now: now() });
  }
  return whole;
}

/** Sources of a story among which a copy is looked for: the newest. */
const MOST_COMPARED = 50;

async function placeKnown(
  trx: Database,
  { article, read, mark }: Taking,
  { article: taken, story, source }: Known,
  setting: IntakeSetting,
): Promise<Intake> {
  // A story that was written by hand knows more than this reading.
  if (source?.text === undefined) return { outcome: 'kept', story };
  if (isUnchanged(source, article)) return { outcome: 'same', story };
  // What somebody copied is a copy in its later versions as well.
  const others = story.sources.filter(({ id }) => id !== source.id).slice(-MOST_COMPARED);
  const copy = source.origin === undefined ? null : copiedFrom(article.text, others);
  const how = {
    at: setting.now().toISOString(),
    replaces: source.id,
    ...(copy === null ? {} : { copy }),
  };
  const { left, corrected } = await placeInHalves(trx, { story, source, read, how }, setting);
  const merged = merge(story, left, how);
  const checked = checkedStory(merged.story, READ);
  await keep(trx, checked, setting);
  await renewArticle(trx, taken.id, mark.digest);
  return { outcome: merged.corrected.length + corrected > 0 ? 'correction' : 'edited', story: checked };
}

/** The stories that were split from this one and rest on the same article. */
async function halvesWith(
  trx: Database,
  story: Story,
  source: Source,
  { stories }: Store,
): Promise<readonly Story[]> {
  const found = await Promise.all((await splitFrom(trx, story.id)).map((id) => stories.get(id, trx)));
  return found.filter(
    (half) =>
      half !== null &&
      half.id !== story.id &&
      half.sources.some(({ id, text }) => id === source.id && text === source.text),
  ) as readonly Story[];
}

interface Later {
  readonly story: Story;
  readonly source: Source;
  readonly read: Story;
  readonly how: Joining & { readonly replaces: string };
}

/**
 * The later version of an article that several halves of a story rest on: each is told what concerns its own claims.
 * @returns what is left of the reading for the story itself, and how many claims were put right in the others
 */
async function placeInHalves(
  trx: Database,
  { story, source, read, how }: Later,
  setting: IntakeSetting,
): Promise<{ readonly left: Story; readonly corrected: number }> {
  const taken = new Set<string>();
  let corrected = 0;
  for (const half of await halvesWith(trx, story, source, setting.store)) {
    const merged = merge(half, read, { ...how, knownOnly: true });
    await keep(trx, checkedStory(merged.story, READ), setting);
    for (const id of merged.matched) taken.add(id);
    corrected += merged.corrected.length;
  }
  if (taken.size === 0) return { left: read, corrected };
  const claims = read.claims
    .filter(({ id }) => !taken.has(id))
    .map((claim) => ({ ...claim, links: claim.links.filter((link) => !taken.has(link.claim)) }));
  return { left: { ...read, claims }, corrected };
}

const keep = (trx: Database, story: Story, { store, now }: IntakeSetting): Promise<void> =>
  store.stories.put(story, now(), trx);

/** Two articles may give one id: by chance, or because they are one text without an address. */
async function freeId(trx: Database, { stories }: Store, story: Story): Promise<Story> {
  for (let number = 1; ; number++) {
    const id = number === 1 ? story.id : `${story.id}-${number}`;
    if ((await stories.get(id, trx)) === null) return { ...story, id };
  }
}

const write = (
  trx: Database,
  { mark, profile }: Taking,
  at: { readonly story: string; readonly source: string },
  now: Date,
): Promise<number> => addArticle(trx, { id: randomUUID(), ...mark, ...at, profile }, { window: WINDOW, now });
