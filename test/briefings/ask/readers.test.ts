// What a reader of the first story asks: who told the press, who is behind it, what is only proposed, who admits what.
import { expect, test } from 'vitest';
import { readLocally } from '#src/ingest/reader/local/index.ts';
import { last, readAs } from './reader.ts';

test.each([
  [['Who gave the press this information?'], 'announcement'],
  [['Who briefed the media on the expulsions?'], 'diplomats'],
  [['Who reported it?', 'and who told them?'], 'announcement'],
  [['Who attacked SolarWinds?'], 'solarwinds-blame'],
  [['Who hacked SolarWinds?'], 'solarwinds-blame'],
  [['Has anything been decided?'], 'announcement'],
  [['What is Washington planning?'], 'announcement'],
  [['Why is Washington doing this?'], 'grounds'],
  [['Why?'], 'grounds'],
  [['What does Moscow say to that?', 'does it deny the hacking?'], 'denial'],
  [['Does the Kremlin admit the hack?'], 'denial'],
  [['What is Russia accused of?'], 'blamed'],
  [['What is Russia accused of?', 'does it admit that?'], 'denial'],
  [['What is Putin accused of?'], 'influence'],
  [['What would Russia do in return?'], 'answer-in-kind'],
  [['Did Biden propose a summit?'], 'summit'],
  [['Have Biden and Putin talked?'], 'summit'],
  [['Did Biden promise retaliation?'], 'promise'],
  [['Who will be sanctioned?'], 'entities'],
  [['Whom will the sanctions hit?'], 'entities'],
  [['What do the sanctions target?'], 'entities'],
  [['What are the sanctions?'], 'entities'],
  [['What is in the package?'], 'entities'],
  [['What measures are planned?'], 'entities'],
  [['When will the sanctions come?', 'What will they include?'], 'entities'],
  [['Who interfered in the election?'], 'influence'],
  [['Will Russia retaliate?'], 'answer-in-kind'],
  [['Will Russia attack Ukraine?'], 'offensive'],
  [['When did Biden talk to Putin?'], 'summit'],
  [['What did Bloomberg report?'], 'announcement'],
  [['What does Axios report?'], 'announcement'],
  [['Has this happened before?'], 'navalny-sanctions'],
  [['Is this the first time?'], 'navalny-sanctions'],
  [['What did Russia do wrong?'], 'solarwinds-blame'],
  [['How bad was the hack?', 'who did it?'], 'solarwinds-blame'],
  [['What does Biden want?'], 'summit'],
  [['What do the allies want?'], 'withdraw'],
  [['Are the sanctions because of the hack?'], 'grounds'],
] as const)('%s is answered by %s', (questions, claim) => {
  const { answered, lines } = last(questions);
  expect([answered, lines[0]?.claim]).toEqual([true, claim]);
});

test('who told the press is told by its sources, who have no names', () => {
  expect(last(['Who told reporters about the expulsions?']).lead).toMatch(
    /^One U\.S\. official and .*do not name/u,
  );
});

test.each([
  [['Has Biden met Putin?'], 'this has happened'],
  [['Did Russia invade Ukraine?'], 'this has happened'],
  [['Did the U.S. examine the hack?'], 'this has happened'],
  [['Was Navalny poisoned by Russia?'], 'do not say'],
  [['What is the U.S. accused of?'], 'no accusation against'],
  [['How many entities?', 'which ones?'], 'which entities would be blacklisted'],
  [['Tell me about the diplomats', 'how many?'], 'how many diplomats would be expelled'],
] as const)('%s is refused: %s', (questions, lead) => {
  const answer = last(questions);
  expect([answer.answered, answer.lead]).toEqual([false, expect.stringContaining(lead)]);
});

test('why somebody is called a killer is not told by the name again', () => {
  const { lines } = last(['Did Biden call Putin a killer?', 'why does he call him that?']);
  expect(lines[0]?.claim).not.toBe('killer');
});

test('what else hit somebody is no answer to whom the measures hit', () => {
  const claims = last(['Who is hit by the measures?']).lines.map(({ claim }) => claim);
  expect(claims).not.toContain('solarwinds-scale');
});

const trial = readLocally(
  {
    text: `The harbour master of Ostrel, Olin Vey, pleaded not guilty on Monday to taking bribes from a dredging firm. Vey faces four years in prison if found guilty, and would lose his pension if he were dismissed.

His lawyer, Petra Noll, said that the gifts were “boxes of fish”. The prosecutor, Hane Orlo, said that the boxes held gold. Noll asked the court to move the case to the capital.

The port fined the dredging firm 40,000 marks over the delays.`,
    kind: 'whole',
    title: 'Harbour master on trial',
    outlet: 'Ostrel Post',
  },
  '2031-05-15T08:00:00Z',
);

test.each([
  ['Who denies it?', 'pleaded not guilty'],
  ['Why was the firm fined?', 'over the delays'],
])('%s is answered by a plea, an act with its reason', (question, words) => {
  const { answered, lines } = last([question], trial);
  expect([answered, lines[0]?.text]).toEqual([true, expect.stringContaining(words)]);
});

