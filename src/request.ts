// What somebody typed or pressed → the command that it means, with its fields.
import type { Input } from '#adapters/adapter.ts';
import type { Conversation } from '#briefings/ask/conversation.ts';
import type { Command, Fields } from '#briefings/command.ts';
import { LONGEST_QUESTION } from '#briefings/commands/ask.ts';
import { readWords } from '#briefings/commands/words.ts';
import type { Action } from '#briefings/document.ts';
import { UserError } from '#briefings/error.ts';

export interface Invocation {
  readonly name: string;
  readonly fields: Fields;
  /** What was asked, where it is a question: it becomes a turn of the thread's conversation. */
  readonly question?: string;
}

export interface Reading {
  readonly commands: readonly Command[];
  readonly conversation: Conversation;
}

/** @throws UserError when the words cannot be understood, or are too many */
export function readInput(input: Input, reading: Reading): Invocation {
  switch (input.type) {
    case 'words':
      return readTyped(input.text, reading);
    case 'question':
      return readQuestion(input.text, input.story, reading);
    case 'command':
      return withQuestion({ name: input.name, fields: input.fields }, reading);
    case 'action':
      return readAction(input.action, reading);
    case 'feedback':
      throw misplaced();
  }
}

/** Words after `/brief`, or in a mention. */
function readTyped(text: string, reading: Reading): Invocation {
  checkLength(text);
  return withQuestion(readWords(text), reading);
}

/** A question, unless it is a command's bare name: "timeline" in a thread means that thread's story. */
function readQuestion(text: string, story: string | undefined, reading: Reading): Invocation {
  checkLength(text);
  const bare = text.trim().toLowerCase();
  const command = reading.commands.find((each) => each.name === bare && each.input.safeParse({}).success);
  if (command === undefined) {
    const question = text.trim();
    return { name: 'ask', fields: { question, ...(story === undefined ? {} : { story }) }, question };
  }
  const { stories, subject } = reading.conversation;
  const meant = story ?? subject;
  const [only, ...others] = meant === undefined ? stories : [meant];
  const fields: Fields =
    only !== undefined && others.length === 0 && 'story' in command.input.shape ? { story: only } : {};
  return { name: command.name, fields };
}

function readAction(action: Action, reading: Reading): Invocation {
  switch (action.type) {
    case 'question':
      return readQuestion(action.question, action.story, reading);
    case 'command':
      return withQuestion({ name: action.name, fields: action.fields }, reading);
    case 'ask':
      throw new UserError('Type your question: a reply in the thread does it, or /brief ask.');
    case 'more':
    case 'again':
    case 'feedback':
      throw misplaced();
  }
}

/** What concerns an answer is no command: `answers.ts` has done it, or has made a question of it. */
const misplaced = (): Error => new Error('A button under an answer came where commands are read.');

function withQuestion(invocation: Invocation, { commands }: Reading): Invocation {
  const asks = commands.find((each) => each.name === invocation.name)?.rest === 'question';
  const question = asks ? invocation.fields['question'] : undefined;
  if (question === undefined) return invocation;
  checkLength(question);
  return { ...invocation, question };
}

/** @throws UserError when it is too long to be a question */
export function checkLength(text: string): void {
  if (text.length > LONGEST_QUESTION)
    throw new UserError(
      `That is ${text.length.toLocaleString('en')} characters long. A question or a command may have ${LONGEST_QUESTION.toLocaleString('en')}.`,
    );
}
