// What a channel chooses, as commands handle it: a change takes effect on what is held, and on when schedules run.
import type { ChannelSettings, Settings } from '#briefings/desk.ts';
import type { Place } from '#briefings/place.ts';
import { inTurn } from '#src/store/engine.ts';
import { channelOf, keepSettings, settingsOf } from '#src/store/places.ts';
import { changeSchedule, listSchedules } from '#src/store/schedules.ts';
import type { Database } from '#src/store/schema.ts';
import { setHeldUntil } from './held.ts';
import { wakeAt } from './quiet.ts';
import { nextOpen } from './schedules.ts';

export interface SettingsSetting {
  readonly db: Database;
  readonly now: Date;
  readonly place: Place;
  /** The zone that holds as long as the channel has set none. */
  readonly zone: string;
}

/** The settings of the channel that a place is in: a thread has those of its channel. */
export function settingsAt({ db, now, place, zone }: SettingsSetting): Settings {
  const read = async (from: Database): Promise<ChannelSettings> =>
    (await settingsOf(from, place)) ?? { zone, quiet: null, withoutNews: 'line', answers: 'public' };
  return {
    read: () => read(db),
    set: (change) =>
      db.transaction().execute(async (trx) => {
        const channel = await channelOf(trx, place);
        await inTurn(trx, `settings ${channel}`);
        const before = await read(trx);
        const after = { ...before, ...change };
        await keepSettings(trx, channel, after);
        if (after.zone !== before.zone) await moveSchedules(trx, channel, before.zone, after.zone, now);
        await setHeldUntil(trx, channel, wakeAt(after, now) ?? now);
        return after;
      }),
  };
}

/** The channel's schedules keep their hours, in the new zone; one that named another zone keeps that. */
async function moveSchedules(db: Database, place: Place, from: string, to: string, now: Date): Promise<void> {
  for (const { key, when, state } of await listSchedules(db, place)) {
    if (when.type !== 'cron' || when.zone !== from || state === 'off') continue;
    const moved = { ...when, zone: to };
    const isOn = state === 'on';
    const nextRunAt = isOn ? await nextOpen(db, key, moved, now) : null;
    await changeSchedule(db, key, { when: moved, nextRunAt, state: isOn ? 'on' : 'paused' });
  }
}
