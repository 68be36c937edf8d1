// Typed words: commands, their fields, and questions.
import { describe, expect, test } from 'vitest';
import { commands } from '#briefings/commands/index.ts';
import { readWords } from '#briefings/commands/words.ts';

describe('what was typed', () => {
  test.each([
    ['', 'help', {}],
    ['help', 'help', {}],
    ['now', 'now', {}],
    ['/brief now', 'now', {}],
    ['NOW', 'now', {}],
    ['now deep', 'now', { length: 'deep' }],
    ['now flash russia sanctions', 'now', { length: 'flash', story: 'russia sanctions' }],
    ['now us-russia-sanctions deep', 'now', { length: 'deep', story: 'us-russia-sanctions' }],
    ['now story:us-russia-sanctions length:flash', 'now', { length: 'flash', story: 'us-russia-sanctions' }],
    ['ask who denies it?', 'ask', { question: 'who denies it?' }],
    ['who denies it?', 'ask', { question: 'who denies it?' }],
    ['is it in “now:” or not', 'ask', { question: 'is it in “now:” or not' }],
    [
      'now that it is expected, who denies it?',
      'ask',
      { question: 'now that it is expected, who denies it?' },
    ],
    ['nowhere', 'ask', { question: 'nowhere' }],
    ['timeline', 'timeline', {}],
    ['quotes Peskov', 'quotes', { who: 'Peskov' }],
    ['quotes Peskov story:sanctions', 'quotes', { who: 'Peskov', story: 'sanctions' }],
    ['schedule', 'schedule list', {}],
    ['schedule list', 'schedule list', {}],
    ['schedule add weekdays at 8:00', 'schedule add', { when: 'weekdays at 8:00' }],
    ['schedule add weekdays at 8:00 deep', 'schedule add', { when: 'weekdays at 8:00', length: 'deep' }],
    [
      'schedule add daily at 9:01 Deep in UTC',
      'schedule add',
      { when: 'daily at 9:01 in UTC', length: 'deep' },
    ],
    [
      'schedule add in 1 minute story:"russia sanctions"',
      'schedule add',
      { when: 'in 1 minute', story: 'russia sanctions' },
    ],
    ['schedule remove s1', 'schedule remove', { id: 's1' }],
    ['add https://news.example/a:b?c=d', 'add', { url: 'https://news.example/a:b?c=d' }],
    ['https://news.example/a', 'add', { url: 'https://news.example/a' }],
    ['<https://news.example/a>', 'add', { url: '<https://news.example/a>' }],
    ['https://news.example/a is wrong', 'ask', { question: 'https://news.example/a is wrong' }],
    ['follow sanctions in slack:T1/C2', 'follow', { story: 'sanctions', channel: 'slack:T1/C2' }],
    [
      'follow sanctions 1h channel:web:talk',
      'follow',
      { story: 'sanctions', every: '1h', channel: 'web:talk' },
    ],
    [
      'schedule add daily at 9 in Berlin in discord:1/2',
      'schedule add',
      { when: 'daily at 9 in Berlin', channel: 'discord:1/2' },
    ],
    ['why', 'why', {}],
    ['why s1', 'why', { item: 's1' }],
    ['why 8:00', 'why', { item: '8:00' }],
    ['why "the dam"', 'why', { item: '"the dam"' }],
    ['why does nobody deny it', 'ask', { question: 'why does nobody deny it' }],
    ['quiet 22:00–7:00 hold', 'quiet', { hours: '22:00–7:00', corrections: 'hold' }],
    ['zone Berlin', 'zone', { zone: 'Berlin' }],
    ['no-news silent', 'no-news', { choice: 'silent' }],
    ['answers', 'answers', {}],
    ['answers Private', 'answers', { choice: 'private' }],
    ['answers to whom?', 'ask', { question: 'answers to whom?' }],
    ['new sanctions flash', 'new', { story: 'sanctions', length: 'flash' }],
    ['schedule pause s1', 'schedule pause', { id: 's1' }],
    [
      'schedule change s1 daily at 9 flash',
      'schedule change',
      { schedule: 's1 daily at 9', length: 'flash' },
    ],
  ])('%s', (typed, name, fields) => {
    expect(readWords(typed)).toEqual({ name, fields });
  });

  test('an unknown word of a group says which there are', () => {
    expect(() => readWords('schedule pauze s1')).toThrow(
      '“schedule” takes one of: add, preview, list, change, pause',
    );
  });

  test('a command that takes nothing says so', () => {
    expect(() => readWords('stories please')).toThrow('takes no further words');
  });
});

describe('the declarations', () => {
  test.each(commands.map((command) => [command.name, command] as const))(
    '%s reads its own example',
    (name, command) => {
      expect(readWords(command.example).name).toBe(name);
      expect(command.input.safeParse(readWords(command.example).fields).success).toBe(true);
      expect(command.summary.length).toBeLessThanOrEqual(100);
    },
  );
});
