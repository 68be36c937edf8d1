// What was expected and has come: by the verb that was ahead and is told as done, or by the event that was to be.
import { conceptsOf, plain, stemOf, wordsOf } from '../ask/words.ts';
import { overlap, shareSpeaker, wordingOf } from './likeness.ts';
import type { Claim } from './story.ts';

/** Words that what was expected and what came must share; of one speaker fewer are enough. */
const COMMON = 3;
const COMMON_OF_ONE = 2;
const CAME = 0.5;

/** @returns what somebody expected and this claim tells, perhaps otherwise than expected; null where there is none */
export function cameTrue(claim: Claim, known: readonly Claim[]): Claim | null {
  const isFact = ['established', 'attributed', 'corroborated'].includes(claim.status);
  if (!isFact || claim.polarity === 'denied') return null;
  const [best] = known
    .filter((to) => to.status === 'expected' && to.polarity === 'affirmed')
    .filter((to) => isDone(to, claim))
    .map((to) => ({ to, alike: overlap(claim, to, shareSpeaker(claim, to) ? COMMON_OF_ONE : COMMON) }))
    .filter(({ alike }) => alike >= CAME)
    .toSorted((a, b) => b.alike - a.alike || (a.to.id < b.to.id ? -1 : 1));
  return best?.to ?? null;
}

/** @returns the same event as it was to be before: “A verdict is expected on May 22”; null where there is none */
export function rescheduled(claim: Claim, known: readonly Claim[]): Claim | null {
  const [event] = claim.status === 'expected' ? eventsIn(claim) : [];
  if (event === undefined) return null;
  const before = known.filter(
    (to) => to.status === 'expected' && eventsIn(to).includes(event) && !nameOthers(claim, to),
  );
  return before.at(-1) ?? null;
}

/** A month or a weekday is no name of what is to be. */
const CALENDAR: ReadonlySet<string> = new Set(
  `january february march april may june july august september october november december
  monday tuesday wednesday thursday friday saturday sunday`
    .split(/\s+/)
    .map(stemOf),
);

/** Both name somebody or something that the other does not: two verdicts. */
function nameOthers(a: Claim, b: Claim): boolean {
  const [one, other] = [a, b].map(
    (claim) => new Set([...wordingOf(claim).names].filter((name) => !CALENDAR.has(name))),
  );
  if (one === undefined || other === undefined) return false;
  return [...one].some((name) => !other.has(name)) && [...other].some((name) => !one.has(name));
}

const AHEAD = /\b(?:will|would|may|could|should|to)\s+(?:be\s+)?(?:\p{L}+ly\s+)?(\p{L}+)/giu;

/** “The verdict on the former director is expected on May 29”: an event, and no verb for what is done. */
const TO_BE =
  /\b(?:is|are|was|were)\s+(?:(?:\p{L}+ly|now|still|again)\s+)?(?:expected|due|scheduled|planned|set|slated)\s+(?!to\b)/iu;
const SUBJECT =
  /^(?<subject>.+?)\s(?:on|of|in|for|against|by|at|over|about|between|with|is|are|was|were)\b/iu;

/** What such an event comes to, where its own verb is another word. */
const COMES_TO: ReadonlyMap<string, readonly string[]> = new Map([
  ['verdict', ['convicted', 'acquitted', 'sentenced', 'found']],
  ['sentence', ['sentenced', 'jailed']],
]);

/** Verbs that are told as done; those with other endings are irregular. */
const DONE =
  /(?:ed|en)$|^(?:fell|rose|came|went|began|won|lost|met|left|gave|took|made|set|held|told|struck)$/;

/** Whether what was to be done is told as done: the verb, or one of its meaning, in another form. */
function isDone(expected: Claim, claim: Claim): boolean {
  const verbs = Array.from(expected.text.matchAll(AHEAD), ([, verb = '']) => verb.toLowerCase());
  const events = claim.kind === 'background' ? [] : eventsIn(expected);
  const words = [...verbs, ...events, ...events.flatMap((event) => COMES_TO.get(event) ?? [])];
  const meant = new Set(words.flatMap((word) => [stemOf(word), ...conceptsOf(stemOf(word))]));
  // The speaker's own doubt is of what is said in it; that it was done is told for certain.
  const isSure = claim.certainty === 'certain' || (claim.certainty === 'uncommitted' && verbs.length > 0);
  return (
    isSure &&
    wordsOf(plain(claim.text)).some(
      ({ text, stem }) =>
        DONE.test(text) &&
        !verbs.includes(text) &&
        [stem, ...conceptsOf(stem)].some((each) => meant.has(each)),
    )
  );
}

/** The head of the subject of what is to be. */
function eventsIn({ text }: Claim): readonly string[] {
  if (!TO_BE.test(text)) return [];
  const head = SUBJECT.exec(text)?.groups?.subject?.split(/\s+/).at(-1);
  return head === undefined ? [] : [head.toLowerCase()];
}
