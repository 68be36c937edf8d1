// The slash commands: what is registered is within Discord's limits, and what is called is understood.
import { describe, expect, test } from 'vitest';
import { calledBy, commandsBody } from '#adapters/discord/commands.ts';
import { commands as declared } from '#briefings/commands/index.ts';
import { faultsOf } from '#test/fakes/discord/description.ts';
import { commandFaults } from '#test/fakes/discord/rules.ts';
import { commands } from './newsroom.ts';

describe('the registered body', () => {
  test.each([
    ['of the declared commands', declared],
    ['of the samples', commands],
  ])('%s is within the limits', (_, given) => {
    const body = commandsBody(given);
    expect(body.flatMap((each) => faultsOf('ApplicationCommandUpdateRequestSchema', each))).toEqual([]);
    expect(commandFaults(body)).toEqual([]);
  });

  test('has a subcommand for each command, in a group where the name has two words', () => {
    expect(commandsBody(commands)).toMatchObject([
      {
        type: 1,
        name: 'brief',
        options: [
          { type: 1, name: 'ask', options: [{ type: 3, name: 'question', required: true }] },
          {
            type: 1,
            name: 'now',
            options: [
              { name: 'storyname', required: true, autocomplete: true, description: 'Which story' },
              {
                name: 'length',
                required: false,
                choices: [{ value: 'flash' }, { value: 'brief' }, { value: 'deep' }],
              },
            ],
          },
          {
            type: 2,
            name: 'schedule',
            options: [
              { type: 1, name: 'add' },
              { type: 1, name: 'list', options: [] },
            ],
          },
        ],
      },
    ]);
  });

  test('asks no permission of anybody', () => {
    expect(commandsBody(declared)[0]).not.toHaveProperty('default_member_permissions');
  });

  test('names every declared command once', () => {
    const names = commandsBody(declared).flatMap(({ options }) =>
      options.flatMap((option) =>
        option.type === 2 ? option.options.map(({ name }) => `${option.name} ${name}`) : [option.name],
      ),
    );
    expect(names.toSorted()).toEqual(declared.map(({ name }) => name).toSorted());
  });
});

test('a call names its command, its fields, and the field being typed', () => {
  const options = [
    { type: 3, name: 'storyname', value: 'da', focused: true },
    { type: 3, name: 'length', value: 'deep' },
  ];
  const called = calledBy([{ type: 1, name: 'now', options }], commands, undefined);
  expect(called).toMatchObject({
    name: 'now',
    fields: { storyName: 'da', length: 'deep' },
    focus: { kind: 'stories', typed: 'da' },
  });
});

test('a call of a command that is gone keeps its words', () => {
  const called = calledBy(
    [{ type: 2, name: 'schedule', options: [{ type: 1, name: 'pause', options: [] }] }],
    commands,
    '7',
  );
  expect(called).toMatchObject({ name: 'schedule pause', command: undefined, focus: null });
});

test('a channel is chosen from the server’s own, and is a place', () => {
  const [brief] = commandsBody(declared);
  const follow = brief?.options.find(({ name }) => name === 'follow');
  expect(follow?.options).toContainEqual(
    expect.objectContaining({ type: 7, name: 'channel', channel_types: [0, 5, 15] }),
  );
  const options = [{ type: 7, name: 'channel', value: '42' }];
  expect(calledBy([{ type: 1, name: 'follow', options }], declared, '7').fields).toEqual({
    channel: 'discord:7/42',
  });
});
