// An answer of several stories: a line of each, checked like any other, with a button that asks it of that story.
import { expect, test } from 'vitest';
import { noLikeness } from '#briefings/ask/likeness.ts';
import { answering } from '#briefings/ask/subject.ts';
import { severalDocument } from '#briefings/compose/several.ts';
import { claimsOf, documentText, type Document } from '#briefings/document.ts';
import { guard } from '#briefings/guard.ts';
import { court, flood, merger } from '../ask/stories.ts';

const stories = [flood, court, merger];
const question = 'who denies it?';
const found = await answering(
  { question, stories, conversation: { stories: stories.map(({ id }) => id), turns: [] } },
  noLikeness,
);

const actionsOf = ({ blocks }: Document): readonly object[] =>
  blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons.map(({ action }) => action) : []));

test('each story has its headline and its answer, and nothing of it is taken out', () => {
  const document = severalDocument(question, found, { id: 'a1', audience: 'place' });
  const text = documentText(document);
  for (const { headline } of stories) expect(text).toContain(headline);
  expect(text).toContain('↔');
  expect(new Set(claimsOf(document.blocks).map(({ story }) => story)).size).toBe(3);
  expect(guard(document, stories)).toEqual({ document, faults: [] });
  expect(actionsOf(document).slice(0, 3)).toEqual(
    stories.map(({ id }) => ({ type: 'again', answer: 'a1', story: id })),
  );
});

test('what was asked in private is asked on in private, and can be shown', () => {
  const document = severalDocument(question, found, { id: 'a1', audience: 'asker' });
  expect(document.audience).toBe('asker');
  expect(actionsOf(document)).toContainEqual({
    type: 'command',
    name: 'private',
    fields: { question, story: court.id },
  });
  expect(actionsOf(document)).toContainEqual({ type: 'again', answer: 'a1' });
});

test('of many stories four are shown, and More tells the others', () => {
  const many = [
    ...found,
    ...found.map((each) => ({ ...each, story: { ...each.story, id: `${each.story.id}-2` } })),
  ];
  const document = severalDocument(question, many, { id: 'a1', audience: 'place' });
  expect(documentText(document)).toContain('6 of these stories');
  expect(actionsOf(document).filter((action) => 'story' in action)).toHaveLength(4);
});
