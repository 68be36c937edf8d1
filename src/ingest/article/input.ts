// What a command names (a file, an address, `-` for the standard input) → Article.
import { readFile, stat } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { UserError } from '#briefings/error.ts';
import { messageOf } from '#src/cause.ts';
import { fetchPage, LIMITS, type FetchOptions } from '#src/ingest/fetch/fetch.ts';
import type { Parser } from '#src/ingest/parser/parser.ts';
import type { Article } from './article.ts';
import { articleOfBytes } from './bytes.ts';
import { keyOf } from './identity.ts';
import type { Given } from './plain.ts';

/** How pages are fetched and read. */
export interface PageReach {
  readonly fetch: FetchOptions;
  readonly parser: Parser;
}

export interface InputOptions {
  /** What is known beside; it counts more than what a page says of itself. */
  readonly given?: Given;
  readonly reach: PageReach;
  /** Read for `-`. */
  readonly stdin?: NodeJS.ReadableStream;
}

/**
 * @param input a path, an http(s) address, or `-`
 * @throws UserError when it cannot be read, is too large, or has no text
 */
export async function readInput(input: string, { given = {}, reach, stdin }: InputOptions): Promise<Article> {
  if (/^https?:\/\//i.test(input)) return readPage(input, reach, given);
  const bytes = input === '-' ? await buffer(stdin ?? process.stdin) : await fileBytes(input);
  return articleOfBytes(bytes, input === '-' ? 'The input' : input, given);
}

/**
 * Fetches a page that somebody named, and reads it into an Article.
 * @throws UserError when it may not or cannot be fetched, or has no text
 */
export async function readPage(address: string, reach: PageReach, given: Given = {}): Promise<Article> {
  const { at, article } = await visit(address, reach, given);
  if (article.url === undefined || keyOf(article.url) === keyOf(at)) return article;
  // The page calls itself a copy. What is kept under an address must come from there, or anybody could change it.
  const original = await visit(article.url, reach, given).catch(() => null);
  return original !== null && keyOf(original.at) === keyOf(article.url)
    ? { ...original.article, url: article.url }
    : { ...article, url: at };
}

/** @returns the article, and the address where it was found */
async function visit(
  address: string,
  { fetch, parser }: PageReach,
  given: Given,
): Promise<{ readonly at: string; readonly article: Article }> {
  const fetched = await fetchPage(address, fetch);
  return { at: fetched.url, article: await parser.fetched(fetched, given) };
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a directory',
  EACCES: 'this user may not read it',
};

async function fileBytes(file: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(file);
    if (size > LIMITS.bytes)
      throw new UserError(`${file} is larger than ${LIMITS.bytes / 1_000_000} MB: that is no article.`);
    return await readFile(file);
  } catch (error) {
    if (error instanceof UserError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new UserError(`${file} cannot be read: ${REASONS[code] ?? messageOf(error)}`, { cause: error });
  }
}
