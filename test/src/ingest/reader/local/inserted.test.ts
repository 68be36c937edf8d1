// Whoever speaks is inserted in the middle of what is said: both sides are told as one claim, or as two with a subject each.
import { describe, expect, test } from 'vitest';
import { readLocally } from '#src/ingest/reader/local/index.ts';

/** Each claim as “speaker: words [status]”; the outlet's own without a speaker. */
function claimsOf(text: string): readonly string[] {
  const article = { text, kind: 'whole', publishedAt: '2031-05-15', outlet: 'Orveld Courier' } as const;
  return readLocally(article, '2031-05-15').claims.map(({ attribution, text: words, status }) => {
    const names = attribution.map(({ name }) => name).join(' + ');
    return `${names === '' ? '' : `${names}: `}${words} [${status}]`;
  });
}

type Row = readonly [text: string, claims: readonly string[]];

const ONE: readonly Row[] = [
  [
    'It leads, Tarn said, to a yard in Velmark that closed in 2019.',
    ['Tarn: It leads to a yard in Velmark that closed in 2019 [attributed]'],
  ],
  [
    'The quarrel has cost him, Tarn says, a house and a boat.',
    ['Tarn: The quarrel has cost him a house and a boat [attributed]'],
  ],
  [
    'The list will be printed in June, Tarn said, after the names have been checked.',
    ['Tarn: The list will be printed in June after the names have been checked [expected]'],
  ],
  [
    'The boats were sold, the report says, sometimes to the same yard.',
    ['the report: The boats were sold sometimes to the same yard [attributed]'],
  ],
  [
    'The clamps were renewed in May, Tarn said, with parts from a yard in Velmark.',
    ['Tarn: The clamps were renewed in May with parts from a yard in Velmark [attributed]'],
  ],
  [
    'Villages that chose the new pump, Tarn wrote in a short note, had twice as much water as the rest.',
    ['Tarn: Villages that chose the new pump had twice as much water as the rest [attributed]'],
  ],
  [
    'If the pump fails, Tarn said, the town will be dry.',
    ['Tarn: If the pump fails, the town will be dry [expected]'],
  ],
  [
    'In one street, according to the survey, the pump had failed for a week.',
    ['the survey: In one street, the pump had failed for a week [attributed]'],
  ],
  [
    'The dam leaks, Tarn said, which is why it is shut.',
    ['Tarn: The dam leaks, which is why it is shut [attributed]'],
  ],
  [
    'Three yards took on some of the crew, Tarn said, thirty men in all.',
    ['Tarn: Three yards took on some of the crew, thirty men in all [attributed]'],
  ],
  [
    'The crew left because, Tarn said, it had not been paid.',
    ['Tarn: The crew left because it had not been paid [attributed]'],
  ],
  [
    'The pump is not old, Tarn said, but badly made.',
    ['Tarn: The pump is not old but badly made [attributed]'],
  ],
  [
    'More important, Tarn said, was a limit of four boats.',
    ['Tarn: More important was a limit of four boats [attributed]'],
  ],
];

const THINKS: readonly Row[] = [
  [
    'The pump, the council believes, will last until May.',
    ['the council: The pump will last until May [expected]'],
  ],
  [
    'The repairs would cost a million, Tarn reckons, if the pump were sold.',
    ['Tarn: The repairs would cost a million if the pump were sold [expected]'],
  ],
  ['The pump has leaked for years, divers think.', ['divers: The pump has leaked for years [attributed]']],
  // What somebody thinks himself, in a clause of its own
  [
    'Tarn said that the locks had been changed while he was thinking.',
    ['Tarn: The locks had been changed while he was thinking [attributed]'],
  ],
];

const AS: readonly Row[] = [
  [
    'The clerk overlooked, as Tarn pointed out, that the pump was old.',
    ['Tarn: The clerk overlooked that the pump was old [attributed]'],
  ],
  [
    'The pipe was laid in May in a trench, as Tarn put it, without a bottom.',
    ['Tarn: The pipe was laid in May in a trench without a bottom [attributed]'],
  ],
];

const TOLD: readonly Row[] = [
  [
    'The pump had been sold in May, Tarn told the court, and had been shipped to Velmark.',
    ['Tarn: The pump had been sold in May and had been shipped to Velmark [attributed]'],
  ],
  [
    'In the first winter, Tarn told the council over lunch, the pump had failed twice.',
    ['Tarn: In the first winter, the pump had failed twice [attributed]'],
  ],
  ['Last week, Tarn told the council that the pump had failed.', ['Tarn: The pump had failed [attributed]']],
];

const NESTED: readonly Row[] = [
  [
    'The mayor will meet the crew, her office said on Monday, two hours after Tarn had announced that she would leave.',
    [
      'her office: The mayor will meet the crew, two hours after Tarn had announced that she would leave [expected]',
      'Tarn: She would leave [expected]',
    ],
  ],
  [
    'In one letter, Tarn says, Odo Ferris wrote that the pump was old.',
    ['Odo Ferris: The pump was old [attributed]'],
  ],
  [
    'Neither side wants to pay, according to Tarn, but each believes that the other will.',
    ['Tarn: Neither side wants to pay [attributed]', 'each: Each believes that the other will [attributed]'],
  ],
];

const THAT: readonly Row[] = [
  ['That pump, Tarn said, was sold in May.', ['Tarn: That pump was sold in May [attributed]']],
  ['That, Tarn said, was a mistake.', ['Tarn: That was a mistake [attributed]']],
  ['That pump was sold in May.', ['That pump was sold in May [established]']],
  ['Tarn said that the pump was old.', ['Tarn: The pump was old [attributed]']],
];

