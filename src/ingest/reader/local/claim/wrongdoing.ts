// Words of wrongdoing and blame: what somebody says with them of another, and is not proved, is an allegation.
import type { Claim } from '#briefings/story/story.ts';
import type { Token } from '../text/analysis.ts';
import type { Clause } from './certainty.ts';

/** Doing these is doing wrong. */
const VERBS = new Set(
  (
    'abuse assault attack blackmail bribe bully cheat collude conceal conspire corrupt deceive defraud discriminate ' +
    'doctor embezzle exploit extort fabricate fake falsify game hack harass infiltrate interfere intimidate invade ' +
    'kidnap launder lie loot manipulate massacre meddle misappropriate mislead mismanage misuse molest murder neglect ' +
    'orchestrate overstep perjure pillage plagiarize plot poison pressure rape retaliate rig sabotage scapegoat smear ' +
    'spy stage-manage stalk steal suppress swindle tamper terrorize torture trick undermine violate weaponize'
  ).split(' '),
);

/** Being, having or committing these is, too. */
const WRONG =
  /\b(?:abus(?:e|es|ive)|aggression|atrocit\w+|bias(?:ed)?|bribe(?:s|ry)?|cheat(?:s|er|ers|ing)?|collusion|conspira\w+|corrupt(?:ion)?|cover-?up|crimes?|criminals?|crooked|deceptive|deceit\w*|discriminat(?:ion|ory)|dishonest\w*|disinformation|espionage|extortion|fake|farce|fraud(?:s|ulent)?|genocide|harassment|hoax|hypocri(?:sy|te|tes|tical)|illegal|incompeten\w+|interference|intimidation|invasion|kickbacks?|liars?|lies|manipulati(?:on|ve)|massacre|meddling|misconduct|misinformation|misleading|mismanagement|murder(?:er|ers)?|negligen(?:ce|t)|phony|plagiarism|plots?|ploy|power grab|propaganda|racis[tm]s?|rape|rapists?|reckless\w*|rigged|sabotage|scams?|scandal\w*|sexist|sham|smear|spies|stunt|theft|thieves|thugs?|torture|unfair(?:ly)?|unlawful|violations?|war crimes?|witch[- ]hunt|wrongdoing)\b/i;

/** Blame in other words. */
const BLAME =
  /\b(?:gam(?:es|ed|ing) the|sow(?:s|ed|ing)? (?:discord|chaos|doubts?|divisions?|fear)|tip(?:s|ped)? (?:things|the)|(?:is|are|was|were|be|been|being) (?:directly )?(?:responsible|to blame|behind|complicit)|(?:un)?fairly targeted|traced to|at fault|guilty of|cover(?:s|ed|ing)? up|turn(?:s|ed|ing)? a blind eye)\b/i;

/** What a deed is meant for, where that is wrong. */
const PURPOSE =
  /\b(?:operations?|campaigns?|efforts?|schemes?|plots?|trying|tried|tries|seek(?:s|ing)?|sought|attempt(?:s|ed|ing)?|designed|aimed|aiming|meant|intended|conspired|plotting) (?:to|at) (?:\w+ )?(?:pressur\w+|intimidat\w+|silenc\w+|denigrat\w+|divid\w+|weaken\w*|humiliat\w+|suppress\w*|discredit\w*|undermin\w+|mislead\w*|sabotag\w+|embarrass\w*|steal\w*|rig\w*|manipulat\w+|deceiv\w+|destabili[sz]\w+|influenc\w+|overthrow\w*|bully\w*)\b/i;
/** What has no will of its own: of these a purpose is reckoned, and nobody is accused. */
const DEED =
  /\b(?:it|this|that|these|those|moves?|build-?ups?|decisions?|plans?|proposals?|exercises?|drills?|strikes?|announcements?|offers?|visits?|deployments?|steps?|threats?|sanctions?|offensive)$/i;

/** The words themselves call it an allegation. */
const MARKED =
  /\b(?:allegedly|purportedly|(?:is|are|was|were|been|being|stands?) accused of|accus(?:e|es|ed|ing) |alleg(?:e|es|ed|ing) that|allegations? that|accusations? that|suspected of|blam(?:e|es|ed|ing) )/i;
