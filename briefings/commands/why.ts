// `/brief why [item]`: why something was posted here or was not, stage by stage.
import { z } from 'zod';
import { command } from '../command.ts';
import { whyDocument } from '../compose/why.ts';
import { UserError } from '../error.ts';

export const why = command({
  name: 'why',
  summary: 'Why something was posted here or was not, stage by stage',
  example: 'why s1',
  input: z.object({
    item: z
      .string()
      .trim()
      .max(200)
      .optional()
      .describe('A schedule (s1), a time (8:00), or words of a claim; nothing: the last editions')
      .meta({ complete: 'schedules' }),
  }),
  rest: 'item',
  // A schedule, a time, a single word, or words in quotation marks.
  begins: /^(?:s?\d|["“«]|item:|\S+$)/i,
  access: 'everyone',
  audience: 'asker',
  async run({ item }, desk) {
    const wanted = item?.replace(/^["“«]|["”»]$/g, '').trim();
    const trails = await desk.why(wanted);
    if (trails.deliveries.length + trails.claims.length === 0)
      throw new UserError(
        wanted === undefined || wanted === ''
          ? 'Nothing was due here yet. /brief schedule list shows what is to come.'
          : `I find no edition and no claim by “${wanted}” here. Name a schedule (s1), the time of an edition (8:00), or words of a claim in quotation marks.`,
      );
    return whyDocument(trails);
  },
});
