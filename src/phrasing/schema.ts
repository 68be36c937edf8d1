// What a model is asked to give: sentences, each part of which tells one claim.
import { z } from 'zod';
import { JOINS } from '#briefings/phrase/phrasing.ts';

const part = z.object({
  claim: z.string().describe('The id of the claim that it tells'),
  text: z.string().describe('The words of the claim, copied, with who says so before or behind them'),
  join: z.enum(JOINS).nullable().describe('How it is joined to the part before it; null for the first'),
});

export const sentencesSchema = z.object({ sentences: z.array(z.object({ parts: z.array(part) })) });

export type GivenSentences = z.infer<typeof sentencesSchema>;
