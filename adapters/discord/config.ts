// Discord's settings from the environment.

export interface DiscordConfig {
  readonly token: string;
  /** Null: it is asked of Discord. */
  readonly application: string | null;
  /** The address of the API, without its version. */
  readonly api: string;
}

const DISCORD_API = 'https://discord.com/api';

/** @returns the settings, null when no variable is set, or every fault, none of which shows a value */
export function config(
  env: Readonly<Record<string, string | undefined>>,
): DiscordConfig | null | readonly string[] {
  const token = read(env, 'DISCORD_TOKEN');
  const application = read(env, 'DISCORD_APPLICATION_ID');
  const api = read(env, 'DISCORD_API_URL');
  if (token === null && application === null && api === null) return null;
  const faults = [
    ...tokenFaults(token),
    ...(application === null || /^\d{17,20}$/.test(application)
      ? []
      : ['DISCORD_APPLICATION_ID is not an id: 17 to 20 digits, shown on the General Information page']),
    ...(api === null || isWebAddress(api)
      ? []
      : ['DISCORD_API_URL is not an http or https address, such as https://discord.com/api']),
  ];
  if (token === null || faults.length > 0) return faults;
  return { token, application, api: (api ?? DISCORD_API).replace(/\/+$/, '') };
}

function tokenFaults(token: string | null): readonly string[] {
  if (token === null)
    return ['DISCORD_TOKEN is not set: take the token from the Bot page of the Discord Developer Portal'];
  if (/^bot\s/i.test(token)) return ['DISCORD_TOKEN must be the token alone, without "Bot" before it'];
  return /^[\x21-\x7e]+$/.test(token) ? [] : ['DISCORD_TOKEN holds spaces or characters no token has'];
}

function read(env: Readonly<Record<string, string | undefined>>, name: string): string | null {
  const value = env[name]?.trim();
  return value === undefined || value === '' ? null : value;
}

function isWebAddress(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}
