// Who is meant, read from the first word to the last: every name, description and pronoun finds its actor by what was
// named before, what it is, and what the text has in focus.
import { apposedToAny, mayBeTail } from './apposed.ts';
import { describe } from './described.ts';
import type { Description } from './description.ts';
import { heatIn, warm, type Entity } from './entity.ts';
import type { Name } from './name.ts';
import type { Meant } from './naming.ts';
import { pronounOf, resolvePronoun } from './pronoun.ts';
import { isGivenName } from './words/given-names.ts';
import type { Described, Discourse } from './state.ts';

type Item =
  | {
      readonly type: 'name';
      readonly first: number;
      readonly last: number;
      readonly name: Name;
      readonly meant: Meant;
    }
  | {
      readonly type: 'description';
      readonly first: number;
      readonly last: number;
      readonly description: Description;
    }
  | { readonly type: 'pronoun'; readonly first: number; readonly last: number };

export function readDiscourse(
  names: readonly Name[],
  meant: readonly Meant[],
  descriptions: readonly Description[],
  discourse: Discourse,
): void {
  const { words } = discourse;
  const items: Item[] = [
    ...names.map(
      (name, at) =>
        ({ type: 'name', first: name.first, last: name.last, name, meant: meant[at] ?? [] }) as const,
    ),
    ...descriptions.map(
      (description) =>
        ({ type: 'description', first: description.first, last: description.last, description }) as const,
    ),
    ...words.flatMap((word, at) =>
      pronounOf(word) === undefined ? [] : [{ type: 'pronoun', first: at, last: at + 1 } as const],
    ),
  ];
  const within = insideOf(items);
  // What stands within a description comes first: its owner must be known.
  items.sort((a, b) => a.last - b.last || b.first - a.first);
  let pending: readonly Described[] = [];
  for (const item of items) {
    const inside = within.has(item);
    const entity = apposed(item, pending, discourse) ?? resolve(item, inside, discourse);
    if (!inside) pending = pending.filter((each) => !hasEnded(each, item, discourse));
    if (entity === undefined) continue;
    note(item, entity, inside, discourse);
    if (item.type === 'description' && !inside) {
      const mention = discourse.mentions.length - 1;
      pending = [{ mention, description: item.description, entity }, ...pending].slice(0, 3);
    }
  }
  discourse.mentions.sort((a, b) => a.first - b.first || b.last - a.last);
}

/** Whether an apposition to the description can no longer come: “the leader of the group” may go on with a name. */
const hasEnded = ({ description: { last } }: Described, { first }: Item, { words }: Discourse): boolean =>
  first > last && !mayBeTail(words.slice(last, first));

/** Those that stand within another. */
function insideOf(items: readonly Item[]): ReadonlySet<Item> {
  const inside = new Set<Item>();
  let until = -1;
  for (const item of items.toSorted((a, b) => a.first - b.first || b.last - a.last)) {
    if (item.last <= until) inside.add(item);
    until = Math.max(until, item.last);
  }
  return inside;
}

function resolve(item: Item, inside: boolean, discourse: Discourse): Entity | undefined {
  switch (item.type) {
    case 'name':
      return chosen(item.name, item.meant, discourse);
    case 'pronoun':
      return resolvePronoun(item.first, discourse);
    case 'description':
      return inside && item.description.of !== 'person' ? undefined : describe(item.description, discourse);
  }
}

/** Of those who share the surname, the one in focus, of the gender that the title tells. */
function chosen({ gender, first }: Name, meant: Meant, { words }: Discourse): Entity | undefined {
  const fitting = meant.filter(
    (each) => gender === undefined || each.gender === undefined || each.gender === gender,
  );
  const all = fitting.length > 0 ? fitting : meant;
  if (all.length < 2) return all[0];
  // Whom the text is about has the full name once and the surname from then on; the others keep their full name.
  const weight = (each: Entity): number => {
    const often = [...each.forms].reduce((sum, [form, count]) => sum + (form.includes(' ') ? count : 0), 0);
    const odd = isGivenName(each.parts[0] ?? '') ? 0 : 1;
    // “His cousin, Nils Toft”: a relative of one who is called so.
    const isRelative = each.roles.some(({ owner }) => owner !== undefined && all.includes(owner));
    return (
      0.5 * heatIn(each, words[first]?.sentence ?? 0) -
      0.3 * Math.min(5, often - 1) -
      odd -
      Number(isRelative)
    );
  };
  return all.reduce((best, each) => (weight(each) > weight(best) ? each : best));
}

const apposed = (item: Item, pending: readonly Described[], discourse: Discourse): Entity | undefined =>
  item.type === 'name' ? apposedToAny(item, pending, discourse) : undefined;

const FOCUS = 24;

function note(item: Item, entity: Entity, inside: boolean, discourse: Discourse): void {
  const { mentions, words, voices, focus, speakers } = discourse;
  mentions.push({ first: item.first, last: item.last, entity, as: item.type, inside });
  const word = words[item.first];
  if (word === undefined) return;
  const speaks = Math.max(voices.speaker[item.first] ?? -1, voices.speaker[item.last - 1] ?? -1);
  if (speaks >= 0 && !inside && (!speakers.has(speaks) || words[item.first - 1]?.lower === 'and')) {
    entity.speaks = true;
    if (!speakers.has(speaks)) speakers.set(speaks, entity);
  }
  warm(entity, word.sentence, weightOf(item, inside, speaks >= 0, discourse));
  const at = focus.indexOf(entity);
  if (at >= 0) focus.splice(at, 1);
  focus.unshift(entity);
  if (focus.length > FOCUS) focus.pop();
}

const OWNING = new Set(["'", '’', "'s", '’s']);

/** How much a mention brings its actor into focus: the subject more than the object, who speaks more than who is spoken of. */
function weightOf(
  { first, last, type }: Item,
  inside: boolean,
  speaks: boolean,
  { words, voices }: Discourse,
): number {
  if (voices.quoted[first] === 1) return 0.15;
  if (inside) return 0.25;
  if (speaks) return 1.6;
  const [before, next] = [words[first - 1], words[last]];
  if (OWNING.has(next?.text ?? '')) return 0.5;
  const subject = next?.tag === 'VERB' || next?.tag === 'AUX' || next?.tag === 'ADV' || next?.text === ',';
  const opens = words[first]?.opens === true || (before?.tag === 'DET' && before.opens);
  const object = before?.tag === 'ADP' || before?.tag === 'VERB';
  const base = object ? 0.55 : subject || opens ? 1.1 : 0.75;
  return type === 'pronoun' ? base * 0.9 : base;
}
