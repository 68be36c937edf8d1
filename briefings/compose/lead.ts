// The messages of a story that a place follows: its lead message, which stays up to date, and its news.
import type { Length } from '../desk.ts';
import {
  clean,
  line,
  linesOf,
  note,
  section,
  text,
  time,
  type Block,
  type Document,
  type Inline,
  type Line,
} from '../document.ts';
import type { Mark } from '../story/mark.ts';
import type { Story } from '../story/story.ts';
import { brief } from './brief.ts';
import { claimInlines, refOf } from './claim.ts';

/** How much a lead message tells, from the most to the least: each leaves more out, and says so. */
export const LEAD_FORMS = [
  { length: 'brief', left: [] },
  { length: 'brief', left: ['Background'] },
  { length: 'brief', left: ['Background', 'Why it matters'] },
  { length: 'flash', left: [] },
] as const satisfies readonly LeadForm[];

export interface LeadForm {
  readonly length: Length;
  /** Headings of the sections that are left out. */
  readonly left: readonly string[];
}

export interface LeadOptions {
  readonly form: LeadForm;
  /** Whether it is followed still: the message shows how the story stands now, or stood then. */
  readonly isOn: boolean;
  /** What became of the thread before this one, where it has to be said. */
  readonly lost: string | null;
  /** What the message told of claims that are not told now, and is to be marked. */
  readonly marks?: readonly Mark[];
}

/** The message that shows how a followed story stands: posted once, and edited whenever the story changes. */
export function leadDocument(story: Story, { form, isOn, lost, marks = [] }: LeadOptions): Document {
  const document = brief(story, form);
  const [title, ...all] = document.blocks;
  const { rest, left } = withoutSections(all, form.left);
  const told = new Set(rest.flatMap(linesOf).flatMap(({ claims }) => claims.map(({ claim }) => claim)));
  const earlier = marks.filter(({ claim }) => !told.has(claim.id));
  const buttons = rest.filter(({ type }) => type === 'buttons');
  const body = rest.filter(({ type }) => type !== 'buttons');
  return {
    ...document,
    blocks: [
      ...(title === undefined ? [] : [title]),
      ...(lost === null ? [] : [note(line([LOST[lost] ?? `The earlier thread is gone: ${clean(lost)}.`]))]),
      note(line(standing(story, isOn))),
      ...body,
      ...section('Told here before', earlier.map(earlierLine)),
      ...(left.length === 0 ? [] : [note(line([`Left out here for its length: ${left.join(', ')}.`]))]),
      ...buttons,
    ],
  };
}

/** A section is a heading with the list under it. */
function withoutSections(
  blocks: readonly Block[],
  headings: readonly string[],
): { readonly rest: readonly Block[]; readonly left: readonly string[] } {
  const left = new Set<string>();
  const rest = blocks.filter((block, at) => {
    const heading = block.type === 'list' ? blocks[at - 1] : block;
    if (heading?.type !== 'heading' || !headings.includes(heading.text)) return true;
    left.add(heading.text);
    return false;
  });
  return { rest, left: [...left] };
}

const LOST: Readonly<Record<string, string>> = {
  deleted: 'The earlier thread of this story was deleted: it goes on here.',
};

function standing(story: Story, isOn: boolean): readonly Inline[] {
  const at = time(new Date(story.updatedAt), 'datetime');
  return isOn
    ? [
        text('Followed here, as of '),
        at,
        text(': this message stays up to date, what is new comes in its thread.'),
      ]
    : [text('No longer followed here: so it stood on '), at, text('.')];
}

const earlierLine = ({ story, claim }: Mark): Line => line(claimInlines(story, claim), [refOf(story, claim)]);

/** News that quiet hours have held say so, below their title. */
export function afterQuiet(document: Document, dueAt: Date): Document {
  const words = note(line(['After quiet hours: it was due ', time(dueAt, 'datetime'), '.']));
  const below = document.blocks[0]?.type === 'title' ? 1 : 0;
  return { ...document, blocks: document.blocks.toSpliced(below, 0, words) };
}
