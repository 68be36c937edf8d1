// A web page (HTML) → Article.
import { Readability } from '@mozilla/readability';
import { UserError } from '#briefings/error.ts';
import type { Article } from './article.ts';
import { bodyText, cleanText, keepSentencesWhole, wordsIn } from './body.ts';
import { parsePage, type Page, type PageElement } from './dom.ts';
import type { Linked } from './json-ld.ts';
import { readMetadata } from './metadata.ts';
import type { Given } from './plain.ts';
import { isStub } from './stub.ts';

/** In UTF-16 code units; beyond it the text is cut at the end of a paragraph. */
const LONGEST = 400_000;

/**
 * @param html  the page, decoded
 * @param given what is known about it beside; `url` is where it was fetched from
 * @throws UserError when there is no text in it, or it is far too large
 */
export function articleOfPage(html: string, given: Given = {}): Article {
  const page = parsePage(html.toWellFormed());
  const { metadata, linked } = readMetadata(page, given.url);
  const visible = wordsIn(page.body);
  const title = given.title ?? metadata.title;
  const read = readable(page);
  const shown = read === null ? bodyText(parsePage(html).body, title) : bodyText(read, title);
  const text = cut(bestOf(shown, linked));
  if (text === '')
    throw new UserError(
      'There is no text on this page. It may need a browser (JavaScript), or be a picture or a video.',
    );
  const kind = isStub(text, visible, linked) ? 'stub' : 'whole';
  // The page's own address counts more than the one it was fetched from: it is the canonical one.
  return { text, kind, ...metadata, ...given, ...(metadata.url === undefined ? {} : { url: metadata.url }) };
}

/** The element that holds the article; null where Readability finds none. It changes the page. */
function readable(page: Page): PageElement | null {
  try {
    keepSentencesWhole(page);
    const found = new Readability<unknown>(page, {
      keepClasses: true,
      serializer: (node: unknown) => node,
    }).parse();
    return (found?.content ?? null) as PageElement | null;
  } catch {
    // It stumbles over some broken pages, and those that are nested beyond reason exhaust its stack.
    return null;
  }
}

/**
 * Pages that are built in the browser show little, and carry the article in their data. What a publisher gives to
 * subscribers only is not taken from there.
 */
function bestOf(shown: string, linked: Linked | null): string {
  if (linked?.body === undefined || linked.free === false) return shown;
  const carried = /<\/?(?:p|br|div)\b/i.test(linked.body)
    ? bodyText(parsePage(linked.body).body)
    : cleanText(linked.body);
  return carried.length > 400 && shown.length < carried.length / 2 ? carried : shown;
}

function cut(text: string): string {
  if (text.length <= LONGEST) return text.toWellFormed();
  const end = text.lastIndexOf('\n\n', LONGEST);
  return text.slice(0, end > LONGEST / 2 ? end : LONGEST).toWellFormed();
}
