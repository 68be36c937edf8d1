// A newsroom of a few lines, which stands in for the real one: it answers with what it was asked.
import { z } from 'zod';
import { discord } from '#adapters/discord/index.ts';
import type { Adapter, Context, Log, Newsroom, Posted, Request, Shelf } from '#adapters/adapter.ts';
import type { DiscordBody, DiscordConfig } from '#adapters/discord/index.ts';
import { command, type Command } from '#briefings/command.ts';
import { line, paragraph, section, type Block, type Document } from '#briefings/document.ts';
import { place, type Place } from '#briefings/place.ts';
import type { Pending } from '#test/fakes/discord/api.ts';
import { openDiscord, type FakeDiscord, type FakeOptions } from '#test/fakes/discord/fake.ts';
import { readPayloads } from '#test/fakes/discord/reading.ts';
import { commandData } from '#test/fakes/discord/stage.ts';
import { until, type Message, type Person } from '#test/fakes/discord/world.ts';

export function documentOf(blocks: readonly Block[], more: Partial<Document> = {}): Document {
  return {
    type: 'answer',
    title: 'The dam at Ostfeld',
    lead: 'The dam at Ostfeld holds.',
    stories: ['dam'],
    audience: 'place',
    blocks,
    ...more,
  };
}

export const says = (text: string, more: Partial<Document> = {}): Document =>
  documentOf([paragraph(line([text]))], more);

const nothing = (): Promise<Document> => Promise.resolve(says('nothing'));

/** One of each kind: with the rest of the words, with choices and completion, in a group, for managers. */
export const commands: readonly Command[] = [
  command({
    name: 'ask',
    summary: 'Answer a question from the reports',
    example: 'ask who said so?',
    input: z.object({ question: z.string().describe('What you want to know') }),
    rest: 'question',
    access: 'everyone',
    audience: 'chosen',
    run: nothing,
  }),
  command({
    name: 'now',
    summary: 'Brief this channel on a story',
    example: 'now dam',
    input: z.object({
      length: z.enum(['flash', 'brief', 'deep']).describe('How long').optional(),
      storyName: z.string().describe('Which story').meta({ complete: 'stories' }),
    }),
    rest: 'storyName',
    access: 'everyone',
    audience: 'place',
    run: nothing,
  }),
  command({
    name: 'schedule add',
    summary: 'Post a briefing regularly',
    example: 'schedule add 08:00',
    input: z.object({ when: z.string().describe('When') }),
    rest: 'when',
    access: 'manager',
    audience: 'asker',
    run: nothing,
  }),
  command({
    name: 'schedule list',
    summary: 'Show what is scheduled here',
    example: 'schedule list',
    input: z.object({}),
    access: 'everyone',
    audience: 'asker',
    run: nothing,
  }),
];

export interface TestNewsroom extends Newsroom {
  readonly requests: Request[];
  readonly remembered: { readonly request: Request; readonly messages: readonly Posted[] }[];
  readonly owned: Set<string>;
  answer: (request: Request) => Promise<Document> | Document;
}

export function newNewsroom(): TestNewsroom {
  const keys = new Set<string>();
  const newsroom: TestNewsroom = {
    commands,
    requests: [],
    remembered: [],
    owned: new Set(),
    answer: (request) => says(`heard: ${wordsOf(request)}`),
    handle: async (request) => {
      newsroom.requests.push(request);
      return newsroom.answer(request);
    },
    posted: (request, _, messages) => {
      newsroom.remembered.push({ request, messages });
      return Promise.resolve();
    },
    answersTo: () => Promise.resolve('public'),
    complete: (_, kind, typed) =>
      Promise.resolve([{ label: `${kind} ${'x'.repeat(120)}`, value: `${typed}-1` }]),
    owns: (place) => Promise.resolve(newsroom.owned.has(place)),
    firstTime: (key) => Promise.resolve(!keys.has(key) && keys.add(key).has(key)),
  };
  return newsroom;
}

