// What a question in a thread of several stories is about: the item that is named by its place or replied to; else all.
import type { Story } from '../story/story.ts';
import type { Answer } from './answer.ts';
import { ask, readAhead } from './ask.ts';
import { chooseStory, currentStory, equallyMeant, namesStory } from './choose.ts';
import { itemsOf, type Conversation } from './conversation.ts';
import { placeIn } from './item.ts';
import type { Likeness } from './likeness.ts';
import { readQuestion, type Question } from './question.ts';
import { isStopWord } from './words.ts';

/** A question with what it is asked of. */
export interface Subject {
  readonly question: string;
  readonly stories: readonly Story[];
  readonly conversation: Conversation;
}

/** What is asked of an item where nothing is: “the second one?”. */
const OVERVIEW = 'What happened?';

/**
 * The item of a digest that is meant: by its place in it, or because its own message was replied to. Of that item
 * alone it is asked, in the context of what was said of it. Any other question stays as it is.
 * @returns null for a place that the digest does not have
 */
export async function subjectOf(asked: Subject, likeness: Likeness): Promise<Subject | null> {
  const { question, stories, conversation } = asked;
  const items = itemsOf(conversation);
  const placed = items.length === 0 ? null : placeIn(question);
  const [only, ...others] = stories;
  if (placed !== null && others.length > 0) {
    const story = stories.find(({ id }) => id === items.at(placed.at));
    if (story === undefined) return null;
    const rest = placed.rest ?? (await sameAgain(asked, story, likeness)) ?? OVERVIEW;
    return { question: rest, ...aloneOf(story, conversation) };
  }
  const rest = placed === null ? question : (placed.rest ?? OVERVIEW);
  const meant = others.length === 0 ? only : chooseStory(readQuestion(question), stories, conversation);
  return meant !== undefined && meant.id === conversation.subject
    ? { question: rest, ...aloneOf(meant, conversation) }
    : { question: rest, stories, conversation: withoutPlaces(conversation) };
}

/** The items of a digest, in their order, as far as they are there. */
export const itemsAmong = (stories: readonly Story[], conversation: Conversation): readonly Story[] =>
  itemsOf(conversation).flatMap((id) => stories.find((story) => story.id === id) ?? []);

/** “And the second one?”: the last question once more, if that story answers it. */
async function sameAgain(
  { question, conversation }: Subject,
  story: Story,
  likeness: Likeness,
): Promise<string | undefined> {
  const last = withoutPlaces(conversation).turns.at(-1)?.question;
  if (last === undefined || !readQuestion(question).continues) return undefined;
  const { conversation: context } = aloneOf(story, conversation);
  await readAhead(last, [story], context, likeness);
  return ask(last, [story], context, likeness).answered ? last : undefined;
}

/** A story, and the thread as far as it was about it. What was refused was about what was told before. */
function aloneOf(story: Story, conversation: Conversation): Omit<Subject, 'question'> {
  let isHere = itemsOf(conversation).length === 0;
  const turns = withoutPlaces(conversation).turns.filter(({ claims }) => {
    if (claims.length > 0) isHere = claims.some((claim) => claim.story === story.id);
    return isHere;
  });
  return { stories: [story], conversation: { ...conversation, turns } };
}

/** The questions of a thread as they were asked of their items: “and the second one?” is the one before it. */
function withoutPlaces(conversation: Conversation): Conversation {
  if (itemsOf(conversation).length === 0) return conversation;
  let last = OVERVIEW;
  const turns = conversation.turns.map((turn) => {
    const placed = placeIn(turn.question);
    const again = readQuestion(turn.question).continues ? last : OVERVIEW;
    last = placed === null ? turn.question : (placed.rest ?? again);
    return { ...turn, question: last };
  });
  return { ...conversation, turns };
}

/** A story, and what it says on a question. */
export interface Answering {
  readonly story: Story;
  readonly answer: Answer;
}

/** So many items of a digest are searched. */
const SEARCHED = 12;

/** An answer that is surer by so much than all others is the one that is meant. */
const CLEARLY = 0.1;

/**
 * The items of a digest that answer a question whose words do not tell which is meant, in their order; where none does,
 * the one that comes nearest. Where those that it fits best have no answer, the others are searched, unless it goes on
 * about one of them or names somebody of it.
 * @returns none where the question is not about the digest: then it is asked as any other
 */
export async function answering(asked: Subject, likeness: Likeness): Promise<readonly Answering[]> {
  const { question, stories, conversation } = asked;
  const items = itemsAmong(stories, conversation).slice(0, SEARCHED);
  if (items.length < 2) return [];
  const read = readQuestion(question);
  const alike = equallyMeant(read, stories, conversation);
  const best = alike.length > 0 ? alike : [chooseStory(read, stories, conversation)];
  const fitting = items.filter((item) => best.includes(item));
  if (fitting.length === 0) return [];
  const search = async (all: readonly Story[]): Promise<readonly Answering[]> => {
    const searched: Answering[] = [];
    for (const story of all) {
      await readAhead(question, [story], conversation, likeness);
      searched.push({ story, answer: ask(question, [story], conversation, likeness) });
    }
    return searched;
  };
  const found = await search(fitting);
  const leans = currentStory(conversation) !== undefined && (read.continues || read.pronouns.size > 0);
  const isSettled = found.some(isAnswer) || leans || fitting.some((item) => namesStory(read, item));
  const others = isSettled ? [] : await search(items.filter((item) => !fitting.includes(item)));
  return surest([...found, ...others], read);
}

const isAnswer = ({ answer }: Answering): boolean => answer.answered;

/** How sure an answer is tells something where the question has words of its own: “what is disputed?” fits all alike. */
function surest(found: readonly Answering[], { words, spent }: Question): readonly Answering[] {
  const answers = found.filter(isAnswer);
  const [first, second] = (answers.length > 0 ? answers : found).toSorted(
    (a, b) => b.answer.confidence - a.answer.confidence,
  );
  const hasTopic = words.some((word, at) => !spent.has(at) && !isStopWord(word));
  const lead = (first?.answer.confidence ?? 0) - (second?.answer.confidence ?? 0);
  const isClear = answers.length === 0 || (hasTopic && lead >= CLEARLY);
  return isClear && first !== undefined ? [first] : answers;
}
