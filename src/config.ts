// The environment → one frozen Config, or one error that names every fault.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Platform } from '#adapters/adapter.ts';
import { faultsError } from '#briefings/error.ts';
import { hostZone, isZone } from './clock/zone.ts';
import { modelSettings, type ModelSettings } from './ingest/reader/model/settings.ts';
import { loadPlatform } from './platforms.ts';
import { canConnect, passwordsOf } from './store/address.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

export type LogLevel = (typeof logLevels)[number];

const adders = ['everyone', 'managers'] as const;

export interface Config {
  /** 0 lets the system choose. */
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly dataDir: string;
  /** Where the data is: the address of a PostgreSQL (a secret), or the directory. */
  readonly data: string;
  /** The IANA zone of places that have none of their own. */
  readonly zone: string;
  /** How late an edition may be posted that was missed while Dateline did not run, in milliseconds. */
  readonly grace: number;
  readonly logLevel: LogLevel;
  /** Who may add an article. */
  readonly addedBy: (typeof adders)[number];
  /** Whether pages on this machine itself may be fetched. */
  readonly fetchLoopback: boolean;
  /** A list of feeds that are followed from the start, OPML or an address a line; null where there is none. */
  readonly feedsFile: string | null;
  /** The language model that reads articles; null where the local reader does. */
  readonly model: ModelSettings | null;
  /** Milliseconds after which a message that was being sent is doubted, and taken over by whoever looks first. */
  readonly lease: number;
  /** The platforms that are configured, with their own settings. */
  readonly platforms: readonly Configured[];
  /** What must never be printed. */
  readonly secrets: readonly string[];
}

export interface Configured {
  readonly platform: Platform;
  readonly settings: unknown;
}

/**
 * Reads the environment; empty variables count as absent. To be called before the process is set to UTC, because
 * the default zone is the machine's.
 * @throws UserError with a line for every fault, those of the platforms included
 */
