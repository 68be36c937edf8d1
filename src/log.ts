// The log: JSON lines on stderr, in which no secret can stand.
import { destination, pino, type DestinationStream } from 'pino';
import type { Log } from '#adapters/adapter.ts';
import type { Config } from './config.ts';

/**
 * @param config its level, and the secrets that are struck out wherever they turn up: also in messages and errors
 *   of libraries, whose shape we do not know
 */
export function newLog(
  { logLevel, secrets }: Pick<Config, 'logLevel' | 'secrets'>,
  stream: DestinationStream = destination({ fd: 2, sync: true }),
): Log {
  const strike = (text: string): string =>
    secrets.reduce((line, secret) => line.replaceAll(JSON.stringify(secret).slice(1, -1), '[secret]'), text);
  const logger = pino(
    {
      level: logLevel,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      hooks: { streamWrite: strike },
    },
    stream,
  );
  return {
    info: (fields, message) => {
      logger.info(fields, message);
    },
    warn: (fields, message) => {
      logger.warn(fields, message);
    },
    error: (fields, message) => {
      logger.error(fields, message);
    },
  };
}
