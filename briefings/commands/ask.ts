// `/brief ask <question>`, `/brief private <question>`: an answer composed of claims, or “the reports do not say”.
import { z } from 'zod';
import { ask as answerTo, readAhead } from '../ask/ask.ts';
import { equallyMeant } from '../ask/choose.ts';
import { furtherClaims } from '../ask/further.ts';
import { goingOn } from '../ask/going-on.ts';
import { readQuestion } from '../ask/question.ts';
import { newerThan, sinceAsked, type Since } from '../ask/since.ts';
import { answering, itemsAmong, subjectOf, type Subject } from '../ask/subject.ts';
import { command } from '../command.ts';
import { answerDocument } from '../compose/answer.ts';
import { whichStoryFor } from '../compose/notice.ts';
import { severalDocument } from '../compose/several.ts';
import { update } from '../compose/update.ts';
import type { Desk } from '../desk.ts';
import type { Document } from '../document.ts';
import { UserError } from '../error.ts';
import type { Story } from '../story/story.ts';
import { matchStories, storyField, unknownStory } from './story-field.ts';

/** In characters. What is longer is a text, not a question, and would make a turn that nothing can answer. */
export const LONGEST_QUESTION = 1_000;

const question = z
  .string({ error: 'What is the question? For example: /brief ask who denies it?' })
  .trim()
  .min(1, 'What is the question? For example: /brief ask who denies it?')
  .max(
    LONGEST_QUESTION,
    `The question is too long: please ask it in at most ${LONGEST_QUESTION.toLocaleString('en')} characters.`,
  )
  .describe('The question, in your own words');

export const ask = command({
  name: 'ask',
  summary: 'Ask about a story; the answer names its sources, or says that the reports do not say',
  example: 'ask who is being sanctioned?',
  input: z.object({ question, story: storyField }),
  rest: 'question',
  access: 'everyone',
  audience: 'chosen',
  run: (input, desk) => answered(input, desk, desk.answers === 'private' ? 'asker' : 'place'),
});

/** Words that begin a question; “private schools” are a matter to ask about. */
const QUESTION =
  /^(?:who|whom|whose|what|when|where|which|why|how|is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|may|any|tell|compare|and)\b/iu;

export const askPrivately = command({
  name: 'private',
  summary: 'Ask so that only you see the answer; a button shows it to everyone',
  example: 'private who denies it?',
  input: z.object({ question, story: storyField }),
  rest: 'question',
  begins: QUESTION,
  access: 'everyone',
  audience: 'asker',
  run: (input, desk) => answered(input, desk, 'asker'),
});

/** Buttons with questions to go on with. */
const SUGGESTED = 3;

async function answered(
  { question: asked, story }: { readonly question: string; readonly story?: string | undefined },
  desk: Desk,
  audience: Document['audience'],
): Promise<Document> {
  const all = await desk.stories();
  if (all.length === 0) throw new UserError('There is no story yet, so there is nothing to ask about.');
  const stories = story === undefined ? all : matchStories(all, story);
  if (stories.length === 0) throw unknownStory(story ?? '', all);
  const { answerId: id, conversation } = desk;
  const likeness = await desk.likeness();
  const subject = await subjectOf({ question: asked, stories, conversation }, likeness);
  if (subject === null) return whichStoryFor(asked, itemsAmong(stories, conversation), id, audience);
  const since = sinceAsked(subject.question, desk);
  if (since !== null) return newsSince(since, asked, { desk, stories: subject.stories, audience });
  const [found, ...others] = await answering(subject, likeness);
  if (found !== undefined && others.length > 0)
    return severalDocument(asked, [found, ...others], { id, audience });
  const meant =
    found === undefined
      ? equallyMeant(readQuestion(subject.question), subject.stories, subject.conversation)
      : [];
  if (meant.length > 0) return whichStoryFor(asked, meant, id, audience);
  return answerOf(asked, found === undefined ? subject : { ...subject, stories: [found.story] }, {
    desk,
    audience,
  });
}

/** The answer of one story, with what there is beyond it and questions to go on with. */
async function answerOf(
  asked: string,
  { question, stories, conversation }: Subject,
  { desk, audience }: { readonly desk: Desk; readonly audience: Document['audience'] },
): Promise<Document> {
  const likeness = await desk.likeness();
  await readAhead(question, stories, conversation, likeness);
  const found = answerTo(question, stories, conversation, likeness);
  const context = { question, answer: found, stories, conversation, likeness };
  const answer = { ...found, related: goingOn(context, SUGGESTED) };
  const further = furtherClaims(context);
  const phrasing = await desk.phrase({ question, answer, further, stories });
  return answerDocument(asked, answer, stories, { id: desk.answerId, further, audience, phrasing });
}

/** What is new: for this place, or since a time; of the thread's stories, where it has some. */
async function newsSince(
  since: Since,
  asked: string,
  {
    desk,
    stories,
    audience,
  }: { readonly desk: Desk; readonly stories: readonly Story[]; readonly audience: Document['audience'] },
): Promise<Document> {
  const inThread = stories.filter(({ id }) => desk.conversation.stories.includes(id));
  const wanted = inThread.length > 0 ? inThread : stories;
  if (since.type === 'told')
    return { ...update(wanted, await desk.told(), { length: 'brief', edition: false }), audience };
  const { answer, further } = newerThan(since.at, whenText(since.at, desk.zone), wanted);
  return answerDocument(asked, answer, wanted, { id: desk.answerId, further, audience });
}

/** “24 November, 00:00”, in the zone of the place. */
function whenText(at: Date, zone: string): string {
  const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: zone });
  const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: zone });
  return `${day.format(at)}, ${clock.format(at)}`;
}
