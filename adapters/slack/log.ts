// Bolt's and the SDK's logging, passed on to the process's log.
import type { Logger } from '@slack/bolt';
import { LogLevel } from '@slack/bolt';
import type { Log } from '#adapters/adapter.ts';

/** Passes on warnings and errors. What is finer holds whole payloads, and is dropped. */
export function sdkLogger(log: Log): Logger {
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...words: unknown[]) => log.warn({}, `slack: ${words.map(wordOf).join(' ')}`),
    error: (...words: unknown[]) => log.error({}, `slack: ${words.map(wordOf).join(' ')}`),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}

/** An error's message without its request, which may hold a token. */
const wordOf = (word: unknown): string =>
  word instanceof Error ? word.message : typeof word === 'string' ? word : JSON.stringify(word);
