// Threads that read the lines of a batch side by side; a line that breaks one of them is lost alone.
import type { ResourceLimits } from 'node:worker_threads';
import { Threads } from '#src/threads.ts';

export interface Line {
  readonly line: string;
  /** What the line is called in words about it: “Line 3”. */
  readonly label: string;
}

const ENTRY = new URL('./line-worker.ts', import.meta.url);

/**
 * Megabytes of a thread's heap. An article of a million characters finds room in it; a small heap is cleared often.
 */
const LIMITS = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 160 };

export class Crew {
  readonly #threads: Threads<Line, string>;

  /**
   * @param size threads at the most
   * @param limits of the memory of each; a line that does not fit is read once more, alone and without them
   */
  constructor(size: number, limits: ResourceLimits = LIMITS) {
    this.#threads = new Threads({ entry: ENTRY, size, limits });
  }

  /** @returns the line's reply, in JSON; never rejects */
  async read(line: Line): Promise<string> {
    try {
      return await this.#threads.run(line);
    } catch (error) {
      return await (isOutOfMemory(error) ? readAlone(line) : lost(line, error));
    }
  }

  /** Ends the threads. What they still read is lost. */
  async close(): Promise<void> {
    await this.#threads.close();
  }
}

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

/** In a thread of its own with all the memory that there is: for a line too large for the others. */
async function readAlone(line: Line): Promise<string> {
  const alone = new Threads<Line, string>({ entry: ENTRY, size: 1 });
  try {
    return await alone.run(line);
  } catch (error) {
    return await lost(line, error);
  } finally {
    await alone.close();
  }
}

async function lost({ line, label }: Line, cause: unknown): Promise<string> {
  // Loaded only here: the thread that hands out the lines stays small.
  const { replyOfLost } = await import('./line.ts');
  return JSON.stringify(replyOfLost(line, label, cause));
}
