// The parser in threads of its own: a page that takes without end is given up, and holds up nothing else.
import { UserError } from '#briefings/error.ts';
import { Threads, TooSlowError } from '#src/threads.ts';
import type { Parser } from './parser.ts';

/** A piece of work for a thread: a verb of the parser, and what it is given. */
export type Task = {
  [Verb in keyof Parser]: { readonly verb: Verb; readonly given: Parameters<Parser[Verb]> };
}[keyof Parser];

export type Reply =
  | { readonly type: 'done'; readonly value: unknown }
  /** A UserError: only its words go from thread to thread. */
  | { readonly type: 'refused'; readonly words: string }
  | { readonly type: 'fault'; readonly error: unknown };

export interface ApartParser extends Parser {
  readonly close: () => Promise<void>;
}

export interface ApartOptions {
  /** Milliseconds for one page or feed. The longest honest ones take one or two seconds. */
  readonly patience?: number;
  /** Megabytes of a thread's heap. The largest pages that are read need about 100. */
  readonly memory?: number;
}

const ENTRY = new URL('./apart-worker.ts', import.meta.url);

/** Hostile pages can hold up this many threads; others wait for them, and lose nothing but time. */
const THREADS = 2;

export function apartParser({ patience = 10_000, memory = 256 }: ApartOptions = {}): ApartParser {
  const threads = new Threads<Task, Reply>({
    entry: ENTRY,
    size: THREADS,
    limits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: 16 },
    patience,
  });
  const run = async <Verb extends keyof Parser>(
    verb: Verb,
    what: string,
    given: Parameters<Parser[Verb]>,
  ): Promise<Awaited<ReturnType<Parser[Verb]>>> => {
    const reply = await threads.run({ verb, given } as Task).catch((error: unknown) => {
      throw refusal(error, what, patience);
    });
    if (reply.type === 'refused') throw new UserError(reply.words);
    if (reply.type === 'fault') throw reply.error;
    return reply.value as Awaited<ReturnType<Parser[Verb]>>;
  };
  return {
    fetched: (...given) => run('fetched', 'The page', given),
    content: (...given) => run('content', 'The text in the feed', given),
    feed: (...given) => run('feed', 'The feed', given),
    feedsOf: (...given) => run('feedsOf', 'The page', given),
    close: () => threads.close(),
  };
}

function refusal(error: unknown, what: string, patience: number): unknown {
  if (error instanceof TooSlowError)
    return new UserError(
      `${what} takes too long to read: it was given up after ${patience / 1_000} seconds.`,
      {
        cause: error,
      },
    );
  if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')
    return new UserError(`${what} takes too much memory to read, and was given up.`, { cause: error });
  return error;
}
