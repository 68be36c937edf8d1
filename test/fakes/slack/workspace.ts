// A Slack workspace in memory: its people, its channels, and every message in them.
import { EventEmitter, once } from 'node:events';

export const team = { id: 'T1', name: 'Harbour Desk', domain: 'harbour-desk' };
export const bot = { user: 'U0BOT', name: 'dateline', bot: 'B0BOT', app: 'A0APP' };

export interface Member {
  readonly id: string;
  readonly team_id: string;
  readonly tz: string;
  readonly is_admin: boolean;
  readonly is_owner: boolean;
}

export const members = {
  admin: { id: 'U1', team_id: team.id, tz: 'Europe/Lisbon', is_admin: true, is_owner: false },
  member: { id: 'U2', team_id: team.id, tz: 'America/New_York', is_admin: false, is_owner: false },
  /** An admin of another workspace, in a shared channel. */
  stranger: { id: 'U9', team_id: 'T9', tz: 'Asia/Tokyo', is_admin: true, is_owner: true },
} satisfies Record<string, Member>;

export interface Channel {
  readonly id: string;
  readonly type: 'channel' | 'group' | 'im';
  /** Whether the bot is a member. */
  readonly joined: boolean;
  readonly archived: boolean;
}

export interface Message {
  readonly ts: string;
  readonly channel: string;
  readonly thread?: string;
  /** Whose it is: a member, or the bot. */
  readonly user: string;
  /** Only this member sees it. */
  readonly only?: string;
  /** Somebody deleted it; it still holds its thread together. */
  deleted?: boolean;
  /** The arguments of the call that posted it, or edited it last. */
  payload: Readonly<Record<string, unknown>>;
}

export class Workspace {
  readonly channels = new Map<string, Channel>(
    (
      [
        { id: 'C1', type: 'channel', joined: true, archived: false },
        { id: 'C2', type: 'channel', joined: false, archived: false },
        { id: 'C3', type: 'channel', joined: true, archived: true },
        { id: 'C4', type: 'channel', joined: true, archived: false },
        { id: 'D1', type: 'im', joined: true, archived: false },
        { id: 'D2', type: 'im', joined: true, archived: false },
      ] as const
    ).map((channel) => [channel.id, channel]),
  );
  readonly messages: Message[] = [];
  /** Threads that an admin has locked, by their first message. */
  readonly locked = new Set<string>();
  /** Minutes for which a message may be edited; undefined: for ever. */
  editWindow: number | undefined;
  readonly #news = new EventEmitter();
  #count = 0;
  /** Milliseconds; a test can let time pass for the edit window. */
  now: () => number = Date.now;

  store(message: Omit<Message, 'ts'>): Message {
    this.#count += 1;
    const ts = `${Math.floor(Date.now() / 1_000)}.${String(this.#count).padStart(6, '0')}`;
    const stored = { ...message, ts };
    this.messages.push(stored);
    this.changed();
    return stored;
  }

  find(channel: string, ts: string): Message | undefined {
    return this.messages.find((each) => each.channel === channel && each.ts === ts);
  }

  /** Somebody deletes a message: where it has replies, a tombstone stays in its place. */
  remove(channel: string, ts: string): void {
    const message = this.find(channel, ts);
    if (message === undefined) throw new Error(`There is no message ${ts}`);
    message.deleted = true;
    const isHeld = this.messages.some((each) => each.channel === channel && each.thread === ts);
    if (!isHeld) this.messages.splice(this.messages.indexOf(message), 1);
    this.changed();
  }

  /** What the bot posted, to everybody or to one. */
  posted(): readonly Message[] {
    return this.messages.filter((each) => each.user === bot.user && each.deleted !== true);
  }

  /** Resolves with the first message of the bot's, from the n-th on, that fits. */
  next(from: number, fits: (message: Message) => boolean = () => true): Promise<Message> {
    return this.until('a message of the bot', () => this.posted().slice(from).find(fits));
  }

  /** Something happened that somebody may be waiting for. */
  changed(): void {
    this.#news.emit('changed');
  }

  /** Resolves with what the look finds, as soon as it finds it; rejects when it never does. */
  async until<T>(what: string, look: () => T | undefined): Promise<T> {
    const giveUp = AbortSignal.timeout(8_000);
    for (;;) {
      const found = look();
      if (found !== undefined) return found;
      await once(this.#news, 'changed', { signal: giveUp }).catch((cause: unknown) => {
        throw new Error(`There was never ${what}`, { cause });
      });
    }
  }
}
