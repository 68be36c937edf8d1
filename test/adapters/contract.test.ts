// Every folder in `adapters/` keeps the contract (each runs it in a file of its own), and all run in one process.
import { existsSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newFolder, readingOf, startShow, type Show } from './contract.ts';
import type { OpenStage, Stage } from './stage.ts';

const platforms = readdirSync(new URL('../../adapters/', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

const stageOf = async (platform: string): Promise<OpenStage> =>
  ((await import(`../fakes/${platform}/stage.ts`)) as { openStage: OpenStage }).openStage;

test.each(platforms)('%s keeps the contract', (platform) => {
  expect(existsSync(new URL(`${platform}/contract.test.ts`, import.meta.url))).toBe(true);
});

describe('all platforms in one process', () => {
  const stages: Stage[] = [];
  let folder: string;
  let show: Show;

  beforeAll(async () => {
    for (const platform of platforms) stages.push(await (await stageOf(platform))());
    folder = await newFolder();
    show = await startShow(stages, folder, new Date('2026-03-02T09:00:00Z'));
  });

  afterAll(async () => {
    await show.close();
    for (const stage of stages) await stage.close();
    await rm(folder, { recursive: true });
  });

  test('a scheduled briefing says the same on each: words, speakers, labels, links', async () => {
    const before: number[] = [];
    for (const stage of stages) {
      const added = await stage.command('schedule add daily at 9:01 deep in UTC');
      expect(readingOf(stage, [added]).text).toContain('Schedule added');
      before.push(stage.messages().length);
    }
    await show.pass(1);
    const readings = stages.map((stage, n) => readingOf(stage, stage.messages().slice(before[n])));
    const [first, ...others] = readings;
    expect(first?.text).toContain('What is expected');
    expect(first?.speakers).toContain('one U.S. official');
    expect(first?.chips).toContain('disputed');
    for (const other of others) {
      expect(other.speakers).toEqual(first?.speakers);
      expect(other.chips).toEqual(first?.chips);
      expect(other.links).toEqual(first?.links);
    }
  });

  test('nothing was refused, nothing failed', () => {
    expect(stages.flatMap((stage) => stage.refusals())).toEqual([]);
    expect(show.errors).toEqual([]);
  });
});
