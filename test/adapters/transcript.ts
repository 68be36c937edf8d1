// `npm run transcript`: questions about the first story, alone and in threads, as they are answered on every platform: to be
// read. What one platform says otherwise than the others is marked.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { openStage as openDiscord } from '#test/fakes/discord/stage.ts';
import { openStage as openSlack } from '#test/fakes/slack/stage.ts';
import { openStage as openDesk } from '#test/fakes/web/stage.ts';
import { newFolder, readingOf, startShow } from './contract.ts';
import type { OpenStage, Seen, Stage } from './stage.ts';

const START = new Date('2026-03-02T09:00:00Z');

/** The first of each is asked in the channel; those after it in its thread. */
const THREADS: readonly (readonly [string, ...string[]])[] = [
  ['who is expected to be sanctioned?', 'when?', 'says who?', 'are they named?', 'and who denies it?'],
  ['when were the sanctions lifted?', 'so are they in force?', 'how many entities?', 'what else is planned?'],
  [
    'what did Peskov say?',
    'why does he call them that?',
    'where was that reported?',
    'did Putin answer too?',
  ],
  ['who broke the story?', 'how sure is it?', 'has the White House confirmed it?'],
  [
    'what is Moscow accused of?',
    'does it admit any of that?',
    'who was poisoned?',
    'was anything done about that?',
  ],
  [
    'why are troops at the border?',
    'do others believe that?',
    'what do the allies want?',
    'will there be a war?',
  ],
  ['have Biden and Putin talked?', 'what came of it?', 'where would they meet?'],
  ['how big was the hack?', 'who was behind it?', 'how many firms were hit?'],
  ['what happens next?'],
  ['did China react?'],
];

async function transcriptOn(openStage: OpenStage): Promise<readonly string[]> {
  const stage = await openStage();
  const folder = await newFolder();
  const show = await startShow([stage], folder, START);
  const answers: string[] = [];
  const file = new Sqlite(join(folder, 'dateline.db'), { readonly: true });
  const turns = file.prepare('select count(*) from turns').pluck();
  /** An answer is seen before it is written down; no reader asks on so soon. */
  const keep = async (seen: Seen): Promise<Seen> => {
    answers.push(wordsOf(stage, seen));
    while ((turns.get() as number) < answers.length) await setImmediate();
    return seen;
  };
  for (const [opening, ...others] of THREADS) {
    let last = await keep(await stage.command(`ask ${opening}`));
    for (const question of others) last = await keep(await stage.reply(last, question));
  }
  file.close();
  const faults = [...stage.refusals(), ...show.errors];
  await show.close();
  await stage.close();
  await rm(folder, { recursive: true });
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return answers;
}

/** Without the signs with which only some platforms begin a line and set off a label. */
const wordsOf = (stage: Stage, seen: Seen): string =>
  readingOf(stage, [seen])
    .text.replaceAll(/^\s*• |\[(?=\p{L})|(?<=\p{L})\]/gmu, '')
    .trim();

const platforms = { Slack: openSlack, Discord: openDiscord, 'the desk': openDesk };
const all = await Promise.all(
  Object.entries(platforms).map(async ([name, open]) => [name, await transcriptOn(open)] as const),
);
let at = 0;
for (const thread of THREADS)
  for (const [place, question] of thread.entries()) {
    console.log(`\n${place === 0 ? '' : '    ↳ '}${question}`);
    const told = Map.groupBy(all, ([, answers]) => answers[at]);
    for (const [answer = '', same] of told)
      console.log(`[${same.map(([name]) => name).join(', ')}]\n${answer.replaceAll(/^/gmu, '      ')}`);
    at += 1;
  }
