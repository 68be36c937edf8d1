// An answer on its way to whoever asked: as the deferred reply to an interaction, or as a reply to a message.
import { DiscordAPIError, Routes } from 'discord.js';
import type { Document } from '#briefings/document.ts';
import { PostError, type Log, type Newsroom, type Part } from '../adapter.ts';
import type { Posted, Receipt, Request } from '../adapter.ts';
import { CODE, faultText, hasCode } from './faults.ts';
import { EPHEMERAL } from './limits.ts';
import { postedSchema, type Interaction } from './packets.ts';
import { placeOf, receiptOf, spotOf } from './places.ts';
import { post, type Outlet } from './post.ts';
import { render, type DiscordBody } from './render.ts';

/** `rest` is the lane of answers. */
export interface Answering extends Outlet {
  readonly newsroom: Newsroom;
  readonly log: Log;
}

type Sent = Pick<Interaction, 'application_id' | 'token'>;
type Rendered = Part<DiscordBody>;

/**
 * Answers a deferred interaction.
 * @param hidden whether the deferral was for the asker alone: Discord fixes that with the deferral
 */
export async function answerInteraction(
  wire: Answering,
  sent: Sent,
  request: Request,
  hidden: boolean,
): Promise<void> {
  const document = await wire.newsroom.handle(request);
  const [first, ...rest] = render(document);
  if (first === undefined) return;
  const original = Routes.webhookMessage(sent.application_id, sent.token, '@original');
  if (!hidden && document.audience === 'asker') {
    await wire.rest.delete(original, { auth: false });
    for (const part of [first, ...rest]) await followUp(wire, sent, part, true);
    return;
  }
  const message = await fill(wire, original, first);
  if (hidden) {
    for (const part of rest) await followUp(wire, sent, part, true);
    return;
  }
  const receipt = receiptOf(spotOf(request.place), message);
  const further = await goOn(wire, receipt, rest, document.title, (part) =>
    followUp(wire, sent, part, false),
  );
  await wire.newsroom.posted(request, document, [{ receipt, part: first }, ...further]);
}

/** Fills the deferral. Where Discord refuses, it says so: "thinking…" would stand there for a quarter of an hour. */
async function fill({ rest }: Answering, original: `/${string}`, { body }: Rendered): Promise<string> {
  try {
    return postedSchema.parse(await rest.patch(original, { body, auth: false })).id;
  } catch (error) {
    const [notice] = render(NOT_SHOWN);
    if (error instanceof DiscordAPIError && notice !== undefined)
      await rest.patch(original, { body: notice.body, auth: false }).catch(() => undefined);
    throw error;
  }
}

const NOT_SHOWN: Document = {
  type: 'error',
  title: 'Not shown',
  lead: 'Discord did not take this answer. Please ask again, or ask for less at once.',
  stories: [],
  audience: 'asker',
  blocks: [],
};

async function followUp(
  { rest }: Answering,
  { application_id, token }: Sent,
  { body }: Rendered,
  hidden: boolean,
): Promise<string> {
  const answer = await rest.post(Routes.webhook(application_id, token), {
    body: hidden ? { ...body, flags: body.flags | EPHEMERAL } : body,
    auth: false,
  });
  return postedSchema.parse(answer).id;
}

/**
 * Answers a message: publicly as a reply to it; what is for the asker alone goes into the direct conversation with
 * them, since Discord shows nothing to one person in a channel but in answer to an interaction. Which story is meant
 * is asked where the answer belongs.
 */
export async function answerMessage(
  wire: Answering,
  request: Request,
  message: string,
  document: Document,
): Promise<void> {
  const [first, ...rest] = render(document);
  if (first === undefined) return;
  const isForAsker = document.audience === 'asker' && document.type !== 'choice';
  if (isForAsker && (await answerDirectly(wire, request, message, [first, ...rest]))) return;
  const options = { key: `${message}-0`, title: document.title, replyTo: message };
  const receipt = await post(wire, request.place, first, options);
  const further = await goOn(wire, receipt, rest, document.title);
  await wire.newsroom.posted(request, document, [{ receipt, part: first }, ...further]);
}

/** @returns false where the asker takes no direct messages */
async function answerDirectly(
  wire: Answering,
  { asker, place }: Request,
  message: string,
  parts: readonly Rendered[],
): Promise<boolean> {
  if (spotOf(place).guild === '@me') return false;
  try {
    const answer = await wire.rest.post(Routes.userChannels(), { body: { recipient_id: asker.id } });
    const direct = placeOf({ guild: '@me', channel: postedSchema.pick({ id: true }).parse(answer).id });
    for (const [index, part] of parts.entries())
      await post(wire, direct, part, { key: `${message}-${index}`, title: '' });
    return true;
  } catch (error) {
    const cause = error instanceof PostError ? error.cause : error;
    if (hasCode(cause, CODE.noDirectMessages)) return false;
    throw error;
  }
}

/**
 * Posts the further parts in the first one's thread; where that is not allowed, with `otherwise` if there is one.
 * @returns what was posted; what was not is logged, so that the answer so far is still remembered
 */
async function goOn(
  wire: Answering,
  first: Receipt,
  parts: readonly Rendered[],
  title: string,
  otherwise?: (part: Rendered) => Promise<string>,
): Promise<readonly Posted[]> {
  const done: Posted[] = [];
  try {
    for (const [index, part] of parts.entries()) {
      const key = `${first.message}-${index + 1}`;
      const receipt = await post(wire, first.thread, part, { key, title }).catch(async (error: unknown) => {
        if (otherwise === undefined) throw error;
        return receiptOf(spotOf(first.place), await otherwise(part));
      });
      done.push({ receipt, part });
    }
  } catch (error) {
    const left = parts.length - done.length;
    wire.log.error({ cause: faultText(error), left }, 'Discord: the rest of an answer could not be posted.');
  }
  return done;
}
