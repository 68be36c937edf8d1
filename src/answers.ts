// What becomes of an answer once it is given: it is kept, judged, gone on with, and asked again.
import type { Input, Request } from '#adapters/adapter.ts';
import { furtherDocument } from '#briefings/compose/answer.ts';
import { thanks } from '#briefings/compose/feedback.ts';
import { claimsOf, linesOf, lineText, type Document } from '#briefings/document.ts';
import { UserError } from '#briefings/error.ts';
import type { Judgement } from '#briefings/feedback.ts';
import type { Place } from '#briefings/place.ts';
import { findAnswer, judge, keepAnswer, personAt, type GivenAnswer } from './store/answers.ts';
import { tellable } from './store/holds.ts';
import { withParents } from './store/places.ts';
import type { Database } from './store/schema.ts';
import type { Store } from './store/store.ts';
import { versionId } from './store/told.ts';

interface Given {
  readonly id: string;
  readonly request: Request;
  /** What was asked. */
  readonly question: string;
  /** The story that the asker named. */
  readonly story?: string | undefined;
  readonly document: Document;
}

/** Keeps an answer for the buttons under it; a document that is none is left alone. */
export async function keep(
  { db, stories }: Store,
  { id, request: { place, asker }, question, story, document }: Given,
  now: Date,
): Promise<void> {
  const { type, audience, blocks, further = [] } = document;
  if (type !== 'answer' && type !== 'refusal' && type !== 'choice') return;
  const all = await stories.list();
  const storyOf = (of: string) => all.find((each) => each.id === of);
  await keepAnswer(
    db,
    {
      id,
      place,
      person: personAt(place, asker.id),
      audience,
      type,
      question,
      ...(story === undefined ? {} : { story }),
      lines: blocks.flatMap(linesOf).map(lineText),
      claims: claimsOf(blocks).map((ref) => {
        const of = storyOf(ref.story);
        return { ...ref, version: of === undefined ? null : versionId(of, ref.claim) };
      }),
      stories: document.stories.flatMap((each) => {
        const of = storyOf(each);
        return of === undefined ? [] : [{ id: of.id, updatedAt: of.updatedAt }];
      }),
      further,
    },
    now,
  );
}

/**
 * “Again” as the question that it asks; any other input is returned as it is.
 * @throws UserError where the answer is not there any more, or not the asker's
 */
export async function resolved(db: Database, { input, place, asker }: Request): Promise<Input> {
  if (input.type !== 'action' || input.action.type !== 'again') return input;
  const { answer: id, story: chosen } = input.action;
  const { question, story } = await answerFor(db, id, { place, asker });
  const of = chosen ?? story;
  return { type: 'question', text: question, ...(of === undefined ? {} : { story: of }) };
}

/**
 * What a button under an answer does by itself: More, and a verdict.
 * @returns null for any other input
 * @throws UserError where the answer is not there any more, or not the asker's
 */
export async function answerButton(
  { db, stories }: Store,
  { input, place, asker }: Request,
  now: Date,
): Promise<Document | null> {
  const given = judgementIn(input);
  if (given !== null) {
    const { id } = await answerFor(db, given.answer, { place, asker });
    await judge(db, { ...given, answer: id, person: personAt(place, asker.id) }, now);
    return thanks(given, asker.manager);
  }
  if (input.type !== 'action' || input.action.type !== 'more') return null;
  const { answer: id, from } = input.action;
  const { question, further, audience } = await answerFor(db, id, { place, asker });
  const told = await tellable(db, await stories.list());
  const more = furtherDocument({ id, question, further, from, audience }, told);
  if (more === null) throw new UserError('There is no more to tell of that now. Ask again, for what is new.');
  return more;
}

function judgementIn(input: Input): (Judgement & { readonly answer: string }) | null {
  if (input.type === 'feedback') {
    const { answer, verdict, reason, words } = input;
    return {
      answer,
      verdict,
      ...(reason === undefined ? {} : { reason }),
      ...(words === undefined ? {} : { words }),
    };
  }
  return input.type === 'action' && input.action.type === 'feedback'
    ? { answer: input.action.answer, verdict: input.action.verdict }
    : null;
}

/**
 * The answer that a button names: only in the channel where it was given; a private one only for who asked, wherever
 * they were told (Discord answers a message privately in the direct conversation).
 */
async function answerFor(
  db: Database,
  id: string,
  { place, asker }: Pick<Request, 'place' | 'asker'>,
): Promise<GivenAnswer> {
  const answer = await findAnswer(db, id);
  if (answer === undefined || !mayPress(answer, place, personAt(place, asker.id)))
    throw new UserError('That answer is too old, or not of this place. Please ask again.');
  return answer;
}

/** Which story is meant is no secret: Discord may have asked it for all to see. */
function mayPress(answer: GivenAnswer, place: Place, person: string): boolean {
  const isHere = withParents(place).includes(answer.place) || withParents(answer.place).includes(place);
  if (answer.audience === 'place') return isHere;
  return answer.person === person || (answer.type === 'choice' && isHere);
}
