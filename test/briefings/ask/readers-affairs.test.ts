// What a reader asks of affairs of states, councils and firms: who is for and against it, who speaks for whom, what is still needed.
import { expect, test } from 'vitest';
import { last, readAs } from './reader.ts';

const quarry =
  readAs(`The council of Brenmark voted on Monday to close the quarry on the Oster hill and to ban lorries from the old bridge.

Sorvia's environment minister, Lenna Orrid, welcomed the ban. The union Steinwerk, which represents 800 workers, said that the promise of new jobs was “not worth the paper” and demanded a written guarantee. The quarry's owner, Hadel Group, said that the closure would cost 12 million marks. Hadel's chief executive, Tove Arn, accused the council of panic.

The closure needs the approval of the regional court. A spokesman for Orrid's ministry denied that the hill would become a military range, as two officials had said. The citizens' movement Open Hill called for a park.

Dralia has a quarry of its own. Its president, Jon Selk, visited Sorvia last week.`);

test.each([
  ['What does Steinwerk say?', 'not worth the paper'],
  ['What does the union demand?', 'a written guarantee'],
  ['What does Sorvia say?', 'welcomed the ban'],
  ['What do supporters say?', 'welcomed the ban'],
  ['What do critics say?', 'accused the council of panic'],
  ['Who is against the ban?', 'accused the council of panic'],
  ['Who is for the ban?', 'welcomed the ban'],
  ['What is the reaction?', 'welcomed the ban'],
  ['What is Open Hill?', 'Open Hill'],
])('%s is answered by %s', (question, words) => {
  const { answered, lines } = last([question], quarry);
  expect([answered, lines[0]?.text]).toEqual([true, expect.stringContaining(words)]);
});

test('whom a trade minister of a country, or a spokesman for her ministry, speaks for', () => {
  const { lead, lines } = last(['Will the hill become a military range?', 'does Sorvia deny it?'], quarry);
  expect([lead, lines[0]?.text]).toEqual([
    "A spokesman for Orrid's ministry denies it.",
    expect.stringContaining('denied that the hill'),
  ]);
});

test.each([
  [['Has the court approved the closure?'], 'this has happened'],
  [['Will there be a ban on buses?'], 'do not say'],
  [['Will there be a new bridge?'], 'do not say'],
  [['Is Dralia against the ban?'], 'do not say'],
  [['Does Selk back the ban?'], 'do not say'],
] as const)('%s is refused: %s', (questions, lead) => {
  const answer = last(questions, quarry);
  expect([answer.answered, answer.lead]).toEqual([false, expect.stringContaining(lead)]);
});

test.each([
  [['Will there be a ban on lorries?'], 'ban lorries'],
  [['Does Orrid back the ban?'], 'welcomed the ban'],
] as const)('%s is told still by %s', (questions, words) => {
  expect(last(questions, quarry).lines[0]?.text).toContain(words);
});

test('what is only needed is no “yes” to whether it will be', () => {
  expect(last(['Will the court approve it?'], quarry).lead).toBeUndefined();
});

test('a minister of a department leads no country, who is its leader a body by its short name', () => {
  const pact =
    readAs(`Ostland's trade minister, Ilva Renn, said on Monday that talks with the Carters' Guild had failed. The Guild's leader, Pim Tessel, blamed her.

“This is theft,” Tessel said. He called the tax theft.`);
  expect(last(['Who leads Ostland?'], pact).answered).toBe(false);
  expect(last(["Who leads the Carters' Guild?"], pact).lead).toMatch(/^Pim Tessel/u);
});

test('that somebody called it so is no allegation', () => {
  const answer = last(['Did Arn accuse the council of panic?'], quarry);
  expect([answer.answered, answer.lead]).toEqual([true, undefined]);
});

test('“any such” takes up what was just said', () => {
  const deal = readAs(`The port of Ostrel was sold on Monday to a dredging firm.

Two people familiar with the sale said that the firm had paid for the mayor's yacht. A spokesman for the town hall denied that there had been any such gift. The firm declined to comment.`);
  expect(last(['Did the firm pay for the yacht?'], deal).lead).toBe('It is disputed.');
  expect(last(['Who denies it?'], deal).lead).toMatch(/^A spokesman for the town hall/u);
});

test('what happens now is what is to come', () => {
  expect(last(['What happens now?'], quarry).lines[0]?.text).toContain('would cost');
});

