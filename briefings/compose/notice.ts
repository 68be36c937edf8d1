// Short private words: what went wrong, what was done, which story is meant.
import { clean, line, note, paragraph, type Document } from '../document.ts';
import type { Story } from '../story/story.ts';
import { commandButton, ofStoryButton, shortened } from './button.ts';

/**
 * What went wrong and what to do, for the asker alone.
 * @param message a sentence, or a line a fault; it may hold what the user typed
 */
export function errorNotice(message: string): Document {
  return notice('error', 'That did not work', message, 'asker');
}

export function notice(
  type: 'notice' | 'error' | 'choice',
  title: string,
  message: string,
  audience: Document['audience'],
): Document {
  const [first = '', ...rest] = message.split('\n').map(clean);
  return {
    type,
    title,
    lead: first,
    stories: [],
    audience,
    blocks: [
      paragraph(line([first])),
      ...rest.filter((each) => each.trim() !== '').map((each) => note(line([each]))),
    ],
  };
}

/** Buttons in one question; who means another story names it. */
const CHOICES = 5;

/**
 * Asks which story a question is about, with a button for each that asks it of that story.
 * @param id       names the answer that is put off
 * @param audience who is to see the answer: what was asked in private stays so
 */
export function whichStoryFor(
  question: string,
  stories: readonly Story[],
  id: string,
  audience: Document['audience'],
): Document {
  const shown = stories.slice(0, CHOICES);
  const words = `Which story do you mean? “${question}” could be asked of ${stories.length === 2 ? 'both' : `${stories.length} stories`}.`;
  const others = `${stories.length > CHOICES ? `These are the ${CHOICES} newest. ` : ''}You can also name it in the question.`;
  return {
    ...notice('choice', 'Which story?', words, 'asker'),
    blocks: [
      paragraph(line([words])),
      ...(stories.length > CHOICES || audience === 'asker' ? [note(line([others]))] : []),
      {
        type: 'buttons',
        buttons: shown.map((story) => ofStoryButton(story, { question, id, audience })),
      },
    ],
  };
}

/** Asks which story is meant, with a button for each that runs the command on it. */
export function whichStory(
  stories: readonly Story[],
  command: 'now' | 'timeline' | 'sources' | 'quotes',
): Document {
  return {
    ...notice('choice', 'Which story?', 'Which story do you mean?', 'asker'),
    blocks: [
      paragraph(line(['Which story do you mean?'])),
      {
        type: 'buttons',
        buttons: stories
          .slice(0, 20)
          .map((story) => ({ ...commandButton(story, command), label: shortened(story.headline) })),
      },
    ],
  };
}
