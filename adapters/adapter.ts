// What an adapter is to the rest, and what the rest is to an adapter.
import type { RequestListener } from 'node:http';
import type { Action, ClaimRef, Document } from '#briefings/document.ts';
import type { AnswersTo, Asker } from '#briefings/desk.ts';
import type { Reason, Verdict } from '#briefings/feedback.ts';
import type { Command, Fields } from '#briefings/command.ts';
import type { Place } from '#briefings/place.ts';

/** One message as the platform takes it, and the claims that it carries. */
export interface Part<Body = unknown> {
  /** The body of `chat.postMessage` or of Discord's create-message call, without the channel. */
  readonly body: Body;
  readonly claims: readonly ClaimRef[];
  /** What it says, as a document that fits into one message: an edit is made from it. */
  readonly piece: Document;
}

/** A platform: what can be done before it is connected. Everything here is pure. */
export interface Platform<Config = unknown, Body = unknown> {
  readonly name: string;
  /** Whether one instance at a time may be connected: two would hear everything twice. */
  readonly alone: boolean;
  /**
   * @param env the environment
   * @returns the platform's settings, null when none of its variables is set, or a list of faults
   */
  config(env: Readonly<Record<string, string | undefined>>): Config | null | readonly string[];
  /** A document as messages in the order of sending: the first at the top of a place, the others in its thread. */
  render(document: Document): readonly Part<Body>[];
  /** Looks, without posting, whether these settings can work: token, scopes, intents. Never rejects. */
  examine(config: Config): Promise<readonly Finding[]>;
  /** Goes online. Rejects with a UserError when the platform refuses the settings (a wrong token). */
  connect(config: Config, newsroom: Newsroom, context: Context): Promise<Adapter<Body>>;
}

/** One thing that `dateline doctor` looked at. */
export interface Finding {
  readonly ok: boolean;
  /** What was looked at, and what was found. */
  readonly what: string;
  /** What to do, where it is not well. */
  readonly remedy?: string;
}

/** A connected platform. */
export interface Adapter<Body = unknown> {
  /**
   * Posts one part in a place: a channel, or the thread of an earlier message. Whoever does not know whether an
   * earlier try arrived asks `find` first.
   * @throws PostError, or whatever `begin` rejects with
   */
  post(place: Place, part: Part<Body>, options: PostOptions): Promise<Receipt>;
  /**
   * Looks whether an earlier try of a post has arrived.
   * @returns its receipt; null when it is not there, so that it may be sent again with the same key
   * @throws PostError when nobody can say: now (`unknown`, or with `retryAfter`), or ever
   */
  find(place: Place, part: Part<Body>, earlier: Earlier): Promise<Receipt | null>;
  /**
   * Replaces what a posted message says, where it stands. To do it again with the same part makes no difference.
   * @throws PostError `gone` where the message can never be edited: somebody deleted it, or it is locked
   */
  update(receipt: Receipt, part: Part<Body>): Promise<void>;
  /**
   * Says something to one person alone, where it will be seen later, too.
   * @param place what it is about: a person who cannot be reached otherwise is told there
   * @param user  the asker's id
   * @throws PostError
   */
  tell(place: Place, user: string, part: Part<Body>): Promise<void>;
  /** Takes no new work, lets running work end, disconnects. */
  close(): Promise<void>;
}

export interface PostOptions {
  /** The part's own key, at most 25 characters: it is sent along, so that the message can be found by it. */
  readonly key: string;
  /** Names the thread, where this call has to open it. */
  readonly title: string;
  /** Called when the post's turn has come, right before the call. When it rejects, nothing is sent. */
  readonly begin?: () => Promise<void>;
}

/** A post whose outcome is not known. */
export interface Earlier {
  readonly key: string;
  /** When the first of its calls began, by our clock. */
  readonly since: Date;
}

/**
 * Where a message stands: also where that is not the place that it was meant for, since a platform may put the answer
 * to a message that was deleted at the top of the channel.
 */
export interface Receipt {
  readonly place: Place;
  readonly message: string;
  /** The place of the message's thread: of an answer to it, and of the further parts. */
  readonly thread: Place;
}

