// What a channel chose for its answers, on every platform in one process: who sees which, also after a restart.
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStage as openDiscord } from '#test/fakes/discord/stage.ts';
import { openStage as openSlack } from '#test/fakes/slack/stage.ts';
import { openStage as openDesk } from '#test/fakes/web/stage.ts';
import { newFolder, readingOf, startShow, type Show } from './contract.ts';
import type { Seen, Stage } from './stage.ts';

const START = new Date('2026-03-02T09:00:00Z');

describe.each([
  ['Slack', openSlack],
  ['Discord', openDiscord],
  ['the desk', openDesk],
])('a channel on %s that chose private answers', (_, openStage) => {
  let stage: Stage;
  let folder: string;
  let show: Show;

  beforeAll(async () => {
    stage = await openStage();
    folder = await newFolder();
    show = await startShow([stage], folder, START);
  });

  afterAll(async () => {
    await show.close();
    await stage.close();
    await rm(folder, { recursive: true });
  });

  const textOf = (seen: Seen): string => readingOf(stage, [seen]).text;
  const publicly = (): number => stage.messages().filter((seen) => !seen.ephemeral).length;

  test('answers a slash command to the asker alone, who can show it; a reply to that is answered for all', async () => {
    expect((await stage.command('ask who reported it first?')).ephemeral).toBe(false);
    const chosen = await stage.command('answers private');
    expect(chosen.ephemeral).toBe(true);
    expect(textOf(chosen)).toContain('for the asker alone');
    const before = publicly();
    for (const words of ['ask who reported it first?', 'who reported it first?']) {
      const own = await stage.command(words);
      expect(own.ephemeral).toBe(true);
      expect(textOf(own)).toContain('Bloomberg');
      const [next = ''] = readingOf(stage, [own]).buttons.filter((label) => label.endsWith('?'));
      expect((await stage.press(own, next)).ephemeral).toBe(true);
    }
    expect(publicly()).toBe(before);
    const own = await stage.command('ask who reported it first?');
    const shown = await stage.press(own, 'Show to everyone here');
    expect(shown.ephemeral).toBe(false);
    expect(textOf(shown)).toContain('Bloomberg');
    const reply = await stage.reply(shown, 'and who denies it?');
    expect(reply.ephemeral).toBe(false);
    expect(textOf(reply)).toMatch(/denies|baseless/);
  });

  test('answers a mention, and a button under a message for all, for all', async () => {
    expect((await stage.mention('who is being sanctioned?')).ephemeral).toBe(false);
    const briefing = await stage.command('now');
    expect(briefing.ephemeral).toBe(false);
    const [question = ''] = readingOf(stage, [briefing]).buttons.filter((label) => label.endsWith('?'));
    expect((await stage.press(briefing, question)).ephemeral).toBe(false);
    expect((await stage.askBox(briefing, 'who denies it?')).ephemeral).toBe(false);
  });

  test('keeps to it after a restart, until it chooses otherwise', async () => {
    await show.close();
    show = await startShow([stage], folder, START);
    expect((await stage.command('ask who reported it first?')).ephemeral).toBe(true);
    expect(textOf(await stage.command('answers public'))).toContain('Answers are for everyone here');
    expect((await stage.command('ask who reported it first?')).ephemeral).toBe(false);
  });

  test('nothing was refused, nothing failed', () => {
    expect(stage.refusals()).toEqual([]);
    expect(show.errors).toEqual([]);
  });
});
