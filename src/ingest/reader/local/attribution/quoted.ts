// Gives every quotation to whoever speaks it: those that run on, those whose speaker is only in the sentence before.
import type { Sentence, Token } from '../text/analysis.ts';
import { isRelative } from './chunk.ts';
import { leadsOn } from './content.ts';
import type { Found } from './found.ts';
import type { Range } from './phrase.ts';
import { verbFrames } from './lexicon.ts';
import { namedBehind } from './named.ts';
import { phraseFrom } from './phrase.ts';
import { subjectOf } from './subject.ts';
import type { Scene } from './scene.ts';
import { verbGroup } from './verb-group.ts';

/** Adds to the attributions found, in place, what quotations still lack a speaker; new ones where a verb is beside them. */
export function giveQuotations(scene: Scene, found: Found[]): void {
  const ranges = rangesOf(scene);
  const owner: (Found | undefined)[] = ranges.map(() => undefined);
  claimRanges(scene, found, ranges, owner);
  const orphans = () =>
    ranges.flatMap((range, q) =>
      range && !owner[q] && scene.quotations[q]?.kind === 'speech' ? [{ range, q }] : [],
    );
  const byPlace = inOrder(scene, found);
  for (const { range, q } of orphans()) {
    const host =
      introduced(scene, byPlace, range) ??
      inSentence(scene, byPlace, range) ??
      signed(scene, range) ??
      besideVerb(scene, range);
    if (!host) continue;
    if (found.includes(host)) host.content.push(range);
    else found.push(host);
    owner[q] = host;
  }
  const order = inOrder(scene, found);
  for (const { range, q } of orphans()) {
    const host = neighbour(scene, ranges, owner, q, order);
    if (!host) continue;
    host.content.push(range);
    owner[q] = host;
  }
}

const isWho = ({ tokens }: Scene, { first, last }: Range) =>
  last - first === 1 && isRelative(tokens[first] as Token);

/** Those that may lend their speaker to a quotation, by the place of their cues. */
const inOrder = (scene: Scene, found: readonly Found[]): readonly Found[] =>
  found
    .filter(({ cue, speaker }) => cue && speaker && !isWho(scene, speaker))
    .toSorted((a, b) => (a.cue?.first ?? 0) - (b.cue?.first ?? 0));

/** The last attribution before the quotation in its sentence. */
function inSentence(scene: Scene, order: readonly Found[], range: Range): Found | undefined {
  const sentence = scene.sentences[sentenceAt(scene, range.first)];
  if (!sentence || sentence.first >= range.first) return undefined;
  const last = lastBefore(order, range.first);
  return last?.cue && last.cue.first >= sentence.first && last.cue.last <= range.first ? last : undefined;
}

/** “Ota made the following remark:”, in the same line or the one before: its speaker, else its first verb's subject. */
function introduced(scene: Scene, order: readonly Found[], range: Range): Found | undefined {
  const { tokens, chunkAt, quoteAt } = scene;
  if (tokens[range.first - 1]?.text !== ':') return undefined;
  const sentence = scene.sentences[sentenceAt(scene, range.first - 1)];
  if (!sentence) return undefined;
  const main = mainClause(tokens, sentence, range.first - 1);
  const last = lastBefore(order, range.first);
  if (last?.cue && last.cue.first >= main && speaks(last)) return last;
  for (let i = main + 1; i < range.first - 1; i += 1) {
    const isVerb =
      tokens[i]?.tag === 'VERB' || (i === range.first - 2 && i > main + 1 && isReports(tokens[i]));
    if (!isVerb || (chunkAt[i] && tokens[i]?.tag === 'VERB') || (quoteAt[i] ?? -1) >= 0) continue;
    const group = verbGroup(scene, i, sentence);
    const speaker = group.form === 'finite' && !group.passive && subjectOf(scene, sentence, group, []);
    if (speaker && !isWho(scene, speaker))
      return made(tokens[i] as Token, speaker, { first: group.first, last: i + 1 }, range);
  }
  return undefined;
}

/** “The Herald reports:”, taken for a noun. */
const isReports = (token: Token | undefined): boolean =>
  token?.tag === 'NOUN' &&
  token.lower.endsWith('s') &&
  verbFrames(token.lemma).some(({ follows }) => follows.includes('q'));

/** Behind “When she spoke of the dam,”, “With the town divided,”, “Asked about it,”: what opens the sentence before its main clause. */
function mainClause(tokens: readonly Token[], { first }: Sentence, end: number): number {
  const opener = tokens[first];
  if (
    !/^(SCONJ|ADP|ADV)$/.test(opener?.tag ?? '') &&
    !/^(asked|pressed|questioned)$/.test(opener?.lower ?? '')
  )
    return first;
  const comma = tokens.slice(first, end).findIndex(({ text }) => text === ',');
  return comma < 0 ? first : first + comma + 1;
}

