// Whether the time of a claim is that of another part of it than the one that is asked about.
import type { Moment } from '../story/story.ts';
import { HALF, shareIn } from './cover.ts';
import { tellsMishap } from './mishap.ts';
import { keysOf } from './phrases.ts';
import type { Reading } from './reading.ts';
import type { Entry } from './story-index.ts';
import { TIME, TIMES } from './times.ts';
import { plain, wordsOf } from './words.ts';

/** Whether what is asked about happened at another time than this one of the claim. */
export const isTimeOfAnother = (reading: Reading, entry: Entry, moment: Moment): boolean =>
  isOfOtherAct(reading, entry, moment) || isNearerToOther(reading, entry, moment);

/**
 * "Searched on Monday for two missing since an avalanche on Saturday": the first time is the search's, not that of what
 * happened before.
 */
function isOfOtherAct({ topic }: Reading, { claim: { text } }: Entry, { text: time }: Moment): boolean {
  const at = text.indexOf(time);
  const [front = '', behind] = at < 0 ? [] : splitAt(text, at + time.length);
  if (behind === undefined || !TIME.test(behind)) return false;
  const tells = (part: string): boolean =>
    topic.length === 0
      ? tellsMishap(part)
      : topic.some((term) => shareIn(new Set(keysOf(part)), term) >= HALF);
  return tells(behind) && !tells(front);
}

/** What stands before and behind the word that leads to what happened before. */
function splitAt(text: string, from: number): readonly string[] {
  const link = BEFORE_IT.exec(text.slice(from));
  return link ? [text.slice(0, from + link.index), text.slice(from + link.index)] : [];
}

const BEFORE_IT = /\b(?:since|after|from|over|following|when|that|which|who|whose|for helping)\b/u;

/**
 * "Was suspended on Wednesday over a sample that she gave on 3 April": when the sample was given stands nearer to another
 * time; and what was "in 2024 and 2027" was at both.
 */
function isNearerToOther(
  { topic }: Reading,
  { claim: { text }, positions }: Entry,
  { text: own }: Moment,
): boolean {
  const at = text.indexOf(own);
  if (at < 0) return false;
  const wordAt = (place: number): number => wordsOf(plain(text.slice(0, place))).length;
  const others = Array.from(text.matchAll(TIMES), (match) => match.index).filter(
    (place) => place >= at + own.length || place + 2 < at,
  );
  if (AND_ANOTHER.test(text.slice(at + own.length))) return true;
  const told = topic.flatMap((term) =>
    [term.stem, ...term.concepts].flatMap((key) => positions.get(key)?.slice(-1) ?? []).slice(0, 1),
  );
  const last = Math.max(...told);
  return told.length > 0 && others.some((place) => last > wordAt(at) && wordAt(place) > last);
}

const AND_ANOTHER =
  /^(?:,? \d+)* (?:and|or) (?:in |on )?(?:(?:1\d|20)\d\d\b|\d{1,2} \p{Lu}|\p{Lu}\p{Ll}+(?:day\b| \d))/u;
