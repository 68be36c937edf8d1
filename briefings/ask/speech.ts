// What somebody said, and whose words are asked for.
import { shareIn, tellsHalf } from './cover.ts';
import { fact } from './facts.ts';
import { bestOf, entriesOf, found, hasTopic, missing, nearest, surely, type Finding } from './finding.ts';
import { isHeadline } from './headline.ts';
import { SAYING } from './lexicon.ts';
import { NOT_SAID, silentLead } from './lead.ts';
import { isBare } from './meaning.ts';
import { areOfParagraph } from './nearness.ts';
import type { Reading } from './reading.ts';
import { rank } from './search.ts';
import type { Entry } from './story-index.ts';
import { wordsOfKind } from './speakers-of-kind.ts';
import { wordsOfSide } from './stance.ts';
import { onFocus } from './vicinity.ts';
import { wishesOf, wishesOfOthers } from './wishes.ts';

/** The claims that those asked about say, then what others say of their position; all said where nobody is named. */
export function wordsOfSpeakers({ index, speakers }: Reading): readonly Entry[] {
  if (speakers === null) return index.entries.filter((entry) => entry.speakers.size > 0);
  const isOf = (ids: ReadonlySet<string>): boolean => !ids.isDisjointFrom(speakers);
  const own = index.entries.filter((entry) => isOf(entry.speakers));
  const told = index.entries.filter(
    (entry) => entry.speakers.size > 0 && !isOf(entry.speakers) && isOf(entry.subjects),
  );
  return [...own, ...told];
}

export const nameOf = ({ index, named }: Reading): string | undefined => {
  const [first] = named;
  return first === undefined ? undefined : index.cast.actors.get(first)?.name;
};

/** What somebody said, about a topic or at all. */
export function said(reading: Reading): Finding {
  const ofSide = reading.strayed ? wordsOfSide(reading) : undefined;
  if (ofSide) return ofSide;
  if (reading.strayed)
    return (
      wordsOfKind(reading) ??
      (namesStranger(reading) ? ofStranger(reading) : fact({ ...reading, kind: 'what' }))
    );
  if (isOfNobodyNamed(reading)) return missing(UNHEARD, nearest(reading), 0.05);
  const words = wordsOfSpeakers(reading);
  const acts = words.length === 0 ? actsOfSaying(reading) : [];
  if (acts.length > 0 && (!hasTopic(reading) || asksForAnything(reading)))
    return found(acts.slice(0, 2), 0.5);
  if (words.length === 0 || isSilentPerson(reading))
    return missing(silentLead(nameOf(reading), false), aboutSpeaker(reading));
  const ownWords = words.filter(({ speakers }) => reading.speakers?.isDisjointFrom(speakers) === false);
  const replies = hasTopic(reading) ? [] : repliesTo(reading, ownWords);
  if (replies.length > 0) return surely(replies.slice(0, 2), 0.75);
  if (!hasTopic(reading))
    return found(
      [...new Set([...onFocus(reading.index, reading.focus, ownWords), ...byWeight(words, reading)])].slice(
        0,
        3,
      ),
      0.85,
    );
  const wished = asksForAnything(reading) ? wishesOf(reading, words) : [];
  if (wished.length > 0) return found(wished.slice(0, 2), 0.6);
  const wishedByOthers = wishesOfOthers(reading);
  if (wishedByOthers.length > 0) return found(wishedByOthers.slice(0, 2), 0.5);
  const own = (entry: Entry): number =>
    [...entry.speakers].some((id) => reading.speakers?.has(id)) ? OWN : 0;
  const matches = rank(reading, words)
    .filter((match) => !match.clashes)
    .map((match) => ({
      ...match,
      score: match.score + own(match.entry) - (isHeadline(reading.index, match.entry) ? IN_SHORT : 0),
    }))
    .sort((a, b) => b.score - a.score);
  const best = bestOf(matches, reading.named.length > 0 ? OWN_WORDS : 0.45);
  if (best[0] && tellsHalf(reading, best[0].entry)) return found(entriesOf(best), 0.4 + 0.5 * best[0].cover);
  if (asksForAnything(reading)) {
    const done = actsOfSaying(reading).filter(({ keys }) => reading.topic.some(({ stem }) => keys.has(stem)));
    return found(done.length > 0 ? done.slice(0, 2) : byWeight(words, reading).slice(0, 2), 0.5);
  }
  return missing(
    silentLead(nameOf(reading), true),
    matches.length > 0 ? entriesOf(matches) : byWeight(words, reading),
    0.2,
  );
}

