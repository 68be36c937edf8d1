// Turns of phrase: found with other words within them, in every form of their verb, and only where they stand.
import { describe, expect, it } from 'vitest';
import { keysOf, phrasesIn } from '#briefings/ask/phrases.ts';
import { plain, stemOf, wordsOf } from '#briefings/ask/words.ts';

const standsFor = (text: string): readonly string[] =>
  phrasesIn(wordsOf(plain(text))).flatMap((phrase) => phrase.keys);

describe('a turn of phrase', () => {
  it.each([
    ['The council turned the offer down', 'reject'],
    ['The council turned down the offer', 'reject'],
    ['She took the ferry line over', 'acquire'],
    ['They are putting the vote off', 'delay'],
    ['a tit-for-tat between the two ports', 'retaliate'],
    ['He stepped down on Monday', 'resign'],
  ])('is found: %s', (text, word) => {
    expect(standsFor(text)).toContain(stemOf(word));
  });

  it.each([
    'She turned to the window and sat down',
    'The offer was down on paper before the council turned to it again',
    'The ferry took an hour',
  ])('is not found where its words only happen to stand: %s', (text) => {
    expect(standsFor(text)).toEqual([]);
  });

  it('makes a text be found by what it stands for, and by the group of that', () => {
    expect(keysOf('The mayor stepped down')).toEqual(expect.arrayContaining([stemOf('quit'), '#resign']));
  });
});
