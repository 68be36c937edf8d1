// Messages that are meant for us: mentions, replies to us, what is said in our threads, direct messages.
import { PermissionFlagsBits, Routes, type Client } from 'discord.js';
import type { z } from 'zod';
import { isCourtesy } from '#briefings/ask/courtesy.ts';
import type { Input, Request } from '../adapter.ts';
import { answerMessage, type Answering } from './answer.ts';
import { channelSchema, isThread, messageSchema } from './packets.ts';
import { placeOf, spotOfChannel, type Spot } from './places.ts';

interface Ear extends Answering {
  readonly client: Client;
}

type Message = z.infer<typeof messageSchema>;

/** Plain messages and replies; the other types tell of joins, pins and new threads. */
const SPOKEN: ReadonlySet<number> = new Set([0, 19]);

export async function receiveMessage(ear: Ear, data: unknown): Promise<void> {
  const result = messageSchema.safeParse(data);
  if (!result.success) {
    const faults = result.error.issues.map(({ path }) => path.join('.'));
    ear.log.warn({ faults }, 'Discord sent a message that cannot be read.');
    return;
  }
  const message = result.data;
  const self = ear.client.user?.id;
  if (self === undefined || message.author.id === self) return;
  if (message.author.bot === true || message.webhook_id !== undefined) return;
  if (!SPOKEN.has(message.type)) return;
  const heard = await listenTo(ear, message, self);
  if (heard === null || !(await ear.newsroom.firstTime(`discord ${message.id}`))) return;
  const answered = message.referenced_message;
  const request: Request = {
    place: placeOf(heard.spot),
    ...(answered?.author.id === self ? { about: answered.id } : {}),
    asker: { id: message.author.id, manager: managesServer(ear.client, message) },
    input: heard.input,
  };
  await answerMessage(ear, request, message.id, await ear.newsroom.handle(request));
}

/** @returns where it was said and what it asks, or null where it is not for us (or came without its content) */
async function listenTo(
  ear: Ear,
  message: Message,
  self: string,
): Promise<{ readonly spot: Spot; readonly input: Input } | null> {
  const mention = new RegExp(`<@!?${self}>`, 'g');
  const mentioned = mention.test(message.content);
  const text = message.content
    .replaceAll(mention, ' ')
    .replace(/<#(\d+)>/g, (whole, channel: string) =>
      message.guild_id === undefined ? whole : placeOf({ guild: message.guild_id, channel }),
    )
    .replace(/\s+/g, ' ')
    .trim();
  if (mentioned) return { spot: await spotOfMessage(ear, message), input: { type: 'words', text } };
  if (text === '' || (message.guild_id !== undefined && isCourtesy(text))) return null;
  if (message.referenced_message?.author.id === self)
    return { spot: await spotOfMessage(ear, message), input: { type: 'question', text } };
  const spot = await spotOfMessage(ear, message);
  if (message.guild_id === undefined) return { spot, input: { type: 'words', text } };
  const ours = spot.thread !== undefined && (await ear.newsroom.owns(placeOf(spot)));
  return ours ? { spot, input: { type: 'question', text } } : null;
}

/** A message names only its channel: whether that is a thread, and whose, is known to the client or asked. */
async function spotOfMessage({ client, rest, threads }: Ear, message: Message): Promise<Spot> {
  const { channel_id: id, guild_id: guild } = message;
  if (guild === undefined) return spotOfChannel({ id, guild, parent: undefined });
  const known = client.channels.cache.get(id);
  if (known !== undefined)
    return spotOfChannel({ id, guild, parent: known.isThread() ? (known.parentId ?? undefined) : undefined });
  const found = channelSchema.parse(await rest.get(Routes.channel(id)));
  if (isThread(found)) threads.add(id);
  return spotOfChannel({ id, guild, parent: isThread(found) ? (found.parent_id ?? undefined) : undefined });
}

/** Unlike an interaction, a message does not tell its author's permissions; unknown roles grant nothing. */
function managesServer(client: Client, { guild_id, author, member }: Message): boolean {
  const guild = guild_id === undefined ? undefined : client.guilds.cache.get(guild_id);
  if (guild === undefined) return false;
  if (guild.ownerId === author.id) return true;
  return [guild.id, ...(member?.roles ?? [])].some(
    (role) => guild.roles.cache.get(role)?.permissions.has(PermissionFlagsBits.ManageGuild) === true,
  );
}
