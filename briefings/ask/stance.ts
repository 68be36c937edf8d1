// Who is for a matter and who is against it: those who take that side of what was told last, or leads the story.
import { shareIn } from './cover.ts';
import { found, leadsOf, surely, type Finding } from './finding.ts';
import { leans } from './nearby.ts';
import { nearnessTo } from './nearness.ts';
import { wordsOfQuestion } from './question.ts';
import type { Reading } from './reading.ts';
import { rank } from './search.ts';
import { isLong, type Entry, type StoryIndex } from './story-index.ts';

/** A side: the words by which a question asks for it, and those by which reports tell of it. */
interface Side {
  readonly asked: RegExp;
  readonly told: RegExp;
}

const AGAINST: Side = {
  asked:
    /\b(?:against|oppos(?:e|es|ed|ing)|disagree[ds]?|disagreeing|objects?|objected|critici[sz](?:e|es|ed|ing)|complain(?:s|ed|ing)?|condemn(?:s|ed)?|unhappy|unconvinced|not (?:convinced|happy|impressed|satisfied|persuaded|sure)|doubt(?:s|ed|ing)?|sceptical|skeptical|suspicious|angry|rejects?|rejected|dislikes?)\b/u,
  told: /\b(?:(?<!\b(?:retaliat|protect|mov)\w* )against|oppos(?:e|es|ed|ing)|opponents?|critics?|disagree\w*|object(?:s|ed|ing)|critici[sz]\w+|complain\w*|condemn\w*|denounc\w+|deplor\w+|decr(?:y|ies|ied)|slam(?:s|med)|lambast\w*|attack(?:s|ed) (?:the|it|this)|scoff\w*|mock(?:s|ed|ing)|derid\w+|ridicul\w+|scold\w*|balk\w*|bristl\w*|fum(?:es|ed|ing)|grumbl\w+|thunder(?:s|ed)|sneer\w*|snip(?:es|ed)|protest(?:s|ed|ing)|doubt\w*|question(?:s|ed|ing) whether|sceptic\w*|skeptic\w*|unconvinced|not (?:convinced|reassured|appeased|impressed|satisfied)|less (?:convinced|sure)|insult\w*|reject\w*|dismiss\w*|disput\w+|contest\w*|contradict\w*|den(?:y|ies|ied)|moratorium|threaten\w* (?:to sue|a boycott)|accus\w+|regret\w*|call(?:s|ed) (?:on|for) (?:\S+ ){1,4}?(?:to )?(?:resign|quit|step down|resignation|withdraw\w*|be scrapped)|resist\w*|alarm(?:ed)?|dismay\w*|anger\w*|fear(?:s|ed)?|warn(?:s|ed|ing)?|caution(?:s|ed))\b/iu,
};

const FOR: Side = {
  asked:
    /\bwho (?:else )?(?:is|are|was|were) for\b|\b(?:for it|in favou?r|favou?rs?|favou?red|supports?|supported|supporting|back(?:s|ed|ing)|behind (?:him|her|them)|welcom(?:e|es|ed)|agree[sd]?|agreeing|prais(?:e|es|ed)|endors(?:e|es|ed)|applaud(?:s|ed)?|sides? with|approves?|happy|believes?|buys?|trusts?)\b/u,
  told: /\b(?:support(?:s|ed|ing|ers?)?|back(?:s|ed|ing)|weight behind|side[sd]? with|rall(?:y|ied|ies)|solidarity|welcom\w+|hail\w*|prais\w+|applaud\w*|endors\w+|favou?r(?:s|ed|ing)?|congratulat\w+|cheer\w*|enthus\w+|lauds?|lauded|approv(?:e|es|ed|ing)|agree(?:s|d)?|sympath\w+|defend(?:s|ed|ing)|tribute|thank(?:s|ed)|believ\w+|buy that|moving)\b/iu,
};

/** What those say who are for or against it, where the reports know nobody by that name. */
const SIDES: readonly (readonly [called: RegExp, side: Side])[] = [
  [/^(?:critics?|opponents?|detractors?|sceptics?|skeptics?|adversar(?:y|ies))$/u, AGAINST],
  [/^(?:supporters?|backers?|proponents?|advocates?|defenders?|fans)$/u, FOR],
];

/**
 * "What do critics say?": those who are against what was told last, or leads the story.
 * @returns undefined where something else is asked, or nobody takes that side
 */
export function wordsOfSide(reading: Reading): Finding | undefined {
  const { topic, question, recent, index } = reading;
  const named = topic.find(
    ({ at, text }) => at < (question.cue ?? 0) && SIDES.some(([called]) => called.test(text)),
  );
  const side = SIDES.find(([called]) => named && called.test(named.text))?.[1];
  if (!side || !named) return undefined;
  const about = topic.filter((term) => term !== named && term.at !== question.cue);
  return asSure(
    taking(side, { ...reading, topic: about, recent: recent.length > 0 ? recent : matterOf(index) }),
  );
}

/** Who takes a side is told by that, whatever a model makes of the words. */
const asSure = (taken: Finding | undefined): Finding | undefined =>
  taken && surely(taken.entries, taken.confidence);

/** What leads the story; what somebody says of it may take a side. */
const matterOf = (index: StoryIndex): readonly Entry[] =>
  leadsOf(index).filter(({ claim }, at) => at === 0 || claim.kind !== 'statement');

