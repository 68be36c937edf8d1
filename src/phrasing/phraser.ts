// The phraser: an answer's claims → sentences by a language model, of which every part is checked; else the answer as it is.
import { randomUUID } from 'node:crypto';
import type { LanguageModel, ModelMessage } from 'ai';
import type { Log } from '#adapters/adapter.ts';
import { faultsOf, phrasedLines, type FaultyPart } from '#briefings/compose/phrased.ts';
import { paragraph, type ClaimRef, type Document } from '#briefings/document.ts';
import { guard } from '#briefings/guard.ts';
import type { Answered, Phrasing } from '#briefings/phrase/phrasing.ts';
import { ask, NO_USAGE, sumOf, type Usage } from '#src/ingest/reader/model/ask.ts';
import type { Budget } from '#src/ingest/reader/model/budget.ts';
import { againPrompt, instructions, questionPrompt, whyText, type Candidate } from './prompt.ts';
import { sentencesSchema, type GivenSentences } from './schema.ts';

export interface Phraser {
  /** @returns sentences that were checked; null where the answer stands as it is. Never rejects for a model's sake */
  phrase(answered: Answered): Promise<Phrasing | null>;
}

export interface PhraserOptions {
  /** `provider/name`, for the log. */
  readonly label: string;
  /** Ways to ask the model, the best first; loaded when there is something to phrase. */
  readonly models: () => Promise<readonly LanguageModel[]>;
  readonly budget: Budget;
  readonly log: Log;
  /** Ends an exchange that takes too long. */
  readonly deadline?: () => AbortSignal;
  /** The mark of the fence. */
  readonly mark?: () => string;
}

/** Somebody waits for the answer, which is there without a model already. */
const TIME_LIMIT_MS = 15_000;
/** Answers that may have no usable form before it is given up. */
const TRIES = 2;
/** Claims beyond the answer's own that a sentence may tell. */
const FURTHER = 4;
const MOST_SENTENCES = 4;
const MOST_PARTS = 3;

export function newPhraser(options: PhraserOptions): Phraser {
  return {
    phrase: async (answered) => {
      const candidates = candidatesOf(answered);
      if (!answered.answer.answered || candidates.length === 0) return null;
      const phrased = await phrasedBy(options, answered, candidates);
      const { label, log } = options;
      const { usage } = phrased;
      const fields = { model: label, tokensIn: usage.input, tokensOut: usage.output, calls: usage.calls };
      if (phrased.type === 'refused') {
        log.warn(
          { ...fields, because: phrased.because },
          'The model did not phrase an answer: it stands as it is',
        );
        return null;
      }
      log.info({ ...fields, sentences: phrased.phrasing.length }, 'An answer was phrased by the model');
      return phrased.phrasing;
    },
  };
}

/** The answer's claims, then the nearest of those that it left out, under ids of their own. */
function candidatesOf({ answer, further, stories }: Answered): readonly Candidate[] {
  const refs: readonly ClaimRef[] = [...answer.lines, ...further.slice(0, FURTHER)];
  const known = new Map(stories.map((story) => [story.id, story]));
  const seen = new Set<string>();
  return refs.flatMap((ref): readonly Candidate[] => {
    const story = known.get(ref.story);
    const claim = story?.claims.find((each) => each.id === ref.claim);
    if (story === undefined || claim === undefined || seen.has(`${ref.story} ${ref.claim}`)) return [];
    seen.add(`${ref.story} ${ref.claim}`);
    return [{ id: `c${seen.size}`, story, claim }];
  });
}

type Phrased = { readonly usage: Usage } & (
  | { readonly type: 'phrased'; readonly phrasing: Phrasing }
  | { readonly type: 'refused'; readonly because: string }
);

