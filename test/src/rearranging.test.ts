// Stories joined and split: whatever was told, scheduled, held or asked of them goes on, and nothing is told twice.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { documentText } from '#briefings/document.ts';
import type { Place } from '#briefings/place.ts';
import { areOne } from '#briefings/story/join.ts';
import { parseStory } from '#briefings/story/parse.ts';
import type { Story } from '#briefings/story/story.ts';
import { claimDue } from '#src/clock/tick.ts';
import { correctionsBy, watchStories } from '#src/corrections.ts';
import type { Outbox } from '#src/delivery/outbox.ts';
import { articleOfText } from '#src/ingest/article/plain.ts';
import { localReader } from '#src/ingest/reader/local/index.ts';
import { newIntake } from '#src/intake/intake.ts';
import { rearrangingBy } from '#src/rearranging.ts';
import { followsOf, startFollow } from '#src/store/follows.ts';
import { addSchedule, listSchedules } from '#src/store/schedules.ts';
import { openStore, type Store } from '#src/store/store.ts';
import { engines, newSite } from '../sites.ts';
import { openScene, type Scene } from './scene.ts';
import { newTestLog } from './world.ts';

interface Said {
  readonly text: string;
  readonly by: string;
}

/** A story as an article of one outlet tells it. */
function storyOf(id: string, outlet: string, day: number, said: readonly Said[]): Story {
  const at = `2026-03-0${day}T08:00:00Z`;
  const names = [...new Set(said.map(({ by }) => by))];
  return parseStory({
    id,
    headline: `${outlet} on ${id}`,
    summary: id,
    firstSeen: at,
    updatedAt: at,
    sources: [{ id: 's1', outlet, publishedAt: at, title: `${outlet} on ${id}` }],
    actors: names.map((name, n) => ({ id: `a${n + 1}`, name, kind: 'organization' })),
    claims: said.map(({ text, by }, n) => ({
      id: `c${n + 1}`,
      text,
      kind: 'statement',
      status: 'attributed',
      certainty: 'certain',
      polarity: 'affirmed',
      attribution: [
        {
          speaker: `a${names.indexOf(by) + 1}`,
          name: by,
          sourcing: 'organization',
          cue: 'said',
          at: { speaker: { source: 's1' } },
        },
      ],
      sourcing: 'organization',
      evidence: [{ source: 's1' }],
    })),
  });
}

const SLUICE = 'The sluice at Tolmead failed on Sunday';
const BRIDGE = 'The bridge at Mill Street is closed';
const BEDS = 'The county of Northshire puts up 300 beds';

const flood = storyOf('flood', 'Gazette', 1, [
  { text: SLUICE, by: 'the farmers’ union' },
  { text: BRIDGE, by: 'the police' },
]);
const dam = storyOf('dam', 'Herald', 2, [
  { text: BEDS, by: 'the county' },
  { text: SLUICE, by: 'the river board' },
]);

