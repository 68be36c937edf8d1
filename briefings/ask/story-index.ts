// A story made ready for questions: who speaks in each claim, whom it concerns, what it can be found by.
import MiniSearch from 'minisearch';
import { momentOf, momentText } from '../story/date.ts';
import type { Claim, Story } from '../story/story.ts';
import { castOf, mentionsIn, voiceId, type Cast } from './cast.ts';
import { keysOf } from './phrases.ts';
import { sentencesOf, type Sentences } from './sentence.ts';
import { conceptsOf, isStopWord, LOOSELY, plain, wordsOf } from './words.ts';

/** A claim with what questions need of it. */
export interface Entry {
  readonly claim: Claim;
  /** Its position in the story. */
  readonly order: number;
  /** Stems and groups of all that it says. */
  readonly keys: ReadonlySet<string>;
  /** Stems and groups of the rest of its sentence, and of what its speakers are. */
  readonly around: ReadonlySet<string>;
  /** Where each stem and group stands in its words. */
  readonly positions: ReadonlyMap<string, readonly number[]>;
  /** Ids of those who say it. */
  readonly speakers: ReadonlySet<string>;
  /** Ids of those with whom its words begin: whose doing or position it tells. */
  readonly subjects: ReadonlySet<string>;
  /** Ids of all who speak in it, are its subject or are named in it. */
  readonly actors: ReadonlySet<string>;
}

/** What a claim says, with its quotation. */
export const wordsIn = ({ claim }: Entry): string => `${claim.text} ${claim.quote?.text ?? ''}`;

export interface StoryIndex {
  readonly story: Story;
  readonly cast: Cast;
  /** The claims that stand: what was withdrawn or superseded answers no question but what has changed. */
  readonly entries: readonly Entry[];
  readonly gone: readonly Entry[];
  readonly byId: ReadonlyMap<string, Entry>;
  /** How many standing claims have a key. */
  readonly frequency: ReadonlyMap<string, number>;
  /** The keys of headline and summary: what the whole story is about. */
  readonly frame: ReadonlySet<string>;
  /** The claims that link to this one, by the kind of link. */
  readonly deniers: ReadonlyMap<string, readonly Entry[]>;
  readonly repliers: ReadonlyMap<string, readonly Entry[]>;
  readonly supporters: ReadonlyMap<string, readonly Entry[]>;
  /** The claim that comes just before in the text of the same source, where the text is known. */
  readonly before: ReadonlyMap<Entry, Entry>;
  /** The claims in the order of their texts, those without a place in a text last. */
  readonly inText: readonly Entry[];
  /** The position of each claim in that order. */
  readonly places: ReadonlyMap<Entry, number>;
  /** Every word of the story, for the correction of slips. */
  readonly vocabulary: ReadonlySet<string>;
  /** The common nouns, verbs and adjectives of its claims, each with its stem. */
  readonly common: readonly (readonly [text: string, stem: string])[];
  readonly search: MiniSearch;
  readonly sentences: Sentences;
}

const indexes = new WeakMap<Story, StoryIndex>();

/** The index of a story, made when it is first asked for. Stories are values: a changed one is another object. */
export function indexOf(story: Story): StoryIndex {
  const known = indexes.get(story);
  if (known) return known;
  const made = makeIndex(story);
  indexes.set(story, made);
  return made;
}

function makeIndex(story: Story): StoryIndex {
  const cast = castOf(story);
  const initials = initialsOf(story);
  const sentences = sentencesOf(story);
  const all = story.claims.map((claim, order) =>
    entryOf({ story, cast, initials }, claim, order, sentences.of.get(claim.id)?.text ?? ''),
  );
  const stands = (entry: Entry): boolean =>
    entry.claim.status !== 'superseded' && entry.claim.status !== 'withdrawn';
  const entries = all.filter(stands);
  const inText = inTextOf(entries);
  return {
    story,
    cast,
    entries,
    gone: all.filter((entry) => !stands(entry)),
    byId: new Map(all.map((entry) => [entry.claim.id, entry])),
    frequency: frequencyOf(entries),
    frame: new Set(keysOf(`${story.headline} ${story.summary}`)),
    deniers: linked(entries, 'denies'),
    repliers: linked(entries, 'responds_to'),
    supporters: linked(entries, 'supports'),
    before: beforeOf(placedOf(entries)),
    inText,
    places: new Map(inText.map((entry, at) => [entry, at])),
    vocabulary: vocabularyOf(story, cast),
    common: commonOf(entries, sentences),
    search: searchOf(story, entries),
    sentences,
  };
}

