// Bytes, from the web or from a file → Article.
import { UserError } from '#briefings/error.ts';
import { LIMITS, type Fetched } from '#src/ingest/fetch/fetch.ts';
import type { Article } from './article.ts';
import { decode } from './charset.ts';
import { articleOfPage } from './page.ts';
import { articleOfText, type Given } from './plain.ts';

/** @throws UserError when there is no text in it */
export function articleOfFetched({ url, bytes, contentType }: Fetched, given: Given = {}): Article {
  const text = decoded(bytes, url, contentType);
  const known = { url, ...given };
  const isPlain = /^text\/plain\b/i.test(contentType ?? '') || (contentType === undefined && !isPage(text));
  if (!isPlain) return articleOfPage(text, known);
  checkText(text, url);
  const outlet = new URL(url).hostname.replace(/^www\./, '');
  return articleOfText(text, { outlet, ...known });
}

/**
 * @param label what the bytes are called in words about them
 * @throws UserError when there is no text in them, or they are too large
 */
export function articleOfBytes(bytes: Uint8Array, label: string, given: Given): Article {
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

const FIRST_TAG =
  /^<(?:!doctype\s+html|html|head|body|meta|title|link|article|main|div|section|header|h1|p)\b/i;

/** Whether a text is a page by its beginning: a tag of HTML, with nothing but declarations and comments before it. */
function isPage(text: string): boolean {
  let rest = text.slice(0, 10_000).trimStart();
  for (;;) {
    const end = rest.startsWith('<?xml') ? '>' : rest.startsWith('<!--') ? '-->' : null;
    if (end === null) return FIRST_TAG.test(rest);
    const at = rest.indexOf(end);
    if (at < 0) return false;
    rest = rest.slice(at + end.length).trimStart();
  }
}
