// The environment → Config, or every fault at once.
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfig } from '#src/config.ts';
import { newLog } from '#src/log.ts';

const names = (config: Awaited<ReturnType<typeof readConfig>>): string[] =>
  config.platforms.map(({ platform }) => platform.name);

describe('readConfig', () => {
  test('needs nothing: the desk answers on the loopback', async () => {
    const config = await readConfig({ PORT: '', ZONE: 'Europe/Berlin' });
    expect(config).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      dataDir: resolve('./data'),
      zone: 'Europe/Berlin',
      logLevel: 'info',
      addedBy: 'everyone',
      fetchLoopback: false,
      model: null,
    });
    expect(names(config)).toEqual(['web']);
    expect(Object.isFrozen(config)).toBe(true);
  });

  test('takes the zone of the machine where none is set', async () => {
    const { zone } = await readConfig({});
    expect(zone).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone);
  });

  test('names every fault at once, those of the platforms included, and shows no token', async () => {
    const token = 'wrong-but-secret-value';
    const failure = readConfig({
      PORT: '99999',
      HOST: 'a b',
      ZONE: 'Mars/Olympus',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://localhost/news',
      ADD_BY: 'nobody',
      FETCH_LOOPBACK: 'sometimes',
      MODEL: 'openai/gpt-5',
      MODEL_BASE_URL: 'nowhere',
      DESK: 'perhaps',
      SLACK_BOT_TOKEN: token,
      DISCORD_APPLICATION_ID: 'twelve',
    });
    const message = await failure.then(
      () => '',
      (error: unknown) => String(error),
    );
    for (const name of [
      'PORT',
      'HOST',
      'ZONE',
      'LOG_LEVEL',
      'DATABASE_URL',
      'ADD_BY',
      'FETCH_LOOPBACK',
      'OPENAI_API_KEY',
      'MODEL_BASE_URL',
      'DESK',
      'SLACK_BOT_TOKEN',
      'SLACK_APP_TOKEN',
      'DISCORD_TOKEN',
      'DISCORD_APPLICATION_ID',
    ])
      expect(message).toContain(name);
    expect(message).not.toContain(token);
    await expect(failure).rejects.toMatchObject({ name: 'UserError' });
  });

  test('takes the choices by their words', async () => {
    const config = await readConfig({ ADD_BY: 'Managers', FETCH_LOOPBACK: 'ON' });
    expect(config).toMatchObject({ addedBy: 'managers', fetchLoopback: true });
  });

  test('turns the desk off beside a chat platform, unless it is asked for', async () => {
    const chat = { SLACK_BOT_TOKEN: 'xoxb-test', SLACK_APP_TOKEN: 'xapp-test' };
    expect(names(await readConfig(chat))).toEqual(['slack']);
    expect(names(await readConfig({ ...chat, DESK: 'on' }))).toEqual(['web', 'slack']);
  });

  test('takes the address of a PostgreSQL instead of the directory', async () => {
    const url = 'postgres://news:s%40me-pass@db.example:5432/news';
    expect((await readConfig({ DATABASE_URL: url })).data).toBe(url);
    expect((await readConfig({ DATA_DIR: './data' })).data).toBe(resolve('./data'));
    for (const wrong of ['postgres://a:b%zz@host/x', './file.db', 'postgres://['])
      await expect(readConfig({ DATABASE_URL: wrong })).rejects.toThrow('DATABASE_URL must be an address');
  });

  test('takes a lease in seconds, and none that a platform cannot answer in', async () => {
    expect((await readConfig({})).lease).toBe(20_000);
    expect((await readConfig({ LEASE: '45' })).lease).toBe(45_000);
    for (const LEASE of ['1', 'soon', '1e9', '-5'])
      await expect(readConfig({ LEASE })).rejects.toThrow('LEASE must be a number of seconds from 2 to 999');
  });

  test('does not start with nothing to serve', async () => {
    await expect(readConfig({ DESK: 'off' })).rejects.toThrow('nothing to serve');
  });
});

test('the log strikes secrets out wherever they turn up', async () => {
  const { secrets } = await readConfig({
    SLACK_BOT_TOKEN: 'xoxb-"test"',
    SLACK_APP_TOKEN: 'xapp-test',
    DATABASE_URL: 'postgres://news:s%40me-pass@db.example/news',
  });
  let written = '';
  const log = newLog({ logLevel: 'info', secrets }, { write: (line) => (written += line) });
  log.error({ err: new Error('refused: xoxb-"test"'), deep: { header: 'Bearer xapp-test' } }, 'xapp-test');
  expect(written).toContain('refused: [secret]');
  log.warn({ url: 'postgres://news:s%40me-pass@db.example/news' }, 'the password is s@me-pass');
  expect(written).not.toMatch(/xoxb-|xapp-|me-pass/);
});
