// The few words that the adapter says of itself, to the asker alone.
import { code, line, paragraph, type Document } from '#briefings/document.ts';

function notice(type: 'notice' | 'error', title: string, ...parts: Parameters<typeof line>): Document {
  const body = line(...parts);
  const lead = body.inlines.map((each) => ('text' in each ? each.text : '')).join('');
  return { type, title, lead, stories: [], audience: 'asker', blocks: [paragraph(body)] };
}

/** @param name the bot's user name */
export const cannotPost = (name: string): Document =>
  notice('error', 'I cannot post here', [
    'I am not in this conversation, so only you see my answer and nobody can follow up. In a channel, type ',
    code(`/invite @${name}`),
    ' to let me in, then ask again.',
  ]);

export const stillWorking: Document = notice('notice', 'Still working', [
  'Still working on it. The answer comes here.',
]);

export const notDelivered: Document = notice('error', 'Not delivered', [
  'I have an answer, but Slack did not take all of it. Please ask again in a minute.',
]);

export const boxNotOpened: Document = notice('error', 'The box did not open', [
  'Slack did not open the box in time. Please press the button again, or reply in the thread.',
]);
