// Promise 1, checked on every document before it leaves: nothing without its speaker, nothing surer than its claim.
import {
  clean,
  linesOf,
  lineText,
  type Block,
  type ClaimRef,
  type Document,
  type Inline,
  type Line,
} from './document.ts';
import { chipsOf, refOf, speakerName, viaName, voicesOf } from './compose/claim.ts';
import { phraseFault } from './phrase/entail.ts';
import { figureText } from './story/count.ts';
import { momentOf, momentText } from './story/date.ts';
import { supersededBy } from './story/superseded.ts';
import type { Claim, Story } from './story/story.ts';

export interface Guarded {
  /** The document without the lines that break a rule, and without what these leave empty. */
  readonly document: Document;
  /** What was wrong, a sentence a fault. Empty as long as the composer does its work. */
  readonly faults: readonly string[];
}

/**
 * Checks each line that carries claims against these claims:
 * - it has the claim's own words, or a phrase that passes {@link phraseFault}, so that no number, date, name, negation or hedge is lost or added;
 * - it names every speaker and the outlet through whom it came, unless the claim is established;
 * - it shows the labels of its status and certainty (`expected`, `alleged`, `disputed`, `likely` …);
 * - what it sets in quotation marks stands so in a claim;
 * - it cites no source that its claims do not rest on;
 * - of a dispute that the story knows both sides of, both stand in the document;
 * - a bare “source” does not come first, unless what it said is taken back.
 * @param stories those that the document draws on; a line about any other story is a fault
 */
export function guard(document: Document, stories: readonly Story[]): Guarded {
  const named = new Set(
    document.blocks.flatMap(linesOf).flatMap((each) => each.claims.map(({ story }) => story)),
  );
  const book = new Map(
    stories
      .filter(({ id }) => named.has(id))
      .flatMap((story) => story.claims.map((claim) => [key(refOf(story, claim)), { story, claim }] as const)),
  );
  const told = new Set(document.blocks.flatMap(linesOf).flatMap((each) => each.claims.map(key)));
  const faults: string[] = [];
  let first = true;
  const passes = (line: Line): boolean => {
    if (line.claims.length === 0) return true;
    const found = lineFaults(line, book, told, first);
    first = false;
    faults.push(...found.map((fault) => `${fault}: “${lineText(line).slice(0, 200)}”`));
    return found.length === 0;
  };
  const blocks = withoutEmpty(document.blocks.flatMap((block) => sifted(block, passes)));
  return { document: faults.length === 0 ? document : { ...document, blocks }, faults };
}

interface Entry {
  readonly story: Story;
  readonly claim: Claim;
}

const key = (ref: ClaimRef): string => `${ref.story} ${ref.claim}`;

/** That it was wrong is told at once, whoever had said it. */
const TAKEN_BACK: ReadonlySet<string> = new Set(['withdrawn', 'corrected', 'superseded']);

function lineFaults(
  line: Line,
  book: ReadonlyMap<string, Entry>,
  told: ReadonlySet<string>,
  first: boolean,
): readonly string[] {
  const entries = line.claims.map((ref) => book.get(key(ref)));
  const known = entries.filter((entry) => entry !== undefined);
  if (known.length < entries.length) return ['a claim that the story does not have'];
  return [
    ...known.flatMap((entry) => [
      ...wordFaults(line, entry),
      ...voiceFaults(line, entry),
      ...labelFaults(line, entry),
      ...sideFaults(entry, told),
    ]),
    ...quoteFaults(line, known),
    ...numberFaults(line, known),
    ...citeFaults(line, known),
    ...(first &&
    known.every(({ claim }) => claim.sourcing === 'unnamed_bare' && !TAKEN_BACK.has(claim.status))
      ? ['a bare source comes first']
      : []),
  ];
}

