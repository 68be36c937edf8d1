// The environment → how to reach Slack, or every fault of it at once. No fault repeats a secret.

/** How Slack's events reach us: over a WebSocket that we open, or by requests to our HTTP port. */
export type Transport =
  | { readonly type: 'socket'; readonly appToken: string }
  | { readonly type: 'http'; readonly signingSecret: string };

export interface SlackConfig {
  readonly botToken: string;
  readonly transport: Transport;
  /** The Web API's address, with a slash at its end. */
  readonly apiUrl: string;
}

const variables = ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'] as const;

type Values = Readonly<Record<(typeof variables)[number], string>>;

/**
 * @param env the environment; a variable that is empty counts as absent
 * @returns the settings (Socket Mode where an app token is set, else HTTP), null when no variable of Slack's is set
 *   (`SLACK_API_URL` alone connects nothing), or the faults
 */
export function config(
  env: Readonly<Record<string, string | undefined>>,
): SlackConfig | null | readonly string[] {
  const entries = variables.map((name) => [name, env[name]?.trim() ?? ''] as const);
  if (entries.every(([, value]) => value === '')) return null;
  const values = Object.fromEntries(entries) as Values;
  const apiUrl = env['SLACK_API_URL']?.trim() ?? '';
  const faults = [...tokenFaults(values), ...addressFaults(apiUrl)];
  if (faults.length > 0) return faults;
  return {
    botToken: values.SLACK_BOT_TOKEN,
    transport:
      values.SLACK_APP_TOKEN === ''
        ? { type: 'http', signingSecret: values.SLACK_SIGNING_SECRET }
        : { type: 'socket', appToken: values.SLACK_APP_TOKEN },
    apiUrl: apiUrl === '' ? 'https://slack.com/api/' : apiUrl.replace(/\/*$/, '/'),
  };
}

function tokenFaults(values: Values): readonly string[] {
  const { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app, SLACK_SIGNING_SECRET: secret } = values;
  const faults: string[] = [];
  if (bot === '')
    faults.push(
      'SLACK_BOT_TOKEN is missing: copy the Bot User OAuth Token (xoxb-…) from OAuth & Permissions.',
    );
  // Tokens of apps with token rotation start with `xoxe.xoxb-`.
  else if (!/^(?:xoxe\.)?xoxb-\S+$/.test(bot))
    faults.push(
      'SLACK_BOT_TOKEN is not a bot token: it must start with xoxb- (OAuth & Permissions → Bot User OAuth Token).',
    );
  if (app !== '' && !/^xapp-\S+$/.test(app))
    faults.push(
      'SLACK_APP_TOKEN is not an app-level token: it must start with xapp- (Basic Information → App-Level Tokens).',
    );
  if (app === '' && secret === '')
    faults.push(
      'SLACK_APP_TOKEN (for Socket Mode) or SLACK_SIGNING_SECRET (for HTTP) is missing: one of them is needed to hear from Slack.',
    );
  if (/\s|^xox|^xapp-/.test(secret))
    faults.push(
      'SLACK_SIGNING_SECRET is not a signing secret: copy it from Basic Information → App Credentials.',
    );
  return faults;
}

function addressFaults(apiUrl: string): readonly string[] {
  const url = apiUrl === '' ? null : URL.parse(apiUrl);
  if (apiUrl === '' || url?.protocol === 'http:' || url?.protocol === 'https:') return [];
  return ['SLACK_API_URL is not an http or https address: leave it out to use https://slack.com/api/.'];
}
