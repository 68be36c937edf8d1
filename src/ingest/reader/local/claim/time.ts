// When what a claim tells happened or is to happen, and when it was said.
import type { Attribution } from '../attribution/attribution.ts';
import type { FoundMoment } from '../moment/find.ts';
import { indexAt } from '../position.ts';
import type { Reading } from './reading.ts';
import type { Stretch } from './segment.ts';

/** The first time within the words that is anchored; of several, a day before anything longer. */
export function whenOf({ start, end }: Stretch, reading: Reading): Reading['moments'][number] | null {
  const { moments } = reading;
  const inside = moments
    .slice(indexAt(moments, start), indexAt(moments, end))
    .filter((moment) => moment.date !== null && !isAttributive(moment, reading));
  return (
    inside.find(({ date }) => date?.precision === 'day' || date?.precision === 'minute') ?? inside[0] ?? null
  );
}

/** “Tuesday's vote”, “the 2016 campaign”: what is named for its time need not be what happened then. */
function isAttributive({ start, end, date }: FoundMoment, { text, analysis }: Reading): boolean {
  if (/^['’]s?\b/.test(text.slice(end, end + 3))) return true;
  if (date?.precision === 'day') return false;
  const next = analysis.tokens[indexAt(analysis.tokens, end)];
  const isBare = /(?:\bthe|['’]s|\bits|\btheir|\bhis|\bher) $/i.test(
    text.slice(Math.max(0, start - 8), start),
  );
  return isBare && next !== undefined && (next.tag === 'NOUN' || next.tag === 'ADJ' || next.tag === 'PROPN');
}

/** Between the cue and a time that says when it was said stand so many characters at the most: “said on”. */
const GAP = 8;

/** When it was said: a time in the cue, close behind it, or before its speaker ("in a call on Tuesday, she said"). */
export function saidAtOf(
  path: readonly Attribution[],
  said: Stretch,
  reading: Reading,
): { readonly saidAt?: string } {
  const { analysis, moments } = reading;
  const outer = path[0];
  if (outer?.cue === undefined) return {};
  const { cue, content, speaker } = outer;
  const touches = (a: Stretch, b: Stretch): boolean => a.start < b.end && b.start < a.end;
  const isFree = (moment: Reading['moments'][number]): boolean =>
    moment.date !== null &&
    !isAttributive(moment, reading) &&
    !touches(moment, said) &&
    !content.some((span) => touches(moment, span));
  const sentence = analysis.sentences[indexAt(analysis.sentences, cue.start)];
  const near = moments
    .slice(indexAt(moments, cue.start), indexAt(moments, cue.end + GAP + 1))
    .find((moment) => isFree(moment) && moment.start <= cue.end + GAP);
  const [from, until] = [sentence?.start ?? 0, (speaker ?? cue).start];
  const isOpening = (moment: FoundMoment): boolean =>
    moment.end <= until &&
    (moment.start - from < GAP || /^, (?:the )?$/u.test(reading.text.slice(moment.end, until)));
  const opening = moments
    .slice(indexAt(moments, from), indexAt(moments, until))
    .find((moment) => isOpening(moment) && isFree(moment));
  const found = near ?? opening;
  return found === undefined ? {} : { saidAt: found.id };
}