test.each(['Was Vey dismissed?', 'Has the court moved the case?'])(
  '%s is refused where that is only possible or asked for',
  (question) => {
    const { answered, lead } = last([question], trial);
    expect([answered, lead]).toEqual([false, 'The reports I have do not say that this has happened.']);
  },
);

test('who is asked about next is asked what was asked of the one before, not of an older matter', () => {
  const { lines } = last(
    ['What is Vey accused of?', 'what does his lawyer say?', 'and the prosecutor?'],
    trial,
  );
  expect(lines[0]?.text).toContain('gold');
});

test.each([['Which banks will be sanctioned?'], ['Which entities will be sanctioned?']])(
  '%s is not answered by others, or by how many they are',
  (question) => {
    expect(last([question]).answered).toBe(false);
  },
);

test('whom the first sanctions hit is not told by what is only expected', () => {
  expect(last(['Whom did the first sanctions hit?']).lines.map(({ claim }) => claim)).not.toContain(
    'entities',
  );
});

test.each([['Could Russia expel American diplomats?'], ['Will Russia withdraw its forces?']])(
  '%s is not told by what others do or ask for',
  (question) => {
    expect(last([question]).answered).toBe(false);
  },
);

test.each([['How many sources are there?'], ['How do we know about the sanctions?']])(
  '%s counts those who say it, and not who answers them',
  (question) => {
    const { answered, lead, lines } = last([question]);
    expect([answered, lines[0]?.claim]).toEqual([true, 'announcement']);
    expect(lead).toMatch(
      /^One U\.S\. official and a second source familiar with the matter\. .*do not name/u,
    );
  },
);

test('what is disputed may be true, and what evidence there is names the sources', () => {
  expect(last(['Is it true that Putin helped Trump?']).lead).toMatch(/^It is disputed\./u);
  expect(last(['What is the evidence?']).lead).toMatch(
    /^It is expected, not confirmed\. It rests on one U\.S\./u,
  );
});

test('an outlet that others are heard through is asked for these', () => {
  const { lead, lines } = last(['What does Reuters say?']);
  expect(lead).toBe('Via Reuters:');
  expect(lines.map(({ claim }) => claim)).toContain('answer-in-kind');
});

test('what is none of the reasons that are given is told with these', () => {
  const { answered, lead, lines } = last(['Are the sanctions because of Ukraine?']);
  expect([answered, lead, lines[0]?.claim]).toEqual([
    false,
    'The reports I have give other reasons.',
    'grounds',
  ]);
});

test.each([[['How will markets react?']], [['Who is Navalny?', 'what happened to him?', 'who did it?']]])(
  '%s is not answered by what is done by others',
  (questions) => {
    expect(last(questions).answered).toBe(false);
  },
);

const spill = readAs(`The harbour office is set to fine three shipping firms over an oil spill.

The penalties are expected to include a ban on mooring at night and a levy of 2,000 marks, according to two officials. The news was first reported by the Ostrel Courier.

In a meeting with the dockers on Tuesday, the harbour master proposed a truce of a week.`);

test.each([
  ['What will the penalties include?', 'ban on mooring'],
  ['What do the penalties consist of?', 'ban on mooring'],
  ['When did the harbour master propose a truce?', 'In a meeting with the dockers on Tuesday'],
])('of a story that was read from its text, %s is answered by %s', (question, words) => {
  const { answered, lines } = last([question], spill);
  expect([answered, lines[0]?.text]).toEqual([true, expect.stringContaining(words)]);
});

test('an outlet that was first is asked for what it had', () => {
  expect(last(['What did the Ostrel Courier report?'], spill).lead).toMatch(
    /^Ostrel Courier reported this first/u,
  );
});

const ferry = readAs(`A ferry with 214 people on board ran aground off the island of Kelmar early on Sunday.

Lifeboats and two fishing boats took all passengers and the crew of 19 to the shore within three hours, the coastguard said. Some 40 tonnes of fuel are still on board; the coastguard said that none had leaked so far.

Vireo Lines rejected the criticism and said that its captains alone decide whether to sail. It is the second grounding of a Vireo Lines ship in four years. The government said it would review the company's licence. Until then there will be no service to Kelmar.`);

test.each([
  ['Where did it happen?', 'ran aground off the island of Kelmar'],
  ['When did it happen?', 'early on Sunday'],
  ['Has this happened before?', 'second grounding'],
  ['What does the company say?', 'rejected the criticism'],
])('of a whole story, %s is answered by %s', (question, words) => {
  const { answered, lines } = last([question], ferry);
  expect([answered, lines[0]?.text]).toEqual([true, expect.stringContaining(words)]);
});

