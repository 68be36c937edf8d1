// What is made step by step: ahead in slices, at once when it is needed, and never half.
import { expect, it } from 'vitest';
import { gradual } from '#src/gradual.ts';

function counted(steps: number) {
  const done: number[] = [];
  const made = gradual(function* (): Generator<undefined, string> {
    for (let step = 1; step <= steps; step++) {
      done.push(step);
      yield;
    }
    return 'made';
  });
  return { done, made };
}

it('is made once, with a pause after each step', async () => {
  const { done, made } = counted(3);
  const pauses: number[] = [];
  const pause = (): Promise<void> => {
    pauses.push(done.length);
    return Promise.resolve();
  };
  await made.ahead(pause);
  await made.ahead(pause);
  expect(pauses).toEqual([1, 2, 3]);
  expect(made.now()).toBe('made');
  expect(done).toEqual([1, 2, 3]);
});

it('goes on at once where the slices stopped, when it is needed meanwhile', async () => {
  const { done, made } = counted(5);
  let pauses = 0;
  await made.ahead(() => {
    pauses += 1;
    if (pauses === 2) expect(made.now()).toBe('made');
    return Promise.resolve();
  });
  expect(pauses).toBe(2);
  expect(done).toEqual([1, 2, 3, 4, 5]);
});

it('is begun anew where it could not be made', () => {
  let tries = 0;
  const made = gradual(function* (): Generator<undefined, number> {
    tries += 1;
    yield;
    if (tries === 1) throw new Error('no such file');
    return tries;
  });
  expect(() => made.now()).toThrow('no such file');
  expect(made.now()).toBe(2);
});
