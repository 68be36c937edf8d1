// Random histories on Slack and Discord at once: what is put right is edited wherever it was told, none other, once.
import { rm } from 'node:fs/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage as openDiscord } from '../fakes/discord/stage.ts';
import { openStage as openSlack, type SlackStage } from '../fakes/slack/stage.ts';
import { newFolder, readingOf, startShow, type Show } from './contract.ts';
import type { Seen, Stage } from './stage.ts';

/** Claims of the first story, by words that only they have. */
const CLAIMS = {
  tension: 'begun to mass troops',
  summit: 'proposed a summit to Putin',
  'pay-the-price': 'pay the price',
} as const;
type Id = keyof typeof CLAIMS;

const claim = fc.constantFrom(...(Object.keys(CLAIMS) as Id[]));
const at = fc.nat(1);
const step = fc.oneof(
  fc.record({
    type: fc.constant('say' as const),
    at,
    words: fc.constantFrom('now deep', 'now', 'timeline', 'ask what did Biden propose?', 'sources'),
  }),
  fc.record({ type: fc.constant('correct' as const), at, claim }),
  fc.record({ type: fc.constant('withdraw' as const), at, claim }),
  fc.record({ type: fc.constant('hold' as const), at, claim }),
  fc.record({ type: fc.constant('release' as const), at, claim }),
  /** The answer to the next edit is lost, and the bot starts anew. */
  fc.constant({ type: 'restart' as const }),
);

let stages: readonly Stage[];
let slack: SlackStage;
let folder: string;
let show: Show;
let time = new Date('2026-03-02T09:00:00Z');

beforeAll(async () => {
  slack = await openSlack();
  stages = [slack, await openDiscord()];
});

afterAll(async () => {
  await show.close();
  for (const stage of stages) await stage.close();
  await rm(folder, { recursive: true });
});

interface Look {
  readonly stage: Stage;
  readonly seen: Seen;
  readonly body: string;
  readonly text: string;
}

const looks = (): ReadonlyMap<string, Look> =>
  new Map(
    stages.flatMap((stage) =>
      stage.messages().map((seen): readonly [string, Look] => {
        const text = readingOf(stage, [seen]).text.replace(/\s+/g, ' ');
        return [`${seen.place} ${seen.id}`, { stage, seen, body: JSON.stringify(seen.payload), text }];
      }),
    ),
  );

async function restart(): Promise<void> {
  await show.close();
  time = new Date(time.getTime() + 86_400_000);
  show = await startShow(stages, folder, time);
}

test('in any history, also across restarts and lost answers', async () => {
  let number = 0;
  let older = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 8 }), async (steps) => {
      if (number > 0) {
        await show.close();
        await rm(folder, { recursive: true });
        older = new Set(looks().keys());
      }
      folder = await newFolder();
      show = await startShow(stages, folder, time);
      const stage = stages[0];
      // Something is told of each claim before anything is put right.
      for (const each of stages) await each.command('now deep');
      await show.pass(0);
      let restarting = false;
      for (const each of steps) {
        if (each.type === 'restart') {
          restarting = true;
          slack.fake.trouble('chat.update', { type: 'stored-drop' });
          continue;
        }
        const where = stages[each.at] ?? stage;
        if (where === undefined) throw new Error('no stage');
        if (each.type === 'say') {
          await where.command(each.words);
          await show.pass(0);
          continue;
        }
        number += 1;
        const before = looks();
        const words = `Something else holds of the matter in its version ${'x'.repeat(number)}`;
        const typed = each.type === 'correct' ? `claim:${each.claim} ${words}` : each.claim;
        const done = await where.command(`${each.type} ${typed}`);
        const isDone = !readingOf(where, [done]).text.includes('That did not work');
        if (restarting) await restart();
        restarting = false;
        for (let turn = 0; turn < 4; turn += 1) await show.pass(1);
        const after = looks();
        const changed = [...before.keys()].filter((key) => before.get(key)?.body !== after.get(key)?.body);
        const mine = (key: string): boolean => !older.has(key) && before.get(key)?.seen.ephemeral === false;
        expect(changed.filter((key) => !mine(key))).toEqual([]);
        if (each.type === 'correct' && isDone) {
          const wrong = [...after].filter(
            ([key, look]) =>
              mine(key) &&
              look.text.includes(CLAIMS[each.claim]) &&
              !/It said: “|See the thread|As it was posted|Told in this thread before/.test(look.text),
          );
          expect(wrong.map(([, look]) => look.text)).toEqual([]);
        }
        for (let turn = 0; turn < 2; turn += 1) await show.pass(1);
        const settled = looks();
        expect([...after].filter(([key, look]) => settled.get(key)?.body !== look.body)).toEqual([]);
      }
      expect(show.errors).toEqual([]);
    }),
    { numRuns: 3 },
  );
  // A new process knows neither which threads are there (160004) nor when the one before it posted last: both are
  // told by a refusal, and heeded.
  const known = (refusal: string): boolean => /160004|faster than one a second/.test(refusal);
  expect(stages.flatMap((stage) => stage.refusals()).filter((each) => !known(each))).toEqual([]);
});
