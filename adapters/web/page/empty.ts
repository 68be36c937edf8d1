// A channel in which nothing was said yet: what may be asked there.
import { make } from './dom.ts';

const ideas = ['now', 'what is disputed?', 'timeline', '/brief schedule add ', 'help'];

export function drawEmpty(write: (text: string) => void): HTMLElement {
  return make(
    'div',
    { class: 'empty' },
    make('p', { class: 'title' }, 'Nothing was said here yet.'),
    make('p', {}, 'Ask a question about a story, or try one of these:'),
    make(
      'p',
      { class: 'buttons' },
      ...ideas.map((idea) => make('button', { type: 'button', onclick: () => write(idea) }, idea.trim())),
    ),
  );
}