/** Only what stands close to the predicate is what the clause says. */
const NEAR = 9;

/** Whether the main verb of the words calls them an allegation: “was accused of”, “allegedly”. */
export function isMarkedAlleged(
  tokens: readonly Token[],
  text: string,
  { predicate, first, last }: Clause,
): boolean {
  if (predicate === null) return false;
  const from = tokens[Math.max(first, predicate.group.first - 2)];
  const to = tokens[Math.min(last, predicate.group.last + 3) - 1];
  return from !== undefined && to !== undefined && MARKED.test(`${text.slice(from.start, to.end)} `);
}

/**
 * Whether what the clause says of its subject is wrongdoing or blame.
 * @param isOpinion somebody believes it: what they reckon that a deed is meant for accuses nobody
 */
export function tellsWrongdoing(
  tokens: readonly Token[],
  text: string,
  { predicate, first, last, words }: Clause,
  isOpinion = false,
): boolean {
  if (BLAME.test(words)) return true;
  const doer = predicate && tokens.slice(predicate.subject.first, predicate.subject.last).at(-1);
  const isReckoned = isOpinion && doer != null && DEED.test(doer.lower);
  if (PURPOSE.test(words)) return !isReckoned;
  if (predicate === null) return WRONG.test(words);
  const head = tokens[predicate.head];
  if (head !== undefined && VERBS.has(head.lemma) && !isOfNobody(tokens, predicate.subject.last)) return true;
  const from = tokens[Math.max(first, predicate.group.first)];
  const to = tokens[Math.min(last, complementEnd(tokens, predicate.group.last, last)) - 1];
  return from !== undefined && to !== undefined && WRONG.test(text.slice(from.start, to.end));
}

/** “We were attacked”: who speaks of what was done to them by nobody accuses nobody. */
const isOfNobody = (tokens: readonly Token[], subjectEnd: number): boolean =>
  /^(?:i|we)$/.test(tokens[subjectEnd - 1]?.lower ?? '');

const ENDS = /^(?:[,;:—]|to|that|who|which|when|if|because|after|before|as|any|against|over|about)$/;
const OF_WHAT = /^(?:guilty|form|kind|sort|type|act|acts|pattern|campaign|culture|accused|victim)$/;

/** The complement goes as far as the next clause, or what qualifies it. */
function complementEnd(tokens: readonly Token[], from: number, last: number): number {
  const end = Math.min(last, from + NEAR);
  for (let at = from; at < end; at++) {
    const word = tokens[at]?.lower ?? '';
    if (ENDS.test(word) || (word === 'of' && !OF_WHAT.test(tokens[at - 1]?.lower ?? ''))) return at;
  }
  return end;
}

const STAGES: readonly (readonly [RegExp, NonNullable<Claim['legalStage']>])[] = [
  [/\b(?:acquitted|found not guilty|cleared of|exonerated)\b/i, 'acquitted'],
  [/\b(?:convicted|found guilty|pleaded guilty|pled guilty|sentenced)\b/i, 'convicted'],
  [
    /\b(?:on trial|stands? trial|stood trial|went on trial|trial of|testified at (?:his|her|their) trial)\b/i,
    'on_trial',
  ],
  [
    /\b(?:(?:was|were|been|is|are) (?:formally )?(?:charged with|indicted|arraigned)|indicted|faces? charges|charged (?:him|her|them) with|charges against)\b/i,
    'charged',
  ],
  [/\b(?:arrested|detained|taken into custody|in custody)\b/i, 'arrested'],
  [/\b(?:accused of|accuses|suspected of|alleged to have)\b/i, 'accused'],
];

/** One of these words is in every stage: the quick answer for most claims. */
const OF_A_CASE =
  /acquit|guilty|cleared|exonerat|convict|sentenced|trial|charge|indict|arraign|arrest|detained|custody|accuse|suspected|alleged/i;

/** How far the case has come that the words tell of: the furthest stage that they name. */
export const legalStageIn = (words: string): Claim['legalStage'] =>
  OF_A_CASE.test(words) ? STAGES.find(([pattern]) => pattern.test(words))?.[1] : undefined;
