// What a channel has chosen, in words: quiet hours, its zone, what an edition does without news, who sees answers.
import type { ChannelSettings } from '../desk.ts';
import { code, line, note, text, type Document, type Line } from '../document.ts';
import { quietText } from '../schedule/quiet.ts';

/**
 * The settings of a channel.
 * @param done what was just changed, as a heading: “Quiet hours set”; else their name
 */
export function settingsDocument(settings: ChannelSettings, done: string): Document {
  const lines = [zoneLine(settings), quietLine(settings), newsLine(settings), answersLine(settings)];
  return {
    type: 'notice',
    title: done,
    lead: `${done}.`,
    stories: [],
    audience: 'asker',
    blocks: [
      { type: 'heading', text: done },
      { type: 'list', items: lines },
      note(
        line([
          'Change them: ',
          ...EXAMPLES.flatMap((words, index) => [text(index === 0 ? '' : ' · '), code(`/brief ${words}`)]),
        ]),
      ),
    ],
  };
}

const EXAMPLES = ['quiet 22:00–7:00', 'quiet off', 'zone Berlin', 'no-news silent', 'answers private'];

const zoneLine = ({ zone }: ChannelSettings): Line => line([`Time zone: ${zone}`]);

function quietLine({ quiet }: ChannelSettings): Line {
  if (quiet === null) return line(['Quiet hours: none']);
  const corrections =
    quiet.corrections === 'pass' ? 'corrections of what was told here pass at once' : 'corrections wait, too';
  return line([
    `Quiet hours: ${quietText(quiet)}; what comes in them is joined into one edition when they end; ${corrections}`,
  ]);
}

const newsLine = ({ withoutNews }: ChannelSettings): Line =>
  line([
    withoutNews === 'silent'
      ? 'An edition with nothing new is not posted'
      : 'An edition with nothing new says so in one line',
  ]);

const answersLine = ({ answers }: ChannelSettings): Line =>
  line([
    answers === 'private'
      ? 'The answer to a slash command is for the asker alone, with a button that shows it to everyone; mentions and replies are answered for all'
      : 'Answers are for everyone here',
  ]);
