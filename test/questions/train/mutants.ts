// Questions that are turned, by changing one thing, into such as the sentences that answered them answer no more.
import type { Material, MaterialQuestion } from '../material.ts';

/** Words that stand for opposites, each in the form in which it is met. */
const OPPOSITES = `
largest smallest, biggest smallest, highest lowest, tallest shortest, longest shortest, oldest youngest, oldest newest,
earliest latest, first last, most least, more fewer, greater smaller, larger smaller, bigger smaller, higher lower,
longer shorter, older younger, earlier later, better worse, best worst, widest narrowest, heaviest lightest,
fastest slowest, strongest weakest, richest poorest, deepest shallowest, cheapest dearest, nearest farthest,
before after, above below, inside outside, north south, northern southern, east west, eastern western, upper lower,
left right, front rear, internal external, domestic foreign, public private, urban rural, ancient modern, major minor,
maximum minimum, majority minority, increase decrease, increased decreased, increases decreases, rise fall, rose fell,
rising falling, grow shrink, grew shrank, gain lose, gained lost, win lose, won lost, victory defeat, success failure,
succeed fail, begin end, began ended, start stop, started stopped, open close, opened closed, opening closing,
born died, birth death, arrive leave, arrived left, enter leave, entered left, accept reject, accepted rejected,
allow forbid, allowed forbidden, permitted forbidden, approve reject, approved rejected, support oppose,
supported opposed, supporters opponents, praise criticize, praised criticized, agree disagree, agreed disagreed,
admit deny, admitted denied, confirm deny, confirmed denied, build destroy, built destroyed, founded dissolved,
created abolished, create abolish, introduced abolished, established abolished, appointed dismissed,
appoint dismiss, hired dismissed, elected ousted, joined left, join leave, buy sell, bought sold, lend borrow,
lent borrowed, import export, imported exported, imports exports, attack defend, attacked defended, allies enemies,
friend enemy, friends enemies, cause prevent, caused prevented, strong weak, stronger weaker, hot cold, warm cold,
wet dry, light dark, hard soft, rich poor, common rare, easy hard, legal illegal, guilty innocent, safe dangerous,
positive negative, advantage disadvantage, advantages disadvantages, benefits drawbacks, strengths weaknesses,
father son, mother daughter, parents children, husband wife, brother sister, king queen, men women, man woman,
boys girls, teacher pupil, teachers pupils, master servant, winner loser, buyer seller, raise lower, raised lowered,
summer winter, spring autumn, morning evening, day night, peace war, remembered forgotten, hidden shown, kept lost,
widely rarely, often rarely, usually never, always never, quickly slowly, early late, full empty, complete partial,
alive dead, clean dirty, old new, long short, high low, large small, big small, wide narrow, deep shallow, fast slow
`;

const OPPOSITE: ReadonlyMap<string, string> = new Map(
  OPPOSITES.trim()
    .split(/,\s*/u)
    .map((pair) => pair.split(' '))
    .flatMap(([one = '', other = '']) => [
      [other, one],
      [one, other],
    ]),
);

const NAMED = "\\p{Lu}(?:[’']\\p{Lu})?[\\p{L}-]+";
const NAME = new RegExp(`(?<=[\\p{Ll}\\p{N},;’'] )${NAMED}(?: (?:of (?:the )?)?${NAMED})*`, 'gu');
const THING =
  /(?<=\b(?:the|an?|of|its|his|her|their|which|what|many|by|in|for|with) )\p{Ll}{4,}(?=[ ,.?](?!of\b))/gu;
const NUMBER = /\b\d+(?:[.,]\d+)*\b/gu;
const YEAR = /^(?:1\d|20)\d\d$/u;

/** With "yes" or "no" such a question would still be answered. */
const IS_POLAR =
  /^(?:(?:and|so|but) )?(?:am|are|can|could|did|do|does|had|has|have|is|may|might|must|should|was|were|will|would)\b/iu;

const NOT: Readonly<Record<string, string>> = {
  is: 'isn’t',
  are: 'aren’t',
  was: 'wasn’t',
  were: 'weren’t',
  did: 'didn’t',
  does: 'doesn’t',
  do: 'don’t',
  can: 'can’t',
  could: 'couldn’t',
  will: 'won’t',
  would: 'wouldn’t',
  has: 'hasn’t',
  have: 'haven’t',
  had: 'hadn’t',
  should: 'shouldn’t',
};
const AUXILIARY = new RegExp(`\\b(?:${Object.keys(NOT).join('|')})\\b`, 'u');

type Way = (question: string, answering: string, others: string) => string | undefined;

const all = (text: string, pattern: RegExp): readonly string[] => text.match(pattern) ?? [];

