// The desk while it is open: which channel and thread are shown, what is said in them, and what arrives.
import type { Action } from '#briefings/document.ts';
import type { Change, Channel, Message, Outcome, Welcome } from '../wire.ts';
import { addressOf, readAddress, type Address } from './address.ts';
import { announce } from './announce.ts';
import * as api from './api.ts';
import { openChannels, type Channels } from './channels.ts';
import { Composer } from './composer.ts';
import { choices, make, part } from './dom.ts';
import { drawEmpty } from './empty.ts';
import { Feed } from './feed.ts';
import { judge } from './judging.ts';
import { views, type Deeds, type View } from './message.ts';
import { drawRoot } from './thread.ts';

const placeholders = {
  channel: 'Ask, or type / for commands',
  thread: 'Ask a follow-up',
} as const;

export class Desk {
  readonly #welcome: Welcome;
  readonly #channels: Map<string, Channel>;
  readonly #unread = new Set<string>();
  readonly #list: Channels;
  readonly #feed: Feed;
  readonly #threadFeed: Feed;
  readonly #composer: Composer;
  readonly #threadComposer: Composer;
  #open: Address = { channel: '', thread: null };
  /** Buttons whose answer is awaited: a double press asks once. */
  readonly #pressed = new Set<string>();
  /** The story of the Ask button that led to the thread's composer. */
  #story: string | undefined;

