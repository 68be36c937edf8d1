// The guard refuses every line that says less, more or other than its claims, and lets the rest pass.
import { describe, expect, test } from 'vitest';
import { brief } from '#briefings/compose/brief.ts';
import {
  claimsOf,
  documentText,
  linesOf,
  lineText,
  type Block,
  type Document,
  type Inline,
  type Line,
} from '#briefings/document.ts';
import { guard } from '#briefings/guard.ts';
import { firstStory, storyOf } from './sample.ts';

/** A change to one line; null where it does not apply to it. */
type Mutation = (line: Line) => Line | null;

const changed = (line: Line, change: (inline: Inline) => Inline | null): Line | null => {
  const inlines = line.inlines.map(change).filter((inline) => inline !== null);
  const same =
    inlines.length === line.inlines.length && inlines.every((inline, n) => inline === line.inlines[n]);
  return same ? null : { ...line, inlines };
};

const inText =
  (pattern: RegExp, replacement: string): Mutation =>
  (line) =>
    changed(line, (inline) =>
      inline.type === 'text' && pattern.test(inline.text)
        ? { ...inline, text: inline.text.replace(pattern, replacement) }
        : inline,
    );

const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'the speaker dropped': (line) => changed(line, (inline) => (inline.type === 'speaker' ? null : inline)),
  'the speaker swapped': (line) =>
    changed(line, (inline) => (inline.type === 'speaker' ? { ...inline, text: 'somebody else' } : inline)),
  'a label dropped': (line) => changed(line, (inline) => (inline.type === 'chip' ? null : inline)),
  'a label made weaker': (line) =>
    changed(line, (inline) => (inline.type === 'chip' ? { ...inline, text: 'new' } : inline)),
  'the via dropped': inText(/,? ?via Reuters/, ''),
  'a negation lost': inText(/ (not|never|no) /, ' '),
  'to → has': inText(/ to (expel|blacklist)/, ' has $1led'),
  'could → will': inText(/ could /, ' will '),
  'a number changed': inText(/20/, '30'),
  'a number added': inText(/entities/, 'entities and 17 more'),
  'a quotation altered': (line) =>
    changed(line, (inline) =>
      inline.type === 'quote' ? { ...inline, text: `${inline.text} indeed` } : inline,
    ),
  'a name swapped': inText(/Putin/, 'Trump'),
};

/** The document with this change made to one line at a time. */
function mutants(document: Document, mutation: Mutation): readonly { mutant: Document; line: Line }[] {
  return document.blocks.flatMap((block, at) =>
    linesOf(block).flatMap((line, n) => {
      if (line.claims.length === 0) return [];
      const changedLine = mutation(line);
      if (changedLine === null) return [];
      const blocks = document.blocks.map((other, i): Block => {
        if (i !== at) return other;
        if (other.type === 'list')
          return { ...other, items: other.items.map((item, j) => (j === n ? changedLine : item)) };
        return other.type === 'paragraph' || other.type === 'note' ? { ...other, line: changedLine } : other;
      });
      return [{ mutant: { ...document, blocks }, line: changedLine }];
    }),
  );
}

describe('a mutant', () => {
  const story = firstStory();
  const documents = (['flash', 'brief', 'deep'] as const).map((length) => brief(story, { length }));

  test.each(Object.entries(MUTATIONS))('with %s is refused, and its line does not leave', (_, mutation) => {
    const all = documents.flatMap((document) => mutants(document, mutation));
    expect(all.length).toBeGreaterThan(0);
    for (const { mutant, line } of all) {
      const { document, faults } = guard(mutant, [story]);
      expect(faults, lineText(line)).not.toEqual([]);
      expect(documentText(document)).not.toContain(lineText(line));
    }
  });

  test('that tells one side of a dispute is refused', () => {
    const [document] = documents;
    if (document === undefined) throw new Error('no document');
    const disputed = story.claims.find((claim) => claim.id === 'blamed');
    const onlyOne = {
      ...document,
      blocks: document.blocks.map((block): Block =>
        block.type === 'list'
          ? {
              ...block,
              items: block.items.map((item) =>
                item.claims.some((ref) => ref.claim === 'blamed')
                  ? { ...item, claims: item.claims.filter((ref) => ref.claim === 'blamed') }
                  : item,
              ),
            }
          : block,
      ),
    };
    expect(disputed?.status).toBe('disputed');
    expect(guard(onlyOne, [story]).faults.join()).toContain('only one side of the dispute over claim blamed');
  });

  test('about a story that it was not given is refused', () => {
    const [document] = documents;
    if (document === undefined) throw new Error('no document');
    expect(guard(document, [storyOf(3)]).faults.length).toBeGreaterThan(0);
    expect(claimsOf(guard(document, []).document.blocks)).toEqual([]);
  });
});

test('a heading goes with its last line', () => {
  const story = firstStory();
  const document = brief(story, { length: 'brief' });
  const emptied = guard(
    {
      ...document,
      blocks: document.blocks.map((block): Block =>
        block.type === 'list'
          ? {
              ...block,
              items: block.items.map((item) => ({ ...item, inlines: [{ type: 'text', text: 'done' }] })),
            }
          : block,
      ),
    },
    [story],
  ).document;
  expect(documentText(emptied)).not.toContain('Background');
});
