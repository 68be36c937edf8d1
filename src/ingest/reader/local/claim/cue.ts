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

/** It says that its content is not so: “denied that”, “rejected the claim”, but not “rejected a request”. */
export function denies({ cueKind, verb }: Cue, content = ''): boolean {
  if (/^(?:denies|doubts)$/.test(cueKind)) return true;
  if (/^(?:refuse|decline|disagree)$/.test(verb)) return true;
  if (/^(?:challenge|contest)$/.test(verb)) return false;
  return /^(?:rejects|disputes)$/.test(cueKind) && CLAIMED.test(content);
}

/** It answers what somebody else has said. */
export const isDenial = ({ cueKind, verb }: Cue): boolean =>
  /^(?:denies|rejects|disputes)$/.test(cueKind) &&
  !/^(?:refuse|decline|challenge|contest|rebuff|spurn|renounce)$/.test(verb);

export const accuses = ({ cueKind }: Cue): boolean => /^(?:accuses|alleges)$/.test(cueKind);

/** “Plans to”, “intends to”: of all wishes these are on their way. */
const isPlan = ({ verb }: Cue): boolean => /^(?:plan|intend|schedule|set)$/.test(verb);

/** It asks for something: what is asked for is neither a fact nor a plan. */
export const asks = (cue: Cue): boolean =>
  !isPlan(cue) &&
  cue.verb !== 'suggest' &&
  (/^(?:propose|recommend)$/.test(cue.verb) ||
    /^(?:demands|urges|asks|wants|hopes|proposes|wonders|questions)$/.test(cue.cueKind));

/** What follows is to come. */
export const promises = (cue: Cue): boolean =>
  isPlan(cue) ||
  (/^(?:promises|expects|predicts)$/.test(cue.cueKind) &&
    !/^(?:choose|agree|opt|decide|resolve|volunteer)$/.test(cue.verb));

/** An opinion and no report. */
export const isOpinion = ({ cueKind }: Cue): boolean =>
  /^(?:believes|suspects|expects|predicts|estimates|doubts|fears)$/.test(cueKind);

/** It passes on what others have said. */
export const reports = ({ cueKind }: Cue): boolean =>
  /^(?:says|reports|finds|announces|alleges|warns|denies)$/.test(cueKind);

/** What it says of its content is part of the claim: “denied that”, “called for”, “is worried that”. */
export const meansMore = (cue: Cue): boolean =>
  asks(cue) ||
  (promises(cue) && cue.cueKind === 'promises') ||
  /^(?:denies|rejects|disputes|doubts|accuses|criticizes|opposes|supports|likes|shares|fears)$/.test(
    cue.cueKind,
  ) ||
  /^(?:agree|decide|choose|opt|resolve|volunteer|describe|characteri[sz]e|call|label|brand|dub|deem|liken|compare|regard|view|refer|point|cite|invoke|highlight|learn|know|forget|see)$/.test(
    cue.verb,
  );