/** What the claims of one story have in common. */
interface Common {
  readonly story: Story;
  readonly cast: Cast;
  readonly initials: Initials;
}

/** @param sentence the words of the one that it stands in */
function entryOf({ story, cast, initials }: Common, claim: Claim, order: number, sentence: string): Entry {
  const speakers = new Set(claim.attribution.map((each) => each.speaker ?? voiceId(each.name)));
  const via = claim.attribution.flatMap((each) => each.via ?? []);
  const named = mentionsIn(cast, wordsOf(plain(`${claim.text} ${claim.quote?.text ?? ''}`))).filter(
    (mention) => mention.actors.length === 1,
  );
  const opening = named.filter((mention) => mention.by === 'name' && mention.from <= 1);
  return {
    claim,
    order,
    keys: new Set([
      ...keysOf(`${claim.text} ${besides(story, claim)}`),
      ...shortAndLong(initials, claim.text),
    ]),
    around: new Set(keysOf(`${sentence} ${rolesOf(cast, claim)}`)),
    positions: positionsOf(claim),
    speakers,
    subjects: new Set(opening.flatMap((mention) => mention.actors)),
    actors: new Set([...speakers, ...via, ...claim.about, ...named.flatMap((mention) => mention.actors)]),
  };
}

const rolesOf = (cast: Cast, claim: Claim): string =>
  claim.attribution.map(({ speaker }) => (speaker && cast.actors.get(speaker)?.role) ?? '').join(' ');

/** Short forms of names (`eu`) with the words that they stand for, as far as the story has both. */
type Initials = ReadonlyMap<string, string>;

