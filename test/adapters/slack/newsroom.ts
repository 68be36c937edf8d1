// A newsroom of a few lines, and an adapter connected to the fake: what Slack's own tests stand on.
import type { Adapter, Context, Input, Newsroom, Posted, Request } from '#adapters/adapter.ts';
import { slack } from '#adapters/slack/index.ts';
import type { SlackBody } from '#adapters/slack/render.ts';
import {
  chip,
  line,
  paragraph,
  speaker,
  text,
  type Block,
  type Button,
  type Document,
} from '#briefings/document.ts';
import type { Place } from '#briefings/place.ts';
import type { HttpStage, SlackStage } from '#test/fakes/slack/stage.ts';

/** A short document about the harbour story. */
export function documentOf(words: string, more: Partial<Document> = {}): Document {
  const blocks: readonly Block[] = [
    { type: 'title', text: 'Harbour bridge' },
    paragraph(
      line(
        [chip('expected'), ' ', words, ' — ', speaker('the port authority')],
        [{ story: 'harbour', claim: 'c1' }],
      ),
    ),
    { type: 'buttons', buttons },
  ];
  return {
    type: 'answer',
    title: 'Harbour bridge',
    lead: words,
    stories: ['harbour'],
    audience: 'place',
    blocks,
    ...more,
  };
}

const buttons: readonly Button[] = [
  { label: 'Ask', action: { type: 'ask', story: 'harbour' } },
  { label: 'Who denies it?', action: { type: 'question', question: 'who denies it?', story: 'harbour' } },
  { label: 'In depth', action: { type: 'command', name: 'now', fields: { length: 'deep' } } },
];

const wordsOf = (input: Input): string => {
  switch (input.type) {
    case 'words':
    case 'question':
      return `${input.type}: ${input.text}`;
    case 'command':
      return `command: ${input.name}`;
    case 'action':
      return `action: ${input.action.type}`;
    case 'feedback':
      return `feedback: ${[input.answer, input.verdict, input.reason, input.words].join(' ')}`;
  }
};

export interface TinyNewsroom extends Newsroom {
  readonly requests: readonly Request[];
  readonly told: readonly { readonly request: Request; readonly messages: readonly Posted[] }[];
  /** Replaces the answer: by default it repeats what was asked. */
  answer: (request: Request) => Document | Promise<Document>;
  /** Awaited before a key is looked up, as a slow store would have it. */
  gate: Promise<unknown>;
}

/** @param changed called when something is written down */
export function tinyNewsroom(changed: () => void = () => undefined): TinyNewsroom {
  const requests: Request[] = [];
  const told: { readonly request: Request; readonly messages: readonly Posted[] }[] = [];
  const threads = new Set<Place>();
  const keys = new Set<string>();
  const newsroom: TinyNewsroom = {
    commands: [],
    requests,
    told,
    answer: (request) => documentOf(wordsOf(request.input)),
    gate: Promise.resolve(),
    handle: async (request) => {
      requests.push(request);
      changed();
      return newsroom.answer(request);
    },
    posted: (request, _document, messages) => {
      told.push({ request, messages });
      for (const { receipt } of messages) threads.add(receipt.thread);
      changed();
      return Promise.resolve();
    },
    answersTo: () => Promise.resolve('public'),
    complete: () => Promise.resolve([]),
    owns: (thread) => Promise.resolve(threads.has(thread)),
    firstTime: async (key) => {
      await newsroom.gate;
      const first = !keys.has(key);
      keys.add(key);
      return first;
    },
  };
  return newsroom;
}

export interface TestContext extends Context {
  readonly warnings: readonly string[];
  readonly entries: ReadonlyMap<string, unknown>;
}

/** @param stage whose port is mounted, with HTTP */
export function contextOf(stage?: SlackStage | HttpStage): TestContext {
  const entries = new Map<string, unknown>();
  const warnings: string[] = [];
  const warn = (fields: object, message: string): void =>
    void warnings.push(`${message} ${JSON.stringify(fields)}`);
  return {
    warnings,
    entries,
    log: { info: () => undefined, warn, error: warn },
    now: () => new Date(),
    timeout: 5_000,
    reserve: () => Promise.resolve(0),
    mount: (prefix, listener) => {
      if (stage && 'mount' in stage) stage.mount(prefix, listener);
    },
    shelf: {
      get: (key) => Promise.resolve(entries.get(key)),
      put: (key, value) => Promise.resolve(void entries.set(key, value)),
      delete: (key) => Promise.resolve(void entries.delete(key)),
      list: (prefix) => Promise.resolve([...entries].filter(([key]) => key.startsWith(prefix)).sort()),
    },
  };
}

export interface Connected {
  readonly adapter: Adapter<SlackBody>;
  readonly newsroom: TinyNewsroom;
  readonly context: TestContext;
}

export async function connectTo(stage: SlackStage, context = contextOf(stage)): Promise<Connected> {
  const config = slack.config(stage.env);
  if (config === null || 'length' in config)
    throw new Error(`The stage's settings are faulty: ${String(config)}`);
  const newsroom = tinyNewsroom(() => stage.fake.workspace.changed());
  return { adapter: await slack.connect(config, newsroom, context), newsroom, context };
}

/** A document whose parts do not fit into one message. */
export function longDocument(lines: number): Document {
  const items = Array.from({ length: lines }, (_, number) =>
    line(
      [
        text(
          `Line ${number} of the long report about the harbour bridge. ${'More is said here. '.repeat(12)}`,
        ),
      ],
      [{ story: 'harbour', claim: `c${number}` }],
    ),
  );
  return documentOf('long', {
    blocks: [
      { type: 'title', text: 'Harbour bridge' },
      { type: 'list', items },
    ],
  });
}
