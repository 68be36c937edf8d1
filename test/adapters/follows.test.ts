// A followed story on Slack and Discord: its first message, its thread, and what becomes of a thread that is lost.
import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStage as openDiscord, type DiscordStage } from '../fakes/discord/stage.ts';
import { channelJson, removeMessage, removeThread, type Channel } from '../fakes/discord/world.ts';
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

  /** Follows the story in the forum, and says what became of it. */
  async function followInForum(): Promise<readonly Channel[]> {
    const { world } = discord.fake;
    const forum = [...world.channels.values()].find(({ type }) => type === 15);
    if (forum === undefined) throw new Error('no forum');
    forum.requiresTag = true;
    await stage.command('unfollow sanctions');
    await show.pass(1);
    const followed = await stage.command(`follow sanctions channel:${forum.id} 5m`);
    expect(textOf(followed)).toContain('is followed there now');
    for (let turn = 0; turn < 2; turn += 1) await show.pass(3);
    return [...world.channels.values()].filter(({ parent }) => parent === forum.id);
  }

  test('in a forum the story has a post: its news are said in it, its first message is edited', async () => {
    const posts = await followInForum();
    expect(posts.map(({ name }) => name)).toEqual([expect.stringMatching(/sanction Russia/)]);
    const said = (): readonly Seen[] =>
      stage.messages().filter(({ place }) => place.endsWith(`/${posts[0]?.id}`));
    const before = said().map(textOf);
    expect(before).toEqual([expect.stringContaining('Followed here')]);
    await release('tension');
    const after = said().map(textOf);
    expect(after).toHaveLength(2);
    expect(after[0]).not.toBe(before[0]);
    expect(after[1]).toContain('begun to mass troops');
    const [post] = posts;
    if (post !== undefined) post.archived = true;
    await stage.command('correct claim:summit Biden proposed no summit at all');
    for (let turn = 0; turn < 3; turn += 1) await show.pass(2);
    expect(textOf(said()[0] as Seen)).toContain('Biden proposed no summit at all');
    expect(await stage.command(`unfollow sanctions channel:${posts[0]?.parent}`).then(textOf)).toContain(
      'no longer',
    );
    await show.pass(1);
    expect(said().map(textOf)[0]).toContain('No longer followed here');
    expect([...stage.refusals().filter((each) => !each.includes('50083')), ...show.errors]).toEqual([]);
  });

  test('where no post may be opened, whoever follows is told which permission is missing', async () => {
    const { world, gateway } = discord.fake;
    for (const each of world.channels.values())
      if (each.type === 15) {
        each.closed = true;
        gateway.dispatch('CHANNEL_UPDATE', channelJson(each));
      }
    expect(await followInForum()).toEqual([]);
    const direct = stage.messages().filter(({ place }) => place.startsWith('discord:@me/'));
    expect(direct.map(textOf)).toEqual([
      expect.stringContaining('Missing Permissions (Dateline needs there: Create Posts)'),
    ]);
  });

  test('a post that was deleted is followed by a new one', async () => {
    const [post] = await followInForum();
    removeThread(discord.fake.world, post?.id ?? '');
    await release('tension');
    for (let turn = 0; turn < 2; turn += 1) await show.pass(6);
    const now = [...discord.fake.world.channels.values()].filter(({ parent }) => parent === post?.parent);
    expect(now).toHaveLength(1);
    expect(now[0]?.id).not.toBe(post?.id);
    const said = stage.messages().filter(({ place }) => place.endsWith(`/${now[0]?.id}`));
    expect(said.map(textOf)).toEqual([
      expect.stringContaining('deleted: it goes on here'),
      expect.stringContaining('begun to mass troops'),
    ]);
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
