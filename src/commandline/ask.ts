// `dateline ask`: one question of one story, or a batch of them in JSON lines.
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Answer } from '#briefings/ask/answer.ts';
import { ask as answer } from '#briefings/ask/ask.ts';
import { noConversation, type Conversation } from '#briefings/ask/conversation.ts';
import { phrasedAnswer } from '#briefings/compose/phrased.ts';
import { faultsError, UserError } from '#briefings/error.ts';
import { parseStory } from '#briefings/story/parse.ts';
import type { Story } from '#briefings/story/story.ts';
import { fullLikeness } from '#src/likeness/meaning.ts';
import { messageOf } from '#src/cause.ts';
import { keeping } from '#src/keeping.ts';
import { logLevelIn, modelIn, secretsIn } from '#src/config.ts';
import { checkLength } from '#src/request.ts';
import { REMEMBERED } from '#src/store/conversations.ts';
import { articleOfLine, articleSchema } from './article-line.ts';
import { print, printJson, say } from './output.ts';

import { parseJson, readStory } from './story-file.ts';

/** Prints the Answer to one question. */
export async function ask(question: string, options: { readonly story: string }): Promise<void> {
  checkLength(question);
  const [story, likeness] = await Promise.all([readStory(options.story), fullLikeness(say)]);
  await printJson(await inWords(question, answer(question, [story], noConversation, likeness), story));
}

/** The answer in the sentences of the model that the environment names; as it is where none is set, or they are refused. */
async function inWords(question: string, found: Answer, story: Story): Promise<Answer> {
  const model = modelIn(process.env);
  if (model === null) return found;
  const [{ phraserOf }, { newLog }, { memoryTally, newBudget }] = await Promise.all([
    import('#src/phrasing/choose.ts'),
    import('#src/log.ts'),
    import('#src/ingest/reader/model/budget.ts'),
  ]);
  const log = newLog({ logLevel: logLevelIn(process.env), secrets: secretsIn(process.env) });
  const budget = newBudget(model.dailyTokens, memoryTally(), () => new Date());
  const phraser = phraserOf(model, { log, budget });
  const stories = [story];
  const phrasing = await phraser?.phrase({ question, answer: found, further: [], stories });
  return phrasing ? phrasedAnswer(found, phrasing, new Map([[story.id, story]])) : found;
}

const lineSchema = z.object({
  question: z.string({ error: 'must be a text' }).regex(/\S/, 'must not be empty'),
  story: z.unknown().optional(),
  ...articleSchema.partial().extend({ text: articleSchema.shape.text.nullish() }).shape,
  conversation: z.union([z.string(), z.number()], { error: 'must be a text or a number' }).nullish(),
});

/** Answers a line as it comes; a faulty line gets its error, and the batch goes on. */
export async function askLines(input: NodeJS.ReadableStream): Promise<void> {
  const state = newBatch();
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() === '') continue;
    await print(JSON.stringify(await answerLine(line, `Line ${number}`, state)));
  }
}

interface Batch {
  readonly storyOf: (data: unknown) => Story;
  /** The story of a text; questions about one article come in a row, so the last one read is remembered. */
  readonly textStory: (data: z.infer<typeof lineSchema>, label: string) => Promise<Story>;
  /** What was said so far in each conversation. */
  readonly conversations: Map<string | number, Conversation>;
}

type Reply = { readonly id: unknown } & ({ readonly answer: Answer } | { readonly error: string });

/** Stories whose index is kept: a batch asks many questions of few. */
const KEPT = 16;

function newBatch(): Batch {
  const storyIn = keeping(KEPT, (text: string) => parseStory(JSON.parse(text)));
  return {
    conversations: new Map(),
    textStory: rememberingLast(),
    storyOf: (data) => storyIn(JSON.stringify(data)),
  };
}

function rememberingLast(): Batch['textStory'] {
  let last: { readonly key: string; readonly story: Story } | undefined;
  return async (data, label) => {
    if (data.text == null) throw new UserError(`${label} has neither a story nor a text.`);
    const { text, publishedAt, outlet, title, url } = data;
    const key = JSON.stringify([text, publishedAt, outlet, title, url]);
    if (last?.key !== key) {
      const article = articleOfLine({ text, publishedAt, outlet, title, url }, label);
      // Only when it is needed: the reader takes its time to load.
      const { readLocally } = await import('#src/ingest/reader/local/index.ts');
      last = { key, story: readLocally(article, new Date().toISOString().slice(0, 10)) };
    }
    return last.story;
  };
}

async function answerLine(line: string, label: string, batch: Batch): Promise<Reply> {
  let id: unknown = null;
  try {
    const data = parseJson(line, label);
    if (typeof data === 'object' && data !== null && 'id' in data) ({ id } = data);
    return { id, answer: await answerData(data, label, batch) };
  } catch (error) {
    if (error instanceof UserError) return { id, error: error.message };
    return { id, error: `${label} could not be answered, by a fault of ours: ${messageOf(error)}` };
  }
}

async function answerData(
  data: unknown,
  label: string,
  { storyOf, textStory, conversations }: Batch,
): Promise<Answer> {
  const result = lineSchema.safeParse(data);
  if (!result.success)
    throw faultsError(
      `${label} is no question:`,
      result.error.issues.map(({ path, message }) => `${path.join('.') || '(whole line)'}: ${message}`),
    );
  const { question, story: given, conversation: thread } = result.data;
  checkLength(question);
  const story = given == null ? await textStory(result.data, label) : storyOf(given);
  const before = (thread == null ? undefined : conversations.get(thread)) ?? noConversation;
  const conversation = { ...before, stories: [story.id] };
  const found = answer(question, [story], conversation, await fullLikeness(say));
  const claims = found.answered ? found.lines.map(({ story: of, claim }) => ({ story: of, claim })) : [];
  if (thread != null) {
    const turns = [...conversation.turns, { question, claims }].slice(-REMEMBERED);
    conversations.set(thread, { ...conversation, turns });
  }
  return found;
}
