// The filters of a command: their declaration, and which stories are meant by them.
import { z } from 'zod';
import type { Selection } from '../story/selection.ts';
import type { Story } from '../story/story.ts';
import { matchStories } from './story-field.ts';
import { filtersIn, readSelection, type SelectionChange, type TypedSelection } from './selection-words.ts';
import { leastSchema } from '../story/selection.ts';

const words = (description: string) => z.string().trim().max(300).optional().describe(description);

/** As fields, for whoever picks them from a list; in plain words they may stand among the others. */
export const selectionFields = {
  about: words('A topic, somebody or somewhere: “Russia and sanctions, Ukraine”'),
  actor: words('Who is in it'),
  place: words('Where it is'),
  outlet: words('Who reports it: “Reuters, AP”'),
  keyword: words('Words that stand in it'),
  // “disputed elections” is a topic: no bare word of it is taken for a choice.
  least: leastSchema.optional().describe('How sure its claims are, at the least').meta({ named: true }),
  most: words('The most stories'),
};

/** @returns the filters of the fields and of the words, and the words that are of none */
export function selectionOf(
  words: string,
  fields: TypedSelection,
): { readonly change: SelectionChange; readonly rest: string } {
  const { typed, rest } = filtersIn(words);
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  return { change: readSelection({ ...typed, ...given }), rest };
}

/** The story that somebody names, or the filters: the words of a headline may look like one (“Letter from Tolmead”). */
export function meantBy(
  words: string,
  fields: TypedSelection,
  stories: readonly Story[],
): { readonly rest: string; readonly selection: Selection | undefined } {
  const isNamed = words !== '' && matchStories(stories, words).length > 0;
  const { change, rest } = selectionOf(isNamed ? '' : words, fields);
  return { rest: isNamed ? words : rest, selection: changed(undefined, change) };
}

const isEmpty = (selection: Selection): boolean => Object.keys(selection).length === 0;

/** @returns undefined where nothing is left to choose by */
export function changed(
  before: Selection | undefined,
  { set, clear }: SelectionChange,
): Selection | undefined {
  const kept = Object.fromEntries(
    Object.entries({ ...before, ...set }).filter(([filter]) => !clear.some((each) => each === filter)),
  );
  return isEmpty(kept) ? undefined : kept;
}
