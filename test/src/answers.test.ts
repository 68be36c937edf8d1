// Answers after they were given: judged, gone on with, shown, chosen, each by whom and where it may be.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Input, Newsroom, Posted, Request } from '#adapters/adapter.ts';
import { commands } from '#briefings/commands/index.ts';
import { claimsOf, documentText, type Action, type Document } from '#briefings/document.ts';
import type { Place } from '#briefings/place.ts';
import { newNewsroom } from '#src/newsroom.ts';
import { countFeedback, listFeedback, pruneAnswers } from '#src/store/answers.ts';
import { openStore, type Store } from '#src/store/store.ts';
import { firstStory } from '../briefings/sample.ts';
import { engines, newSite, type Site } from '../sites.ts';
import { newTestArticles, newTestFeeds } from './reading.ts';
import { damStory, newTestLog } from './world.ts';

const now = new Date('2026-03-02T09:00:00Z');
const DAY = 24 * 3_600_000;
const channel: Place = 'memory:G/C';

describe.each(engines)('answers on %s', (engine) => {
  let site: Site;
  let store: Store;
  let newsroom: Newsroom;

  beforeEach(async () => {
    site = await newSite(engine);
    store = await openStore(site.address);
    await store.stories.put(firstStory(), now);
    newsroom = newNewsroom({
      store,
      articles: newTestArticles(store),
      feeds: newTestFeeds(store),
      commands,
      now: () => now,
      log: newTestLog(),
      zone: 'UTC',
    });
  });

  afterEach(async () => {
    await store.close();
    await site.remove();
  });

  const requestOf = (input: Input, more: Partial<Request> = {}): Request => ({
    place: channel,
    asker: { id: 'ann', manager: false },
    input,
    ...more,
  });
  const say = (text: string, more: Partial<Request> = {}): Promise<Document> =>
    newsroom.handle(requestOf({ type: 'words', text }, more));
  const press = (action: Action, more: Partial<Request> = {}): Promise<Document> =>
    newsroom.handle(requestOf({ type: 'action', action }, more));
  const actionsOf = (document: Document): readonly Action[] =>
    document.blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : [])).map((b) => b.action);
  const actionOf = <Type extends Action['type']>(
    document: Document,
    type: Type,
  ): Extract<Action, { type: Type }> => {
    const found = actionsOf(document).find((each) => each.type === type);
    if (found === undefined) throw new Error(`There is no button of type ${type}`);
    return found as Extract<Action, { type: Type }>;
  };
  const idOf = (document: Document): string => actionOf(document, 'feedback').answer;

  test('a verdict is one a person and answer: it is changed, not doubled', async () => {
    const answer = idOf(await say('who denies it?'));
    const bob = { asker: { id: 'bob', manager: true } };
    await press({ type: 'feedback', answer, verdict: 'helpful' });
    await press({ type: 'feedback', answer, verdict: 'helpful' }, bob);
    expect(await countFeedback(store.db, now)).toEqual({ helpful: 2, wrong: 0 });
    const given = { answer, verdict: 'wrong', reason: 'speaker', words: ' Two \0 officials ' } as const;
    const thanks = await newsroom.handle(requestOf({ type: 'feedback', ...given }, bob));
    expect(documentText(thanks)).toContain('/brief correct');
    expect(await countFeedback(store.db, now)).toEqual({ helpful: 1, wrong: 1 });
    expect(await countFeedback(store.db, new Date(now.getTime() + 1))).toEqual({ helpful: 0, wrong: 0 });
    const found = await listFeedback(store.db, { limit: 10 });
    expect(found).toHaveLength(2);
    const wrong = found.find(({ verdict }) => verdict === 'wrong');
    expect(wrong).toMatchObject({ reason: 'speaker', words: 'Two \uFFFD officials', at: now });
    expect(new Set(found.map(({ person }) => person)).size).toBe(2);
    expect(JSON.stringify(found)).not.toMatch(/"(?:ann|bob)"/);
  });

  test('a verdict keeps what was asked and told, in which version of which story', async () => {
    const document = await say('who is being sanctioned?');
    await press({ type: 'feedback', answer: idOf(document), verdict: 'wrong' });
    const [found] = await listFeedback(store.db, { limit: 1 });
    const { answer } = found ?? { answer: undefined };
    expect(answer).toMatchObject({ question: 'who is being sanctioned?', type: 'answer', place: channel });
    expect(answer?.lines.join(' ')).toContain('more than 20 Russian entities');
    expect(answer?.claims.map(({ claim }) => claim)).toEqual(
      claimsOf(document.blocks).map(({ claim }) => claim),
    );
    const versions = await store.db.selectFrom('versions').select('id').execute();
    for (const { version } of answer?.claims ?? []) expect(versions.map(({ id }) => id)).toContain(version);
    expect(answer?.stories).toEqual([{ id: firstStory().id, updatedAt: firstStory().updatedAt }]);
  });

  test('a channel’s managers read of the channel, the desk of all; others of nothing', async () => {
    const ask = async (place: Place): Promise<void> => {
      const answer = idOf(await say('who denies it?', { place }));
      await press({ type: 'feedback', answer, verdict: 'helpful' }, { place });
    };
    for (const place of ['slack:T1/C1', 'slack:T1/C1/17.2', 'slack:T1/C10', 'slack:T1/C11'] as const)
      await ask(place);
    const listed = async (place: Place, manager = true): Promise<string> =>
      documentText(await say('feedback', { place, asker: { id: 'eve', manager } }));
    expect(await listed('slack:T1/C1')).toContain('2 helpful');
    expect(await listed('slack:T1/C10')).toContain('1 helpful');
    expect(await listed('web:desk')).toContain('4 helpful');
    expect(await listed('slack:T1/C1', false)).toContain('Only those who manage');
    expect(await listFeedback(store.db, { within: 'slack:T1', limit: 9 })).toHaveLength(4);
  });

  test('More tells what was left out, a few at a time, each once, and nothing of it when it is withdrawn', async () => {
    const first = await say('what does Russia say?');
    const told = claimsOf(first.blocks).map(({ claim }) => claim);
    let at: Document = first;
    for (let count = 0; actionsOf(at).some(({ type }) => type === 'more'); count += 1) {
      expect(count).toBeLessThan(4);
      at = await press(actionOf(at, 'more'));
      const claims = claimsOf(at.blocks).map(({ claim }) => claim);
      expect(claims.length).toBeGreaterThan(0);
      told.push(...claims);
    }
    expect(at).not.toBe(first);
    expect(new Set((first.further ?? []).map(({ claim }) => claim)).isSubsetOf(new Set(told))).toBe(true);
    await store.stories.put({ ...firstStory(), claims: firstStory().claims.slice(0, 1) }, now);
    const gone = await press({ type: 'more', answer: idOf(first), from: 4 });
    expect(gone.type).toBe('error');
  });

  test('a private answer is its asker’s, also its More; shown, it is everybody’s', async () => {
    const own = await say('private what does Russia say?');
    expect(own.audience).toBe('asker');
    const more = await press(actionOf(own, 'more'));
    expect(more.audience).toBe('asker');
    const eve = { asker: { id: 'eve', manager: true } };
    for (const type of ['more', 'again', 'feedback'] as const) {
      const refused = await press(actionOf(own, type), eve);
      expect(refused.type).toBe('error');
      expect(documentText(refused)).not.toContain('Russia');
    }
    const discord = { place: 'discord:G/C' } as const;
    const told = await say('private what does Russia say?', discord);
    expect((await press(actionOf(told, 'more'), { place: 'discord:@me/D' })).type).toBe('answer');
    const shown = await press(actionOf(own, 'again'));
    expect(shown.audience).toBe('place');
    expect(claimsOf(shown.blocks)).toEqual(claimsOf(own.blocks));
    expect((await say('private schools are affected')).audience).toBe('place');
  });

  test('what was asked in private stays so: which story is meant, and what is asked next', async () => {
    const own = await say('private who denies it?');
    const next = actionOf(own, 'command');
    expect(next.name).toBe('private');
    expect((await press(next)).audience).toBe('asker');
    expect(actionsOf(own).map(({ type }) => type)).not.toContain('ask');
    await store.stories.put(damStory(), now);
    const choice = await say('private what happens next?');
    const chosen = actionsOf(choice).find((each) => each.type === 'command' && each.fields.story === 'dam');
    if (chosen === undefined) throw new Error('The story cannot be chosen');
    expect(await press(chosen)).toMatchObject({ audience: 'asker', stories: ['dam'] });
  });

  test('a button works in the channel of its answer and its threads, nowhere else', async () => {
    const more = actionOf(await say('what does Russia say?'), 'more');
    expect((await press(more, { place: 'memory:G/C/17' })).type).toBe('answer');
    expect((await press(more, { place: 'memory:G/D' })).type).toBe('error');
    expect((await press({ ...more, answer: 'nothing' })).type).toBe('error');
  });

  test('where nothing tells which story is meant, it is asked, and the thread goes on with the one chosen', async () => {
    await store.stories.put(damStory(), now);
    const choice = await say('what happens next?');
    expect(choice).toMatchObject({ type: 'choice', audience: 'asker' });
    const chosen = actionsOf(choice).find((each) => each.type === 'again' && each.story === 'dam');
    if (chosen === undefined) throw new Error('The story cannot be chosen');
    const request = requestOf({ type: 'action', action: chosen });
    const document = await newsroom.handle(request);
    expect(document.stories).toEqual(['dam']);
    const place: Place = `${channel}/m1`;
    const receipt = { place: channel, message: 'm1', thread: place } as const;
    const part = { body: {}, claims: claimsOf(document.blocks), piece: document };
    await newsroom.posted(request, document, [{ receipt, part }] satisfies Posted[]);
    const turns = await store.db.selectFrom('turns').select('question').execute();
    expect(turns).toEqual([{ question: 'what happens next?' }]);
    expect((await say('who says so?', { place })).stories).toEqual(['dam']);
    expect((await say('what does Peskov say?')).type).toBe('answer');
  });

  test('answers are forgotten after a while, but for those that somebody judged', async () => {
    const [kept, left] = [await say('who denies it?'), await say('what does Russia say?')];
    await press({ type: 'feedback', answer: idOf(kept), verdict: 'helpful' });
    await pruneAnswers(store.db, new Date(now.getTime() + 89 * DAY));
    expect(await store.db.selectFrom('answers').select('id').execute()).toHaveLength(2);
    await pruneAnswers(store.db, new Date(now.getTime() + 91 * DAY));
    expect(await store.db.selectFrom('answers').select('id').execute()).toEqual([{ id: idOf(kept) }]);
    expect(documentText(await press(actionOf(left, 'more')))).toContain('too old');
  });
});
