// The guard refuses every line that says less, more or other than its claims, and lets the rest pass.
import { describe, expect, test } from 'vitest';
import { ask, suggestedQuestions } from '#briefings/ask/ask.ts';
import { answerDocument } from '#briefings/compose/answer.ts';
import { brief } from '#briefings/compose/brief.ts';
import { quotes } from '#briefings/compose/quotes.ts';
import { timeline } from '#briefings/compose/timeline.ts';
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
import type { Story } from '#briefings/story/story.ts';
import { court, flood, merger } from './ask/stories.ts';
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
    changed(line, (inline) => {
      const words = inline.type === 'text' ? inline.text.replace(pattern, replacement) : '';
      return inline.type === 'text' && words !== inline.text ? { ...inline, text: words } : inline;
    });

const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'the speaker dropped': (line) => changed(line, (inline) => (inline.type === 'speaker' ? null : inline)),
  'the speaker swapped': (line) =>
    changed(line, (inline) => (inline.type === 'speaker' ? { ...inline, text: 'somebody else' } : inline)),
  'a label dropped': (line) => changed(line, (inline) => (inline.type === 'chip' ? null : inline)),
  'a speaker’s words given to another who speaks': (line) =>
    changed(line, (inline) => (inline.type === 'speaker' ? { ...inline, text: 'Dmitry' } : inline)),
  'another source cited': (line) =>
    changed(line, (inline) => (inline.type === 'cite' ? { ...inline, number: inline.number + 9 } : inline)),
  'a label made weaker': (line) =>
    changed(line, (inline) => (inline.type === 'chip' ? { ...inline, text: 'new' } : inline)),
  'the via dropped': inText(/,? ?via Reuters/, ''),
  'a negation lost': inText(/ (not|never|no) /, ' '),
  'to → has': inText(/ to (expel|blacklist)/, ' has $1led'),
  'could → will': inText(/ could /, ' will '),
  'may → will': inText(/ (may|might) /, ' will '),
  'would → did': inText(/ would /, ' did '),
  'a hedge lost': inText(/ (about|nearly|at least|more than|up to) /, ' '),
  'a denial turned': inText(/ (denies|deny|denied) /, ' admits '),
  'a “not” added': inText(/ (is|are|was|were|has|have) /, ' $1 not '),
  'all for some': inText(/ (some|many|several|most) /, ' all '),
  'a number changed': inText(/\d/, '7'),
  'a date changed': inText(/(January|February|March|April|May|June|July)/, 'December'),
  'a word left out': (line) => inText(/ \p{L}{5,} /u, ' ')(line),
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

/** Everything that the composer makes of a story. */
const documentsOf = (story: Story): readonly Document[] => [
  ...(['flash', 'brief', 'deep'] as const).map((length) => brief(story, { length })),
  timeline(story),
  quotes(story),
  ...suggestedQuestions(story, 12).map((question) =>
    answerDocument(question, ask(question, [story]), [story]),
  ),
];

const STORIES: readonly Story[] = [firstStory(), court, flood, merger, storyOf(60)];

describe('a mutant', () => {
  const story = firstStory();
  const documents = documentsOf(story);
  const pairs = STORIES.flatMap((each) => documentsOf(each).map((document) => ({ story: each, document })));

  test.each(Object.entries(MUTATIONS))('with %s is refused, and its line does not leave', (_, mutation) => {
    const all = pairs.flatMap((pair) =>
      mutants(pair.document, mutation).map((each) => ({ ...each, ...pair })),
    );
    expect(all.length).toBeGreaterThan(0);
    for (const { mutant, line, story: own } of all) {
      const { document, faults } = guard(mutant, [own]);
      expect(faults, lineText(line)).not.toEqual([]);
      expect(document.blocks.flatMap(linesOf).map(lineText)).not.toContain(lineText(line));
    }
  });

  test('is one of many, and what the composer itself says in many ways passes', () => {
    const all = pairs.flatMap(({ document }) =>
      Object.values(MUTATIONS).flatMap((mutation) => mutants(document, mutation)),
    );
    const lines = pairs.flatMap(({ document }) =>
      document.blocks.flatMap(linesOf).filter((line) => line.claims.length > 0),
    );
    expect(all.length).toBeGreaterThan(300);
    expect(lines.length).toBeGreaterThan(300);
    for (const pair of pairs) expect(guard(pair.document, [pair.story]).faults).toEqual([]);
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
