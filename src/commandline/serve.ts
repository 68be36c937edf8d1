// `dateline serve`: the bot, until it is told to stop.
import type { Log } from '#adapters/adapter.ts';
import { readConfig, type Environment } from '#src/config.ts';
import { startDateline, type Dateline } from '#src/dateline.ts';
import { readAhead } from '#src/likeness/ahead.ts';
import { newLog } from '#src/log.ts';
import { print } from './output.ts';

/** Starts the bot and returns once it runs; SIGINT and SIGTERM stop it, the second one at once. */
export async function serve(env: Environment): Promise<void> {
  const config = await readConfig(env);
  // Timers over a host's daylight saving lose an hour of the clock's ticks; every zone is named where it matters.
  process.env.TZ = 'UTC';
  const log = newLog(config);
  process.on('unhandledRejection', (error) => {
    log.error({ err: error }, 'something was left unhandled; the rest goes on');
  });
  if (!isLoopback(config.host))
    log.warn({ host: config.host }, 'HOST is not the loopback: whoever reaches the port can use the desk');
  const dateline = await startDateline({ config, log });
  stopOnSignal(dateline);
  await print(
    dateline.address === null
      ? `Dateline is running: ${config.platforms.map(({ platform }) => platform.name).join(', ')}.`
      : `Dateline is running. The desk: ${dateline.address}`,
  );
  void prepareAnswers(log);
}

/** In the background: nobody waits for it, and none who asks meanwhile waits longer than without it. */
async function prepareAnswers(log: Log): Promise<void> {
  try {
    await readAhead((message) => log.warn({}, message));
    log.info({}, 'ready for questions');
  } catch (error) {
    log.warn({ err: error }, 'what answers are found with cannot be read ahead: the first question does it');
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\./.test(host);
}

function stopOnSignal(dateline: Dateline): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    void dateline.close().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`Dateline did not stop cleanly: ${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}
