// Stopping a real process: running posts end, nothing new begins, and a second signal ends it at once.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { place } from '#briefings/place.ts';
import { FakeSlack } from '#test/fakes/slack/slack.ts';
import { startInstance, type Instance } from './instance.ts';
import { look, seed, states } from './ledger.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let folder: string;
let fake: FakeSlack;
let instance: Instance;
let release: () => void;

/** Starts with two editions of several parts due, and waits until the first part of each is on its way. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-chaos-'));
  fake = await FakeSlack.open('socket');
  release = fake.hold('chat.postMessage');
  await seed(folder, [place('slack', 'T1', 'C1'), place('slack', 'T1', 'C4')], new Date(), 'deep');
  const under = Promise.withResolvers<undefined>();
  let begun = 0;
  fake.watch = (method, stage) => {
    // What is held has been announced to the fake and not been told yet.
    if (method === 'chat.postMessage' && stage === 'held' && ++begun === 2) under.resolve(undefined);
  };
  instance = startInstance({
    SLACK_BOT_TOKEN: fake.botToken,
    SLACK_APP_TOKEN: fake.appToken,
    SLACK_API_URL: fake.apiUrl,
    DATA_DIR: folder,
    LOG_LEVEL: 'warn',
  });
  await under.promise;
});

afterEach(async () => {
  await instance.kill();
  await fake.close();
  rmSync(folder, { recursive: true, force: true });
});

test('lets the running posts end, leaves the rest for the next start, and ends in peace', async () => {
  const ended = instance.stop();
  release();
  expect(await ended).toBe(0);
  expect(fake.workspace.posted()).toHaveLength(2);
  expect(await look(folder, states)).toEqual({ pending: 2 });
  expect(await look(folder, (db) => db.selectFrom('messages').select('message').execute())).toHaveLength(2);
});

test('a second signal does not wait', async () => {
  const ended = instance.stop();
  // Another one: two that are alike and come together are one to the system.
  instance.child.kill('SIGINT');
  expect(await ended).toBe(1);
  expect(fake.workspace.posted()).toEqual([]);
  release();
});
