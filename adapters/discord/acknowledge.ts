// The first response to an interaction, which Discord waits 3 s for.
import { DiscordAPIError, Routes, type REST } from 'discord.js';
import { CODE, hasCode } from './faults.ts';

/**
 * Sends the response; a try that got no answer within the lane's second is repeated once.
 * @returns false when the interaction is no longer ours to answer: it is too old, or another process has it
 */
export async function acknowledge(
  acks: REST,
  { id, token }: { readonly id: string; readonly token: string },
  body: unknown,
): Promise<boolean> {
  const send = async (): Promise<void> => {
    await acks.post(Routes.interactionCallback(id, token), { body, auth: false });
  };
  try {
    await send();
    return true;
  } catch (error) {
    if (hasCode(error, CODE.alreadyAcknowledged) || hasCode(error, CODE.unknownInteraction)) return false;
    if (error instanceof DiscordAPIError) throw error;
  }
  try {
    await send();
    return true;
  } catch (error) {
    // The first try had arrived after all: only its answer was lost.
    if (hasCode(error, CODE.alreadyAcknowledged)) return true;
    if (hasCode(error, CODE.unknownInteraction)) return false;
    throw error;
  }
}
