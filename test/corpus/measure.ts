// How well a reader reads: what it found of an article's marks, counted.
import type { Claim, Story } from '#briefings/story/story.ts';
import type { MarkedClaim } from './claim.ts';
import { covered, jaccard, length, lines, means, same, shared, trimmed } from './compare.ts';
import type { MarkedArticle, MarkedAttribution, Span } from './corpus.ts';

/** Of things marked, of things read, of things right. Recall alone where `read` stays 0. */
export interface Count {
  marked: number;
  read: number;
  right: number;
}

export type Metric =
  | 'source exact'
  | 'cue exact'
  | 'content exact'
  | 'cue matched'
  | 'whole attribution'
  | 'recall on speech cues'
  | 'speaker of quote'
  | 'resolved name'
  | 'via found'
  | 'claim found'
  | 'claim speaker'
  | 'claim via'
  | 'claim status'
  | 'must be marked and is'
  | 'claim certainty'
  | 'claim polarity'
  | 'claim sourcing'
  | 'claim date'
  | 'claim fidelity'
  | 'date found'
  | 'date value';

export type Counts = ReadonlyMap<Metric, Count>;

export interface Miss {
  readonly metric: Metric;
  readonly article: string;
  readonly marked: string;
  readonly read: string;
}

/** What a reader's attribution points at; claims that share a cue are one attribution. */
interface ReadAttribution {
  source?: Span;
  cue?: Span;
  content: Span[];
}

export class Tally {
  readonly counts = new Map<Metric, Count>();
  readonly misses: Miss[] = [];

  add(metric: Metric, right: number, marked = 1, read = 0): void {
    const count = this.counts.get(metric) ?? { marked: 0, read: 0, right: 0 };
    this.counts.set(metric, {
      marked: count.marked + marked,
      read: count.read + read,
      right: count.right + right,
    });
  }
}

/** Adds what `story`, read from the article's text, has right and wrong. */
export function measure(article: MarkedArticle, story: Story, tally: Tally): void {
  const outer = article.attributions.filter(({ nested }) => !nested);
  measureAttributions(article, outer, readAttributions(story, article.text), tally);
  for (const gold of outer) measureSpeaker(article, gold, story, tally);
  for (const claim of article.claims) measureClaim(article, claim, story, tally);
  if (article.dates) measureDates(article, story, tally);
}

function readAttributions(story: Story, text: string): ReadAttribution[] {
  const found = new Map<string, ReadAttribution>();
  for (const claim of story.claims)
    for (const { at } of claim.attribution) {
      const cue = placed(at.cue);
      const source = placed(at.speaker);
      const head = cue ?? source;
      if (!head) continue;
      const key = `${head.start}-${head.end}`;
      const entry = found.get(key) ?? { content: [] };
      found.set(key, entry);
      if (cue) entry.cue = cue;
      if (source) entry.source = source;
      for (const span of claim.evidence.flatMap((each) => placed(each) ?? []))
        for (const line of lines(text, span))
          if (!entry.content.some((other) => same(other, line))) entry.content.push(line);
    }
  return [...found.values()];
}

const placed = (
  span: { start?: number | undefined; end?: number | undefined } | undefined,
): Span | undefined =>
  span?.start === undefined || span.end === undefined ? undefined : { start: span.start, end: span.end };

function measureAttributions(
  article: MarkedArticle,
  gold: readonly MarkedAttribution[],
  read: readonly ReadAttribution[],
  tally: Tally,
): void {
  const { text } = article;
  countExact(tally, 'source exact', text, [gold, read].map(eachSource));
  countExact(tally, 'cue exact', text, [gold, read].map(eachCue));
  countExact(tally, 'content exact', text, [gold, read].map(eachContent));
  const free = new Set(read);
  let matched = 0;
  let whole = 0;
  for (const each of gold) {
    const match = bestMatch(each, free);
    if (match) free.delete(match);
    const right = match !== undefined && isWhole(each, match);
    if (match) matched++;
    if (right) whole++;
    if (each.cue && SPEECH.test(words(text, each.cue))) tally.add('recall on speech cues', Number(right));
    if (!right)
      tally.misses.push({
        metric: match ? 'whole attribution' : 'cue matched',
        article: article.id,
        marked: describe(text, each),
        read: match ? describe(text, match) : '–',
      });
  }
  for (const extra of free)
    tally.misses.push({
      metric: 'cue matched',
      article: article.id,
      marked: '–',
      read: describe(text, extra),
    });
  tally.add('cue matched', matched, gold.length, read.length);
  tally.add('whole attribution', whole, gold.length, read.length);
}

const SPEECH =
  /^(?:(?:has|have|had|also|later|have also|had also) )?(?:said|says|say|told|tells|added|adds|adding|according to|wrote|announced|reported|asked|stated)\b/i;

type Sides = Pick<ReadAttribution, 'source' | 'cue'> & { readonly content: readonly Span[] };
const eachSource = (all: readonly Sides[]): Span[] => all.flatMap(({ source }) => source ?? []);
const eachCue = (all: readonly Sides[]): Span[] => all.flatMap(({ cue }) => cue ?? []);
const eachContent = (all: readonly Sides[]): Span[] => all.flatMap(({ content }) => content);

