// Bodies checked against Discord's published API description, with objects closed: an unknown key is a fault too.
import * as description from 'discord-api-spec/zod';
import { z } from 'zod';

/** The parts of the description that the fake uses. */
export type SchemaName =
  | 'MessageCreateRequestSchema'
  | 'MessageEditRequestPartialSchema'
  | 'IncomingWebhookRequestPartialSchema'
  | 'IncomingWebhookUpdateRequestPartialSchema'
  | 'CreateMessageInteractionCallbackRequestSchema'
  | 'UpdateMessageInteractionCallbackRequestSchema'
  | 'ApplicationCommandAutocompleteCallbackRequestSchema'
  | 'ModalInteractionCallbackRequestSchema'
  | 'CreateTextThreadWithMessageRequestSchema'
  | 'CreateForumThreadRequestSchema'
  | 'UpdateThreadRequestPartialSchema'
  | 'CreatePrivateChannelRequestSchema'
  | 'ApplicationCommandUpdateRequestSchema';

/** @returns every fault with its path; empty when the body is as described */
export function faultsOf(name: SchemaName, body: unknown): readonly string[] {
  const schema = description[name];
  if (!(schema instanceof z.core.$ZodType)) throw new Error(`The description has no ${name}`);
  const result = z.safeParse(schema, body);
  return result.success
    ? unknownKeys(body, result.data, '')
    : result.error.issues.map((issue) => `/${issue.path.join('/')}: ${issue.message}`);
}

/** The description drops the keys that it does not know: they are what its output lacks. */
function unknownKeys(given: unknown, known: unknown, path: string): readonly string[] {
  if (Array.isArray(given) && Array.isArray(known))
    return given.flatMap((each, index) => unknownKeys(each, known[index], `${path}/${index}`));
  if (!isRecord(given) || !isRecord(known)) return [];
  return Object.entries(given).flatMap(([key, value]) =>
    key in known ? unknownKeys(value, known[key], `${path}/${key}`) : [`${path}/${key}: unknown key`],
  );
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
