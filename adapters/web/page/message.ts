// One message of a feed: who, when, what, its thread, and how it is shown.
import type { Action, Document } from '#briefings/document.ts';
import type { Message, Note } from '../wire.ts';
import { stamp } from './dates.ts';
import { drawDocument, type Pressed } from './document.ts';
import { choices, make } from './dom.ts';
import { drawPayload, drawPreview } from './preview.ts';
import { timeElement } from './times.ts';

export type View = 'plain' | 'slack' | 'discord';

export const views = [
  ['plain', 'Plain'],
  ['slack', 'Slack'],
  ['discord', 'Discord'],
] as const;

/** What can be done with a message; `message` is null for a private note. */
export interface Deeds {
  press(action: Action, label: string, message: Message | null, row: HTMLElement): void;
  /** Absent in a thread. */
  readonly reply?: (message: Message) => void;
  dismiss(note: Note): void;
}

export function drawMessage(message: Message, view: View, deeds: Deeds): HTMLElement {
  const at = new Date(message.at);
  if (message.type === 'words')
    return make(
      'article',
      { class: 'message words', 'data-id': message.id },
      make('p', { class: 'by' }, make('b', {}, 'You'), timeElement(at, stamp)),
      make('p', { class: 'said' }, message.text),
    );
  const { reply } = deeds;
  const edited = message.edited === null ? null : make('span', { class: 'edited' }, 'edited');
  return make(
    'article',
    { class: 'message', 'data-id': message.id, 'aria-label': message.document.title },
    make('p', { class: 'by' }, make('b', {}, 'Dateline'), timeElement(at, stamp), edited),
    ...drawBody(
      message.id,
      message.document,
      at,
      view,
      (action, label, row) => deeds.press(action, label, message, row),
      [
        reply
          ? make(
              'button',
              { type: 'button', class: 'quiet reply', onclick: () => reply(message) },
              replyLabel(message),
            )
          : null,
      ],
    ),
  );
}

export function replyLabel({ replies }: Message): string {
  if (replies === 0) return 'Reply in thread';
  return replies === 1 ? '1 message in thread' : `${replies} messages in thread`;
}

/** A private note, under the words that it answers. */
export function drawNote(note: Note, words: string, view: View, at: Date, deeds: Deeds): HTMLElement {
  return make(
    'article',
    {
      class: 'message note',
      'data-id': note.id,
      'data-kind': note.document.type,
      'aria-label': note.document.title,
    },
    make('p', { class: 'said' }, words),
    make('p', { class: 'by' }, make('b', {}, 'Dateline'), 'Only you see this'),
    ...drawBody(
      note.id,
      note.document,
      at,
      view,
      (action, label, row) => deeds.press(action, label, null, row),
      [make('button', { type: 'button', class: 'quiet', onclick: () => deeds.dismiss(note) }, 'Dismiss')],
    ),
  );
}

function drawBody(
  id: string,
  document: Document,
  at: Date,
  view: View,
  press: Pressed,
  before: readonly (HTMLElement | null)[],
): readonly HTMLElement[] {
  const body = make('div', { class: 'body' });
  const payload = drawPayload(document);
  const show = (as: View): void => {
    body.dataset.view = as;
    const { offsetHeight: height } = body;
    body.replaceChildren(as === 'plain' ? drawDocument(document, press) : drawPreview(id, as, at, height));
    payload.hidden = as !== 'plain';
  };
  const switcher = make('div', {
    class: 'choices small',
    role: 'group',
    'aria-label': 'Show this message as',
  });
  choices<View>(switcher, views, view, show);
  show(view);
  return [body, make('div', { class: 'foot' }, ...before, payload, switcher)];
}
