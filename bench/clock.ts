// `npm run bench -- clock`: many schedules due in one minute. The time of one tick, beside two peers in the same run.
import { CronExpressionParser } from 'cron-parser';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { isPostgres } from '#src/store/address.ts';
import { claimDue } from '#src/clock/tick.ts';
import { localTime } from '#src/clock/zone.ts';
import { openStore, type Store } from '#src/store/store.ts';
import { compared, onEngines, print, timed, type Engine } from './engines.ts';

const COUNT = Number(process.argv[2] ?? 10_000);
const DUE = new Date('2026-03-02T08:00:00Z');
/** Mondays are in all of them: the day that is due. */
const DAYS = ['*', '1-5', '1', '1,4', '0,1,6'];

interface Cron {
  readonly expression: string;
  readonly zone: string;
}

/** Every zone that there is, each with several choices of days, all of them due at the same instant. */
function drawSchedules(): readonly Cron[] {
  const zones = Intl.supportedValuesOf('timeZone').filter((zone) => isMonday(zone));
  return Array.from({ length: COUNT }, (_, number) => {
    const zone = zones[number % zones.length] ?? 'UTC';
    const [hour, minute] = localTime(zone, DUE).slice(11).split(':').map(Number);
    const days = DAYS[Math.floor(number / zones.length) % DAYS.length] ?? '*';
    return { expression: `${minute ?? 0} ${hour ?? 0} * * ${days}`, zone };
  });
}

const isMonday = (zone: string): boolean => localTime(zone, DUE).startsWith('2026-03-02');

async function seed({ db }: Store, schedules: readonly Cron[]): Promise<void> {
  const rows = schedules.map(({ expression, zone }, number) => ({
    id: `s${number}`,
    place: `slack:T1/C${number}` as const,
    number: 1,
    story: null,
    length: 'brief',
    recurrence: JSON.stringify({ type: 'cron', expression, zone }),
    next_run_at: DUE.getTime(),
    state: 'on' as const,
    reason: null,
    created_by: 'U1',
    created_at: 0,
  }));
  for (let at = 0; at < rows.length; at += 1_000)
    await db
      .insertInto('schedules')
      .values(rows.slice(at, at + 1_000))
      .execute();
}

/** The peer of any engine: cron-parser's next run of each schedule, in memory, with nothing kept. */
function parseAll(schedules: readonly Cron[]): void {
  for (const { expression, zone } of schedules)
    CronExpressionParser.parse(expression, { currentDate: DUE, tz: zone }).next();
}

/**
 * The peer on PostgreSQL: pg-boss's own scheduling. From its start until each schedule has its job; it does not keep
 * which time a job stands for, looks at all schedules whether due or not, and that every 30 seconds.
 */
async function bossPass(address: string): Promise<number> {
  const setUp = new PgBoss({ connectionString: address, schedule: false });
  await setUp.start();
  await setUp.createQueue('bench');
  await setUp.stop();
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  await client.query(
    `insert into pgboss.schedule (name, key, cron, timezone)
     select 'bench', 'k' || number, '* * * * *', 'UTC' from generate_series(1, $1::int) as number`,
    [COUNT],
  );
  const boss = new PgBoss({ connectionString: address, schedule: true, cronMonitorIntervalSeconds: 45 });
  boss.on('error', (error) => print(`pg-boss: ${String(error)}`));
  const took = await timed(async () => {
    await boss.start();
    for (let made = 0; made < COUNT;) {
      const { rows } = await client.query<{ count: string }>(
        `select count(*) from pgboss.job where name = '__pgboss__send-it'`,
      );
      made = Number(rows[0]?.count);
    }
  });
  await client.end();
  await boss.stop({ graceful: false });
  return took;
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

async function bench({ name, newDatabase }: Engine): Promise<void> {
  const store = await openStore(await newDatabase());
  await seed(store, schedules);
  let claimed = 0;
  const tick = await timed(async () => {
    claimed = (await claimDue(store.db, DUE, silent)).length;
  });
  if (claimed !== COUNT) throw new Error(`${claimed} of ${COUNT} schedules were claimed`);
  const idle = await timed(() => claimDue(store.db, DUE, silent));
  await store.close();
  print(`${name}: ${COUNT} due schedules claimed, each with its delivery and its next run`);
  print(
    `  one tick ${compared(tick, parser)} (cron-parser alone, in memory, ${(parser / 1_000).toFixed(2)} s)`,
  );
  print(`  a tick with nothing due: ${idle.toFixed(1)} ms`);
  const address = await newDatabase();
  if (!isPostgres(address)) return;
  const boss = await bossPass(address);
  print(`  one tick ${compared(tick, boss)} (pg-boss's own scheduling ${(boss / 1_000).toFixed(2)} s)`);
}

const schedules = drawSchedules();
parseAll(schedules.slice(0, 200));
const parser = await timed(() => parseAll(schedules));
await onEngines(bench);
