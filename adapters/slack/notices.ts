// The few words that the adapter says of itself, to the asker alone.
import { notice } from '#briefings/compose/notice.ts';

/** @param name the bot's user name */
export const cannotPost = (name: string) =>
  notice(
    'error',
    'I cannot post here',
    `I am not in this conversation, so only you see my answer and nobody can follow up. In a channel, type /invite @${name} to let me in, then ask again.`,
    'asker',
  );

export const stillWorking = notice(
  'notice',
  'Still working',
  'Still working on it. The answer comes here.',
  'asker',
);

export const notDelivered = notice(
  'error',
  'Not delivered',
  'I have an answer, but Slack did not take all of it. Please ask again in a minute.',
  'asker',
);

export const boxNotOpened = notice(
  'error',
  'The box did not open',
  'Slack did not open the box in time. Please press the button again, or reply in the thread.',
  'asker',
);
