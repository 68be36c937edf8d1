// Completion of a field while it is typed: stories by their headline, schedules by their id, claims by their words.
import type { Choice } from '#adapters/adapter.ts';
import { whenText } from '#briefings/schedule/when.ts';
import type { Place } from '#briefings/place.ts';
import { listSchedules } from './store/schedules.ts';
import type { Store } from './store/store.ts';

/** Discord's limit for a choice's name and value, and for their number. */
const LONGEST = 100;
const MOST = 25;

/**
 * @param kind  what the field asks for (`meta({ complete })`); an unknown kind has no choices
 * @param typed what stands in the field so far
 * @returns at most 25 choices, those that begin with what was typed first
 */
export async function complete(
  store: Store,
  place: Place,
  kind: string,
  typed: string,
): Promise<readonly Choice[]> {
  const choices = await choicesOf(store, place, kind);
  const wanted = typed.trim().toLowerCase();
  const words = wanted.split(/\s+/);
  const rank = ({ label, value }: Choice): number => {
    if ([label, value].some((each) => each.toLowerCase().startsWith(wanted))) return 0;
    const text = `${label} ${value}`.toLowerCase();
    return words.every((word) => text.includes(word)) ? 1 : 2;
  };
  return choices
    .map((choice) => ({ choice, rank: rank(choice) }))
    .filter((each) => each.rank < 2)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map(({ choice }) => ({ ...choice, label: shortened(choice.label) }));
}

async function choicesOf(store: Store, place: Place, kind: string): Promise<readonly Choice[]> {
  if (kind === 'stories')
    return (await store.stories.list())
      .filter(({ id }) => id.length <= LONGEST)
      .map(({ headline, id }) => ({ label: headline, value: id }));
  if (kind === 'schedules')
    return (await listSchedules(store.db, place)).map(({ id, when }) => ({
      label: `${id} · ${whenText(when)}`,
      value: id,
    }));
  if (kind === 'claims')
    return (await store.stories.list())
      .flatMap((story) => story.claims.map(({ id, text }) => ({ label: text, value: `${story.id}/${id}` })))
      .filter(({ value }) => value.length <= LONGEST);
  return [];
}

function shortened(label: string): string {
  const points = Array.from(label);
  return points.length <= LONGEST ? label : `${points.slice(0, LONGEST - 1).join('')}…`;
}
