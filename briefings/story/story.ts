// The structured summary of a story: claims with who said them and how sure they were, and what they rest on.
// Terms follow IPTC (occurrence status), schema.org (claims) and FactBank (certainty, polarity).
import { z } from 'zod';

const id = z
  .string()
  .regex(/^[^\s\p{C}]{1,64}$/u, 'must be 1–64 characters without spaces')
  .describe('An identifier, unique among its kind in the story');

/**
 * Words of at most so many characters: what a chat can show. Far above what a careful writer needs, so that a longer
 * one is a fault of the file (a whole article in one claim) and not a flood of messages.
 */
const wordsUpTo = (most: number) =>
  z
    .string()
    .regex(/\S/, 'must not be empty')
    .max(most, {
      error: ({ input }) =>
        `has ${(input as string).length.toLocaleString('en')} characters; at most ${most.toLocaleString('en')} are allowed`,
    });

const words = wordsUpTo(300);

const webAddress = z
  .url({ protocol: /^https?$/, error: 'must be an http or https address' })
  .max(2_000)
  .describe('An http or https address');

/** An instant (`2021-04-15T08:00:00Z`, with any offset) or a calendar day (`2021-04-15`). */
const time = z.union([z.iso.datetime({ offset: true }), z.iso.date()], {
  error: ({ input }) =>
    input === undefined
      ? 'is missing'
      : 'must be an ISO 8601 instant with its offset, or a date (YYYY-MM-DD)',
});

export const spanSchema = z
  .object({
    source: id,
    start: z.int().nonnegative().optional(),
    end: z.int().nonnegative().optional(),
  })
  .describe(
    "A place in a source's text: UTF-16 code units, end exclusive; offsets only where the text is kept",
  );

export const sourceSchema = z.object({
  id,
  outlet: words,
  title: wordsUpTo(1_000).optional(),
  url: webAddress.optional(),
  author: words.optional(),
  publishedAt: time.optional(),
  foundAt: time.optional(),
  origin: id.optional().describe('The source that this one is a wire copy of'),
  withdrawnAt: time.optional().describe('When its outlet was seen to have withdrawn it'),
  firstReportedBy: words.optional().describe('The outlet that this source names as the first to report it'),
  text: z.string().optional().describe('The text as it was read'),
});

export const actorSchema = z.object({
  id,
  name: words,
  kind: z.enum(['person', 'organization', 'government', 'place', 'group']),
  role: words.optional(),
  aliases: z.array(words).default([]),
});

export const momentSchema = z.object({
  id,
  text: words.describe('The words in which the source gives the time'),
  at: spanSchema.optional(),
  start: time.nullable().default(null),
  end: time.nullable().default(null),
  precision: z.enum(['minute', 'day', 'week', 'month', 'quarter', 'year', 'decade']).optional(),
  anchored: z.boolean().describe('Whether the words could be resolved to a calendar date'),
});

export const sourcingSchema = z.enum([
  'named_on_record',
  'organization',
  'document',
  'witness',
  'other_outlet',
  'unnamed_described',
  'unnamed_bare',
  'social_post',
  'none',
]);

export const attributionSchema = z.object({
  speaker: id.nullable().default(null).describe('The actor who says it, where it is one of the actors'),
  name: words.describe('The speaker as a reader should see it'),
  sourcing: sourcingSchema.default('none'),
  cue: z.string().max(300).default('').describe('The words that attribute: "said", "according to"'),
  via: id.nullable().default(null).describe('The actor (an outlet, as a rule) through whom it became known'),
  viaName: words.optional(),
  saidAt: id.optional().describe('The moment at which it was said'),
  at: z
    .object({ speaker: spanSchema.optional(), cue: spanSchema.optional(), via: spanSchema.optional() })
    .default({}),
});

export const statusSchema = z.enum([
  'established',
  'corroborated',
  'attributed',
  'alleged',
  'disputed',
  'unverified',
  'expected',
  'superseded',
  'corrected',
  'withdrawn',
]);

