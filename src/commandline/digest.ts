// `dateline digest`: the briefing of the stories that are kept, chosen in plain words, from the data of a bot that may be running.
import { selectionOf, changed } from '#briefings/commands/selection-field.ts';
import { digest as composeDigest } from '#briefings/compose/digest.ts';
import { rundown } from '#briefings/compose/rundown.ts';
import { selectionText } from '#briefings/compose/selection.ts';
import { documentText } from '#briefings/document.ts';
import { UserError } from '#briefings/error.ts';
import { guard } from '#briefings/guard.ts';
import { readConfig, type Environment } from '#src/config.ts';
import { loadPlatform } from '#src/platforms.ts';
import { nameOf } from '#src/store/address.ts';
import { readDatabase } from '#src/store/database.ts';
import { tellable } from '#src/store/holds.ts';
import { storiesOf } from '#src/store/stories.ts';
import type { BriefOptions } from './briefing.ts';
import { print, printJson, say } from './output.ts';

/**
 * @param words “about Russia from Reuters, most 5, at least corroborated”; nothing chooses all
 * @throws UserError when there are no data, or no story fits
 */
export async function digest(
  words: string,
  { length, as }: Pick<BriefOptions, 'length' | 'as'>,
  env: Environment,
): Promise<void> {
  const { change, rest } = selectionOf(words, {});
  if (rest !== '')
    throw new UserError(`“${rest}” chooses no story. For example: dateline digest about floods, most 3`);
  const { data } = await readConfig(env);
  const database = await readDatabase(data);
  if (database === null)
    throw new UserError(`There is no data yet in ${nameOf(data)}. Set DATA_DIR, or start Dateline first.`);
  try {
    const selection = changed(undefined, change);
    const all = await tellable(database.db, await storiesOf(database.db).list());
    const wish = selection === undefined ? {} : { selection };
    const { entries } = rundown(all, [wish], new Map(), new Date());
    if (entries.length === 0) throw new UserError(`There are no ${selectionText(selection, 'stories')}.`);
    const stories = entries.map(({ story }) => story);
    const { document, faults } = guard(composeDigest(stories, { length }), stories);
    for (const fault of faults) say(`A line was held back: ${fault}`);
    if (as === 'text') {
      await print(documentText(document));
      return;
    }
    if (as === 'document') {
      await printJson(document);
      return;
    }
    const platform = await loadPlatform(as);
    await printJson(platform.render(document).map(({ body }) => body));
    return;
  } finally {
    await database.close();
  }
}
