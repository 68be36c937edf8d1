// Document → messages of Block Kit. Pure.
//
// Lines are rich_text: its text elements are literal, so nothing that an article says can link, ping or format, and
// nothing needs escaping. That is why small print is rich_text too and not a context block: context takes only mrkdwn,
// whose `*`, `_`, `~` and back-ticks cannot be escaped, or plain text, which has neither links nor dates.
import type { KnownBlock, RichTextElement, RichTextSection } from '@slack/types';
import {
  clean,
  inlineText,
  type Block,
  type Button,
  type Document,
  type Inline,
  type Line,
} from '#briefings/document.ts';
import type { Part } from '#adapters/adapter.ts';
import { count, fit, pieceOf, type Piece } from '#adapters/fit.ts';
import { actionPrefix, encodeAction } from './actions.ts';
import { limits } from './limits.ts';

/** The body of `chat.postMessage`, without the channel. */
export interface SlackBody {
  /** For notifications and screen readers; what is seen are the blocks. */
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
  readonly unfurl_links: false;
  readonly unfurl_media: false;
  readonly link_names: false;
  readonly parse: 'none';
  readonly metadata: {
    readonly event_type: 'dateline_part';
    /** The ids of the claims that this part tells; a post adds `delivery_id`. */
    readonly event_payload: Readonly<Record<string, unknown>>;
  };
}

/** @returns the messages in the order of sending: the first at the top of a place, the others in its thread */
export function render(document: Document): readonly Part<SlackBody>[] {
  const labels = document.blocks
    .flatMap((block) => (block.type === 'buttons' ? block.buttons : []))
    .slice(0, limits.elements * limits.actions)
    .reduce((sum, button) => sum + count(shorten(button.label, limits.buttonText)), 0);
  const pieces = fit(document, {
    budget: limits.message - labels,
    title: limits.header,
    line: (line) => elementsOf(line).reduce((sum, element) => sum + sizeOf(element), 1),
  });
  return pieces.map((piece, index) => ({
    body: bodyOf(document, piece, index, pieces.length),
    claims: piece.claims,
    piece: pieceOf(document, piece, index),
  }));
}

function bodyOf(document: Document, piece: Piece, index: number, pieces: number): SlackBody {
  const blocks = blocksOf(piece.blocks);
  const summary =
    index === 0
      ? [...new Set([document.title, document.lead])].filter((each) => each.trim() !== '').join(' — ')
      : `${document.title} (continued, ${index + 1} of ${pieces})`;
  const text = notification(summary);
  return {
    text,
    blocks:
      blocks.length > 0 ? blocks : [richText([section([{ type: 'text', text: disarm(summary) || '…' }])])],
    unfurl_links: false,
    unfurl_media: false,
    link_names: false,
    parse: 'none',
    metadata: {
      event_type: 'dateline_part',
      event_payload: { claims: claimIds(piece) },
    },
  };
}

/** The ids of the claims, each once; metadata has a limit that is not documented, so a list beyond reason is cut. */
function claimIds(piece: Piece): readonly string[] {
  let room = limits.metadata;
  return [...new Set(piece.claims.map((each) => each.claim))].filter((id) => (room -= id.length + 3) >= 0);
}

type RichTextPart =
  RichTextSection | { type: 'rich_text_list'; style: 'bullet'; elements: RichTextSection[] };

const richText = (elements: RichTextPart[]): KnownBlock => ({ type: 'rich_text', elements });
const section = (elements: RichTextElement[]): RichTextSection => ({ type: 'rich_text_section', elements });

/** Consecutive lines share one rich_text block, so that blocks (50 a message) never run out before characters do. */
function blocksOf(blocks: readonly Block[]): KnownBlock[] {
  const done: KnownBlock[] = [];
  let text: RichTextPart[] = [];
  let headers = 0;
  const flush = (): void => {
    if (text.length > 0) done.push(richText(text));
    text = [];
  };
  for (const block of blocks) {
    const title = block.type === 'title' && headers < limits.headers ? disarm(block.text).trim() : '';
    if (title !== '' && count(title) <= limits.header) {
      flush();
      headers += 1;
      done.push({ type: 'header', text: { type: 'plain_text', text: title, emoji: false } });
    } else if (block.type === 'buttons') {
      flush();
      done.push(...actionBlocks(block.buttons, done.filter((each) => each.type === 'actions').length));
    } else text.push(...textOf(block, text.length === 0));
  }
  flush();
  return done;
}

