// `dateline join` and `dateline split`: stories that are one, or two, from outside the running bot.
import { rearranged } from '#briefings/compose/rearranged.ts';
import type { Rearranged, Rearranging } from '#briefings/desk.ts';
import { documentText } from '#briefings/document.ts';
import { readConfig, type Environment } from '#src/config.ts';
import { rearrangingBy } from '#src/rearranging.ts';
import { openFree } from './data.ts';
import { print } from './output.ts';

/** @throws UserError when a story is not found, or a running bot has the data to itself */
export const joinStories = (story: string, other: string, env: Environment): Promise<void> =>
  rearrange(env, 'join', (rearranging) => rearranging.join(story, other));

/** @param claims ids of claims of the story; @throws UserError as `joinStories` does */
export const splitStory = (
  story: string,
  claims: readonly string[],
  headline: string | undefined,
  env: Environment,
): Promise<void> => rearrange(env, 'split', (rearranging) => rearranging.split(story, claims, headline));

async function rearrange(
  env: Environment,
  what: 'join' | 'split',
  act: (rearranging: Rearranging) => Promise<Rearranged>,
): Promise<void> {
  const { data } = await readConfig(env);
  const store = await openFree(data, `story ${what}`);
  try {
    const setting = { store, now: () => new Date(), ring: () => undefined };
    await print(documentText(rearranged(await act(rearrangingBy(setting)))));
  } finally {
    await store.close();
  }
}
