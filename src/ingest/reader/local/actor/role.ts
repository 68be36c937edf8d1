// The role that a description gives a person.
import type { Description } from './description.ts';
import type { Role } from './entity.ts';
import type { Word } from './word.ts';

/** The role that a description gives, with where it is held: “the governor of Ruritania”. */
export function roleOf({ first, last, noun, modifiers, owner }: Description, words: readonly Word[]): Role {
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
  const text = plain.map((word) => word.text).join(' ');
  return { noun, modifiers: [...modifiers, ...after, ...owned], text };
}

const ARTICLE = /^(?:his|her|their|its|an?|the|one|another|both|fellow)$/u;
