// Which reader a command has: the one that it names, else the model of the environment, else the local one.
import { UserError } from '#briefings/error.ts';
import { logLevelIn, modelIn, secretsIn } from '#src/config.ts';
import type { ModelSettings } from '#src/ingest/reader/model/settings.ts';
import type { Reader } from '#src/ingest/reader/reader.ts';

export interface ReaderOptions {
  readonly reader?: 'local' | 'model';
}

/**
 * @returns null where the local reader is to read
 * @throws UserError when a model is asked for, and none is set
 */
export function modelOf({ reader }: ReaderOptions): ModelSettings | null {
  const model = reader === 'local' ? null : modelIn(process.env);
  if (reader === 'model' && model === null)
    throw new UserError(
      'No model is set. Name one in MODEL, such as MODEL=ollama/llama3.1, or use --reader local.',
    );
  return model;
}

/** The clock dates only what has no date of its own. */
export async function newReader(options: ReaderOptions): Promise<Reader> {
  const model = modelOf(options);
  const [{ readerOf }, { newLog }] = await Promise.all([
    import('#src/ingest/reader/choose.ts'),
    import('#src/log.ts'),
  ]);
  const log = newLog({ logLevel: logLevelIn(process.env), secrets: secretsIn(process.env) });
  return readerOf({ model }, { now: () => new Date(), log });
}
