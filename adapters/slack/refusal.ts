// What a failed first call to Slack means, in words for the operator; never with a token in them.
import { WebAPIPlatformError } from '@slack/web-api';
import { ZodError } from 'zod';
import { UserError } from '#briefings/error.ts';
import { errorCode } from './failure.ts';

type Variable = 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN';

const remedies: Readonly<Record<Variable, string>> = {
  SLACK_BOT_TOKEN:
    'Copy the Bot User OAuth Token (xoxb-…) from api.slack.com/apps → your app → OAuth & Permissions, and install the app if it is not.',
  SLACK_APP_TOKEN:
    'Make an app-level token (xapp-…) with the scope connections:write under Basic Information → App-Level Tokens, and switch on Socket Mode.',
};

/** @param variable which token the call was made with */
export function refusalOf(
  error: unknown,
  variable: Variable,
  apiUrl: string,
): { readonly what: string; readonly remedy: string } {
  if (error instanceof WebAPIPlatformError)
    return { what: `Slack refuses ${variable} (${errorCode(error)})`, remedy: remedies[variable] };
  if (error instanceof ZodError)
    return { what: `${apiUrl} accepts ${variable}, but not as a bot's`, remedy: remedies[variable] };
  return {
    what: `Slack cannot be reached at ${apiUrl} (${errorCode(error)})`,
    remedy: 'Check the network, and SLACK_API_URL if it is set.',
  };
}

export function refusalError(error: unknown, variable: Variable, apiUrl: string): UserError {
  const { what, remedy } = refusalOf(error, variable, apiUrl);
  return new UserError(`${what}. ${remedy}`);
}
