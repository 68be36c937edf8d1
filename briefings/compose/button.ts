// The buttons under briefings and answers. Each holds all that it needs.
import { suggestedQuestions } from '../ask/related.ts';
import type { Block, Button, Document } from '../document.ts';
import type { Story } from '../story/story.ts';

/** Slack's limit for the text of a button; Discord allows 80. */
const LABEL = 75;

export function questionButton(question: string, story?: Story): Button | null {
  if (Array.from(question).length > LABEL) return null;
  return {
    label: question,
    action: { type: 'question', question, ...(story === undefined ? {} : { story: story.id }) },
  };
}

/** The same for who has asked in private: the answer is for that person alone. */
export function privateButton(question: string, story?: Story): Button | null {
  const button = questionButton(question, story);
  const of = story === undefined ? {} : { story: story.id };
  return button && { ...button, action: { type: 'command', name: 'private', fields: { question, ...of } } };
}

export const askButton = (story?: Story): Button => ({
  label: 'Ask a question',
  action: { type: 'ask', ...(story === undefined ? {} : { story: story.id }) },
});

/** None where nothing is left. @param from how much was told before */
export const moreButton = (answer: string, from: number, left: number): readonly Button[] =>
  left <= 0 ? [] : [{ label: `More (${left})`, action: { type: 'more', answer, from } }];

/** Shows everybody an answer that its asker alone sees. */
export const againButton = (answer: string): Button => ({
  label: 'Show to everyone here',
  action: { type: 'again', answer },
});

/** Asks an answer's question of one story: for all to see, or for whom the answer is. */
export function ofStoryButton(
  story: Story,
  { question, id, audience }: { question: string; id: string; audience: Document['audience'] },
): Button {
  return {
    label: shortened(story.headline),
    action:
      audience === 'asker'
        ? { type: 'command', name: 'private', fields: { question, story: story.id } }
        : { type: 'again', answer: id, story: story.id },
  };
}

export const feedbackButtons = (answer: string): readonly Button[] => [
  { label: 'Helpful', action: { type: 'feedback', answer, verdict: 'helpful' } },
  { label: 'Something is wrong', action: { type: 'feedback', answer, verdict: 'wrong' } },
];

/** A button's text holds 75 characters; the whole headline stands above. */
export function shortened(value: string, most = LABEL): string {
  const points = Array.from(value);
  return points.length <= most ? value : `${points.slice(0, most - 1).join('')}…`;
}

const COMMANDS = {
  now: { label: 'Briefing', name: 'now', fields: {} },
  deep: { label: 'Full briefing', name: 'now', fields: { length: 'deep' } },
  timeline: { label: 'Timeline', name: 'timeline', fields: {} },
  sources: { label: 'Sources', name: 'sources', fields: {} },
  quotes: { label: 'Quotes', name: 'quotes', fields: {} },
} as const;

export function commandButton(story: Story, key: keyof typeof COMMANDS): Button {
  const { label, name, fields } = COMMANDS[key];
  return { label, action: { type: 'command', name, fields: { ...fields, story: story.id } } };
}

/** Ask, then some commands on the story. */
export function storyButtons(story: Story, keys: readonly (keyof typeof COMMANDS)[]): readonly Block[] {
  return [{ type: 'buttons', buttons: [askButton(story), ...keys.map((key) => commandButton(story, key))] }];
}

/** Questions that the story answers, as buttons of their own. */
export function questionButtons(story: Story, questions?: readonly string[]): readonly Block[] {
  const buttons = (questions ?? suggestedQuestions(story, 3))
    .map((question) => questionButton(question, story))
    .filter((button) => button !== null);
  return buttons.length === 0 ? [] : [{ type: 'buttons', buttons }];
}
