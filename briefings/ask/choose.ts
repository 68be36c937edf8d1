// Which of several stories a question is about.
import type { Story } from '../story/story.ts';
import { mentionsIn } from './cast.ts';
import type { Conversation } from './conversation.ts';
import type { Question } from './question.ts';
import { newLibrary } from './library.ts';
import { indexOf, type StoryIndex } from './story-index.ts';
import { conceptsOf, isStopWord } from './words.ts';

/** What its stories of which something was told have ahead of those that were only named. */
const TOLD = 0.25;

/** What the story of the message that was replied to has ahead of the thread's others. */
const REPLIED_TO = 2.5;

/** What a thread's own story has ahead of the others: a word or name more in another story does not take the thread there. */
const OWN = 2.5;

/** The story that has most of the question's names and words; the thread's own before others, then the newest. */
export function chooseStory(
  question: Question,
  stories: readonly Story[],
  conversation: Conversation,
): Story | undefined {
  if (stories.length <= 1) return stories[0];
  return scoresOf(question, stories, conversation).reduce((best, each) =>
    isBetter(each, best) ? each : best,
  ).story;
}

/**
 * The stories that a question may be about, where neither its words nor the thread tell which.
 * @returns at least two, the newest first; none where one story is meant more than the others
 */
export function equallyMeant(
  question: Question,
  stories: readonly Story[],
  conversation: Conversation,
): readonly Story[] {
  if (stories.length <= 1) return [];
  const scored = scoresOf(question, stories, conversation);
  const best = Math.max(...scored.map(({ score }) => score));
  const equal = scored.filter(({ score }) => score === best);
  return equal.length === 1
    ? []
    : equal.toSorted((a, b) => (isBetter(a, b) ? -1 : 1)).map(({ story }) => story);
}

/** The story that the thread's last answer was of; none where that was of several. */
export function currentStory({ turns }: Conversation): string | undefined {
  const last = turns.findLast((turn) => turn.claims.length > 0)?.claims ?? [];
  return last.every(({ story }) => story === last[0]?.story) ? last[0]?.story : undefined;
}

/** Whether a question has a name of the story's. */
export const namesStory = ({ words }: Question, story: Story): boolean =>
  mentionsIn(indexOf(story).cast, words).some((mention) => mention.by === 'name');

function scoresOf(
  question: Question,
  stories: readonly Story[],
  conversation: Conversation,
): readonly Scored[] {
  const own = new Set(conversation.stories);
  const current = currentStory(conversation);
  const before = ({ id }: Story): number =>
    (own.has(id) ? OWN : 0) +
    (conversation.items?.includes(id) === true ? TOLD : 0) +
    (id === conversation.subject ? REPLIED_TO : 0) +
    (id === current ? 0.5 : 0);
  const near = stories.length > FEW ? candidates(question, stories) : stories;
  if (near.length === 0) return stories.map((story) => ({ story, score: before(story) }));
  const inThread = near === stories ? [] : stories.filter((story) => before(story) > 0);
  return [...new Set([...near, ...inThread])].map((story) => ({
    story,
    score: fitness(question, indexOf(story)) + before(story),
  }));
}

/** So many stories can be looked at one by one. */
const FEW = 30;

/** Of many, no more than these are. */
const CANDIDATES = 6;

const library = newLibrary();

const candidates = ({ words, spent }: Question, stories: readonly Story[]): readonly Story[] =>
  library.find(words.flatMap(({ text }, at) => (spent.has(at) ? [] : [text])).join(' '), stories, CANDIDATES);

type Scored = { readonly story: Story; readonly score: number };

const isBetter = (a: Scored, b: Scored): boolean =>
  a.score > b.score || (a.score === b.score && isNewer(a.story, b.story));

function isNewer({ updatedAt: a }: Story, { updatedAt: b }: Story): boolean {
  return a !== b && Date.parse(a) > Date.parse(b);
}

/** Names count double: they tell stories apart. */
function fitness({ words, spent }: Question, index: StoryIndex): number {
  const names = mentionsIn(index.cast, words).filter((mention) => mention.by === 'name').length;
  const known = words.filter((word, at) => {
    if (spent.has(at) || isStopWord(word)) return false;
    const keys = [word.stem, ...conceptsOf(word.stem)];
    return keys.some((key) => index.frequency.has(key) || index.frame.has(key));
  }).length;
  return 2 * names + known;
}
