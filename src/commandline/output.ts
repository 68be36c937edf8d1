// What the command line prints: all of it, also into a pipe, and quietly no more when nobody reads.
import { once } from 'node:events';

/** Ends the process without a word when the reader of stdout has gone (`dateline … | head`). */
export function endWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}

/** Prints a line and waits until there is room for more. */
export async function print(text: string): Promise<void> {
  if (!process.stdout.write(`${text}\n`)) await once(process.stdout, 'drain');
}

export const printJson = (value: unknown): Promise<void> => print(JSON.stringify(value, null, 2));

/** Words for the person, beside the output. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
