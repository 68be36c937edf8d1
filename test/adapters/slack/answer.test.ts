// What an asker sees while an answer takes long, and when Slack does not take it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answer, type Setting, type Where } from '#adapters/slack/answer.ts';
import { Deliveries } from '#adapters/slack/deliveries.ts';
import { People } from '#adapters/slack/people.ts';
import { Settling } from '#adapters/slack/settling.ts';
import { WebApi } from '#adapters/slack/web-api.ts';
import type { Request } from '#adapters/adapter.ts';
import type { Document } from '#briefings/document.ts';
import { read } from '#test/fakes/slack/reading.ts';
import { FakeSlack } from '#test/fakes/slack/slack.ts';
import { contextOf, documentOf, longDocument, tinyNewsroom, type TinyNewsroom } from './newsroom.ts';

const request: Request = {
  place: 'slack:T1/C1',
  asker: { id: 'U1', manager: false },
  input: { type: 'words', text: 'now' },
};
const where: Where = { target: { channel: 'C1' }, user: 'U1', direct: false, key: 'k1' };

describe('an answer', () => {
  let slack: FakeSlack;
  let newsroom: TinyNewsroom;
  let setting: Setting;

  beforeEach(async () => {
    slack = await FakeSlack.open('socket');
    newsroom = tinyNewsroom();
    const context = contextOf();
    const api = new WebApi(slack, context);
    setting = {
      newsroom,
      api,
      identity: await api.introduce(),
      deliveries: new Deliveries(api, context),
      people: new People((user) => api.person(user, 'T1'), context.now, context.log),
      settling: new Settling(),
      log: context.log,
      patience: 1,
    };
  });
  afterEach(async () => {
    await slack.close();
    expect(slack.refusals).toEqual([]);
  });

  it('that takes long is announced to the asker alone', async () => {
    const { promise, resolve } = Promise.withResolvers<Document>();
    newsroom.answer = () => promise;
    const answered = answer(setting, request, where);
    const notice = await slack.workspace.next(0);
    expect(notice.only).toBe('U1');
    expect(read([notice.payload]).text).toContain('Still working');
    resolve(documentOf('at last'));
    await answered;
    expect(slack.workspace.posted().map(({ only }) => only)).toEqual(['U1', undefined]);
  });

  it('that is posted in part is reported in part, and the asker is told', async () => {
    newsroom.answer = () => longDocument(60);
    setting = { ...setting, patience: 10_000 };
    const answered = answer(setting, request, where);
    await slack.workspace.next(0);
    slack.trouble('chat.postMessage', { type: 'error', error: 'restricted_action_thread_locked' });
    await answered;
    expect(newsroom.told.map(({ messages }) => messages.length)).toEqual([1]);
    expect(read([slack.workspace.posted().at(-1)?.payload]).text).toContain('did not take all of it');
  });

  it('that is for the asker alone is posted in a direct message, where nobody else reads', async () => {
    newsroom.answer = () => documentOf('for you', { audience: 'asker' });
    await answer({ ...setting, patience: 10_000 }, request, {
      ...where,
      target: { channel: 'D1' },
      direct: true,
    });
    expect(slack.workspace.posted()).toMatchObject([{ channel: 'D1' }]);
    expect(slack.calls.map(({ method }) => method)).toContain('chat.postMessage');
    expect(newsroom.told).toEqual([]);
  });
});
