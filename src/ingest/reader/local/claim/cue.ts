// What the verb or noun of an attribution does to what follows it: how sure it leaves it, whether it denies, accuses, asks, looks ahead.
import type { Attribution } from '../attribution/attribution.ts';
import type { Certainty } from './certainty.ts';

export type Cue = Pick<Attribution, 'cueKind' | 'verb'>;

/** By the meaning of the cue; what is not here leaves its content as certain as its own words are. */
const BY_KIND: Readonly<Record<string, Certainty>> = {
  thinks: 'probable',
  suspects: 'probable',
  expects: 'probable',
  predicts: 'probable',
  doubts: 'probable',
  fears: 'possible',
  threatens: 'probable',
  hopes: 'uncommitted',
  wants: 'uncommitted',
  demands: 'uncommitted',
  urges: 'uncommitted',
  asks: 'uncommitted',
};

/** Single words that mean more or less than others of their kind. */
const BY_WORD: Readonly<Record<string, Certainty>> = {
  believe: 'probable',
  feel: 'probable',
  figure: 'probable',
  reckon: 'probable',
  assume: 'probable',
  presume: 'probable',
  suggest: 'probable',
  imply: 'probable',
  hint: 'probable',
  signal: 'probable',
  indicate: 'probable',
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
  proposal: 'uncommitted',
  consider: 'possible',
  mull: 'possible',
  weigh: 'possible',
  contemplate: 'possible',
  question: 'uncommitted',
};

export const certaintyOfCue = ({ cueKind, verb }: Cue): Certainty =>
  BY_WORD[verb] ?? BY_KIND[cueKind] ?? 'certain';

const CLAIMED =
  /\b(?:accusations?|allegations?|assertions?|charges?|claims?|criticisms?|ideas?|notions?|reports?|rumou?rs?|stor(?:y|ies)|suggestions?|theor(?:y|ies)|that)\b/i;

/** It says that its content is not so: “denied that”, “rejected the claim”, but not “rejected a request”. */
export function denies({ cueKind, verb }: Cue, content = ''): boolean {
  if (/^(?:denies|doubts)$/.test(cueKind)) return true;
  if (/^(?:refuse|decline|refusal|disagree)$/.test(verb)) return true;
  if (/^(?:question|challenge|contest)$/.test(verb)) return false;
  return /^(?:rejects|disputes)$/.test(cueKind) && CLAIMED.test(content);
}

/** It answers what somebody else has said. */
export const isDenial = ({ cueKind, verb }: Cue): boolean =>
  /^(?:denies|rejects|disputes)$/.test(cueKind) &&
  !/^(?:refuse|decline|refusal|question|challenge|contest|rebuff|spurn)$/.test(verb);

export const accuses = ({ cueKind, verb }: Cue): boolean =>
  /^(?:accuses|blames)$/.test(cueKind) || /^(?:allege|allegation|accusation)$/.test(verb);

/** It asks for something: what is asked for is neither a fact nor a plan. */
export const asks = ({ cueKind, verb }: Cue): boolean =>
  /^(?:demands|urges|asks|wants|hopes)$/.test(cueKind) || /^(?:propose|proposal)$/.test(verb);

/** What follows is to come. */
export const promises = ({ cueKind, verb }: Cue): boolean =>
  /^(?:plans|promises|expects|predicts|threatens)$/.test(cueKind) &&
  !/^(?:choose|agree|opt|prepare|propose|proposal|effort|consider)$/.test(verb);

/** An opinion and no report. */
export const isOpinion = ({ cueKind }: Cue): boolean =>
  /^(?:believes|thinks|suspects|expects|predicts|doubts|fears)$/.test(cueKind);

/** What it says of its content is part of the claim: “denied that”, “called for”, “is worried that”. */
export const meansMore = ({ cueKind, verb }: Cue): boolean =>
  /^(?:denies|rejects|disputes|doubts|accuses|blames|criticizes|praises|demands|urges|asks|wants|hopes|fears|plans|promises|threatens)$/.test(
    cueKind,
  ) ||
  /^(?:decide|rule|order|decision|ruling|verdict|describe|characteri[sz]e|portray|depict|label|dub|call|name|refer|regard|view|deem|cite|compare)$/.test(
    verb,
  );