describe.each(engines)('stories on %s', (engine) => {
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
    watchStories(store);
  });

  afterEach(async () => {
    await close();
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  const schedule = (story?: string) =>
    addSchedule(
      store.db,
      {
        place,
        draft: {
          when: { type: 'cron', expression: '0 * * * *', zone: 'UTC' },
          length: 'deep',
          ...(story === undefined ? {} : { story }),
        },
        nextRunAt: now,
        createdBy: 'U1',
      },
      now,
    );
  const tickAt = async (iso: string): Promise<string> => {
    now = new Date(iso);
    await claimDue(store.db, now, log);
    outbox.ring();
    await outbox.idle();
    const last = paper.posted.at(-1);
    return last === undefined ? '' : documentText(last);
  };
  const setting = () => ({ store, now: () => now, ring: () => outbox.ring() });
  const edit = async (): Promise<void> => {
    const editor = paper.editor(store, () => now, log);
    editor.ring();
    await editor.idle();
    await outbox.idle();
  };

  test('joined are one: told claims stay told, and what both say is stronger', async () => {
    for (const story of [flood, dam]) await store.stories.put(story, now);
    await schedule('dam');
    await tickAt('2026-03-02T20:00:00Z');
    const { story, alias } = await rearrangingBy(setting()).join('dam', 'flood');
    expect([story.id, alias, story.aliases]).toEqual(['flood', 'dam', ['dam']]);
    expect(story.claims.map(({ id, text, status }) => [id, text, status])).toEqual([
      ['c1', SLUICE, 'corroborated'],
      ['c2', BRIDGE, 'attributed'],
      ['c3', BEDS, 'attributed'],
    ]);
    expect((await store.stories.get('dam'))?.id).toBe('flood');
    expect((await store.stories.list()).map(({ id }) => id)).toEqual(['flood']);
    expect((await listSchedules(store.db, place)).map(({ story: id }) => id)).toEqual(['flood']);
    const next = await tickAt('2026-03-02T21:00:00Z');
    // Of the county's beds the channel was told; of the sluice, in one voice; of the bridge, nothing.
    expect(next).toContain('1 new here, 1 strengthened · 1 unchanged');
    expect(next).toContain(`[new here] The police: ${BRIDGE}`);
    expect(next).toContain('(was attributed)');
    expect(next).not.toContain(BEDS);
    expect(await tickAt('2026-03-02T22:00:00Z')).toContain('Nothing new');
  });

  test('joined again, the first name still leads to the last; who was told both is told neither again', async () => {
    const third = storyOf('town', 'Mail', 1, [{ text: 'The town hall of Tolmead is dry', by: 'the mayor' }]);
    for (const story of [flood, dam, { ...third, firstSeen: '2026-02-01T08:00:00Z' }])
      await store.stories.put(story, now);
    await schedule();
    await tickAt('2026-03-02T20:00:00Z');
    await rearrangingBy(setting()).join('flood', 'dam');
    await rearrangingBy(setting()).join('dam', 'town');
    expect((await store.stories.get('dam'))?.id).toBe('town');
    const next = await tickAt('2026-03-02T21:00:00Z');
    expect(next).toContain('1 strengthened · 3 unchanged');
    await expect(rearrangingBy(setting()).join('dam', 'flood')).rejects.toThrow(
      'are one story already: town',
    );
    await expect(rearrangingBy(setting()).join('dam', 'nowhere')).rejects.toThrow(
      'There is no story “nowhere”',
    );
  });

  test('followers of either follow the one, each place in one thread', async () => {
    for (const story of [flood, dam]) await store.stories.put(story, now);
    const follow = (where: Place, story: string) =>
      store.db
        .transaction()
        .execute((trx) => startFollow(trx, { place: where, story, minutes: 10, by: 'U1' }, now));
    await follow('memory:G/C', 'flood');
    await follow('memory:G/C', 'dam');
    await follow('memory:G/D', 'dam');
    await rearrangingBy(setting()).join('flood', 'dam');
    expect((await followsOf(store.db, 'flood')).map((each) => each.place).sort()).toEqual([
      'memory:G/C',
      'memory:G/D',
    ]);
    const off = await store.db
      .selectFrom('follows')
      .select(['place', 'reason'])
      .where('state', '=', 'ended')
      .execute();
    expect(off).toMatchObject([{ place: 'memory:G/C' }]);
    expect(off[0]?.reason).toContain('is followed here');
  });

  test('a correction after a join reaches what was posted before it, under either name', async () => {
    for (const story of [flood, dam]) await store.stories.put(story, now);
    await schedule('dam');
    await tickAt('2026-03-02T20:00:00Z');
    await rearrangingBy(setting()).join('flood', 'dam');
    const right = 'The county of Northshire puts up 200 beds';
    await correctionsBy({ ...setting(), by: 'U1' }).correct('dam', 'c1', right);
    await edit();
    expect(paper.edits.map(({ message }) => message)).toEqual(['m1']);
    expect(documentText(paper.edits[0]?.document as never)).toContain(`[correction] ${right}`);
    expect(paper.posted.map(({ type }) => type)).toEqual(['briefing', 'correction']);
  });

  test('what was composed before a join and is posted after it is written down under the new name', async () => {
    for (const story of [flood, dam]) await store.stories.put(story, now);
    await schedule('dam');
    paper.fail(true);
    await tickAt('2026-03-02T20:00:00Z');
    await rearrangingBy(setting()).join('flood', 'dam');
    paper.fail(false);
    for (const iso of ['2026-03-02T20:10:00Z', '2026-03-02T20:30:00Z']) await tickAt(iso);
    const told = await store.db.selectFrom('told').select(['story', 'claim']).execute();
    expect(told.map(({ story, claim }) => `${story}/${claim}`).sort()).toEqual(['flood/c1', 'flood/c3']);
    expect(await tickAt('2026-03-02T21:00:00Z')).toContain('1 new here, 1 strengthened · 1 unchanged');
  });

  test('split are two: each claim is where it belongs, and told as it was', async () => {
    await store.stories.put(flood, now);
    await schedule();
    await tickAt('2026-03-02T20:00:00Z');
    const { story, part } = await rearrangingBy(setting()).split('flood', ['c2'], 'A bridge is closed');
    expect([story.id, story.claims.map(({ id }) => id)]).toEqual(['flood', ['c1']]);
    expect([part?.id, part?.headline, part?.claims.map(({ id }) => id)]).toEqual([
      'flood-2',
      'A bridge is closed',
      ['c2'],
    ]);
    expect(await tickAt('2026-03-02T21:00:00Z')).toContain('Nothing new in 2 stories');
    await correctionsBy({ ...setting(), by: 'U1' }).withdraw('flood-2', 'c2');
    await edit();
    expect(documentText(paper.edits[0]?.document as never)).toContain(`[withdrawal] Taken back: ${BRIDGE}`);
    await expect(rearrangingBy(setting()).split('flood', ['c1'])).rejects.toThrow('nothing would be left');
    await expect(rearrangingBy(setting()).split('flood', ['c9'])).rejects.toThrow(
      'has no claim c9. Its claims',
    );
    const again = await rearrangingBy(setting()).join('flood', 'flood-2');
    expect([again.story.claims.length, again.story.sources.length]).toEqual([2, 1]);
    // That it was taken back is the only news.
    expect(await tickAt('2026-03-02T22:00:00Z')).toContain('1 withdrawal · 1 unchanged');
  });
});

