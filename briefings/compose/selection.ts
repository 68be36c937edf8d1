// A selection in words, as people type it: “about Russia and sanctions, from Reuters or AP, at least corroborated, most 5”.
import type { Filter, Selection, Terms } from '../story/selection.ts';

const termsText = (terms: Terms): string => terms.map((parts) => parts.join(' and ')).join(', or ');

const WORDS: Readonly<Record<Exclude<Filter, 'least'>, (terms: string) => string>> = {
  about: (terms) => `about ${terms}`,
  actor: (terms) => `with ${terms} in it`,
  place: (terms) => `in ${terms}`,
  outlet: (terms) => `from ${terms}`,
  keyword: (terms) => `with the words “${terms}”`,
};

/** The parts of a selection, each in words. */
export function selectionParts(selection: Selection): readonly string[] {
  const { least, most } = selection;
  return [
    ...(Object.keys(WORDS) as (keyof typeof WORDS)[]).flatMap((filter) => {
      const terms = selection[filter];
      return terms === undefined ? [] : [WORDS[filter](termsText(terms))];
    }),
    ...(least === undefined ? [] : [`at least ${least}`]),
    ...(most === undefined ? [] : [`most ${most}`]),
  ];
}

/** “all stories”, “all stories about Russia, at least corroborated, most 5”, “the stories”. */
export function selectionText(selection: Selection | undefined, stories = 'all stories'): string {
  const parts = selection === undefined ? [] : selectionParts(selection);
  const [first, ...others] = parts;
  if (first === undefined) return stories;
  const isBound =
    selection?.about ?? selection?.actor ?? selection?.place ?? selection?.outlet ?? selection?.keyword;
  return [isBound === undefined ? `${stories}, ${first}` : `${stories} ${first}`, ...others].join(', ');
}

/** Why a story was left out, for whoever asks: “3 not about Russia”. */
export function leftText(selection: Selection, left: ReadonlyMap<Filter, number>): string {
  return [...left]
    .map(([filter, count]) =>
      filter === 'least'
        ? `${count} with no claim at least ${selection.least ?? ''}`
        : `${count} not ${WORDS[filter](termsText(selection[filter] ?? []))}`,
    )
    .join(', ');
}
