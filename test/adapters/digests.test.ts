// A digest on every platform: what is asked in its thread, of which of its stories, also by a reply to one's own message.
import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readConfig } from '#src/config.ts';
import { openStore } from '#src/store/store.ts';
import { openStage as openDiscord, type DiscordStage } from '#test/fakes/discord/stage.ts';
import { until } from '#test/fakes/discord/world.ts';
import { openStage as openSlack } from '#test/fakes/slack/stage.ts';
import { openStage as openDesk } from '#test/fakes/web/stage.ts';
import { court, flood, merger } from '../briefings/ask/stories.ts';
import { newFolder, readingOf, startShow, type Show } from './contract.ts';
import type { Seen, Stage } from './stage.ts';

const STORIES = [court, flood, merger];
const START = new Date('2026-03-02T09:00:00Z');

let stage: Stage;
let folder: string;
let show: Show;

async function begin(opened: Stage): Promise<void> {
  stage = opened;
  folder = await newFolder();
  const { data } = await readConfig({ DATA_DIR: folder });
  const store = await openStore(data);
  for (const story of STORIES) await store.stories.put(story, START);
  await store.close();
  show = await startShow([stage], folder, START);
}

afterEach(async () => {
  // A restarted process does not know when the one before it has posted last.
  expect(stage.refusals().filter((each) => !/faster than one a second/.test(each))).toEqual([]);
  expect(show.errors).toEqual([]);
  await show.close();
  await stage.close();
  await rm(folder, { recursive: true });
});

const textOf = (seen: Seen): string => readingOf(stage, [seen]).text;
/** The headlines of a digest, in their order. */
const headlinesOf = (digest: Seen): readonly string[] => {
  const text = textOf(digest);
  const headlines = STORIES.map(({ headline }) => headline);
  for (const headline of headlines) expect(text).toContain(headline);
  return headlines.toSorted((a, b) => text.indexOf(a) - text.indexOf(b));
};

describe.each([
  ['Slack', openSlack],
  ['Discord', openDiscord],
  ['the desk', openDesk],
])('on %s', (_, open) => {
  beforeEach(async () => begin(await open()));

  test('an item is meant by its place or its words, and else all are searched, also after a restart', async () => {
    const digest = await stage.command('now');
    const [, second = '', last = ''] = headlinesOf(digest);
    const ask = async (question: string): Promise<string> => textOf(await stage.reply(digest, question));
    expect(await ask('what about the second one?')).toContain(second);
    expect(await ask('and number 3?')).toContain(last);
    expect(await ask('how many people died?')).toContain('9 people');
    await show.close();
    show = await startShow([stage], folder, START);
    expect(await ask('what did the mayor say?')).toContain('shaken, but it will not be broken');
    const again = await stage.command('now');
    const disputed = await stage.reply(again, 'what is disputed?');
    expect(textOf(disputed)).toContain('3 of these stories say something');
    const [first = '', other = ''] = headlinesOf(disputed);
    expect([first, other]).toEqual(headlinesOf(again).slice(0, 2));
    const chosen = await stage.press(disputed, readingOf(stage, [disputed]).buttons[0] ?? '');
    expect(textOf(chosen)).not.toContain('3 of these stories');
    expect(chosen.ephemeral).toBe(false);
  });
});

describe('on Discord, where a message can be replied to', () => {
  let discord: DiscordStage;

  beforeEach(async () => {
    discord = await openDiscord();
    await begin(discord);
  });

  /** Replies to a message in the digest's thread. */
  async function replyTo(seen: Seen, text: string): Promise<string> {
    const before = stage.messages().length;
    const channel = seen.place.split('/').at(-1) ?? '';
    discord.fake.say(channel, text, { replyTo: seen.id });
    return textOf(
      await until(discord.fake.world, () => stage.messages().slice(before)[0], `an answer to ${text}`),
    );
  }

  test('the story of the message that was replied to is the subject, whatever was told last', async () => {
    await stage.command('schedule add in 1 minute deep');
    const before = stage.messages().length;
    await show.pass(1);
    const [head, part, ...others] = stage.messages().slice(before);
    if (head === undefined || part === undefined) throw new Error('The digest has one message alone');
    expect(others).toEqual([]);
    expect(textOf(part)).toContain('approve the takeover');
    expect(STORIES.filter(({ headline }) => textOf(head).includes(headline)).length).toBeGreaterThan(1);
    expect(textOf(await stage.reply(head, 'who denies it?'))).toContain('3 of these stories');
    const charged = await stage.reply(head, 'who was charged?');
    expect(textOf(await stage.reply(head, 'how many people died?'))).toContain('9 people');
    const denied = await replyTo(part, 'who denies it?');
    expect(denied).toContain('Adela Quist');
    expect(denied).not.toContain('of these stories');
    expect(await replyTo(charged, 'who denies it?')).toContain('Mirel Lund');
  });
});
