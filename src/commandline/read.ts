// `dateline read`: an article → its Story; or a batch of texts in JSON lines.
import { createInterface } from 'node:readline';
import { faultsError, UserError } from '#briefings/error.ts';
import type { Story } from '#briefings/story/story.ts';
import { messageOf } from '#src/cause.ts';
import { fetchesLoopback, logLevelIn, modelIn, secretsIn } from '#src/config.ts';
import type { Given } from '#src/ingest/article/plain.ts';
import { readerOf } from '#src/ingest/reader/choose.ts';
import type { Reader } from '#src/ingest/reader/reader.ts';
import { newLog } from '#src/log.ts';
import { articleOfLine, articleSchema, publicationTime } from './article-line.ts';
import { print, printJson, say } from './output.ts';
import { parseJson } from './story-file.ts';

export interface ReadOptions {
  readonly published?: string;
  readonly outlet?: string;
  readonly title?: string;
  readonly reader?: 'local' | 'model';
}

/** Prints the Story of one article. */
export async function read(input: string, options: ReadOptions): Promise<void> {
  const { published, outlet, title } = options;
  const reader = newReader(options);
  const given: Given = {
    ...(published === undefined ? {} : { publishedAt: publicationTime(published, '--published') }),
    ...(outlet === undefined ? {} : { outlet }),
    ...(title === undefined ? {} : { title }),
  };
  // What fetches and reads pages is loaded for them alone: a batch of texts starts in half the time.
  const { readInput } = await import('#src/ingest/article/input.ts');
  const article = await readInput(input, { given, fetch: { allowLoopback: fetchesLoopback(process.env) } });
  if (article.kind === 'stub')
    say('Only the beginning of this article could be read: the rest is for subscribers.');
  await printJson(await reader.read(article));
}

/** The clock dates only what has no date of its own. */
function newReader({ reader }: Pick<ReadOptions, 'reader'>): Reader {
  const env = process.env;
  const model = reader === 'local' ? null : modelIn(env);
  if (reader === 'model' && model === null)
    throw new UserError(
      'No model is set. Name one in MODEL, such as MODEL=ollama/llama3.1, or use --reader local.',
    );
  const log = newLog({ logLevel: logLevelIn(env), secrets: secretsIn(env) });
  return readerOf({ model }, { now: () => new Date(), log });
}

/** Reads each line as it comes; a faulty line gets its error, and the batch goes on. */
export async function readLines(
  input: NodeJS.ReadableStream,
  options: Pick<ReadOptions, 'reader'>,
): Promise<void> {
  const reader = newReader(options);
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() !== '') await print(JSON.stringify(await readLine(line, `Line ${number}`, reader)));
  }
}

type Reply = { readonly id: unknown } & ({ readonly story: Story } | { readonly error: string });

async function readLine(line: string, label: string, reader: Reader): Promise<Reply> {
  let id: unknown = null;
  try {
    const data = parseJson(line, label);
    if (typeof data === 'object' && data !== null && 'id' in data) ({ id } = data);
    const result = articleSchema.safeParse(data);
    if (!result.success)
      throw faultsError(
        `${label} is no article:`,
        result.error.issues.map(({ path, message }) => `${path.join('.') || '(whole line)'}: ${message}`),
      );
    return { id, story: await reader.read(articleOfLine(result.data, label)) };
  } catch (error) {
    if (error instanceof UserError) return { id, error: error.message };
    return { id, error: `${label} could not be read, by a fault of ours: ${messageOf(error)}` };
  }
}
