// The pacer, by a clock that the test moves.
import { describe, expect, it } from 'vitest';
import { Pacer, type Clock } from '#adapters/slack/pacer.ts';

/** Time that passes only when everybody waits. */
function testClock(): Clock & { readonly slept: readonly number[] } {
  const slept: number[] = [];
  let now = 0;
  return {
    slept,
    now: () => now,
    sleep: (milliseconds) => {
      slept.push(milliseconds);
      now += milliseconds;
      return Promise.resolve();
    },
  };
}

describe('the pacer', () => {
  it('lets a burst go at once, then one each interval', async () => {
    const clock = testClock();
    const pacer = new Pacer({ burst: 3, interval: 1_000 }, clock);
    const times = await Promise.all(
      Array.from({ length: 5 }, () => pacer.run('C1', () => Promise.resolve(clock.now()))),
    );
    expect(times).toEqual([0, 0, 0, 1_000, 2_000]);
  });

  it('runs a lane in order, one at a time, past a failure', async () => {
    const pacer = new Pacer({ burst: 10, interval: 1 }, testClock());
    const steps: string[] = [];
    const job =
      (name: string, fails = false) =>
      async () => {
        steps.push(`${name} begins`);
        await Promise.resolve();
        steps.push(`${name} ends`);
        if (fails) throw new Error(name);
      };
    const results = await Promise.allSettled([pacer.run('C1', job('a', true)), pacer.run('C1', job('b'))]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect(steps).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('holds one lane back and no other', async () => {
    const clock = testClock();
    const pacer = new Pacer({ burst: 1, interval: 10 }, clock);
    pacer.block('C1', 3_000);
    expect(await pacer.run('C2', () => Promise.resolve(clock.now()))).toBe(0);
    expect(await pacer.run('C1', () => Promise.resolve(clock.now()))).toBe(3_000);
    expect(clock.slept).toEqual([3_000]);
  });
});
