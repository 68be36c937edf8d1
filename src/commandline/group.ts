// `dateline group`: articles in order of arrival → the story that each belongs to, decided when it arrives.
import { createInterface } from 'node:readline';
import { faultsError, UserError } from '#briefings/error.ts';
import { messageOf } from '#src/cause.ts';
import { newGrouping, type Grouping } from '#src/ingest/group/grouping.ts';
import { profileOf } from '#src/ingest/group/profile.ts';
import { articleOfLine, articleSchema } from './article-line.ts';
import { print } from './output.ts';
import { parseJson } from './story-file.ts';

/** Answers each line before it reads the next; a faulty line gets its error, and the batch goes on. */
export async function groupLines(input: NodeJS.ReadableStream): Promise<void> {
  const grouping = newGrouping();
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() !== '') await print(JSON.stringify(groupLine(line, number, grouping)));
  }
}

type Reply = { readonly id: unknown } & ({ readonly story: string } | { readonly error: string });

function groupLine(line: string, number: number, grouping: Grouping): Reply {
  const label = `Line ${number}`;
  let id: unknown = null;
  try {
    const data = parseJson(line, label);
    if (typeof data === 'object' && data !== null && 'id' in data) ({ id } = data);
    const result = articleSchema.safeParse(data);
    if (!result.success)
      throw faultsError(
        `${label} is no article:`,
        result.error.issues.map(({ path, message }) => `${path.join('.') || '(whole line)'}: ${message}`),
      );
    const { text, title, publishedAt } = articleOfLine(result.data, label);
    const profile = profileOf(title === undefined ? text : `${title}\n${text}`, publishedAt);
    // A story's id comes from the number of the line that begins it: the lines before decide, and none after.
    const placement = grouping.placementOf(profile);
    const story = placement.story ?? `story-${number}`;
    grouping.add({ ...placement, id: String(number), story, profile });
    return { id, story };
  } catch (error) {
    if (error instanceof UserError) return { id, error: error.message };
    return { id, error: `${label} could not be placed, by a fault of ours: ${messageOf(error)}` };
  }
}
