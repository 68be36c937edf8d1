// What the adapter remembers: who people are, and which deliveries were posted.
import { describe, expect, it } from 'vitest';
import { PostError, type Context } from '#adapters/adapter.ts';
import { Deliveries } from '#adapters/slack/deliveries.ts';
import { People } from '#adapters/slack/people.ts';
import { render } from '#adapters/slack/render.ts';
import type { Target } from '#adapters/slack/target.ts';
import { contextOf, documentOf } from './newsroom.ts';

const start = Date.parse('2026-01-01T00:00:00Z');
const minutes = 60_000;

describe('people', () => {
  it('are looked up once in ten minutes, and again after a failure', async () => {
    let now = start;
    const answers = [
      () => Promise.reject(new Error('no answer')),
      () => Promise.resolve({ manager: true, zone: 'Europe/Lisbon' }),
      () => Promise.resolve({ manager: false }),
    ];
    const look = () => answers.shift()?.() ?? Promise.reject(new Error('asked too often'));
    const people = new People(look, () => new Date(now), contextOf().log);
    const seen = [await people.find('U1'), await people.find('U1')];
    now += 9 * minutes;
    seen.push(await people.find('U1'));
    now += 2 * minutes;
    seen.push(await people.find('U1'));
    expect(seen.map(({ manager }) => manager)).toEqual([false, true, true, false]);
  });
});

describe('deliveries', () => {
  const [part] = render(documentOf('x'));
  if (!part) throw new Error('nothing was rendered');
  const post = (deliveries: Deliveries, key: string) => deliveries.post({ channel: 'C1' }, part.body, key);
  const posting = (posts: string[]) => ({
    post: (target: Target, _: unknown, key: string) =>
      Promise.resolve({ ts: `${posts.push(key)}.1`, target }),
    find: () => Promise.resolve(null),
  });

  it('are forgotten after a week', async () => {
    let now = start;
    const context = { ...contextOf(), now: () => new Date(now) };
    const posts: string[] = [];
    await post(new Deliveries(posting(posts), context), 'old');
    now += 8 * 24 * 60 * minutes;
    await post(new Deliveries(posting(posts), context), 'new');
    expect([...context.entries.keys()]).toEqual(['post/new']);
  });

  it('are posted once for a key, also when they are wanted at the same time', async () => {
    const posts: string[] = [];
    const context = contextOf();
    const deliveries = new Deliveries(posting(posts), context);
    const both = await Promise.all([post(deliveries, 'k'), post(deliveries, 'k')]);
    const again = await post(new Deliveries(posting(posts), context), 'k');
    expect([...both, again]).toEqual(['1.1', '1.1', '1.1']);
  });

  it('are looked for before they are sent again', async () => {
    const posts: string[] = [];
    const looks: string[] = [];
    const doubtful = new PostError('lost', { outcome: 'unknown' });
    const context = contextOf();
    const api = {
      post: (_: unknown, __: unknown, key: string) => {
        posts.push(key);
        return Promise.reject(doubtful);
      },
      find: (target: Target, key: string) =>
        Promise.resolve(looks.push(key) > 1 ? { ts: '7.7', target } : null),
    };
    await expect(post(new Deliveries(api, context), 'k')).rejects.toBe(doubtful);
    await expect(post(new Deliveries(api, context), 'k')).rejects.toBe(doubtful);
    expect(await post(new Deliveries(api, context), 'k')).toBe('7.7');
    expect(posts).toHaveLength(2);
  });

  it('are not sent again when nobody can say whether they arrived', async () => {
    const context = contextOf();
    const limited = new PostError('wait', { outcome: 'refused', retryAfter: 7_000 });
    const api = {
      post: () => Promise.reject(new PostError('lost', { outcome: 'unknown' })),
      find: () => Promise.reject(limited),
    };
    await post(new Deliveries(api, context), 'k').catch(() => undefined);
    await expect(post(new Deliveries(api, context), 'k')).rejects.toMatchObject({
      outcome: 'unknown',
      retryAfter: 7_000,
    });
  });

  it('are not sent when they cannot be noted first', async () => {
    const posts: string[] = [];
    const context: Context = contextOf();
    const shelf = { ...context.shelf, put: () => Promise.reject(new Error('the disk is full')) };
    const error: unknown = await post(new Deliveries(posting(posts), { ...context, shelf }), 'k').catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(PostError);
    expect(error).toMatchObject({ outcome: 'refused' });
    expect(posts).toEqual([]);
  });
});
