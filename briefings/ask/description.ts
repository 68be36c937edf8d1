// What the reports say that somebody is, in any words: by role, by other names, by what stands beside the name.
import { mentionsIn, type Mention } from './cast.ts';
import type { Likeness } from './likeness.ts';
import type { StoryIndex } from './story-index.ts';
import { conceptsOf, isStopWord, LOOSELY, plain, wordsOf, type Word } from './words.ts';

/** By actor, the words that tell who or what it is. */
export type Descriptions = ReadonlyMap<string, readonly Word[]>;

const known = new WeakMap<StoryIndex, Descriptions>();

/** Reads the descriptions of all actors of a story, once. */
export function descriptionsOf(index: StoryIndex, likeness: Likeness): Descriptions {
  const kept = known.get(index);
  if (kept) return kept;
  const made = readDescriptions(index, likeness);
  known.set(index, made);
  return made;
}

function readDescriptions({ cast, sentences }: StoryIndex, likeness: Likeness): Descriptions {
  const found = new Map<string, Map<string, Word>>();
  const add = (id: string, words: readonly Word[]): void => {
    const own = found.get(id) ?? new Map<string, Word>();
    found.set(id, own);
    for (const word of words) if (!isStopWord(word)) own.set(word.text, word);
  };
  for (const { id, name, role, aliases } of cast.actors.values())
    add(id, wordsOf(plain([name, role ?? '', ...aliases].join(' '))));
  for (const text of new Set([...sentences.of.values()].map((sentence) => sentence.text))) {
    const sentence = plain(text);
    const words = wordsOf(sentence);
    for (const mention of mentionsIn(cast, words)) {
      const [id] = mention.actors;
      if (id === undefined || mention.actors.length > 1 || mention.by !== 'name') continue;
      add(id, besideName(sentence, words, mention, likeness));
    }
  }
  return new Map([...found].map(([id, words]) => [id, [...words.values()]]));
}

/** The words in which a sentence says who the one is whom it names. */
function besideName(
  sentence: string,
  words: readonly Word[],
  { from, to }: Mention,
  likeness: Likeness,
): readonly Word[] {
  const start = words[from]?.start ?? 0;
  const last = words[to - 1];
  const before = sentence.slice(0, start);
  const after = sentence.slice((last?.start ?? 0) + (last?.text.length ?? 0));
  const apposed = APPOSED_BEHIND.exec(after)?.[1] ?? APPOSED_BEFORE.exec(before)?.[1] ?? '';
  const told = wordsOf(apposed);
  return [
    ...(told.some(({ text }) => likeness.isPerson(text)) ? told : []),
    ...wordsOf(BELONGS_TO.exec(after)?.[1] ?? ''),
    ...wordsOf(OWNER.exec(before)?.[1] ?? ''),
  ];
}

/** “Ada Quell, director of the Harbour Institute at Alden University,”; “Ada Quell, who …” says what she does. */
const APPOSED_BEHIND =
  /^,? ?[,(–—-] ?(?!(?:who|which|and|but|said|says)\b)([^,.;:()“”"–—]{3,90})(?=[,.;:()“”"–—]|$)/u;

/** “One of the family's lawyers, Ada Quell,”. */
const APPOSED_BEFORE = /(?:^|[,.;:()“”"–—] ?)([^,.;:()“”"–—]{3,90}), $/u;

/** “Ada Quell of Harbour News”. */
const BELONGS_TO = /^ (?:of|from|for|at|with) ((?:the )?[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)?)/u;

/** “Harbour News's Ada Quell”. */
const OWNER = /([\p{L}\p{N}]+(?: [\p{L}\p{N}]+)?)'s? $/u;

/** How well a word fits what somebody is: 1 for a word of the description, less for one of its meaning, 0 for none. */
export function fitOf(word: Word, description: readonly Word[], likeness: Likeness): number {
  const groups = conceptsOf(word.stem).filter((group) => !group.startsWith(LOOSELY));
  let most = 0;
  for (const { text, stem } of description) {
    if (stem === word.stem) return 1;
    const same = groups.length > 0 && conceptsOf(stem).some((group) => groups.includes(group));
    most = Math.max(most, same ? SAME_GROUP : likeness.words(word.text, text));
  }
  return most;
}

const SAME_GROUP = 0.9;
