// What the command line prints: all of it, also into a pipe, and quietly no more when nobody reads.
import { once } from 'node:events';

/** Ends the process when stdout takes no more: without a word when its reader has gone (`dateline … | head`). */
export function endWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    say(`The output cannot be written: ${error.message}`);
    process.exit(1);
  });
}

/** Prints a line and waits until there is room for more. */
export async function print(text: string): Promise<void> {
  if (!process.stdout.write(`${text}\n`)) await once(process.stdout, 'drain');
}

export const printJson = (value: unknown): Promise<void> => print(JSON.stringify(value, null, 2));

/** Words for the person, beside the output. What they quote of a file cannot give orders to the terminal. */
export function say(text: string): void {
  process.stderr.write(`${text.replace(/[^\P{Cc}\n\t]/gu, '\uFFFD')}\n`);
}
