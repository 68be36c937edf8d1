// Cuts a document into the pieces that a platform's messages can hold; what does not fit goes on in the thread.
import {
  clean,
  claimsOf,
  line,
  linesOf,
  note,
  text,
  type Block,
  type Document,
  type Inline,
  type Line,
} from '#briefings/document.ts';
import type { ClaimRef } from '#briefings/document.ts';

/** Characters as both platforms count them: Unicode code points. */
export const count = (value: string): number => Array.from(value).length;

export interface Measure {
  /** Characters that one message may hold, over all its text, as the platform counts them. */
  readonly budget: number;
  /** Characters that one title or heading may hold; a longer one becomes a strong paragraph, which can be cut. */
  readonly title: number;
  /** The characters that a line takes once it is rendered and escaped, its bullet or line break included. */
  line(value: Line): number;
}

/** What goes into one message. */
export interface Piece {
  readonly blocks: readonly Block[];
  readonly claims: readonly ClaimRef[];
}

/**
 * Packs a document's blocks in order. Buttons go on the first piece, where everybody sees them; a heading stays
 * with what follows it and is repeated, "(continued)", where its list goes on in the next piece; a line that is
 * longer than a message is cut between words, and every part of it counts as carrying its claims.
 * @returns at least one piece; all but the last say that there is more in the thread
 */
export function fit(document: Document, measure: Measure): readonly Piece[] {
  const buttons = document.blocks.filter((block) => block.type === 'buttons');
  const packed = packWhole(document.blocks, measure);
  return packed.map((blocks, index) => {
    const rest = packed.length - 1 - index;
    const whole = [...blocks, ...(rest > 0 ? [note(moreLine(rest))] : []), ...(index === 0 ? buttons : [])];
    return { blocks: whole, claims: claimsOf(whole) };
  });
}

/** A piece as a document of its own: rendered again, it is the same message. @param index its place among its fellows */
export function pieceOf(document: Document, { blocks }: Pick<Piece, 'blocks'>, index: number): Document {
  return { ...document, blocks, ...(index === 0 ? {} : { lead: `Continued: ${document.title}` }) };
}

/** One piece where one holds everything; else pieces that each leave room to say that there is more. */
function packWhole(blocks: readonly Block[], measure: Measure): readonly (readonly Block[])[] {
  const single = pack(atomsOf(blocks, measure), measure);
  if (single.length === 1) return single;
  const inner = { ...measure, budget: measure.budget - measure.line(moreLine(999)) };
  return pack(atomsOf(blocks, inner), inner);
}

function moreLine(parts: number): Line {
  return line([`Continued in the thread: ${parts} more ${parts === 1 ? 'message' : 'messages'}.`]);
}

/** The smallest thing that is moved as a whole: a block with one line, and the heading that its list stands under. */
interface Atom {
  readonly block: Block;
  readonly heading?: string;
  readonly size: number;
}

function atomsOf(blocks: readonly Block[], measure: Measure): readonly Atom[] {
  const atoms: Atom[] = [];
  let heading: string | undefined;
  for (const block of blocks) {
    if (block.type === 'buttons') continue;
    if (block.type === 'heading' && count(block.text) <= measure.title) {
      heading = block.text;
      continue;
    }
    for (const single of singles(block, measure)) {
      const size = single.type === 'title' ? headingSize(single.text, measure) : sizeOf(single, measure);
      atoms.push({ block: single, size, ...(heading === undefined ? {} : { heading }) });
    }
    heading = undefined;
  }
  return atoms;
}

const sizeOf = (block: Block, measure: Measure): number =>
  linesOf(block).reduce((sum, each) => sum + measure.line(each), 0);

