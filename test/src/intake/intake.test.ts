// The intake: what becomes of articles that arrive one after the other.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { articleOfText } from '#src/ingest/article/plain.ts';
import { localReader } from '#src/ingest/reader/local/index.ts';
import { newIntake, type Take } from '#src/intake/intake.ts';
import { isRetraction } from '#src/intake/retraction.ts';
import { openStore, type Store } from '#src/store/store.ts';
import { newDirectory } from '../world.ts';

let directory: ReturnType<typeof newDirectory>;
let store: Store;
let take: Take;

beforeEach(async () => {
  directory = newDirectory();
  store = await openStore(directory.path);
  const now = (): Date => new Date('2026-03-02T09:00:00Z');
  take = newIntake({ store, reader: localReader(now), now });
});

afterEach(async () => {
  await store.close();
  directory.remove();
});

const FLOOD = `The river Ember burst its banks at Tolmead on Sunday night and flooded some 200 houses, the county's police said on Monday. Nobody was hurt.

"We had twenty minutes to get people out," police chief Mara Lindqvist told reporters. She expects the water to fall by Wednesday.`;

describe('an article', () => {
  test('begins a story, and is known again', async () => {
    const article = articleOfText(FLOOD, { url: 'https://gazette.example/flood', outlet: 'Tolmead Gazette' });
    const first = await take(article, { kind: 'new' });
    expect(first).toMatchObject({ outcome: 'new' });
    const again = await take(article, { kind: 'new' });
    expect(again).toMatchObject({ outcome: 'same' });
    expect(await store.stories.list()).toHaveLength(1);
  });

  test('that has hardly any text is refused in words', async () => {
    const refused = await take(articleOfText('Rain.', {}), { kind: 'new' });
    expect(refused).toMatchObject({ outcome: 'refused' });
    expect('reason' in refused && refused.reason).toContain('hardly any text');
  });
});

describe('a copy', () => {
  const REPORT = [
    'The Orlen dam lost 40 metres of its wall on Monday, the river authority said.',
    'Engineers lowered the lake by two metres, the river authority said.',
    'Mayor Ada Brenn said that 300 people had left the valley of Orlen.',
    'The Orlen dam was built in 1961 and holds back the lake above the town of Orlen.',
  ];
  const told = async (): Promise<readonly string[]> =>
    ((await store.stories.list())[0]?.claims ?? []).map(({ text, attribution }) =>
      [text, ...attribution.map(({ name }) => name)].join(' | '),
    );

  test('adds nothing, nor does it in its later versions', async () => {
    await take(articleOfText(REPORT.join(' '), { url: 'https://gazette.example/dam' }), { kind: 'new' });
    const before = await told();
    expect(before).toContain('Engineers lowered the lake by two metres | the river authority');
    const copy = { url: 'https://mirror.example/dam' };
    const later = REPORT.slice(1).join(' ');
    const how = { outcome: 'repeat' };
    expect(await take(articleOfText(later, copy), { kind: 'new' })).toMatchObject(how);
    expect(await told()).toEqual(before);
    for (const readers of [2, 3]) {
      const seen = `${later} The page was opened by ${readers} readers in all.`;
      expect(await take(articleOfText(seen, copy), { kind: 'edited' })).toMatchObject({ outcome: 'edited' });
      expect(await told()).toEqual(before);
    }
  });
});

describe('an article that its outlet takes back', () => {
  const OTHER = `At Tolmead the river Ember flooded the lower town on Sunday, and families slept in the school. The school was opened by the town's mayor, Ida Corr.

"We had twenty minutes to get people out," police chief Mara Lindqvist told the Northshire Herald at Tolmead.`;
  const gazette = { url: 'https://gazette.example/flood', outlet: 'Tolmead Gazette' };

  test.each([
    ['by a notice in its place', 'This article has been withdrawn. We apologise to our readers.', 'edited'],
    ['by its server', '', 'withdrawn'],
  ] as const)('%s: what rests on it alone is withdrawn, and it may come back', async (_, text, kind) => {
    const first = await take(articleOfText(FLOOD, gazette), { kind: 'new' });
    await take(articleOfText(OTHER, { url: 'https://herald.example/flood', outlet: 'Northshire Herald' }), {
      kind: 'new',
    });
    const gone = await take({ text, kind: 'whole', ...gazette }, { kind });
    expect(gone).toMatchObject({ outcome: 'withdrawn' });
    const story = await store.stories.get(first.outcome === 'refused' ? '' : first.story.id);
    const [source, other] = story?.sources ?? [];
    expect([source?.withdrawnAt, other?.withdrawnAt]).toEqual(['2026-03-02T09:00:00.000Z', undefined]);
    for (const { evidence, status } of story?.claims ?? []) {
      const isAlone = evidence.every((span) => span.source === source?.id);
      expect(status === 'withdrawn').toBe(isAlone);
      expect(isAlone || evidence.every((span) => span.source === other?.id)).toBe(true);
    }
    expect(story?.claims.map(({ status }) => status)).toContain('withdrawn');
    expect(await take({ text, kind: 'whole', ...gazette }, { kind })).toMatchObject({ outcome: 'same' });
    const again = await take(articleOfText(FLOOD, gazette), { kind: 'edited' });
    expect(again).toMatchObject({ outcome: 'edited' });
    const sources = again.outcome === 'refused' ? [] : again.story.sources;
    expect(sources.map(({ withdrawnAt }) => withdrawnAt)).toEqual([undefined, undefined]);
  });

  test('and that is not known is refused in words', async () => {
    const notice = articleOfText('We have withdrawn this story.', gazette);
    expect(await take(notice, { kind: 'new' })).toMatchObject({ outcome: 'refused' });
  });

  test.each([
    ['This article has been withdrawn.', true],
    ['The story was retracted on Monday by its authors after doubts about the figures.', true],
    ['Our report has been taken down.', true],
    ['RETRACTED: Council votes on dam', true],
    ['We have removed this article while we look into complaints.', true],
    ['The minister has withdrawn the bill. This article explains why.', false],
    ['This article was updated to add what the mayor said.', false],
    ['The newspaper withdrew its reporter from the front.', false],
    [`${'The paper told at length how it came to this. '.repeat(20)}This article has been withdrawn.`, false],
  ])('%s → %s', (text, is) => {
    expect(isRetraction(text)).toBe(is);
  });
});

test('whoever watches the stories writes in the same transaction, or undoes it', async () => {
  const seen: (string | null)[][] = [];
  const end = store.stories.watch((_, before, after) => {
    seen.push([before?.id ?? null, after.id]);
    return Promise.resolve();
  });
  const article = articleOfText(FLOOD, { url: 'https://gazette.example/flood' });
  const first = await take(article, { kind: 'new' });
  const id = first.outcome === 'refused' ? '' : first.story.id;
  expect(seen).toEqual([[null, id]]);
  end();
  store.stories.watch(() => Promise.reject(new Error('not now')));
  const changed = articleOfText(FLOOD.replace('200', '300'), { url: 'https://gazette.example/flood' });
  await expect(take(changed, { kind: 'edited' })).rejects.toThrow('not now');
  expect((await store.stories.get(id))?.sources[0]?.text).toContain('200');
});
