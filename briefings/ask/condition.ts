// "What if the bill fails?": what is told under that very condition, and under no other.
import { areOf } from './cast.ts';
import { missing, surely, type Finding } from './finding.ts';
import { NOT_HAPPENED, NOT_SAID } from './lead.ts';
import type { Likeness } from './likeness.ts';
import { verbAt, wordsOfQuestion } from './question.ts';
import type { Reading, Term } from './reading.ts';
import type { Entry } from './story-index.ts';
import { likest } from './vicinity.ts';
import { isStopWord, plain, wordsOf, type Word } from './words.ts';

const ASKED =
  /^(?:(?:and|but|so|then) )?(?:what (?:(?:happens|would happen|will happen|comes next|follows) )?)?if\b/u;

const CONDITION = /\b(if|once|should|unless)\b([^,;:]*)/giu;
const NOT = /\b(?:not|never|no)\b|n[’']t\b/iu;

/** Words of a condition say the same from this likeness on. */
const SAME = 0.5;

/**
 * @returns the claims that tell what follows if that comes about; nothing for other questions, and where no claim has a
 *   condition about those who are named
 */
export function underCondition({ index, question, topic, mentions, likeness }: Reading): Finding | undefined {
  const [start] = ASKED.exec(wordsOfQuestion(question)) ?? [];
  if (start === undefined) return undefined;
  const from = start.split(' ').length;
  const named = mentions.filter((mention) => mention.from >= from);
  const terms = topic.filter(({ at }) => at >= from);
  if (named.length + terms.length === 0) return undefined;
  const under = index.entries.flatMap((entry) => {
    const words = conditionOf(entry, question.negated);
    const isOfThem = named.every(({ actors }) =>
      actors.some((id) => {
        const actor = index.cast.actors.get(id);
        return actor !== undefined && areOf(words, actor);
      }),
    );
    return words.length > 0 && isOfThem ? [{ entry, words }] : [];
  });
  const meant = under.filter(({ words }) =>
    terms.every((term) => words.some((word) => saysSame(term, word, likeness))),
  );
  if (meant.length > 0) return surely(entriesIn(meant), 0.85);
  return named.length > 0 && under.length > 0 ? missing(NOT_SAID, entriesIn(under)) : undefined;
}

const ASKS_CONDITION =
  /^(?:and )?(?:under|on|with) (?:what|which) (?:conditions?|terms)$|^(?:what|which) (?:is|are|was|were) (?:the|his|her|its|their) conditions?$/u;

/** "Under what condition?": of what was told last, or of who said it, what stands under one. */
export function askedCondition({ index, question, focus, recent }: Reading): Finding | undefined {
  if (!ASKS_CONDITION.test(wordsOfQuestion(question))) return undefined;
  const told = focus.length > 0 ? focus : recent;
  const under = (told.length > 0 ? [...told, ...likest(index, told, 4)] : index.entries).filter(({ claim }) =>
    STANDS_UNDER.test(claim.text),
  );
  return under.length > 0 ? surely([...new Set(under)].slice(0, 2), 0.6) : missing(NOT_SAID, told, 0.2);
}

const STANDS_UNDER =
  /\b(?:if|unless|once|provided|as long as|on condition|only (?:when|after)|needs?|requires?|subject to)\b/iu;

/** "Was she convicted?" where the reports have it only under a condition: "faces seven years if convicted". */
export function onlyUnderCondition({ index, kind, question, topic }: Reading): Finding | undefined {
  const verb = topic.find(({ at }) => at === verbAt(question));
  if (kind !== 'polar' || question.tense !== 'past' || verb === undefined) return undefined;
  const telling = index.entries.filter(({ positions }) => positions.has(verb.stem));
  const count = (text: string): number =>
    wordsOf(plain(text)).filter(({ stem }) => stem === verb.stem).length;
  const isOpen = ({ claim: { text } }: Entry): boolean =>
    count(text) === [...text.matchAll(CONDITION)].reduce((sum, [, , clause = '']) => sum + count(clause), 0);
  return telling.length > 0 && telling.every(isOpen)
    ? missing(NOT_HAPPENED, telling.slice(0, 2), 0.25)
    : undefined;
}

const entriesIn = (under: readonly { readonly entry: Entry }[]): readonly Entry[] =>
  under.slice(0, 2).map(({ entry }) => entry);

/** The words of the condition under which a claim stands, where it is one that something is so, or is not so. */
const conditionOf = ({ claim }: Entry, isNegated: boolean): readonly Word[] =>
  [...claim.text.matchAll(CONDITION)].flatMap(([, link = '', clause = '']) =>
    ((link.toLowerCase() === 'unless') === NOT.test(clause)) === isNegated
      ? []
      : wordsOf(plain(clause)).filter((word) => !isStopWord(word)),
  );

const saysSame = (term: Term, { stem, text }: Word, likeness: Likeness): boolean =>
  term.stem === stem || likeness.words(term.text, text) >= SAME;
