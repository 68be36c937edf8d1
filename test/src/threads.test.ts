// Threads at work: each piece gets its reply, and one that never ends, or ends its thread, costs no other.
import { afterEach, expect, test } from 'vitest';
import { ClosedError, Threads, TooSlowError } from '#src/threads.ts';
import type { Order } from './thread-worker.ts';

let threads: Threads<Order, number>;

const open = (size: number, patience?: number): Threads<Order, number> =>
  (threads = new Threads<Order, number>({
    entry: new URL('./thread-worker.ts', import.meta.url),
    size,
    limits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 },
    ...(patience === undefined ? {} : { patience }),
  }));

afterEach(() => threads.close());

test('more work than threads is done in its turn', async () => {
  open(2);
  expect(await Promise.all([1, 2, 3, 4, 5].map((each) => threads.run(each)))).toEqual([2, 4, 6, 8, 10]);
});

test.each([
  ['never ends', 'endless', TooSlowError, 400],
  ['hangs in a pattern', 'backtracking', TooSlowError, 400],
  ['breaks its thread', 'throw', 'it broke', undefined],
  ['ends its thread', 'end', 'The thread has ended.', undefined],
  ['fills its memory', 'fill', 'memory', undefined],
] as const)('work that %s is given up; what waits behind it is done', async (_, order, error, patience) => {
  open(1, patience);
  const [bad, ...good] = await Promise.allSettled([order, 1, 2].map((each) => threads.run(each)));
  expect(good.map((each) => each.status === 'fulfilled' && each.value)).toEqual([2, 4]);
  expect(() => {
    if (bad?.status === 'rejected') throw bad.reason;
  }).toThrow(error);
});

test('threads that are closed give up what they do and what waits', async () => {
  open(1);
  await threads.run(1);
  const both = Promise.allSettled((['endless', 1] as const).map((each) => threads.run(each)));
  await threads.close();
  for (const each of await both) expect(each).toMatchObject({ reason: expect.any(ClosedError) as unknown });
  await expect(threads.run(1)).rejects.toThrow(ClosedError);
});
