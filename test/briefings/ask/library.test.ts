// Many stories: the ones that a question may be about are found among thousands, and kept up with.
import { describe, expect, it } from 'vitest';
import { ask } from '#briefings/ask/ask.ts';
import { equallyMeant } from '#briefings/ask/choose.ts';
import { noConversation } from '#briefings/ask/conversation.ts';
import { newLibrary } from '#briefings/ask/library.ts';
import type { Likeness } from '#briefings/ask/likeness.ts';
import type { Passage } from '#briefings/ask/passage.ts';
import { readQuestion } from '#briefings/ask/question.ts';
import type { Story } from '#briefings/story/story.ts';
import { likeness } from '#src/likeness/words.ts';
import { ferry } from './ferry.ts';
import { court, flood, merger } from './stories.ts';

/** Stories alike in all but a number in their words. */
const crowd: readonly Story[] = Array.from({ length: 60 }, (_, at) => ({
  ...merger,
  id: `merger-${at}`,
  headline: `Firm number ${at + 100} to be taken over`,
}));

describe('a library', () => {
  it('finds by rare words first, and takes no story that shares much less', () => {
    const library = newLibrary();
    const found = library.find('who opened the gates of the dam?', [...crowd, flood, court], 5);
    expect(found.map(({ id }) => id)).toEqual([flood.id]);
  });

  it('keeps up with what changes, is added and is gone', () => {
    const library = newLibrary();
    const first = [...crowd, flood];
    expect(library.find('walrus', first, 5)).toEqual([]);
    const changed: Story = { ...court, headline: 'A walrus in court' };
    expect(library.find('walrus', [...first, changed], 5)).toEqual([changed]);
    const again: Story = { ...court, headline: 'A seal in court' };
    expect(library.find('walrus', [...first, again], 5)).toEqual([]);
    expect(library.find('seal', [...first, again], 5)).toEqual([again]);
    expect(library.find('seal', first, 5)).toEqual([]);
  });
});

describe('a question over very many stories', () => {
  const alike = Array.from({ length: 1_200 }, (_, at) => ({ ...merger, id: `merger-${at}` }));

  function readOf(question: string, stories: readonly Story[]): readonly Passage[] {
    const read: Passage[] = [];
    const watched: Likeness = {
      ...likeness,
      answering: (_, passages) => {
        read.push(...passages);
        return passages.map(() => 0);
      },
    };
    ask(question, stories, undefined, watched);
    return read;
  }

  it.each([
    ['has one claim read, and only what it says itself', [...alike, ferry], 1],
    ['among few, those that are near in their place', [ferry], ferry.claims.length],
  ])('%s', (_, stories, most) => {
    const passages = readOf('Who saw no lights off Port Hallow?', stories);
    expect(passages).toHaveLength(most);
    expect(passages.flat().some(({ part }) => part !== 'own')).toBe(most > 1);
  });

  it('has none read where a claim has all of its words', () => {
    const question = 'When did the ferry Aldis run aground off Port Hallow?';
    expect(readOf(question, [...alike, ferry])).toEqual([]);
    expect(readOf(question, [ferry])).toHaveLength(ferry.claims.length);
    expect(ask(question, [...alike, ferry], undefined, likeness).lines[0]?.story).toBe(ferry.id);
  });
});

describe('a question over many stories', () => {
  const all = [...crowd, flood, court];

  it('is answered from the one that it is about', () => {
    const answer = ask('Was Ottilie Vane charged?', all);
    expect(answer.lines[0]).toMatchObject({ story: court.id, claim: 'charge' });
  });

  it('that names nothing may be about each of them, but for the thread that it is asked in', () => {
    expect(equallyMeant(readQuestion('what is disputed?'), all, noConversation)).toHaveLength(all.length);
    expect(equallyMeant(readQuestion('what is disputed?'), all, { stories: [flood.id], turns: [] })).toEqual(
      [],
    );
  });

  it('stays with its thread, though others have its words as well', () => {
    const thread = { stories: ['merger-7'], turns: [] };
    expect(ask('What is the price?', all, thread).lines[0]?.story).toBe('merger-7');
  });
});
