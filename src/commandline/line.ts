// One line of `dateline read --jsonl` → what is printed for it: its Story, or what is wrong with it.
import { faultsError, UserError } from '#briefings/error.ts';
import type { Story } from '#briefings/story/story.ts';
import { messageOf } from '#src/cause.ts';
import type { Reader } from '#src/ingest/reader/reader.ts';
import { articleOfLine, articleSchema } from './article-line.ts';
import { parseJson } from './story-file.ts';

export type Reply = { readonly id: unknown } & ({ readonly story: Story } | { readonly error: string });

/** @param label what the line is called in words about it: “Line 3” */
export async function readLine(line: string, label: string, reader: Reader): Promise<Reply> {
  let id: unknown = null;
  try {
    const data = parseJson(line, label);
    id = idIn(data);
    const result = articleSchema.safeParse(data);
    if (!result.success)
      throw faultsError(
        `${label} is no article:`,
        result.error.issues.map(({ path, message }) => `${path.join('.') || '(whole line)'}: ${message}`),
      );
    return { id, story: await reader.read(articleOfLine(result.data, label)) };
  } catch (error) {
    if (error instanceof UserError) return { id, error: error.message };
    return { id, error: fault(label, error) };
  }
}

/** The reply to a line at which the reader itself has broken down. */
export function replyOfLost(line: string, label: string, cause: unknown): Reply {
  return { id: idIn(parsed(line)), error: fault(label, cause) };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

const fault = (label: string, cause: unknown): string =>
  `${label} could not be read, by a fault of ours: ${messageOf(cause)}`;

const idIn = (data: unknown): unknown =>
  typeof data === 'object' && data !== null && 'id' in data ? data.id : null;
