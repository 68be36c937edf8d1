// The intake: what becomes of articles that arrive one after the other.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { articleOfText } from '#src/ingest/article/plain.ts';
import { localReader } from '#src/ingest/reader/local/index.ts';
import { newIntake, type Take } from '#src/intake/intake.ts';
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
