// Words for those who follow a story: that it is followed, how often it may post, that it is followed no longer.
import type { FollowWords } from '../desk.ts';
import { clean, code, line, note, paragraph, text, time, type Button, type Document } from '../document.ts';

/** “15 minutes”, “3 hours”. */
export function minutesText(minutes: number): string {
  const [count, unit] = minutes % 60 === 0 ? [minutes / 60, 'hour'] : [minutes, 'minute'];
  return count === 1 ? unit : `${count} ${unit}s`;
}

/**
 * What somebody sees who has begun to follow a story, or changed how often it may post.
 * @param channel where it is followed, if that is not where it was asked
 */
export function followedNotice(
  { story, headline, minutes }: FollowWords,
  isNew: boolean,
  channel?: string,
): Document {
  const here = channel === undefined ? 'here' : 'there';
  const how = `What is new is posted in its thread at once, at most every ${minutesText(minutes)}; quiet hours hold it, corrections come as /brief quiet says.`;
  const what = isNew
    ? `“${headline}” is followed ${here} now.`
    : `“${headline}” was followed ${here} already.`;
  return {
    ...privately('Followed', what),
    blocks: [
      paragraph(line([what])),
      paragraph(line([how])),
      { type: 'buttons', buttons: [unfollowButton(story, channel)] },
    ],
  };
}

const unfollowButton = (story: string, channel?: string): Button => ({
  label: 'Unfollow',
  action: {
    type: 'command',
    name: 'unfollow',
    fields: { story, ...(channel === undefined ? {} : { channel }) },
  },
});

export const unfollowedNotice = ({ headline }: Pick<FollowWords, 'headline'>): Document => {
  const what = `“${headline}” is no longer followed here. Its messages stay, and corrections still reach them.`;
  return { ...privately('No longer followed', what), blocks: [paragraph(line([what]))] };
};

/** The stories that a place follows. */
export function followList(follows: readonly FollowWords[]): Document {
  const items = follows.map(({ story, headline, minutes, postedAt }) =>
    line([
      `“${headline}”: at most every ${minutesText(minutes)}`,
      ...(postedAt === null ? [] : [text(' · last posted '), time(postedAt, 'datetime')]),
      text(' · '),
      code(story),
    ]),
  );
  const hint = note(line(['Follow one: ', code('/brief follow'), ' and words of its headline.']));
  return {
    ...privately(
      'Followed here',
      items.length === 0 ? 'No story is followed here.' : 'The stories that are followed here.',
    ),
    blocks: [
      { type: 'title', text: 'Followed here' },
      ...(items.length === 0
        ? [paragraph(line(['No story is followed here.']))]
        : [{ type: 'list', items } as const]),
      hint,
    ],
  };
}

/** To whoever follows a story: nothing can be posted in its thread any more. */
export function followStopped(headline: string, place: string, reason: string): Document {
  const what = `“${headline}” is no longer followed: its thread cannot be posted to (${clean(reason)}).`;
  return {
    ...privately('A story is no longer followed', what),
    blocks: [
      paragraph(line([what, ' ', code(place)])),
      note(line([code('/brief follow'), ' there begins a new thread.'])),
    ],
  };
}

const privately = (title: string, lead: string): Document => ({
  type: 'notice',
  title,
  lead,
  stories: [],
  audience: 'asker',
  blocks: [],
});
