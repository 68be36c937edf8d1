// What a model is asked to give: a flat list of claims and of actors, every word of which can be looked up in the article.
import { z } from 'zod';
import { actorSchema, claimSchema, sourcingSchema } from '#briefings/story/story.ts';

/** A model cannot know what only a second report, an editor or time can tell. */
const status = z.enum([
  'established',
  'attributed',
  'alleged',
  'disputed',
  'unverified',
  'expected',
  'corrected',
]);

/** Every field is always there, `null` where there is nothing: what strict structured output asks for. */
const given = z.object({
  evidence: z.string().describe('The passage that says it, copied from the article character by character'),
  text: z
    .string()
    .describe('The claim: one sentence in the words of the evidence and in their order, only shorter'),
  speaker: z
    .string()
    .nullable()
    .describe(
      'Who says it, copied as the article calls them beside the cue; null where the article itself says it',
    ),
  name: z
    .string()
    .nullable()
    .describe(
      'The speaker by the fullest name that the article has for them; the same as speaker if it has none',
    ),
  cue: z
    .string()
    .nullable()
    .describe('The words that attribute it, copied: “said”, “according to”; null without a speaker'),
  via: z
    .string()
    .nullable()
    .describe('Through whom it became known, copied: the outlet or person who passes the speaker’s words on'),
  kind: claimSchema.shape.kind,
  status,
  certainty: claimSchema.shape.certainty.describe('How sure the speaker is, by their own words'),
  polarity: claimSchema.shape.polarity.describe('denied where the speaker says that it is not so'),
  sourcing: sourcingSchema,
  quote: z.string().nullable().describe('Words inside quotation marks, copied without the marks'),
  when: z.string().nullable().describe('The words of the evidence that say when it happens, copied'),
});

const person = z.object({
  name: z.string().describe('The fullest name that the article has'),
  kind: actorSchema.shape.kind,
  role: z.string().nullable().describe('What the article calls them beside the name, copied'),
  aliases: z.array(z.string()).describe('Other words that name them in the article, copied'),
});

export const readingSchema = z.object({ claims: z.array(given), actors: z.array(person) });

export type Reading = z.infer<typeof readingSchema>;
export type GivenClaim = z.infer<typeof given>;
export type GivenActor = z.infer<typeof person>;
