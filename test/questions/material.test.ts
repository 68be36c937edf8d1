// The short articles say which sentence answers each question, and a fault in them is named by its line.
import { expect, it } from 'vitest';
import { articlesIn, readMaterial } from './material.ts';

it('has questions with an answer and without one on each article', () => {
  const material = readMaterial();
  expect(material.length).toBeGreaterThan(700);
  for (const { id, questions } of material) {
    const trials = new Set(questions.map(({ trial }) => trial));
    expect([...trials], id).toEqual(expect.arrayContaining(['answerable', 'near miss']));
  }
});

it('reads which sentences answer', () => {
  const text =
    '# ferry\n1 The ferry sank.\n2 Nobody was hurt.\n? 2 Were there any injuries?\n- When was it built?\n';
  expect(articlesIn(text, 'sea.txt')).toEqual([
    {
      id: 'sea/ferry',
      sentences: ['The ferry sank.', 'Nobody was hurt.'],
      questions: [
        { trial: 'answerable', question: 'Were there any injuries?', answeredBy: [1] },
        { trial: 'near miss', question: 'When was it built?', answeredBy: [] },
      ],
    },
  ]);
});

it.each([
  ['a question before any article', '? 1 Who sank?'],
  ['a number left out', '# ferry\n2 The ferry sank.'],
  ['a sentence that is not there', '# ferry\n1 The ferry sank.\n? 2 Who sank?'],
  ['no question', '# ferry\n1 The ferry sank.\n- It did not.'],
])('names the line of a fault: %s', (_, text) => {
  const line = text.split('\n').length;
  expect(() => articlesIn(text, 'sea.txt')).toThrow(`sea.txt:${line}: neither an article`);
});
