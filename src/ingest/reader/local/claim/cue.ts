// What the verb or noun of an attribution does to what follows it: how sure it leaves it, whether it denies, accuses, asks, looks ahead.
import type { Attribution } from '../attribution/attribution.ts';
import type { Certainty } from '#briefings/story/story.ts';

export type Cue = Pick<Attribution, 'cueKind' | 'verb'>;

/** By the meaning of the cue; what is not here leaves its content as certain as its own words are. */
const BY_KIND: Readonly<Record<string, Certainty>> = {
  suggests: 'probable',
  suspects: 'probable',
  expects: 'probable',
  predicts: 'probable',
  estimates: 'probable',
  doubts: 'probable',
  fears: 'possible',
  hopes: 'uncommitted',
  wants: 'uncommitted',
  demands: 'uncommitted',
  urges: 'uncommitted',
  proposes: 'uncommitted',
  asks: 'uncommitted',
  wonders: 'uncommitted',
  questions: 'uncommitted',
};

/** Single words that mean more or less than others of their kind. */
const BY_WORD: Readonly<Record<string, Certainty>> = {
  believe: 'probable',
  think: 'probable',
  guess: 'probable',
  suppose: 'probable',
  imagine: 'probable',
  plan: 'certain',
  intend: 'certain',
  threaten: 'probable',
  feel: 'probable',
  figure: 'probable',
  reckon: 'probable',
  assume: 'probable',
  presume: 'probable',
  suggest: 'probable',
  imply: 'probable',
  hint: 'probable',
  signal: 'probable',
  estimate: 'probable',
  project: 'probable',
  belief: 'probable',
  assumption: 'probable',
  impression: 'probable',
  feeling: 'probable',
  suspicion: 'possible',
  speculation: 'possible',
  rumor: 'possible',
  rumour: 'possible',
  speculate: 'possible',
  propose: 'uncommitted',
  recommend: 'uncommitted',
  consider: 'possible',
  mull: 'possible',
  weigh: 'possible',
  contemplate: 'possible',
};

export const certaintyOfCue = ({ cueKind, verb }: Cue): Certainty =>
  BY_WORD[verb] ?? BY_KIND[cueKind] ?? 'certain';

const CLAIMED =
  /\b(?:accusations?|allegations?|assertions?|charges?|claims?|criticisms?|ideas?|notions?|reports?|rumou?rs?|stor(?:y|ies)|suggestions?|theor(?:y|ies)|that)\b/i;

const REFUSING = new Set('refuse decline disagree'.split(' '));

/** It says that its content is not so: “denied that”, “rejected the claim”, but not “rejected a request”. */
export function denies({ cueKind, verb }: Cue, content = ''): boolean {
  if (cueKind === 'denies' || cueKind === 'doubts') return true;
  if (REFUSING.has(verb)) return true;
  if (verb === 'challenge' || verb === 'contest') return false;
  return (cueKind === 'rejects' || cueKind === 'disputes') && CLAIMED.test(content);
}

/** It answers what somebody else has said. */
export const isDenial = ({ cueKind, verb }: Cue): boolean =>
  ANSWERING.has(cueKind) && !TURNING_DOWN.has(verb);
const ANSWERING = new Set('denies rejects disputes'.split(' '));
const TURNING_DOWN = new Set('refuse decline challenge contest rebuff spurn renounce'.split(' '));

export const accuses = ({ cueKind }: Cue): boolean => cueKind === 'accuses' || cueKind === 'alleges';

/** “Plans to”, “intends to”: of all wishes these are on their way. */
const isPlan = ({ verb }: Cue): boolean => PLANNING.has(verb);
const PLANNING = new Set('plan intend schedule set'.split(' '));

/** It asks for something: what is asked for is neither a fact nor a plan. */
export const asks = (cue: Cue): boolean =>
  !isPlan(cue) &&
  cue.verb !== 'suggest' &&
  (cue.verb === 'propose' || cue.verb === 'recommend' || ASKING.has(cue.cueKind));
const ASKING = new Set('demands urges asks wants hopes proposes wonders questions'.split(' '));

/** What follows is to come. */
export const promises = (cue: Cue): boolean =>
  isPlan(cue) || (FORETELLING.has(cue.cueKind) && !DECIDING.has(cue.verb));
const FORETELLING = new Set('promises expects predicts'.split(' '));
const DECIDING = new Set('choose agree opt decide resolve volunteer'.split(' '));

/** An opinion and no report. */
export const isOpinion = ({ cueKind }: Cue): boolean => OPINION.has(cueKind);
const OPINION = new Set('believes suspects expects predicts estimates doubts fears'.split(' '));

/** It passes on what others have said. */
export const reports = ({ cueKind }: Cue): boolean => REPORTING.has(cueKind);
const REPORTING = new Set('says reports finds announces alleges warns denies'.split(' '));

/** What it says of its content is part of the claim: “denied that”, “called for”, “is worried that”. */
export const meansMore = (cue: Cue): boolean =>
  asks(cue) ||
  (promises(cue) && cue.cueKind === 'promises') ||
  MEANING_MORE.kinds.has(cue.cueKind) ||
  MEANING_MORE.verbs.has(cue.verb);
const MEANING_MORE = {
  kinds: new Set(
    'denies rejects disputes doubts accuses criticizes opposes supports likes shares fears'.split(' '),
  ),
  verbs: new Set(
    'agree decide choose opt resolve volunteer describe characterise characterize call label brand dub deem liken compare regard view refer point cite invoke highlight learn know forget see'.split(
      ' ',
    ),
  ),
};