/** What is said for or against what leads the story: where nothing is told as a reaction, it is one. */
export const takingSides = ({ index }: Reading): readonly Entry[] =>
  index.entries.filter(
    (entry) =>
      entry.speakers.size > 0 &&
      !matterOf(index).includes(entry) &&
      (entry.claim.kind === 'allegation' ||
        [AGAINST, FOR].some((side) => takes(side, entry) && isOwn(side, entry))),
  );

/** Whose position it is, and not what somebody tells of another's. */
const isOwn = ({ told }: Side, { claim, speakers, subjects }: Entry): boolean =>
  claim.attribution.some(({ cue }) => told.test(cue)) || !speakers.isDisjointFrom(subjects);

/** "Who is against it?", "who backs her?": another than those who said it, who takes the side. */
export function stance(reading: Reading): Finding | undefined {
  const side = [AGAINST, FOR].find(({ asked }) => asked.test(wordsOfQuestion(reading.question)));
  if (!side || OF_VOTE.test(wordsOfQuestion(reading.question))) return undefined;
  if (reading.recent.length > 0) return leans(reading) ? taking(side, reading) : undefined;
  if (reading.mentions.length > 0) return undefined;
  const ofStory = { ...reading, recent: matterOf(reading.index) };
  if (isOfLeads(side, reading)) return asSure(taking(side, { ...ofStory, topic: [] }));
  return /\b(?:it|this|that)$/u.test(wordsOfQuestion(reading.question)) ? taking(side, ofStory) : undefined;
}

/** How somebody voted is told by how they voted. */
const OF_VOTE = /\b(?:vot(?:e|es|ed|ing)|ruled|testif(?:y|ied))\b/u;

/** "Who opposes the deal?": what leads the story is called so. */
function isOfLeads(side: Side, { topic, index }: Reading): boolean {
  const things = topic.filter(({ text }) => !side.asked.test(text));
  return (
    things.length > 0 &&
    things.every((term) =>
      leadsOf(index).some(({ keys, around }) => Math.max(shareIn(keys, term), shareIn(around, term)) >= SAME),
    )
  );
}

const SAME = 0.85;

function taking(side: Side, reading: Reading): Finding | undefined {
  const { index, recent } = reading;
  const asked = new Set(reading.topic.filter(({ text }) => side.asked.test(text)).map(({ stem }) => stem));
  const rest = { ...reading, topic: reading.topic.filter(({ stem }) => !asked.has(stem)), focus: [] };
  const covers = new Map(
    rest.topic.length + rest.mentions.length > 0 ? rank(rest).map(({ entry, cover }) => [entry, cover]) : [],
  );
  const heard = new Set(recent.flatMap(({ speakers }) => [...speakers]));
  const near = nearnessTo(index, recent);
  // Of a long story, only what is near or on the topic can be meant.
  const pool = isLong(index.entries) ? [...new Set([...near.keys(), ...covers.keys()])] : index.entries;
  const [best, ...others] = pool
    .filter((entry) => (takes(side, entry) || accusesThem(side, recent, entry)) && !recent.includes(entry))
    .map((entry) => ({
      entry,
      score:
        (covers.get(entry) ?? 0) +
        (near.get(entry) ?? 0) +
        ([...entry.speakers].some((id) => heard.has(id)) ? 0 : OTHERS) +
        (PLAINLY.test(entry.claim.text) ? OTHERS : 0) +
        BEHIND / (1 + stepsFrom(recent, index, entry)),
    }))
    .sort((a, b) => b.score - a.score || a.entry.order - b.entry.order);
  if (!best || best.score < (covers.size > 0 ? LEAST : OTHERS)) return undefined;
  return found(
    [best, ...others.slice(0, 1)].map(({ entry }) => entry),
    0.55,
  );
}

/** Who warns of a thing may be against it; who opposes it is. */
const PLAINLY =
  /\b(?:oppos(?:es?|ed|ing)|against|reject(?:s|ed)|condemn(?:s|ed)|support(?:s|ed)|welcom(?:es|ed)|back(?:s|ed))\b/iu;

/** What counts that somebody else takes the side, and how soon after what was told. */
const OTHERS = 0.3;
const BEHIND = 0.3;

/** How far behind what was told a claim stands; what stands before it counts as far. */
function stepsFrom(recent: readonly Entry[], { places }: StoryIndex, entry: Entry): number {
  const steps = recent.map((told) => (places.get(entry) ?? 0) - (places.get(told) ?? 0));
  return Math.min(FAR, ...steps.filter((step) => step > 0));
}

const FAR = 30;

/** Below this, somebody takes a side in another matter. */
const LEAST = 0.6;

/** Who accuses those whose doing was told is against it. */
function accusesThem(side: Side, recent: readonly Entry[], { claim, speakers }: Entry): boolean {
  const doers = new Set(recent.flatMap((told) => [...told.subjects, ...told.speakers]));
  return side === AGAINST && claim.kind === 'allegation' && speakers.isDisjointFrom(doers);
}

/** By the verb with which it is said, or in its words. */
const takes = ({ told }: Side, { claim }: Entry): boolean =>
  claim.attribution.some(({ cue }) => told.test(cue)) || told.test(claim.text);
