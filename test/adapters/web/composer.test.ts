// What the composer completes, and the settings of the desk.
import { describe, expect, test } from 'vitest';
import { completions } from '#adapters/web/commands.ts';
import { web } from '#adapters/web/index.ts';
import { suggest } from '#adapters/web/page/completion.ts';
import { commands } from '#briefings/commands/index.ts';

const list = completions(commands);
const texts = (typed: string): readonly string[] => suggest(typed, list).suggestions.map((each) => each.text);

describe('completions', () => {
  test('come from the declared commands', () => {
    expect(list.map((each) => each.name)).toEqual(commands.map((each) => each.name));
    const now = list.find((each) => each.name === 'now');
    expect(now?.fields.find((each) => each.name === 'length')?.values).toEqual(['flash', 'brief', 'deep']);
    expect(now?.fields.find((each) => each.name === 'story')?.complete).toBe('stories');
    expect(list.find((each) => each.name === 'schedule remove')?.fields[0]?.complete).toBe('schedules');
  });

  test.each([
    ['/', commands.map((each) => `/brief ${each.name} `)],
    ['/brief sou', ['/brief sources ']],
    [
      'sched',
      ['add', 'preview', 'list', 'change', 'pause', 'resume', 'run', 'remove'].map(
        (verb) => `schedule ${verb} `,
      ),
    ],
    ['/brief schedule l', ['/brief schedule list ']],
    ['now de', ['now deep ']],
    ['now deep f', []],
    ['who is', []],
    ['', []],
    ['timeline', []],
  ])('%j → %j', (typed, expected) => {
    expect(texts(typed)).toEqual(expected);
  });

  test('names of stories and schedules are asked for, but not within a question', () => {
    expect(suggest('timeline ar', list).remote).toEqual({
      kind: 'stories',
      typed: 'ar',
      before: 'timeline ',
    });
    expect(suggest('/brief schedule remove ', list).remote).toMatchObject({ kind: 'schedules', typed: '' });
    expect(suggest('ask who is ar', list)).toMatchObject({ remote: null, suggestions: [] });
  });

  test('Enter takes one only after a slash: plain words are sent as they are', () => {
    expect(suggest('/so', list).eager).toBe(true);
    expect(suggest('so', list).eager).toBe(false);
  });
});

describe('settings', () => {
  test.each([
    [{}, null],
    [{ DESK: 'off' }, null],
    [{ DESK: 'on' }, { hosts: [] }],
    [
      { DESK: ' ON ', HOST: '0.0.0.0', DESK_HOSTS: 'Desk.example, news.example' },
      { hosts: ['desk.example', 'news.example', '0.0.0.0'] },
    ],
  ])('%j', (env, expected) => {
    expect(web.config(env)).toEqual(expected);
  });

  test('every fault is named', () => {
    expect(web.config({ DESK: 'perhaps', DESK_HOSTS: 'https://desk.example/' })).toEqual([
      'DESK must be on or off.',
      'DESK_HOSTS: "https://desk.example/" is not a host name (as in desk.example.org).',
    ]);
  });
});
