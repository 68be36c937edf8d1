// What somebody said, how somebody responded, and whether somebody denies it: answers in somebody's own words.
import { shareIn, tellsHalf } from './cover.ts';
import { fact } from './facts.ts';
import {
  bestOf,
  entriesOf,
  found,
  hasTopic,
  isDenial,
  leadsOf,
  missing,
  nearest,
  surely,
  targetsOf,
  type Finding,
} from './finding.ts';
import { isHeadline } from './headline.ts';
import { SAYING } from './lexicon.ts';
import { NOT_SAID, sentence, silentLead, speakersOf } from './lead.ts';
import { isBare } from './meaning.ts';
import { areOfParagraph } from './nearness.ts';
import { isHeard, type Reading } from './reading.ts';
import { rank } from './search.ts';
import { isSilent } from './silence.ts';
import type { Entry } from './story-index.ts';
import { wordsOfKind } from './speakers-of-kind.ts';
import { takingSides, wordsOfSide } from './stance.ts';
import { onFocus } from './vicinity.ts';
import { wishesOf, wishesOfOthers } from './wishes.ts';

/** The claims that those asked about say, then what others say of their position; all said where nobody is named. */
function wordsOfSpeakers({ index, speakers }: Reading): readonly Entry[] {
  if (speakers === null) return index.entries.filter((entry) => entry.speakers.size > 0);
  const isOf = (ids: ReadonlySet<string>): boolean => !ids.isDisjointFrom(speakers);
  const own = index.entries.filter((entry) => isOf(entry.speakers));
  const told = index.entries.filter(
    (entry) => entry.speakers.size > 0 && !isOf(entry.speakers) && isOf(entry.subjects),
  );
  return [...own, ...told];
}

