// Turns of phrase: found with other words within them, in every form of their verb, and only where they stand.
import { describe, expect, it } from 'vitest';
import { keysOf, phrasesIn } from '#briefings/ask/phrases.ts';
import { plain, stemOf, wordsOf } from '#briefings/ask/words.ts';

const standsFor = (text: string): readonly string[] =>
  phrasesIn(wordsOf(plain(text))).flatMap((phrase) => phrase.keys);

describe('a turn of phrase', () => {
  it.each([
    ['The council called the fair off', 'cancel'],
    ['The council called off the fair', 'cancel'],
    ['She took the ferry line over', 'acquire'],
    ['They are putting the vote off', 'delay'],
    ['The quay was opened by-accident', 'accidental'],
    ['He stepped down on Monday', 'resign'],
  ])('is found: %s', (text, word) => {
    expect(standsFor(text)).toContain(stemOf(word));
  });

  it.each([
    'She called the ferry and set off',
    'The fair was off the table before the council called it again',
    'The ferry took an hour',
  ])('is not found where its words only happen to stand: %s', (text) => {
    expect(standsFor(text)).toEqual([]);
  });

  it('makes a text be found by what it stands for, and by the group of that', () => {
    expect(keysOf('The mayor stepped down')).toEqual(expect.arrayContaining([stemOf('quit'), '#resign']));
  });
});
