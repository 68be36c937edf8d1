// `dateline read --jsonl`: lines with articles → lines with their Stories, in the same order.
import { createInterface } from 'node:readline';
import type { Reader } from '#src/ingest/reader/reader.ts';
import { Crew, type Line } from './crew.ts';
import { print } from './output.ts';
import { modelOf, newReader, type ReaderOptions } from './reader.ts';

/** So many threads read a batch: on two cores a second one gained 7 % of the time, and took 60 MB. */
const THREADS = 1;

/** So many lines for each thread are on their way at once. */
const AHEAD = 2;

/** Reads each line as it comes; a faulty line gets its error, and the batch goes on. The replies come in order. */
export async function readLines(input: NodeJS.ReadableStream, options: ReaderOptions): Promise<void> {
  // A model's readings share their budget, and wait for the network: they need no threads.
  if (modelOf(options) !== null) return readInTurn(input, await newReader(options));
  const crew = new Crew(THREADS);
  const printed: Promise<void>[] = [];
  for await (const line of linesOf(input)) {
    const reply = crew.read(line);
    const before = printed.at(-1);
    printed.push(
      (async () => {
        await before;
        await print(await reply);
      })(),
    );
    if (printed.length >= THREADS * AHEAD) await printed.shift();
  }
  await printed.at(-1);
  await crew.close();
}

async function readInTurn(input: NodeJS.ReadableStream, reader: Reader): Promise<void> {
  const { readLine } = await import('./line.ts');
  for await (const { line, label } of linesOf(input))
    await print(JSON.stringify(await readLine(line, label, reader)));
}

async function* linesOf(input: NodeJS.ReadableStream): AsyncGenerator<Line> {
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() !== '') yield { line, label: `Line ${number}` };
  }
}