  constructor(welcome: Welcome) {
    this.#welcome = welcome;
    this.#channels = new Map(welcome.channels.map((each) => [each.name, each]));
    this.#list = openChannels((channel) => {
      this.#channels.set(channel.name, channel);
      this.#go({ channel: channel.name, thread: null });
    });
    this.#feed = this.#openFeed('channel-feed', () => drawEmpty((text) => this.#composer.write(text)));
    this.#threadFeed = this.#openFeed('thread-feed', () =>
      make('p', {}, 'Nothing was said in this thread yet.'),
    );
    this.#composer = this.#openComposer('channel');
    this.#threadComposer = this.#openComposer('thread');
    this.#listen();
    this.refresh();
  }

  /** Loads everything that is shown afresh. */
  refresh(): void {
    this.#open = { channel: '', thread: null };
    this.#route();
  }

  receive(change: Change): void {
    if (change.type === 'channel') {
      this.#channels.set(change.channel.name, change.channel);
      this.#drawChannels();
      return;
    }
    const { message } = change;
    if (message.channel !== this.#open.channel) {
      this.#unread.add(message.channel);
      this.#drawChannels();
    } else this.#put(message);
  }

  #openFeed(id: string, empty: () => Node): Feed {
    const inChannel = id === 'channel-feed';
    const reply = (message: Message): void => {
      this.#go({ channel: message.channel, thread: message.id });
      this.#threadComposer.focus();
    };
    const press: Deeds['press'] = (action, label, message, row) => {
      const thread = inChannel ? null : this.#open.thread;
      if (action.type === 'feedback')
        judge({ action, label, message, thread, channel: this.#open.channel }, row, this.#welcome);
      else void this.#press(action, label, message, thread);
    };
    return new Feed(part(id, HTMLElement), { press, ...(inChannel ? { reply } : {}) }, empty);
  }

  #openComposer(where: 'channel' | 'thread'): Composer {
    return new Composer(part(`${where}-composer`, HTMLFormElement), {
      label: where === 'channel' ? 'Message' : 'Message in the thread',
      placeholder: placeholders[where],
      textLength: this.#welcome.textLength,
      commands: this.#welcome.commands,
      channel: () => this.#open.channel,
      send: (text, key) => this.#say(text, key, where === 'thread' ? this.#open.thread : null),
    });
  }

  #listen(): void {
    // Another hash is a place in the page, as the link to the composer.
    addEventListener('hashchange', () => {
      if (location.hash === '' || location.hash.startsWith('#/')) this.#route();
    });
    addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && this.#open.thread !== null) this.#closeThread();
    });
    part('skip', HTMLAnchorElement).addEventListener('click', (event) => {
      event.preventDefault();
      (this.#open.thread === null ? this.#composer : this.#threadComposer).focus();
    });
    part('close-thread', HTMLButtonElement).addEventListener('click', () => this.#closeThread());
    for (const [id, words] of [
      ['schedules', '/brief schedule list'],
      ['feedback', '/brief feedback'],
    ] as const)
      part(id, HTMLButtonElement).addEventListener('click', () => this.#ask(words));
    choices<View>(part('views', HTMLElement), views, 'plain', (view) => {
      this.#feed.show(view);
      this.#threadFeed.show(view);
    });
  }

  /** Asks for a list that only the reader sees. */
  #ask(words: string): void {
    void this.#composer.await(this.#say(words, crypto.randomUUID(), null)).then((answer) => {
      if (answer.type === 'failed') announce(answer.message, true);
    });
  }

  #go(address: Address): void {
    history.pushState(null, '', addressOf(address));
    this.#route();
  }

  #closeThread(): void {
    const { channel, thread } = this.#open;
    this.#go({ channel, thread: null });
    if (thread !== null) this.#feed.focusReply(thread);
  }

  #route(): void {
    const [first = 'desk'] = this.#channels.keys();
    const before = this.#open;
    const address = readAddress(location.hash, first);
    this.#open = this.#channels.has(address.channel) ? address : { channel: first, thread: null };
    if (before.channel !== this.#open.channel) void this.#loadChannel();
    if (before.channel !== this.#open.channel || before.thread !== this.#open.thread) void this.#loadThread();
  }

  async #loadChannel(): Promise<void> {
    const { channel } = this.#open;
    this.#unread.delete(channel);
    this.#drawChannels();
    part('channel-name', HTMLElement).textContent = `# ${channel}`;
    document.title = `${channel} · Dateline`;
    await this.#load(this.#feed, { channel }, () => this.#open.channel === channel);
  }

  async #loadThread(): Promise<void> {
    const { channel, thread } = this.#open;
    this.#story = undefined;
    part('thread', HTMLElement).hidden = thread === null;
    document.body.classList.toggle('threaded', thread !== null);
    if (thread === null) return;
    await this.#load(this.#threadFeed, { channel, thread }, () => this.#open.thread === thread);
  }

  /** @param wanted whether the reader still looks there when the answer comes */
  async #load(feed: Feed, of: { channel: string; thread?: string }, wanted: () => boolean): Promise<void> {
    feed.state(make('p', {}, 'Loading…'));
    const answer = await api.page(of);
    if (!wanted()) return;
    if (answer.type === 'failed') {
      const again = (): void => void this.#load(feed, of, wanted);
      feed.state(
        make('p', { role: 'alert' }, answer.message),
        make('button', { type: 'button', onclick: again }, 'Try again'),
      );
      return;
    }
    const { root } = answer.value;
    if (of.thread !== undefined)
      part('thread-root', HTMLElement).replaceChildren(
        root ? drawRoot(root) : 'This thread is not there any more.',
      );
    let oldest = answer.value.messages[0]?.id;
    feed.fill(answer.value, () => {
      if (oldest === undefined) return;
      void api.page({ ...of, before: oldest }).then((earlier) => {
        if (earlier.type === 'failed' || !wanted()) return;
        oldest = earlier.value.messages[0]?.id;
        feed.prepend(earlier.value);
      });
    });
  }

  async #say(text: string, key: string, thread: string | null): Promise<api.Answer<Outcome>> {
    const { channel } = this.#open;
    const story = thread === null ? undefined : this.#story;
    const answer = await api.say({
      key,
      channel,
      text,
      ...(thread === null ? {} : { thread }),
      ...(story === undefined ? {} : { story }),
    });
    if (answer.type === 'done') {
      this.#story = undefined;
      this.#show(answer.value, text.trim(), thread);
    }
    return answer;
  }

  async #press(action: Action, label: string, message: Message | null, thread: string | null): Promise<void> {
    const root = message ? (message.thread ?? message.id) : thread;
    const { channel } = this.#open;
    if (root !== null && root !== this.#open.thread) this.#go({ channel, thread: root });
    if (action.type === 'ask') {
      this.#story = action.story;
      (root === null ? this.#composer : this.#threadComposer).focus();
      return;
    }
    const button = `${message?.id ?? 'note'} ${label}`;
    if (this.#pressed.has(button)) return;
    this.#pressed.add(button);
    const pressed = api.press({
      key: crypto.randomUUID(),
      channel,
      label,
      action,
      ...(message ? { message: message.id } : {}),
      ...(thread === null ? {} : { thread }),
    });
    const answer = await (root === null ? this.#composer : this.#threadComposer).await(pressed);
    this.#pressed.delete(button);
    if (answer.type === 'done') this.#show(answer.value, label, root);
    else announce(answer.message, true);
  }

  /** Shows what became of the reader's own words; the stream may have brought the same messages before. */
  #show(outcome: Outcome, words: string, thread: string | null): void {
    part('banner', HTMLElement).hidden = true;
    if (outcome.type === 'note') {
      // A reader who closed the thread meanwhile would not see it there.
      (thread === null || this.#open.thread === null ? this.#feed : this.#threadFeed).note(
        outcome.note,
        words,
      );
      announce(outcome.note.document.lead);
      return;
    }
    for (const message of outcome.messages) this.#put(message);
    (thread === null ? this.#feed : this.#threadFeed).reveal(outcome.messages);
  }

  #put(message: Message): void {
    const { channel, thread } = this.#open;
    if (message.channel !== channel) return;
    const feed = message.thread === null ? this.#feed : message.thread === thread ? this.#threadFeed : null;
    const fresh = feed?.put(message) ?? false;
    if (fresh && message.type === 'document') announce(message.document.lead);
  }

  #drawChannels(): void {
    this.#list.draw([...this.#channels.values()], this.#open.channel, this.#unread);
  }
}
