// Document → Discord messages made of components: text displays and rows of buttons in one container.
import { clean, line, paragraph, type Block, type Document } from '#briefings/document.ts';
import type { Button, Inline, Line } from '#briefings/document.ts';
import type { Part } from '../adapter.ts';
import { count, fit, pieceOf, type Measure } from '../fit.ts';
import { encodeAction } from './actions.ts';
import { escapeCode, escapeLinkText, escapeStart, escapeText, join, linkAddress } from './escape.ts';
import {
  ACTION_ROW,
  BUTTON,
  COMPONENTS_V2,
  CONTAINER,
  MAX_BUTTONS,
  MAX_BUTTON_LABEL,
  MAX_COMPONENTS,
  MAX_HEADING,
  MAX_ROW_BUTTONS,
  TEXT_BUDGET,
  TEXT_DISPLAY,
} from './limits.ts';

interface TextDisplay {
  readonly type: typeof TEXT_DISPLAY;
  readonly content: string;
}

interface ButtonComponent {
  readonly type: typeof BUTTON;
  readonly style: 1 | 2;
  readonly label: string;
  readonly custom_id: string;
}

interface ActionRow {
  readonly type: typeof ACTION_ROW;
  readonly components: readonly ButtonComponent[];
}

interface Container {
  readonly type: typeof CONTAINER;
  readonly accent_color: number;
  readonly components: readonly (TextDisplay | ActionRow)[];
}

/** The body of `POST /channels/{id}/messages`, and of an edit. */
export interface DiscordBody {
  readonly flags: number;
  readonly components: readonly Container[];
  /** Text displays ping as content does: nothing that we post may. */
  readonly allowed_mentions: { readonly parse: readonly never[]; readonly replied_user: false };
}

const INK = 0x2f6f8f;
const ALERT = 0xc0392b;

/** What stands before and after a line in a message, at most: `-# ` and the line break; headings have room of their own. */
const LINE_MARKS = 4;

const measure: Measure = {
  budget: TEXT_BUDGET,
  title: MAX_HEADING,
  line: (value) => markdownOf(value).length + LINE_MARKS,
};

/** @returns the messages in the order of sending: the first in the channel, the others in its thread */
export function render(document: Document): readonly Part<DiscordBody>[] {
  const accent = document.type === 'error' ? ALERT : INK;
  return fit({ ...document, blocks: shaped(document) }, measure).map(({ blocks, claims }, index) => ({
    body: bodyOf(blocks, accent),
    claims,
    piece: pieceOf(document, { blocks }, index),
  }));
}

/** Discord refuses an empty message: lines without text go, and where nothing is left to say the lead says it. */
function shaped(document: Document): readonly Block[] {
  const blocks = document.blocks.flatMap((block): readonly Block[] => {
    switch (block.type) {
      case 'buttons':
        return [block];
      case 'title':
      case 'heading':
        return isBlank(block.text) ? [] : [block];
      case 'list': {
        const items = block.items.filter((item) => !isBlank(markdownOf(item)));
        return items.length === 0 ? [] : [{ ...block, items }];
      }
      default:
        return isBlank(markdownOf(block.line)) ? [] : [block];
    }
  });
  const speaks = blocks.some((block) => block.type !== 'buttons' && block.type !== 'heading');
  return speaks ? blocks : [paragraph(line([isBlank(document.lead) ? '…' : document.lead])), ...blocks];
}

/** Control characters and the invisible ones that Discord strips do not make a message. */
const isBlank = (value: string): boolean => /^[\s\p{C}]*$/u.test(clean(value));

function bodyOf(blocks: readonly Block[], accent: number): DiscordBody {
  const rows = rowsOf(blocks.flatMap((block) => (block.type === 'buttons' ? [block.buttons] : [])));
  const taken = 1 + rows.reduce((sum, row) => sum + 1 + row.components.length, 0);
  const texts = displaysOf(blocks, MAX_COMPONENTS - taken);
  return {
    flags: COMPONENTS_V2,
    components: [{ type: CONTAINER, accent_color: accent, components: [...texts, ...rows] }],
    allowed_mentions: { parse: [], replied_user: false },
  };
}