const GAZETTE = `The river Ember burst its banks at Tolmead on Sunday night and flooded 200 houses in the lower town, the county police said on Monday.

"We had twenty minutes to get everybody out," police chief Mara Lindqvist told reporters at Tolmead. The police closed the bridge at Mill Street.`;
const HERALD = `The farmers' union of Northshire wants an inquiry into the sluice at Upper Mead, its chairman Edwin Sarn announced. Sarn said that the Northshire Water Authority had neglected the sluice for years.

The Northshire Water Authority said that it would look into the sluice at Upper Mead. Its director Jonas Verrall said that Sarn was wrong.`;

test('a correction of an article that both halves of a split rest on reaches both, and mixes them no more', async () => {
  const now = (): Date => new Date('2026-03-02T20:00:00Z');
  const log = newTestLog();
  const { store, paper, outbox, close } = await openScene('SQLite', now, log);
  watchStories(store);
  const take = newIntake({ store, reader: localReader(now), now });
  const first = `${GAZETTE} The mayor of Upper Mead said on Monday that 40 shops had burnt down in the market.`;
  const about = { url: 'https://gazette.example/1', outlet: 'Gazette', publishedAt: '2026-03-02T06:00:00Z' };
  try {
    const begun = await take(articleOfText(first, about), { kind: 'new' });
    if (begun.outcome === 'refused') throw new Error(begun.reason);
    const claimWith = (story: Story, words: string) =>
      story.claims.find(({ text }) => text.includes(words))?.id ?? '';
    const { story, part } = await rearrangingBy({ store, now, ring: () => undefined }).split(
      begun.story.id,
      [claimWith(begun.story, 'shops')],
      'Shops burn down',
    );
    const place: Place = 'memory:G/C';
    const when = { type: 'cron', expression: '0 * * * *', zone: 'UTC' } as const;
    for (const id of [story.id, part?.id ?? ''])
      await addSchedule(
        store.db,
        { place, draft: { when, length: 'deep', story: id }, nextRunAt: now(), createdBy: 'U1' },
        now(),
      );
    await claimDue(store.db, now(), log);
    outbox.ring();
    await outbox.idle();
    expect(paper.posted).toHaveLength(2);
    const right = `Correction: an earlier version of this article said that 200 houses were flooded and that 40 shops had burnt down.\n\n${first.replace('200 houses', '300 houses').replace('40 shops', '30 shops')}`;
    await take(articleOfText(right, about), { kind: 'edited' });
    const editor = paper.editor(store, now, log);
    editor.ring();
    await editor.idle();
    const edited = paper.edits.map(({ message, document }) => [message, documentText(document)] as const);
    expect(edited.map(([message]) => message).sort()).toEqual(['m1', 'm2']);
    const all = edited.map(([, text]) => text).join('\n');
    expect(all).toContain('[correction]');
    expect(all).toContain('300 houses');
    expect(all).toContain('30 shops');
    const [left, own] = [await store.stories.get(story.id), await store.stories.get(part?.id ?? '')];
    expect(left?.claims.filter(({ text }) => text.includes('shops had burnt'))).toEqual([]);
    expect(own?.claims.map(({ text }) => text).filter((text) => text.includes('houses'))).toEqual([]);
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  } finally {
    await close();
  }
});

test('an article that tells what two stories tell joins them; one that is merely like them does not', async () => {
  const site = await newSite('SQLite');
  const store = await openStore(site.address);
  const now = (): Date => new Date('2026-03-02T12:00:00Z');
  const take = newIntake({ store, reader: localReader(now), now });
  const arrive = (outlet: string, text: string, hour: number) =>
    take(
      articleOfText(text, {
        outlet,
        url: `https://${outlet.toLowerCase()}.example/${hour}`,
        publishedAt: `2026-03-02T0${hour}:00:00Z`,
      }),
      { kind: 'new' },
    );
  try {
    await arrive('Gazette', GAZETTE, 6);
    await arrive('Herald', HERALD, 7);
    const before = (await store.stories.list()).map(({ id }) => id);
    expect(before).toHaveLength(2);
    await arrive('Post', `${GAZETTE}\n\n${HERALD}`, 8);
    const [story, ...others] = await store.stories.list();
    expect(others).toEqual([]);
    expect(before).toContain(story?.id);
    expect(story?.sources.map(({ outlet }) => outlet).sort()).toEqual(['Gazette', 'Herald', 'Post']);
    for (const id of before) expect((await store.stories.get(id))?.id).toBe(story?.id);
    const like = GAZETTE.replaceAll('Ember', 'Vell')
      .replaceAll('Tolmead', 'Harrowby')
      .replaceAll('Lindqvist', 'Castell')
      .replaceAll('Mill Street', 'Dike Lane');
    const read = await localReader(now).read(articleOfText(like, { publishedAt: '2026-03-02T09:00:00Z' }));
    expect(story !== undefined && areOne(story, read)).toBe(false);
  } finally {
    await store.close();
    await site.remove();
  }
});
