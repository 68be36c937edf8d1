// One claim as a line: its words, who says so (when, and through whom), its sources and how sure it is.
import {
  chip,
  cite,
  line,
  quote,
  speaker,
  text,
  type ClaimRef,
  type Inline,
  type Line,
} from '../document.ts';
import { momentOf, momentText } from '../story/date.ts';
import type { Actor, Attribution, Claim, Status, Story } from '../story/story.ts';

/**
 * `after`: “… — speaker”, for news and background. `before`: “Speaker: …”, for what people say. `within`: the same
 * in the middle of a line, where nothing is capitalised.
 */
export type SpeakerPosition = 'before' | 'after' | 'within';

export const refOf = (story: Story, claim: Claim): ClaimRef => ({ story: story.id, claim: claim.id });

/** The statuses that a reader must see; the others (established, attributed) need no label. */
const STATUS_CHIPS: Partial<Record<Status, string>> = {
  corroborated: 'corroborated',
  alleged: 'alleged',
  disputed: 'disputed',
  unverified: 'unverified',
  expected: 'expected',
  superseded: 'out of date',
  corrected: 'corrected',
  withdrawn: 'withdrawn',
};

/**
 * How sure it is, as short labels: the status where it matters, the speaker's own certainty where it is less than
 * certain. A plan that nobody is committed to is a proposal.
 */
export function chipsOf(claim: Claim): readonly string[] {
  const status = STATUS_CHIPS[claim.status];
  return [...(status === undefined ? [] : [status]), ...certaintyChip(claim)];
}

function certaintyChip(claim: Claim): readonly string[] {
  if (claim.certainty === 'uncommitted') return [claim.kind === 'plan' ? 'proposed' : 'open'];
  if (claim.certainty === 'possible') return ['possible'];
  return claim.certainty === 'probable' && claim.status !== 'expected' ? ['likely'] : [];
}

/** A claim as one line of a briefing or an answer. */
export function claimLine(story: Story, claim: Claim, position: SpeakerPosition = 'after'): Line {
  return line(claimInlines(story, claim, position), [refOf(story, claim)]);
}

/** The inlines of {@link claimLine}: words, speaker, sources, labels. */
export function claimInlines(
  story: Story,
  claim: Claim,
  position: SpeakerPosition = 'after',
): readonly Inline[] {
  return [
    ...saidInlines(story, claim, position),
    ...citesOf(story, [claim]),
    ...labelInlines(chipsOf(claim)),
  ];
}

/** The words and who says them, for a line that tells several claims and names sources and labels once. */
export function saidInlines(story: Story, claim: Claim, position: SpeakerPosition): readonly Inline[] {
  const named = leadingSpeaker(story, claim);
  const leading = named === null || position === 'within' ? named : capitalised(named);
  const who = attributionInlines(story, voicesOf(story, claim), leading !== null);
  if (leading !== null) return who.length === 0 ? leading : [...leading, text(' ('), ...who, text(')')];
  const words = wordsOf(claim, claim.text);
  if (who.length === 0) return words;
  if (position === 'after') return [...words, text(' — '), ...who];
  return [...(position === 'before' ? capitalised(who) : who), text(': '), ...words];
}

/** A line begins with a capital letter, whoever speaks. */
function capitalised(inlines: readonly Inline[]): readonly Inline[] {
  const [first, ...rest] = inlines;
  if (first === undefined || !('text' in first)) return inlines;
  return [{ ...first, text: first.text.charAt(0).toUpperCase() + first.text.slice(1) }, ...rest];
}

/**
 * Who says it. What an outlet tells in its own voice is the outlet's claim, unless it is established: then nobody
 * needs to be named.
 */
export function voicesOf(story: Story, claim: Claim): readonly Attribution[] {
  if (claim.attribution.length > 0 || claim.status === 'established') return claim.attribution;
  const ids = new Set(claim.evidence.map((span) => span.source));
  const outlets = new Set(
    story.sources.filter((source) => ids.has(source.id)).map((source) => source.outlet),
  );
  return [...outlets].map((name) => ({
    speaker: null,
    name,
    sourcing: 'other_outlet',
    cue: '',
    via: null,
    at: {},
  }));
}

/** Labels, each set off by a space. */
export const labelInlines = (labels: readonly string[]): readonly Inline[] =>
  labels.flatMap((label) => [text(' '), chip(label)]);

