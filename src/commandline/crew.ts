// Threads that read the lines of a batch side by side; a line that breaks one of them is lost alone.
import { once } from 'node:events';
import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { Worker, type ResourceLimits } from 'node:worker_threads';

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
  readonly #size: number;
  readonly #idle: Worker[] = [];
  readonly #waiting: ((worker: Worker) => void)[] = [];
  readonly #limits: ResourceLimits;
  #started = 0;

  /**
   * @param size threads at the most; each starts when all before it are busy
   * @param limits of the memory of each; a line that does not fit is read once more, alone and without them
   */
  constructor(size: number, limits: ResourceLimits = LIMITS) {
    this.#size = size;
    this.#limits = limits;
  }

  /** @returns the line's reply, in JSON; never rejects */
  async read(line: Line): Promise<string> {
    const worker = await this.#free();
    try {
      const reply = await replyOf(worker, line);
      this.#release(worker);
      return reply;
    } catch (error) {
      this.#replace();
      return await (isOutOfMemory(error) ? readAlone(line) : lost(line, error));
    }
  }

  /** Ends the threads. What they still read is lost. */
  async close(): Promise<void> {
    await Promise.all(this.#idle.splice(0).map((worker) => worker.terminate()));
  }

  async #free(): Promise<Worker> {
    const idle = this.#idle.pop();
    if (idle !== undefined) return idle;
    if (this.#started >= this.#size) return new Promise((resolve) => this.#waiting.push(resolve));
    this.#started += 1;
    return this.#newWorker();
  }

  #release(worker: Worker): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#idle.push(worker);
    else next(worker);
  }

  /** In the place of one that has ended; only where somebody waits for it. */
  #replace(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#started -= 1;
    else next(this.#newWorker());
  }

  #newWorker(): Worker {
    return new Worker(ENTRY, { resourceLimits: this.#limits, env: compiled() });
  }
}

/** A thread finds what was compiled before from its first file on, and loads no compiler: that saves it 20 MB and 0.2 s. */
function compiled(): NodeJS.ProcessEnv {
  const folder = getCompileCacheDir();
  // node adds a folder of its version by itself.
  return folder === undefined ? process.env : { ...process.env, NODE_COMPILE_CACHE: dirname(folder) };
}

/** Rejects with what has ended the thread. */
async function replyOf(worker: Worker, line: Line): Promise<string> {
  worker.postMessage(line);
  const [reply] = (await once(worker, 'message')) as [string];
  return reply;
}

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

/** In a thread of its own with all the memory that there is: for a line too large for the others. */
async function readAlone(line: Line): Promise<string> {
  const worker = new Worker(ENTRY, { env: compiled() });
  try {
    return await replyOf(worker, line);
  } catch (error) {
    return await lost(line, error);
  } finally {
    await worker.terminate();
  }
}

async function lost({ line, label }: Line, cause: unknown): Promise<string> {
  // Loaded only here: the thread that hands out the lines stays small.
  const { replyOfLost } = await import('./line.ts');
  return JSON.stringify(replyOfLost(line, label, cause));
}
