// What somebody sees who has put a claim right: what it is now, and how many messages are edited.
import type { Corrected } from '../desk.ts';
import { code, line, note, paragraph, type Document } from '../document.ts';

const DONE = {
  correct: 'Corrected',
  withdraw: 'Withdrawn',
  hold: 'Held while it is checked',
  release: 'Released',
} as const;

export function correctedNotice(what: keyof typeof DONE, { story, claim, messages }: Corrected): Document {
  const isNoted = what === 'correct' || what === 'withdraw';
  const one = `1 message that told it is brought up to date now${isNoted ? ', and its thread told' : ''}.`;
  const all = `${messages} messages that told it are brought up to date now${isNoted ? ', and their threads told' : ''}.`;
  const edited = messages === 0 ? 'No message has told it so far.' : messages === 1 ? one : all;
  return {
    type: 'notice',
    title: DONE[what],
    lead: `${DONE[what]}: “${claim.text}”`,
    stories: [],
    audience: 'asker',
    blocks: [
      paragraph(line([`${DONE[what]}: “${claim.text}”`])),
      paragraph(line([edited])),
      note(
        line([
          code(`${story.id}/${claim.id}`),
          ' · ',
          code(`/brief why ${claim.id}`),
          ' shows each message.',
        ]),
      ),
    ],
  };
}