function rangesOf({ quotations, quoteAt }: Scene): readonly (Range | undefined)[] {
  const ranges: ({ first: number; last: number } | undefined)[] = quotations.map(() => undefined);
  quoteAt.forEach((q, i) => {
    if (q < 0) return;
    const range = ranges[q];
    if (range) range.last = i + 1;
    else ranges[q] = { first: i, last: i + 1 };
  });
  return ranges;
}

/** A content that touches a quotation takes all of it. */
function claimRanges(
  { quoteAt, quotations }: Scene,
  found: readonly Found[],
  ranges: readonly (Range | undefined)[],
  owner: (Found | undefined)[],
): void {
  for (const each of found) {
    each.content.forEach((range, k) => {
      let { first, last } = range;
      for (let i = range.first; i < range.last; i += 1) {
        const q = quoteAt[i] ?? -1;
        const whole = ranges[q];
        if (!whole) continue;
        if (each.speaker) owner[q] ??= each;
        if (quotations[q]?.kind !== 'speech') continue;
        first = Math.min(first, whole.first);
        last = Math.max(last, whole.last);
        i = whole.last - 1;
      }
      each.content[k] = { first, last };
    });
  }
}

/** Whose words surround it: before it in the same paragraph, after it, or in the paragraph before. */
function neighbour(
  scene: Scene,
  ranges: readonly (Range | undefined)[],
  owner: readonly (Found | undefined)[],
  q: number,
  order: readonly Found[],
): Found | undefined {
  const range = ranges[q] as Range;
  const here = paragraphOf(scene, range);
  const next = owner[q + 1];
  const last = outerBefore(order, range.first);
  const gap = last ? here - paragraphOf(scene, last.cue) : Infinity;
  const before = owner[q - 1];
  if (before && paragraphOf(scene, ranges[q - 1]) === here && gap > 0) return before;
  if (last && gap === 0) return speaks(last) || !before ? last : before;
  if (next && paragraphOf(scene, ranges[q + 1]) === here) return next;
  if (before && here - paragraphOf(scene, ranges[q - 1]) <= 1) return before;
  if (last && gap <= 1 && speaks(last)) return last;
  return before && here - paragraphOf(scene, ranges[q - 1]) <= 2 ? before : undefined;
}

const speaks = ({ cueKind }: Found) =>
  /^(says|reports|warns|denies|asks|criticizes|announces|suggests)$/.test(cueKind);

/** The same, or the one of its neighbours in whose words it lies: “Ota said that critics had predicted it”. */
function outerBefore(order: readonly Found[], token: number): Found | undefined {
  const at = indexBefore(order, token);
  const last = order[at];
  const cue = last?.cue;
  const outer = order
    .slice(Math.max(0, at - NEAR), Math.max(0, at))
    .find((each) => cue && each.content.some((range) => range.first <= cue.first && cue.last <= range.last));
  return outer ?? last;
}

const NEAR = 3;

const lastBefore = (order: readonly Found[], token: number): Found | undefined =>
  order[indexBefore(order, token)];

