// Whether what is asked for by name has a name in a claim: "a regulator" names none.
import type { Question } from './question.ts';
import type { Reading } from './reading.ts';
import type { Entry } from './story-index.ts';
import { plain, stemOf, wordsOf } from './words.ts';

/** The names of the months, as they stand in a pattern. */
export const MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)';
const CALENDAR = new RegExp(`^(?:${MONTH}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)$`, 'u');

/** A capitalised word that is neither of the calendar nor in the question. */
export function isNew(reading: Reading, name: string): boolean {
  return !CALENDAR.test(name) && !reading.question.words.some((word) => word.stem === stemOf(plain(name)));
}

/** "Which judge", "which analyst": what is asked for is somebody. */
export const asksForPerson = ({ topic, question }: Reading): boolean =>
  /^(?:which|what)$/u.test(question.words[0]?.text ?? '') &&
  topic.some((term) => term.head && PERSON.test(term.text));

const PERSON =
  /^(?:judge|officer|politician|analyst|academic|minister|lawyer|attorney|senator|governor|mayor|president|doctor|expert|official|spokes(?:man|woman|person)|professor|director|manager|player|lawmaker|leader|chief|nominee|candidate|journalist|reporter|economist|scientist|researcher|diplomat|prosecutor|investor|banker|critic|author|actor|singer|king|queen|prince|bishop|republican|democrat)$/u;

/** Somebody whom the claim itself names, not only concerns, and who is not named in the question. */
export function namesPerson({ mentions, index }: Reading, entry: Entry): boolean {
  const named = new Set(mentions.flatMap((mention) => mention.actors));
  return [...entry.actors].some((id) => {
    const actor = index.cast.actors.get(id);
    if (actor?.kind !== 'person' || named.has(id)) return false;
    const surname = stemOf(plain(actor.name.split(' ').at(-1) ?? ''));
    return entry.speakers.has(id) || entry.keys.has(surname);
  });
}

export function hasName(reading: Reading, entry: Entry): boolean {
  const named = new Set(reading.mentions.flatMap((mention) => mention.actors));
  if ([...entry.actors].some((id) => !named.has(id))) return true;
  if (reading.kind === 'who' && SOMEBODY.test(entry.claim.text)) return true;
  const [, ...rest] = entry.claim.text.split(/\s+/u);
  return rest.some(
    (word) => /^[("“]?\p{Lu}\p{L}+/u.test(word) && isNew(reading, word.replace(/[^\p{L}]/gu, '')),
  );
}

/** "Which regulator?" is not answered by "a regulator": the thing asked for is there without its name. */
export function leavesUnnamed({ topic }: Reading, { claim }: Entry): boolean {
  const head = topic.find((term) => term.head);
  if (!head) return false;
  const words = wordsOf(plain(claim.text));
  const places = words.flatMap((word, at) => (word.stem === head.stem ? [at] : []));
  return (
    places.length > 0 &&
    places.every((at) =>
      words
        .slice(Math.max(0, at - 3), at)
        .some(({ text }) =>
          /^(?:an?|some|one|two|three|four|several|other|another|unnamed|anonymous)$/u.test(text),
        ),
    ) &&
    !NAMED_AFTER(head.text).test(claim.text)
  );
}

/** "A law firm, Hale & Hale, …", "a law firm called …". */
const NAMED_AFTER = (head: string): RegExp =>
  new RegExp(`${RegExp.escape(head)}\\p{L}*,? (?:called |named |known as )?\\p{Lu}`, 'u');

export const asksForName = ({ words }: Question): boolean =>
  /^(?:what|which) (?:is|was|are|were) .*\bnames?\b|^(?:what|which) names?\b/u.test(
    words.map(({ text }) => text).join(' '),
  );

/** Whether it names somebody who is what the question says: the judge, the driver. */
export function givesName({ mentions, topic, index, question }: Reading, entry: Entry): boolean {
  const asked = new Set([...topic.map(({ stem }) => stem), ...mentions.flatMap(({ stems }) => stems)]);
  const meant = mentions.flatMap(({ actors, by }) => (by === 'role' ? actors : []));
  const known = [...entry.actors].some((id) => {
    const actor = index.cast.actors.get(id);
    if (actor === undefined || !/^\p{Lu}/u.test(actor.name)) return false;
    const own = wordsOf(plain(`${actor.role ?? ''} ${actor.aliases.join(' ')} ${actor.name}`));
    return meant.includes(id) || own.some(({ stem }) => stem !== 'name' && asked.has(stem));
  });
  if (known) return true;
  const nouns = question.words.filter(
    ({ text, stem }) => text !== 'name' && text !== 'names' && asked.has(stem),
  );
  return nouns.some(({ text }) =>
    new RegExp(
      `\\b${RegExp.escape(text)},? (?:called |named |known as )?\\p{Lu}|\\b(?:called|named|known as|calls? (?:it|itself|them|themselves)) `,
      'u',
    ).test(entry.claim.text),
  );
}

/** Somebody without a name does something: "A policeman had driven her …". */
export const SOMEBODY =
  /^(?:(?:an?|the|one|two|three|four|some|several|many|most|his|her|their|its) )?(?:[\p{L}’'-]+ ){0,3}?(?:\p{L}+(?:man|men|woman|women|person|ist|ists|cian|cians)|(?:police|army|navy|crew|people|staff|family|parents?|father|mother|brother|sister|wife|husband|son|daughter|doctors?|nurses?|guards?|soldiers?|officers?|inspectors?|investigators?|officials?|residents?|neighbou?rs?|workers?|drivers?|passengers?|students?|teachers?|protesters?|fans?|critics?|opponents?|supporters?|lawyers?|judges?|jury|prosecutors?|ministers?|lawmakers?|members?|leaders?|managers?|owners?|investors?|traders?|farmers?|fishermen|divers?|rescuers?|firefighters?|survivors?|victims?|relatives?|employees?|engineers?|experts?|researchers?|voters?|customers?|shareholders?|hackers?|gunm[ae]n|pupils?|inmates?|prisoners?|children|boys?|girls?)) (?!of\b)/iu;
