// `dateline manifest`: the manifest of the Slack app.
import { manifest as manifestOf, requestPath, type ManifestOptions } from '#adapters/slack/commands.ts';
import { commands } from '#briefings/commands/index.ts';
import { faultsError } from '#briefings/error.ts';
import { printJson } from './output.ts';

/** @see https://docs.slack.dev/reference/app-manifest */
const LONGEST_NAME = 35;

/**
 * Prints the manifest, to be pasted at api.slack.com/apps.
 * @throws UserError where Slack would refuse it
 */
export async function manifest({ name, url }: ManifestOptions): Promise<void> {
  const faults: string[] = [];
  if (name !== undefined && (name.trim() === '' || Array.from(name).length > LONGEST_NAME))
    faults.push(`--name must be a name of at most ${LONGEST_NAME} characters.`);
  if (url !== undefined && !isPublic(url))
    faults.push('--url must be the public https address of this process, as in https://your.host');
  if (faults.length > 0) throw faultsError('Slack would not take this manifest:', faults);
  await printJson(
    manifestOf(commands, {
      ...(name === undefined ? {} : { name }),
      ...(url === undefined ? {} : { url: withoutRequestPath(url) }),
    }),
  );
}

function isPublic(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed?.protocol === 'https:' && parsed.search === '' && parsed.hash === '';
}

/** The manifest adds the path by itself. */
function withoutRequestPath(url: string): string {
  const bare = url.replace(/\/+$/, '');
  return bare.endsWith(requestPath) ? bare.slice(0, -requestPath.length) : bare;
}