test.each([
  ['How long did it take to bring them to the shore?', '3 hours.'],
  ['How much fuel is on board?', '40 tonnes.'],
  ['How many crew were there?', undefined],
  ['Is there an oil spill?', undefined],
  ['Will the company lose its licence?', undefined],
  ['Can I get to Kelmar?', undefined],
])('%s is led by %s, and not by another figure or more than is told', (question, lead) => {
  const answer = last([question], ferry);
  expect(answer.answered ? answer.lead : undefined).toBe(lead);
});

const bank =
  readAs(`Tarnbank, the country's second-largest lender, will cut 1,200 jobs over two years after its profit fell by a third in the first quarter, the bank announced on Wednesday.

Net profit dropped to 410 million marks from 615 million a year earlier. Chief executive Mara Lind said that the bank had lent too freely. She will give up her bonus for this year.

The staff union called the plan a betrayal and threatened to strike; it wants talks before any notice is given.`);

test.each([
  ['Who runs Tarnbank?', /^Mara Lind: Chief executive/u],
  ['What is Tarnbank?', /^Tarnbank: second-largest lender/u],
  ['How much profit did it make?', /^410 million marks\.$/u],
])('%s is led by %s', (question, lead) => {
  const answer = last([question], bank);
  expect(answer.lead).toMatch(lead);
});

test.each([['Will she get a bonus?'], ['Will there be a strike?'], ['By how much did profit fall?']])(
  '%s is told without a yes, a “not yet” or what was left',
  (question) => {
    const { answered, lead, lines } = last([question], bank);
    expect([answered, lead, lines.length > 0]).toEqual([true, undefined, true]);
  },
);

test('what somebody wants comes before what they call others', () => {
  expect(last(['What does the union want?'], bank).lines[0]?.text).toContain('wants talks');
});

test('who faces prison is not told to be there', () => {
  const vane =
    readAs(`A jury found the former mayor, Olin Vey, guilty of taking bribes. He faces up to nine years in prison.

He had denied all charges and his lawyer said that he would appeal. Vey remains free on bail.`);
  expect(last(['Is Vey in prison?'], vane).lead).not.toBe('Yes.');
  expect(last(['Will he appeal?'], vane).lead).not.toMatch(/disputed/u);
});

const search =
  readAs(`Rescuers searched on Monday for two hikers missing since an avalanche swept down the north face of Mount Orsa on Saturday. A third hiker was dug out alive.

About 120 rescuers are taking part in the search, which was broken off on Sunday night because of high winds. Eleven people have died in avalanches in the region this winter.`);

test.each([['Are they dead?'], ['Are they alive?'], ['Is the search over?']])(
  '%s has no “yes” from what is told of others, or in part',
  (question) => {
    expect(last([question], search).lead).not.toBe('Yes.');
  },
);

test('a mountain is a place', () => {
  expect(last(['Where did it happen?'], search).lines[0]?.text).toContain('Mount Orsa');
});

const ban =
  readAs(`Parliament voted on Thursday to ban night flights over Ostrel. The bill passed by 83 votes to 61.

Airlines warned that the ban would cost 2,000 jobs and said they might sue. The transport minister, who had opposed the bill, said that the government would respect the vote.

A study found that people living near the runway took twice as many sleeping pills as others. The airport disputed the study. A similar bill failed in 2027.`);

test.each([
  ['Who is against it?', 'opposed the bill'],
  ['Is the study disputed?', 'disputed the study'],
  ['Has it been tried before?', 'A similar bill failed'],
])('%s is answered by %s', (question, words) => {
  const { answered, lines } = last([question], ban);
  expect([answered, lines[0]?.text]).toEqual([true, expect.stringContaining(words)]);
});

test.each([['How many voted against it?'], ['Will the airlines sue?']])(
  '%s is not led by those who were for it, or by more than “might”',
  (question) => {
    expect(last([question], ban).lead).toBeUndefined();
  },
);

test('“when?” of what was told with its time is that time', () => {
  const loan = readAs(`Talks over the river broke up on Tuesday. A new round is planned for June.

The World Bank suspended a loan of 300 million dollars for the dam last year.`);
  const { lead, lines } = last(['What did the World Bank do?', 'when?'], loan);
  expect(lead).toMatch(/^2030/u);
  expect(lines[0]?.text).toContain('World Bank');
});

test('what a bank does is no part of a plan, and what was said earlier this month no precedent', () => {
  const plan =
    readAs(`The plan of the harbour office is disputed. A plan for the quay is nothing that the bank would pay for, the bank said.

The port was busy earlier this month.`);
  expect(last(['What does the plan include?'], plan).confidence).toBeLessThan(0.8);
  expect(last(['Has this happened before?'], plan).answered).toBe(false);
});

test('what somebody hopes to do on a day to come is next', () => {
  const { lines } = last(
    ['What happens next?'],
    readAs(`A barge sank in the port of Ostrel on Monday. Divers found the hull broken in two.

The pilots hope to raise it at high tide on Friday. The harbour will stay closed until then. Two sailors were hurt.`),
  );
  const told = lines.map(({ text }) => text).join(' ');
  expect(told).toContain('hope to raise it');
  expect(told).not.toContain('hull');
});
