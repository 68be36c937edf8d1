// `/brief correct`, `withdraw`, `hold`, `release`: a claim that was told is put right wherever it was told.
import { z } from 'zod';
import { command, type Command } from '../command.ts';
import { correctedNotice } from '../compose/corrected.ts';
import { UserError } from '../error.ts';
import type { Claim, Story } from '../story/story.ts';
import { matchWords } from './story-field.ts';

const claimField = (example: string) => {
  const missing = `Which claim? For example: /brief ${example}`;
  return z
    .string({ error: missing })
    .trim()
    .min(1, missing)
    .max(300)
    .describe('The claim: its id, or words of it in quotation marks')
    .meta({ complete: 'claims' });
};

interface Found {
  readonly story: Story;
  readonly claim: Claim;
}

/** The claims that these words may mean: `story/claim`, a claim's id, else those that have every word. */
export function matchClaims(stories: readonly Story[], words: string): readonly Found[] {
  const wanted = words.replace(/^["“«]|["”»]$/g, '').trim();
  const all = stories.flatMap((story) => story.claims.map((claim) => ({ story, claim })));
  const full = all.filter(({ story, claim }) => `${story.id}/${claim.id}` === wanted);
  const exact = full.length > 0 ? full : all.filter(({ claim }) => claim.id === wanted);
  return exact.length > 0 ? exact : all.filter(({ claim }) => matchWords(wanted, claim.text));
}

/** How many claims are listed where several are meant. */
const LISTED = 8;

/** @throws UserError unless it is one claim */
export function oneClaim(stories: readonly Story[], words: string): Found {
  const [found, ...others] = matchClaims(stories, words);
  if (found === undefined)
    throw new UserError(
      `No claim has the words “${words}”. /brief why with words of it in quotation marks shows its id.`,
    );
  if (others.length === 0) return found;
  const lines = [found, ...others]
    .slice(0, LISTED)
    .map(({ story, claim }) => `  ${story.id}/${claim.id}: ${claim.text}`);
  return fail([`“${words}” fits several claims. Name one by its id:`, ...lines]);
}

function fail(lines: readonly string[]): never {
  throw new UserError(lines.join('\n'));
}

/** A command that does one thing to one claim. */
const claimCommand = (name: 'withdraw' | 'hold' | 'release', summary: string): Command =>
  command({
    name,
    summary,
    example: `${name} "words of the claim"`,
    input: z.object({ claim: claimField(`${name} "words of the claim"`) }),
    rest: 'claim',
    access: 'manager',
    audience: 'asker',
    async run({ claim: words }, desk) {
      const { story, claim } = oneClaim(await desk.allStories(), words);
      return correctedNotice(name, await desk.corrections[name](story.id, claim.id));
    },
  });

const EXAMPLE = 'correct claim:"words of the claim" The right words';

export const correct = command({
  name: 'correct',
  summary: 'Say what is right: every message that told the claim is edited, and its threads told',
  example: EXAMPLE,
  input: z.object({
    claim: claimField(EXAMPLE),
    text: z
      .string({ error: `What is right? For example: /brief ${EXAMPLE}` })
      .trim()
      .min(1)
      .max(1_000)
      .describe('What is right, as a sentence without its speaker'),
  }),
  rest: 'text',
  access: 'manager',
  audience: 'asker',
  async run({ claim: words, text }, desk) {
    const { story, claim } = oneClaim(await desk.allStories(), words);
    const right = text.replace(/[.]$/, '');
    return correctedNotice('correct', await desk.corrections.correct(story.id, claim.id, right));
  },
});

export const withdraw = claimCommand(
  'withdraw',
  'Take a claim back: every message that told it is edited, and its threads told',
);

export const hold = claimCommand(
  'hold',
  'Keep a claim out of editions and answers while it is checked; what was posted is marked',
);

export const release = claimCommand('release', 'End a hold: the claim may be told again, and the marks go');
