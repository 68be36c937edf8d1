// What a feed itself has of an article → Article.
import type { Article } from './article.ts';
import { articleOfPage } from './page.ts';
import { articleOfText, type Given } from './plain.ts';

/**
 * @param content HTML or plain text; no feed says which
 * @throws UserError when there is no text in it
 */
export const articleOfContent = (content: string, given: Given): Article =>
  /<(?:p|br|div|a|b|i|em|strong|ul|h\d|img|span)\b/i.test(content)
    ? articleOfPage(`<html><body><article>${content}</article></body></html>`, given)
    : articleOfText(content, given);
