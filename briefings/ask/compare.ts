// What two sides say, side by side: "compare what the mayor and the union say", "how does her account differ from his?".
import { bestOf, entriesOf, found, hasTopic, isDenial, leadsOf, missing, type Finding } from './finding.ts';
import { listText } from './lead.ts';
import { voicesOf, type Reading } from './reading.ts';
import { rank } from './search.ts';
import { whatIsDisputed } from './state.ts';
import type { Mention } from './cast.ts';
import type { Entry } from './story-index.ts';
import { plain, wordsOf } from './words.ts';

interface Side {
  readonly name: string;
  /** What they say; of a body that says nothing itself, what is told of its position. */
  readonly entries: readonly Entry[];
}

/** Lines of each side. */
const LINES = 2;

/** The nearest that both sides say to the topic, what answers the other side first. Without two sides, what is disputed. */
export function compare(reading: Reading): Finding {
  const [one, other] = sidesOf(reading);
  if (one === undefined || other === undefined)
    return hasTopic(reading)
      ? missing('The reports I have do not tell of both.', [
          ...(one?.entries ?? []),
          ...leadsOf(reading.index),
        ])
      : whatIsDisputed(reading);
  const silent = [one, other].filter(({ entries }) => entries.length === 0);
  if (silent.length > 0)
    return missing(
      `The reports I have do not say what ${listText(silent.map(({ name }) => name))} ${silent.length > 1 ? 'say' : 'says'}.`,
      [...one.entries, ...other.entries],
      0.2,
    );
  const pairs = pairsOf(one, other);
  const [ours, theirs] = [onTopic(reading, one), onTopic(reading, other)];
  if (reading.topic.length > 0 && (ours.length === 0 || theirs.length === 0) && pairs.length === 0)
    return missing(
      `The reports I have do not say what ${listText([one.name, other.name])} say on that.`,
      [...ours, ...theirs, ...one.entries, ...other.entries],
      0.2,
    );
  const told = chosen(pairs, ours, theirs);
  const opposed = pairs.some((pair) => pair.some(isDenial));
  const lead = `${one.name} and ${other.name}, side by side${opposed ? '; one denies what the other says' : ''}:`;
  return found(told, 0.75, lead);
}

/** The first two who are named and are not one, in the order of the question. */
function sidesOf(reading: Reading): readonly Side[] {
  const { index, mentions } = reading;
  const sides: { name: string; voices: ReadonlySet<string>; entries: readonly Entry[] }[] = [];
  for (const mention of mentions) {
    const { actors } = mention;
    const voices = voicesOf(index, actors);
    const name = nameIn(reading, mention);
    if (name === undefined || sides.some((side) => !side.voices.isDisjointFrom(voices))) continue;
    const own = index.entries.filter((entry) => !entry.speakers.isDisjointFrom(voices));
    // A body's position may be told by others; what a person says is that person's own.
    const isPerson = actors.some((id) => index.cast.actors.get(id)?.kind === 'person');
    const told = isPerson ? [] : index.entries.filter((entry) => !entry.subjects.isDisjointFrom(voices));
    sides.push({ name, voices, entries: own.length > 0 ? own : told });
  }
  return sides.slice(0, 2);
}

/** The name that was asked with, as the story writes it; for “the prosecutor”, whose name that is. */
function nameIn({ index, question }: Reading, { actors, from, to, by }: Mention): string | undefined {
  const [actor] = actors.flatMap((id) => index.cast.actors.get(id) ?? []);
  const asked = question.words.slice(from, to).map(({ text }) => text);
  const names = by === 'name' ? [actor?.name ?? '', ...(actor?.aliases ?? [])] : [];
  const isAsked = (name: string): boolean => {
    const words = wordsOf(plain(name)).map(({ text }) => text);
    return words.filter((word) => word !== 'the').join(' ') === asked.join(' ');
  };
  return names.find(isAsked)?.replace(/^the /u, '') ?? actor?.name;
}

/** Claims of the two sides of which one denies or answers the other, the denials first. */
function pairsOf(one: Side, other: Side): readonly (readonly [Entry, Entry])[] {
  const pairs = one.entries.flatMap((a) =>
    other.entries.filter((b) => answers(a, b) || answers(b, a)).map((b) => [a, b] as const),
  );
  return [...pairs].sort((a, b) => Number(b.some(isDenial)) - Number(a.some(isDenial)));
}

const answers = (a: Entry, b: Entry): boolean =>
  a.claim.links.some(
    ({ type, claim }) => claim === b.claim.id && (type === 'denies' || type === 'responds_to'),
  );

function onTopic(reading: Reading, { entries }: Side): readonly Entry[] {
  if (reading.topic.length === 0)
    return entries.toSorted((a, b) => weightOf(b) - weightOf(a) || a.order - b.order);
  const matches = rank({ ...reading, mentions: [] }, entries).filter((match) => !match.clashes);
  return entriesOf(bestOf(matches, 0.3));
}

const weightOf = ({ claim }: Entry): number =>
  (claim.status === 'disputed' ? 2 : 0) + (claim.quote ? 1 : 0) + (claim.section === 'background' ? -2 : 0);

/** A line of the one, a line of the other, and once more. */
function chosen(
  pairs: readonly (readonly [Entry, Entry])[],
  ours: readonly Entry[],
  theirs: readonly Entry[],
): readonly Entry[] {
  const a = [...new Set([...pairs.map(([each]) => each), ...ours])].slice(0, LINES);
  const b = [...new Set([...pairs.map(([, each]) => each), ...theirs])].filter((each) => !a.includes(each));
  return a.flatMap((each, at) => [each, ...b.slice(at, at + 1)]).concat(b.slice(a.length, LINES));
}
