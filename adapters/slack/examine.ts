// Looks, without posting, whether the settings can work: what `dateline doctor` shows.
import { WebClient } from '@slack/web-api';
import type { Finding, Log } from '#adapters/adapter.ts';
import { botScopes, requestPath } from './commands.ts';
import type { SlackConfig } from './config.ts';
import { sdkLogger } from './log.ts';
import { refusalOf } from './refusal.ts';
import { WebApi } from './web-api.ts';

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Never rejects. */
export async function examine(config: SlackConfig): Promise<readonly Finding[]> {
  return [...(await examineBot(config)), await examineTransport(config)];
}

async function examineBot(config: SlackConfig): Promise<readonly Finding[]> {
  try {
    const identity = await new WebApi(config, { log: silent, timeout: 5_000 }).introduce();
    const missing = botScopes.filter((scope) => !identity.scopes.includes(scope));
    return [
      { ok: true, what: `SLACK_BOT_TOKEN works: @${identity.userName} in ${identity.teamName}` },
      missing.length === 0
        ? { ok: true, what: 'The bot has every scope that it uses' }
        : {
            ok: false,
            what: `The bot lacks scopes: ${missing.join(', ')}`,
            remedy:
              'Add them under OAuth & Permissions → Bot Token Scopes (or paste `dateline manifest` under App Manifest), then install the app again.',
          },
    ];
  } catch (error) {
    return [{ ok: false, ...refusalOf(error, 'SLACK_BOT_TOKEN', config.apiUrl) }];
  }
}

async function examineTransport({ transport, apiUrl }: SlackConfig): Promise<Finding> {
  if (transport.type === 'http')
    return {
      ok: true,
      what: `HTTP: Slack must reach this process at https://…${requestPath}, the request URL of the command, the events and the interactivity`,
    };
  const client = new WebClient(transport.appToken, {
    slackApiUrl: apiUrl,
    timeout: 10_000,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: sdkLogger(silent),
  });
  try {
    await client.apps.connections.open({});
    return { ok: true, what: 'SLACK_APP_TOKEN works: Socket Mode can connect' };
  } catch (error) {
    return { ok: false, ...refusalOf(error, 'SLACK_APP_TOKEN', apiUrl) };
  }
}
