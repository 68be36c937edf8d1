// Sentences that somebody else has phrased, as lines: with their speakers, sources and labels, which are ours.
import { lineText, quote, speaker, text, type Inline, type Line } from '../document.ts';
import type { Answer, AnswerLine } from '../ask/answer.ts';
import type { Part, Phrasing, Sentence } from '../phrase/phrasing.ts';
import { phraseFault, type PhraseFault } from '../phrase/entail.ts';
import type { Claim, Story } from '../story/story.ts';
import { actorOf, chipsOf, citesOf, labelInlines, speakerName, viaName, voicesOf } from './claim.ts';

type Book = ReadonlyMap<string, Story>;

/** What is wrong with a phrasing, by claim; nothing where it may be told. */
export interface FaultyPart extends Part {
  readonly fault: PhraseFault | 'unknown claim' | 'told twice';
}

/** Checks every part against its claim. @param claims those that may be told, as `story claim` */
export function faultsOf(phrasing: Phrasing, book: Book, claims: ReadonlySet<string>): readonly FaultyPart[] {
  const told = new Set<string>();
  return phrasing.flat().flatMap((part): readonly FaultyPart[] => {
    const found = claimOf(part, book);
    const key = `${part.story} ${part.claim}`;
    if (found === undefined || !claims.has(key)) return [{ ...part, fault: 'unknown claim' }];
    if (told.has(key)) return [{ ...part, fault: 'told twice' }];
    told.add(key);
    const fault = phraseFault(part.text, found.story, found.claim);
    return fault === null ? [] : [{ ...part, fault }];
  });
}

/** The sentences as lines; a part whose claim is not there any more is left out. */
export function phrasedLines(phrasing: Phrasing, book: Book): readonly Line[] {
  return phrasing.map((sentence) => sentenceLine(sentence, book)).filter(({ claims }) => claims.length > 0);
}

/** The answer with its sentences in the place of its lines: a line a part, each with its claim and its evidence. */
export function phrasedAnswer(answer: Answer, phrasing: Phrasing, book: Book): Answer {
  const lines = phrasing.flat().flatMap((part): readonly AnswerLine[] => {
    const found = claimOf(part, book);
    if (found === undefined) return [];
    const { story, claim } = part;
    const text = lineText(sentenceLine([part], book));
    return [{ text, claim, story, evidence: found.claim.evidence }];
  });
  return { ...answer, lines };
}

function sentenceLine(sentence: Sentence, book: Book): Line {
  const told = sentence.flatMap((part) => {
    const found = claimOf(part, book);
    return found === undefined ? [] : [{ ...found, part: { ...part, text: bare(part.text) } }];
  });
  return {
    inlines: told.flatMap(({ story, claim, part }, index) => [
      ...(index === 0 ? [] : [text(part.join === undefined ? '; ' : `, ${part.join} `)]),
      ...wordsOf(story, claim, index === 0 ? capitalised(part.text) : part.text),
      ...viaInlines(story, claim, part.text),
      ...citesOf(story, [claim]),
      ...labelInlines(chipsOf(claim)),
    ]),
    claims: told.map(({ part }) => ({ story: part.story, claim: part.claim })),
    phrases: told.map(({ part }) => ({ story: part.story, claim: part.claim, text: part.text })),
  };
}

function claimOf({ story: of, claim: id }: Part, book: Book): { story: Story; claim: Claim } | undefined {
  const story = book.get(of);
  const claim = story?.claims.find((each) => each.id === id);
  return story === undefined || claim === undefined ? undefined : { story, claim };
}

/** Sources and labels stand behind it: it needs no full stop. */
const bare = (words: string): string => words.trim().replace(/[.,;]+$/u, '');

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Its speakers set as speakers, its quotation as one. */
function wordsOf(story: Story, claim: Claim, words: string): readonly Inline[] {
  const marked = quoteIn(words);
  const speakers = speakersIn(story, claim, words).filter(
    ({ start, end }) => marked === null || end <= marked.start || start >= marked.end,
  );
  const marks = [...speakers, ...(marked === null ? [] : [marked])].sort((a, b) => a.start - b.start);
  let at = 0;
  const inlines: Inline[] = [];
  for (const mark of marks) {
    if (mark.start > at) inlines.push(text(words.slice(at, mark.start)));
    inlines.push(...mark.inlines);
    at = mark.end;
  }
  return at < words.length ? [...inlines, text(words.slice(at))] : inlines;
}

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly inlines: readonly Inline[];
}

function quoteIn(words: string): Mark | null {
  const match = /[“„"«]([^“”„"«»]*?)([.,;:!?]*)[”“"»]/u.exec(words);
  if (match === null) return null;
  const [whole, said = '', stop = ''] = match;
  // The comma that stands within the marks by custom is ours.
  const inlines = [quote(said), ...(stop === '' ? [] : [text(stop)])];
  return { start: match.index, end: match.index + whole.length, inlines };
}

/** Where each speaker is named first, by the longest of the names. */
function speakersIn(story: Story, claim: Claim, words: string): readonly Mark[] {
  const lower = words.toLowerCase();
  const marks: Mark[] = [];
  for (const voice of voicesOf(story, claim)) {
    const actor = actorOf(story, voice.speaker);
    const names = [voice.name, speakerName(story, voice), ...(actor ? [actor.name, ...actor.aliases] : [])];
    const [found] = names
      .map((name) => ({ start: lower.indexOf(name.toLowerCase()), length: name.length }))
      .filter(({ start }) => start >= 0)
      .sort((a, b) => b.length - a.length);
    if (found === undefined) continue;
    const end = found.start + found.length;
    if (marks.some((mark) => found.start < mark.end && end > mark.start)) continue;
    marks.push({ start: found.start, end, inlines: [speaker(words.slice(found.start, end))] });
  }
  return marks;
}

/** Through whom it is known, which no phrase has to say. */
function viaInlines(story: Story, claim: Claim, words: string): readonly Inline[] {
  const names = new Set(voicesOf(story, claim).flatMap((voice) => viaName(story, voice) ?? []));
  const left = [...names].filter((name) => !words.toLowerCase().includes(`via ${name.toLowerCase()}`));
  return left.length === 0 ? [] : [text(` (${left.map((name) => `via ${name}`).join(', ')})`)];
}