const RUN = /\p{Lu}[\p{L}'’-]+(?: (?:of|for|and|the|on) \p{Lu}[\p{L}'’-]+| \p{Lu}[\p{L}'’-]+)+/gu;
const SHORT = /\b(?:\p{Lu}\.?){2,6}(?!\p{L})/gu;

function initialsOf(story: Story): Initials {
  const text = [story.headline, story.summary, ...story.claims.map((claim) => claim.text)].join('\n');
  const short = new Set((text.match(SHORT) ?? []).map((each) => each.replaceAll('.', '')));
  return new Map(
    (text.match(RUN) ?? []).flatMap((run) => {
      const letters = (run.match(/\p{Lu}/gu) ?? []).join('');
      return letters.length > 1 && (short.has(letters) || letters.length === 2)
        ? [[letters.toLowerCase(), run] as const]
        : [];
    }),
  );
}

/** The keys of the short form where the claim has the long one, and of the long one where it has the short. */
function shortAndLong(initials: Initials, text: string): readonly string[] {
  const short = (text.match(SHORT) ?? []).map((each) => each.replaceAll('.', '').toLowerCase());
  const long = text.match(RUN) ?? [];
  return [...initials].flatMap(([letters, run]) => [
    ...(long.some((each) => each.includes(run)) ? [letters] : []),
    ...(short.includes(letters) ? keysOf(run) : []),
  ]);
}

function positionsOf(claim: Claim): ReadonlyMap<string, readonly number[]> {
  const positions = new Map<string, number[]>();
  wordsOf(plain(`${claim.text} ${claim.quote?.text ?? ''}`)).forEach((word, at) => {
    for (const key of [word.stem, ...conceptsOf(word.stem)]) {
      const known = positions.get(key);
      if (known) known.push(at);
      else positions.set(key, [at]);
    }
  });
  return positions;
}

/** What a claim says beside its text: quotation, speakers and how they said it, time, figures. */
function besides(story: Story, claim: Claim): string {
  const moment = momentOf(story, claim.when);
  return [
    claim.quote?.text ?? '',
    ...claim.attribution.flatMap((each) => [each.name, each.cue, each.viaName ?? '']),
    moment ? `${moment.text} ${momentText(moment)}` : '',
    ...claim.figures.map((figure) => `${figure.unit} ${figure.of}`),
    claim.legalStage?.replace('_', ' ') ?? '',
    KIND_WORDS[claim.kind] ?? '',
  ].join(' ');
}

/** What a claim of this kind is called, where a question may call it so: "the accusation", "the denial". */
const KIND_WORDS: Partial<Record<Claim['kind'], string>> = {
  allegation: 'accusation',
  denial: 'denial',
  reaction: 'reaction',
  plan: 'plan',
  assessment: 'assessment',
  analysis: 'analysis',
};

function frequencyOf(entries: readonly Entry[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const entry of entries) for (const key of entry.keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function linked(
  entries: readonly Entry[],
  type: Claim['links'][number]['type'],
): ReadonlyMap<string, readonly Entry[]> {
  const map = new Map<string, Entry[]>();
  for (const entry of entries)
    for (const link of entry.claim.links.filter((each) => each.type === type)) {
      const sources = map.get(link.claim);
      if (sources) sources.push(entry);
      else map.set(link.claim, [entry]);
    }
  return map;
}

/** What stands further apart than this has little to do with each other. */
const NEAR = 400;

interface Placed {
  readonly entry: Entry;
  readonly source: string;
  readonly start: number;
}

function placedOf(entries: readonly Entry[]): readonly Placed[] {
  const placed = entries.flatMap((entry) => {
    const [span] = entry.claim.evidence;
    return span?.start === undefined ? [] : [{ entry, source: span.source, start: span.start }];
  });
  return placed.sort((a, b) => a.source.localeCompare(b.source) || a.start - b.start);
}

function beforeOf(placed: readonly Placed[]): ReadonlyMap<Entry, Entry> {
  return new Map(
    placed.flatMap((each, at): [Entry, Entry][] => {
      const last = placed[at - 1];
      return last?.source === each.source && each.start - last.start <= NEAR
        ? [[each.entry, last.entry]]
        : [];
    }),
  );
}

const inTextOf = (entries: readonly Entry[]): readonly Entry[] => [
  ...new Set([...placedOf(entries).map((each) => each.entry), ...entries]),
];

function vocabularyOf(story: Story, cast: Cast): ReadonlySet<string> {
  const claims = story.claims.map((claim) => `${claim.text} ${claim.quote?.text ?? ''}`);
  const words = wordsOf(plain([story.headline, story.summary, ...claims].join('\n')));
  const names = [...cast.names.values()].flatMap((forms) => forms.flatMap((form) => form.words));
  return new Set([...words.map((word) => word.text), ...names, ...cast.roles.keys()]);
}

/** Words that are written small somewhere: names are not like other words. */
function commonOf(entries: readonly Entry[], sentences: Sentences): readonly (readonly [string, string])[] {
  const found = new Map<string, string>();
  const texts = entries.flatMap((entry) => [
    wordsIn(entry),
    ...entry.claim.attribution.map(({ cue }) => cue),
    sentences.of.get(entry.claim.id)?.text ?? '',
  ]);
  for (const text of new Set(texts)) {
    const small = text.replace(/(?<=\S\s+["“‘(]?)\p{Lu}[\p{L}'’.-]*/gu, ' ');
    for (const word of wordsOf(plain(small)))
      if (!isStopWord(word) && /^[a-z]{3,}$/u.test(word.text)) found.set(word.text, word.stem);
  }
  return [...found];
}

/** So many claims that a search must choose what it looks for. */
const LONG = 1200;

export const isLong = (entries: readonly Entry[]): boolean => entries.length >= LONG;

/** Text is searched by keys that are made beforehand: stems and groups of meaning; the loose groups of a short story. */
const byKeys = (long: boolean) => ({
  tokenize: (text: string): string[] => keysOf(text).filter((key) => !long || !key.startsWith(LOOSELY)),
  processTerm: (key: string): string => key,
});

function searchOf(story: Story, entries: readonly Entry[]): MiniSearch {
  const search = new MiniSearch({ fields: ['text', 'besides'], ...byKeys(isLong(entries)) });
  const names = new Map(story.actors.map((actor) => [actor.id, actor.name]));
  search.addAll(
    entries.map(({ claim, order }) => ({
      id: order,
      text: `${claim.text} ${claim.quote?.text ?? ''}`,
      besides: `${besides(story, claim)} ${claim.about.map((actor) => names.get(actor) ?? '').join(' ')}`,
    })),
  );
  return search;
}
