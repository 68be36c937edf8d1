// The box to type in: sends on Enter, completes commands, and keeps the text until it has arrived.
import type { Completion } from '../wire.ts';
import * as api from './api.ts';
import { suggest, type Suggestions } from './completion.ts';
import { make } from './dom.ts';
import { openSuggestions, type SuggestionList } from './suggestions.ts';

export interface Settings {
  readonly label: string;
  readonly placeholder: string;
  readonly textLength: number;
  readonly commands: readonly Completion[];
  channel(): string;
  /** @param key names this text: the same text sent again after a failure has the same key */
  send(text: string, key: string): Promise<api.Answer<unknown>>;
}

/** An answer that comes within this many milliseconds needs no word before it. */
const patience = 500;

export class Composer {
  readonly #form: HTMLFormElement;
  readonly #settings: Settings;
  readonly #box: HTMLTextAreaElement;
  readonly #count = make('span', { class: 'count' });
  readonly #problem: HTMLElement;
  readonly #list: SuggestionList;
  readonly #status = make('p', { class: 'working', role: 'status' });
  #awaited = 0;
  /** Names the text that stands in the box. */
  #key = crypto.randomUUID();

  /** Fills the form. */
  constructor(form: HTMLFormElement, settings: Settings) {
    const id = `${form.id}-text`;
    this.#form = form;
    this.#settings = settings;
    this.#problem = make('p', { class: 'problem', role: 'alert', id: `${id}-problem` });
    this.#box = make('textarea', {
      id,
      rows: 1,
      placeholder: settings.placeholder,
      'aria-describedby': this.#problem.id,
      enterkeyhint: 'send',
    });
    this.#list = openSuggestions(this.#box, (suggestion) => this.write(suggestion.text));
    const send = make('button', { type: 'submit', class: 'send' }, 'Send');
    form.replaceChildren(
      make('label', { for: id, class: 'unseen' }, settings.label),
      this.#list.element,
      make('div', { class: 'field' }, this.#box, make('div', { class: 'side-of-field' }, this.#count, send)),
      this.#status,
      this.#problem,
    );
    this.#listen();
  }

  focus(): void {
    this.#box.focus();
  }

  /** Replaces the text. */
  write(text: string): void {
    this.#box.value = text;
    this.#changed();
    this.focus();
  }

  /** Says that an answer is worked on, where it takes long. */
  async await<Value>(answer: Promise<Value>): Promise<Value> {
    this.#awaited += 1;
    const late = setTimeout(() => {
      this.#status.textContent = 'Dateline is working on it…';
    }, patience);
    try {
      return await answer;
    } finally {
      clearTimeout(late);
      this.#awaited -= 1;
      if (this.#awaited === 0) this.#status.textContent = '';
    }
  }

  #listen(): void {
    this.#box.addEventListener('input', () => this.#changed());
    this.#box.addEventListener('keydown', (event) => {
      if (event.isComposing || this.#list.key(event)) return;
      if (event.key !== 'Enter' || event.shiftKey) return;
      event.preventDefault();
      void this.#send();
    });
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#send();
    });
  }

  #changed(): void {
    const { textLength, commands } = this.#settings;
    this.#key = crypto.randomUUID();
    this.#problem.textContent = '';
    const length = Array.from(this.#box.value).length;
    this.#count.textContent = length > textLength * 0.8 ? `${figure(length)} of ${figure(textLength)}` : '';
    this.#count.classList.toggle('over', length > textLength);
    void this.#propose(suggest(this.#box.value, commands));
  }

  async #send(): Promise<void> {
    if (this.#box.value.trim() === '' || this.#form.ariaBusy === 'true') return;
    this.#list.close();
    this.#form.ariaBusy = 'true';
    this.#box.readOnly = true;
    const failure = await this.await(failureOf(this.#box.value, this.#key, this.#settings));
    this.#form.ariaBusy = 'false';
    this.#box.readOnly = false;
    if (failure === null) {
      this.#box.value = '';
      this.#changed();
    } else this.#problem.textContent = failure;
  }

  /** Shows what completes the text; an answer that comes when the text has changed is of no use any more. */
  async #propose({ suggestions, remote, eager }: Suggestions): Promise<void> {
    const typed = this.#box.value;
    this.#list.show(suggestions, eager);
    if (!remote) return;
    const channel = this.#settings.channel();
    const answer = await api.complete({ channel, kind: remote.kind, typed: remote.typed });
    if (answer.type === 'failed' || this.#box.value !== typed || document.activeElement !== this.#box) return;
    const found = answer.value
      .filter(({ value }) => value !== remote.typed)
      .map(({ label, value }) => ({ label, hint: value, text: `${remote.before}${value} ` }));
    this.#list.show([...suggestions, ...found], eager);
  }
}

const figure = (value: number): string => value.toLocaleString('en');

async function failureOf(text: string, key: string, settings: Settings): Promise<string | null> {
  const length = Array.from(text).length;
  if (length > settings.textLength) {
    const [has, most] = [figure(length), figure(settings.textLength)];
    return `That text has ${has} characters; at most ${most} can be sent. Shorten it, or ask about a part of it.`;
  }
  const answer = await settings.send(text, key);
  return answer.type === 'failed' ? answer.message : null;
}