const toys =
  readAs(`Kelmar Toys recalled 40,000 wooden ducks on Tuesday after inspectors found lead in their paint.

The firm raised the price of its ducks from 8 to 12 crowns in April, in answer to a new customs duty. Sales of ducks rose to 61,000 last year, up from 44,000 the year before.

Parents' groups called for all ducks to be destroyed. The firm's chairwoman, Ada Morn, said that she would agree to that if the state shared the cost. A doctor warned that small children could suffer nerve damage. The firm may lose its licence if more lead is found.`);

test.each([
  [['What is at stake?'], 'could suffer nerve damage'],
  [['How did they find out?'], 'inspectors found lead'],
  [['How did the lead come to light?'], 'inspectors found lead'],
  [['How many ducks were sold last year?', 'and the year before?'], 'up from 44,000'],
  [['How many ducks were sold last year?', 'compared with what?'], 'up from 44,000'],
  [['How much do the ducks cost?', 'from what to what?'], 'from 8 to 12 crowns'],
  [['Will all ducks be destroyed?', 'who wants that?'], 'called for all ducks'],
  [['Will all ducks be destroyed?', 'under what condition?'], 'if the state shared the cost'],
] as const)('%s is answered by %s', (questions, words) => {
  const { answered, lines } = last(questions, toys);
  expect([answered, lines[0]?.text]).toEqual([true, expect.stringContaining(words)]);
});

test('a figure that was told is not told again for the one before it', () => {
  expect(last(['How many ducks were sold last year?', 'and before?'], toys).lead).toBeUndefined();
});

test('“from 8 to 12” is no range', () => {
  expect(last(['By how much did the firm raise the price?'], toys).lead).toBeUndefined();
});

test('whether one should worry is advice: refused, with what is feared beside it', () => {
  const { answered, lead, lines } = last(['Should I worry?'], toys);
  expect([answered, lead]).toEqual([false, 'The reports I have give no advice.']);
  expect(lines[0]?.text).toContain('could suffer');
});

test.each([['What is at stake?'], ['How did they find out?'], ['Under what condition?']])(
  '%s is refused where nothing tells it',
  (question) => {
    const fair = readAs(`The fair of Ostrel opened on Monday. Some 3,000 people came to the first day.

The mayor, Olin Vey, thanked the firemen.`);
    expect(last([question], fair).answered).toBe(false);
  },
);

test('how somebody found out is not told by what is to be done', () => {
  expect(last(['How did the U.S. find out?']).answered).toBe(false);
  expect(last(['Will there be sanctions on banks?']).answered).toBe(false);
  expect(last(['Will there be sanctions on Russia?']).lines[0]?.claim).toBe('announcement');
});

test('what happened in a month is told without “not yet done” of the rest', () => {
  const duty =
    readAs(`Ostland will raise its duty on timber in July, in answer to limits that Kerra set in March.

Kerra's carpenters fear a bad year.`);
  expect(last(['What happened in March?'], duty).lead).toBeUndefined();
});

test('who is to do a thing is named by what is to be done', () => {
  const sale =
    readAs(`The board of Hadel Group agreed on Monday to sell its mill. Shareholders are to vote on it on 20 June.

Hadel promised to keep the mill open until 2036.`);
  expect(last(['When is the vote?', 'who votes?'], sale).lines[0]?.text).toContain('Shareholders');
});

const tram =
  readAs(`Ferry crews in Ostrel went back to work on Sunday after a nine-day strike over pay. The deal was reached at the town hall.

Members of the union are to vote on the deal by 2 June. A group of younger sailors said that they would vote against it. It was the longest strike in Ostrel since 1998.

The union's leader, Rik Bohnen, called the deal fair.`);

test('what somebody is still to vote on is no done deal', () => {
  const { answered, lead, lines } = last(['Is it a done deal?'], tram);
  expect([answered, lead, lines[0]?.text]).toEqual([
    true,
    'Not all is settled, by these reports:',
    expect.stringContaining('are to vote'),
  ]);
  expect(last(['Is it a done deal?'], toys).lead).not.toMatch(/settled/u);
});

test('the longest since a year is no length', () => {
  expect(last(['How long did the strike last?'], tram).lines[0]?.text).toContain('nine-day');
});

test('who is against what leads the story is told by who says so', () => {
  expect(last(['Who is against the deal?'], tram).lines[0]?.text).toContain('vote against it');
});
