// How an answer was, said at the desk: the form for what is wrong, and the word of thanks in place of the buttons.
import type { Action } from '#briefings/document.ts';
import type { Filled, Message, Reasons, Welcome } from '../wire.ts';
import { announce } from './announce.ts';
import * as api from './api.ts';
import { make } from './dom.ts';

/** A verdict on an answer, and where it is given. */
export interface Judgement {
  readonly action: Extract<Action, { type: 'feedback' }>;
  readonly label: string;
  readonly message: Message | null;
  readonly thread: string | null;
  readonly channel: string;
}

/** What is wrong is asked in the place of the buttons; then the thanks stand there. */
export function judge(
  judgement: Judgement,
  row: HTMLElement,
  { reasons, remarkLength }: Pick<Welcome, 'reasons' | 'remarkLength'>,
): void {
  if (judgement.action.verdict === 'helpful') {
    void send(judgement, row);
    return;
  }
  const form = drawForm(reasons, remarkLength, (filled) => {
    if (filled === null) form.replaceWith(row);
    else void send(judgement, form, filled);
  });
  row.replaceWith(form);
  form.scrollIntoView({ block: 'nearest' });
  form.querySelector('select')?.focus();
}

/** @param standing what the thanks take the place of */
async function send(
  { action, label, message, thread, channel }: Judgement,
  standing: HTMLElement,
  filled?: Filled,
): Promise<void> {
  const answer = await api.press({
    key: crypto.randomUUID(),
    channel,
    label,
    action,
    ...(filled === undefined ? {} : { filled }),
    ...(message ? { message: message.id } : {}),
    ...(thread === null ? {} : { thread }),
  });
  if (answer.type === 'failed') announce(answer.message, true);
  else if (answer.value.type === 'note') standing.replaceWith(drawThanks(answer.value.note.document.lead));
}

/**
 * The form that takes the place of the buttons.
 * @param send what was filled in, or null where the reader thought better of it
 */
function drawForm(reasons: Reasons, longest: number, send: (filled: Filled | null) => void): HTMLFormElement {
  const select = make(
    'select',
    { name: 'reason', 'aria-label': 'What is wrong with the answer', required: true },
    make('option', { value: '' }, 'What is wrong with the answer?'),
    ...reasons.map(([value, words]) => make('option', { value }, words)),
  );
  const words = make('textarea', {
    name: 'words',
    rows: 2,
    maxlength: longest,
    placeholder: 'In your own words, if you like',
    'aria-label': 'In your own words',
  });
  const form = make(
    'form',
    {
      class: 'judging',
      onsubmit: (event) => {
        event.preventDefault();
        const reason = reasons.find(([value]) => value === select.value)?.[0];
        send({
          ...(reason === undefined ? {} : { reason }),
          ...(words.value.trim() === '' ? {} : { words: words.value.trim() }),
        });
      },
    },
    select,
    words,
    make(
      'p',
      { class: 'buttons' },
      make('button', { type: 'submit' }, 'Send'),
      make('button', { type: 'button', onclick: () => send(null) }, 'Cancel'),
    ),
  );
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    send(null);
  });
  return form;
}

const drawThanks = (words: string): HTMLElement => make('p', { class: 'small', role: 'status' }, words);
