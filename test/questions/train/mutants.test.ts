// One thing is changed in a question, and what answered it answers it no more.
import { expect, it } from 'vitest';
import { readMaterial } from '../material.ts';
import { mutantOf } from './mutants.ts';

const ANSWERING = 'The mill at Orla was built by Anna Brandt in 1802.';
const OTHERS = 'Its wheel was made in Kelm in 1790. The miller was Jonas Wirth, a cousin of Peter Wirth.';

it('puts another name, number, or side in, or says that it is not so', () => {
  const mutants = [
    'When did Anna Brandt build the mill?',
    'Who built the mill before the war?',
    'What was built in 1802?',
    'Where did they build it first?',
    'Why was it built there?',
    'Who built the mill?',
  ].map((question) => [question, mutantOf(question, ANSWERING, OTHERS)]);
  expect(mutants).toMatchInlineSnapshot(`
    [
      [
        "When did Anna Brandt build the mill?",
        "When did Jonas Wirth build the mill?",
      ],
      [
        "Who built the mill before the war?",
        "Who never built the mill before the war?",
      ],
      [
        "What was built in 1802?",
        undefined,
      ],
      [
        "Where did they build it first?",
        "Where did they destroy it first?",
      ],
      [
        "Why was it built there?",
        "Why was it destroyed there?",
      ],
      [
        "Who built the mill?",
        "Who destroyed the mill?",
      ],
    ]
  `);
});

it('leaves alone what would be answered by no, and what nothing can be changed in', () => {
  expect(mutantOf('Did Anna Brandt build the mill in 1802?', ANSWERING, OTHERS)).toBeUndefined();
  expect(mutantOf('by whom?', ANSWERING, OTHERS)).toBeUndefined();
});

it('changes what it changes for good: no mutant is a question that is answered', () => {
  const [article] = readMaterial();
  const asked = article?.questions.filter(({ trial }) => trial === 'answerable') ?? [];
  const known = new Set(asked.map(({ question }) => question));
  const mutants = asked.flatMap(
    ({ question, answeredBy }) =>
      mutantOf(
        question,
        answeredBy.map((place) => article?.sentences[place]).join(' '),
        article?.sentences.join(' ') ?? '',
      ) ?? [],
  );
  expect(mutants.length).toBeGreaterThan(asked.length / 5);
  expect(mutants.filter((mutant) => known.has(mutant))).toEqual([]);
});
