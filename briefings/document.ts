// The one model that every adapter renders: plain text in a closed union, knowing which claims each line carries.
import type { Verdict } from './feedback.ts';

/** A claim, named across stories. */
export interface ClaimRef {
  readonly story: string;
  readonly claim: string;
}

/** A run of text. All text is plain: escaping it is the renderer's task. */
export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'strong'; readonly text: string }
  /** Who says it. */
  | { readonly type: 'speaker'; readonly text: string }
  /** Words quoted verbatim, without their quotation marks: the renderer sets those. */
  | { readonly type: 'quote'; readonly text: string }
  /** A short label: a status, a certainty, a change. */
  | { readonly type: 'chip'; readonly text: string }
  /** What a user can type. */
  | { readonly type: 'code'; readonly text: string }
  /** A reference to the numbered source; a link where its address is known. */
  | { readonly type: 'cite'; readonly number: number; readonly url?: string }
  | { readonly type: 'link'; readonly text: string; readonly url: string }
  /** An instant (ISO 8601, UTC), shown in each reader's own zone as the platform does it. */
  | { readonly type: 'time'; readonly at: string; readonly style: 'date' | 'datetime' | 'relative' };

/** One line, bullet or paragraph, with the claims that it tells. */
export interface Line {
  readonly inlines: readonly Inline[];
  readonly claims: readonly ClaimRef[];
  /** Claims of it that are told in other words than their own: the guard holds these against the claims. */
  readonly phrases?: readonly (ClaimRef & { readonly text: string })[];
}

/** What a button does when it is pressed. It holds all its state, so that it works after a restart. */
export type Action =
  /** Opens a box for a question about the story (or about any, when none is named). */
  | { readonly type: 'ask'; readonly story?: string }
  /** Asks this very question. */
  | { readonly type: 'question'; readonly question: string; readonly story?: string }
  /** Runs a command with these fields, as if it had been typed: `now`, `{ story, length }`. */
  | { readonly type: 'command'; readonly name: string; readonly fields: Readonly<Record<string, string>> }
  /** Tells what an answer left out, from this place of it on. */
  | { readonly type: 'more'; readonly answer: string; readonly from: number }
  /** Asks an answer's question once more, for all to see; of this story, where it was not clear which was meant. */
  | { readonly type: 'again'; readonly answer: string; readonly story?: string }
  /** Says how an answer was; `wrong` opens a box for the reason. */
  | { readonly type: 'feedback'; readonly answer: string; readonly verdict: Verdict };

export interface Button {
  /** At most 75 characters: Slack's limit for the text of a button (Discord's is 80). */
  readonly label: string;
  readonly action: Action;
}

export type Block =
  | { readonly type: 'title'; readonly text: string }
  | { readonly type: 'heading'; readonly text: string }
  | { readonly type: 'paragraph'; readonly line: Line }
  | { readonly type: 'list'; readonly items: readonly Line[] }
  /** Small print: sources, age, what was left out. */
  | { readonly type: 'note'; readonly line: Line }
  | { readonly type: 'buttons'; readonly buttons: readonly Button[] };

export interface Document {
  readonly type:
    | 'briefing'
    | 'digest'
    /** What is new since the place was last told. */
    | 'update'
    /** What was wrong in a thread, and what is right. */
    | 'correction'
    | 'answer'
    /** An answer that the story does not give, with the nearest that it has. */
    | 'refusal'
    /** Asks which story is meant. */
    | 'choice'
    | 'timeline'
    | 'sources'
    | 'quotes'
    | 'stories'
    | 'schedules'
    | 'help'
    | 'notice'
    | 'error';
  /** A short name for notifications and threads. */
  readonly title: string;
  /** One sentence that stands alone in a notification or is read out by a screen reader. */
  readonly lead: string;
  /** The stories that it is about, the main one first. */
  readonly stories: readonly string[];
  /** Who sees it: everybody in the place, or only who asked (errors, permissions, settings). */
  readonly audience: 'place' | 'asker';
  readonly blocks: readonly Block[];
  /** What it left out for its length, the nearest first: the More button tells it. */
  readonly further?: readonly ClaimRef[];
}

