// All that answers are found with, read ahead: other work goes on meanwhile, and what cannot be read is told once.
import type * as Files from 'node:fs';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Passage } from '#briefings/ask/passage.ts';

const own = (text: string): Passage => [{ part: 'own', text }];

beforeEach(() => {
  vi.resetModules();
});

afterEach(() => {
  vi.doUnmock('#src/likeness/encoder/encoder.ts');
});

it('lets other work go on, and leaves nothing to be read for the first question', async () => {
  const read = vi.fn<(file: string) => void>();
  vi.doMock('node:fs', async (original) => {
    const fs = await original<typeof Files>();
    const readFileSync = (file: string, ...rest: []): unknown => {
      read(file);
      return fs.readFileSync(file, ...rest);
    };
    return { ...fs, readFileSync };
  });
  const { readAhead } = await import('#src/likeness/ahead.ts');
  const { fullLikeness } = await import('#src/likeness/meaning.ts');
  const warn = vi.fn();
  let turns = 0;
  let isReading = true;
  const turn = (): void => {
    turns += 1;
    if (isReading) setImmediate(turn);
  };
  turn();
  await readAhead(warn);
  isReading = false;
  expect(turns).toBeGreaterThan(40);
  const files = read.mock.calls.length;
  const { words, answering } = await fullLikeness(warn);
  expect(words('mend', 'repair')).toBeGreaterThan(0.8);
  expect(answering(own('Who was it?'), [own('It was she.')])).toHaveLength(1);
  expect(read.mock.calls).toHaveLength(files);
  expect(files).toBe(3);
  expect(warn).not.toHaveBeenCalled();
  vi.doUnmock('node:fs');
});

it('says once that there is no encoder, and reads the rest', async () => {
  vi.doMock('#src/likeness/encoder/encoder.ts', () => ({
    loadEncoder: () => Promise.reject(new Error('WebAssembly cannot be used here.')),
  }));
  const { readAhead } = await import('#src/likeness/ahead.ts');
  const { fullLikeness } = await import('#src/likeness/meaning.ts');
  const warn = vi.fn();
  await readAhead(warn);
  const { words, answering } = await fullLikeness(warn);
  expect(answering(own('Who was it?'), [own('It was she.')])).toBeNull();
  expect(words('mend', 'repair')).toBeGreaterThan(0.8);
  expect(warn).toHaveBeenCalledTimes(1);
  expect(warn).toHaveBeenCalledWith(expect.stringContaining('WebAssembly cannot be used here.'));
});
