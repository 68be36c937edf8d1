// Gives every quotation to whoever speaks it: those that run on, those whose speaker is only in the sentence before.
import type { Token } from '../text/analysis.ts';
import type { Found } from './found.ts';
import type { Range } from './phrase.ts';
import { phraseBefore, phraseFrom } from './phrase.ts';
import type { Scene } from './scene.ts';
import { verbGroup } from './verb-group.ts';

/** Adds to the attributions found, in place, what quotations still lack a speaker; new ones where a verb is beside them. */
export function giveQuotations(scene: Scene, found: Found[]): void {
  const ranges = rangesOf(scene);
  const owner: (Found | undefined)[] = ranges.map(() => undefined);
  claimRanges(scene, found, ranges, owner);
  ranges.forEach((range, q) => {
    if (owner[q] || !range || scene.quotations[q]?.kind !== 'speech') return;
    const host = besideVerb(scene, range);
    if (host) {
      found.push(host);
      owner[q] = host;
    }
  });
  ranges.forEach((range, q) => {
    if (owner[q] || !range || scene.quotations[q]?.kind !== 'speech') return;
    const host = neighbour(scene, ranges, owner, q);
    if (!host) return;
    host.content.push(range);
    owner[q] = host;
  });
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
        owner[q] ??= each;
        if (quotations[q]?.kind !== 'speech') continue;
        first = Math.min(first, whole.first);
        last = Math.max(last, whole.last);
        i = whole.last - 1;
      }
      each.content[k] = { first, last };
    });
  }
}

/** The speaker of the quotation next to it: before it in the same paragraph, after it, or in the paragraph before. */
function neighbour(
  scene: Scene,
  ranges: readonly (Range | undefined)[],
  owner: readonly (Found | undefined)[],
  q: number,
): Found | undefined {
  const paragraph = (k: number) => paragraphOf(scene, ranges[k]);
  const here = paragraph(q);
  const [before, after] = [owner[q - 1], owner[q + 1]];
  if (before && paragraph(q - 1) === here) return before;
  if (after && paragraph(q + 1) === here) return after;
  if (before && here - paragraph(q - 1) <= 2) return before;
  return undefined;
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

/** A verb that is no verb of saying, beside a quotation: “…,” Ota sighed; Ota sighed: “…”. */
function besideVerb(scene: Scene, range: Range): Found | undefined {
  return behind(scene, range) ?? ahead(scene, range);
}

function behind(scene: Scene, range: Range): Found | undefined {
  const { tokens } = scene;
  let end = range.last - 1;
  while (end > range.first && /^["”’'»]+$/.test(tokens[end]?.text ?? '')) end -= 1;
  if (!/[,?!—–]$/.test(tokens[end]?.text ?? '')) return undefined;
  const phrase = phraseFrom(scene, range.last, Math.min(tokens.length, range.last + 12), false);
  if (!phrase) return undefined;
  const verb = [0, 1, 2].map((k) => phrase.last + k).find((i) => tokens[i]?.tag === 'VERB');
  if (verb === undefined) return undefined;
  return made(tokens[verb] as Token, phrase, { first: phrase.last, last: verb + 1 }, range);
}

/** So many tokens before a quotation its verb may stand. */
const AHEAD = 14;

function ahead(scene: Scene, range: Range): Found | undefined {
  const { tokens, quoteAt, sentences } = scene;
  const mark = tokens[range.first - 1];
  if (!mark || !/^[,:]$/.test(mark.text)) return undefined;
  const sentence = sentences[sentenceAt(scene, range.first - 1)];
  if (!sentence) return undefined;
  for (let i = range.first - 2; i >= Math.max(sentence.first, range.first - AHEAD); i -= 1) {
    if ((quoteAt[i] ?? -1) >= 0) return undefined;
    if (tokens[i]?.tag !== 'VERB') continue;
    const group = verbGroup(scene, i, sentence);
    if (group.form !== 'finite') continue;
    const speaker = phraseBefore(scene, group.first, sentence);
    return speaker && made(tokens[i] as Token, speaker, { first: group.first, last: i + 1 }, range);
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