/** One text display for each section, which sets them apart; the last takes the rest when there are too many. */
function displaysOf(blocks: readonly Block[], most: number): readonly TextDisplay[] {
  const sections: string[][] = [];
  for (const block of blocks) {
    if (block.type === 'buttons') continue;
    const opens = block.type === 'heading' || block.type === 'title' || sections.length === 0;
    if (opens && sections.length < most) sections.push([]);
    sections.at(-1)?.push(...linesOf(block));
  }
  return sections.flatMap((lines) => {
    return lines.length === 0 ? [] : [{ type: TEXT_DISPLAY, content: lines.join('\n') }];
  });
}

function linesOf(block: Block): readonly string[] {
  switch (block.type) {
    case 'title':
      return [`## ${escapeStart(escapeText(block.text))}`];
    case 'heading':
      return [`### ${escapeStart(escapeText(block.text))}`];
    case 'paragraph':
      return [markdownOf(block.line)];
    case 'note':
      return [`-# ${markdownOf(block.line)}`];
    case 'list':
      return block.items.map((item) => `- ${markdownOf(item)}`);
    case 'buttons':
      return [];
  }
}

/** A line as markdown, without the mark of the block that it stands in. */
function markdownOf(value: Line): string {
  return escapeStart(join(value.inlines.map(inlineMarkdown)));
}

function inlineMarkdown(inline: Inline): string {
  switch (inline.type) {
    case 'text':
      return escapeText(inline.text);
    case 'strong':
      return wrap('**', escapeText(inline.text));
    case 'speaker':
      return wrap('*', escapeText(inline.text));
    case 'quote':
      return `“${escapeText(inline.text)}”`;
    case 'chip':
      return wrap('`', escapeCode(inline.text));
    case 'code': {
      // Bold tells what can be typed from a chip.
      const typed = wrap('`', escapeCode(inline.text));
      return typed.trim() === '' ? typed : `**${typed.trim()}**`;
    }
    case 'cite':
      return masked(`[${inline.number}]`, inline.url) ?? `\\[${inline.number}\\]`;
    case 'link':
      return masked(escapeLinkText(inline.text).trim(), inline.url) ?? escapeText(inline.text);
    case 'time':
      return timestamp(inline.at, inline.style);
  }
}

/** Marks close only next to a word, so white space at the ends goes outside. */
function wrap(mark: string, text: string): string {
  const inner = text.trim();
  if (inner === '') return text;
  const start = text.indexOf(inner);
  return text.slice(0, start) + mark + inner + mark + text.slice(start + inner.length);
}

function masked(text: string, url: string | undefined): string | null {
  const address = url === undefined ? null : linkAddress(url);
  return address === null || text === '' ? null : `[${text}](${address})`;
}

const TIME_STYLE = { date: 'D', datetime: 'f', relative: 'R' } as const;

/** Discord shows a time stamp in each reader's own zone and language. */
function timestamp(at: string, style: keyof typeof TIME_STYLE): string {
  const seconds = Math.floor(Date.parse(at) / 1000);
  return Number.isFinite(seconds) ? `<t:${seconds}:${TIME_STYLE[style]}>` : escapeText(at);
}

/** Buttons of different blocks stand in rows of their own, as long as there is room for the rows. */
function rowsOf(groups: readonly (readonly Button[])[]): readonly ActionRow[] {
  let index = 0;
  const made = groups.map((buttons) => buttons.flatMap((button) => buttonOf(button, index++)));
  const apart = made.flatMap(inRows);
  const rows =
    apart.length <= MAX_BUTTONS / MAX_ROW_BUTTONS ? apart : inRows(made.flat().slice(0, MAX_BUTTONS));
  return rows.map((components) => ({ type: ACTION_ROW, components }));
}

function inRows(buttons: readonly ButtonComponent[]): readonly (readonly ButtonComponent[])[] {
  const rows = Math.ceil(buttons.length / MAX_ROW_BUTTONS);
  return Array.from({ length: rows }, (_, row) =>
    buttons.slice(row * MAX_ROW_BUTTONS, (row + 1) * MAX_ROW_BUTTONS),
  );
}

/** A button, or nothing where its state does not fit: half a state would do something else than its label says. */
function buttonOf({ label, action }: Button, index: number): readonly ButtonComponent[] {
  const words = clean(action.type === 'question' ? action.question : label).trim();
  const id = encodeAction(action, index);
  if (words === '' || count(words) > MAX_BUTTON_LABEL || id === null) return [];
  return [{ type: BUTTON, style: action.type === 'ask' ? 1 : 2, label: words, custom_id: id }];
}
