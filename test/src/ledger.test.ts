// The ledger at work: a story changes, version after version, and a place is told each change once.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { commands } from '#briefings/commands/index.ts';
import { claimsOf, documentText, linesOf, type Document } from '#briefings/document.ts';
import type { Place } from '#briefings/place.ts';
import { isPutRight } from '#briefings/story/news.ts';
import type { Claim, Story } from '#briefings/story/story.ts';
import { changeOf, versionKey, versionOf, type Version } from '#briefings/story/version.ts';
import { claimDue } from '#src/clock/tick.ts';
import type { Outbox } from '#src/delivery/outbox.ts';
import { newNewsroom } from '#src/newsroom.ts';
import { keepSettings } from '#src/store/places.ts';
import { addSchedule } from '#src/store/schedules.ts';
import type { Store } from '#src/store/store.ts';
import { toldAt } from '#src/store/told.ts';
import { storyOf } from '../briefings/sample.ts';
import { engines } from '../sites.ts';
import { newTestArticles, newTestFeeds } from './reading.ts';
import { openScene, type Scene } from './scene.ts';
import { damStory, newTestLog } from './world.ts';

const place: Place = 'memory:G/C';
const start = new Date('2026-03-02T08:00:00Z');
const HOUR = 3_600_000;

describe.each(engines)('the ledger on %s', (engine) => {
  let store: Store;
  let now: Date;
  let paper: Scene['paper'];
  let outbox: Outbox;
  let close: Scene['close'];
  const log = newTestLog();

  beforeEach(async () => {
    now = start;
    ({ store, paper, outbox, close } = await openScene(engine, () => now, log));
  });

  afterEach(async () => {
    await close();
  });

  const hourly = { type: 'cron', expression: '0 * * * *', zone: 'UTC' } as const;
  const schedule = (where: Place = place, story?: string) =>
    addSchedule(
      store.db,
      {
        place: where,
        draft: { when: hourly, length: 'brief', ...(story === undefined ? {} : { story }) },
        nextRunAt: now,
        createdBy: 'U1',
      },
      now,
    );
  const tick = async (): Promise<Document | undefined> => {
    const before = paper.posted.length;
    await claimDue(store.db, now, log);
    outbox.ring();
    await outbox.idle();
    expect(paper.posted.length - before).toBeLessThanOrEqual(1);
    return paper.posted[before];
  };
  const nextHour = (hours = 1): void => {
    now = new Date(now.getTime() + hours * HOUR);
  };
  const put = (story: Story): Promise<void> => store.stories.put(story, now);
  const changed = (id: string, change: Partial<Claim>): Story => {
    const story = damStory();
    return { ...story, claims: story.claims.map((each) => (each.id === id ? { ...each, ...change } : each)) };
  };

  test('the first edition is the briefing, the next tells what changed, and then nothing is new', async () => {
    await put(damStory());
    await schedule();
    expect((await tick())?.type).toBe('briefing');
    nextHour();
    await put(changed('repair', { text: 'The dam will be repaired in June' }));
    const update = await tick();
    expect(update).toMatchObject({ type: 'update' });
    expect(claimsOf(update?.blocks ?? [])).toEqual([{ story: 'dam', claim: 'repair' }]);
    expect(documentText(update as Document)).toContain('Since 2026-03-02 08:00 UTC: 1 updated · 1 unchanged');
    nextHour();
    const nothing = await tick();
    expect(documentText(nothing as Document)).toBe(
      'Nothing new on “The dam above Upper Plumstone is to be repaired” since 2026-03-02 09:00 UTC.',
    );
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('a channel that chose silence is not told that nothing is new', async () => {
    await put(damStory());
    await schedule();
    await keepSettings(store.db, place, {
      zone: 'UTC',
      quiet: null,
      withoutNews: 'silent',
      answers: 'public',
    });
    await tick();
    nextHour();
    expect(await tick()).toBeUndefined();
    const rows = await store.db
      .selectFrom('deliveries')
      .select(['state', 'reason'])
      .orderBy('scheduled_for')
      .execute();
    expect(rows[1]).toMatchObject({
      state: 'skipped',
      reason: expect.stringContaining('nothing new') as string,
    });
  });

  test('what was not delivered is not told: the next edition has it', async () => {
    await put(damStory());
    await schedule();
    await tick();
    nextHour();
    await put(changed('safe', { status: 'disputed' }));
    paper.fail(true);
    await tick();
    paper.fail(false);
    await store.db.updateTable('deliveries').set({ state: 'failed' }).where('state', '<>', 'sent').execute();
    nextHour();
    const update = await tick();
    expect(claimsOf(update?.blocks ?? [])).toEqual([{ story: 'dam', claim: 'safe' }]);
    expect(documentText(update as Document)).toContain('[now disputed]');
  });

  test('a second place, a second story: each has what is new for it', async () => {
    await put(damStory());
    await schedule();
    await tick();
    nextHour();
    await put(damStory('weir'));
    const update = await tick();
    expect(update?.stories).toEqual(['weir', 'dam']);
    expect(new Set(claimsOf(update?.blocks ?? []).map(({ story }) => story))).toEqual(new Set(['weir']));
    await schedule('memory:G/D', 'dam');
    nextHour();
    await claimDue(store.db, now, log);
    outbox.ring();
    await outbox.idle();
    expect(paper.posted.at(-1)?.type === 'briefing' || paper.posted.at(-2)?.type === 'briefing').toBe(true);
  });

  test('an answer tells a claim, too; a briefing that somebody asks for brings the channel up to date', async () => {
    await put(damStory());
    const newsroom = newNewsroom({
      store,
      articles: newTestArticles(store),
      feeds: newTestFeeds(store),
      commands,
      now: () => now,
      log,
      zone: 'UTC',
    });
    const asker = { id: 'U1', manager: true };
    const type = async (text: string): Promise<Document> => {
      const request = { place, asker, input: { type: 'words', text } } as const;
      const document = await newsroom.handle(request);
      const part = { body: document, claims: claimsOf(document.blocks), piece: document };
      const message = `a${now.getTime()}`;
      const receipt = { place, message, thread: `${place}/${message}` } as const;
      await newsroom.posted(request, document, [{ receipt, part }]);
      nextHour();
      return document;
    };
    expect((await type('new')).type).toBe('briefing');
    expect(documentText(await type('new'))).toContain('Nothing new');
    await put(changed('repair', { status: 'withdrawn' }));
    const update = await type('new');
    expect(documentText(update)).toContain('Put right\n• [withdrawal]');
    expect(documentText(await type('new'))).toContain('Nothing new');
    await put(changed('safe', { text: 'The dam is safe until the autumn' }));
    await type('ask is the dam safe?');
    await type('new');
    const told = (await toldAt(store.db, place)).get('dam');
    expect(told?.claims.get('safe')).toMatchObject({
      told: true,
      version: { words: 'The dam is safe until the autumn' },
    });
    expect(documentText(await type('new'))).toContain('Nothing new');
    // What was asked for is no edition: the first of a schedule tells the whole.
    await schedule();
    expect((await tick())?.type).toBe('briefing');
    nextHour();
    expect(documentText((await tick()) as Document)).toContain('Nothing new');
  });

  test('what rests on a bare source alone waits, and comes with the next that can lead', async () => {
    await put(damStory());
    await schedule();
    await tick();
    const [claim] = damStory().claims;
    if (claim === undefined) throw new Error('no claim');
    const rumour: Claim = {
      ...claim,
      id: 'rumour',
      text: 'The repair may cost more',
      sourcing: 'unnamed_bare',
    };
    await put({ ...damStory(), claims: [...damStory().claims, rumour] });
    nextHour();
    expect(documentText((await tick()) as Document)).toContain(
      '1 claim of an unnamed source alone will wait.',
    );
    const settled = changed('safe', { status: 'established' });
    await put({ ...settled, claims: [...settled.claims, rumour] });
    nextHour();
    const document = await tick();
    expect(
      claimsOf(document?.blocks ?? [])
        .map(({ claim: id }) => id)
        .sort(),
    ).toEqual(['rumour', 'safe']);
    nextHour();
    expect(documentText((await tick()) as Document)).toMatch(/^Nothing new on .* UTC\.$/);
  });

  test('after three days without Dateline one late edition tells all that came, and how many it stands for', async () => {
    await put(damStory());
    await schedule();
    await tick();
    nextHour(30);
    await put(changed('repair', { text: 'The dam will be repaired in June' }));
    nextHour(30);
    await put(changed('repair', { text: 'The dam will be repaired in July' }));
    now = new Date('2026-03-05T08:20:00Z');
    const late = await tick();
    const text = documentText(late as Document);
    expect(text).toContain(
      'Late edition: it was due 2026-03-05 08:00 UTC; it stands for 71 missed before it, too.',
    );
    expect(text).toContain('[updated] The dam will be repaired in July');
    expect(text).not.toContain('June');
    expect(claimsOf(late?.blocks ?? [])).toEqual([{ story: 'dam', claim: 'repair' }]);
    now = new Date('2026-03-05T08:21:00Z');
    expect(await tick()).toBeUndefined();
    const rows = await store.db.selectFrom('deliveries').select(['state']).execute();
    expect(rows.filter(({ state }) => state === 'skipped')).toHaveLength(71);
    now = new Date('2026-03-05T09:00:10Z');
    expect(documentText((await tick()) as Document)).toContain('Nothing new');
  });

  test('20 versions of a story: no unchanged claim is told again, no changed one is missed', async () => {
    const counts = { again: 0, missed: 0, told: 0 };
    const [first, ...later] = versions(20, 7);
    await put(first as Story);
    await schedule(place, 'arvel-port');
    await tick();
    let known = new Map((first as Story).claims.map((claim) => [claim.id, seen(claim)]));
    for (const story of later) {
      nextHour();
      await put(story);
      const document = await tick();
      const primary = newsTold(document);
      const wanted = expectedNews(story, known);
      counts.told += primary.length;
      counts.again += primary.filter((id) => !wanted.has(id)).length;
      counts.missed += [...wanted].filter((id) => !primary.includes(id)).length;
      const carried = claimsOf(document?.blocks ?? []).map(({ claim }) => claim);
      known = new Map([
        ...known,
        ...story.claims
          .filter(({ id }) => wanted.has(id) || carried.includes(id))
          .map((claim) => [claim.id, seen(claim)] as const),
      ]);
    }
    expect(counts).toMatchObject({ again: 0, missed: 0 });
    expect(counts.told).toBeGreaterThan(40);
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

/** The claims that an update tells as news: of a line that shows both sides of a dispute, the labelled one. */
function newsTold(document: Document | undefined): readonly string[] {
  return (document?.blocks ?? [])
    .flatMap(linesOf)
    .filter(({ inlines: [first] }) => first?.type === 'chip')
    .flatMap(({ claims }) => claims.map(({ claim }) => claim))
    .filter((id, at, all) => all.indexOf(id) === at);
}

/** What a reader sees of a claim. */
const seen = ({ text, status, certainty, polarity, attribution, quote, when }: Claim): string =>
  JSON.stringify([text, status, certainty, polarity, attribution, quote, when]);

/** What a reader who knows these claims has to be told: by comparing them, without the code under test. */
function expectedNews(story: Story, known: ReadonlyMap<string, string>): ReadonlySet<string> {
  const sides = (claim: Claim): readonly string[] =>
    claim.status === 'disputed'
      ? story.claims
          .filter(
            (other) =>
              other.links.some((link) => link.type === 'denies' && link.claim === claim.id) ||
              claim.links.some((link) => link.type === 'denies' && link.claim === other.id),
          )
          .slice(0, 3)
          .map(({ id }) => id)
      : [];
  const news = story.claims.filter((claim) => {
    const before = known.get(claim.id);
    if (before === undefined) return claim.status !== 'withdrawn' && claim.status !== 'superseded';
    return before !== seen(claim);
  });
  return new Set(news.flatMap((claim) => [claim.id, ...sides(claim)]));
}

/** Versions of a story: claims come in, change their words, status, certainty or speakers, or are put right. */
function versions(count: number, seed: number): readonly Story[] {
  const full = storyOf(30);
  let random = seed;
  const next = (most: number): number => {
    random = (random * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor(random / 65_536) % most;
  };
  let claims: Claim[] = full.claims.slice(0, 10);
  return Array.from({ length: count }, (_, at) => {
    if (at > 0) {
      claims = claims.map((claim) => (next(6) === 0 ? mutated(claim, next(5), at) : claim));
      claims = [...claims, ...full.claims.slice(claims.length, claims.length + next(3))];
    }
    return { ...full, updatedAt: new Date(start.getTime() + at * HOUR).toISOString(), claims };
  });
}

function mutated(claim: Claim, way: number, at: number): Claim {
  switch (way) {
    case 0:
      return { ...claim, text: `${claim.text}, as of report ${at}` };
    case 1:
      return { ...claim, status: claim.status === 'attributed' ? 'corroborated' : 'attributed' };
    case 2:
      return { ...claim, certainty: claim.certainty === 'certain' ? 'probable' : 'certain' };
    case 3:
      return { ...claim, status: 'corrected', text: `${claim.text}, corrected in report ${at}` };
    default:
      return { ...claim, evidence: [...claim.evidence, { source: 's2' }] };
  }
}

describe('changeOf', () => {
  const story = damStory();
  const claim = story.claims[0] as Claim;
  const version = (change: Partial<Claim>): Version => versionOf(story, { ...claim, ...change });
  const base = version({});
  test.each<[Partial<Claim>, Partial<Claim>, string | null]>([
    [{}, {}, null],
    [{}, { evidence: [{ source: 's1' }, { source: 's1' }] }, null],
    [{}, { text: 'Other words' }, 'updated'],
    [{}, { status: 'corroborated' }, 'strengthened'],
    [{}, { status: 'established' }, 'strengthened'],
    [{ status: 'established' }, {}, 'weakened'],
    [{ status: 'expected' }, { status: 'established' }, 'strengthened'],
    [{}, { certainty: 'possible' }, 'weakened'],
    [{ certainty: 'possible' }, { certainty: 'probable' }, 'strengthened'],
    [{}, { status: 'disputed' }, 'disputed'],
    [{ status: 'disputed' }, { status: 'corroborated' }, 'strengthened'],
    [{}, { status: 'corrected', text: 'Other words' }, 'correction'],
    [{ status: 'corrected' }, { status: 'corrected', text: 'Other words again' }, 'correction'],
    [{}, { status: 'withdrawn' }, 'withdrawal'],
    [{}, { status: 'superseded' }, 'updated'],
    [{}, { polarity: 'denied' }, 'updated'],
    [
      {},
      {
        attribution: [
          ...claim.attribution,
          { ...(claim.attribution[0] as Claim['attribution'][number]), speaker: 'council' },
        ],
      },
      'strengthened',
    ],
    [{ sourcing: 'unnamed_described' }, {}, 'strengthened'],
  ])('%j → %j: %s', (before, after, change) => {
    expect(changeOf(version(before), version(after))).toBe(change);
  });

  test('a change is named exactly where a reader sees one, and a correction is never an update', () => {
    const { status, certainty } = claim;
    const any = fc.record({
      text: fc.constantFrom('One', 'Two'),
      status: fc.constantFrom<Claim['status']>(
        status,
        'corrected',
        'withdrawn',
        'superseded',
        'disputed',
        'alleged',
      ),
      certainty: fc.constantFrom<Claim['certainty']>(certainty, 'possible'),
    });
    fc.assert(
      fc.property(any, any, (one, other) => {
        const [before, after] = [version(one), version(other)];
        const change = changeOf(before, after);
        expect(change === null).toBe(versionKey(before) === versionKey(after));
        if (change === null) return;
        expect(change === 'correction').toBe(after.status === 'corrected');
        expect(isPutRight({ claim, change, isUnheard: false, before: base })).toBe(
          after.status === 'corrected' || (after.status === 'withdrawn' && before.status !== 'withdrawn'),
        );
      }),
    );
  });
});
