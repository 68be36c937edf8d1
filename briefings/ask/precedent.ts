// "Has this happened before?": what went before of the kind of thing that leads the story.
import type { Claim } from '../story/story.ts';
import { leadsOf, missing, surely, type Finding } from './finding.ts';
import { NOT_SAID } from './lead.ts';
import { wordsOfQuestion } from './question.ts';
import type { Reading } from './reading.ts';
import type { Entry } from './story-index.ts';
import { plain, wordsOf } from './words.ts';

const ASKED =
  /^(?:has|have|had) (?:(?:any|some)thing like )?(?:it|this|that|these|those|they) (?:ever )?(?:happened|occurred|been done|been tried|been there) (?:before|earlier|already)$|^(?:has|have) (?:it|this|that) (?:ever )?happened before|^(?:is|was) (?:it|this|that) the first(?: (?:time|one|of its kind))?$|^(?:is|are|was|were) there (?:a )?precedents?$/u;

/** What tells of something earlier. */
const EARLIER =
  /\b(?:first|earlier|previous(?:ly)?|again|ago|before|last|past|once|already|since|repeatedly|former(?:ly)?)\b|\bin (?:early |late |mid-)?(?:\d{4}|January|February|March|April|May|June|July|August|September|October|November|December)\b/iu;

/** "It is the second grounding in four years", "a similar bill failed". */
const COUNTED =
  /\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|latest|most recent|first) (?:such )?(?:[\p{L}’'-]+ ){0,6}?(?:in (?:as many|more than|nearly|almost|about|over|the last|\d+|[a-z]+) (?:years?|months?|weeks?|days?|decades?)|since|this (?:year|month|week)|of its kind|ever)\b|\b(?:similar|previous) \p{L}|\bearlier (?!(?:this|that|on|in|today|than|last|the|a)\b)\p{Ll}/u;

/**
 * What has happened, was earlier and is called by a word of what leads the story.
 * @returns undefined where something else is asked
 */
export function precedent(reading: Reading): Finding | undefined {
  const { index, question, focus } = reading;
  const asked = wordsOfQuestion(question);
  if (!ASKED.test(asked)) return undefined;
  const leads = focus.length > 0 ? focus : leadsOf(index);
  const things = new Set(leads.flatMap(({ claim }) => nounsIn(claim.text)));
  const others = index.entries.filter((entry) => !leads.includes(entry) && HAPPENED.has(entry.claim.status));
  const counted = others.filter(({ claim }) => COUNTED.test(claim.text));
  const before = counted.length > 0 ? counted : others.filter((entry) => isEarlier(entry, things));
  return before.length > 0 ? surely(before.slice(0, 2), 0.6) : missing(NOT_SAID, leads);
}

const HAPPENED: ReadonlySet<Claim['status']> = new Set(['established', 'corroborated', 'attributed']);

/** That all was well before is no precedent of an accident. */
const WAS_WELL = /\bpass(?:ed|es)? .*\b(?:checks?|exams?|examinations?|inspections?|tests?)\b/iu;

const isEarlier = ({ claim, positions }: Entry, things: ReadonlySet<string>): boolean =>
  EARLIER.test(claim.text) && !WAS_WELL.test(claim.text) && [...things].some((stem) => positions.has(stem));

/** Words in lower case that are long enough to name a thing: those who do it are no precedent. */
const nounsIn = (text: string): readonly string[] =>
  wordsOf(plain((text.match(/(?<![\p{L}’'-])\p{Ll}{5,}/gu) ?? []).join(' '))).map(({ stem }) => stem);
