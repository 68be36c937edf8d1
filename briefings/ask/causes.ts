// "Why did it run aground?" of an accident of which no claim says why in so many words: what is told of what went before it.
import { givesReasonPlainly } from './asked.ts';
import { shareIn } from './cover.ts';
import { isDenial, leadsOf, surely, type Finding } from './finding.ts';
import { namesMishap, tellsMishap } from './mishap.ts';
import { wordsOfQuestion } from './question.ts';
import type { Reading } from './reading.ts';
import type { Entry } from './story-index.ts';

/** "Why did the train derail?", "what caused it?", "how did the fire start?" */
const ASKED =
  /^(?:why (?:did|does|has|have|is|was|were)|how (?:did|could) .* (?:happen|start|begin|break out|come about)|what (?:caused|triggered|started|sparked|led to|set off)|(?:what (?:is|was) )?the cause|how come)\b|^why$/u;

/** Something was so before it happened: "had altered course", "the brakes had not responded", "had been travelling". */
const BEFORE =
  /\bhad (?:(?:not|never|been|already|also|just) )*(?!(?:accused|advised|agreed|apologi[sz]ed|asked|called|criticised|criticized|declined|demanded|died|expected|found|hoped|offered|ordered|passed|planned|promised|proposed|reached|refused|said|searched|told|urged|warned|wanted)\b)\p{L}+/u;

/** Those who look into it know more of it than others. */
const LOOKS_INTO =
  /\b(?:board|commission|engineers?|experts?|fire (?:brigade|chief|service)|inquiry|inspectors?|investigat\p{L}*|police|probe|prosecutors?|report)\b/iu;

/** "The water rose after a dam gave way." */
const FOLLOWED =
  /\b(?:after(?! (?:\S+ ){0,4}?(?:minutes?|hours?|days?|weeks?|months?|years?)\b)|because|due to|following|owing to)\b/u;

const UNKNOWN = /\bcauses?\b.*\b(?:not|unknown|unclear|un(?:der|til))\b|\bunclear (?:why|what caused)\b/iu;

/**
 * What goes before an accident by what somebody says, first what those say who look into it, behind that its cause is not known.
 * @returns undefined where something else is asked, where the story tells of no accident, or nobody says anything of it
 */
export function causes(reading: Reading): Finding | undefined {
  const { index, question } = reading;
  if (!ASKED.test(wordsOfQuestion(question)) || isOfFate(reading) || !isOfMishap(reading)) return undefined;
  const leads = leadsOf(index);
  const isGiven = (entry: Entry): boolean =>
    (leads.includes(entry) && givesReasonPlainly(entry)) ||
    (FOLLOWED.test(entry.claim.text) && tellsMishap(entry.claim.text) && isTold(reading, entry));
  if (index.entries.some(isGiven)) return undefined;
  const accounts = index.entries.filter(
    (entry) => entry.speakers.size > 0 && BEFORE.test(entry.claim.text) && !isDenial(entry),
  );
  if (accounts.length === 0) return undefined;
  const open = index.entries.filter(({ claim }) => UNKNOWN.test(claim.text));
  const known = accounts.toSorted((a, b) => Number(looksInto(reading, b)) - Number(looksInto(reading, a)));
  return surely([...new Set([...open.slice(0, 1), ...known])].slice(0, 3), 0.6);
}

/** Why somebody died in it is not why it happened. */
const isOfFate = ({ topic, question }: Reading): boolean =>
  question.pronouns.has('person') || topic.some(({ text }) => FATE.test(text));

const FATE =
  /^(?:die[ds]?|dead|death|killed|kill|injured|hurt|missing|survived?|rescued|trapped|arrested|charged)$/u;

/** What leads the story is an accident, and no more is asked about than that. */
function isOfMishap(reading: Reading): boolean {
  const { index, focus } = reading;
  const told = focus.length > 0 ? focus : leadsOf(index);
  return told.some((entry) => tellsMishap(entry.claim.text) && isTold(reading, entry));
}

/** Whether it tells all that is asked about; "the crash" is what happened, in whatever words. */
const isTold = ({ topic, mentions, question }: Reading, entry: Entry): boolean =>
  topic.filter((term) => namesMishap(term.text) || shareIn(entry.keys, term) > 0).length >=
    topic.length * (tellsMishap(question.text) ? HALF : 1) &&
  mentions.every(
    ({ actors, stems }) =>
      actors.some((id) => entry.actors.has(id)) || stems.every((stem) => entry.keys.has(stem)),
  );

/** Whose verb is that of an accident ("leave the road") may say it in other words than the story. */
const HALF = 0.5;

const looksInto = ({ index }: Reading, { speakers }: Entry): boolean =>
  [...speakers].some((id) => {
    const { name = '', role = '' } = index.cast.actors.get(id) ?? {};
    return LOOKS_INTO.test(`${name} ${role}`);
  });
