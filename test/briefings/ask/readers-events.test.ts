// What readers ask of accidents, fires, floods, outbreaks and trials: figures, causes, advice, what survivors say.
import { expect, test } from 'vitest';
import { last, readAs } from './reader.ts';

const coach =
  readAs(`Three people were killed and 27 hurt when a coach ran off the road near Mirren Pass on Monday evening, the interior ministry said. Six of the injured are in hospital in Orvel.

The coach was carrying 44 passengers. Two of its five tyres had burst, according to a first report by the traffic board. The driver had been on duty for 16 hours, a colleague said.

Hanka Brell, a teacher, said: "I heard a crack, and then we were falling." A shepherd, Tom Arden, called the rescue service; he carried four children up the slope. Mirren Trains, which sent the coach in place of a train, apologised.

The prosecutor is looking into the driver. He has not been charged. The road is closed until Sunday. At least 12 people have died there since 2019.`);

test.each([
  ['How many were killed?', '3 people.'],
  ['How many people were hurt?', '27 hurt.'],
  ['How many tyres burst?', undefined],
  ['How many passengers were there?', '44 passengers.'],
  ['How many were on board?', '44 passengers.'],
  ['How many people have died there since 2019?', 'At least 12 people.'],
])('%s is led by %s, and not by the number of others', (question, lead) => {
  const answer = last([question], coach);
  expect([answer.answered, answer.lead]).toEqual([true, lead]);
});

test.each([
  ['Why did the coach leave the road?', 'tyres had burst'],
  ['What caused the accident?', 'tyres had burst'],
  ['How did it happen?', 'tyres had burst'],
  ['What do the survivors say?', 'I heard a crack'],
  ['What do eyewitnesses say about the crash?', 'I heard a crack'],
  ['When will the road reopen?', 'closed until Sunday'],
])('%s of an accident is answered by %s', (question, words) => {
  const { answered, lines } = last([question], coach);
  expect([answered, lines[0]?.text]).toEqual([true, expect.stringContaining(words)]);
});

test('why somebody died is not told by what went before the accident', () => {
  const texts = last(['Why did they die?'], coach).lines.map(({ text }) => text);
  expect(texts.join(' ')).not.toContain('on duty');
});

test('“he” is who does something else behind a semicolon, and the only one of the sentence before', () => {
  const texts = coach.claims.map(({ text }) => text);
  expect(texts).toContain('Tom Arden carried four children up the slope');
  expect(texts.join(' ')).not.toMatch(/(?:Brell|Arden) has not been charged/u);
});

test('“he” in a quotation is not who speaks, and a surname alone is not a relative’s', () => {
  const { claims } =
    readAs(`A court in Ostrel sentenced Ivo Marn to two years for arson on Monday. His brother, Jan Marn, was cleared.

Marn had set fire to a boat, the court found. He admitted the fire. His lawyer, Dirk Hellan, said that his client was sorry. "He is a broken man," Hellan said.`);
  const texts = claims.map(({ text }) => text).join(' | ');
  expect(texts).not.toContain('Hellan is');
  expect(texts).toContain('Ivo Marn admitted the fire');
});

const mill =
  readAs(`A fire at a paper mill in Tarrow was put out on Thursday after 11 hours. It had broken out on Wednesday night. One guard, Olof Brenn, 61, died when a roof fell in. More than 90 firefighters fought the blaze; its glow could be seen 20 kilometres away.

The cause is not known. A foreman said that a cable had been smouldering for days. The mill said that all cables had been tested.

The council told residents of the old town to stay indoors until Saturday and not to drink well water. Schools in the old town are closed until Monday. The activists of Green Tarrow called the advice useless. The foreman was questioned by the police over arson, and was tested for alcohol.`);

test.each([
  ['Who died?', undefined, 'Olof Brenn'],
  ['How many firefighters?', 'More than 90 firefighters.', '90 firefighters'],
  ['How far could it be seen?', undefined, '20 kilometres away'],
  ['Are the schools closed?', 'Yes.', 'closed until Monday'],
  ['When do the schools open again?', undefined, 'closed until Monday'],
  ['What should people do?', undefined, 'indoors until Saturday'],
  ['What do residents have to do?', undefined, 'indoors until Saturday'],
  ['What does Green Tarrow say?', undefined, 'useless'],
  ['What caused the fire?', undefined, 'cause is not known'],
  ['Is the fire out?', 'Yes.', 'put out on Thursday'],
] as const)('%s is led by %s and answered by %s', (question, lead, words) => {
  const answer = last([question], mill);
  expect([answer.answered, answer.lead, answer.lines[0]?.text]).toEqual([
    true,
    lead,
    expect.stringContaining(words),
  ]);
});

test.each([['Was the foreman drunk?'], ['Is the fire over?']])(
  '%s has no “yes” from what tells less',
  (question) => {
    expect(last([question], mill).lead).not.toBe('Yes.');
  },
);

test('a fire that broke out is not told to be out', () => {
  const blaze = readAs(
    `A fire broke out at a sawmill in Tarrow on Thursday. Some 40 firefighters are fighting it.`,
  );
  expect(last(['Is the fire out?'], blaze).lead).not.toBe('Yes.');
});

test('experts are no slip of “expects”, and are those who are such by what they are', () => {
  const slope = readAs(
    `A slope above Vell gave way on Friday. The mayor expects more rain. A geologist, Una Teller, said that the ground was soaked. Farm workers left the valley.`,
  );
  expect(last(['What do experts say?'], slope).lines[0]?.text).toContain('soaked');
});

test('what somebody was convicted of stands behind the name and the verb, whatever court is named', () => {
  const court = readAs(
    `A clerk was sentenced to three years on Friday for helping burglars. The court in Vellin convicted Rolf Tarn of burglary and of forgery. His sister, Pia Tarn, was acquitted.`,
  );
  expect(last(['What was Tarn convicted of?'], court).lines[0]?.text).toContain('burglary and of forgery');
});

const slide =
  readAs(`Divers looked on Tuesday for three anglers missing since a landslide hit a lodge on Lake Orvel on Sunday. A fourth angler, Greta Holm, was pulled out alive.

Holm, 37, is in hospital. Forty guests were hurt, nine of them badly. The lake road will stay closed until Friday. The lodge had passed a check in 2030. Its owner, Brenn Hotels, said that it would pay for the search.

A chest with 40 coins was stolen from the Museum of Orvel in the night; the police found it in a ditch. Doctors traced a fever among the divers to a bad meal.`);

test.each([
  ['When did it happen?', undefined, 'on Sunday'],
  ['When did the divers look?', '13 May 2031 (“Tuesday”).', 'looked on Tuesday'],
  ['How many were badly hurt?', undefined, 'nine of them badly'],
  ['Is the lake road closed?', undefined, 'stay closed until Friday'],
  ['How old is Greta Holm?', undefined, 'Holm, 37'],
  ['Who owns the lodge?', 'Brenn Hotels: owner.', 'Brenn Hotels'],
  ['Where was the chest stolen?', undefined, 'Museum of Orvel'],
  ['What caused the fever?', undefined, 'a bad meal'],
] as const)('%s is led by %s and answered by %s', (question, lead, words) => {
  const answer = last([question], slide);
  expect([answer.answered, answer.lead, answer.lines[0]?.text]).toEqual([
    true,
    lead,
    expect.stringContaining(words),
  ]);
});

test('that all was well before is no precedent, and the owner of one thing does not own another', () => {
  expect(last(['Has this happened before?'], slide).answered).toBe(false);
  expect(last(['Who owns the museum?'], slide).lead).toBeUndefined();
});