const nameOf = ({ index, named }: Reading): string | undefined => {
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
const isOfNobodyNamed = ({ speakers }: Reading): boolean => speakers?.size === 0;

const UNHEARD = 'The reports I have do not quote them.';

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
function aboutSpeaker(reading: Reading): readonly Entry[] {
  const told = reading.index.entries.filter((entry) => reading.named.some((id) => entry.actors.has(id)));
  return told.length > 0 ? told : nearest(reading);
}

/** What is told of them; of nobody who is told of, what leads the story. */
function nearestOf(reading: Reading): readonly Entry[] {
  const told = aboutSpeaker(reading);
  return told.length > 0 ? told : leadsOf(reading.index);
}

/** "What do they want?": the verb is all the topic there is. */
const asksForAnything = ({ topic, mentions, question }: Reading): boolean =>
  mentions.length === 0 && topic.length === 1 && topic[0]?.text === question.words[question.cue ?? -1]?.text;

/** The words of somebody who is none of the story's actors: only a claim that names the speaker as well answers. */
function ofStranger(reading: Reading): Finding {
  const [best] = rank(reading).filter((match) => !match.clashes);
  const strays = reading.topic.filter(({ at }) => at < (reading.question.cue ?? 0));
  if (!best || best.cover < 0.7 || strays.some((term) => shareIn(best.entry.keys, term) < CALLED_SO))
    return missing(NOT_SAID, nearest(reading), 0.05);
  return found([best.entry], 0.6 * best.cover);
}

/** "How will markets react?" is not answered by what is done in public. */
const CALLED_SO = 0.85;

/** Told in this thread first, own words before what others say, then direct quotations, then the story's order. */
function byWeight(entries: readonly Entry[], { focus, index, speakers }: Reading): readonly Entry[] {
  const weight = (entry: Entry): number =>
    (focus.includes(entry) ? 4 : 0) +
    ([...entry.speakers].some((id) => speakers?.has(id)) ? 3 : 0) +
    (entry.claim.quote ? 2 : 0) +
    (isHeadline(index, entry) ? -2.5 : 0) +
    (entry.claim.section === 'background' ? -1 : 0);
  return [...entries].sort((a, b) => weight(b) - weight(a) || a.order - b.order);
}

const isReaction = (entry: Entry): boolean =>
  isDenial(entry) ||
  entry.claim.kind === 'reaction' ||
  entry.claim.links.some((link) => link.type === 'responds_to');

/** Whether and how somebody responded: a reaction; else the speaker's own words, where they are on the topic. */
export function response(reading: Reading): Finding {
  const { index, speakers, question } = reading;
  if (isOfNobodyNamed(reading)) return missing(UNHEARD, nearest(reading), 0.05);
  if (reading.strayed) return reactionOfStranger(reading) ?? ofStranger(reading);
  const words = wordsOfSpeakers(reading);
  const reactions = words.filter(isReaction);
  const own = words.filter((entry) => [...entry.speakers].some((id) => speakers?.has(id)));
  const sides =
    asksForAll(reading) && !reactions.some((entry) => isAimedAt(entry, leadsOf(index)))
      ? takingSides(reading)
      : [];
  if (sides.length > 0) return found(sides.slice(0, 3), 0.6);
  const pool = reactions.length > 0 ? reactions : own;
  const acts = pool.length === 0 && speakers !== null ? actsOf(reading) : [];
  // How somebody responded can be told by acts; whether they did is not answered by any act of theirs.
  if (acts.length > 0 && !hasTopic(reading) && !asksWhether(reading))
    return found(afterFocus(reading, acts).slice(0, 2), 0.5);
  const silent = speakers === null ? [] : silenceOf(reading);
  if (reactions.length === 0 && silent.length > 0) return found(silent.slice(0, 1), 0.8);
  if (pool.length === 0)
    return missing(
      silentLead(nameOf(reading), false),
      hasTopic(reading) ? nearest(reading) : nearestOf(reading),
    );
  const ahead = question.tense === 'future' && !hasTopic(reading) ? answersAhead(reading) : [];
  if (ahead.length > 0) return found([...new Set([...ahead, ...reactions])].slice(0, 3), 0.85);
  const yes = question.words[0]?.text === 'did' && reactions.length > 0 ? 'Yes.' : undefined;
  if (hasTopic(reading)) {
    const best = bestOf(rank(reading, pool), 0.35);
    if (best.length > 0) return found(entriesOf(best), 0.75, yes);
    if (reactions.length > 0 && reactions.some((entry) => own.includes(entry)))
      return found(
        byWeight(
          reactions.filter((entry) => own.includes(entry)),
          reading,
        ).slice(0, 2),
        0.45,
      );
    return missing(silentLead(nameOf(reading), true), pool, 0.25);
  }
  if (reactions.length === 0)
    return question.words[0]?.text === 'how' && own.length > 0
      ? found(afterFocus(reading, own).slice(0, 2), 0.6)
      : missing('The reports I have give no response.', own, 0.25);
  const aimed = reactions.filter((entry) => isAimedAt(entry, reading.recent));
  return found(byTarget(index, aimed.length > 0 ? aimed : reactions).slice(0, 3), 0.85, yes);
}

/** "Any reaction from the police?", who are none of the story's people: only what begins with them tells what they did. */
function reactionOfStranger(reading: Reading): Finding | undefined {
  const { topic, question, index } = reading;
  const stray = topic.find(({ at }) => isHeard(question, at));
  if (!stray) return undefined;
  const acts = index.entries.filter(({ positions }) =>
    (positions.get(stray.stem) ?? []).some((at) => at < OPENING),
  );
  return acts.length > 0
    ? found(acts.slice(0, 2), 0.5)
    : missing('The reports I have give no response from that side.', nearest(reading), 0.05);
}

/** Among its first words a claim names who does what it tells. */
const OPENING = 3;

/** "He has not commented", "the firm did not reply" is told of them. */
const silenceOf = ({ index, named }: Reading): readonly Entry[] =>
  index.entries.filter(
    (entry) =>
      isSilent(entry) && named.some((id) => entry.subjects.has(id) || entry.claim.about.includes(id)),
  );
/** "What is the reaction?", of the whole story. */
const asksForAll = ({ speakers, recent, topic, mentions }: Reading): boolean =>
  speakers === null && topic.length + mentions.length + recent.length === 0;

/** "How will they respond?": what they or those who speak for them say that they would do. */
const answersAhead = ({ index, speakers }: Reading): readonly Entry[] =>
  index.entries.filter(
    (entry) =>
      WOULD_ANSWER.test(entry.claim.text) &&
      [...entry.subjects, ...entry.speakers].some((id) => speakers?.has(id)),
  );

const WOULD_ANSWER =
  /\b(?:will|would|could|may|might|is going to|plans? to|vow(?:s|ed) to|threaten(?:s|ed)? to|promis(?:es|ed) to)\b.*?\b(?:respond|answer|retaliate|react|counter|reciprocate|hit back|in kind|in return)\b/iu;

const asksWhether = ({ question }: Reading): boolean =>
  !/^(?:how|what|any|is|was)$/u.test(question.words[0]?.text ?? '');

/** What those do who say nothing is a reaction as well; what they did long before, or are accused of, is none. */
export const isActOf = (actors: ReadonlySet<string>, { claim, subjects }: Entry): boolean =>
  claim.section !== 'background' && claim.kind !== 'allegation' && !actors.isDisjointFrom(subjects);

const actsOf = ({ index, speakers }: Reading): readonly Entry[] =>
  speakers === null ? [] : index.entries.filter((entry) => isActOf(speakers, entry));

/** "The allies have called on Russia to withdraw": words that the report tells as an act. */
const actsOfSaying = ({ index, speakers }: Reading): readonly Entry[] =>
  index.entries.filter(
    ({ claim, subjects }) => CALLS.test(claim.text) && [...subjects].some((id) => speakers?.has(id)),
  );

const CALLS = new RegExp(
  `\\b(?:${SAYING}|call(?:s|ed|ing)? (?:on|for)|appeal(?:s|ed)|accept(?:s|ed)|reject(?:s|ed)|refus(?:es|ed)|declin(?:es|ed)|vow(?:s|ed)|pledg(?:es|ed)|plead(?:s|ed)|press(?:es|ed|ing) for)\\b`,
  'iu',
);

/** What stands close behind what was told last comes first. */
function afterFocus({ index, recent }: Reading, entries: readonly Entry[]): readonly Entry[] {
  const apart = (entry: Entry): number => {
    const steps = recent.map((told) => (index.places.get(entry) ?? 0) - (index.places.get(told) ?? 0));
    return Math.min(99, ...steps.map((step) => (step > 0 ? step : 20 - step)));
  };
  return [...entries].sort((a, b) => apart(a) - apart(b) || a.order - b.order);
}

/** Whether a claim links to one of those that were told last. */
const isAimedAt = (entry: Entry, focus: readonly Entry[]): boolean =>
  focus.some((each) => entry.claim.links.some((link) => link.claim === each.claim.id));

/** Answers to what leads the story come first. */
function byTarget(index: Reading['index'], entries: readonly Entry[]): readonly Entry[] {
  const leads = new Set(leadsOf(index).map((entry) => entry.claim.id));
  const weight = (entry: Entry): number => (entry.claim.links.some((link) => leads.has(link.claim)) ? 0 : 1);
  return [...entries].sort((a, b) => weight(a) - weight(b) || a.order - b.order);
}

export const ADMITS = /\b(?:admit|plead|acknowledg|confess|conced)\w*/iu;

/** “The mayor pleaded not guilty”, which the report tells as an act. */
const pleasOf = ({ index, speakers }: Reading): readonly Entry[] =>
  index.entries.filter(
    ({ claim, subjects, speakers: own }) =>
      own.size === 0 && ADMITS.test(claim.text) && [...subjects].some((id) => speakers?.has(id)),
  );

/** "Denies all these charges", whatever they are. */
const OF_ALL =
  /\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?) (?:(?:all|any|every|each)\b(?: \S+){0,3}? (?:charges?|accusations?|allegations?|claims?|involvement|wrongdoing|responsibility|guilt)|(?:involvement|wrongdoing|responsibility|guilt))\b/iu;

