// Which item of a digest a question in its thread is about: by its words, its place, its message; else all are searched.
import { describe, expect, test } from 'vitest';
import { ask } from '#briefings/ask/ask.ts';
import type { Conversation, Turn } from '#briefings/ask/conversation.ts';
import { answering, subjectOf } from '#briefings/ask/subject.ts';
import { fullLikeness } from '#src/likeness/meaning.ts';
import { firstStory } from '../sample.ts';
import { court, flood, merger } from './stories.ts';

const likeness = await fullLikeness((message) => {
  throw new Error(message);
});

const stories = [firstStory(), merger, court, flood];
const digest: Conversation = { stories: [flood.id, court.id, merger.id], turns: [] };

/** What is told in answer to a question: by each story its first claim; a refusal has a mark. */
async function told(question: string, conversation = digest): Promise<readonly string[]> {
  const subject = await subjectOf({ question, stories, conversation }, likeness);
  if (subject === null) return ['which?'];
  const found = await answering(subject, likeness);
  const answers =
    found.length > 0
      ? found.map(({ answer }) => answer)
      : [ask(subject.question, subject.stories, subject.conversation, likeness)];
  return answers.map(({ answered, lines: [first] }) =>
    answered && first !== undefined ? `${first.story} ${first.claim}` : 'refused',
  );
}

/** Questions one after the other. */
async function thread(questions: readonly string[], begun = digest): Promise<readonly (readonly string[])[]> {
  const turns: Turn[] = [...begun.turns];
  const all: (readonly string[])[] = [];
  for (const question of questions) {
    const found = await told(question, { ...begun, turns: [...turns] });
    const claims = found.flatMap((each) => {
      const [story = '', claim] = each.split(' ');
      return claim === undefined ? [] : [{ story, claim }];
    });
    turns.push({ question, claims });
    all.push(found);
  }
  return all;
}

const [FLOOD, COURT, MERGER] = [flood.id, court.id, merger.id];

describe('a question in the thread of a digest', () => {
  test.each([
    ['what about the flood?', [`${FLOOD} dead-9`]],
    ['tell me more about the takeover', [`${MERGER} deal`]],
    ['what is Vane accused of?', [`${COURT} charge`]],
    ['how many people died?', [`${FLOOD} dead-9`]],
  ])('names an item: %s', async (question, found) => expect(await told(question)).toEqual(found));

  test.each([
    ['what about the second one?', `${COURT} charge`],
    ['the first story', `${FLOOD} river`],
    ['number 3', `${MERGER} deal`],
    ['and the last one?', `${MERGER} deal`],
    ['who denies the second one?', `${COURT} denial`],
    ['Is the third one confirmed?', `${MERGER} deal`],
    ['who denies it in story 1?', `${FLOOD} on-time`],
    ['the last story: who denies it?', `${MERGER} nosale`],
    ['how many people died in number 2?', 'refused'],
    ['what about the fifth one?', 'which?'],
  ])('tells an item by its place: %s', async (question, found) =>
    expect(await told(question)).toEqual([found]),
  );

  test('what was only named is no item, but can be asked about by its name', async () => {
    const edition = { ...digest, items: [flood.id, court.id] };
    expect(await told('the last one', edition)).toEqual([`${COURT} charge`]);
    expect(await told('who denies it?', edition)).toEqual([`${FLOOD} on-time`, `${COURT} denial`]);
    expect(await told('who denies it?', { ...digest, items: [court.id] })).toEqual([`${COURT} denial`]);
    expect(await told('what did Adela Quist say?', edition)).toEqual([`${MERGER} nosale`]);
  });

  test('a place is none in a thread of one story', async () => {
    const one = { stories: [court.id], turns: [] };
    expect(await told('who is the second one?', one)).toEqual(await told('who is the second one?', one));
    const subject = await subjectOf({ question: 'number 3', stories, conversation: one }, likeness);
    expect(subject?.question).toBe('number 3');
  });

  test.each([
    ['what did the mayor say?', [`${COURT} shock`]],
    ['how many jobs could be lost?', [`${MERGER} jobs`]],
    ['who was charged?', [`${COURT} charge`]],
    ['who denies it?', [`${FLOOD} on-time`, `${COURT} denial`, `${MERGER} nosale`]],
    ['what happens next?', [`${FLOOD} rain`, `${COURT} trial`, `${MERGER} deal`]],
    ['who won the football match?', ['refused']],
  ])('else all items are searched: %s', async (question, found) =>
    expect(await told(question)).toEqual(found),
  );

  test('the message of an item that is replied to tells which is meant, unless the words tell another', async () => {
    const replied = { ...digest, subject: court.id };
    expect(await told('who denies it?', replied)).toEqual([`${COURT} denial`]);
    expect(await told('what happens next?', replied)).toEqual([`${COURT} trial`]);
    expect(await told('who denies the first one?', replied)).toEqual([`${FLOOD} on-time`]);
    expect(await told('what did Garo Pike say about the dam?', replied)).toEqual([`${FLOOD} dam`]);
  });

  test('the thread stays with an item, and goes to another with the same question', async () => {
    expect(
      await thread([
        'what about the second one?',
        'who denies it?',
        'and the first one?',
        'what about number 3?',
      ]),
    ).toEqual([[`${COURT} charge`], [`${COURT} denial`], [`${FLOOD} on-time`], [`${MERGER} nosale`]]);
  });

  test('what several have answered is gone on with in each, until one is chosen', async () => {
    expect(
      await thread(['what is disputed?', 'who denies it?', 'and the last one?', 'who says so?']),
    ).toEqual([
      [`${FLOOD} late`, `${COURT} took`, `${MERGER} deal`],
      [`${FLOOD} on-time`, `${COURT} denial`, `${MERGER} nosale`],
      [`${MERGER} nosale`],
      [`${MERGER} nosale`],
    ]);
  });
});
