// The box that “Something is wrong” opens: what is wrong, and words of the reader's own.
import { z } from 'zod';
import { isReason, LONGEST_REMARK, REASONS, type Reason } from '#briefings/feedback.ts';
import type { Place } from '#briefings/place.ts';

export const feedbackCallback = 'dateline_feedback';
const reasonBlock = 'reason';
const wordsBlock = 'words';
const field = 'given';

/** What the box remembers from the press of its button to its sending. */
export interface FeedbackContext {
  /** The thread in which the answer stands, or the channel. */
  readonly place: Place;
  readonly answer: string;
}

const contextSchema: z.ZodType<FeedbackContext> = z.object({
  place: z.templateLiteral([z.string(), ':', z.string()]),
  answer: z.string(),
});

const plain = (text: string) => ({ type: 'plain_text', text }) as const;

/** The modal, as `views.open` takes it. */
export function feedbackView(context: FeedbackContext): Readonly<Record<string, unknown>> {
  return {
    type: 'modal',
    callback_id: feedbackCallback,
    private_metadata: JSON.stringify(context),
    title: plain('What is wrong?'),
    submit: plain('Send'),
    close: plain('Cancel'),
    blocks: [
      {
        type: 'input',
        block_id: reasonBlock,
        label: plain('What is wrong with the answer'),
        element: {
          type: 'static_select',
          action_id: field,
          placeholder: plain('Choose'),
          options: Object.entries(REASONS).map(([value, words]) => ({ text: plain(words), value })),
        },
      },
      {
        type: 'input',
        block_id: wordsBlock,
        optional: true,
        label: plain('In your own words'),
        hint: plain('Whoever runs this bot reads it, with the answer and without your name.'),
        element: {
          type: 'plain_text_input',
          action_id: field,
          multiline: true,
          max_length: LONGEST_REMARK,
        },
      },
    ],
  };
}

const submissionSchema = z.object({
  private_metadata: z.string(),
  state: z.object({
    values: z.object({
      [reasonBlock]: z.object({
        [field]: z.object({ selected_option: z.object({ value: z.string() }).nullable() }),
      }),
      [wordsBlock]: z.object({ [field]: z.object({ value: z.string().nullish() }) }),
    }),
  }),
});

export interface FilledBox {
  readonly context: FeedbackContext;
  readonly reason?: Reason;
  readonly words?: string;
}

/** @returns what was filled in and what the box remembered, or null when the submitted view is not one of ours */
export function decodeFeedback(view: unknown): FilledBox | null {
  const submission = submissionSchema.safeParse(view).data;
  const context = contextSchema.safeParse(jsonIn(submission?.private_metadata)).data;
  if (submission === undefined || context === undefined) return null;
  const { [reasonBlock]: chosen, [wordsBlock]: typed } = submission.state.values;
  const reason = chosen[field].selected_option?.value;
  const words = typed[field].value?.trim() ?? '';
  return {
    context,
    ...(isReason(reason) ? { reason } : {}),
    ...(words === '' ? {} : { words }),
  };
}

function jsonIn(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
