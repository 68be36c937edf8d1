// Slack, connected: goes online, posts and updates, and closes without losing work.
import { HTTPReceiver } from '@slack/bolt';
import type { Adapter, Context, Newsroom } from '#adapters/adapter.ts';
import type { Setting } from './answer.ts';
import { editions } from './editions.ts';
import type { SlackConfig } from './config.ts';
import { Deliveries } from './deliveries.ts';
import { httpListener, httpReceiver } from './http.ts';
import { sdkLogger } from './log.ts';
import { People } from './people.ts';
import { PromptApp } from './prompt-app.ts';
import { listen } from './receive.ts';
import { refusalError } from './refusal.ts';
import type { SlackBody } from './render.ts';
import { Settling } from './settling.ts';
import { SocketReceiver } from './socket.ts';
import { WebApi } from './web-api.ts';

/** @throws UserError where Slack refuses the settings or cannot be reached */
export async function connect(
  config: SlackConfig,
  newsroom: Newsroom,
  context: Context,
): Promise<Adapter<SlackBody>> {
  const { log, now } = context;
  const api = new WebApi(config, context);
  const identity = await api.introduce().catch((error: unknown) => {
    throw refusalError(error, 'SLACK_BOT_TOKEN', config.apiUrl);
  });
  const setting: Setting = {
    newsroom,
    identity,
    api,
    log,
    deliveries: new Deliveries(api, context),
    people: new People((user) => api.person(user, identity.team), now, log),
    settling: new Settling(),
    patience: 4_000,
  };
  const running = await start(config, context, setting);
  log.info({ team: identity.teamName, transport: config.transport.type }, 'slack: connected');
  return {
    ...editions(api, identity, context),
    close: async () => {
      await running.app.drain();
      await running.stop();
    },
  };
}

interface Running {
  readonly app: PromptApp;
  stop(): Promise<void>;
}

async function start(config: SlackConfig, context: Context, setting: Setting): Promise<Running> {
  const { transport, apiUrl, botToken } = config;
  const receiver =
    transport.type === 'http'
      ? httpReceiver(transport.signingSecret, context.log)
      : new SocketReceiver(transport.appToken, apiUrl, context.log);
  const app = new PromptApp({
    receiver,
    token: botToken,
    // Known already: Bolt need not ask Slack, neither now nor at the first event.
    botId: setting.identity.bot,
    botUserId: setting.identity.user,
    tokenVerificationEnabled: false,
    convoStore: false,
    clientOptions: { slackApiUrl: apiUrl, retryConfig: { retries: 0 } },
    logger: sdkLogger(context.log),
  });
  app.error((error) => {
    context.log.error({ err: error }, 'slack: a listener failed');
    return Promise.resolve();
  });
  listen(app, setting);
  if (receiver instanceof HTTPReceiver) {
    context.mount(
      '/slack',
      httpListener(receiver, () => app.closing),
    );
    return { app, stop: () => Promise.resolve() };
  }
  await receiver.start().catch(async (error: unknown) => {
    await receiver.stop();
    throw refusalError(error, 'SLACK_APP_TOKEN', apiUrl);
  });
  return { app, stop: () => receiver.stop() };
}
