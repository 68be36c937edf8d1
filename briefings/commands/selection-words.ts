// What somebody types of the stories that an edition is about: “about Russia from Reuters, most 5, at least corroborated”.
import { UserError } from '../error.ts';
import { leastSchema, type Selection, type Terms } from '../story/selection.ts';

/** A selection as it is typed, each filter in its own words. */
export interface TypedSelection {
  readonly about?: string | undefined;
  readonly actor?: string | undefined;
  readonly place?: string | undefined;
  readonly outlet?: string | undefined;
  readonly keyword?: string | undefined;
  readonly least?: string | undefined;
  readonly most?: string | undefined;
}

export type FilterName = keyof TypedSelection;

/** What opens a filter in plain words. A time after “from” is none: “every hour from 9 to 17”. */
const NUMBER = String.raw`\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve`;
const DAYS = '(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*day';
const OPENERS: readonly (readonly [filter: FilterName, pattern: string])[] = [
  ['least', String.raw`(?:at least|least|only|status)(?= +(?!\d)[a-z])`],
  [
    'most',
    String.raw`(?:at most|at the most|the most|most|max(?:imum)?|top|up to|no more than)(?= +(?:${NUMBER})\b)`,
  ],
  ['about', 'about'],
  ['keyword', String.raw`with the (?:key)?words?`],
  ['outlet', String.raw`from(?! +(?:the )?(?:\d|noon|midnight|now|today|tomorrow|next|${DAYS}))`],
];
const OPENER = new RegExp(
  String.raw`(?:^|,? +(?:and +)?)(?:${OPENERS.map(([filter, pattern]) => `(?<${filter}>${pattern})`).join('|')})(?= |$)`,
  'giu',
);

/** Where the words of a filter end and those of a time begin again: “about Russia every day at 8”. */
const TIME = new RegExp(
  String.raw`,? +(?:(?:at|by) +\d|(?:on +|at +)?(?:every|each|daily|weekdays?|weekends?|weekly|monthly|tomorrow|tonight|today)\b|(?:on +)?${DAYS}s?\b|on the +\d|in +\d+ +(?:min|hour|day|week))`,
  'iu',
);

export interface WordsLeft {
  readonly typed: TypedSelection;
  /** The words that are of no filter. */
  readonly rest: string;
}

/** Takes the filters out of what was typed. */
export function filtersIn(words: string): WordsLeft {
  const typed: Partial<Record<FilterName, string>> = {};
  const rest: string[] = [];
  const found = Array.from(words.matchAll(OPENER));
  rest.push(words.slice(0, found[0]?.index ?? words.length));
  for (const [at, match] of found.entries()) {
    const filter = OPENERS.map(([name]) => name).find((name) => match.groups?.[name] !== undefined);
    const span = words.slice(match.index + match[0].length, found[at + 1]?.index ?? words.length);
    const end =
      filter === 'most' ? /^ +[^ ,]+(?: +stor(?:y|ies))?/u.exec(span)?.[0].length : TIME.exec(span)?.index;
    const value = span.slice(0, end).replace(/^[\s,:]+|[\s,.]+$/g, '');
    if (filter !== undefined) typed[filter] = [typed[filter], value].filter(Boolean).join(', ');
    rest.push(end === undefined ? '' : span.slice(end));
  }
  return {
    typed,
    rest: rest
      .join(' ')
      .replace(/\s+/g, ' ')
      .replace(/^[\s,]+|[\s,]+$/g, ''),
  };
}

const TERMED = ['about', 'actor', 'place', 'outlet', 'keyword'] as const;

/** Such a word as a value takes a filter away: “about everything”. */
const ANY = /^(?:any(?:thing|one|body|where)?|all|every(?:thing|one|body|where)|none|off|-)$/i;

/** Filters, and those that are taken away. */
export interface SelectionChange {
  readonly set: Selection;
  readonly clear: readonly FilterName[];
}

/** @throws UserError that names every filter that cannot be understood, with what would be */
export function readSelection(typed: TypedSelection): SelectionChange {
  const given = Object.entries(typed).filter(
    ([, value]: [string, string | undefined]) => value !== undefined,
  );
  const isCleared = ([, value]: [string, string]): boolean => ANY.test(value.trim());
  const clear = (given as [FilterName, string][]).filter(isCleared).map(([filter]) => filter);
  const kept: TypedSelection = Object.fromEntries(
    (given as [FilterName, string][]).filter((each) => !isCleared(each)),
  );
  const terms = TERMED.flatMap((filter) => {
    const value = kept[filter];
    return value === undefined ? [] : [[filter, termsOf(value, filter)] as const];
  });
  return {
    set: {
      ...Object.fromEntries(terms),
      ...(kept.least === undefined ? {} : { least: leastOf(kept.least) }),
      ...(kept.most === undefined ? {} : { most: mostOf(kept.most) }),
    },
    clear,
  };
}

/** A filter has so many names at the most, each of so many characters. */
const MOST_TERMS = 10;
const LONGEST_TERM = 80;

/** “Russia and sanctions, Ukraine” → both of the first two, or the third. Outlets are joined by “and” as by “or”. */
function termsOf(value: string, filter: (typeof TERMED)[number]): Terms {
  const either = filter === 'outlet' ? /\s*,\s*|\s+(?:or|and|&)\s+/iu : /\s*,\s*(?:or\s+)?|\s+or\s+/iu;
  const terms = value
    .split(either)
    .map((each) =>
      (filter === 'outlet' ? [each] : each.split(/\s+(?:and|&)\s+/iu))
        .map((part) => part.replace(/["“”'‘’«»]/gu, '').trim())
        .filter((part) => /[\p{L}\p{N}]/u.test(part)),
    )
    .filter((parts) => parts.length > 0);
  if (terms.length === 0) throw new UserError(`${filter}: what? For example: ${EXAMPLES[filter]}.`);
  if (terms.flat().length > MOST_TERMS)
    throw new UserError(`${filter}: that is ${terms.flat().length} names; ${MOST_TERMS} are the most.`);
  const long = terms.flat().find((part) => part.length > LONGEST_TERM);
  if (long !== undefined) throw new UserError(`${filter}: “${long.slice(0, 40)}…” is too long for a name.`);
  return terms;
}

const EXAMPLES: Readonly<Record<(typeof TERMED)[number], string>> = {
  about: '“about Russia and sanctions”, “about floods or storms”',
  actor: 'actor:"the river board"',
  place: 'place:Tolmead',
  outlet: '“from Reuters, AP”',
  keyword: '“with the word ceasefire”',
};

const STATUSES = leastSchema.options;

function leastOf(value: string): Selection['least'] & string {
  const found = STATUSES.find((status) => value.trim().toLowerCase() === status);
  if (found !== undefined) return found;
  throw new UserError(
    `“${value.trim()}” is no status that can be the least. Take attributed (somebody stands by it), corroborated (independent speakers say so) or established.`,
  );
}

/** More stories than this make no edition. */
const MOST_STORIES = 50;

const NAMES = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');

function mostOf(value: string): number {
  const word = value
    .trim()
    .toLowerCase()
    .replace(/ +stor(?:y|ies)$/, '');
  const count = NAMES.includes(word) ? NAMES.indexOf(word) : /^\d{1,4}$/.test(word) ? Number(word) : NaN;
  if (Number.isNaN(count))
    throw new UserError(`“${value.trim()}” is no number of stories. For example: “most 5”.`);
  if (count < 1 || count > MOST_STORIES)
    throw new UserError(`An edition has 1 to ${MOST_STORIES} stories; “most ${count}” is none of these.`);
  return count;
}
