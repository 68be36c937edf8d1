// Who is for a matter and who is against it: those who take that side of what was told last, or leads the story.
import { found, leadsOf, type Finding } from './finding.ts';
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
  told: /\b(?:against|oppos(?:e|es|ed|ing)|opponents?|critics?|disagree\w*|object(?:s|ed|ing)|critici[sz]\w+|complain\w*|condemn\w*|denounc\w+|deplor\w+|decr(?:y|ies|ied)|slam(?:s|med)|lambast\w*|attack(?:s|ed) (?:the|it|this)|scoff\w*|mock(?:s|ed|ing)|derid\w+|ridicul\w+|scold\w*|balk\w*|bristl\w*|fum(?:es|ed|ing)|grumbl\w+|thunder(?:s|ed)|sneer\w*|snip(?:es|ed)|protest(?:s|ed|ing)|doubt\w*|question(?:s|ed|ing) whether|sceptic\w*|skeptic\w*|unconvinced|not (?:convinced|reassured|appeased|impressed|satisfied)|less (?:convinced|sure)|insult\w*|reject\w*|dismiss\w*|disput\w+|contest\w*|contradict\w*|den(?:y|ies|ied)|moratorium|threaten\w* (?:to sue|a boycott)|accus\w+|resist\w*|alarm(?:ed)?|dismay\w*|anger\w*|fear(?:s|ed)?|warn(?:s|ed|ing)?|caution(?:s|ed))\b/iu,
};

const FOR: Side = {
  asked:
    /\b(?:for it|in favou?r|favou?rs?|favou?red|supports?|supported|supporting|back(?:s|ed|ing)|behind (?:him|her|them)|welcom(?:e|es|ed)|agree[sd]?|agreeing|prais(?:e|es|ed)|endors(?:e|es|ed)|applaud(?:s|ed)?|sides? with|approves?|happy|believes?|buys?|trusts?)\b/u,
  told: /\b(?:support(?:s|ed|ing|ers?)?|back(?:s|ed|ing)|weight behind|side[sd]? with|rall(?:y|ied|ies)|solidarity|welcom\w+|hail\w*|prais\w+|applaud\w*|endors\w+|favou?r(?:s|ed|ing)?|congratulat\w+|cheer\w*|enthus\w+|lauds?|lauded|approv(?:e|es|ed|ing)|agree(?:s|d)?|sympath\w+|defend(?:s|ed|ing)|tribute|thank(?:s|ed)|believ\w+|buy that|moving)\b/iu,
};

/** "Who is against it?", "who backs her?": another than those who said it, who takes the side. */
export function stance(reading: Reading): Finding | undefined {
  const side = [AGAINST, FOR].find(({ asked }) => asked.test(wordsOfQuestion(reading.question)));
  if (!side) return undefined;
  if (reading.recent.length > 0) return leans(reading) ? taking(side, reading) : undefined;
  const isOfStory =
    /\b(?:it|this|that)$/u.test(wordsOfQuestion(reading.question)) && reading.mentions.length === 0;
  return isOfStory ? taking(side, { ...reading, recent: leadsOf(reading.index) }) : undefined;
}

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
    .filter((entry) => takes(side, entry) && !recent.includes(entry))
    .map((entry) => ({
      entry,
      score:
        (covers.get(entry) ?? 0) +
        (near.get(entry) ?? 0) +
        ([...entry.speakers].some((id) => heard.has(id)) ? 0 : OTHERS) +
        BEHIND / (1 + stepsFrom(recent, index, entry)),
    }))
    .sort((a, b) => b.score - a.score || a.entry.order - b.entry.order);
  if (!best || best.score < (covers.size > 0 ? LEAST : OTHERS)) return undefined;
  return found(
    [best, ...others.slice(0, 1)].map(({ entry }) => entry),
    0.55,
  );
}

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

/** By the verb with which it is said, or in its words. */
const takes = ({ told }: Side, { claim }: Entry): boolean =>
  claim.attribution.some(({ cue }) => told.test(cue)) || told.test(claim.text);