const SHARED: readonly Row[] = [
  [
    'The yard asked for nine million, one of the two men said, and lowered its price in May.',
    ['one of the two men: The yard asked for nine million and lowered its price in May [attributed]'],
  ],
  [
    'The firm has moved, Tarn said, but will not sell the yard.',
    ['Tarn: The firm has moved [attributed]', 'Tarn: The firm will not sell the yard [expected]'],
  ],
  [
    'Bell admitted the theft on Monday, Tarn said, but would not tell who had paid him.',
    [
      'Tarn: Bell admitted the theft on Monday [alleged]',
      'Tarn: Bell would not tell who had paid him [expected]',
    ],
  ],
  [
    'The chairman, Odo Ferris, left the room and, aides said, burned the list.',
    [
      'The chairman, Odo Ferris, left the room [established]',
      'aides: The chairman, Odo Ferris, burned the list [attributed]',
    ],
  ],
];

const TWO: readonly Row[] = [
  [
    'The firm has moved, Tarn said, and the yard is empty.',
    ['Tarn: The firm has moved [attributed]', 'Tarn: The yard is empty [attributed]'],
  ],
  [
    'The pump drew 900 litres, according to the survey, and the old one, which stood by the mill, drew 600.',
    [
      'the survey: The pump drew 900 litres [attributed]',
      'the survey: The old one, which stood by the mill, drew 600 [attributed]',
    ],
  ],
  [
    'It was not, Tarn said, through the gate, and no guard helped them.',
    ['Tarn: It was not through the gate [attributed]', 'Tarn: No guard helped them [attributed]'],
  ],
];

const HALF: readonly Row[] = [
  [
    'The pump is old; the pipe, Tarn said, is new.',
    ['The pump is old [established]', 'Tarn: The pipe is new [attributed]'],
  ],
  [
    'The town has a way out: the fine would lapse, Tarn said, if it sold the pump by May.',
    [
      'The town has a way out [established]',
      'Tarn: The fine would lapse if it sold the pump by May [expected]',
    ],
  ],
  [
    'The boat sank, and the crew, Tarn said, was saved.',
    ['The boat sank [established]', 'Tarn: The crew was saved [attributed]'],
  ],
  [
    'The patrol stopped a boy of 15 who, friends said, had done nothing.',
    ['The patrol stopped a boy of 15 [established]', 'friends: A boy of 15 had done nothing [attributed]'],
  ],
  [
    'The museum has a rope that, Tarn said, had never been used.',
    ['The museum has a rope [established]', 'Tarn: A rope had never been used [attributed]'],
  ],
];

describe('on both sides of whoever speaks', () => {
  test.each(ONE)('one claim: %s', (text, claims) => {
    expect(claimsOf(text)).toEqual(claims);
  });

  test.each(SHARED)('a second verb with the subject of the first: %s', (text, claims) => {
    expect(claimsOf(text)).toEqual(claims);
  });

  test.each(TWO)('two clauses: %s', (text, claims) => {
    expect(claimsOf(text)).toEqual(claims);
  });

  test.each(HALF)('no more of what stands before than belongs to it: %s', (text, claims) => {
    expect(claimsOf(text)).toEqual(claims);
  });

  test.each([...THINKS, ...AS])('who thinks so, and “as” somebody says: %s', (text, claims) => {
    expect(claimsOf(text)).toEqual(claims);
  });

  test.each(TOLD)('whom it is told: %s', (text, claims) => {
    expect(claimsOf(text)).toEqual(claims);
  });

  test.each(NESTED)('what somebody else says in it: %s', (text, claims) => {
    expect(claimsOf(text)).toEqual(claims);
  });

  test.each(THAT)('words that begin with “that”: %s', (text, claims) => {
    expect(claimsOf(text)).toEqual(claims);
  });

  test('the name for the pronoun behind an opening', () => {
    const text = 'Ilse Tarn runs the yard. If the strike goes on, Tarn said, she will close it.';
    expect(claimsOf(text)).toContain('Ilse Tarn: If the strike goes on, Ilse Tarn will close it [expected]');
  });
});

describe('what stands behind whoever speaks, and is not said', () => {
  test.each([
    'The pump is old, Tarn said, and added that it leaks.',
    'The pump is old, Tarn said, and Ferris agreed.',
    'The pump is old, Tarn said, when leaving the room.',
    'The pump is old, Tarn said, after being asked twice.',
    'The pump is old, Tarn told the Velmark Echo, which had asked.',
    'The pump is old, Tarn said, as she left the room.',
    'The pump is old, Tarn said, pointing at the leak.',
    'The pump is old, Tarn said, in an interview with the Velmark Echo.',
    'The pump is old, Tarn said, with a smile on her face.',
    'The pump is old, according to Tarn, who built it.',
    'The pump is old, according to Tarn, which the firm disputes.',
  ])('%s', (text) => {
    expect(claimsOf(text)[0]).toBe('Tarn: The pump is old [attributed]');
  });

  test.each([
    ['According to three men who worked for Tarn, the yard may be sold.', 'three men'],
    ['According to the survey, which has 90 pages, the yard may be sold.', 'the survey'],
  ])('who a source is, before what it says: %s', (text, source) => {
    expect(claimsOf(text)).toContain(`${source}: The yard may be sold [expected]`);
  });
});
