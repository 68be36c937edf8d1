// A Story from a file, or from stdin.
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { UserError } from '#briefings/error.ts';
import { parseStory } from '#briefings/story/parse.ts';
import type { Story } from '#briefings/story/story.ts';
import { messageOf } from '#src/cause.ts';

/**
 * @param file a path; `-` reads stdin
 * @throws UserError when it cannot be read, is no JSON, or is no Story (with every fault)
 */
export async function readStory(file: string): Promise<Story> {
  const label = file === '-' ? 'The input' : file;
  return parseStory(parseJson(await contents(file, label), label), label);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a directory',
  EACCES: 'this user may not read it',
};

async function contents(file: string, label: string): Promise<string> {
  try {
    return file === '-' ? await text(process.stdin) : await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const reason = REASONS[code] ?? messageOf(error);
    throw new UserError(`${label} cannot be read: ${reason}`, { cause: error });
  }
}

/** @throws UserError that says where it is no JSON, or that there is nothing */
export function parseJson(value: string, label: string): unknown {
  if (value.trim() === '') throw new UserError(`${label} is empty.`);
  try {
    return JSON.parse(value.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new UserError(`${label} is not JSON: ${messageOf(error)}`, { cause: error });
  }
}
