// The short articles say which sentence answers each question, and a fault in them is named by its line.
import { expect, it } from 'vitest';
import { articlesIn, readMaterial, readSummaries, readThreads, summariesIn } from './material.ts';

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

it('has threads and summaries of articles that are there, and of their sentences', () => {
  const articles = new Map(
    readMaterial().map(({ id, sentences }) => [id.replace(/^.*\//u, ''), sentences.length]),
  );
  const named = [
    ...readThreads().flatMap(({ article, turns }) =>
      turns.map(({ answeredBy }) => ({ article, last: Math.max(-1, ...answeredBy) })),
    ),
    ...readSummaries().flatMap(({ article, claims }) =>
      claims.map(({ sentence }) => ({ article, last: sentence })),
    ),
  ];
  expect(named.filter(({ article, last }) => last >= (articles.get(article) ?? -1))).toEqual([]);
});

it('reads a summary', () => {
  const text = '# ferry\n1 A ferry has sunk off Orla — a diver; the harbour master\n2 Nobody is hurt\n';
  expect(summariesIn(text, 'sea.txt')).toEqual([
    {
      article: 'ferry',
      claims: [
        {
          text: 'A ferry has sunk off Orla',
          speakers: ['a diver', 'the harbour master'],
          sentence: 0,
        },
        { text: 'Nobody is hurt', speakers: [], sentence: 1 },
      ],
    },
  ]);
  expect(() => summariesIn('# ferry\nA ferry has sunk', 'sea.txt')).toThrow('sea.txt:2: neither an article');
});
