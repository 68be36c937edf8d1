// What Bolt hears (commands, mentions, messages, buttons, the Ask box) → requests to the newsroom.
import { createHash } from 'node:crypto';
import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Input, Request } from '#adapters/adapter.ts';
import { isCourtesy } from '#briefings/ask/courtesy.ts';
import type { Action } from '#briefings/document.ts';
import { actionPrefix, askCallback, askView, decodeAction, decodeAsk, type AskContext } from './actions.ts';
import { answer, whisper, type Setting, type Where } from './answer.ts';
import { slashCommand } from './commands.ts';
import { errorCode } from './failure.ts';
import { decodeFeedback, feedbackCallback, feedbackView } from './feedback.ts';
import { heardOf, plain, threadOf, type Heard } from './heard.ts';
import { boxNotOpened } from './notices.ts';
import { render } from './render.ts';
import { placeOf, targetIn, targetOf, type Target } from './target.ts';

/**
 * Registers the listeners. All of them run after the acknowledgement, and each begins by asking the newsroom whether
 * it is the first time, because Slack repeats what it believes lost.
 */
export function listen(app: App, setting: Setting): void {
  app.command(slashCommand, async ({ command, respond }) => {
    const key = `command:${command.trigger_id}`;
    if (!(await first(setting, key))) return;
    const target = { channel: command.channel_id };
    const request = await requestOf(setting, command.user_id, target, {
      type: 'words',
      text: plain(command.text),
    });
    await answer(
      setting,
      { ...request, slash: true },
      {
        target,
        user: command.user_id,
        direct: false,
        respond,
        key: shortKey(key),
      },
    );
  });
  app.event('app_mention', ({ event, body }) => hear(setting, event, body.event_id));
  app.event('message', ({ event, body }) => hear(setting, event, body.event_id));
  app.action(new RegExp(`^${actionPrefix}`), ({ body, respond }) => press(setting, body, respond));
  app.view(askCallback, ({ body, view }) => submit(setting, body.user.id, view.id, view));
  app.view(feedbackCallback, ({ body, view }) => submitFeedback(setting, body.user.id, view.id, view));
}

async function hear(setting: Setting, event: unknown, eventId: string): Promise<void> {
  const heard = heardOf(event, setting.identity);
  if (heard === null) return;
  const input = await inputOf(setting, heard);
  if (input === null) return;
  // A mention in a thread comes as `app_mention` and as `message`, with two event ids but one `ts`.
  const key = `message:${setting.identity.team}/${heard.channel}/${heard.ts}`;
  if (!(await first(setting, `event:${eventId}`)) || !(await first(setting, key))) return;
  const said = targetIn(heard.channel, heard.thread);
  const request = await requestOf(setting, heard.user, said, input);
  await answer(setting, request, {
    target: threadOf(heard),
    user: heard.user,
    direct: heard.direct,
    key: shortKey(key),
  });
}

/** A mention and a direct message are words (a command, else a question); a message in a thread of ours is a question. */
async function inputOf(setting: Setting, heard: Heard): Promise<Input | null> {
  if (heard.thread !== undefined) await setting.settling.settled(heard.channel);
  if (heard.mentioned) return { type: 'words', text: heard.text };
  if (heard.thread !== undefined && isCourtesy(heard.text)) return null;
  const ours =
    heard.thread !== undefined &&
    (await setting.newsroom.owns(placeOf(setting.identity.team, targetIn(heard.channel, heard.thread))));
  if (ours) return { type: 'question', text: heard.text };
  return heard.direct ? { type: 'words', text: heard.text } : null;
}

const pressSchema = z.object({
  user: z.object({ id: z.string() }),
  trigger_id: z.string(),
  actions: z.tuple([z.object({ value: z.string() })], z.unknown()),
  container: z.object({
    channel_id: z.string(),
    message_ts: z.string(),
    thread_ts: z.string().optional(),
    is_ephemeral: z.boolean().default(false),
  }),
});

