// What becomes of a known claim when one more article tells of it: its id stays, and its history says what it was.
import { isSameVoice } from './likeness.ts';
import type { Attribution, Claim, Status } from './story.ts';

/** How an article comes to a story. */
export interface Joining {
  /** ISO 8601: when it is merged, for the history of claims. */
  readonly at: string;
  /** The source of the story that the article is a copy of, and whether that one has all that it has. */
  readonly copy?: { readonly of: string; readonly addsNothing: boolean };
  /** The source of the story that the article is a later version of. */
  readonly replaces?: string;
  /** Only what the story knows is changed by it: the rest of the article belongs to another story. */
  readonly knownOnly?: boolean;
}

export interface Step extends Joining {
  readonly source: string;
}
/** What is known, with the evidence and the voices of one more who says so. */
export function joined(to: Claim, claim: Claim): Claim {
  const isSameAt = (a: Claim['evidence'][number], b: Claim['evidence'][number]): boolean =>
    a.source === b.source && a.start === b.start && a.end === b.end;
  const bare = claim.evidence.map(({ source }) => source);
  const before = to.evidence.filter(({ source, start }) => start !== undefined || !bare.includes(source));
  const evidence = [...before, ...claim.evidence.filter((at) => !before.some((each) => isSameAt(each, at)))];
  const attribution = joinVoices(to.attribution, claim.attribution);
  const quote = claim.quote !== undefined && to.quote?.text === claim.quote.text ? claim.quote : to.quote;
  const when = to.when ?? claim.when;
  return {
    ...to,
    evidence,
    attribution,
    about: [...new Set([...to.about, ...claim.about])],
    figures: to.figures.length === 0 ? claim.figures : to.figures,
    quote,
    ...(when === undefined ? {} : { when }),
  };
}

/** A voice whose place in a text that has changed is lost gets the new one. */
function joinVoices(known: readonly Attribution[], told: readonly Attribution[]): Attribution[] {
  const kept = known.map((voice) => {
    const isBare = Object.values(voice.at).some((at) => at?.start === undefined);
    return isBare
      ? { ...voice, at: told.findLast((each) => isSameVoice(each, voice))?.at ?? voice.at }
      : voice;
  });
  return [...kept, ...told.filter((voice) => !known.some((each) => isSameVoice(each, voice)))];
}

/** A known claim in the words of the article that puts it right; its id stays, and its history says what it was. */
export function rewritten(to: Claim, claim: Claim, status: Status, step: Step): Claim {
  const changed = withStatus(to, status, step);
  return {
    ...changed,
    text: claim.text,
    certainty: claim.certainty,
    attribution: claim.attribution.length === 0 ? to.attribution : claim.attribution,
    figures: claim.figures,
    // Whoever copied it before still says what was wrong.
    evidence: claim.evidence,
    quote: claim.quote,
    ...(claim.when === undefined ? {} : { when: claim.when }),
    history: [
      ...changed.history,
      { at: step.at, field: 'text', from: to.text, to: claim.text, source: step.source },
    ],
  };
}

export function withStatus(claim: Claim, status: Status, { at, source }: Step): Claim {
  if (claim.status === status) return claim;
  return {
    ...claim,
    status,
    history: [...claim.history, { at, field: 'status', from: claim.status, to: status, source }],
  };
}
