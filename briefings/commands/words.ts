// Typed words → a command and its fields. What is no command is a question.
import { z } from 'zod';
import type { Command, Fields } from '../command.ts';
import { UserError } from '../error.ts';
import { CHANNEL_IN_WORDS } from './channel-field.ts';
import { commands } from './index.ts';

export interface Typed {
  readonly name: string;
  readonly fields: Fields;
}

/**
 * Reads what was typed after `/brief` or in a mention. A bare web address is an article to add. A command's words
 * are taken as `key:value` pairs, single words of a choice (`deep`), and the rest for the command's main field.
 * @throws UserError for `schedule` with a word that it does not have
 */
export function readWords(typed: string): Typed {
  const words = typed
    .trim()
    .replace(/^\/?brief(?=\s|$)/i, '')
    .trim();
  if (words === '') return { name: 'help', fields: {} };
  if (/^<?https?:\/\/\S+$/i.test(words)) return { name: 'add', fields: { url: words } };
  const command = commandAt(words);
  if (command === undefined) return groupOf(words) ?? { name: 'ask', fields: { question: words } };
  const rest = words.slice(command.name.length).trim();
  const isQuestion =
    (rest.endsWith('?') && command.rest !== 'question') ||
    (rest !== '' && command.begins?.test(rest) === false);
  return isQuestion
    ? { name: 'ask', fields: { question: words } }
    : { name: command.name, fields: fieldsOf(command, rest) };
}

function commandAt(words: string): Command | undefined {
  const lower = `${words.toLowerCase().replace(/\s+/g, ' ')} `;
  return commands.find((command) => lower.startsWith(`${command.name} `));
}

/** A group by its own name lists what it has; with an unknown word it says which it knows. */
function groupOf(words: string): Typed | null {
  const [first = '', second] = words.toLowerCase().split(/\s+/);
  const group = commands.filter((command) => command.name.startsWith(`${first} `));
  if (group.length === 0 || words.endsWith('?')) return null;
  const names = group.map((command) => command.name);
  if (second === undefined && names.includes(`${first} list`)) return { name: `${first} list`, fields: {} };
  throw new UserError(
    `“${first}” takes one of: ${names.map((name) => name.slice(first.length + 1)).join(', ')}. For example: /brief ${group[0]?.example ?? first}`,
  );
}

function fieldsOf(command: Command, words: string): Fields {
  const keys = Object.keys(command.input.shape);
  const fields: Record<string, string> = {};
  let rest = words.replace(
    /(^|\s)([a-z]+):(?:"([^"]*)"|(\S+))/gi,
    (whole, _space, key: string, quoted, bare) => {
      const field = key.toLowerCase();
      if (!keys.includes(field)) return whole;
      fields[field] = String(quoted ?? bare);
      return ' ';
    },
  );
  if (keys.includes('channel') && !('channel' in fields))
    rest = rest.replace(CHANNEL_IN_WORDS, (_whole, _space, channel: string) => {
      fields['channel'] = channel;
      return ' ';
    });
  for (const key of keys) {
    if (key in fields || key === command.rest) continue;
    const word = choicesOf(command, key).join('|');
    const found = word === '' ? null : new RegExp(`(?<=^|\\s)(?:${word})(?=\\s|$)`, 'i').exec(rest);
    if (found === null) continue;
    fields[key] = found[0].toLowerCase();
    rest = `${rest.slice(0, found.index)}${rest.slice(found.index + found[0].length)}`;
  }
  const main = command.rest ?? keys[0];
  const left = rest.trim().replace(/\s+/g, ' ');
  if (left !== '' && main !== undefined) fields[main] = [fields[main], left].filter(Boolean).join(' ');
  else if (left !== '')
    throw new UserError(`“${command.name}” takes no further words. For example: /brief ${command.example}`);
  return fields;
}

/** The values of a field that is a choice; none for any other, nor where its name has to stand before it. */
export function choicesOf(command: Command, key: string): readonly string[] {
  const schema: unknown = command.input.shape[key];
  if (schema instanceof z.ZodType && schema.meta()?.named === true) return [];
  const inner = schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? schema.unwrap() : schema;
  return inner instanceof z.ZodEnum ? inner.options.map(String) : [];
}
