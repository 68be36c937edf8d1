// Stories that develop over days, article by article: what became of each, the story as merged, and what a channel was
// told and shown on both platforms, recorded to be read.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { discord } from '#adapters/discord/index.ts';
import { slack } from '#adapters/slack/index.ts';
import { update } from '#briefings/compose/update.ts';
import { claimsOf, documentText, type Document } from '#briefings/document.ts';
import { guard } from '#briefings/guard.ts';
import type { Story } from '#briefings/story/story.ts';
import { articleOfText } from '#src/ingest/article/plain.ts';
import { localReader } from '#src/ingest/reader/local/index.ts';
import { newIntake } from '#src/intake/intake.ts';
import { openStore, type Store } from '#src/store/store.ts';
import { markTold, markUpToDate, takePicture, toldAt } from '#src/store/told.ts';
import { newDirectory } from '../src/world.ts';

const articlesSchema = z.array(
  z.object({
    id: z.string(),
    at: z.string(),
    outlet: z.string(),
    url: z.string(),
    title: z.string(),
    text: z.string(),
    /** The story that it is about, by a name of the test's own. */
    story: z.string(),
  }),
);

const place = 'slack:T1/C1';
const recorded = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** An edition for the channel after each article: what is new since the one before. */
async function edition(store: Store, story: Story, now: Date): Promise<Document> {
  const told = await toldAt(store.db, place);
  const document = update([story], told, { length: 'brief', edition: true });
  expect(guard(document, [story]).faults).toEqual([]);
  const picture = await takePicture(store.db, document, [story], now);
  await store.db.transaction().execute(async (trx) => {
    await markTold(trx, place, claimsOf(document.blocks), picture);
    await markUpToDate(trx, place, { picture, scheduled: true }, now);
  });
  return document;
}

test.each(['ember-flood', 'sanctions', 'harbour-trial'])('%s', { timeout: 60_000 }, async (name) => {
  const file = (kind: string): string => `${name}/${kind}.recorded`;
  const directory = newDirectory();
  let store = await openStore(directory.path);
  try {
    const articles = articlesSchema.parse(
      JSON.parse(readFileSync(join(import.meta.dirname, name, 'articles.json'), 'utf8')),
    );
    const outcomes: string[] = [];
    const ids = new Map<string, string>();
    const documents: Document[] = [];
    for (const { id, at, story, text, ...given } of articles) {
      const now = (): Date => new Date(at);
      // A restart before every article: what was decided is all in the store.
      await store.close();
      store = await openStore(directory.path);
      const take = newIntake({ store, reader: localReader(now), now });
      const intake = await take(articleOfText(text, { ...given, publishedAt: at }), { kind: 'new' });
      if (intake.outcome === 'refused') throw new Error(intake.reason);
      outcomes.push(`${id}: ${intake.outcome}`);
      expect(ids.get(story) ?? intake.story.id, id).toBe(intake.story.id);
      ids.set(story, intake.story.id);
      documents.push(await edition(store, intake.story, now()));
    }
    expect(new Set(ids.values()).size).toBe(ids.size);
    const stories = (await store.stories.list()).toSorted((a, b) => (a.firstSeen < b.firstSeen ? -1 : 1));
    const untold = stories.map((story) => ({
      ...story,
      sources: story.sources.map((source) => ({ ...source, text: undefined })),
    }));
    await expect(`${outcomes.join('\n')}\n`).toMatchFileSnapshot(`${file('grouping')}.txt`);
    await expect(recorded(untold)).toMatchFileSnapshot(`${file('stories')}.json`);
    await expect(
      `${documents.map((document, at) => `=== after ${articles[at]?.id ?? ''} ===\n${documentText(document)}`).join('\n\n')}\n`,
    ).toMatchFileSnapshot(`${file('editions')}.txt`);
    await expect(recorded(documents)).toMatchFileSnapshot(`${file('editions')}.json`);
    for (const platform of [slack, discord])
      await expect(
        recorded(documents.map((document) => platform.render(document).map(({ body }) => body))),
      ).toMatchFileSnapshot(`${file(`editions.${platform.name}`)}.json`);
  } finally {
    await store.close();
    directory.remove();
  }
});