function wordsOf({ input }: Request): string {
  switch (input.type) {
    case 'command':
      return [input.name, ...Object.values(input.fields)].join(' ');
    case 'action':
      return input.action.type === 'question' ? input.action.question : input.action.type;
    case 'feedback':
      return [input.answer, input.verdict, input.reason, input.words].join(' ');
    default:
      return input.text;
  }
}

export interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly fields: object;
  readonly message: string;
}

export function newShelf(): Shelf {
  const values = new Map<string, unknown>();
  return {
    get: (key) => Promise.resolve(values.get(key)),
    put: (key, value) => Promise.resolve(void values.set(key, value)),
    delete: (key) => Promise.resolve(void values.delete(key)),
    list: (prefix) => Promise.resolve([...values].filter(([key]) => key.startsWith(prefix)).sort()),
  };
}

export function contextOf(lines: LogLine[], shelf: Shelf = newShelf()): Context {
  const at =
    (level: LogLine['level']): Log['info'] =>
    (fields, message) =>
      void lines.push({ level, fields, message });
  return {
    log: { info: at('info'), warn: at('warn'), error: at('error') },
    shelf,
    now: () => new Date(),
    timeout: 5_000,
    reserve: () => Promise.resolve(0),
    mount: () => undefined,
  };
}

export const settingsOf = ({ token, url }: FakeDiscord): DiscordConfig => ({
  token,
  api: url,
  application: null,
});

/** A real connection of the adapter to a fake of its own, with the hands that tests need. */
export interface Bot {
  readonly fake: FakeDiscord;
  readonly newsroom: TestNewsroom;
  readonly adapter: Adapter<DiscordBody>;
  /** The id of the channel that most tests use, and its place. */
  readonly channel: string;
  readonly place: Place;
  /** Types `/brief …`. */
  run(words: string, options?: { readonly channel?: string; readonly by?: Person }): Pending;
  /** The filled deferral of an interaction. */
  answer(pending: Pending): Promise<Message>;
  /** The message that replies to this one. */
  reply(message: Message): Promise<Message>;
  /** What the bot has posted and one can see. */
  posts(): readonly Message[];
  readonly text: (message: Message) => string;
  /** Whether a line of the log holds these words. */
  logged(words: string): boolean;
  close(): Promise<void>;
}

export async function openBot(options: FakeOptions = {}, shelf: Shelf = newShelf()): Promise<Bot> {
  const fake = await openDiscord(options);
  const { world } = fake;
  const newsroom = newNewsroom();
  const lines: LogLine[] = [];
  const adapter = await discord.connect(settingsOf(fake), newsroom, contextOf(lines, shelf));
  const [channel = ''] = world.channels.keys();
  return {
    fake,
    newsroom,
    adapter,
    channel,
    place: place('discord', world.guild, channel),
    run: (words, more = {}) => {
      const data = commandData(fake, words);
      return fake.interact({ type: 2, channel, data, ...more });
    },
    answer: (pending) =>
      until(world, () => {
        const message = world.messages.get(pending.original ?? '');
        return message?.loading === false ? message : undefined;
      }),
    reply: ({ id }) => until(world, () => [...world.messages.values()].find(({ replyTo }) => replyTo === id)),
    posts: () =>
      [...world.messages.values()].filter(({ author, loading }) => author === world.bot.id && !loading),
    text: ({ payload }) => readPayloads([payload]).text,
    logged: (words) => lines.some(({ message }) => message.includes(words)),
    close: async () => {
      await adapter.close();
      await fake.close();
    },
  };
}

/** An answer that is too long for one message: 40 claims. */
export const longAnswer = (): Document =>
  documentOf(
    section(
      'All that is known',
      Array.from({ length: 40 }, (_, index) =>
        line(
          [`Claim ${index}. ${'It is told at some length. '.repeat(10)}`],
          [{ story: 'dam', claim: `c${index}` }],
        ),
      ),
    ),
  );