/** What is denied by those for whom the one who is asked about speaks: a country, whose government it is. */
const denialsOfBody = ({ index, named }: Reading): readonly Entry[] =>
  index.entries.filter(
    (entry) =>
      isDenial(entry) &&
      named.length > 0 &&
      [...entry.speakers].some((id) => named.every((each) => index.cast.voices.get(id)?.has(each))),
  );

/** Whether somebody denies (or admits) it. */
export function denies(reading: Reading): Finding {
  const { story } = reading.index;
  if (reading.strayed) return ofStranger(reading);
  const words = wordsOfSpeakers(reading);
  const firm = [...words, ...pleasOf(reading)].filter(
    (entry) => isDenial(entry) || ADMITS.test(entry.claim.text),
  );
  const pool = firm.length > 0 ? firm : words.filter((entry) => entry.claim.polarity === 'denied');
  const aimed = pool.filter((entry) => reading.focus.includes(entry) || isAimedAt(entry, reading.focus));
  const matches = hasTopic(reading)
    ? entriesOf(bestOf(rank(reading, pool), 0.35))
    : aimed.length > 0
      ? aimed
      : firm;
  const whole = [...firm, ...denialsOfBody(reading)].filter(({ claim }) => OF_ALL.test(claim.text));
  if (matches.length === 0 && whole.length > 0) return found(whole.slice(0, 1), 0.6);
  if (matches.length > 0) {
    const [name] = speakersOf(
      story,
      matches.map(({ claim }) => claim),
    );
    const isAimed = matches[0] !== undefined && isDenial(matches[0]) && aimed.includes(matches[0]);
    return name !== undefined && isAimed
      ? surely(matches.slice(0, 2), 0.8, sentence(`${name} denies it`))
      : found(matches.slice(0, 2), 0.8);
  }
  const name = nameOf(reading);
  return missing(
    name === undefined ? NOT_SAID : `The reports I have do not say whether ${name} does.`,
    [words, aboutSpeaker(reading)].find((each) => each.length > 0) ?? targetsOf(reading).entries,
    0.2,
  );
}