function countExact(tally: Tally, metric: Metric, text: string, sides: readonly Span[][]): void {
  const [gold, read] = sides.map(
    (spans) =>
      new Set(
        spans.map((span) => {
          const { start, end } = trimmed(text, span);
          return `${start}-${end}`;
        }),
      ),
  );
  if (!gold || !read) return;
  tally.add(metric, [...gold].filter((span) => read.has(span)).length, gold.size, read.size);
}

function bestMatch(gold: MarkedAttribution, free: ReadonlySet<ReadAttribution>): ReadAttribution | undefined {
  const head = gold.cue ?? gold.source;
  if (!head) return undefined;
  const near = [...free].filter(({ cue, source }) => shared(cue ?? source ?? NOWHERE, head) > 0);
  const score = (each: ReadAttribution): number =>
    shared(each.cue ?? each.source ?? NOWHERE, head) + jaccard(each.content, gold.content);
  return near.sort((a, b) => score(b) - score(a))[0];
}

const NOWHERE: Span = { start: 0, end: 0 };

function isWhole(gold: MarkedAttribution, read: ReadAttribution): boolean {
  const speaker =
    gold.source === undefined || (read.source !== undefined && shared(gold.source, read.source) > 0);
  return speaker && jaccard(gold.content, read.content) >= 0.5;
}

/** Who is named for the words: of a quotation by the mention, of any content by the resolved name. */
function measureSpeaker(article: MarkedArticle, gold: MarkedAttribution, story: Story, tally: Tally): void {
  const { source, name } = gold;
  if (!source || name === undefined) return;
  for (const span of gold.content.filter((each) => isQuotation(words(article.text, each)))) {
    const quoting = story.claims.filter(({ quote }) => covers([placed(quote?.at)], span));
    const right = quoting.some(({ attribution }) =>
      attribution.some(({ at }) => shared(placed(at.speaker) ?? NOWHERE, source) > 0),
    );
    tally.add('speaker of quote', Number(right));
    if (!right) miss(tally, 'speaker of quote', article, span, quoting);
  }
  const main = [...gold.content].sort((a, b) => length(b) - length(a))[0] ?? NOWHERE;
  const claims = story.claims.filter((claim) => claim.attribution.length > 0 && covers(spansOf(claim), main));
  const described = !article.cast.includes(name);
  const isNamed = claims.some(({ attribution }) =>
    attribution.some((each) => means(each.name, name, described)),
  );
  if (!PRONOUN.test(name)) tally.add('resolved name', Number(isNamed));
  if (!PRONOUN.test(name) && !isNamed) miss(tally, 'resolved name', article, source, claims, name);
  if (gold.viaName === undefined || isOwn(gold.viaName, article)) return;
  const viaName = gold.viaName;
  tally.add(
    'via found',
    Number(claims.some((claim) => viasOf(claim, story).some((read) => means(read, viaName)))),
  );
}

/** Nobody's name: the mention stands for somebody whom the article describes elsewhere, in words too many to choose. */
const PRONOUN = /^(?:s?he|it|they|we|who|which|one|both|another|others?|some|two|several|her|his|its)$/i;

/** “Told this newspaper”: the outlet itself is no via. */
const isOwn = (via: string, { outlet }: MarkedArticle): boolean =>
  via === 'the newspaper' || means(outlet, via) || outlet.endsWith(via.replace(/^the /i, ''));

const isQuotation = (content: string): boolean =>
  /^["“‘]/.test(content) && /["”’]$/.test(content) && content.split(/\s+/).length >= 3;

const spansOf = (claim: Claim): (Span | undefined)[] => [
  ...claim.evidence.map(placed),
  placed(claim.quote?.at),
];

const covers = (spans: readonly (Span | undefined)[], span: Span): boolean =>
  covered(
    span,
    spans.flatMap((each) => each ?? []),
  ) *
    2 >=
  length(span);

function measureClaim(article: MarkedArticle, gold: MarkedClaim, story: Story, tally: Tally): void {
  const claim = claimAt(story, gold);
  tally.add('claim found', Number(claim !== undefined));
  const right = claim ? judge(gold, claim, article, story) : undefined;
  for (const metric of PARTS) tally.add(metric, Number(right?.get(metric) ?? false));
  if (gold.status.every((each) => each !== 'attributed' && each !== 'established'))
    tally.add('must be marked and is', Number(right?.get('claim status') ?? false));
  if (gold.when !== undefined) {
    const moment = story.moments.find(({ id }) => id === claim?.when);
    tally.add('claim date', Number(moment?.start?.startsWith(gold.when) ?? false));
  }
  tally.add('claim fidelity', Number(FIDELITY.every((metric) => right?.get(metric))));
  for (const metric of PARTS)
    if (!right?.get(metric))
      tally.misses.push({
        metric,
        article: article.id,
        marked: describeGold(gold),
        read: describeClaim(claim),
      });
}