/** A post or an update that the platform refused, or whose fate is not known. */
export class PostError extends Error {
  override readonly name = 'PostError';
  /** `refused`: it was not posted. `gone`: nor can it ever be there. `unknown`: it may have been posted. */
  readonly outcome: 'refused' | 'gone' | 'unknown';
  /** Milliseconds that the platform asks to wait, where it does. */
  readonly retryAfter: number | undefined;
  /** Of what is gone: whether the place or the message is there no more, and not only closed to us. */
  readonly isMissing: boolean;

  constructor(
    message: string,
    options: {
      outcome: PostError['outcome'];
      retryAfter?: number;
      isMissing?: boolean;
      cause?: unknown;
    },
  ) {
    super(message, { cause: options.cause });
    this.outcome = options.outcome;
    this.retryAfter = options.retryAfter;
    this.isMissing = options.isMissing ?? false;
  }
}

/** What somebody typed or pressed. */
export type Input =
  /** Words after `/brief` or in a mention: a command, else a question. */
  | { readonly type: 'words'; readonly text: string }
  /** A message in a thread of ours, a reply to us, the text of an Ask box: a question. */
  | { readonly type: 'question'; readonly text: string; readonly story?: string }
  | { readonly type: 'command'; readonly name: string; readonly fields: Fields }
  | { readonly type: 'action'; readonly action: Action }
  /** A verdict on an answer, with what was filled into its box. */
  | {
      readonly type: 'feedback';
      readonly answer: string;
      readonly verdict: Verdict;
      readonly reason?: Reason;
      readonly words?: string;
    };

export interface Request {
  /** The channel or thread where it was typed. */
  readonly place: Place;
  /** The message of ours that was replied to, or whose button was pressed. */
  readonly about?: string;
  readonly asker: Asker;
  /** The asker's IANA zone, where the platform tells it. */
  readonly zone?: string;
  /** It was typed as a slash command, whose answer can be shown to the asker alone. */
  readonly slash?: true;
  readonly input: Input;
}

export interface Choice {
  readonly label: string;
  readonly value: string;
}

/** What an adapter may ask of the newsroom. */
export interface Newsroom {
  readonly commands: readonly Command[];
  /** Answers a request. Never rejects: what goes wrong becomes a document for the asker. */
  handle(request: Request): Promise<Document>;
  /** Remembers an answer that was posted, so that a reply to it, or in its thread, is understood. */
  posted(request: Request, document: Document, messages: readonly Posted[]): Promise<void>;
  /** Who sees the answer to a slash command here, as the channel chose; everybody, where that cannot be told. */
  answersTo(place: Place): Promise<AnswersTo>;
  /** Completion of a field while it is typed, the best first. */
  complete(request: Omit<Request, 'input'>, kind: string, typed: string): Promise<readonly Choice[]>;
  /** Whether Dateline opened this thread (or spoke in it), so that a message there needs no mention. */
  owns(thread: Place): Promise<boolean>;
  /** True once for each key, across restarts: tells a new event from a repeated one. */
  firstTime(key: string): Promise<boolean>;
}

export interface Posted {
  readonly receipt: Receipt;
  readonly part: Part;
}

/** What an adapter gets from the process that it runs in. */
export interface Context {
  readonly log: Log;
  /** The adapter's own small memory, kept across restarts. */
  readonly shelf: Shelf;
  readonly now: () => Date;
  /** Milliseconds after which a post that is not answered has to be given up: others may look for it soon after. */
  readonly timeout: number;
  /**
   * Takes a turn in a lane of calls that all instances share.
   * @returns milliseconds to wait until it comes
   */
  reserve(lane: string, pace: Pace): Promise<number>;
  /** Serves every path below the prefix (`/slack`, `/`) on the process's one HTTP port; the longest prefix wins. */
  mount(prefix: string, listener: RequestListener): void;
}

export interface Pace {
  /** How many may go at once after a rest. */
  readonly burst: number;
  /** Milliseconds for one more. */
  readonly interval: number;
}

export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** JSON values by key. */
export interface Shelf {
  get(key: string): Promise<unknown>;
  put(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
  /** Entries whose key starts with the prefix, in the order of their keys. */
  list(prefix: string): Promise<readonly (readonly [key: string, value: unknown])[]>;
}