/** Words as they are compared: cleaned as the document's are, without case, quotation marks and runs of space. */
const plain = (value: string): string =>
  clean(value)
    .toLowerCase()
    .replace(/[“”"‘’']/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();

function wordFaults(line: Line, { story, claim }: Entry): readonly string[] {
  const phrase = line.phrases?.find((each) => key(each) === key(refOf(story, claim)));
  if (phrase !== undefined) {
    const fault = phraseFault(phrase.text, story, claim);
    const isThere = plain(lineText(line)).includes(plain(phrase.text));
    return fault === null && isThere ? [] : [`other than claim ${claim.id} says (${fault ?? 'not there'})`];
  }
  return plain(lineText(line)).includes(plain(claim.text)) ? [] : [`not the words of claim ${claim.id}`];
}

function voiceFaults(line: Line, { story, claim }: Entry): readonly string[] {
  const words = plain(lineText(line));
  return voicesOf(story, claim).flatMap((voice) => {
    const actor = story.actors.find((each) => each.id === voice.speaker);
    const names = [voice.name, speakerName(story, voice), ...(actor ? [actor.name, ...actor.aliases] : [])];
    const spoken = line.inlines.flatMap((inline) => (inline.type === 'speaker' ? [plain(inline.text)] : []));
    const named = names.some((name) => spoken.some((each) => each.includes(plain(name))));
    const via = viaName(story, voice);
    return [
      ...(named ? [] : [`no speaker of claim ${claim.id}`]),
      ...(via === undefined || words.includes(`via ${plain(via)}`)
        ? []
        : [`no “via ${via}” of claim ${claim.id}`]),
    ];
  });
}

function labelFaults(line: Line, { claim }: Entry): readonly string[] {
  const shown = line.inlines.flatMap((inline) => (inline.type === 'chip' ? [inline.text] : []));
  return chipsOf(claim)
    .filter((label) => !shown.includes(label))
    .map((label) => `no label “${label}” of claim ${claim.id}`);
}

/** The claims that deny this one, or that it denies. */
function sideFaults({ story, claim }: Entry, told: ReadonlySet<string>): readonly string[] {
  if (claim.status !== 'disputed') return [];
  const denied = claim.links.filter((link) => link.type === 'denies').map((link) => link.claim);
  const denying = story.claims.filter((other) =>
    other.links.some((link) => link.type === 'denies' && link.claim === claim.id),
  );
  const sides = [...denied, ...denying.map((other) => other.id)];
  const both = sides.length === 0 || sides.some((id) => told.has(key({ story: story.id, claim: id })));
  return both ? [] : [`only one side of the dispute over claim ${claim.id}`];
}

function quoteFaults(line: Line, entries: readonly Entry[]): readonly string[] {
  const quoted = entries.map(({ claim }) => plain(claim.quote?.text ?? ''));
  return line.inlines
    .filter((inline) => inline.type === 'quote')
    .filter((inline) => !quoted.includes(plain(inline.text)))
    .map((inline) => `a quotation that no claim has (${inline.text})`);
}

function citeFaults(line: Line, entries: readonly Entry[]): readonly string[] {
  const known = new Set(
    entries.flatMap(({ story, claim }) =>
      claim.evidence.map((span) => story.sources.findIndex((source) => source.id === span.source) + 1),
    ),
  );
  return line.inlines
    .flatMap((inline) => (inline.type === 'cite' ? [inline.number] : []))
    .filter((number) => !known.has(number))
    .map((number) => `a source that no claim rests on (${number})`);
}

/** Every number, month and weekday in the line's running text must be one that the claims, their speakers or times have. */
function numberFaults(line: Line, entries: readonly Entry[]): readonly string[] {
  const known = new Set(
    entries.flatMap(({ story, claim }) => {
      const voices = voicesOf(story, claim);
      const times = [claim.when, ...voices.map((voice) => voice.saidAt)].map((id) => momentOf(story, id));
      return numbersIn(
        [
          claim.text,
          claim.quote?.text ?? '',
          // What was said before may stand beside what has come of it.
          ...supersededBy(story, claim).map((earlier) => earlier.text),
          ...[claim, ...supersededBy(story, claim)].flatMap(({ figures }) => figures.map(figureText)),
          ...voices.map((voice) => speakerName(story, voice)),
          ...voices.map((voice) => viaName(story, voice) ?? ''),
          ...times.map((moment) => (moment ? `${momentText(moment)} ${moment.text}` : '')),
        ].join(' '),
      );
    }),
  );
  const running = line.inlines
    .filter((inline) => inline.type !== 'cite')
    .map(textOf)
    .join(' ');
  return numbersIn(running)
    .filter((number) => !known.has(number))
    .map((number) => `a number that no claim has (${number})`);
}

const textOf = (inline: Inline): string => ('text' in inline ? inline.text : '');

const numbersIn = (value: string): readonly string[] => value.match(NUMBER_OR_DAY) ?? [];

const NUMBER_OR_DAY =
  /\d+(?:[.,:]\d+)*|\b(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b/g;

function sifted(block: Block, passes: (line: Line) => boolean): readonly Block[] {
  if (block.type === 'list') {
    const items = block.items.filter(passes);
    return items.length === 0 ? [] : [{ ...block, items }];
  }
  return linesOf(block).every(passes) ? [block] : [];
}

/** A heading under which nothing is left goes, too. */
function withoutEmpty(blocks: readonly Block[]): readonly Block[] {
  return blocks.filter((block, index) => {
    const next = blocks[index + 1]?.type;
    return block.type !== 'heading' || (next !== undefined && next !== 'heading' && next !== 'buttons');
  });
}