/** A block as parts of a rich_text block. Headings and small print keep a blank line above them. */
function textOf(block: Exclude<Block, { type: 'buttons' }>, first: boolean): RichTextPart[] {
  const air: RichTextElement[] = first ? [] : [{ type: 'text', text: '\n' }];
  switch (block.type) {
    case 'title':
    case 'heading': {
      const elements = elementsOf({ inlines: [{ type: 'strong', text: block.text }], claims: [] });
      return elements.length > 0 ? [section([...air, ...elements])] : [];
    }
    case 'list': {
      const items = block.items.map(elementsOf).filter((elements) => elements.length > 0);
      return items.length > 0
        ? [{ type: 'rich_text_list', style: 'bullet', elements: items.map(section) }]
        : [];
    }
    default: {
      const elements = elementsOf(block.line);
      return elements.length > 0 ? [section([...(block.type === 'note' ? air : []), ...elements])] : [];
    }
  }
}

const elementsOf = (line: Line): RichTextElement[] => line.inlines.flatMap(elementOf);

/** An inline as at most one rich-text element; none for an empty text, which Slack refuses. */
function elementOf(inline: Inline): RichTextElement[] {
  // A chip's brackets are for plain text.
  const words = disarm(inline.type === 'chip' ? inline.text : inlineText(inline));
  const styled = (style?: RichTextElement['style']): RichTextElement[] =>
    words === '' ? [] : [{ type: 'text', text: words, ...(style && { style }) }];
  switch (inline.type) {
    case 'strong':
      return styled({ bold: true });
    case 'speaker':
      return styled({ italic: true });
    case 'code':
      return styled({ code: true });
    // Bold code: a label that stands out from what can be typed, which is plain code.
    case 'chip':
      return styled({ bold: true, code: true });
    case 'cite':
    case 'link': {
      const url = inline.url === undefined ? null : webAddress(inline.url);
      return url === null ? styled() : [{ type: 'link', url, text: words || url }];
    }
    case 'time':
      return timeOf(inline, words);
    default:
      return styled();
  }
}

/** @see https://docs.slack.dev/reference/block-kit/block-elements/date-element */
const dateFormats = {
  date: '{date_short_pretty}',
  datetime: '{date_short_pretty} at {time}',
  relative: '{ago}',
} as const;

function timeOf(inline: Extract<Inline, { type: 'time' }>, fallback: string): RichTextElement[] {
  const timestamp = Math.floor(Date.parse(inline.at) / 1_000);
  if (!Number.isFinite(timestamp)) return fallback === '' ? [] : [{ type: 'text', text: fallback }];
  return [{ type: 'date', timestamp, format: dateFormats[inline.style], fallback }];
}

/** The address as Slack may have it, or null when it is not one for a web browser. */
function webAddress(value: string): string | null {
  const url = URL.parse(value);
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') return null;
  return url.username === '' && url.password === '' && count(url.href) <= limits.url ? url.href : null;
}

/**
 * The characters of an element, its address included: whether Slack counts the addresses of rich text is not
 * documented.
 */
function sizeOf(element: RichTextElement): number {
  switch (element.type) {
    case 'text':
      return count(element.text);
    case 'link':
      return count(element.text ?? '') + count(element.url);
    case 'date':
      return count(element.fallback ?? '') + element.format.length;
    default:
      return 0;
  }
}

/** @param before how many actions blocks the message has already */
function actionBlocks(buttons: readonly Button[], before: number): KnownBlock[] {
  const elements = buttons.flatMap((button, index) => {
    const value = encodeAction(button.action);
    const label = shorten(button.label, limits.buttonText);
    if (value === null || label === '') return [];
    return [
      {
        type: 'button' as const,
        action_id: `${actionPrefix}${before}_${index}`,
        text: { type: 'plain_text' as const, text: label, emoji: false },
        value,
      },
    ];
  });
  const blocks: KnownBlock[] = [];
  for (let at = 0; at < elements.length && before + blocks.length < limits.actions; at += limits.elements)
    blocks.push({ type: 'actions', elements: elements.slice(at, at + limits.elements) });
  return blocks;
}

/**
 * Keeps text from becoming a mention anywhere that it may be read as mark-up: a word joiner, which is not seen, parts
 * `<` from `!`, `@` and `#`, and `@` from `channel`.
 */
function disarm(value: string): string {
  return clean(value)
    .replace(/<(?=[!@#])/g, '<\u2060')
    .replace(/@(?=(?:channel|here|everyone)\b)/gi, '@\u2060');
}

const shorten = (value: string, length: number): string => {
  const points = Array.from(disarm(value).trim());
  return points.length <= length ? points.join('') : `${points.slice(0, length - 1).join('')}…`;
};

/** The top-level text: escaped as mrkdwn wants it, never longer than its limit, never empty. */
function notification(value: string): string {
  const escaped: string[] = [];
  let length = 0;
  for (const point of disarm(value).trim()) {
    const next = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }[point] ?? point;
    length += next.length;
    if (length > limits.text) return `${escaped.join('')}…`;
    escaped.push(next);
  }
  return escaped.join('') || 'Dateline';
}