/** The words of a claim, its verbatim quotation set as one; a quotation that the words lack is added. */
export function wordsOf(claim: Claim, words: string): readonly Inline[] {
  if (claim.quote === undefined) return [text(words)];
  const quoted = claim.quote.text;
  const at = words.indexOf(quoted);
  if (at < 0) return areSame(words, quoted) ? [quote(quoted)] : [text(`${words}: `), quote(quoted)];
  const before = words.slice(0, at).replace(/[“"‘']$/u, '');
  const after = words.slice(at + quoted.length).replace(/^[”"’']/u, '');
  return [...(before === '' ? [] : [text(before)]), quote(quoted), ...(after === '' ? [] : [text(after)])];
}

/** “And in any case it is so”, which the words begin without its “and” and with a capital letter. */
const areSame = (words: string, quoted: string): boolean => bareOf(words) === bareOf(quoted);

const bareOf = (words: string): string =>
  words
    .toLowerCase()
    .replace(/^(?:and|but|or|so|because|that) /u, '')
    .replace(/[\s.,;:!?]+$/u, '');

/** Where the words begin with the one who says them (“Biden said that …”), that name is set as the speaker. */
export function leadingSpeaker(story: Story, claim: Claim): readonly Inline[] | null {
  const [only, ...others] = claim.attribution;
  if (only === undefined || others.length > 0) return null;
  const actor = actorOf(story, only.speaker);
  const names = [only.name, ...(actor === undefined ? [] : [actor.name, ...actor.aliases])]
    .filter((each) => actor === undefined || isNameOf(each, actor))
    .sort((a, b) => b.length - a.length);
  // “A former bookkeeper told the court …”: a description opens a sentence with a capital.
  const name = names
    .flatMap((each) => [each, capital(each)])
    .find((each) => claim.text.startsWith(`${each} `));
  if (name === undefined) return null;
  return [speaker(withRole(name, actor)), ...wordsOf(claim, claim.text.slice(name.length))];
}

/** “Brill” names Gov. Sandra Brill; “the governor” leaves to the reader who is meant, and wants her name behind it. */
function isNameOf(words: string, { kind, name }: Actor): boolean {
  if (kind !== 'person' || /^\p{Ll}/u.test(name)) return true;
  const own = new Set(name.toLowerCase().split(/\s+/u));
  return words
    .toLowerCase()
    .split(/\s+/u)
    .some((word) => own.has(word));
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

export function actorOf(story: Story, id: string | null | undefined): Actor | undefined {
  return id == null ? undefined : story.actors.find((actor) => actor.id === id);
}

/** A person is identified early: by the role, unless the name has it already. */
function withRole(name: string, actor: Actor | undefined): string {
  const role = actor?.kind === 'person' ? beforeName(actor.role ?? '') : '';
  return role === '' || name.toLowerCase().includes(role.toLowerCase()) ? name : `${role} ${name}`;
}

/** Where somebody holds a role: “of the port”, “at Ostra University”, but not “of staff” of “chief of staff”. */
const WHERE = / (?:(?:at|for|from|in|to)|of(?! \p{Ll}+(?: (?:at|for|from|in|of|to) |$))) .*$/u;
/** Before a name they say nothing. */
const BARE =
  /^(?:aunt|brother|chief|cousin|daughter|father|head|husband|member|mother|nephew|niece|one|part|sister|son|uncle|wife)$/u;

/** As much of a role as stands before a name: “director” of “director of the port”, and all of “Secretary of State”. */
function beforeName(role: string): string {
  const short = /^\p{Ll}/u.test(role) ? role.replace(WHERE, '') : role;
  return BARE.test(short) ? '' : short;
}

/** The speaker as a reader sees it: “Kremlin spokesman Dmitry Peskov”, “one U.S. official”. */
export function speakerName(story: Story, attribution: Attribution): string {
  return withRole(attribution.name, actorOf(story, attribution.speaker));
}

/** The outlet (or person) through whom it became known, if any. */
export function viaName(story: Story, attribution: Attribution): string | undefined {
  return attribution.viaName ?? actorOf(story, attribution.via)?.name;
}

/** Who says it: “A; B (15 April 2021, via C)”. Without names where the words have named the speaker already. */
export function attributionInlines(
  story: Story,
  attribution: readonly Attribution[],
  named = false,
): readonly Inline[] {
  const circumstances = (each: Attribution): string => {
    const said = momentOf(story, each.saidAt);
    const via = viaName(story, each);
    return [...(said ? [momentText(said)] : []), ...(via === undefined ? [] : [`via ${via}`])].join(', ');
  };
  if (named)
    return attribution
      .map(circumstances)
      .filter((words) => words !== '')
      .map((words) => text(words));
  return attribution.flatMap((each, index) => {
    const around = circumstances(each);
    return [
      ...(index > 0 ? [text('; ')] : []),
      speaker(speakerName(story, each)),
      ...(around === '' ? [] : [text(` (${around})`)]),
    ];
  });
}

/** The numbers of the sources that these claims rest on, each once, as ` [1][2]`. */
export function citesOf(story: Story, claims: readonly Claim[]): readonly Inline[] {
  const ids = new Set(claims.flatMap((claim) => claim.evidence.map((span) => span.source)));
  return story.sources.flatMap((source, index) =>
    ids.delete(source.id) ? [text(' '), cite(index + 1, source.url)] : [],
  );
}
