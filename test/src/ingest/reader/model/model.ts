// A model that answers as it is told, for the model reader's tests.
import { MockLanguageModelV4 } from 'ai/test';
import type { Article } from '#src/ingest/article/article.ts';
import { memoryTally, newBudget } from '#src/ingest/reader/model/budget.ts';
import { modelReader, type ModelReaderOptions } from '#src/ingest/reader/model/index.ts';
import type { GivenActor, GivenClaim } from '#src/ingest/reader/model/schema.ts';
import { readLocally } from '#src/ingest/reader/local/index.ts';
import { newTestLog } from '#test/src/world.ts';

type Result = Awaited<ReturnType<MockLanguageModelV4['doGenerate']>>;

export const tokens = { input: 1_200, output: 300 };

export const answering = (text: string): Result => ({
  content: [{ type: 'text', text }],
  finishReason: { unified: 'stop', raw: undefined },
  usage: {
    inputTokens: { total: tokens.input, noCache: tokens.input, cacheRead: undefined, cacheWrite: undefined },
    outputTokens: { total: tokens.output, text: tokens.output, reasoning: undefined },
  },
  warnings: [],
});

export const reading = (claims: readonly GivenClaim[], actors: readonly GivenActor[] = []): string =>
  JSON.stringify({ claims, actors });

/** A model that gives these answers, one after the other, and the last one for ever. */
export function newModel(...answers: readonly string[]): MockLanguageModelV4 {
  let calls = 0;
  return new MockLanguageModelV4({
    doGenerate: () => Promise.resolve(answering(answers[Math.min(calls++, answers.length - 1)] ?? '')),
  });
}

export const NOW = new Date('2031-03-12T12:00:00Z');

export const FALLBACK = 'Read by the local reader';

/** What the model reader needs; what the local reader behind it reads is told by its headline. */
export function newModelReader(
  model: MockLanguageModelV4,
  given: Partial<ModelReaderOptions> & { readonly limit?: number } = {},
) {
  const log = newTestLog();
  const clock = { now: NOW };
  const now = (): Date => clock.now;
  const fallback = {
    read: (article: Article) => ({ ...readLocally(article, '2031-03-12'), headline: FALLBACK }),
  };
  const budget = newBudget(given.limit ?? 1_000_000, memoryTally(), now);
  const reader = modelReader({
    label: 'mock/model',
    models: () => Promise.resolve([model]),
    fallback,
    budget,
    log,
    now,
    mark: () => 'mark-of-this-test',
    ...given,
  });
  return { reader, log, clock };
}
