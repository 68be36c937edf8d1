// Threads in which readers lean on what was said: corrections, “then what?”, “since when?”, “by whom?”, those without a name.
import { expect, test } from 'vitest';
import type { Story } from '#briefings/story/story.ts';
import { last, readAs } from './reader.ts';

/** The lead and the first line of the answer to the last question; undefined for a line of a refusal. */
const told = (questions: readonly string[], of: Story): readonly (string | undefined)[] => {
  const { answered, lead, lines } = last(questions, of);
  return [lead, answered ? lines[0]?.text : undefined];
};

const mill =
  readAs(`The paper mill in Ostrel will close in September, its owner, the Kelm Group, said on Tuesday. About 420 workers lose their jobs.

The works manager, Jon Tarrel, said that the machines were too old. The town's head of finance, Mira Olt, said that the town would lose two million marks a year. The union has called a march for Friday. It will meet the owners on Saturday.

A fitter was hurt at the mill on Monday. The fire brigade freed him. The nearest hospital, in Lenz, is 30 kilometres away, and he has to be driven there each week. The safety office is looking into the accident.

The Kelm Group has not commented on the accident.`);

test.each([
  [['What does the manager say?', 'no, I meant the head of finance'], 'two million marks'],
  [['What does the works manager say?', 'not the manager, the head of finance'], 'two million marks'],
  [['What does Tarrel say?', 'no, Olt'], 'two million marks'],
  [['What does Olt say?', 'sorry, I was asking about Tarrel'], 'machines were too old'],
  [['Was somebody hurt?', 'no, when will the mill close?'], 'will close in September'],
] as const)('%s is put right: %s', (questions, words) => {
  expect(told(questions, mill)[1]).toContain(words);
});

test('who says no and asks for no other is not put right', () => {
  expect(told(['When will the mill close?', 'no problem with that'], mill)[1]).toBeUndefined();
});

test('“then what?” goes on from what was told, and “what will happen?” asks of all', () => {
  expect(told(['When is the march?', 'then what?'], mill)[1]).toContain('meet the owners');
  expect(last(['What happens next?'], mill).lines.length).toBeGreaterThan(2);
});

test('what a thing means for somebody is told by what is to come', () => {
  expect(told(['Why does the mill close?', 'what does that mean for the town?'], mill)[1]).toContain(
    'would lose two million marks',
  );
});

test.each([
  [['Where is the nearest hospital?', 'how far is that?'], /^30 kilometres\.$/u],
  [['When will the mill close?', 'how far is that?'], undefined],
])('%s has its length for a lead, or none', (questions, lead) => {
  const answer = last(questions, mill);
  if (lead === undefined) expect(answer.lines[0]?.text ?? '').not.toMatch(/420|two million/u);
  else expect(answer.lead).toMatch(lead);
});

test.each([
  [['Is the accident being looked into?', 'by whom?'], 'safety office'],
  [['Was the fitter freed?', 'by whom?'], 'fire brigade'],
  [['Who says the town would lose money?', 'says who?'], 'Olt'],
] as const)('%s is told by what was told first: %s', (questions, words) => {
  expect(told(questions, mill)[1]).toContain(words);
});

test.each([
  ['any reaction from the police?', undefined],
  ['any comment from the bishop?', undefined],
  ['any comment from the Kelm Group on the accident?', 'has not commented'],
  ['did the Kelm Group comment?', 'has not commented'],
  ['any reaction from the manager?', 'machines were too old'],
])('%s is answered by that side alone', (question, words) => {
  const [, line] = told(['Was somebody hurt?', question], mill);
  if (words === undefined) expect(line).toBeUndefined();
  else expect(line).toContain(words);
});

test('the union is not the firm that was named before it', () => {
  const [line] = last(['Who called the march?'], mill).lines;
  expect(line?.text).toContain('union');
  expect(line?.text).not.toContain('Kelm Group');
});

const clinic =
  readAs(`The clinic of Varn has been closed since Monday. A cleaner was found dead there on Sunday evening. Police questioned a doctor. About 60 patients had to leave.

The head of the clinic, Anna Reel, said that she was shocked. The mayor, Otto Bran, said that he trusted her. He offered the patients rooms in a hotel in Kelmar.

If the laboratory confirms the finding, the clinic will lose its licence.`);

test.each([
  [['Who was questioned?', 'who is he?']],
  [['Who was questioned?', 'what did he say?']],
  [['Who was questioned?', 'what is his name?']],
  [['Who was found dead?', 'who was she?']],
  [['Who was found dead?', 'how was she found?', 'who was she?']],
  [['How many patients had to leave?', 'what do they say?']],
])('%s is refused: nobody with another name is meant', (questions) => {
  expect(told(questions, clinic)[1]).toBeUndefined();
});

test.each([
  [['Who is shocked?', 'who is she?'], /^Anna Reel: head of the clinic/u],
  [['What did the mayor offer?', 'who is he?'], /^Otto Bran: mayor/iu],
])('%s is the one with a name', (questions, lead) => {
  expect(told(questions, clinic)[0]).toMatch(lead);
});