export const certaintySchema = z.enum(['certain', 'probable', 'possible', 'uncommitted']);

export const sectionSchema = z.enum(['lead', 'why', 'said', 'disputed', 'background', 'next']);

export const figureSchema = z.object({
  value: z.number().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  unit: z.string().default(''),
  of: words,
});

export const claimSchema = z.object({
  id,
  text: wordsUpTo(3_000).describe('The claim in our own words, never surer than its speaker'),
  kind: z.enum([
    'event',
    'measure',
    'statement',
    'allegation',
    'denial',
    'assessment',
    'background',
    'plan',
    'reaction',
    'analysis',
  ]),
  status: statusSchema,
  certainty: certaintySchema.describe("The speaker's own certainty"),
  polarity: z.enum(['affirmed', 'denied']).describe("The speaker's own polarity"),
  attribution: z.array(attributionSchema).default([]),
  sourcing: sourcingSchema.default('none'),
  quote: z
    .object({ text: wordsUpTo(3_000), at: spanSchema.optional() })
    .optional()
    .describe('Words quoted verbatim'),
  when: id.optional().describe('The moment at which it happened or is to happen'),
  expected: z
    .enum(['eos1', 'eos2', 'eos3', 'eos4', 'eos5', 'eos6'])
    .optional()
    .describe('IPTC occurrence status of an expected event: eos1 unplanned … eos5 certain, eos6 cancelled'),
  legalStage: z.enum(['accused', 'arrested', 'charged', 'on_trial', 'convicted', 'acquitted']).optional(),
  figures: z.array(figureSchema).default([]),
  about: z.array(id).default([]).describe('The actors that it concerns'),
  links: z
    .array(z.object({ type: z.enum(['supports', 'denies', 'responds_to', 'supersedes']), claim: id }))
    .default([]),
  section: sectionSchema
    .optional()
    .describe('The part of a briefing where it belongs; derived from kind, status and links when absent'),
  evidence: z.array(spanSchema).min(1, 'must name at least one piece of evidence'),
  history: z
    .array(
      z.object({
        at: time,
        field: words,
        from: z.string().nullable().default(null),
        to: z.string().nullable().default(null),
        source: id.optional(),
      }),
    )
    .default([]),
});

export const storySchema = z
  .object({
    id,
    aliases: z
      .array(id)
      .optional()
      .describe('Ids of stories that turned out to be this one, and were joined to it'),
    headline: wordsUpTo(500),
    summary: wordsUpTo(5_000),
    language: z.string().min(2).default('en'),
    phase: z.enum(['breaking', 'developing', 'sustained', 'fading']).default('developing'),
    firstSeen: time,
    updatedAt: time,
    sources: z.array(sourceSchema).min(1, 'must name at least one source'),
    actors: z.array(actorSchema).default([]),
    claims: z.array(claimSchema).default([]),
    moments: z.array(momentSchema).default([]),
    notKnown: z
      .array(words)
      .default([])
      .describe('What a reader would ask next and the reports leave open, as noun phrases'),
  })
  .meta({ title: 'Story', description: 'A structured summary of one news story' });

export type Span = z.infer<typeof spanSchema>;
export type Source = z.infer<typeof sourceSchema>;
export type Actor = z.infer<typeof actorSchema>;
export type Moment = z.infer<typeof momentSchema>;
export type Sourcing = z.infer<typeof sourcingSchema>;
export type Attribution = z.infer<typeof attributionSchema>;
export type Status = z.infer<typeof statusSchema>;
export type Certainty = z.infer<typeof certaintySchema>;
export type Section = z.infer<typeof sectionSchema>;
export type Figure = z.infer<typeof figureSchema>;
export type Claim = z.infer<typeof claimSchema>;
export type Story = z.infer<typeof storySchema>;

/**
 * The Story schema as JSON Schema (draft 2020-12), as a writer of story files needs it: fields with a default
 * may be left out.
 */
export function storyJsonSchema(): unknown {
  return z.toJSONSchema(storySchema, { io: 'input' });
}
