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

async function contents(file: string, label: string): Promise<string> {
  try {
    return file === '-' ? await text(process.stdin) : await readFile(file, 'utf8');
  } catch (error) {
    const absent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const reason = absent ? 'there is no such file' : messageOf(error);
    throw new UserError(`${label} cannot be read: ${reason}`, { cause: error });
  }
}

/** @throws UserError that says where it is no JSON */
export function parseJson(value: string, label: string): unknown {
  try {
    return JSON.parse(value.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new UserError(`${label} is not JSON: ${messageOf(error)}`, { cause: error });
  }
}