/** A block as blocks of one line each, none longer than a message less room for its heading. */
function singles(block: Block, measure: Measure): readonly Block[] {
  const room = Math.floor(measure.budget * 0.8);
  switch (block.type) {
    case 'title':
    case 'heading':
      return count(block.text) <= measure.title
        ? [block]
        : cut(line([{ type: 'strong', text: block.text }]), room, measure).map((each) => ({
            type: 'paragraph',
            line: each,
          }));
    case 'list':
      return block.items
        .flatMap((item) => cut(item, room, measure))
        .map((item) => ({ type: 'list', items: [item] }));
    case 'paragraph':
    case 'note':
      return cut(block.line, room, measure).map((each) => ({ type: block.type, line: each }));
    default:
      return [block];
  }
}

/** Cuts a line between words into lines that each measure at most `room`; they carry the same claims. */
export function cut(value: Line, room: number, measure: Pick<Measure, 'line'>): readonly Line[] {
  if (measure.line(value) <= room) return [value];
  const lines: Line[] = [];
  let inlines: Inline[] = [];
  let size = 0;
  const flush = (): void => {
    if (inlines.length > 0) lines.push({ inlines, claims: value.claims });
    inlines = [];
    size = 0;
  };
  for (const inline of value.inlines.flatMap((each) => crumble(each, Math.max(1, Math.floor(room / 8))))) {
    const weight = measure.line({ inlines: [inline], claims: [] });
    if (size + weight > room) {
      flush();
      const dots = text('… ');
      inlines.push(dots);
      size = measure.line({ inlines: [dots], claims: [] });
    }
    inlines.push(inline);
    size += weight;
  }
  flush();
  return lines.map((each) => ({ ...each, inlines: joined(each.inlines) }));
}

/** An inline as inlines of the same kind of at most `length` characters, cut at white space where there is any. */
function crumble(inline: Inline, length: number): readonly Inline[] {
  if (inline.type === 'cite' || inline.type === 'time' || inline.text.length <= length) return [inline];
  const points = Array.from(inline.text);
  const pieces: Inline[] = [];
  for (let at = 0; at < points.length;) {
    let end = Math.min(at + length, points.length);
    if (end < points.length) {
      const space = points.lastIndexOf(' ', end);
      if (space > at) end = space + 1;
    }
    pieces.push({ ...inline, text: points.slice(at, end).join('') });
    at = end;
  }
  return pieces;
}

/** Neighbours of the same kind become one again, so that a cut quotation has one pair of marks. */
function joined(inlines: readonly Inline[]): readonly Inline[] {
  return inlines.reduce<Inline[]>((done, next) => {
    const last = done.at(-1);
    if (last && last.type === next.type && 'text' in last && 'text' in next && last.type !== 'link')
      done[done.length - 1] = { ...last, text: last.text + next.text };
    else done.push(next);
    return done;
  }, []);
}

function pack(atoms: readonly Atom[], measure: Measure): readonly (readonly Block[])[] {
  const pieces: Block[][] = [];
  let piece: Block[] = [];
  let used = 0;
  let standing: string | undefined;
  const head = (value: string): void => {
    piece.push({ type: 'heading', text: value });
    used += headingSize(value, measure);
  };
  for (const { block, heading, size } of atoms) {
    const opens = heading !== undefined && heading !== standing;
    const needed = size + (opens ? headingSize(heading, measure) : 0);
    if (piece.length > 0 && used + needed > measure.budget) {
      pieces.push(piece);
      piece = [];
      used = 0;
      if (heading !== undefined && !opens) head(`${heading} (continued)`);
    }
    if (opens) head(heading);
    append(piece, block);
    used += size;
    standing = heading;
  }
  return [...pieces, piece];
}

function headingSize(value: string, measure: Measure): number {
  return measure.line(line([{ type: 'strong', text: clean(value) }])) + 2;
}

/** Adds a block, joining list items that follow each other. */
function append(blocks: Block[], block: Block): void {
  const last = blocks.at(-1);
  if (last?.type === 'list' && block.type === 'list')
    blocks[blocks.length - 1] = { type: 'list', items: [...last.items, ...block.items] };
  else blocks.push(block);
}
