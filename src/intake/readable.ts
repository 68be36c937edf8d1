// Whether an article can be read at all, or why not, in words for whoever brought it.
import type { Article } from '#src/ingest/article/article.ts';
import { languageOf } from '#src/ingest/article/language.ts';

/** In words: less is a headline, a picture with its caption, or a page that needs a browser. */
const SHORTEST = 40;

/** @returns why it cannot be read; null where it can */
export async function unreadable(article: Article): Promise<string | null> {
  if (article.kind === 'stub')
    return 'The page shows only the beginning of the article: the rest is for subscribers. Nothing was added.';
  if (article.text.split(/\s+/).length < SHORTEST)
    return 'There is hardly any text on that page. Give the address of one article.';
  if (article.language?.startsWith('en') === true) return null;
  const language = await languageOf(article.text);
  return language === undefined || language === 'en'
    ? null
    : `The article is in ${new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language}; only English can be read so far.`;
}
