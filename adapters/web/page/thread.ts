// What a thread hangs from, in short, at the top of the pane.
import type { Message } from '../wire.ts';
import { make } from './dom.ts';

export function drawRoot(root: Message): HTMLElement {
  const [title, lead] = root.type === 'words' ? [root.text, ''] : [root.document.title, root.document.lead];
  return make(
    'div',
    { class: 'root' },
    make('p', { class: 'title' }, title),
    lead === '' || lead === title ? null : make('p', {}, lead),
  );
}
