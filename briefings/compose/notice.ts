// Short private words: what went wrong, what was done, which story is meant.
import { clean, line, note, paragraph, type Document } from '../document.ts';
import type { Story } from '../story/story.ts';
import { commandButton } from './button.ts';
import { shortened } from './digest.ts';

/**
 * What went wrong and what to do, for the asker alone.
 * @param message a sentence, or a line a fault; it may hold what the user typed
 */
export function errorNotice(message: string): Document {
  return notice('error', 'That did not work', message, 'asker');
}

export function notice(
  type: 'notice' | 'error',
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

/** Asks which story is meant, with a button for each that runs the command on it. */
export function whichStory(
  stories: readonly Story[],
  command: 'now' | 'timeline' | 'sources' | 'quotes',
): Document {
  return {
    ...notice('notice', 'Which story?', 'Which story do you mean?', 'asker'),
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