test.each([
  [['Is the clinic closed?', 'since when?'], 'since Monday'],
  [['What does Reel say?', 'since when is she the head?'], undefined],
  [['Who was questioned?', 'since when?'], undefined],
] as const)('%s is told by what began then: %s', (questions, words) => {
  const [, line] = told(questions, clinic);
  if (words === undefined) expect(line).toBeUndefined();
  else expect(line).toContain(words);
});

test('what stands under a condition is said by nobody', () => {
  const { lines } = last(['Is the finding confirmed?'], clinic);
  expect(lines[0]?.text).toMatch(/^If the laboratory confirms/u);
});

const rowers =
  readAs(`The rower Nils Aver was barred on Tuesday over a race that he won on 4 March in Kelmar. Two of his team mates were barred in 2027 and 2029.

The rowing board offered both clubs a hearing. The captain of the Kelmar club, Mona Reit, accepted. The chair of the Lenz club, Tor Vail, has not answered.

Vail had called the rules absurd in April. Reit denied that her club had known of it.

A sponsor of the board, the Harl Bank, is waiting for the hearing.`);

test.each([
  [['When was Aver barred?'], /^13 May 2031/u],
  [['When did he win the race?'], undefined],
  [['When were the team mates barred?'], undefined],
  [['Were team mates barred?', 'when?'], undefined],
])('%s is led by its own time alone', (questions, lead) => {
  const answer = last(questions, rowers);
  expect(answer.answered).toBe(true);
  if (lead === undefined) expect(answer.lead).toBeUndefined();
  else expect(answer.lead).toMatch(lead);
});

test.each([
  [['Were the clubs offered a hearing?', 'did they accept?'], undefined],
  [['Did Reit accept?'], 'Yes.'],
])('%s is led by %s: one of them is not both', (questions, lead) => {
  expect(last(questions, rowers).lead).toBe(lead);
});

test.each([[['Did Vail answer?', 'why not?']], [['What does the sponsor do?', 'why?']]])(
  '%s is told by no denial, no silence and nothing twice',
  (questions) => {
    const line = told(questions, rowers)[1] ?? '';
    expect(line).not.toMatch(/has not answered|denied|is waiting/u);
  },
);

test('what gives the reason of what was told is told', () => {
  expect(told(['Was Aver barred?', 'why?'], rowers)[1]).toContain('over a race');
});

const gorge =
  readAs(`Ostrel began to drain the lake above the gorge on Saturday. Neighbouring Varn fears for its mills.

Varn's foreign minister, Sela Horn, recalled the envoy. She said that 30 mills would stand still. About 700 millers had to leave their jobs in 2029.

Varn's army moved guns to the bridge on Sunday. Ostrel's water minister, Ota Brill, called it a provocation.

The lake is to supply 4,000 jobs in two new mills.

The board of the lake, which is to meet in June, wants a longer deadline.

In 2021 a dam broke above the gorge. It took the lives of 12 people.`);

test.each([
  [['What did the army of Varn do?', 'what does Ostrel say to that?'], 'provocation'],
  [['What does Varn say?'], '30 mills'],
  [['What did the envoy do?', 'what does Varn say?'], '30 mills'],
] as const)('%s is told by the minister of that country: %s', (questions, words) => {
  expect(told(questions, gorge)[1]).toContain(words);
});

test('how many jobs is told by the number of the jobs, and not of those who left them', () => {
  expect(told(['How many jobs will there be?'], gorge)[1]).toContain('4,000 jobs');
  expect(told(['How many millers had to leave?'], gorge)[1]).toContain('700 millers');
});

test('how many then is told by the number of what was told', () => {
  expect(last(['What happened in 2021?', 'did somebody die?', 'how many people then?'], gorge).lead).toBe(
    '12 people.',
  );
});

test('what they want is told by those who want something', () => {
  expect(told(['What does Varn say?', 'what do they want?'], gorge)[1]).toContain('longer deadline');
});

const trams =
  readAs(`The tram company of Halm lost the data of its riders, it said on Thursday. Thieves copied 52,000 card numbers in April.

The company's head of security, Mirko Stahl, resigned on Thursday evening. His deputy, Ines Kolb, takes over on Monday.

The council wants the company to pay each rider 50 marks. The company has not replied to that. If it refuses, the council may cancel its contract.`);

test('then what is not told by what comes elsewhere', () => {
  const { answered, lead } = last(['What if the company refuses?', 'then what?'], trams);
  expect([answered, lead]).toEqual([false, 'The reports I have do not say what comes then.']);
});

test('what a thing means for somebody is not told by what was', () => {
  expect(last(['What was stolen?', 'what does that mean for riders?'], trams).answered).toBe(false);
});

test('what comes next is told still, and so is what comes behind what was told', () => {
  expect(last(['What happens next?'], trams).answered).toBe(true);
  expect(told(['Did Stahl resign?', 'then what?'], trams)[1]).toContain('Kolb');
});
