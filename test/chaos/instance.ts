// A real process of Dateline, to be started, killed and stopped.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const main = join(import.meta.dirname, '../../src/start.js');

export interface Instance {
  readonly child: ChildProcess;
  /** What it wrote to its log: JSON lines. */
  readonly log: () => string;
  /** Ends it as a power failure would. Resolves when it is gone. */
  readonly kill: () => Promise<void>;
  /** Asks it to stop. @returns its status */
  readonly stop: () => Promise<number | null>;
}

/** @param env all of its settings: nothing is inherited but the path */
export function startInstance(env: Readonly<Record<string, string>>): Instance {
  const child = spawn(process.execPath, ['--no-warnings', main, 'serve'], {
    env: { PATH: process.env.PATH, PORT: '0', ZONE: 'UTC', ...env },
    cwd: env.DATA_DIR,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let written = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (written += text));
  const ended = once(child, 'exit') as Promise<[number | null]>;
  return {
    child,
    log: () => written,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    stop: async () => {
      child.kill('SIGTERM');
      const [status] = await ended;
      return status;
    },
  };
}
