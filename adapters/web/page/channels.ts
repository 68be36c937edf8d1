// The list of channels, the form that adds one, and the drawer that holds them on a narrow screen.
import type { Channel } from '../wire.ts';
import { addressOf } from './address.ts';
import * as api from './api.ts';
import { make, part } from './dom.ts';

export interface Channels {
  draw(channels: readonly Channel[], current: string, unread: ReadonlySet<string>): void;
}

/** @param added leads to a channel that was added */
export function openChannels(added: (channel: Channel) => void): Channels {
  const list = part('channels', HTMLUListElement);
  const drawer = openDrawer();
  openForm((channel) => {
    drawer(false);
    added(channel);
  });
  return {
    draw(channels, current, unread) {
      list.replaceChildren(
        ...channels.map(({ name }) => {
          const link = make(
            'a',
            {
              href: addressOf({ channel: name, thread: null }),
              'aria-current': name === current ? 'page' : undefined,
              onclick: () => drawer(false),
            },
            make('span', { class: 'sign', 'aria-hidden': 'true' }, '#'),
            name,
            unread.has(name)
              ? make('span', { class: 'fresh' }, make('span', { class: 'unseen' }, 'new messages'))
              : null,
          );
          return make('li', {}, link);
        }),
      );
    },
  };
}

function openForm(opened: (channel: Channel) => void): void {
  const form = part('new-channel', HTMLFormElement);
  const input = part('new-channel-name', HTMLInputElement);
  const problem = part('new-channel-error', HTMLElement);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const name = input.value.trim().replace(/^#/, '').toLowerCase().replace(/\s+/g, '-');
    if (name === '') return;
    void api.openChannel(name).then((answer) => {
      problem.textContent = answer.type === 'failed' ? answer.message : '';
      if (answer.type === 'failed') return;
      input.value = '';
      opened(answer.value);
    });
  });
}

/** @returns what opens and closes the drawer; on a wide screen it always stands open */
function openDrawer(): (open: boolean) => void {
  const menu = part('menu', HTMLButtonElement);
  const side = part('side', HTMLElement);
  const set = (open: boolean): void => {
    menu.setAttribute('aria-expanded', String(open));
    side.classList.toggle('open', open);
    if (open) side.querySelector('a')?.focus();
  };
  menu.addEventListener('click', () => set(!side.classList.contains('open')));
  part('scrim', HTMLButtonElement).addEventListener('click', () => set(false));
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !side.classList.contains('open')) return;
    event.stopPropagation();
    set(false);
    menu.focus();
  });
  return set;
}
