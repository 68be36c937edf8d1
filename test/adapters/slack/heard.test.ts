// What is understood of a typed text and of a message event.
import { describe, expect, it } from 'vitest';
import { heardOf, plain } from '#adapters/slack/heard.ts';

describe('typed text', () => {
  it.each([
    ['add <https://example.org/a?x=1&amp;y=2|example.org/a>', 'add https://example.org/a?x=1&y=2'],
    ['a &lt; b &amp;&amp; c &gt; d', 'a < b && c > d'],
    ['&amp;lt; stays', '&lt; stays'],
    ['<@U2> and <#C1|news> and <!here>', '@U2 and #news and @here'],
    [' two\nlines\u0000 ', 'two lines'],
  ])('%j is %j', (typed, words) => expect(plain(typed)).toBe(words));
});

describe('a message event', () => {
  const event = {
    type: 'message',
    channel: 'C1',
    channel_type: 'channel',
    user: 'U1',
    text: 'and who denies it?',
    ts: '2.1',
    thread_ts: '1.1',
  };
  const heard = (more: object) => heardOf({ ...event, ...more }, { user: 'U0BOT', team: 'T1' });

  it('is heard without its mention', () => {
    expect(heard({ text: '<@U0BOT> now, <@U0BOT|dateline> please' })).toEqual({
      channel: 'C1',
      user: 'U1',
      ts: '2.1',
      thread: '1.1',
      text: 'now, please',
      mentioned: true,
      direct: false,
    });
  });

  it.each([
    { bot_id: 'B1' },
    { user: 'U0BOT' },
    { subtype: 'message_changed' },
    { subtype: 'bot_message', user: undefined },
    { text: '<@U2> what do you think?' },
    { text: undefined },
    { type: 'reaction_added' },
  ])('is not for us with %j', (more) => expect(heard(more)).toBeNull());

  it.each([{ subtype: 'thread_broadcast' }, { text: '<@U2> said so, <@U0BOT>' }, { channel_type: 'im' }])(
    'is for us with %j',
    (more) => expect(heard(more)).not.toBeNull(),
  );
});
