// Going online: the token, the intents, late guilds, cut connections, the slash commands, and the doctor's look.
import { afterEach, describe, expect, test, vi } from 'vitest';
import { discord } from '#adapters/discord/index.ts';
import { UserError } from '#briefings/error.ts';
import { openDiscord, type FakeDiscord } from '#test/fakes/discord/fake.ts';
import { contextOf, newNewsroom, newShelf, openBot, settingsOf, type Bot, type LogLine } from './newsroom.ts';

let bot: Bot | null = null;
let fake: FakeDiscord | null = null;
afterEach(async () => {
  await bot?.close();
  await fake?.close();
  bot = null;
  fake = null;
});

// The library would wait 15 s for them.
test('guilds that are late do not hold up an answer', { timeout: 8_000 }, async () => {
  bot = await openBot({ lateGuilds: true });
  expect(bot.text(await bot.answer(bot.run('ask why?')))).toBe('heard: ask why?');
  bot.fake.gateway.sendGuilds();
  const mention = bot.fake.say(bot.channel, `<@${bot.fake.world.bot.id}> why?`, {
    by: bot.fake.world.manager,
  });
  await bot.reply(mention);
  expect(bot.newsroom.requests.at(-1)?.asker.manager).toBe(true);
});

test('before the guilds have come a message grants its author nothing', async () => {
  bot = await openBot({ lateGuilds: true });
  const mention = `<@${bot.fake.world.bot.id}> why?`;
  await bot.reply(bot.fake.say(bot.channel, mention, { by: bot.fake.world.manager }));
  expect(bot.newsroom.requests[0]?.asker.manager).toBe(false);
});

test('a refused token is said in so many words, without the token', async () => {
  fake = await openDiscord();
  const settings = { ...settingsOf(fake), token: 'not-the-one' };
  const connecting = discord.connect(settings, newNewsroom(), contextOf([]));
  await expect(connecting).rejects.toThrow(UserError);
  await expect(connecting).rejects.toThrow(/refused the token in DISCORD_TOKEN/);
  await expect(connecting).rejects.not.toThrow(/not-the-one/);
});

test('a token that the gateway refuses is no better', async () => {
  fake = await openDiscord({ revoked: true });
  const connecting = discord.connect(settingsOf(fake), newNewsroom(), contextOf([]));
  await expect(connecting).rejects.toThrow(/refused the token in DISCORD_TOKEN/);
});

test('a Discord that does not answer is named', async () => {
  fake = await openDiscord();
  const settings = settingsOf(fake);
  await fake.close();
  await expect(discord.connect(settings, newNewsroom(), contextOf([]))).rejects.toThrow(
    /could not be reached at http/,
  );
  fake = null;
});

test('a cut connection is resumed, and what was said meanwhile is answered', async () => {
  bot = await openBot();
  const { gateway, world } = bot.fake;
  gateway.cut();
  await vi.waitFor(() => expect(gateway.isOpen()).toBe(false));
  const mention = bot.fake.say(bot.channel, `<@${world.bot.id}> why?`);
  await bot.reply(mention);
  expect(gateway.hellos).toEqual(['IDENTIFY', 'RESUME']);
});

test('a gateway that ends every resumption is left alone for a while, then entered anew', async () => {
  bot = await openBot();
  const { gateway, world } = bot.fake;
  gateway.restless = true;
  gateway.cut();
  await vi.waitFor(() => expect(bot?.logged('again and again')).toBe(true), { timeout: 8_000 });
  gateway.restless = false;
  await vi.waitFor(() => expect(gateway.hellos.at(-1)).toBe('IDENTIFY'), { timeout: 8_000 });
  const resumptions = gateway.hellos.filter((each) => each === 'RESUME').length;
  expect(resumptions).toBeGreaterThan(2);
  expect(resumptions).toBeLessThan(8);
  await bot.reply(bot.fake.say(bot.channel, `<@${world.bot.id}> why?`));
});

test('an intent that is taken away later is gone on without', async () => {
  bot = await openBot();
  bot.fake.allowContent(false);
  bot.fake.gateway.end(4014);
  await vi.waitFor(() => expect(bot?.logged('did not grant the Message Content intent')).toBe(true));
  await vi.waitFor(() => expect(bot?.fake.gateway.hellos).toEqual(['IDENTIFY', 'IDENTIFY']), {
    timeout: 8_000,
  });
  await bot.reply(bot.fake.say(bot.channel, `<@${bot.fake.world.bot.id}> why?`));
});

describe('the slash commands', () => {
  test('are registered once, and again only when they have changed', async () => {
    fake = await openDiscord();
    const shelf = newShelf();
    const newsroom = newNewsroom();
    const connectOnce = async (commands = newsroom.commands): Promise<number> => {
      if (fake === null) throw new Error('no fake');
      const context = contextOf([], shelf);
      await (await discord.connect(settingsOf(fake), { ...newsroom, commands }, context)).close();
      return fake.api.registrations;
    };
    expect(await connectOnce()).toBe(1);
    expect(await connectOnce()).toBe(1);
    expect(await connectOnce(newsroom.commands.slice(1))).toBe(2);
  });

  test('may be refused without keeping the bot offline', async () => {
    fake = await openDiscord();
    fake.mishap({ method: 'PUT', path: '/commands', type: 'forbidden' });
    const lines: LogLine[] = [];
    const adapter = await discord.connect(settingsOf(fake), newNewsroom(), contextOf(lines));
    expect(lines.some(({ level, message }) => level === 'error' && message.includes('slash commands'))).toBe(
      true,
    );
    await adapter.close();
  });
});

describe('the look before going online', () => {
  test('finds all well', async () => {
    fake = await openDiscord();
    const findings = await discord.examine(settingsOf(fake));
    expect(findings.map(({ ok }) => ok)).toEqual([true, true, true, true]);
    expect(findings.map(({ what }) => what).join('\n')).toContain('999 of 1000 session starts left');
  });

  test('names what to do about a missing intent, another application and a refused token', async () => {
    fake = await openDiscord({ content: false });
    const settings = { ...settingsOf(fake), application: '123456789012345678' };
    const faults = (await discord.examine(settings)).filter(({ ok }) => !ok);
    expect(faults.map(({ remedy }) => remedy)).toEqual([
      expect.stringContaining('DISCORD_APPLICATION_ID'),
      expect.stringContaining('Privileged Gateway Intents'),
    ]);
    const refused = await discord.examine({ ...settings, token: 'not-the-one' });
    expect(refused.every(({ ok, remedy }) => !ok && remedy !== undefined)).toBe(true);
    expect(JSON.stringify(refused)).not.toContain('not-the-one');
  });

  test('never rejects', async () => {
    fake = await openDiscord();
    const settings = settingsOf(fake);
    await fake.close();
    fake = null;
    const findings = await discord.examine(settings);
    expect(findings.every(({ ok }) => !ok)).toBe(true);
    expect(findings[0]?.what).toContain('not answered');
  });
});
