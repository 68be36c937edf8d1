// The box that “Something is wrong” opens: what is wrong, and words of the reader's own.
import type { Action } from '#briefings/document.ts';
import { isReason, LONGEST_REMARK, REASONS, type Reason } from '#briefings/feedback.ts';
import { encodeAction } from './actions.ts';
import { LABEL, STRING_SELECT, TEXT_INPUT } from './limits.ts';
import { chosenValue, typedText } from './packets.ts';

/** The data of the modal. Its own id carries the answer over to what is sent. */
export function feedbackBox(action: Action & { readonly type: 'feedback' }): unknown {
  return {
    custom_id: encodeAction(action, 0),
    title: 'What is wrong?',
    components: [
      {
        type: LABEL,
        label: 'What is wrong with the answer',
        component: {
          type: STRING_SELECT,
          custom_id: 'reason',
          required: true,
          placeholder: 'Choose',
          options: Object.entries(REASONS).map(([value, label]) => ({ value, label })),
        },
      },
      {
        type: LABEL,
        label: 'In your own words',
        description: 'Whoever runs this bot reads it, with the answer and without your name.',
        component: {
          type: TEXT_INPUT,
          custom_id: 'words',
          // A paragraph.
          style: 2,
          required: false,
          max_length: LONGEST_REMARK,
        },
      },
    ],
  };
}

/** What was filled in. @param components of the sent modal */
export function filledIn(components: readonly unknown[]): {
  readonly reason?: Reason;
  readonly words?: string;
} {
  const reason = chosenValue(components);
  const words = typedText(components).trim();
  return { ...(isReason(reason) ? { reason } : {}), ...(words === '' ? {} : { words }) };
}
