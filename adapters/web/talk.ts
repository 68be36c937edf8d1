// What a reader says or presses at the desk → a request to the newsroom → the messages or the private note.
import { randomUUID } from 'node:crypto';
import type { Document } from '#briefings/document.ts';
import { place, type Place } from '#briefings/place.ts';
import type { Context, Input, Newsroom, Receipt, Request } from '../adapter.ts';
import * as limits from './limits.ts';
import { render } from './render.ts';
import type { Draft, Room } from './room.ts';
import type { Message, Note, Outcome, Press, Say } from './wire.ts';

export interface Talk {
  /** The same key again gives the same outcome. @throws Refusal */
  say(say: Say): Promise<Outcome>;
  /** @throws Refusal */
  press(press: Press): Promise<Outcome>;
  /** Asks for the briefing where nobody has spoken yet. */
  welcome(channel: string): Promise<void>;
  /** A document that was posted or shown as a note lately. */
  document(id: string): Document | undefined;
  /** Takes nothing new, and resolves when what runs has ended. */
  close(): Promise<void>;
}

/** A request that the desk does not take, with words for the reader. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: 404 | 413 | 503;

  constructor(status: Refusal['status'], message: string) {
    super(message);
    this.status = status;
  }
}

/** Everybody who reaches the desk runs it: it is bound to the own machine unless the operator opens it. */
export const asker = { id: 'desk', manager: true } as const;

/** Where words were said, and what they ask. */
interface Turn {
  readonly channel: string;
  readonly thread: string | null;
  /** What the reader sees as the own message. */
  readonly shown: string | null;
  readonly request: Request;
}

export function openTalk(newsroom: Newsroom, room: Room, context: Context): Talk {
  const notes = new Map<string, Document>();
  const outcomes = new Map<string, Promise<Outcome>>();
  const running = new Set<Promise<unknown>>();
  let closed = false;

  const run = (turn: Turn): Promise<Outcome> => {
    if (closed)
      throw new Refusal(503, 'Dateline is stopping. Your text is still here; try again in a moment.');
    if (running.size >= limits.running)
      throw new Refusal(503, 'The desk is busy. Your text is still here; try again in a moment.');
    const work = answer(newsroom, room, turn, (note) => remember(notes, note.id, note.document));
    const tracked = work.catch(() => undefined).finally(() => running.delete(tracked));
    running.add(tracked);
    return work;
  };
  const once = (key: string, turn: () => Turn): Promise<Outcome> => {
    const earlier = outcomes.get(key);
    if (earlier) return earlier;
    const outcome = run(turn());
    remember(outcomes, key, outcome);
    outcome.catch(() => outcomes.delete(key));
    return outcome;
  };

  return {
    say: async (say) => once(say.key, () => sayTurn(room, say)),
    press: async (press) => once(press.key, () => pressTurn(room, press)),
    async welcome(channel) {
      if (room.page(channel).messages.length > 0) return;
      const request: Request = {
        place: placeOf(channel, null),
        asker,
        input: { type: 'words', text: 'now' },
      };
      await run({ channel, thread: null, shown: null, request }).catch((error: unknown) =>
        context.log.error({ error }, 'the first briefing could not be shown at the desk'),
      );
    },
    document(id) {
      const message = room.find(id);
      return message?.type === 'document' ? message.document : notes.get(id);
    },
    async close() {
      closed = true;
      await Promise.all(running);
    },
  };
}

export function placeOf(channel: string, thread: string | null): Place {
  return thread === null ? place('web', channel) : place('web', channel, thread);
}

/** Where a message stands, as the core knows it: an answer to it goes to its thread, or to the one it stands in. */
export function receiptOf({ id, channel, thread }: Message): Receipt {
  return { place: placeOf(channel, thread), message: id, thread: placeOf(channel, thread ?? id) };
}

