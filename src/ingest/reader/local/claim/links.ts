// Which claims deny or answer which: a denial and what it denies are shown together.
import type { Claim } from '#briefings/story/story.ts';

/** A claim on the way to being one: what the links are found by. */
export interface Linkable {
  readonly claim: Claim;
  /** Its speaker denies it. */
  readonly isDenial: boolean;
  /** Lower-case words that tell what it is about. */
  readonly terms: ReadonlySet<string>;
  /** Who speaks: actor ids and names. */
  readonly speakers: ReadonlySet<string>;
  readonly sentence: number;
  /** How its sentence begins. */
  readonly opening: string;
  /** The words that link it to the clause before it: “though”, “but”. */
  readonly link: string;
}

export interface Link {
  readonly from: number;
  readonly to: number;
  readonly type: 'denies' | 'responds_to';
}

const DENYING =
  /\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|disput(?:e|es|ed|ing)|refut(?:e|es|ed|ing)|rebut(?:s|ted)?|repudiat\w+|baseless|unfounded|groundless|untrue|false(?:hood|ly)?|categorically|fabricat(?:ed|ion)|nonsense|fictions?|disavow\w*)\b/i;
const DISBELIEF =
  /\b(?:few|nobody|no one|hardly anyone|not everyone)\b.*\b(?:believe|believes|buy|buys|accept|accepts|trust|agree|agrees|convinced)\b/i;
/** Cues that answer somebody, and the words that open such a sentence. */
const RESPONDING =
  /\b(?:respond(?:s|ed|ing)?|repl(?:y|ies|ied|ying)|counter(?:s|ed|ing)?|retort(?:s|ed)?|rebut(?:s|ted)?|(?:hit|shot|fired|pushed|struck) back)\b/i;
const IN_RESPONSE =
  /^["“'‘]?(?:in (?:response|reply|a (?:response|reply))|responding|replying|in reaction)\b/i;

/** So many claims back, and so many ahead, the denied one may stand. */
const BACK = 24;
const AHEAD = 8;
/** What a denied claim must at least have in common with its denial. */
const ENOUGH = 2;
/** An open denial close behind what is said of its speaker denies that. */
const ENOUGH_NEAR = 0.8;
const NEAR = 4;

export function findLinks(all: readonly Linkable[]): readonly Link[] {
  return all.flatMap((each, from): readonly Link[] => {
    if (isDenial(each)) {
      const to = target(all, from);
      return to === null ? [] : [{ from, to, type: 'denies' }];
    }
    if (answers(each)) {
      const to = answered(all, from);
      if (to !== null) return [{ from, to, type: 'responds_to' }];
    }
    const before = all[from - 1];
    if (before !== undefined && contradicts(each, before)) return [{ from, to: from - 1, type: 'denies' }];
    return [];
  });
}

function isDenial({ isDenial: denied, claim }: Linkable): boolean {
  if (claim.attribution.length === 0) return false;
  return denied || DENYING.test(claim.text);
}

/** “He called it a drill, but few believe that”; “she accused him of lying, though records show …”. */
function contradicts(later: Linkable, earlier: Linkable): boolean {
  if (later.sentence !== earlier.sentence || sameVoice(later, earlier)) return false;
  if (earlier.claim.attribution.length === 0) return false;
  if (DISBELIEF.test(later.claim.text) && later.claim.attribution.length === 0) return true;
  return (
    /^(?:though|although|but|however)\b/i.test(later.link) &&
    earlier.claim.status === 'alleged' &&
    later.claim.attribution.length === 0
  );
}

function target(all: readonly Linkable[], from: number): number | null {
  const denial = all[from];
  if (denial === undefined) return null;
  let best: { readonly at: number; readonly score: number } | null = null;
  for (let at = Math.max(0, from - BACK); at < Math.min(all.length, from + AHEAD); at++) {
    const other = all[at];
    if (other === undefined || at === from || sameSide(denial, other) || isDenial(other)) continue;
    const score = likeness(denial, other, Math.abs(at - from));
    const isNear = denial.isDenial && at < from && from - at <= NEAR;
    if (score >= (isNear ? ENOUGH_NEAR : ENOUGH) && (best === null || score > best.score))
      best = { at, score };
  }
  return best?.at ?? null;
}

const sameVoice = (a: Linkable, b: Linkable): boolean =>
  a.speakers.size === 0 ? b.speakers.size === 0 : [...a.speakers].some((speaker) => b.speakers.has(speaker));

/** The same voice, or that of somebody's own: “Tarn’s lawyer” denies nothing that Tarn says. */
const sameSide = (a: Linkable, b: Linkable): boolean =>
  sameVoice(a, b) || speaksFor(a.speakers, b.speakers) || speaksFor(b.speakers, a.speakers);

const speaksFor = (speakers: ReadonlySet<string>, others: ReadonlySet<string>): boolean =>
  [...speakers].some((speaker) =>
    [...others].some((other) => speaker.startsWith(`${other}’s `) || speaker.startsWith(`${other}'s `)),
  );

function likeness(denial: Linkable, other: Linkable, distance: number): number {
  if (other.claim.attribution.length === 0 && other.claim.status !== 'alleged') return 0;
  const isAccusation = other.claim.status === 'alleged';
  // What nobody is blamed for, its opposite may stand beside it without denying it.
  if (!isAccusation && !denial.isDenial && distance > 2) return 0;
  const shared = [...denial.terms].filter((term) => other.terms.has(term)).length;
  const isAboutDenier = [...denial.speakers].some((speaker) => other.claim.about.includes(speaker));
  // “denies all of these charges” names nothing: what was said just before, of the denier
  const isSummary = denial.terms.size <= 3 && distance <= 4;
  const evidence =
    Math.min(3, shared) +
    (isAboutDenier ? 1 : 0) +
    (isSummary && isAccusation ? 1 : 0) +
    (denial.isDenial && distance === 1 && SUCH.test(denial.claim.text) ? 1 : 0);
  if (evidence === 0) return 0;
  return evidence + (isAccusation ? 1 : 0) - distance / BACK;
}

/** “Denied that there was any such bargain”: what was just said. */
const SUCH = /\b(?:any|no) such\b|\bsuch an? \p{Ll}/u;

/** Whether the words answer somebody. */
const answers = ({ claim, opening }: Linkable): boolean =>
  claim.attribution.length > 0 &&
  (RESPONDING.test(claim.attribution[0]?.cue ?? '') || IN_RESPONSE.test(opening));

/** So many claims back what is answered may stand. */
const ANSWERED = 4;

/** The nearest thing that somebody else has said before; an accusation before anything else. */
function answered(all: readonly Linkable[], from: number): number | null {
  const own = all[from];
  if (own === undefined) return null;
  let nearest: number | null = null;
  for (let at = from - 1; at >= Math.max(0, from - ANSWERED); at--) {
    const other = all[at];
    if (other === undefined || other.claim.attribution.length === 0 || sameVoice(own, other)) continue;
    if (other.claim.status === 'alleged') return at;
    nearest ??= at;
  }
  return nearest;
}
