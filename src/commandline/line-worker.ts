// A thread that reads lines for `crew.ts`, with the local reader: a line comes in, its reply in JSON goes out.
import { parentPort } from 'node:worker_threads';
import { localReader } from '#src/ingest/reader/local/index.ts';
import { READY } from '#src/threads.ts';
import type { Line } from './crew.ts';
import { readLine } from './line.ts';

const reader = localReader(() => new Date());

parentPort?.on('message', ({ line, label }: Line) => {
  void readLine(line, label, reader).then((reply) => parentPort?.postMessage(JSON.stringify(reply)));
});
parentPort?.postMessage(READY);
