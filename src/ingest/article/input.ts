// What a command names (a file, an address, `-` for the standard input) → Article.
import { readFile, stat } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { UserError } from '#briefings/error.ts';
import { messageOf } from '#src/cause.ts';
import { fetchPage, LIMITS, type FetchOptions } from '#src/ingest/fetch/fetch.ts';
import type { Article } from './article.ts';
import { decode } from './charset.ts';
import { keyOf } from './identity.ts';
import { articleOfPage } from './page.ts';
import { articleOfText, type Given } from './plain.ts';

export interface InputOptions {
  /** What is known beside; it counts more than what a page says of itself. */
  readonly given?: Given;
  readonly fetch: FetchOptions;
  /** Read for `-`. */
  readonly stdin?: NodeJS.ReadableStream;
}

/**
 * @param input a path, an http(s) address, or `-`
 * @throws UserError when it cannot be read, is too large, or has no text
 */
export async function readInput(input: string, { given = {}, fetch, stdin }: InputOptions): Promise<Article> {
  if (/^https?:\/\//i.test(input)) return readPage(input, fetch, given);
  const bytes = input === '-' ? await buffer(stdin ?? process.stdin) : await fileBytes(input);
  return articleOfBytes(bytes, input === '-' ? 'The input' : input, given);
}

/**
 * Fetches a page that somebody named, and reads it into an Article.
 * @throws UserError when it may not or cannot be fetched, or has no text
 */
export async function readPage(address: string, fetch: FetchOptions, given: Given = {}): Promise<Article> {
  const { at, article } = await visit(address, fetch, given);
  if (article.url === undefined || keyOf(article.url) === keyOf(at)) return article;
  // The page calls itself a copy. What is kept under an address must come from there, or anybody could change it.
  const original = await visit(article.url, fetch, given).catch(() => null);
  return original !== null && keyOf(original.at) === keyOf(article.url)
    ? { ...original.article, url: article.url }
    : { ...article, url: at };
}

/** @returns the article, and the address where it was found */
async function visit(
  address: string,
  fetch: FetchOptions,
  given: Given,
): Promise<{ readonly at: string; readonly article: Article }> {
  const { url, bytes, contentType } = await fetchPage(address, fetch);
  const text = decoded(bytes, url, contentType);
  const known = { url, ...given };
  const isPlain = /^text\/plain\b/i.test(contentType ?? '') || (contentType === undefined && !isPage(text));
  if (!isPlain) return { at: url, article: articleOfPage(text, known) };
  checkText(text, url);
  const outlet = new URL(url).hostname.replace(/^www\./, '');
  return { at: url, article: articleOfText(text, { outlet, ...known }) };
}

function articleOfBytes(bytes: Uint8Array, label: string, given: Given): Article {
  if (bytes.byteLength > LIMITS.bytes)
    throw new UserError(`${label} is larger than ${LIMITS.bytes / 1_000_000} MB: that is no article.`);
  const text = decoded(bytes, label);
  checkText(text, label);
  return isPage(text) ? articleOfPage(text, given) : articleOfText(text, given);
}

function decoded(bytes: Uint8Array, label: string, contentType?: string): string {
  const text = decode(bytes, contentType);
  if (text.slice(0, 10_000).includes('\0'))
    throw new UserError(`${label} is not text: it has zero bytes in it.`);
  return text;
}

function checkText(text: string, label: string): void {
  if (!/\S/.test(text)) throw new UserError(`${label} is empty.`);
}

/** Whether a text is a page by its beginning: a declaration, a comment, or a tag of HTML. */
const isPage = (text: string): boolean =>
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,5000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|link|article|main|div|section|header|h1|p)\b/i.test(
    text.slice(0, 10_000),
  );

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
