// Threads: what a question leaves unsaid comes from what was asked and told before it.
import { describe, expect, it } from 'vitest';
import { ask } from '#briefings/ask/ask.ts';
import { readQuestion } from '#briefings/ask/question.ts';
import type { Answer } from '#briefings/ask/answer.ts';
import type { Turn } from '#briefings/ask/conversation.ts';
import type { Story } from '#briefings/story/story.ts';
import { firstStory } from '../sample.ts';
import { court, flood, merger } from './stories.ts';

/** Asks one question after the other in one thread. */
function thread(stories: readonly Story[], questions: readonly string[]): readonly Answer[] {
  const turns: Turn[] = [];
  return questions.map((question) => {
    const answer = ask(question, stories, { stories: stories.slice(0, 1).map((story) => story.id), turns });
    const claims = answer.answered ? answer.lines.map(({ story, claim }) => ({ story, claim })) : [];
    turns.push({ question, claims });
    return answer;
  });
}

const firsts = (answers: readonly Answer[]): readonly (string | null)[] =>
  answers.map((answer) => (answer.answered ? (answer.lines[0]?.claim ?? null) : null));

describe('a thread', () => {
  it('stays with the matter when somebody asks who had it first', () => {
    const answers = thread([court], ['What is Vane accused of?', 'who broke the story?', 'who says so?']);
    expect(answers[2]?.lead).toBe('State prosecutor Tobias Hark.');
  });

  it('looks for a reason beside what was told, and says where there is none in so many words', () => {
    const [, why] = thread([flood], ['Who says that the sirens sounded too late?', 'why?']);
    expect(why).toMatchObject({ answered: true });
    expect(why?.lines.map((line) => line.text).join(' ')).toContain('because the gates were opened');
  });

  it('goes on about an accusation', () => {
    const answers = thread(
      [court],
      [
        'What is Vane accused of?',
        'who says so?',
        'did she deny it?',
        'and when was that?',
        'what did the mayor say?',
        'is it proven?',
      ],
    );
    expect(firsts(answers).slice(0, 3)).toEqual(['took', 'took', 'denial']);
    expect(answers[1]?.lead).toBe('State prosecutor Tobias Hark.');
    expect(firsts(answers)[4]).toBe('shock');
  });

  it('follows somebody by pronoun', () => {
    const answers = thread(
      [flood],
      [
        'Who is Garo Pike?',
        'what did he say about the dam?',
        'and about the sirens?',
        'who denies that?',
        'and Solberg-Ruiz?',
      ],
    );
    expect(firsts(answers).slice(1, 4)).toEqual(['dam', 'on-time', 'on-time']);
  });

  it('asks the same of somebody else', () => {
    const answers = thread(
      [merger],
      [
        'What did Pavo Renn say?',
        'and Adela Quist?',
        'what about Iris Wolde?',
        'who denies the takeover?',
        'how sure is she?',
      ],
    );
    expect(firsts(answers)).toEqual(['talks', 'nosale', 'jobs', 'nosale', 'nosale']);
  });

  it('understands a bare when, who and how sure', () => {
    const answers = thread(
      [merger],
      ['What will Corvane announce?', 'when?', 'who says so?', 'who denies it?', 'and what is the price?'],
    );
    expect(firsts(answers)).toEqual(['deal', 'deal', 'deal', 'nosale', 'price']);
  });

  it('notices a new subject', () => {
    const answers = thread(
      [flood],
      ['Who denies that the sirens were late?', 'How many people died?', 'when is rain expected?'],
    );
    expect(firsts(answers)).toEqual(['on-time', 'dead-9', 'rain']);
  });

  it('keeps what was told when a question in between was refused', () => {
    const answers = thread(
      [court],
      ['When does the trial start?', 'what does the bishop think?', 'who says so?'],
    );
    expect(firsts(answers)).toEqual(['trial', null, 'trial']);
  });

  it('stays with its story among others', () => {
    const answers = thread(
      [flood, court, merger],
      ['What is disputed?', 'who denies it?', 'what happens next?'],
    );
    expect(answers.map((answer) => answer.lines[0]?.story)).toEqual([flood.id, flood.id, flood.id]);
  });

  it('asks of the first story how sure it is, whatever was told last of who had it first', () => {
    const [, sure] = thread([firstStory()], ['Who broke the story?', 'how sure is it?']);
    expect(sure?.lead).toMatch(/^It is expected, not confirmed\./u);
  });

  it('asks whether its sources are named', () => {
    const [, , named] = thread(
      [firstStory()],
      ['Which sanctions are expected?', 'says who?', 'are they named?'],
    );
    expect(named?.lead).toMatch(/The reports do not name them\.$/u);
    const [, , ofRussia] = thread(
      [firstStory()],
      ['What does Russia say about the sanctions?', 'who are the sources?', 'are they named?'],
    );
    expect(ofRussia?.lead).toBe('Kremlin spokesman Dmitry Peskov.');
  });

  it('is not told what somebody is accused of for how that one reacted', () => {
    const [, reacted] = thread([firstStory()], ['What did Biden call Putin?', 'and how did Putin react?']);
    expect(reacted).toMatchObject({
      answered: false,
      lead: 'The reports I have give no words of Vladimir Putin.',
    });
  });

  it('asks when and where a plan is that has no time and place yet', () => {
    const answers = thread([firstStory()], ['Is Biden going to meet Putin?', 'where?', 'when?']);
    for (const answer of answers.slice(1))
      expect(answer).toMatchObject({
        answered: false,
        lead: 'The reports I have do not say when and where a summit would be.',
      });
  });

  it('asks a government for its word, and what it says of what was told', () => {
    const answers = thread(
      [firstStory()],
      ['What is Moscow doing at the border?', 'how does it explain that?'],
    );
    expect(firsts(answers)).toEqual(['tension', 'training']);
  });

  it('asks where a thing was reported', () => {
    const [, where] = thread([firstStory()], ['What did Peskov say?', 'where was that reported?']);
    expect(where?.lead).toBe('Via Reuters.');
  });

  it('takes "there" for a place only where it is one', () => {
    expect(readQuestion('will there be a war?').pronouns.size).toBe(0);
    expect(readQuestion('and is there a plan?').pronouns.size).toBe(0);
    expect(readQuestion('why are they there?').pronouns).toContain('thing');
    expect(readQuestion('will she go there?').pronouns).toContain('thing');
  });

  it('asks what else is planned, and is told nothing again', () => {
    const answers = thread([firstStory()], ['How many entities?', 'what else is planned?']);
    expect(firsts(answers)).toEqual(['entities', 'announcement']);
  });

  it('takes what is alleged of somebody for no answer to whether they responded', () => {
    const [, putin] = thread([firstStory()], ['What did Peskov say?', 'did Putin answer too?']);
    expect(putin?.answered).toBe(false);
  });

  it('says whether somebody has confirmed what was told, not what else they say', () => {
    const [, , confirmed, moscow] = thread(
      [firstStory()],
      [
        'Who broke the story?',
        'how sure is it?',
        'has the White House confirmed it?',
        'did Moscow confirm it?',
      ],
    );
    expect([confirmed?.answered, moscow?.answered]).toEqual([false, false]);
    expect(confirmed?.lines[0]?.claim).toBe('announcement');
  });

  it('asks what came of what was told', () => {
    const [summit, came] = thread([firstStory()], ['What did Biden propose?', 'what came of it?']);
    expect(firsts([summit, came].filter((each) => each !== undefined))).toEqual(['summit', 'summit']);
  });

  it('asks what is in force of that which leads the story, though another was told before it', () => {
    const [first, inForce] = thread(
      [firstStory()],
      ['Which sanctions came in early March?', 'are they in force?'],
    );
    expect(first?.lines[0]?.claim).toBe('navalny-sanctions');
    expect(inForce?.lines[0]?.claim).toBe('navalny-sanctions');
  });
});
