// A thread for `threads.test.ts`: it doubles numbers, works without end, breaks down, or ends, as it is told.
import { parentPort } from 'node:worker_threads';
import { READY } from '#src/threads.ts';

export type Order = number | 'endless' | 'backtracking' | 'throw' | 'end' | 'fill';

parentPort?.on('message', (order: Order) => {
  switch (order) {
    case 'endless':
      for (;;);
    case 'backtracking':
      parentPort?.postMessage(/^(?:a|aa|a{3})*$/.test(`${'a'.repeat(200)}b`));
      return;
    case 'throw':
      throw new Error('it broke');
    case 'end':
      process.exit();
      return;
    case 'fill': {
      const held: number[][] = [];
      for (;;) held.push(Array.from({ length: 10_000 }, (_, at) => at));
    }
    default:
      parentPort?.postMessage(order * 2);
  }
});
parentPort?.postMessage(READY);