const FIDELITY = ['claim speaker', 'claim via', 'claim status', 'claim certainty', 'claim polarity'] as const;
const PARTS = [...FIDELITY, 'claim sourcing'] as const;

/** The claim that rests on most of the anchor; of several, the one that rests on least else. */
function claimAt(story: Story, gold: MarkedClaim): Claim | undefined {
  const size = (claim: Claim): number =>
    claim.evidence.reduce((sum, span) => sum + length(placed(span) ?? NOWHERE), 0);
  const hold = (claim: Claim): number =>
    covered(
      gold,
      claim.evidence.flatMap((span) => placed(span) ?? []),
    );
  return story.claims
    .filter((claim) => hold(claim) * 2 >= length(gold))
    .sort((a, b) => hold(b) - hold(a) || size(a) - size(b))[0];
}

const viasOf = ({ attribution }: Claim, { actors }: Story): string[] =>
  attribution.flatMap(({ via, viaName }) => viaName ?? actors.find(({ id }) => id === via)?.name ?? []);

function judge(gold: MarkedClaim, claim: Claim, article: MarkedArticle, story: Story): Map<Metric, boolean> {
  const attributed = claim.attribution.filter(({ name }) => !means(name, article.outlet));
  const names = attributed.map(({ name }) => name);
  const vias = viasOf(claim, story);
  const speaker =
    names.length === 0
      ? gold.speakers.includes(null)
      : names.some((name) => gold.speakers.some((wanted) => wanted !== null && means(name, wanted)));
  const viaName = gold.via;
  return new Map<Metric, boolean>([
    ['claim speaker', speaker],
    ['claim via', viaName === null ? vias.length === 0 : vias.some((name) => means(name, viaName))],
    ['claim status', gold.status.includes(claim.status)],
    ['claim certainty', gold.certainty.includes(claim.certainty)],
    ['claim polarity', gold.polarity.includes(claim.polarity)],
    ['claim sourcing', gold.sourcing.includes(claim.sourcing)],
  ]);
}

function measureDates(article: MarkedArticle, story: Story, tally: Tally): void {
  for (const date of article.dates ?? []) {
    const moments = story.moments.filter(({ at }) => shared(placed(at) ?? NOWHERE, date) > 0);
    const { value } = date;
    if (value !== null) tally.add('date found', Number(moments.length > 0));
    if (value === null && moments.length === 0) continue;
    const right = moments.some(({ start, anchored }) =>
      value === null ? !anchored : start !== null && isWithin(start, value),
    );
    tally.add('date value', Number(right));
    if (!right)
      tally.misses.push({
        metric: 'date value',
        article: article.id,
        marked: `${words(article.text, date)} = ${value ?? 'none'}`,
        read: moments.map(({ start }) => start).join(', ') || '–',
      });
  }
}

/** Whether a moment begins on the value: a day, a month, a quarter, a year, a decade or an ISO week. */
function isWithin(start: string, value: string): boolean {
  const quarter = /^(\d{4})-Q(\d)$/.exec(value);
  if (quarter)
    return start.startsWith(`${quarter[1] ?? ''}-${String(Number(quarter[2]) * 3 - 2).padStart(2, '0')}`);
  if (value.endsWith('0s')) return start.startsWith(value.slice(0, 3));
  const week = /^(\d{4})-W(\d\d)$/.exec(value);
  if (!week) return start.startsWith(value);
  const fourth = new Date(`${week[1] ?? ''}-01-04T00:00Z`);
  const days = (Date.parse(start.slice(0, 10)) - fourth.getTime()) / 86_400_000;
  const monday = (Number(week[2]) - 1) * 7 - ((fourth.getUTCDay() + 6) % 7);
  return days >= monday && days < monday + 7;
}

const words = (text: string, span: Span | undefined): string =>
  span ? text.slice(span.start, span.end) : '–';

function miss(
  tally: Tally,
  metric: Metric,
  article: MarkedArticle,
  span: Span,
  claims: readonly Claim[],
  wanted = '',
): void {
  tally.misses.push({
    metric,
    article: article.id,
    marked: `${words(article.text, span)}${wanted && ` = ${wanted}`}`,
    read: claims.flatMap(({ attribution }) => attribution.map(({ name }) => name)).join(', ') || '–',
  });
}

const describe = (text: string, { source, cue, content }: Sides): string =>
  `[${words(text, source)}] [${words(text, cue)}] ${content.map((span) => words(text, span)).join(' … ')}`;

const describeGold = (gold: MarkedClaim): string =>
  [
    gold.anchor,
    gold.speakers[0] ?? 'outlet',
    gold.status,
    gold.certainty,
    gold.polarity,
    gold.sourcing,
    gold.via ?? '',
  ]
    .map(String)
    .join(' | ');

const describeClaim = (claim: Claim | undefined): string =>
  claim
    ? [
        claim.attribution
          .map(({ name, viaName }) => `${name}${viaName === undefined ? '' : ` via ${viaName}`}`)
          .join(' + '),
        claim.status,
        claim.certainty,
        claim.polarity,
        claim.sourcing,
      ].join(' | ')
    : 'not found';
