// What a button does, to and from the value that Slack keeps with it, and the box that the Ask button opens.
import { z } from 'zod';
import { count } from '#adapters/fit.ts';
import type { Action } from '#briefings/document.ts';
import { VERDICTS } from '#briefings/feedback.ts';
import type { Place } from '#briefings/place.ts';
import { limits } from './limits.ts';

/** Every button of ours has an `action_id` that starts so; the rest makes it unique in its message. */
export const actionPrefix = 'dateline_';
export const askCallback = 'dateline_ask';
const questionBlock = 'question';
const questionField = 'text';

const actionSchema: z.ZodType<Action> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ask'), story: z.string().exactOptional() }),
  z.object({ type: z.literal('question'), question: z.string(), story: z.string().exactOptional() }),
  z.object({ type: z.literal('command'), name: z.string(), fields: z.record(z.string(), z.string()) }),
  z.object({ type: z.literal('more'), answer: z.string(), from: z.int().nonnegative() }),
  z.object({ type: z.literal('again'), answer: z.string(), story: z.string().exactOptional() }),
  z.object({ type: z.literal('feedback'), answer: z.string(), verdict: z.enum(VERDICTS) }),
]);

/** @returns the button's `value`, or null when the action does not fit into the 2,000 characters that Slack keeps */
export function encodeAction(action: Action): string | null {
  // `<` is written as its escape, so that no mark-up of Slack's can stand anywhere in a payload.
  const value = JSON.stringify(action).replaceAll('<', '\\u003c');
  return count(value) <= limits.buttonValue ? value : null;
}

/** @returns the action, or null when the value is not one of ours */
export function decodeAction(value: unknown): Action | null {
  return decode(actionSchema, value);
}

/** What the Ask box remembers from the press of its button to the sending of the question. */
export interface AskContext {
  /** The thread in which the answer belongs, or the channel. */
  readonly place: Place;
  /** The `ts` of the message whose button was pressed. */
  readonly about?: string;
  readonly story?: string;
}

const contextSchema: z.ZodType<AskContext> = z.object({
  place: z.templateLiteral([z.string(), ':', z.string()]),
  about: z.string().exactOptional(),
  story: z.string().exactOptional(),
});

/** The modal, as `views.open` takes it. */
export function askView(context: AskContext): Readonly<Record<string, unknown>> {
  return {
    type: 'modal',
    callback_id: askCallback,
    private_metadata: JSON.stringify(context),
    title: { type: 'plain_text', text: 'Ask Dateline' },
    submit: { type: 'plain_text', text: 'Ask' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [
      {
        type: 'input',
        block_id: questionBlock,
        label: { type: 'plain_text', text: 'Your question' },
        element: {
          type: 'plain_text_input',
          action_id: questionField,
          min_length: 1,
          max_length: limits.question,
          placeholder: { type: 'plain_text', text: 'Who is affected? Who says so?' },
        },
      },
    ],
  };
}

const submissionSchema = z.object({
  private_metadata: z.string(),
  state: z.object({
    values: z.object({
      [questionBlock]: z.object({ [questionField]: z.object({ value: z.string().nullable() }) }),
    }),
  }),
});

/** @returns the question and what the box remembered, or null when the submitted view is not one of ours */
export function decodeAsk(view: unknown): { readonly question: string; readonly context: AskContext } | null {
  const submission = submissionSchema.safeParse(view);
  if (!submission.success) return null;
  const context = decode(contextSchema, submission.data.private_metadata);
  const question = submission.data.state.values[questionBlock][questionField].value;
  return context === null || question === null ? null : { question, context };
}

function decode<T>(schema: z.ZodType<T>, value: unknown): T | null {
  if (typeof value !== 'string') return null;
  try {
    return schema.safeParse(JSON.parse(value)).data ?? null;
  } catch {
    return null;
  }
}
