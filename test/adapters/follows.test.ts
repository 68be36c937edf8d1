// A followed story on Slack and Discord: its first message, its thread, and what becomes of a thread that is lost.
import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStage as openDiscord, type DiscordStage } from '../fakes/discord/stage.ts';
import { removeMessage, removeThread } from '../fakes/discord/world.ts';
import { openStage as openSlack, type SlackStage } from '../fakes/slack/stage.ts';
import { newFolder, readingOf, startShow, type Show } from './contract.ts';
import type { Seen, Stage } from './stage.ts';

let stage: Stage;
let folder: string;
let show: Show;

async function begin(opened: Stage): Promise<void> {
  stage = opened;
  folder = await newFolder();
  show = await startShow([stage], folder, new Date('2026-03-02T09:00:00Z'));
  // What is released later is news then.
  await stage.command('hold tension');
  await stage.command('hold summit');
  await stage.command('follow sanctions 5m');
  await show.pass(0);
  await show.pass(10);
}

afterEach(async () => {
  await show.close();
  await stage.close();
  await rm(folder, { recursive: true });
});

const textOf = (seen: Seen): string => readingOf(stage, [seen]).text.replace(/\s+/g, ' ');
const posts = (): readonly Seen[] => stage.messages().filter(({ ephemeral }) => !ephemeral);
const told = (words: string): readonly Seen[] =>
  posts().filter((seen) => textOf(seen).includes('Since 2026-03') && textOf(seen).includes(words));
const leads = (): readonly Seen[] => posts().filter((seen) => /ollowed here/.test(textOf(seen)));

/** A claim that was held is news. */
async function release(claim: string): Promise<void> {
  await stage.command(`release ${claim}`);
  // What the command has rung is under way: no lease may end meanwhile.
  await show.pass(0);
  for (let turn = 0; turn < 2; turn += 1) await show.pass(1);
}

/** The story goes on in a new thread, and says so; what was new is told once. */
function expectNewThread(old: Seen | undefined): void {
  const now = leads().filter(({ id }) => id !== old?.id);
  expect(now.map(textOf)).toEqual([expect.stringContaining('deleted: it goes on here')]);
  expect(told('begun to mass troops')).toHaveLength(1);
}

const fakes = [
  ['slack', openSlack],
  ['discord', openDiscord],
] as const;

describe.each(fakes)('on %s', (_, open) => {
  beforeEach(async () => begin(await open()));

  test('the story has one message that is edited, and its news are replies', async () => {
    const [lead] = leads();
    expect(leads()).toHaveLength(1);
    expect(lead?.place).toBe(stage.channel);
    const before = lead === undefined ? '' : textOf(lead);
    await release('tension');
    const [news] = told('begun to mass troops');
    expect(news?.place).toBe(`${stage.channel}/${lead?.id ?? ''}`);
    expect(leads()).toHaveLength(1);
    expect(leads().map(textOf)[0]).not.toBe(before);
    await stage.command('release summit');
    await show.pass(0);
    expect(told('proposed a summit to Putin')).toHaveLength(0);
    await show.pass(5);
    expect(told('proposed a summit to Putin')).toHaveLength(1);
    expect(await stage.command('unfollow').then(textOf)).toContain('no longer followed here');
    await show.pass(1);
    expect(leads().map(textOf)).toEqual([expect.stringContaining('No longer followed here')]);
    expect([...stage.refusals(), ...show.errors]).toEqual([]);
  });
});

describe('on Slack', () => {
  let slack: SlackStage;
  beforeEach(async () => {
    slack = await openSlack();
    await begin(slack);
  });

  test('a first message that was deleted before anybody answered: the news stand at the top, the story goes on', async () => {
    const [lead] = leads();
    slack.fake.workspace.remove('C1', lead?.id ?? '');
    await release('tension');
    expectNewThread(lead);
    await release('summit');
    await show.pass(6);
    expect(told('proposed a summit to Putin')[0]?.place).toBe(`${stage.channel}/${leads()[0]?.id ?? ''}`);
  });

  test('a thread that is locked: it is followed no longer, and whoever followed is told', async () => {
    const [lead] = leads();
    slack.fake.workspace.locked.add(lead?.id ?? '');
    await release('tension');
    expect(told('begun to mass troops')).toEqual([]);
    const said = slack.fake.workspace.posted().filter(({ channel }) => channel === 'D1');
    expect(said).toHaveLength(1);
    expect(leads().map(textOf)).toEqual([expect.stringContaining('No longer followed here')]);
  });
});

describe('on Discord', () => {
  let discord: DiscordStage;
  beforeEach(async () => {
    discord = await openDiscord();
    await begin(discord);
  });

  const threadOf = (lead: Seen | undefined) => discord.fake.world.channels.get(lead?.id ?? '');

  test('a thread that was archived is opened by the news', async () => {
    const [lead] = leads();
    await release('tension');
    const thread = threadOf(lead);
    if (thread === undefined) throw new Error('no thread');
    thread.archived = true;
    await release('summit');
    await show.pass(6);
    expect(told('proposed a summit to Putin')[0]?.place).toBe(`${stage.channel}/${lead?.id ?? ''}`);
    expect(thread.archived).toBe(false);
  });

  test('a thread that was deleted, and a first message that was', async () => {
    const [lead] = leads();
    await release('summit');
    removeThread(discord.fake.world, lead?.id ?? '');
    await show.pass(6);
    await release('tension');
    expectNewThread(lead);
    const second = leads().find(({ id }) => id !== lead?.id);
    removeMessage(discord.fake.world, second?.id ?? '');
    removeThread(discord.fake.world, second?.id ?? '');
    await stage.command('hold pay-the-price');
    await show.pass(6);
    await release('pay-the-price');
    expect(show.errors.filter((each) => !/no longer be edited/.test(each))).toEqual([]);
  });

  test('a thread that is locked: it is followed no longer, and whoever followed is told', async () => {
    const [lead] = leads();
    await release('summit');
    const thread = threadOf(lead);
    if (thread === undefined) throw new Error('no thread');
    thread.locked = true;
    await show.pass(6);
    await release('tension');
    expect(told('begun to mass troops')).toEqual([]);
    const direct = stage.messages().filter(({ place }) => place.startsWith('discord:@me/'));
    expect(direct.map(textOf)).toEqual([expect.stringContaining('no longer followed')]);
    expect(leads().map(textOf)).toEqual([expect.stringContaining('No longer followed here')]);
  });
});
