// Who reads: an article goes in, its Story comes out.
import type { Story } from '#briefings/story/story.ts';
import type { Article } from '#src/ingest/article/article.ts';

/** A way of reading. Its Story has one source, the article, with the text that its spans point into. */
export interface Reader {
  read(article: Article): Promise<Story> | Story;
}