/** The last attribution whose cue begins before the token. */
function indexBefore(order: readonly Found[], token: number): number {
  let [low, high] = [0, order.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((order[middle]?.cue?.first ?? 0) < token) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function paragraphOf({ sentences, tokens }: Scene, range: Range | undefined): number {
  if (!range) return -9;
  const at = tokens[range.first]?.start ?? 0;
  let [low, high] = [0, sentences.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle]?.end ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return sentences[low]?.paragraph ?? -9;
}

function signed(scene: Scene, range: Range): Found | undefined {
  const found = namedBehind(scene, range.last, scene.paragraphs[paragraphOf(scene, range)]?.end ?? 0);
  return found && { ...found, content: [range] };
}

/** A verb that is no verb of saying, beside a quotation: “…,” Ota sighed; Ota sighed: “…”. */
function besideVerb(scene: Scene, range: Range): Found | undefined {
  return behind(scene, range) ?? ahead(scene, range);
}

function behind(scene: Scene, range: Range): Found | undefined {
  const { tokens } = scene;
  let end = range.last - 1;
  while (end > range.first && /^["”’'»]+$/.test(tokens[end]?.text ?? '')) end -= 1;
  if (!/[,?!—–]$/.test(tokens[end]?.text ?? '')) return undefined;
  const sentence = scene.sentences[sentenceAt(scene, range.last)];
  if (!sentence || (sentence.first === range.last && !leadsOn(scene, range.last - 1, sentence)))
    return undefined;
  const reach = Math.min(sentence.last, range.last + BEHIND);
  const isLedOn = tokens[end]?.text === ',';
  return (
    direct(scene, range, reach) ??
    (isLedOn ? (reversed(scene, range, reach) ?? somebody(scene, range, reach)) : undefined)
  );
}

/** So many tokens behind a quotation whoever speaks is named. */
const BEHIND = 30;

/** “…,” Ota, the chair, sighed. */
function direct(scene: Scene, range: Range, reach: number): Found | undefined {
  const { tokens } = scene;
  const phrase = phraseFrom(scene, range.last, reach, true);
  if (!phrase) return undefined;
  const from = behindRelative(tokens, phrase.last, reach);
  const verb = [0, 1, 2].map((k) => from + k).find((i) => i < reach && tokens[i]?.tag === 'VERB');
  if (verb === undefined) return undefined;
  const first = tokens[from]?.text === ',' ? from + 1 : from;
  return made(tokens[verb] as Token, { ...phrase, last: first }, { first, last: verb + 1 }, range);
}

/** Behind “, whose house stands there,”. */
function behindRelative(tokens: readonly Token[], at: number, reach: number): number {
  if (tokens[at]?.text !== ',' || !/^(who|whose|which)$/.test(tokens[at + 1]?.lower ?? '')) return at;
  const comma = tokens.slice(at + 1, reach).findIndex(({ text }) => text === ',');
  return comma < 0 ? at : at + 1 + comma;
}

/** “…,” sighed Ota. */
function reversed(scene: Scene, range: Range, reach: number): Found | undefined {
  const { tokens } = scene;
  const [at, verb] = [range.last, tokens[range.last]];
  const isPast = verb !== undefined && /^(ADJ|NOUN)$/.test(verb.tag) && verb.lower.endsWith('ed');
  if (at + 1 >= reach || !verb || !(verb.tag === 'VERB' || isPast) || verb.lower.endsWith('ing'))
    return undefined;
  const phrase = phraseFrom(scene, at + 1, reach, true);
  return phrase && made(verb, phrase, { first: at, last: at + 1 }, range);
}

/** “…,” is how Ota puts it: the first who is named in what a comma leads on to. */
function somebody({ tokens, chunkAt }: Scene, range: Range, reach: number): Found | undefined {
  if (/^(which|who|whom|that)$/.test(tokens[range.last]?.lower ?? '')) return undefined;
  for (let i = range.last; i < Math.min(reach, range.last + NEXT); i += 1) {
    const chunk = chunkAt[i];
    const verb = chunk?.first === i ? tokens[chunk.last] : undefined;
    if (!chunk || verb?.tag !== 'VERB' || chunk.last >= reach) continue;
    if (
      !tokens.slice(i, chunk.last).some(({ tag, lower }) => tag === 'PROPN' || /^(he|she|they)$/.test(lower))
    )
      continue;
    return made(verb, chunk, { first: chunk.last, last: chunk.last + 1 }, range);
  }
  return undefined;
}

/** And so many tokens where nothing but a verb of his own tells that he speaks. */
const NEXT = 6;

/** So many tokens before a quotation its verb may stand. */
const AHEAD = 20;

/** The nearest verb before the quotation in its sentence, and its subject. */
function ahead(scene: Scene, range: Range): Found | undefined {
  const { tokens, chunkAt, quoteAt, sentences } = scene;
  const sentence = sentences[sentenceAt(scene, range.first)];
  if (!sentence || sentence.first >= range.first) return undefined;
  for (let i = range.first - 1; i >= Math.max(sentence.first, range.first - AHEAD); i -= 1) {
    if ((quoteAt[i] ?? -1) >= 0) continue;
    if (tokens[i]?.tag !== 'VERB' || chunkAt[i]) continue;
    const group = verbGroup(scene, i, sentence);
    if (group.passive) continue;
    const speaker = subjectOf(scene, sentence, group, []);
    if (speaker && !isWho(scene, speaker))
      return made(tokens[i] as Token, speaker, { first: group.first, last: i + 1 }, range);
  }
  return undefined;
}

function sentenceAt({ sentences }: Scene, token: number): number {
  let [low, high] = [0, sentences.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle]?.last ?? 0) > token) high = middle;
    else low = middle + 1;
  }
  return low;
}

const made = ({ lemma }: Token, speaker: Range, cue: Range, content: Range): Found => ({
  speaker,
  cue,
  content: [content],
  verb: lemma,
  cueKind: 'says',
  negated: false,
});
