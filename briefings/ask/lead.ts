// The sentence before an answer's lines: it says yes, no or "not yet", and never more than the claims do.
import { speakerName, viaName } from '../compose/claim.ts';
import { momentText } from '../story/date.ts';
import type { Claim, Figure, Moment, Story } from '../story/story.ts';
import type { Entry } from './story-index.ts';

export const NOT_SAID = 'The reports I have do not say.';
export const NOT_HAPPENED = 'The reports I have do not say that this has happened.';
/** Some lines tell what has happened, others what is expected: neither "yes" nor "not yet" is right for all. */
export const MIXED = 'Some of this has happened; some is only expected.';
export const NOT_SO = 'The reports I have do not say so.';

export const UNPROVED: ReadonlySet<Claim['status']> = new Set(['alleged', 'disputed', 'unverified']);

/** `a`, `a and b`, `a, b and c`. */
export function listText(items: readonly string[]): string {
  const [last = '', ...others] = [...items].reverse();
  // What has commas of its own is kept apart by semicolons.
  if (items.length > 1 && items.some((each) => each.includes(','))) return items.join('; ');
  return others.length === 0 ? last : `${others.reverse().join(', ')} and ${last}`;
}

export const sentence = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;

/** Those who say these claims, each once, with their roles. */
export function speakersOf(story: Story, claims: readonly Claim[]): readonly string[] {
  return [...new Set(claims.flatMap((claim) => claim.attribution.map((each) => speakerName(story, each))))];
}

export function outletsVia(story: Story, claims: readonly Claim[]): readonly string[] {
  return [
    ...new Set(claims.flatMap((claim) => claim.attribution.flatMap((each) => viaName(story, each) ?? []))),
  ];
}

/** A moment or a figure: of what is only expected it is told as that. */
export const factLead = ({ status }: Claim, text: string): string =>
  status === 'expected' ? `Expected: ${text}.` : sentence(text);

/** When it was, or is to be. */
export function whenLead(claim: Claim, moment: Moment): string {
  const words = momentText(moment);
  const both = words.includes(moment.text) || !moment.anchored ? words : `${words} (“${moment.text}”)`;
  return factLead(claim, both);
}

/** "410 million". */
const LARGE = new Intl.NumberFormat('en-US', {
  notation: 'compact',
  compactDisplay: 'long',
  maximumFractionDigits: 2,
});

const AT_LEAST = /\b(?:at least|no (?:fewer|less) than|or more)\b/iu;

const POWERS: Readonly<Record<string, number>> = { million: 1e6, billion: 1e9, trillion: 1e12 };

function isExactly(short: string, amount: number): boolean {
  const [count = '', power = ''] = short.split(' ');
  return Math.abs(Number(count) * (POWERS[power] ?? Number.NaN) - amount) < 1;
}

/** @param text the claim's, which tells "at least 14" and "more than 14" apart */
export function figureText(figure: Figure, text = ''): string {
  const { value, min, max, unit } = figure;
  const above = AT_LEAST.test(text) ? 'at least' : 'more than';
  const number = (amount: number): string => {
    const short = LARGE.format(amount);
    return amount >= 1e6 && /^[\d.]{1,5} /u.test(short) && isExactly(short, amount)
      ? short
      : amount.toLocaleString('en-US');
  };
  const size =
    min !== undefined && max !== undefined
      ? `${number(min)} to ${number(max)}`
      : value !== undefined
        ? number(value)
        : min !== undefined
          ? `${above} ${number(min)}`
          : `up to ${number(max ?? 0)}`;
  return `${size} ${unit}`.trim();
}

/**
 * How sure a claim is, and what it rests on.
 * @param others told beside it: what is expected in the outlet's own words rests on those who say the like of these
 */
export function certaintyLead(story: Story, claim: Claim, others: readonly Claim[] = []): string {
  const own = speakersOf(story, [claim]);
  const same = claim.status === 'expected' ? others.filter(({ status }) => status === claim.status) : [];
  const speakers = listText(own.length > 0 ? own : speakersOf(story, same));
  const rests = speakers === '' ? '' : ` It rests on ${speakers}.`;
  if (claim.certainty === 'uncommitted' && claim.status !== 'disputed')
    return claim.kind === 'plan'
      ? `No: it is proposed, not settled.${rests}`
      : `No: it is left open.${rests}`;
  switch (claim.status) {
    case 'established':
      return 'The reports give it as a fact of their own.';
    case 'corroborated':
      return 'Yes, by independent sources.';
    case 'expected':
      return `No: it is expected, not confirmed.${rests}`;
    case 'alleged':
      return `No: it is alleged, not proved.${speakers === '' ? '' : ` The allegation comes from ${speakers}.`}`;
    case 'disputed':
      return `No: it is disputed.${rests}`;
    case 'corrected':
      return 'It has been corrected.';
    case 'unverified':
      return `No: it is not verified.${rests}`;
    default:
      return `Not independently confirmed.${rests}`;
  }
}

/** Yes or no, as far as the claim goes. */
export function polarLead(claim: Claim, past: boolean, negated: boolean): string | undefined {
  switch (claim.status) {
    case 'established':
    case 'corroborated':
      return negated ||
        claim.certainty !== 'certain' ||
        claim.polarity === 'denied' ||
        SAYS_NOT.test(claim.text)
        ? undefined
        : 'Yes.';
    case 'expected':
      if (claim.polarity === 'denied' || SAYS_NOT.test(claim.text)) return undefined;
      return past ? 'Not yet, by these reports: it is expected.' : 'It is expected; it has not happened yet.';
    case 'alleged':
      return 'It is alleged, not proved.';
    case 'disputed':
      return 'It is disputed.';
    case 'unverified':
      return SAYS_NOT.test(claim.text) ? undefined : 'It is not verified.';
    default:
      return undefined;
  }
}

/** A claim that tells what is not so, or not yet. */
export const SAYS_NOT =
  /\b(?:not|no|never|none|nobody|neither|nor|without|unlikely|unclear|\w+n['’]t|(?:refus|declin|reject|den[iy]|fail)\w*)\b/iu;

/** The sentence of a refusal about somebody's words. */
export function silentLead(name: string | undefined, topical: boolean): string {
  if (name === undefined) return NOT_SAID;
  return topical
    ? `The reports I have give no words of ${name} on that.`
    : `The reports I have give no words of ${name}.`;
}

export const nameOf = (entries: readonly Entry[]): string | undefined =>
  entries[0]?.claim.attribution[0]?.name;

/** "Which entities" stays; "the cause of the fire" becomes "what is known of the cause of the fire". */
export function asClause(point: string): string {
  return /^(?:which|what|who|whom|whose|when|where|why|how|whether|if)\b/iu.test(point)
    ? point
    : `anything of ${point}`;
}
