// `dateline correct`, `withdraw`, `hold`, `release`: a claim is put right, from outside the running bot.
import { matchClaims } from '#briefings/commands/correct.ts';
import { correctedNotice } from '#briefings/compose/corrected.ts';
import type { Corrected, Corrections } from '#briefings/desk.ts';
import { documentText } from '#briefings/document.ts';
import { UserError } from '#briefings/error.ts';
import { readConfig, type Environment } from '#src/config.ts';
import { correctionsBy } from '#src/corrections.ts';
import { movedClaim } from '#src/store/moves/moves.ts';
import { openFree } from './data.ts';
import { print } from './output.ts';

export interface Putting {
  readonly what: 'correct' | 'withdraw' | 'hold' | 'release';
  /** The id of the story. */
  readonly story: string;
  /** The id of the claim, or words of it. */
  readonly claim: string;
  /** What is right, for `correct`. */
  readonly words?: string;
}

/**
 * The edits are made by the bot: at once where it runs on the same PostgreSQL, else at its next start.
 * @throws UserError when the claim is not found, or a running bot has the data to itself
 */
export async function putRight(putting: Putting, env: Environment): Promise<void> {
  const { data } = await readConfig(env);
  const store = await openFree(data, putting.what);
  try {
    const story = await store.stories.get(putting.story);
    if (story === null) throw new UserError(`There is no story “${putting.story}”.`);
    // A story that was joined to another has given its claims new ids.
    const named = story.id === putting.story ? putting.claim : (await movedClaim(store.db, putting)).claim;
    const [found, ...others] = matchClaims([story], named);
    if (found === undefined || others.length > 0)
      throw new UserError(
        [
          `“${putting.claim}” is ${found === undefined ? 'no claim' : 'more than one claim'} of ${story.id}. Its claims:`,
          ...story.claims.map((claim) => `  ${claim.id}: ${claim.text}`),
        ].join('\n'),
      );
    const setting = { store, now: () => new Date(), by: 'command line', ring: () => undefined };
    const done = await act(correctionsBy(setting), { ...putting, story: story.id }, found.claim.id);
    await print(documentText(correctedNotice(putting.what, done)));
  } finally {
    await store.close();
  }
}

function act(corrections: Corrections, { what, story, words }: Putting, claim: string): Promise<Corrected> {
  if (what !== 'correct') return corrections[what](story, claim);
  if (words === undefined || words.trim() === '')
    throw new UserError('What is right? Write it behind the claim.');
  return corrections.correct(story, claim, words.trim().replace(/[.]$/, ''));
}