async function answer(
  newsroom: Newsroom,
  room: Room,
  turn: Turn,
  keep: (note: Note) => void,
): Promise<Outcome> {
  const document = await newsroom.handle(turn.request);
  if (document.audience === 'asker') {
    const note: Note = { id: `note-${randomUUID()}`, document };
    keep(note);
    return { type: 'note', note };
  }
  const add = async (content: Draft['content']): Promise<Message> => {
    const message = await room.add({ channel: turn.channel, thread: turn.thread, content });
    if (!message) throw gone();
    return message;
  };
  const asked = turn.shown === null ? [] : [await add({ type: 'words', text: turn.shown })];
  const answered = await add({ type: 'document', document });
  const posted = render(document).map((part) => ({ receipt: receiptOf(answered), part }));
  await newsroom.posted(turn.request, document, posted);
  return { type: 'posted', messages: [...asked, answered] };
}

function sayTurn(room: Room, say: Say): Turn {
  const length = Array.from(say.text).length;
  if (length > limits.textLength) throw new Refusal(413, tooLong(length));
  const thread = rootOf(room, say.channel, say.thread);
  const request: Request = {
    place: placeOf(say.channel, thread),
    asker,
    ...(thread === null ? {} : { about: thread }),
    ...zoneOf(say.zone),
    ...inputOf(say, thread),
  };
  return { channel: say.channel, thread, shown: say.text.trim(), request };
}

/** In a channel words are a command, else a question; in a thread they are a question unless marked as a command. */
function inputOf(say: Say, thread: string | null): Pick<Request, 'input' | 'slash'> {
  const words = say.text.trim();
  const command = /^\/(?:brief\b)?\s*/.exec(words);
  if (command) return { slash: true, input: { type: 'words', text: words.slice(command[0].length) } };
  if (thread === null) return { input: { type: 'words', text: words } };
  return {
    input: { type: 'question', text: words, ...(say.story === undefined ? {} : { story: say.story }) },
  };
}

function pressTurn(room: Room, press: Press): Turn {
  const message = press.message === undefined ? undefined : room.find(press.message);
  if (press.message !== undefined && message?.channel !== press.channel) throw gone();
  const thread = message ? (message.thread ?? message.id) : rootOf(room, press.channel, press.thread);
  const { action } = press;
  const request: Request = {
    place: placeOf(press.channel, thread),
    asker,
    ...(message ? { about: message.id } : {}),
    ...zoneOf(press.zone),
    input: inputOfPress(press),
  };
  return {
    channel: press.channel,
    thread,
    shown: action.type === 'question' ? action.question : press.label,
    request,
  };
}

/** What was filled in makes a verdict of its own. Optional fields that are absent are left out, as the core wants it. */
function inputOfPress({ action, filled }: Press): Input {
  switch (action.type) {
    case 'feedback': {
      const { reason, words } = filled ?? {};
      return {
        ...action,
        ...(reason === undefined ? {} : { reason }),
        ...(words === undefined ? {} : { words }),
      };
    }
    case 'command':
    case 'more':
      return { type: 'action', action };
    default: {
      const { story, ...rest } = action;
      return { type: 'action', action: story === undefined ? rest : { ...rest, story } };
    }
  }
}

function rootOf(room: Room, channel: string, thread: string | undefined): string | null {
  if (!room.channels().some((each) => each.name === channel)) throw gone();
  if (thread === undefined) return null;
  const root = room.find(thread);
  if (root?.channel !== channel || root.thread !== null) throw gone();
  return root.id;
}

const gone = (): Refusal => new Refusal(404, 'That conversation is not there any more. Load the page again.');

/** @param length characters, where they were counted */
export function tooLong(length?: number): string {
  const size = length === undefined ? 'is too long' : `has ${length.toLocaleString('en')} characters`;
  return `That text ${size}; at most ${limits.textLength.toLocaleString('en')} can be sent. Nothing was sent.`;
}

/** The browser's zone, where it is one that this process knows. */
export function zoneOf(zone: string | undefined): { readonly zone?: string } {
  if (zone === undefined) return {};
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return { zone };
  } catch {
    return {};
  }
}

/** Keeps the newest entries only. */
function remember<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > limits.remembered && oldest !== undefined) map.delete(oldest);
}
