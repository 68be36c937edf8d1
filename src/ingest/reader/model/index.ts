// The model reader: an article → its Story by a language model whose every word is checked; the local reader where it fails.
import { randomUUID } from 'node:crypto';
import type { LanguageModel, ModelMessage } from 'ai';
import type { Log } from '#adapters/adapter.ts';
import type { Story } from '#briefings/story/story.ts';
import type { Article } from '#src/ingest/article/article.ts';
import { languageOf } from '#src/ingest/article/language.ts';
import type { Reader } from '../reader.ts';
import { ask, NO_USAGE, sumOf, type Usage } from './ask.ts';
import type { Budget } from './budget.ts';
import { gate, sourceOf, type Passed } from './gate/gate.ts';
import type { Reason, Source } from './gate/located.ts';
import { againPrompt, articlePrompt, instructions, repairPrompt } from './prompt.ts';
import { readingSchema, type GivenActor } from './schema.ts';
import { readStory } from './story.ts';

export interface ModelReaderOptions {
  /** `provider/name`, for the log. */
  readonly label: string;
  /** Ways to ask the model, the best first; loaded when there is something to read. */
  readonly models: () => Promise<readonly LanguageModel[]>;
  /** Reads where the model cannot. */
  readonly fallback: Reader;
  readonly budget: Budget;
  readonly log: Log;
  readonly now: () => Date;
  /** Ends an exchange that takes too long. */
  readonly deadline?: () => AbortSignal;
  /** The mark of an article's fence. */
  readonly mark?: () => string;
}

/** A local model on a slow machine may take minutes. */
const TIME_LIMIT_MS = 180_000;
/** Answers that may be unusable before it is given up. */
const TRIES = 3;
/** A longer article is left to the local reader, in UTF-16 code units: its answer would not fit. */
const LONGEST = 60_000;
/** Claims of one answer that are looked at; twice what the instructions ask for. */
const MOST = 120;
/** Where more of the claims are dropped, the model may put them right, once. */
const REPAIRED = 0.3;

export interface ModelReader extends Reader {
  /** @param signal ends the exchange with the model; the local reader reads then */
  read(article: Article, signal?: AbortSignal): Promise<Story>;
}

export function modelReader(options: ModelReaderOptions): ModelReader {
  return {
    read: async (article, signal) => {
      const read = await readByModel(article, options, signal);
      const { label, log } = options;
      const { type, usage, dropped, passed } = read;
      const fields = {
        model: label,
        tokensIn: usage.input,
        tokensOut: usage.output,
        calls: usage.calls,
        claims: passed,
        dropped: counted(dropped),
      };
      if (read.type === 'story') {
        log.info(fields, 'An article was read by the model');
        return read.story;
      }
      log.warn(
        { ...fields, fallback: 'local', because: read.because },
        `The model did not read an article (${type})`,
      );
      return options.fallback.read(article);
    },
  };
}

interface Effort {
  readonly usage: Usage;
  readonly passed: number;
  readonly dropped: readonly Reason[];
}

type Read = Effort &
  (
    { readonly type: 'story'; readonly story: Story } | { readonly type: 'nothing'; readonly because: string }
  );

const NO_EFFORT: Effort = { usage: NO_USAGE, passed: 0, dropped: [] };

const counted = (reasons: readonly Reason[]): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...new Set(reasons)].map((reason) => [reason, reasons.filter((each) => each === reason).length]),
  );

async function readByModel(
  article: Article,
  options: ModelReaderOptions,
  signal?: AbortSignal,
): Promise<Read> {
  const nothing = (because: string, effort: Effort = NO_EFFORT): Read => ({
    type: 'nothing',
    because,
    ...effort,
  });
  if (!/\p{L}/u.test(article.text)) return nothing('the article has no words');
  if (article.text.length > LONGEST) return nothing('the article is too long');
  const language = (await languageOf(article.text)) ?? article.language ?? 'en';
  if (!/^en\b/i.test(language))
    return nothing(`the article is not in English (${language}): it could not be checked`);
  const prompt = articlePrompt(article, (options.mark ?? randomUUID)());
  const source = sourceOf(article.text);
  const exchange = await exchanged(prompt, source, options, signal);
  const { usage, passed, dropped, failure } = exchange;
  const effort = { usage, passed: passed.length, dropped };
  if (passed.length === 0) return nothing(failure ?? 'no claim passed the gate', effort);
  const foundAt = options.now().toISOString().slice(0, 10);
  return { type: 'story', story: readStory(article, source, passed, exchange.actors, foundAt), ...effort };
}

interface Exchange {
  readonly usage: Usage;
  readonly passed: readonly Passed[];
  readonly dropped: readonly Reason[];
  readonly actors: readonly GivenActor[];
  readonly failure?: string;
}

/** The reading, and once more what the gate dropped of it. */
async function exchanged(
  prompt: string,
  source: Source,
  options: ModelReaderOptions,
  given: AbortSignal | undefined,
): Promise<Exchange> {
  const late = (options.deadline ?? ((): AbortSignal => AbortSignal.timeout(TIME_LIMIT_MS)))();
  const signal = given === undefined ? late : AbortSignal.any([late, given]);
  const messages: readonly ModelMessage[] = [{ role: 'user', content: prompt }];
  const asking = {
    models: await options.models(),
    instructions: instructions(),
    signal,
    budget: options.budget,
    form: { name: 'reading', schema: readingSchema, again: againPrompt },
  };
  const first = await ask({ ...asking, messages, tries: TRIES });
  if (first.type === 'failed')
    return {
      usage: first.usage,
      passed: [],
      dropped: [],
      actors: [],
      failure: `${first.reason}: ${first.fault}`,
    };
  const { actors } = first.given;
  const claims = first.given.claims.slice(0, MOST);
  const judged = gate(claims, source);
  const reasons = judged.dropped.map(({ reason }) => reason);
  const worth = judged.dropped.filter(({ reason }) => reason !== 'instruction');
  if (worth.length <= REPAIRED * claims.length)
    return { usage: first.usage, passed: judged.passed, dropped: reasons, actors };
  const faults = worth.flatMap(({ index, reason }) => {
    const claim = claims[index];
    return claim === undefined ? [] : [{ claim, reason }];
  });
  const answer: ModelMessage = { role: 'assistant', content: first.text };
  const again: ModelMessage = { role: 'user', content: repairPrompt(faults) };
  const second = await ask({ ...asking, messages: [...messages, answer, again], tries: 1 });
  const repaired =
    second.type === 'failed' ? { passed: [], dropped: [] } : gate(second.given.claims.slice(0, MOST), source);
  return {
    usage: sumOf(first.usage, second.usage),
    passed: [...judged.passed, ...repaired.passed],
    dropped: [...reasons, ...repaired.dropped.map(({ reason }) => reason)],
    actors,
  };
}
