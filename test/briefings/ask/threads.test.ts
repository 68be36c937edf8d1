// Threads on an article as the reader reads it: pronouns, "else", sides, reasons, replies, and what was refused.
import { expect, it } from 'vitest';
import { ask } from '#briefings/ask/ask.ts';
import type { Answer } from '#briefings/ask/answer.ts';
import type { Turn } from '#briefings/ask/conversation.ts';
import { genderOf } from '#briefings/ask/gender.ts';
import { indexOf } from '#briefings/ask/story-index.ts';
import type { Story } from '#briefings/story/story.ts';
import { readLocally } from '#src/ingest/reader/local/index.ts';

const text = `Kelmar to close its oldest pier

Mayor Ilse Tarn said on Monday that the Long Pier in Kelmar would close on 3 June. “The piles are rotten,” she said.

The Kelmar Anglers’ Club condemned the decision. “Nobody asked us,” its chairman, Bo Varr, said.

The Harbour Board, however, welcomed the move. Its director, Selin Okku, told the Kelmar Post that repairs would cost 12 million crowns.

Asked whether the pier would be rebuilt, Tarn said: “Not while I am mayor.”

Two engineers who inspected the pier said that the deck was safe. Tarn disputed that.

A spokesman for the anglers said that the club would sue the town, accusing it of breaking a promise.`;

const story = readLocally(
  { text, kind: 'whole', title: 'Kelmar to close its oldest pier', outlet: 'Kelmar Post' },
  '2027-05-04',
);

const plan = readLocally(
  {
    text: `Kelmar’s council is set to close two ferry lines for lack of passengers.

The closing of the lines will come a year after the council promised more ferries. The closing is expected to be announced on Thursday, a town clerk said.

This week, the council refused to delay the closing. Traffic on the lines has fallen over the past three years, the clerk said. The town lost its airport in March.`,
    kind: 'whole',
    title: 'Kelmar to close ferry lines',
    outlet: 'Kelmar Post',
    publishedAt: '2027-05-04T08:00:00Z',
  },
  '2027-05-04',
);

/** Asks one question after the other in one thread. */
const thread = (...questions: readonly string[]): readonly Answer[] => threadOn(story, questions);

function threadOn(story: Story, questions: readonly string[]): readonly Answer[] {
  const turns: Turn[] = [];
  return questions.map((question) => {
    const answer = ask(question, [story], { stories: [story.id], turns });
    const claims = answer.answered ? answer.lines.map(({ story: of, claim }) => ({ story: of, claim })) : [];
    turns.push({ question, claims });
    return answer;
  });
}

const last = (...questions: readonly string[]): Answer => {
  const answer = thread(...questions).at(-1);
  if (!answer) throw new Error('Nothing was asked.');
  return answer;
};

const first = ({ answered, lines }: Answer): string => (answered ? (lines[0]?.text ?? '') : '');

it.each([
  // Who answers "who?" is in mind before those whom the question named.
  [['What did the mayor say?', 'who says that repairs would cost much?', 'what does she say?'], '12 million'],
  [
    ['What did Bo Varr say?', 'what did Selin Okku say?', 'and what did she say about the cost?'],
    '12 million',
  ],
  // "His chairman" is the chairman, not the one whose chairman he is.
  [['Who condemned the decision?', 'what did their chairman say?'], 'Nobody asked us'],
  [['What did the mayor say?', 'who is against it?'], 'condemned'],
  [['What did the mayor say?', 'who supports it?'], 'welcomed'],
  [['What did the mayor say?', 'does anyone support it?'], 'welcomed'],
  [['What did the engineers say?', 'does anyone dispute that?'], 'disputed'],
  [['What did the mayor say?', 'will it be rebuilt?'], 'Not while I am mayor'],
  [['What did the Anglers’ Club say?', 'and the Harbour Board?'], 'welcomed'],
  [['When will the pier close?', 'and why?'], 'rotten'],
  [['How many crowns would repairs cost?', 'and the deck?'], 'deck was safe'],
])('goes on: %j', (questions, words) => {
  expect(first(last(...questions))).toContain(words);
});

it('looks for the day of a plan beside what was told of it, and has it once', () => {
  const [, when] = threadOn(plan, ['What is the council set to close?', 'and when?']);
  expect(when && first(when)).toContain('Thursday');
  const [, then] = threadOn(plan, ['Did the council refuse to delay it?', 'when was that?']);
  expect(then?.lead).toContain('“This week”');
  expect(then?.lines.length).toBe(1);
  const [, since] = threadOn(plan, ['What has happened to the traffic?', 'since when?']);
  expect(since && first(since)).toContain('past three years');
});

it('tells nothing twice to who asks for another', () => {
  const [before, other] = thread('What did Ilse Tarn say?', 'what else did she say?');
  const told = new Set(before?.lines.map(({ claim }) => claim));
  expect(other?.answered).toBe(true);
  expect(other?.lines.filter(({ claim }) => told.has(claim))).toEqual([]);
  const none = last('Who welcomed the move?', 'who else welcomed it?');
  expect(none.lines.map((line) => line.text).join(' ')).not.toContain('welcomed');
});

it('says whether somebody is the source, and whether it is in force', () => {
  expect(last('What did the engineers say?', 'is Bo Varr the source?').lead).toMatch(
    /^Not by these reports\./u,
  );
  expect(last('What did Bo Varr say?', 'is Bo Varr the source?').lead).toBe('Yes.');
  expect(last('When will the pier close?', 'so is it in force?').lead).toMatch(/^No: it is expected/u);
});

it('asks on after a refusal of what was asked for', () => {
  const [refused, says] = thread('How many boats are at the pier?', 'what did the mayor say?');
  expect(refused?.answered).toBe(false);
  expect(says?.answered).toBe(true);
});

it('knows men and women by name and title, and by how they are spoken of', () => {
  const index = indexOf(story);
  const of = (name: string) => {
    const actor = story.actors.find((each) => each.name === name);
    return actor && genderOf(index, actor.id);
  };
  expect(of('Ilse Tarn')).toBe('she');
  expect(of('Selin Okku')).toBe(null);
  expect(of('Kelmar Anglers’ Club')).toBe(null);
});