async function press(setting: Setting, body: unknown, respond: NonNullable<Where['respond']>): Promise<void> {
  const pressed = pressSchema.safeParse(body).data;
  const action = decodeAction(pressed?.actions[0].value);
  if (!pressed || !action) {
    setting.log.warn({}, 'slack: a button that is not ours was pressed');
    return;
  }
  const { container, trigger_id, user } = pressed;
  // A message that only the asker sees has no thread: what comes of it is posted where it stands.
  const thread = container.thread_ts ?? (container.is_ephemeral ? undefined : container.message_ts);
  const target = targetIn(container.channel_id, thread);
  const about = container.is_ephemeral ? {} : { about: container.message_ts };
  const key = `press:${trigger_id}`;
  const where: Where = { target, user: user.id, direct: false, respond, key: shortKey(key) };
  const place = placeOf(setting.identity.team, target);
  const view = boxOf(action, { place, ...about });
  if (view !== null) {
    // At once: the trigger lives for 3 s, and pressing twice does no harm.
    await setting.api.openView(trigger_id, view).catch(async (error: unknown) => {
      setting.log.warn({ reason: errorCode(error) }, 'slack: a box did not open');
      await whisper(setting, where, render(boxNotOpened));
    });
    return;
  }
  if (!(await first(setting, key))) return;
  const request = await requestOf(setting, user.id, target, { type: 'action', action });
  await answer(setting, { ...request, ...about }, where);
}

/** The box that a button opens, if it opens one. */
function boxOf(action: Action, context: AskContext): Readonly<Record<string, unknown>> | null {
  if (action.type === 'ask')
    return askView(action.story === undefined ? context : { ...context, story: action.story });
  if (action.type === 'feedback' && action.verdict === 'wrong')
    return feedbackView({ place: context.place, answer: action.answer });
  return null;
}

async function submitFeedback(setting: Setting, user: string, viewId: string, view: unknown): Promise<void> {
  const filled = decodeFeedback(view);
  const target = filled && targetOf(filled.context.place);
  if (!filled || !target) {
    setting.log.warn({}, 'slack: a box that is not ours was sent');
    return;
  }
  const key = `view:${viewId}`;
  if (!(await first(setting, key))) return;
  const { context, ...given } = filled;
  const input = { type: 'feedback', answer: context.answer, verdict: 'wrong', ...given } as const;
  const request = await requestOf(setting, user, target, input);
  await answer(setting, request, { target, user, direct: false, key: shortKey(key) });
}

async function submit(setting: Setting, user: string, viewId: string, view: unknown): Promise<void> {
  const asked = decodeAsk(view);
  const target = asked && targetOf(asked.context.place);
  if (!asked || !target) {
    setting.log.warn({}, 'slack: a box that is not ours was sent');
    return;
  }
  const key = `view:${viewId}`;
  if (!(await first(setting, key))) return;
  const { story, about } = asked.context;
  const question = { type: 'question', text: asked.question.trim() } as const;
  const request = await requestOf(
    setting,
    user,
    target,
    story === undefined ? question : { ...question, story },
  );
  await answer(setting, about === undefined ? request : { ...request, about }, {
    target,
    user,
    direct: false,
    key: shortKey(key),
  });
}

async function requestOf(setting: Setting, user: string, target: Target, input: Input): Promise<Request> {
  const { manager, zone } = await setting.people.find(user);
  return {
    place: placeOf(setting.identity.team, target),
    asker: { id: user, manager },
    ...(zone === undefined ? {} : { zone }),
    input,
  };
}

const first = (setting: Setting, key: string): Promise<boolean> => setting.newsroom.firstTime(`slack:${key}`);

/** A key that fits with its part's number into the 25 characters of a delivery's. */
const shortKey = (key: string): string => createHash('sha256').update(key).digest('base64url').slice(0, 20);
