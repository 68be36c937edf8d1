// A side of the whole story that is asked for: its background, its course, its figures, its people.
import { found, leadsOf, missing, type Finding } from './finding.ts';
import { listText, NOT_SAID, sentence } from './lead.ts';
import { wordsOfQuestion } from './question.ts';
import type { Reading } from './reading.ts';
import type { Entry, StoryIndex } from './story-index.ts';

/** By which words each is asked for, and the claims that tell it. */
const ASPECTS: readonly (readonly [asked: RegExp, tellingOf: (index: StoryIndex) => readonly Entry[]])[] = [
  [/^what is the (?:background|context)(?: here)?$/u, backgroundOf],
  [/^what is the timeline$/u, courseOf],
  [/^what are the figures$/u, (index) => leadFirst(index).filter(({ claim }) => claim.figures.length > 0)],
];

const PEOPLE = /^who (?:is|are|was|were) (?:all )?involved(?: in (?:it|this|that|all this))?$/u;

/** Lines of one answer, and people before them. */
const MOST_LINES = 4;
const MOST_PEOPLE = 5;

/** @returns undefined where no side of the story is asked for */
export function aspect({ question, index, focus }: Reading): Finding | undefined {
  const asked = wordsOfQuestion(question);
  if (PEOPLE.test(asked) && focus.length === 0) return involved({ index });
  const telling = ASPECTS.find(([words]) => words.test(asked))?.[1](index);
  if (telling === undefined) return undefined;
  return telling.length > 0 ? found(telling.slice(0, MOST_LINES), 0.8) : missing(NOT_SAID, leadsOf(index));
}

function backgroundOf({ entries }: StoryIndex): readonly Entry[] {
  return entries.filter(({ claim }) => claim.section === 'background' || claim.kind === 'background');
}

/** What happened or was said on a known date, the earliest first. */
function courseOf({ story, entries }: StoryIndex): readonly Entry[] {
  const starts = new Map(story.moments.map(({ id, start }) => [id, start]));
  const startOf = ({ claim }: Entry): string | null | undefined =>
    starts.get(claim.when ?? claim.attribution[0]?.saidAt ?? '');
  const timeOf = (entry: Entry): number => Date.parse(startOf(entry) ?? '');
  const dated = entries.filter((entry) => Boolean(startOf(entry)));
  // Of more than fit, the last are nearest to what is going on.
  return dated.toSorted((a, b) => timeOf(a) - timeOf(b) || a.order - b.order).slice(-MOST_LINES);
}

const leadFirst = (index: StoryIndex): readonly Entry[] => [
  ...new Set([...leadsOf(index), ...index.entries]),
];

/** Those with a name of whom most is told, with what they are, before what leads the story. */
export function involved({ index }: Pick<Reading, 'index'>): Finding | undefined {
  const told = (id: string): number =>
    index.entries.filter(({ claim, speakers }) => claim.about.includes(id) || speakers.has(id)).length;
  const people = index.story.actors
    .filter(({ kind, name }) => kind !== 'place' && /^(?:the )?\p{Lu}/u.test(name))
    .map((actor) => ({ actor, count: told(actor.id) }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count)
    .slice(0, MOST_PEOPLE)
    .map(({ actor: { name, role } }) => (role === undefined ? name : `${name} (${role})`));
  const lines = leadsOf(index);
  return people.length > 0 && lines.length > 0 ? found(lines, 0.7, sentence(listText(people))) : undefined;
}
