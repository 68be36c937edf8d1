// A list of messages that grows at its end, with private notes between them, and keeps the reader's place.
import type { Message, Note, Page } from '../wire.ts';
import { make } from './dom.ts';
import { drawMessage, drawNote, replyLabel, type Deeds, type View } from './message.ts';

interface Entry {
  readonly edited: string | null;
  draw: () => HTMLElement;
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
    this.#keeper.revealLast();
    for (const message of later) this.put(message);
  }

  /** Puts older messages before the others. */
  prepend(page: Page): void {
    const height = this.#box.scrollHeight;
    this.#list.prepend(...page.messages.map((each) => this.#draw(each)));
    this.#older.hidden = !page.more;
    this.#box.scrollTop += this.#box.scrollHeight - height;
  }

  /**
   * Adds a message, or replaces it. A reader at the end stays there; another one is told.
   * @returns whether it is new
   */
  put(message: Message): boolean {
    if (this.#arrived) {
      this.#arrived.push(message);
      return true;
    }
    const standing = this.#entries.get(message.id);
    if (standing) {
      this.#refresh(standing, message);
      return false;
    }
    const stay = !this.#keeper.atEnd();
    this.#list.append(this.#draw(message));
    if (stay) this.#keeper.mark.hidden = false;
    else this.#keeper.revealLast();
    return true;
  }

  /** Leads the reader to their own words and the answer, wherever they are and whatever brought these messages. */
  reveal(messages: readonly Message[]): void {
    const [first, ...others] = messages.flatMap(({ id }) => this.#entries.get(id)?.element ?? []);
    this.#keeper.reveal(first ?? null, others.at(-1));
  }

  /** Adds a private note. */
  note(note: Note, words: string): void {
    const at = new Date();
    const draw = (): HTMLElement => drawNote(note, words, this.#view, at, this.#deeds);
    this.#list.append(this.#enter(note.id, null, draw));
    this.#keeper.reveal(this.#list.lastElementChild);
  }

  /** Shows all messages so; what the reader looks at stays in sight. */
  show(view: View): void {
    this.#view = view;
    const entries = [...this.#entries.values()];
    const stay = this.#keeper.hold(entries);
    for (const entry of entries) {
      const next = entry.draw();
      keepHeight(next, entry.element);
      entry.element.replaceWith(next);
      entry.element = next;
    }
    stay();
  }

  focusReply(id: string): void {
    this.#entries.get(id)?.element.querySelector<HTMLElement>('.reply')?.focus();
  }

  #draw(message: Message): HTMLElement {
    return this.#enter(message.id, editOf(message), this.#drawing(message));
  }

  #drawing(message: Message): () => HTMLElement {
    return () => drawMessage(message, this.#view, this.#deeds);
  }

  /** Draws a message anew only where its words changed: a reader may be in the middle of it. */
  #refresh(standing: Entry, message: Message): void {
    const reply = standing.element.querySelector('.reply');
    if (standing.edited !== editOf(message)) standing.element.replaceWith(this.#draw(message));
    else {
      standing.draw = this.#drawing(message);
      if (reply) reply.textContent = replyLabel(message);
    }
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

/** A preview that is not drawn yet takes as much room as what stood there, so that nothing jumps. */
function keepHeight(next: HTMLElement, before: HTMLElement): void {
  const preview = next.querySelector<HTMLElement>('.previews');
  const body = before.querySelector<HTMLElement>('.body');
  if (preview && body) preview.style.minHeight = `${body.offsetHeight}px`;
}

interface Keeper {
  /** Scrolls to the end of what is given, or to its beginning where it is taller than the box. */
  reveal(first: Element | null, last?: Element): void;
  /** Reveals the newest message, with the words that it answers. */
  revealLast(): void;
  atEnd(): boolean;
  /** @returns what leads back to the message that is in sight now, when all of them were drawn anew */
  hold(entries: readonly Entry[]): () => void;
  /** Says that there is something new below. */
  readonly mark: HTMLButtonElement;
}

/** Pixels above a message that is led to; twice as many are below it. */
const margin = 12;

function keepPlace(box: HTMLElement, list: HTMLElement): Keeper {
  let pinned = true;
  const below = (): number => box.scrollHeight - box.scrollTop - box.clientHeight;
  const atEnd = (): boolean => below() < nearEnd;
  const topOf = (element: Element): number =>
    element.getBoundingClientRect().top - box.getBoundingClientRect().top;
  const reveal = (first: Element | null, last = first): void => {
    if (!first || !last) return;
    const height = last.getBoundingClientRect().bottom - first.getBoundingClientRect().top;
    const fits = height + 3 * margin < box.clientHeight;
    box.scrollTop += fits ? topOf(first) + height + 2 * margin - box.clientHeight : topOf(first) - margin;
    mark.hidden = true;
    pinned = below() < margin;
  };
  const revealLast = (): void => {
    const last = list.lastElementChild;
    const before = last?.previousElementSibling ?? null;
    if (last) reveal(before?.classList.contains('words') ? before : last, last);
  };
  const mark = make(
    'button',
    { type: 'button', class: 'newer', hidden: true, onclick: () => revealLast() },
    'New messages ↓',
  );
  box.addEventListener('scroll', () => {
    pinned = below() < margin;
    if (atEnd()) mark.hidden = true;
  });
  // A thread that opens, a composer that grows and a phone's keyboard take room: the end stays in sight.
  new ResizeObserver(() => {
    if (pinned) box.scrollTop = box.scrollHeight;
  }).observe(box);
  return { reveal, revealLast, atEnd, hold: (entries) => hold(box, entries, topOf), mark };
}

/** A message that begins in sight stays where it is; one that began above is shown from its beginning. */
function hold(box: HTMLElement, entries: readonly Entry[], topOf: (element: Element) => number): () => void {
  const seen = entries.filter(({ element }) => {
    const top = topOf(element);
    return top < box.clientHeight && top + element.clientHeight > 0;
  });
  const kept = seen.find(({ element }) => topOf(element) >= 0) ?? seen[0];
  const before = kept ? Math.max(0, topOf(kept.element)) : 0;
  return () => {
    if (kept) box.scrollTop += topOf(kept.element) - before;
  };
}
