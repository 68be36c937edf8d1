// The data of a bot for a command that changes them: a running one may have them to itself.
import { UserError } from '#briefings/error.ts';
import { InUseError } from '#src/store/lock.ts';
import { openStore, type Store } from '#src/store/store.ts';

/** @param command what to type in the running bot instead; @throws UserError that says so */
export async function openFree(data: Parameters<typeof openStore>[0], command: string): Promise<Store> {
  try {
    return await openStore(data);
  } catch (error) {
    if (!(error instanceof InUseError)) throw error;
    throw new UserError(
      `A running Dateline has these data to itself. Type \`/brief ${command}\` there: on the web desk, Slack or Discord.`,
      { cause: error },
    );
  }
}
