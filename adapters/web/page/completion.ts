// What completes the words before the cursor: commands, the words of an enumeration, names of stories.
import type { Completion } from '../wire.ts';

export interface Suggestion {
  readonly label: string;
  readonly hint: string;
  /** What the composer holds once it is taken. */
  readonly text: string;
}

export interface Suggestions {
  readonly suggestions: readonly Suggestion[];
  /** What the process is asked to complete besides, and the words that stay before it. */
  readonly remote: { readonly kind: string; readonly typed: string; readonly before: string } | null;
  /** Whether Enter takes the first one: only after a slash, since plain words may be a question. */
  readonly eager: boolean;
}

const nothing: Suggestions = { suggestions: [], remote: null, eager: false };

/** @param typed the words before the cursor, which stands at the end of the text */
export function suggest(typed: string, commands: readonly Completion[]): Suggestions {
  const [prefix = '', slash] = /^\s*(\/(?:brief\b\s*)?)?/.exec(typed) ?? [];
  const words = typed.slice(prefix.length);
  const eager = slash !== undefined;
  if ((words === '' && !eager) || words.includes('\n')) return nothing;
  const command = commands
    .filter((each) => words.toLowerCase().startsWith(`${each.name} `))
    .toSorted((a, b) => b.name.length - a.name.length)[0];
  const named = commands
    .filter((each) => each.name.startsWith(words.toLowerCase()) && each.name !== words)
    .map((each) => ({
      label: each.name,
      hint: each.summary,
      text: `${eager ? '/brief ' : ''}${each.name} `,
    }));
  if (!command) return { suggestions: named, remote: null, eager };
  const inside = fieldSuggestions(command, typed);
  return { ...inside, suggestions: [...named, ...inside.suggestions], eager: eager && inside.eager };
}

/** The enumerations of a command by their words; what names a thing of the desk, by asking. */
function fieldSuggestions(command: Completion, typed: string): Suggestions {
  const word = /\S*$/.exec(typed)?.[0] ?? '';
  const before = typed.slice(0, typed.length - word.length);
  const used = before.toLowerCase().split(/\s+/);
  const suggestions = command.fields
    .filter((field) => !field.values.some((value) => used.includes(value)))
    .flatMap((field) =>
      field.values
        .filter((value) => value.startsWith(word.toLowerCase()) && value !== word)
        .map((value) => ({ label: value, hint: field.description, text: `${before}${value} ` })),
    );
  const kind = command.fields.find(
    ({ name, complete }) => complete !== null && named(command, name),
  )?.complete;
  const remote = kind === null || kind === undefined ? null : { kind, typed: word, before };
  return { suggestions: word === '' && !remote ? [] : suggestions, remote, eager: word !== '' };
}

/** Words that go into a free field, as a question, are not names. */
const named = (command: Completion, field: string): boolean =>
  command.rest === null || command.rest === field;
