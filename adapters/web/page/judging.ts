// How an answer was, said at the desk: the form for what is wrong, and the word of thanks in place of the buttons.
import type { Filled, Reasons } from '../wire.ts';
import { make } from './dom.ts';

/**
 * The form that takes the place of the buttons.
 * @param send what was filled in, or null where the reader thought better of it
 */
export function drawForm(
  reasons: Reasons,
  longest: number,
  send: (filled: Filled | null) => void,
): HTMLFormElement {
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

export const drawThanks = (words: string): HTMLElement =>
  make('p', { class: 'small', role: 'status' }, words);
