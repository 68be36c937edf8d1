// Why something was posted, or was not: the stages of an edition and the tellings of a claim, as they happened.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { whyDocument } from '#briefings/compose/why.ts';
import { documentText } from '#briefings/document.ts';
import type { Place } from '#briefings/place.ts';
import { claimDue } from '#src/clock/tick.ts';
import type { Outbox } from '#src/delivery/outbox.ts';
import { keepSettings } from '#src/store/places.ts';
import { addSchedule, changeSchedule, listSchedules } from '#src/store/schedules.ts';
import type { Store } from '#src/store/store.ts';
import { trailsAt } from '#src/trails.ts';
import { engines } from '../sites.ts';
import { openScene, type Scene } from './scene.ts';
import { damStory, newTestLog } from './world.ts';

describe.each(engines)('why, on %s', (engine) => {
  const place: Place = 'memory:G/C';
  let store: Store;
  let now: Date;
  let paper: Scene['paper'];
  let outbox: Outbox;
  let close: Scene['close'];
  const log = newTestLog();

  beforeEach(async () => {
    now = new Date('2026-03-02T20:00:00Z');
    ({ store, paper, outbox, close } = await openScene(engine, () => now, log));
    await store.stories.put(damStory(), now);
    const when = { type: 'cron', expression: '0 * * * *', zone: 'Europe/Berlin' } as const;
    const schedule = { place, draft: { when, length: 'brief' }, nextRunAt: now, createdBy: 'U1' } as const;
    await addSchedule(store.db, schedule, now);
  });

  afterEach(async () => {
    await close();
  });

  const tickAt = async (iso: string): Promise<void> => {
    now = new Date(iso);
    await claimDue(store.db, now, log);
    outbox.ring();
    await outbox.idle();
  };
  const why = async (item?: string): Promise<string> => {
    const stories = await store.stories.list();
    return documentText(
      whyDocument(await trailsAt(store.db, { place, zone: 'Europe/Berlin', item, stories })),
    );
  };

  test('an edition that quiet hours held: held, released with the one it joins, composed, posted', async () => {
    const quiet = { from: { hour: 22, minute: 0 }, to: { hour: 0, minute: 0 }, corrections: 'hold' } as const;
    await keepSettings(store.db, place, {
      zone: 'Europe/Berlin',
      quiet,
      withoutNews: 'silent',
      answers: 'public',
    });
    await tickAt('2026-03-02T20:00:00Z');
    await tickAt('2026-03-02T21:00:00Z');
    await store.stories.put(
      { ...damStory(), claims: damStory().claims.map((each) => ({ ...each, status: 'established' })) },
      now,
    );
    await tickAt('2026-03-02T22:00:00Z');
    await tickAt('2026-03-02T23:00:00Z');
    expect(await why('0:00')).toContain('s1, the edition of 2026-03-02 23:00 UTC: sent');
    const last = await why('s1 2026-03-03');
    expect(last).toContain(
      '2026-03-02 23:00 UTC · released: the quiet hours have ended; it joins 2 more that were held',
    );
    expect(last).toContain('composed: dam: 2 new or changed, 0 unchanged');
    expect(last).toContain('part 1 was posted, message m2');
    expect(await why('22:00')).toContain('held: quiet hours hold it until 2026-03-02 23:00 UTC');
    expect(await why('22:00')).toContain('skipped, joined into the edition after quiet hours');
    await tickAt('2026-03-03T00:00:00Z');
    expect(await why('1:00')).toContain('skipped, nothing new, and this channel wants silence then');
  });

  test('one that fails: each try, with its reason', async () => {
    paper.fail(true);
    await tickAt('2026-03-02T20:00:00Z');
    expect(await why('s1')).toMatch(/doubted: it may or may not have been posted: The connection was lost/);
    expect(await why()).toContain('s1, the edition of 2026-03-02 20:00 UTC: sending');
  });

  test('a claim: which messages told it, in which words, and whether it has changed', async () => {
    expect(await why('repair')).toContain('Never told here');
    await tickAt('2026-03-02T20:00:00Z');
    expect(await why('repair')).toContain('in message m1 · attributed');
    const [claim, ...others] = damStory().claims;
    if (claim === undefined) throw new Error('no claim');
    await store.stories.put(
      { ...damStory(), claims: [{ ...claim, text: 'The dam was repaired' }, ...others] },
      now,
    );
    expect(await why('dam repaired')).toContain(
      'in message m1 · attributed · as “The dam will be repaired in May”',
    );
    expect(await why('dam repaired')).toContain('It has changed since');
    await tickAt('2026-03-02T21:00:00Z');
    expect(await why('REPAIR')).toContain('in message m2 · attributed\n\nTold here as it stands');
  });

  test('an edition of some stories: why each stands where it does, and what was left out', async () => {
    const selection = { about: [['dam']], least: 'attributed', most: 1 } as const;
    const changed = await changeSchedule(store.db, (await listSchedules(store.db, place))[0]?.key ?? '', {
      selection: { ...selection, about: [['dam'], ['mill']] },
      nextRunAt: now,
      state: 'on',
    });
    expect(changed?.selection).toEqual({ ...selection, about: [['dam'], ['mill']] });
    const later = '2026-03-02T08:00:00Z';
    await store.stories.put(
      {
        ...damStory('mill'),
        updatedAt: later,
        sources: [{ id: 's1', outlet: 'Vale Post', publishedAt: later }],
      },
      now,
    );
    await store.stories.put({ ...damStory('quay'), headline: 'A quay', summary: 'A quay', claims: [] }, now);
    await tickAt('2026-03-02T20:00:00Z');
    expect(paper.posted.at(-1)?.stories).toEqual(['mill']);
    expect(await why('s1')).toContain(
      'composed: mill: the first edition here; left out: 1 not about dam, or mill, 1 below the most of 1',
    );
    await tickAt('2026-03-02T21:00:00Z');
    expect(paper.posted.at(-1)?.stories).toEqual(['dam']);
    await changeSchedule(store.db, changed?.key ?? '', {
      selection: { about: [['harvest']] },
      nextRunAt: now,
      state: 'on',
    });
    await tickAt('2026-03-02T22:00:00Z');
    expect(paper.posted.at(-1)?.lead).toBe('Nothing new: there are no stories about harvest at the moment.');
    expect(await why('s1 23:00')).toContain('composed: no story fits; left out: 3 not about harvest');
  });

  test('what is not there', async () => {
    const trails = await trailsAt(store.db, {
      place,
      zone: 'UTC',
      item: 's9',
      stories: await store.stories.list(),
    });
    expect(trails).toEqual({ deliveries: [], claims: [] });
  });
});
