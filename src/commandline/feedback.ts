// `dateline feedback`: what readers said of answers, from the data of a bot that may be running.
import { feedbackList } from '#briefings/compose/feedback.ts';
import { documentText } from '#briefings/document.ts';
import { UserError } from '#briefings/error.ts';
import type { Place } from '#briefings/place.ts';
import { readConfig, type Environment } from '#src/config.ts';
import { nameOf } from '#src/store/address.ts';
import { keepsAnswers, listFeedback } from '#src/store/answers.ts';
import { readDatabase } from '#src/store/database.ts';
import { print, printJson } from './output.ts';

export interface FeedbackOptions {
  readonly json?: true;
  /** With all that lies in it: `slack:T1`, `discord:G1/C1`, `web:desk`. */
  readonly place?: string;
}

/** Verdicts of one list. */
const MOST = 10_000;

/** @throws UserError when there is no data */
export async function feedback({ json, place }: FeedbackOptions, env: Environment): Promise<void> {
  const { data } = await readConfig(env);
  const database = await readDatabase(data);
  if (database === null)
    throw new UserError(`There is no data yet in ${nameOf(data)}. Set DATA_DIR, or start Dateline first.`);
  try {
    if (!(await keepsAnswers(database.db)))
      throw new UserError('The data are of an older version of Dateline. Start this version on them once.');
    const within = place === undefined ? {} : { within: place as Place };
    const found = await listFeedback(database.db, { ...within, limit: MOST });
    await (json === true ? printJson(found) : print(documentText(feedbackList(found))));
  } finally {
    await database.close();
  }
}
