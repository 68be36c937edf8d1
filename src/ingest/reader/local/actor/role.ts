// The role that a description gives a person.
import type { Description } from './description.ts';
import type { Entity, Role } from './entity.ts';
import { isPossessive, type Word } from './word.ts';

/**
 * The role that a description gives, with where it is held: “the governor of Ruritania”.
 * @param whose the actor that its owner stands for, where that is known
 */
export function roleOf(
  { first, last, noun, modifiers, owner }: Description,
  words: readonly Word[],
  whose?: Entity,
): Role {
  const after: string[] = [];
  if (/^(?:of|for|at|in|from|to)$/u.test(words[last]?.lower ?? ''))
    for (let at = last + 1; at < last + 6; at += 1) {
      const word = words[at];
      if (word === undefined || !/^(?:DET|ADJ|NOUN|PROPN)$/u.test(word.tag)) break;
      if (word.tag !== 'DET') after.push(word.bare);
    }
  const owned = owner === undefined ? [] : [words[owner]?.bare ?? ''];
  const plain = words
    .slice(owner === undefined ? first : owner + 1, last)
    .filter(({ tag, lower }) => !/^(?:DET|PUNCT|PART)$/u.test(tag) && !ARTICLE.test(lower));
  const held = words.slice(last, tailEnd(words, last));
  const text = written([...plain, ...held]);
  return { noun, modifiers: [...modifiers, ...after, ...owned], text, owner: whose };
}

/** With a space between words, and none before “’s”. */
const written = (words: readonly Word[]): string =>
  words.map((word, at) => (at === 0 || isPossessive(word) ? word.text : ` ${word.text}`)).join('');

/** What belongs to a role behind its noun has so many words at the most. */
const LONGEST_TAIL = 12;

/** Behind “of the Harbour Institute at Alden University's law school”; the same place where nothing belongs to the noun. */
export function tailEnd(words: readonly Word[], last: number): number {
  let end = last;
  for (let at = last; at < last + LONGEST_TAIL;) {
    if (!/^(?:of|for|at|to|in)$/u.test(words[at]?.lower ?? '')) break;
    at += 1;
    const from = at;
    while (at < last + LONGEST_TAIL && isHeld(words[at])) at += 1;
    if (at === from) break;
    end = at;
  }
  return end;
}

const isHeld = (word: Word | undefined): boolean =>
  word !== undefined && (/^(?:DET|ADJ|NOUN|PROPN|NUM)$/u.test(word.tag) || isPossessive(word));

const ARTICLE = /^(?:his|her|their|its|an?|the|one|another|both|fellow)$/u;