/** "What did he say?" of a doctor whom nothing names. */
export const isOfNobodyNamed = ({ speakers }: Reading): boolean => speakers?.size === 0;

export const UNHEARD = 'The reports I have do not quote them.';

/** "What does the minister say to that?": what stands in the paragraph of what was told, behind it. */
function repliesTo({ index, focus }: Reading, own: readonly Entry[]): readonly Entry[] {
  const [told] = focus;
  if (!told || isBare(index)) return [];
  const place = (entry: Entry): number => index.places.get(entry) ?? 0;
  return own.filter((entry) => place(entry) > place(told) && areOfParagraph(index, told, entry));
}

/** A headline says in short what the report says; what somebody says comes before what others say of them. */
const [IN_SHORT, OWN] = [0.1, 0.2];

/** Somebody is named as the speaker; "the challengers" may only be another word for those who speak. */
const namesStranger = ({ topic, question }: Reading): boolean =>
  topic.some((term) => term.name && term.at < (question.cue ?? 0));

/** Among the words of one speaker, a little of the topic tells which are meant. */
const OWN_WORDS = 0.2;

/** A body can be told of as speaking ("the firm wants …"); words of a person are that person's own. */
const isSilentPerson = ({ index, named, speakers }: Reading): boolean =>
  named.length > 0 &&
  named.every((id) => index.cast.actors.get(id)?.kind === 'person') &&
  !index.entries.some((entry) => [...entry.speakers].some((id) => speakers?.has(id)));

/** Of somebody who says nothing: what is told of them, else the nearest to the topic. */
export function aboutSpeaker(reading: Reading): readonly Entry[] {
  const told = reading.index.entries.filter((entry) => reading.named.some((id) => entry.actors.has(id)));
  return told.length > 0 ? told : nearest(reading);
}

/** "What do they want?": the verb is all the topic there is. */
const asksForAnything = ({ topic, mentions, question }: Reading): boolean =>
  mentions.length === 0 && topic.length === 1 && topic[0]?.text === question.words[question.cue ?? -1]?.text;

/** The words of somebody who is none of the story's actors: only a claim that names the speaker as well answers. */
export function ofStranger(reading: Reading): Finding {
  const [best] = rank(reading).filter((match) => !match.clashes);
  const strays = reading.topic.filter(({ at }) => at < (reading.question.cue ?? 0));
  if (!best || best.cover < 0.7 || strays.some((term) => shareIn(best.entry.keys, term) < CALLED_SO))
    return missing(NOT_SAID, nearest(reading), 0.05);
  return found([best.entry], 0.6 * best.cover);
}

/** "How will markets react?" is not answered by what is done in public. */
const CALLED_SO = 0.85;

/** Told in this thread first, own words before what others say, then direct quotations, then the story's order. */
export function byWeight(entries: readonly Entry[], { focus, index, speakers }: Reading): readonly Entry[] {
  const weight = (entry: Entry): number =>
    (focus.includes(entry) ? 4 : 0) +
    ([...entry.speakers].some((id) => speakers?.has(id)) ? 3 : 0) +
    (entry.claim.quote ? 2 : 0) +
    (isHeadline(index, entry) ? -2.5 : 0) +
    (entry.claim.section === 'background' ? -1 : 0);
  return [...entries].sort((a, b) => weight(b) - weight(a) || a.order - b.order);
}

/** "The allies have called on Russia to withdraw": words that the report tells as an act. */
const actsOfSaying = ({ index, speakers }: Reading): readonly Entry[] =>
  index.entries.filter(
    ({ claim, subjects }) => CALLS.test(claim.text) && [...subjects].some((id) => speakers?.has(id)),
  );

const CALLS = new RegExp(
  `\\b(?:${SAYING}|call(?:s|ed|ing)? (?:on|for)|appeal(?:s|ed)|accept(?:s|ed)|reject(?:s|ed)|refus(?:es|ed)|declin(?:es|ed)|vow(?:s|ed)|pledg(?:es|ed)|plead(?:s|ed)|press(?:es|ed|ing) for)\\b`,
  'iu',
);

/** Whether a claim links to one of those that were told last. */
export const isAimedAt = (entry: Entry, focus: readonly Entry[]): boolean =>
  focus.some((each) => entry.claim.links.some((link) => link.claim === each.claim.id));
