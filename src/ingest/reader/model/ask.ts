// Asking a model for an object of a given form, again where the answer is unusable, within limits of time and of tries.
import { APICallError, generateText, NoObjectGeneratedError, Output, RetryError } from 'ai';
import type { LanguageModel, ModelMessage } from 'ai';
import type { z } from 'zod';
import { messageOf } from '#src/cause.ts';
import type { Budget } from './budget.ts';

/** Tokens that an exchange took. */
export interface Usage {
  readonly input: number;
  readonly output: number;
  readonly calls: number;
}

export type Asked<Given> =
  | { readonly type: 'given'; readonly given: Given; readonly usage: Usage; readonly text: string }
  | { readonly type: 'failed'; readonly reason: Failure; readonly fault: string; readonly usage: Usage };

export type Failure = 'bad output' | 'no answer' | 'too late' | 'no budget';

export interface Asking<Given> {
  /** Ways to ask the same model, the best first. */
  readonly models: readonly LanguageModel[];
  readonly instructions: string;
  readonly messages: readonly ModelMessage[];
  /** What the answer has to be. */
  readonly form: Form<Given>;
  /** Ends the whole exchange. */
  readonly signal: AbortSignal;
  readonly budget: Budget;
  /** Answers that may be unusable before it is given up. */
  readonly tries: number;
}

export interface Form<Given> {
  readonly name: string;
  readonly schema: z.ZodType<Given>;
  /** Asks for it again. @param fault what was wrong with the last answer */
  readonly again: (fault: string) => string;
}

/** What the provider package itself tries again where a server is busy or broken, with its waits. */
const RETRIES = 2;

/** About as many characters make a token, for servers that do not count. */
const CHARACTERS = 4;

export const estimated = (text: string): number => Math.ceil(text.length / CHARACTERS);

/** Every failure is data: a model that does not answer is no fault of ours. */
export async function ask<Given>(asking: Asking<Given>): Promise<Asked<Given>> {
  const { models, tries, signal, form } = asking;
  const messages = [...asking.messages];
  let usage: Usage = { input: 0, output: 0, calls: 0 };
  let fault = '';
  let way = 0;
  for (let count = 0; count < tries;) {
    const model = models[way];
    if (model === undefined) break;
    const answer = await answerOf(model, messages, asking);
    usage = sumOf(usage, answer.usage);
    if (answer.type === 'given') return { type: 'given', given: answer.given, text: answer.text, usage };
    if (signal.aborted) return { type: 'failed', reason: 'too late', fault: 'it took too long', usage };
    if (answer.type === 'failed') return { ...answer, usage };
    if (answer.type === 'other form') {
      if (++way < models.length) continue;
      return { type: 'failed', reason: 'no answer', fault: answer.fault, usage };
    }
    count++;
    ({ fault } = answer);
    messages.push(
      { role: 'assistant', content: answer.text.slice(0, LONGEST) || '…' },
      { role: 'user', content: form.again(fault) },
    );
  }
  return { type: 'failed', reason: 'bad output', fault, usage };
}

type Answer<Given> = { readonly usage: Usage } & (
  | { readonly type: 'given'; readonly given: Given; readonly text: string }
  | { readonly type: 'unusable'; readonly fault: string; readonly text: string }
  /** The server does not know this form of request. */
  | { readonly type: 'other form'; readonly fault: string }
  | { readonly type: 'failed'; readonly reason: Failure; readonly fault: string }
);

/** One answer, paid for whatever it is. */
async function answerOf<Given>(
  model: LanguageModel,
  messages: readonly ModelMessage[],
  { instructions, signal, budget, form }: Asking<Given>,
): Promise<Answer<Given>> {
  const asked = estimated(instructions + JSON.stringify(messages));
  const settle = await budget.reserve(ANSWER * asked);
  if (settle === null)
    return {
      type: 'failed',
      reason: 'no budget',
      fault: 'the tokens of this day are used up',
      usage: NO_USAGE,
    };
  const answer = await generated(model, messages, { instructions, signal, form, asked });
  await settle(answer.usage.input + answer.usage.output);
  return answer;
}

/** What is set aside for a question and its answer, in the tokens of the question. */
const ANSWER = 2;

export const NO_USAGE: Usage = { input: 0, output: 0, calls: 0 };

async function generated<Given>(
  model: LanguageModel,
  messages: readonly ModelMessage[],
  {
    instructions,
    signal,
    form,
    asked,
  }: Pick<Asking<Given>, 'instructions' | 'signal' | 'form'> & { readonly asked: number },
): Promise<Answer<Given>> {
  const used = (counted: Counted, text: string): Usage => ({
    input: counted?.inputTokens ?? asked,
    output: counted?.outputTokens ?? estimated(text),
    calls: 1,
  });
  try {
    const { output, usage, text } = await generateText({
      model,
      instructions,
      messages: [...messages],
      output: Output.object({ schema: form.schema, name: form.name }),
      maxRetries: RETRIES,
      abortSignal: signal,
    });
    return { type: 'given', given: output, text, usage: used(usage, text) };
  } catch (error) {
    if (NoObjectGeneratedError.isInstance(error)) {
      const { text = '', usage } = error;
      return { type: 'unusable', fault: faultOf(error), text, usage: used(usage, text) };
    }
    // What was sent before it failed is counted as asked: providers may charge for it.
    const sent = signal.aborted ? { ...NO_USAGE, input: asked, calls: 1 } : { ...NO_USAGE, calls: 1 };
    if (isRefusedForm(error)) return { type: 'other form', fault: wordsOf(error), usage: sent };
    return { type: 'failed', reason: 'no answer', fault: wordsOf(error), usage: sent };
  }
}

/** So much of an unusable answer is shown to the model again. */
const LONGEST = 2_000;

type Counted =
  { readonly inputTokens: number | undefined; readonly outputTokens: number | undefined } | undefined;

export const sumOf = (a: Usage, b: Usage): Usage => ({
  input: a.input + b.input,
  output: a.output + b.output,
  calls: a.calls + b.calls,
});

/** The fault in words that hold nothing of the answer. */
function faultOf({ cause, finishReason }: NoObjectGeneratedError): string {
  if (finishReason === 'length')
    return 'it was cut off because it was too long. List fewer claims, the most important ones.';
  const name = cause instanceof Error ? cause.name : '';
  return /Validation/i.test(name)
    ? 'it lacks fields, or has values that are not allowed.'
    : 'it is not one JSON object.';
}

/** The server does not know this form of request. */
const isRefusedForm = (error: unknown): boolean =>
  APICallError.isInstance(error) && (error.statusCode === 400 || error.statusCode === 422);

function wordsOf(error: unknown): string {
  const last = RetryError.isInstance(error) ? error.lastError : error;
  if (APICallError.isInstance(last) && last.statusCode !== undefined)
    return `the server answers ${last.statusCode}`;
  return messageOf(last).slice(0, 300);
}