/** One of them, always the same for the same question. */
const oneOf = (items: readonly string[], question: string): string | undefined =>
  items[numberOf(question) % Math.max(1, items.length)];

/** A number that is the same for the same words. */
export function numberOf(question: string): number {
  let sum = 7;
  for (const letter of question) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  return sum;
}

/** Another name of the article in place of one. */
const byName: Way = (question, answering, others) => {
  const name = oneOf(all(question, NAME), question);
  if (name === undefined) return undefined;
  const words = name.split(' ');
  const other = all(others, NAME).filter(
    (each) =>
      each.split(' ').length === words.length &&
      !answering.includes(each) &&
      !words.some((word) => each.includes(word)) &&
      !question.includes(each),
  );
  const chosen = oneOf(other, question);
  return chosen && question.replace(name, chosen);
};

/** Who did it in place of the one to whom it was done. */
const byTurning: Way = (question) => {
  const [one, other] = all(question, NAME);
  if (one === undefined || other === undefined || one.includes(other) || other.includes(one))
    return undefined;
  return question.replace(one, '\u0000').replace(other, one).replace('\u0000', other);
};

/** Another number in place of one: of the article, or of none. */
const byNumber: Way = (question, answering, others) => {
  const number = oneOf(all(question, NUMBER), question);
  if (number === undefined) return undefined;
  const isYear = YEAR.test(number);
  const other = all(others, NUMBER).filter(
    (each) => YEAR.test(each) === isYear && each.length === number.length && !answering.includes(each),
  );
  const near = String(Number(number.replaceAll(',', '')) + 1 + (numberOf(question) % 30));
  const chosen = numberOf(question) % 3 === 0 ? near : (oneOf(other, question) ?? near);
  return chosen === number || answering.includes(chosen) ? undefined : question.replace(number, chosen);
};

/** Another thing of the article in place of one that the answering sentences have in the same word. */
const byThing: Way = (question, answering, others) => {
  const thing = oneOf(
    all(question, THING).filter((each) => new RegExp(`\\b${each}\\b`, 'u').test(answering)),
    question,
  );
  const other = all(others, THING).filter((each) => !answering.includes(each) && !question.includes(each));
  const chosen = oneOf(other, question);
  return thing && chosen && question.replace(new RegExp(`\\b${thing}\\b`, 'u'), chosen);
};

const byOpposite: Way = (question) => {
  const word = oneOf(
    all(question, /(?<!how )\b\p{Ll}+\b(?! of\b)/giu).filter((each) => OPPOSITE.has(each)),
    question,
  );
  return word && question.replace(new RegExp(`\\b${word}\\b`, 'u'), OPPOSITE.get(word) ?? word);
};

/** "Not" put in or taken out. */
const byNot: Way = (question) => {
  if (/\b(?:not|never)\b/u.test(question)) return question.replace(/\b(?:not|never) /u, '');
  const [auxiliary] = AUXILIARY.exec(question) ?? [];
  if (auxiliary !== undefined) return question.replace(auxiliary, NOT[auxiliary] ?? auxiliary);
  return /^who \p{Ll}+/iu.test(question) ? question.replace(/^who /iu, (who) => `${who}never `) : undefined;
};

const WAYS: readonly Way[] = [
  byName,
  byOpposite,
  byThing,
  byNumber,
  byTurning,
  byThing,
  byName,
  byOpposite,
  byNumber,
  byThing,
  byName,
];

/** Of so many questions one is left alone. */
const ONE_IN = 4;

/** And one is turned by "not", which can be put into nearly any. */
const NOT_IN = 8;

/** The questions of an article that have an answer, each with one thing changed, where that can be done. */
export const mutantsOf = ({ sentences, questions }: Material): readonly MaterialQuestion[] =>
  questions.flatMap((asked) => {
    if (asked.trial !== 'answerable') return [];
    const textOf = (answers: boolean): string =>
      sentences.filter((_, at) => asked.answeredBy.includes(at) === answers).join(' ');
    const question = mutantOf(asked.question, textOf(true), textOf(false));
    return question === undefined ? [] : [{ ...asked, question }];
  });

/**
 * The question with one thing changed.
 * @param answering the sentences that answer it
 * @param others those of the article that do not
 * @returns what they answer no more; whether another does is not known. Nothing where no way is found, and now and then
 */
export function mutantOf(question: string, answering: string, others: string): string | undefined {
  const start = numberOf(question);
  if (IS_POLAR.test(question) || start % ONE_IN === 0) return undefined;
  const ways = start % NOT_IN === 1 ? [byNot] : WAYS;
  for (const step of ways.keys()) {
    const found = ways[(start + step) % ways.length]?.(question, answering, others);
    if (found !== undefined && found !== question) return found;
  }
  return undefined;
}
