// A list of messages that grows at its end, with private notes between them, and keeps the reader's place.
import type { Message, Note, Page } from '../wire.ts';
import { make } from './dom.ts';
import { drawMessage, drawNote, replyLabel, type Deeds, type View } from './message.ts';

interface Entry {
  readonly edited: string | null;
  readonly draw: () => HTMLElement;
  element: HTMLElement;
}

/** Pixels from the end within which the reader counts as being there. */
const nearEnd = 120;

export class Feed {
  readonly #box: HTMLElement;
  readonly #list = make('div', { class: 'list' });
  readonly #state = make('div', { class: 'state' });
  readonly #older = make(
    'button',
    { type: 'button', class: 'quiet older', hidden: true },
    'Earlier messages',
  );
  readonly #keeper: Keeper;
  readonly #entries = new Map<string, Entry>();
  readonly #deeds: Deeds;
  readonly #empty: () => Node;
  #view: View = 'plain';
  /** What arrives while the messages are loaded; null when they are there. */
  #arrived: Message[] | null = null;

  /** @param empty what is said where nothing was said yet */
  constructor(box: HTMLElement, deeds: Omit<Deeds, 'dismiss'>, empty: () => Node) {
    this.#box = box;
    this.#deeds = { ...deeds, dismiss: (note) => this.#dismiss(note) };
    this.#empty = empty;
    this.#keeper = keepPlace(box, this.#list);
    box.replaceChildren(this.#state, this.#older, this.#list, this.#keeper.mark);
  }

  /** Shows a state instead of messages: loading, failed, nothing there. */
  state(...content: readonly (Node | string)[]): void {
    this.#arrived = [];
    this.#entries.clear();
    this.#list.replaceChildren();
    this.#older.hidden = true;
    this.#state.replaceChildren(...content);
    this.#state.hidden = false;
  }

  /** Shows the newest messages; `earlier` loads those before them. */
  fill(page: Page, earlier: () => void): void {
    const later = (this.#arrived ?? []).filter((each) => each.version > page.version);
    this.state(this.#empty());
    this.#arrived = null;
    this.#list.append(...page.messages.map((each) => this.#draw(each)));
    this.#older.hidden = !page.more;
    this.#older.onclick = earlier;
    this.#keeper.reveal(this.#list.lastElementChild);
    for (const message of later) this.put(message, false);
  }

  /** Puts older messages before the others. */
  prepend(page: Page): void {
    const height = this.#box.scrollHeight;
    this.#list.prepend(...page.messages.map((each) => this.#draw(each)));
    this.#older.hidden = !page.more;
    this.#box.scrollTop += this.#box.scrollHeight - height;
  }

  /**
   * Adds a message, or replaces it.
   * @param follow scrolls to it wherever the reader is
   * @returns whether it is new
   */
  put(message: Message, follow: boolean): boolean {
    if (this.#arrived) {
      this.#arrived.push(message);
      return true;
    }
    const standing = this.#entries.get(message.id);
    if (standing) {
      refresh(standing, message, (each) => this.#draw(each));
      return false;
    }
    const stay = !follow && !this.#keeper.atEnd();
    this.#list.append(this.#draw(message));
    if (stay) this.#keeper.mark.hidden = false;
    else this.#keeper.reveal(this.#list.lastElementChild);
    return true;
  }

  /** Adds a private note. */
  note(note: Note, words: string): void {
    const at = new Date();
    const draw = (): HTMLElement => drawNote(note, words, this.#view, at, this.#deeds);
    this.#list.append(this.#enter(note.id, null, draw));
    this.#keeper.reveal(this.#list.lastElementChild);
  }

  /** Shows all messages so; the one at the top of the box stays there. */
  show(view: View): void {
    this.#view = view;
    const { top } = this.#box.getBoundingClientRect();
    const first = [...this.#entries.values()].find(
      ({ element }) => element.getBoundingClientRect().bottom > top,
    );
    for (const entry of this.#entries.values()) {
      const next = entry.draw();
      entry.element.replaceWith(next);
      entry.element = next;
    }
    first?.element.scrollIntoView();
  }

  focusReply(id: string): void {
    this.#entries.get(id)?.element.querySelector<HTMLElement>('.reply')?.focus();
  }

  #draw(message: Message): HTMLElement {
    return this.#enter(message.id, editOf(message), () => drawMessage(message, this.#view, this.#deeds));
  }

  #enter(id: string, edited: string | null, draw: () => HTMLElement): HTMLElement {
    const element = draw();
    this.#entries.set(id, { edited, draw, element });
    this.#state.hidden = true;
    return element;
  }

  #dismiss(note: Note): void {
    this.#entries.get(note.id)?.element.remove();
    this.#entries.delete(note.id);
    this.#state.hidden = this.#entries.size > 0;
    this.#box.focus();
  }
}

const editOf = (message: Message): string | null => (message.type === 'document' ? message.edited : null);

/** Draws a message anew only where its words changed: a reader may be in the middle of it. */
function refresh(standing: Entry, message: Message, draw: (message: Message) => HTMLElement): void {
  const reply = standing.element.querySelector('.reply');
  if (standing.edited !== editOf(message)) standing.element.replaceWith(draw(message));
  else if (reply) reply.textContent = replyLabel(message);
}

interface Keeper {
  /** Scrolls to the end, or to the beginning of an element that is taller than the box. */
  reveal(element: Element | null): void;
  atEnd(): boolean;
  /** Says that there is something new below. */
  readonly mark: HTMLButtonElement;
}

function keepPlace(box: HTMLElement, list: HTMLElement): Keeper {
  const reveal = (element: Element | null): void => {
    if (!(element instanceof HTMLElement)) return;
    const top = element.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop;
    box.scrollTop = element.offsetHeight < box.clientHeight ? box.scrollHeight : top - 12;
    mark.hidden = true;
  };
  const atEnd = (): boolean => box.scrollHeight - box.scrollTop - box.clientHeight < nearEnd;
  const mark = make(
    'button',
    { type: 'button', class: 'newer', hidden: true, onclick: () => reveal(list.lastElementChild) },
    'New messages ↓',
  );
  box.addEventListener('scroll', () => {
    if (atEnd()) mark.hidden = true;
  });
  return { reveal, atEnd, mark };
}
