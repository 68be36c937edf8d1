// What the page and the process say to each other: requests as schemas, answers as types.
import { z } from 'zod';
import type { Document } from '#briefings/document.ts';
import { LONGEST_REMARK, REASON_NAMES, VERDICTS, type Reason } from '#briefings/feedback.ts';

const key = z.string().min(1).max(64).describe('Names one send, so that a repeated one is not done twice');
const id = z.string().min(1).max(80);
const zone = z.string().max(64).optional().describe("The reader's IANA zone");

export const channelName = z.string().regex(/^[\p{Ll}\p{Lo}\p{N}][\p{Ll}\p{Lo}\p{N}-]{0,39}$/u, {
  error: 'A channel has 1 to 40 lower-case letters, digits and hyphens, as in “floods-2026”.',
});

export const newChannelSchema = z.object({ name: channelName });

/** Something typed in a channel, or in a thread of it. Its length is checked apart, for a better message. */
export const saySchema = z.object({
  key,
  zone,
  channel: id,
  thread: id.optional(),
  story: id.optional().describe('The story of the Ask button that opened the composer'),
  text: z.string().regex(/\S/, 'There is nothing to send.'),
});

export const actionSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ask'), story: z.string().optional() }),
  z.object({ type: z.literal('question'), question: z.string().max(1_000), story: z.string().optional() }),
  z.object({
    type: z.literal('command'),
    name: z.string().max(100),
    fields: z.record(z.string(), z.string().max(2_000)),
  }),
  z.object({ type: z.literal('more'), answer: id, from: z.int().nonnegative() }),
  z.object({ type: z.literal('again'), answer: id, story: z.string().optional() }),
  z.object({ type: z.literal('feedback'), answer: id, verdict: z.enum(VERDICTS) }),
]);

/** What was filled into the form that “Something is wrong” opens. */
const filledSchema = z.object({
  reason: z.enum(REASON_NAMES).optional(),
  words: z.string().max(LONGEST_REMARK).optional(),
});

/** A button that was pressed, on a message or on a private note. */
export const pressSchema = z.object({
  key,
  zone,
  channel: id,
  thread: id.optional(),
  message: id.optional().describe('Absent where the button stands on a private note'),
  label: z.string().min(1).max(200),
  action: actionSchema,
  filled: filledSchema.optional(),
});

export type Say = z.infer<typeof saySchema>;
export type Press = z.infer<typeof pressSchema>;
export type Filled = z.infer<typeof filledSchema>;

export interface Channel {
  readonly name: string;
  readonly version: number;
}

interface Standing {
  readonly id: string;
  readonly channel: string;
  /** The message that opened the thread in which this one stands; null at the top of the channel. */
  readonly thread: string | null;
  readonly at: string;
  /** Messages in its own thread. */
  readonly replies: number;
  /** The change that made it what it is; rises over the whole desk. */
  readonly version: number;
}

export type Message =
  /** What a reader typed, or the label of the button that was pressed. */
  | (Standing & { readonly type: 'words'; readonly text: string })
  | (Standing & { readonly type: 'document'; readonly document: Document; readonly edited: string | null });

/** Seen only by who asked, and kept nowhere. */
export interface Note {
  readonly id: string;
  readonly document: Document;
}

/** What became of something said or pressed. */
export type Outcome =
  | { readonly type: 'posted'; readonly messages: readonly Message[] }
  | { readonly type: 'note'; readonly note: Note };

/** A command as the composer completes it. */
export interface Completion {
  readonly name: string;
  readonly summary: string;
  readonly example: string;
  readonly rest: string | null;
  readonly fields: readonly CompletionField[];
}

export interface CompletionField {
  readonly name: string;
  readonly description: string;
  /** The words of an enumeration. */
  readonly values: readonly string[];
  /** What kind of thing completes it: `stories`, `schedules`. */
  readonly complete: string | null;
}

export interface Choice {
  readonly label: string;
  readonly value: string;
}

/** The answer to the page's first question. */
export interface Welcome {
  /** Names this desk's memory: another name means that everything must be loaded afresh. */
  readonly desk: string;
  readonly version: number;
  readonly channels: readonly Channel[];
  readonly commands: readonly Completion[];
  readonly textLength: number;
  /** What can be wrong with an answer, and how many characters a remark may have. */
  readonly reasons: Reasons;
  readonly remarkLength: number;
}

export type Reasons = readonly (readonly [reason: Reason, words: string])[];

export interface Page {
  readonly messages: readonly Message[];
  readonly version: number;
  /** Whether there are older ones. */
  readonly more: boolean;
  /** The message that opened the thread, where a thread was asked for and is there. */
  readonly root: Message | null;
}

/** One change, as an event: its name is its type, its id the version. */
export type Change =
  | { readonly type: 'message'; readonly version: number; readonly message: Message }
  | { readonly type: 'channel'; readonly version: number; readonly channel: Channel };

/** The first event of every stream. */
export interface Hello {
  readonly desk: string;
  /** The page missed more than can be sent: load afresh. */
  readonly stale: boolean;
}

/** One message as another platform would get it. */
export interface PreviewPart {
  readonly payload: unknown;
  /** Static markup, where the process draws it. */
  readonly html: string | null;
}

export interface Preview {
  readonly parts: readonly PreviewPart[];
}

export interface Failure {
  readonly error: string;
}
