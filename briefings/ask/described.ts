// Somebody who is named in other words than the story's: "the academic" of whom it calls the law professor.
import type { Mention } from './cast.ts';
import { descriptionsOf, fitOf } from './description.ts';
import { genderOf } from './gender.ts';
import { noLikeness, type Likeness } from './likeness.ts';
import { OF_ACT } from './question.ts';
import type { StoryIndex } from './story-index.ts';
import { isStopWord, type Word } from './words.ts';

/** A noun that says what somebody is, with the words beside it that tell which one. */
interface NounPhrase {
  readonly from: number;
  readonly to: number;
  readonly head: Word;
  readonly beside: readonly Word[];
}

/**
 * Those whom a question describes in words that fit one of the story's people better than all others.
 * @param words    of the question
 * @param mentions those that it names; they are not looked at again
 * @param skipped  the positions at which no description can stand
 */
export function mentionsDescribed(
  words: readonly Word[],
  mentions: readonly Mention[],
  skipped: (at: number) => boolean,
  index: StoryIndex,
  likeness: Likeness,
): readonly Mention[] {
  if (likeness === noLikeness) return [];
  const isTaken = (at: number): boolean =>
    skipped(at) || mentions.some(({ from, to }) => at >= from && at < to);
  return words.flatMap((word, at): Mention[] => {
    const next = words[at + 1]?.text ?? '';
    if (
      isTaken(at) ||
      isDoneTo(words, at) ||
      isVerb(words, at) ||
      !isHead(word, likeness) ||
      (isHead(words[at + 1], likeness) && !isTaken(at + 1))
    )
      return [];
    const phrase = phraseAt(words, at, next, behindDoer(words, mentions));
    const actor = phrase && whoFits(phrase, index, likeness);
    if (!phrase || actor === undefined) return [];
    const { from, to } = phrase;
    return [{ actors: [actor], from, to, by: 'role', stems: [word.stem] }];
  });
}

/** "What is the bank accused of?" names nobody by "accused". */
const isDoneTo = (words: readonly Word[], at: number): boolean =>
  /ed$/u.test(words[at]?.text ?? '') && !OPENS.test(words[at - 1]?.text ?? '');

/** "What do the sanctions target?": behind "do" and who does it, the last word is what is done. */
function isVerb(words: readonly Word[], at: number): boolean {
  const opening = words.findLastIndex(({ text }, place) => place < at && OPENS.test(text));
  const rest = words.slice(at + 1);
  const isEnd = rest.length === 0 || (IN.test(rest[0]?.text ?? '') && rest.length < 3);
  return isEnd && opening > 0 && opening < at - 1 && OF_ACT.test(words[opening - 1]?.text ?? '');
}

const IN = /^(?:in|at|on|for|with|next|now)$/u;

/** Words that say no more of somebody than man or woman. */
const ANYBODY = /^(?:m[ae]n|wom[ae]n|persons?|people|guys?|lad(?:y|ies)|gentlem[ae]n)$/u;

const isHead = (word: Word | undefined, likeness: Likeness): boolean =>
  word !== undefined && (ANYBODY.test(word.text) || (!isStopWord(word) && likeness.isPerson(word.text)));

/** "Did Russia expel American diplomats?": behind who did it comes the act, and behind that a description may begin. */
function behindDoer(words: readonly Word[], mentions: readonly Mention[]): number {
  const doer = mentions.find(({ from, by }) => by === 'name' && OF_ACT.test(words[from - 1]?.text ?? ''));
  return doer ? doer.to + 1 : 0;
}

/** "The New York academic", "the man from the Courier", "Halden's counsel"; "a trainer" is nobody of the story. */
function phraseAt(words: readonly Word[], at: number, next: string, least: number): NounPhrase | undefined {
  if (at < least) return undefined;
  let from = at;
  while (from > least && at - from < MOST_BEFORE && !isStopWord(words[from - 1] as Word)) from -= 1;
  const opening = words[from - 1]?.text ?? '';
  if (!OPENS.test(opening) && from === at) return undefined;
  const behind: Word[] = [];
  let to = at + 1;
  if (/^(?:of|from|for|at|in)$/u.test(next)) {
    let place = at + 2;
    if (/^(?:the|an?|his|her|their|its)$/u.test(words[place]?.text ?? '')) place += 1;
    while (behind.length < MOST_BEHIND && words[place] !== undefined && !isStopWord(words[place] as Word)) {
      behind.push(words[place] as Word);
      place += 1;
    }
    if (behind.length > 0) to = place;
  }
  return { from, to, head: words[at] as Word, beside: [...words.slice(from, at), ...behind] };
}

const OPENS = /^(?:the|this|that|his|her|their|its|both|these|those)$/u;
const MOST_BEFORE = 3;
const MOST_BEHIND = 2;

/** How well a noun must fit, how well all words together, and a noun alone; by how much better than anybody else. */
const FITS = 0.42;
const ENOUGH = 0.6;
const ALONE = 0.45;
const APART = 0.05;

/** What a word beside the noun counts. */
const BESIDE = 0.8;

/** Whom a phrase fits better than all others. */
function whoFits({ head, beside }: NounPhrase, index: StoryIndex, likeness: Likeness): string | undefined {
  const isAnybody = ANYBODY.test(head.text);
  const gender = MAN.test(head.text) ? 'he' : WOMAN.test(head.text) ? 'she' : null;
  const [best, second] = [...descriptionsOf(index, likeness)]
    .flatMap(([id, description]) => {
      const actor = index.cast.actors.get(id);
      if (actor?.kind !== 'person' && actor?.kind !== 'group') return [];
      const known = gender === null ? null : genderOf(index, id);
      if (known !== null && known !== gender) return [];
      const own = isAnybody ? 0 : fitOf(head, description, likeness);
      const others = beside.map((word) => fitOf(word, description, likeness));
      const total = own + BESIDE * others.reduce((sum, each) => sum + each, 0);
      const isMeant = Math.max(own, ...others) >= FITS && (isAnybody || own >= FITS / 2);
      return isMeant && total >= (others.length === 0 ? ALONE : ENOUGH) ? [{ id, total }] : [];
    })
    .sort((a, b) => b.total - a.total);
  return best && best.total > (second?.total ?? 0) + APART ? best.id : undefined;
}

const MAN = /^(?:man|gentleman|guy)$/u;
const WOMAN = /^(?:woman|lady)$/u;
