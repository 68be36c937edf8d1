// What a channel has chosen, in words: quiet hours, its zone, what an edition does without news.
import type { ChannelSettings } from '../desk.ts';
import { code, line, note, text, type Document, type Line } from '../document.ts';
import { quietText } from '../schedule/quiet.ts';

/**
 * The settings of a channel.
 * @param done what was just changed, as a heading: “Quiet hours set”; else their name
 */
export function settingsDocument(settings: ChannelSettings, done: string): Document {
  const lines = [zoneLine(settings), quietLine(settings), newsLine(settings)];
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
          ...['quiet 22:00–7:00', 'quiet off', 'zone Berlin', 'no-news silent'].flatMap((words, index) => [
            text(index === 0 ? '' : ' · '),
            code(`/brief ${words}`),
          ]),
        ]),
      ),
    ],
  };
}

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
