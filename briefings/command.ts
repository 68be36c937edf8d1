// A command, declared once: from it come Discord's options, Slack's usage and manifest, the help text and the parse.
import type { z } from 'zod';
import type { Document } from './document.ts';
import type { Desk } from './desk.ts';

/** Fields are strings, so that the same input comes from typed words, a slash-command option or a button. */
export type Fields = Readonly<Record<string, string>>;

export interface Command<Input extends z.ZodObject = z.ZodObject> {
  /** The words after `/brief`: `now`, `schedule add`. */
  readonly name: string;
  /** At most 100 characters (Discord's limit for a description). */
  readonly summary: string;
  /** What one would type, without `/brief`. */
  readonly example: string;
  /**
   * The fields, each a string or a string enum with a description of at most 100 characters. `meta({ complete:
   * 'stories' })` asks for completion by story, `'schedules'` by schedule; `'channels'` is a channel's place.
   */
  readonly input: Input;
  /** The field that takes the typed words which no other field claims. */
  readonly rest?: string & keyof z.infer<Input>;
  /** How the typed words after the name begin. With any other words it is a question: “why does nobody deny it”. */
  readonly begins?: RegExp;
  readonly access: 'everyone' | 'manager';
  /**
   * Who sees the result, as far as it is known before it runs (Discord must know at the acknowledgement). `chosen`: as
   * the channel chose for answers.
   */
  readonly audience: 'place' | 'asker' | 'chosen';
  run(input: z.infer<Input>, desk: Desk): Promise<Document>;
}

/** Keeps the input's type while the command is written; the list of commands forgets it. */
export function command<Input extends z.ZodObject>(declaration: Command<Input>): Command {
  return declaration;
}