export async function readConfig(env: Environment): Promise<Config> {
  const faults: string[] = [];
  const given = Object.fromEntries(
    Object.entries(env)
      .map(([name, value]) => [name, value?.trim()] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  );
  const config = { ...readGeneral(given, faults), platforms: await readPlatforms(given, faults) };
  if (config.platforms.length === 0 && faults.length === 0)
    faults.push('DESK is off and neither Slack nor Discord is configured: there is nothing to serve.');
  if (faults.length > 0) throw faultsError('The settings are not right:', faults);
  return Object.freeze({ ...config, secrets: secretsIn(given) });
}

/** A platform needs some time to answer a post, and half of this is what it gets. */
const SHORTEST_LEASE = 2_000;

function readGeneral(env: Environment, faults: string[]): Omit<Config, 'platforms' | 'secrets'> {
  const {
    PORT = '3000',
    HOST = '127.0.0.1',
    DATA_DIR = './data',
    LOG_LEVEL = 'info',
    LATE_HOURS = '6',
    LEASE = '20',
  } = env;
  const zone = env.ZONE ?? hostZone();
  const port = Number(PORT);
  const logLevel = logLevels.find((level) => level === LOG_LEVEL.toLowerCase());
  if (!/^\d{1,5}$/.test(PORT) || port > 65_535)
    faults.push(`PORT must be a number from 0 to 65535, and is ${JSON.stringify(PORT)}.`);
  if (/[\s/]/.test(HOST))
    faults.push(`HOST must be a host name or an IP address, and is ${JSON.stringify(HOST)}.`);
  if (!isZone(zone))
    faults.push(`ZONE must be an IANA time zone such as Europe/Berlin, and is ${JSON.stringify(zone)}.`);
  if (!/^\d{1,2}(\.\d+)?$/.test(LATE_HOURS) || Number(LATE_HOURS) > 48)
    faults.push(`LATE_HOURS must be a number of hours from 0 to 48, and is ${JSON.stringify(LATE_HOURS)}.`);
  if (logLevel === undefined)
    faults.push(`LOG_LEVEL must be one of ${logLevels.join(', ')}, and is ${JSON.stringify(LOG_LEVEL)}.`);
  const { DATABASE_URL } = env;
  if (DATABASE_URL !== undefined && !canConnect(DATABASE_URL))
    faults.push(
      'DATABASE_URL must be an address such as postgres://user:password@host:5432/name (a password’s special characters are written as %40 and the like). Leave it empty to keep the data in DATA_DIR.',
    );
  const lease = Number(LEASE) * 1_000;
  if (!/^\d{1,3}$/.test(LEASE) || lease < SHORTEST_LEASE)
    faults.push(
      `LEASE must be a number of seconds from ${SHORTEST_LEASE / 1_000} to 999, and is ${JSON.stringify(LEASE)}.`,
    );
  const dataDir = resolve(DATA_DIR);
  return {
    port,
    host: HOST,
    dataDir,
    data: DATABASE_URL ?? dataDir,
    zone,
    grace: Number(LATE_HOURS) * 3_600_000,
    logLevel: logLevel ?? 'info',
    lease,
    addedBy: choiceOf(env, 'ADD_BY', adders, faults),
    feedsFile: feedsFileIn(env, dataDir, faults),
    fetchLoopback: choiceOf(env, 'FETCH_LOOPBACK', ['off', 'on'], faults) === 'on',
    model: readModel(env, faults),
  };
}

/** The list that is named, which must be there; else the one in the data's directory, which may. */
function feedsFileIn({ FEEDS_FILE }: Environment, dataDir: string, faults: string[]): string | null {
  if (FEEDS_FILE === undefined) {
    const usual = join(dataDir, 'feeds.opml');
    return existsSync(usual) ? usual : null;
  }
  if (!existsSync(FEEDS_FILE))
    faults.push(
      `FEEDS_FILE must be a file (OPML, or an address a line), and ${JSON.stringify(FEEDS_FILE)} is not there.`,
    );
  return resolve(FEEDS_FILE);
}

function readModel(env: Environment, faults: string[]): ModelSettings | null {
  const model = modelSettings(env);
  if (model === null || 'provider' in model) return model;
  faults.push(...model);
  return null;
}

/**
 * The model that is set, for a command that needs no other setting.
 * @throws UserError with a line for every fault
 */
export function modelIn(env: Environment): ModelSettings | null {
  const faults: string[] = [];
  const model = readModel(env, faults);
  if (faults.length > 0) throw faultsError('The settings of the model are not right:', faults);
  return model;
}

/** The level of the log, for a command that needs no other setting; a word that is none counts as absent. */
export const logLevelIn = (env: Environment): LogLevel =>
  logLevels.find((level) => level === env.LOG_LEVEL?.trim().toLowerCase()) ?? 'info';

/** Whether pages on this machine may be fetched, for a command that needs no other setting. */
export const fetchesLoopback = (env: Environment): boolean =>
  env.FETCH_LOOPBACK?.trim().toLowerCase() === 'on';

/** One of the words, the first where none is given; with a fault where it is another. */
function choiceOf<Word extends string>(
  env: Environment,
  name: string,
  words: readonly [Word, ...Word[]],
  faults: string[],
): Word {
  const given = env[name];
  const found = given === undefined ? words[0] : words.find((word) => word === given.toLowerCase());
  if (found === undefined)
    faults.push(`${name} must be one of ${words.join(', ')}, and is ${JSON.stringify(given)}.`);
  return found ?? words[0];
}

async function readPlatforms(env: Environment, faults: string[]): Promise<readonly Configured[]> {
  const chat = [
    ...(await readPlatform('slack', env, faults)),
    ...(await readPlatform('discord', env, faults)),
  ];
  const chatMeant = chat.length > 0 || faults.some((fault) => /^(SLACK|DISCORD)_/.test(fault));
  const desk = await readPlatform('web', { ...env, DESK: env.DESK ?? (chatMeant ? 'off' : 'on') }, faults);
  return [...desk, ...chat];
}

/** The prefix of a platform's variables: without any of them it is not even loaded. */
const PREFIXES = { slack: 'SLACK_', discord: 'DISCORD_', web: 'DESK' } as const;

async function readPlatform(
  name: keyof typeof PREFIXES,
  env: Environment,
  faults: string[],
): Promise<readonly Configured[]> {
  if (!Object.keys(env).some((variable) => variable.startsWith(PREFIXES[name]))) return [];
  if (name === 'web' && env.DESK?.toLowerCase() === 'off') return [];
  const platform = await loadPlatform(name);
  const settings = platform.config(env);
  if (Array.isArray(settings)) {
    faults.push(...settings.map(String));
    return [];
  }
  return settings === null ? [] : [{ platform, settings }];
}

/** The values that must never be printed, by the names of their variables. */
export function secretsIn(env: Environment): readonly string[] {
  const secrets = Object.entries(env).flatMap(([name, value]) =>
    /(TOKEN|SECRET|KEY|PASSWORD)$/.test(name) && value !== undefined ? [value] : [],
  );
  const passwords = passwordsOf(env.DATABASE_URL ?? '') ?? [];
  return [...secrets, ...passwords].filter((secret) => secret.length >= 6);
}