/** Asks, and once more with what was wrong. */
async function phrasedBy(
  { models, budget, deadline, mark }: PhraserOptions,
  answered: Answered,
  candidates: readonly Candidate[],
): Promise<Phrased> {
  const signal = deadline?.() ?? AbortSignal.timeout(TIME_LIMIT_MS);
  const messages: ModelMessage[] = [
    { role: 'user', content: questionPrompt(answered.question, candidates, mark?.() ?? randomUUID()) },
  ];
  let usage = NO_USAGE;
  let because = '';
  for (let round = 0; round < 2; round += 1) {
    const asked = await ask({
      models: await models(),
      instructions: instructions(),
      messages,
      form: { name: 'sentences', schema: sentencesSchema, again: againPrompt },
      signal,
      budget,
      tries: TRIES,
    });
    usage = sumOf(usage, asked.usage);
    if (asked.type === 'failed') {
      const why = `${asked.reason}: ${asked.fault}`;
      return { type: 'refused', because: because === '' ? why : `${because}; then ${why}`, usage };
    }
    const judged = judge(asked.given, answered, candidates);
    if (judged.type === 'phrased') return { ...judged, usage };
    ({ because } = judged);
    messages.push(
      { role: 'assistant', content: asked.text },
      { role: 'user', content: againPrompt(judged.told) },
    );
  }
  return { type: 'refused', because, usage };
}

type Judged =
  | { readonly type: 'phrased'; readonly phrasing: Phrasing }
  /** `told` is for the model, and has words of ours alone; `because` is for the log. */
  | { readonly type: 'refused'; readonly because: string; readonly told: string };

const refused = (because: string, told = because): Judged => ({ type: 'refused', because, told });

/** Whether sentences may be told: each part by itself, and all of them together. */
export function judge(
  { sentences }: GivenSentences,
  { answer, stories }: Answered,
  candidates: readonly Candidate[],
): Judged {
  if (sentences.length === 0 || sentences.length > MOST_SENTENCES)
    return refused('one to three sentences are wanted');
  if (sentences.some(({ parts }) => parts.length === 0 || parts.length > MOST_PARTS))
    return refused('a sentence has one or two parts');
  const byId = new Map(candidates.map((each) => [each.id, each]));
  const phrasing: Phrasing = sentences.map(({ parts }) =>
    parts.map(({ claim: id, text, join }) => ({
      story: byId.get(id)?.story.id ?? '',
      claim: byId.get(id)?.claim.id ?? id,
      text: text.trim(),
      ...(join === null ? {} : { join }),
    })),
  );
  const book = new Map(stories.map((story) => [story.id, story]));
  const may = new Set(candidates.map(({ story, claim }) => `${story.id} ${claim.id}`));
  const faults = faultsOf(phrasing, book, may);
  if (faults.length > 0) return refused(reasons(faults), told(faults, candidates));
  if (!phrasing.flat().some((part) => answer.lines.some((line) => isSame(line, part))))
    return refused(
      'none of the claims that answer is told',
      'the first claims of the list answer: tell one of them',
    );
  const whole = guard(asDocument(phrasing, book), stories);
  if (whole.faults.length === 0) return { type: 'phrased', phrasing };
  return refused(
    whole.faults.join('; '),
    'of a dispute only one side is told: tell the claims in `against`, too',
  );
}

const isSame = (a: ClaimRef, b: ClaimRef): boolean => a.story === b.story && a.claim === b.claim;

const reasons = (faults: readonly FaultyPart[]): string =>
  faults.map(({ claim, fault }) => `${claim}: ${fault}`).join('; ');

const told = (faults: readonly FaultyPart[], candidates: readonly Candidate[]): string =>
  faults
    .map(({ story, claim, fault }) => {
      const known = candidates.find((each) => each.story.id === story && each.claim.id === claim);
      return whyText(known?.id ?? 'a part', fault);
    })
    .join(' ');

/** As the guard looks at it. */
const asDocument = (phrasing: Phrasing, book: Parameters<typeof phrasedLines>[1]): Document => ({
  type: 'answer',
  title: '',
  lead: '',
  stories: [],
  audience: 'place',
  blocks: phrasedLines(phrasing, book).map(paragraph),
});