/**
 * Makes hostile text harmless as plain text: control characters and bidirectional overrides go, lone surrogates
 * become U+FFFD, line breaks become spaces. Mentions, markup and links are the renderer's concern.
 */
export function clean(value: string): string {
  return value
    .toWellFormed()
    .replace(/[\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/ {2,}/g, ' ');
}

export const text = (value: string): Inline => ({ type: 'text', text: clean(value) });
export const strong = (value: string): Inline => ({ type: 'strong', text: clean(value) });
export const speaker = (value: string): Inline => ({ type: 'speaker', text: clean(value) });
export const quote = (value: string): Inline => ({ type: 'quote', text: clean(value) });
export const chip = (value: string): Inline => ({ type: 'chip', text: clean(value) });
export const code = (value: string): Inline => ({ type: 'code', text: clean(value) });
export const cite = (number: number, url?: string): Inline => ({
  type: 'cite',
  number,
  ...(url === undefined ? {} : { url }),
});
export const link = (value: string, url: string): Inline => ({ type: 'link', text: clean(value), url });
export const time = (at: Date, style: 'date' | 'datetime' | 'relative'): Inline => ({
  type: 'time',
  at: at.toISOString(),
  style,
});

/** A line of inlines; a string stands for a text. */
export function line(parts: readonly (Inline | string)[], claims: readonly ClaimRef[] = []): Line {
  return { inlines: parts.map((part) => (typeof part === 'string' ? text(part) : part)), claims };
}

export const paragraph = (value: Line): Block => ({ type: 'paragraph', line: value });
export const note = (value: Line): Block => ({ type: 'note', line: value });

/** A heading with its list; nothing at all when the list is empty. */
export function section(heading: string, items: readonly Line[]): readonly Block[] {
  return items.length === 0
    ? []
    : [
        { type: 'heading', text: clean(heading) },
        { type: 'list', items },
      ];
}

/** The lines of a block, for whoever walks a document. */
export function linesOf(block: Block): readonly Line[] {
  if (block.type === 'paragraph' || block.type === 'note') return [block.line];
  return block.type === 'list' ? block.items : [];
}

/** Every claim that these blocks tell, each once, in order. */
export function claimsOf(blocks: readonly Block[]): readonly ClaimRef[] {
  const seen = new Map<string, ClaimRef>();
  for (const claim of blocks.flatMap(linesOf).flatMap((each) => each.claims))
    seen.set(`${claim.story} ${claim.claim}`, claim);
  return [...seen.values()];
}

/** An inline as words, as a reader would read it aloud or a text file shows it. */
export function inlineText(inline: Inline): string {
  switch (inline.type) {
    case 'quote':
      return `“${inline.text}”`;
    case 'chip':
      return `[${inline.text}]`;
    case 'cite':
      return `[${inline.number}]`;
    case 'time':
      return inline.style === 'date'
        ? inline.at.slice(0, 10)
        : `${inline.at.slice(0, 16).replace('T', ' ')} UTC`;
    default:
      return inline.text;
  }
}

export const lineText = (value: Line): string => value.inlines.map(inlineText).join('');

/** The document as a text file: `--as text`, logs, tests. Buttons are left out; a list ends with a blank line. */
export function documentText(document: Document): string {
  const blocks = document.blocks.filter((block) => block.type !== 'buttons');
  return blocks
    .map((block, index) => {
      switch (block.type) {
        case 'title':
          return `${block.text}\n`;
        case 'heading':
          return `\n${block.text}`;
        case 'list':
          return block.items.map((item) => `• ${lineText(item)}`).join('\n');
        default:
          return `${blocks[index - 1]?.type === 'list' ? '\n' : ''}${lineText(block.line)}`;
      }
    })
    .join('\n');
}
