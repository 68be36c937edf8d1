// The methods of the Web API that the fake knows, with the arguments that Slack documents for each.
import { checkBlocks, checkView } from './blocks.ts';

interface Method {
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** The bot scopes of which one is needed. */
  readonly scopes: readonly string[];
}

const message = [
  'as_user',
  'attachments',
  'blocks',
  'link_names',
  'markdown_text',
  'metadata',
  'parse',
  'text',
];
const look = ['cursor', 'include_all_metadata', 'inclusive', 'latest', 'limit', 'oldest'];
const history = ['channels:history', 'groups:history', 'im:history', 'mpim:history'];

/** @see https://docs.slack.dev/reference/methods */
export const methods: Readonly<Record<string, Method>> = {
  'auth.test': { required: [], optional: [], scopes: [] },
  'apps.connections.open': { required: [], optional: [], scopes: [] },
  'chat.postMessage': {
    required: ['channel'],
    optional: [
      ...message,
      'icon_emoji',
      'icon_url',
      'mrkdwn',
      'reply_broadcast',
      'thread_ts',
      'unfurl_links',
      'unfurl_media',
      'username',
    ],
    scopes: ['chat:write'],
  },
  'chat.update': {
    required: ['channel', 'ts'],
    optional: [...message, 'file_ids', 'reply_broadcast', 'unfurled_attachments'],
    scopes: ['chat:write'],
  },
  'chat.postEphemeral': {
    required: ['channel', 'user'],
    optional: [...message, 'icon_emoji', 'icon_url', 'thread_ts', 'username'],
    scopes: ['chat:write'],
  },
  'conversations.history': { required: ['channel'], optional: look, scopes: history },
  'conversations.replies': { required: ['channel', 'ts'], optional: look, scopes: history },
  'users.info': { required: ['user'], optional: ['include_locale'], scopes: ['users:read'] },
  'views.open': { required: ['view'], optional: ['trigger_id', 'interactivity_pointer'], scopes: [] },
};

export type Arguments = Readonly<Record<string, unknown>>;

/** @returns what Slack (or a strict reading of its reference) refuses in this call */
export function checkCall(method: string, args: Arguments): readonly string[] {
  const rule = methods[method];
  if (!rule) return ['unknown_method'];
  const faults = [
    ...rule.required.filter((name) => args[name] === undefined).map((name) => `${name} is missing`),
    ...Object.keys(args)
      .filter((name) => ![...rule.required, ...rule.optional].includes(name))
      .map((name) => `${name} is not documented`),
  ];
  if (method.startsWith('chat.')) faults.push(...checkMessage(args));
  if (method === 'views.open') faults.push(...checkView(args['view']));
  return faults;
}

/** A message's text, blocks and metadata, as `chat.*` and a response_url take them. */
export function checkMessage(args: Arguments): readonly string[] {
  const text = args['text'];
  const faults: string[] = [];
  if (typeof text !== 'string' || text === '') faults.push('no text for notifications and screen readers');
  else if (Array.from(text).length > 4_000) faults.push('text over 4,000 is split');
  if (typeof text === 'string' && /<(?![!@#]?\w)|&(?!amp;|lt;|gt;)/.test(text))
    faults.push('text is not escaped');
  if (typeof text === 'string' && /<[!@#]/.test(text)) faults.push('text mentions somebody');
  if (/<!(?:channel|here|everyone)/.test(JSON.stringify(args))) faults.push('a broadcast mention');
  if (args['parse'] !== undefined && args['parse'] !== 'none') faults.push('parse is not none');
  if (args['blocks'] !== undefined) faults.push(...checkBlocks(args['blocks']));
  const metadata = args['metadata'];
  if (metadata !== undefined) {
    const { event_type, event_payload } = metadata as Record<string, unknown>;
    if (typeof event_type !== 'string' || typeof event_payload !== 'object')
      faults.push('invalid_metadata_format');
  }
  return faults;
}
