// What the contract suite needs of each platform: its strict fake, and hands to type and press as a user does.
import type { Platform } from '#adapters/adapter.ts';
import type { Place } from '#briefings/place.ts';

/** What a reader sees of a message, drawn from its payload alone. */
export interface Reading {
  /** All visible text, in order, unescaped. */
  readonly text: string;
  /** The runs set as speakers. */
  readonly speakers: readonly string[];
  /** The runs set as chips: statuses, certainties, changes. */
  readonly chips: readonly string[];
  /** The addresses of all links. */
  readonly links: readonly string[];
  /** The labels of all buttons. */
  readonly buttons: readonly string[];
}

/** A message as the fake holds it. */
export interface Seen {
  /** The place in which it stands: a channel, or a thread. */
  readonly place: Place;
  readonly id: string;
  readonly payload: unknown;
  /** Only the asker sees it. */
  readonly ephemeral: boolean;
}

/** A platform together with its strict fake. */
export interface Stage {
  readonly platform: Platform;
  /** The environment that makes the platform connect to the fake. */
  readonly env: Readonly<Record<string, string>>;
  /** A channel that the bot is in. */
  readonly channel: Place;
  /** Draws the reading from the bodies of the parts that belong together. */
  read(payloads: readonly unknown[]): Reading;
  /** Everything posted so far, edits applied, oldest first. */
  messages(): readonly Seen[];
  /** Types `/brief …` in the channel as a manager, and resolves with the answer's first message. */
  command(words: string): Promise<Seen>;
  /** Types a message in the message's thread, and resolves with the bot's next message there. */
  reply(to: Seen, text: string): Promise<Seen>;
  /** Mentions the bot in the channel, and resolves with its next message. */
  mention(text: string): Promise<Seen>;
  /** Presses the message's button with this label, and resolves with what the bot posts next. */
  press(message: Seen, label: string): Promise<Seen>;
  /** Presses the Ask button, fills the box that opens and sends it; resolves with what the bot posts next. */
  askBox(message: Seen, question: string): Promise<Seen>;
  /**
   * Presses “Something is wrong”, chooses the first reason of the box that opens, adds these words and sends it;
   * resolves with what the asker is told then.
   */
  judge(message: Seen, words: string): Promise<Seen>;
  /** The next post is stored and its answer lost, where there is a wire on which that can happen. */
  lose(): void;
  /** Every call that the fake refused, and every acknowledgement that was missing after 3 s; empty when all is well. */
  refusals(): readonly string[];
  /** Told the address of the process's HTTP port once it is up, where the platform is reached there. */
  online?(address: string): Promise<void> | void;
  /** Resolves when everything that was posted so far is in `messages()`, where the platform tells of it later. */
  settled?(): Promise<void>;
  close(): Promise<void>;
}

/** Exported as `openStage` by `test/fakes/<platform>/stage.ts`, one for each folder in `adapters/`. */
export type OpenStage = () => Promise<Stage>;
