// `dateline doctor`: looks at everything that a start needs, and says what to do.
import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import type { Finding } from '#adapters/adapter.ts';
import { tallyText } from '#briefings/compose/feedback.ts';
import { UserError } from '#briefings/error.ts';
import type { Tally } from '#briefings/feedback.ts';
import { readConfig, type Config, type Environment } from '#src/config.ts';
import { messageOf } from '#src/cause.ts';
import { HEALTH, listen } from '#src/http.ts';
import { KEYS } from '#src/ingest/reader/model/settings.ts';
import { newLog } from '#src/log.ts';
import { isPostgres, nameOf } from '#src/store/address.ts';
import { countFeedback, keepsAnswers } from '#src/store/answers.ts';
import { readDatabase } from '#src/store/database.ts';
import { troubles } from '#src/store/deliveries.ts';
import { failedEdits } from '#src/store/edits.ts';
import { InUseError } from '#src/store/lock.ts';
import { migrationsDone } from '#src/store/migrate.ts';
import { readPostgres } from '#src/store/postgres.ts';
import { countStories } from '#src/store/stories.ts';
import { openStore } from '#src/store/store.ts';
import { print } from './output.ts';

/** @returns whether all is well */
export async function doctor(env: Environment): Promise<boolean> {
  const findings = await examine(env);
  for (const { ok, what, remedy } of findings) {
    await print(`${ok ? 'ok   ' : 'FAULT'} ${what}`);
    if (!ok && remedy !== undefined) await print(`      → ${remedy}`);
  }
  return findings.every(({ ok }) => ok);
}

async function examine(env: Environment): Promise<readonly Finding[]> {
  try {
    const config = await readConfig(env);
    const platforms = config.platforms.map(async ({ platform, settings }) =>
      (await platform.examine(settings)).map((each) => ({ ...each, what: `${platform.name}: ${each.what}` })),
    );
    return [
      { ok: true, what: `settings: ${config.platforms.map(({ platform }) => platform.name).join(', ')}` },
      examineModel(config),
      ...(await examineData(config)),
      await examinePort(config),
      ...(await Promise.all(platforms)).flat(),
    ];
  } catch (error) {
    if (error instanceof UserError) return [{ ok: false, what: `settings: ${error.message}` }];
    throw error;
  }
}

/** What reads; a key that is missing is a fault of the settings already. */
function examineModel({ model }: Config): Finding {
  if (model === null) return { ok: true, what: 'reader: local (no MODEL is set)' };
  const { provider, name, key, baseUrl, dailyTokens } = model;
  const { variable } = KEYS[provider];
  const access = key === undefined ? `without a key (${variable} is empty)` : `with the key in ${variable}`;
  const where = baseUrl === undefined ? '' : ` at ${baseUrl}`;
  const tokens = dailyTokens.toLocaleString('en');
  return { ok: true, what: `reader: ${provider}/${name}${where} ${access}, up to ${tokens} tokens a day` };
}

async function examineData({ data }: Config): Promise<readonly Finding[]> {
  const embedded = !isPostgres(data);
  if (embedded && !existsSync(data)) return [examineParent(data)];
  try {
    return [await (embedded ? examineStore(data) : examineServer(data)), ...(await examineDeliveries(data))];
  } catch (error) {
    return [{ ok: false, what: `data: ${messageOf(error)}` }];
  }
}

/** Whether a directory that is not there yet can be made. */
function examineParent(dataDir: string): Finding {
  let parent = dirname(dataDir);
  while (!existsSync(parent)) parent = dirname(parent);
  try {
    // The separator at the end: a file is no directory.
    accessSync(join(parent, sep), constants.W_OK | constants.X_OK);
    return { ok: true, what: `data: ${dataDir} will be created at the first start` };
  } catch (error) {
    const what = `data: ${dataDir} cannot be created (${messageOf(error)})`;
    return { ok: false, what, remedy: 'Set DATA_DIR to a directory that this user can write.' };
  }
}

async function examineStore(dataDir: string): Promise<Finding> {
  try {
    const store = await openStore(dataDir);
    const stories = await store.stories.list();
    await store.close();
    return { ok: true, what: `data: ${dataDir} can be used (stories: ${stories.length})` };
  } catch (error) {
    if (error instanceof InUseError) return { ok: true, what: `data: a running Dateline uses ${dataDir}` };
    throw error;
  }
}

/** Looks without setting up anything: other instances may be at work there. */
async function examineServer(address: string): Promise<Finding> {
  const { db, close } = await readPostgres(address);
  try {
    const isNew = (await migrationsDone(db)).length === 0;
    const stories = isNew ? 'it will be set up at the first start' : `stories: ${await countStories(db)}`;
    return { ok: true, what: `data: ${nameOf(address)} can be reached (${stories})` };
  } finally {
    await close();
  }
}

/** What was not delivered in the last day, also while the bot runs. */
async function examineDeliveries(address: string): Promise<readonly Finding[]> {
  const reader = await readDatabase(address);
  if (reader === null) return [];
  const isNew = (await migrationsDone(reader.db)).length === 0;
  const found = isNew ? [] : await troubles(reader.db, new Date(Date.now() - 24 * 3_600_000));
  const isKept = await keepsAnswers(reader.db);
  const judged = !isKept ? null : await countFeedback(reader.db, new Date(Date.now() - JUDGED));
  const edits = isNew ? [] : await failedEdits(reader.db, new Date(Date.now() - 24 * 3_600_000));
  await reader.close();
  const unedited = edits.map(({ place, message, reason }) => ({
    ok: false,
    what: `edit of message ${message} in ${place}: ${reason ?? 'without a reason'}`,
    remedy: 'What it says is out of date: its thread was told, where the bot may post there.',
  }));
  const undelivered = found.map(({ place, scheduledFor, state, reason }) => ({
    ok: false,
    what: `delivery to ${place} of ${scheduledFor.toISOString()}: ${state}, ${reason ?? 'without a reason'}`,
    remedy:
      state === 'unknown'
        ? 'Look there whether it arrived; it is not sent again by itself.'
        : 'See that the bot may post there; the next edition comes at its time.',
  }));
  return [...undelivered, ...unedited, ...(judged === null ? [] : [feedbackFinding(judged)])];
}

/** The last 30 days. */
const JUDGED = 30 * 24 * 3_600_000;

/** Readers who find answers wrong are no fault of the set-up: it is said, and where to look. */
const feedbackFinding = (tally: Tally): Finding => ({
  ok: true,
  what: `feedback of the last 30 days: ${tallyText(tally)}${tally.wrong > 0 ? ' (`dateline feedback` lists them)' : ''}`,
});

async function examinePort(config: Config): Promise<Finding> {
  const { host, port } = config;
  try {
    const http = await listen(config, newLog({ ...config, logLevel: 'silent' }));
    await http.close();
    return { ok: true, what: `port: ${port} on ${host} is free` };
  } catch (error) {
    if (await isDateline(host, port))
      return { ok: true, what: `port: a running Dateline answers on ${port}` };
    return { ok: false, what: `port: ${messageOf(error)}` };
  }
}

async function isDateline(host: string, port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://${host}:${port}/healthz`, { signal: AbortSignal.timeout(2_000) });
    return (await response.text()).includes(`"name":"${HEALTH.name}"`);
  } catch {
    return false;
  }
}
