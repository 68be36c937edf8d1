// Discord's settings: what is taken, and every fault at once.
import { expect, test } from 'vitest';
import { discord } from '#adapters/discord/index.ts';

test('no variable set means no Discord', () => {
  expect(discord.config({})).toBeNull();
  expect(discord.config({ DISCORD_TOKEN: ' ' })).toBeNull();
});

test('the token is enough', () => {
  expect(discord.config({ DISCORD_TOKEN: ' some-token ' })).toEqual({
    token: 'some-token',
    application: null,
    api: 'https://discord.com/api',
  });
});

test('all three', () => {
  const env = {
    DISCORD_TOKEN: 'some-token',
    DISCORD_APPLICATION_ID: '123456789012345678',
    DISCORD_API_URL: 'http://127.0.0.1:8080/api/',
  };
  expect(discord.config(env)).toEqual({
    token: 'some-token',
    application: '123456789012345678',
    api: 'http://127.0.0.1:8080/api',
  });
});

test('every fault is named, and no value shown', () => {
  const faults = discord.config({
    DISCORD_TOKEN: 'Bot hush hush',
    DISCORD_APPLICATION_ID: 'Dateline',
    DISCORD_API_URL: 'ftp://hush',
  });
  expect(faults).toEqual([
    expect.stringContaining('DISCORD_TOKEN'),
    expect.stringContaining('DISCORD_APPLICATION_ID'),
    expect.stringContaining('DISCORD_API_URL'),
  ]);
  expect(JSON.stringify(faults)).not.toContain('hush');
  expect(discord.config({ DISCORD_APPLICATION_ID: '123456789012345678' })).toEqual([
    expect.stringContaining('DISCORD_TOKEN is not set'),
  ]);
});
