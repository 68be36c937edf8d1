// `dateline read`: an article → its Story.
import { fetchesLoopback } from '#src/config.ts';
import type { Given } from '#src/ingest/article/plain.ts';
import { publicationTime } from './article-line.ts';
import { printJson, say } from './output.ts';
import { newReader, type ReaderOptions } from './reader.ts';

export interface ReadOptions extends ReaderOptions {
  readonly published?: string;
  readonly outlet?: string;
  readonly title?: string;
}

/** Prints the Story of one article. */
export async function read(input: string, options: ReadOptions): Promise<void> {
  const { published, outlet, title } = options;
  const reader = await newReader(options);
  const given: Given = {
    ...(published === undefined ? {} : { publishedAt: publicationTime(published, '--published') }),
    ...(outlet === undefined ? {} : { outlet }),
    ...(title === undefined ? {} : { title }),
  };
  // What fetches and reads pages is loaded for them alone: texts do without.
  const { readInput } = await import('#src/ingest/article/input.ts');
  const { apartParser } = await import('#src/ingest/parser/apart.ts');
  const parser = apartParser();
  const fetch = { allowLoopback: fetchesLoopback(process.env) };
  const article = await readInput(input, { given, reach: { fetch, parser } }).finally(parser.close);
  if (article.kind === 'stub')
    say('Only the beginning of this article could be read: the rest is for subscribers.');
  await printJson(await reader.read(article));
}
