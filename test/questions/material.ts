// Short articles of our own with questions on them, each with the sentence that answers: what the model learns from that
// tells what answers a question, and what sureness is measured on.
import { readdirSync, readFileSync } from 'node:fs';
import type { Claim, Story } from '#briefings/story/story.ts';
import { readLocally } from '#src/ingest/reader/local/index.ts';
import type { Trial } from './questions.ts';

export interface Material {
  /** The name of the file, and the article's own. */
  readonly id: string;
  readonly sentences: readonly string[];
  readonly questions: readonly MaterialQuestion[];
}

export interface MaterialQuestion {
  readonly trial: Trial;
  readonly question: string;
  /** Places in `sentences`, from 0, each of which answers by itself; none where the question is to be refused. */
  readonly answeredBy: readonly number[];
}

/** Questions that were asked one after the other, each of which leans on those before it. */
export interface MaterialThread {
  /** The name of the article, without its file's. */
  readonly article: string;
  readonly turns: readonly MaterialQuestion[];
}

/** What an editor makes of an article: claims in words of his own. */
export interface MaterialSummary {
  /** The name of the article, without its file's. */
  readonly article: string;
  readonly claims: readonly {
    readonly text: string;
    /** Who says it; nobody where the article says it itself. */
    readonly speakers: readonly string[];
    /** The place of the sentence that tells it. */
    readonly sentence: number;
  }[];
}

const FOLDER = new URL('material/', import.meta.url);
const THREADS = new URL('threads/', FOLDER);
const SUMMARIES = new URL('summaries/', FOLDER);

/** The file of articles from which nothing is learnt. */
export const HELD = 'held';

const TRIALS: Readonly<Record<string, Trial>> = {
  '?': 'answerable',
  '-': 'near miss',
  '!': 'false presupposition',
  '>': 'answerable',
  '+': 'answerable',
  '~': 'near miss',
};

/** What the text files of a folder hold, in the order of their names. */
const filesIn = <Item>(folder: URL, read: (text: string, name: string) => readonly Item[]): readonly Item[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .toSorted()
    .flatMap((name) => read(readFileSync(new URL(name, folder), 'utf8'), name));

/**
 * All articles of the folder. A file has articles of `# name`, then numbered sentences, each on a line, then the
 * questions: `? 3,5 …` is answered by the third sentence and by the fifth; `-` is a near miss and `!` presupposes
 * what is not so.
 * @throws Error that names the line of the first fault
 */
export const readMaterial = (): readonly Material[] => filesIn(FOLDER, articlesIn);

/**
 * The threads on them. A file has threads of `# name of the article`, then a question a line: `> 3 …` opens the thread
 * and `+ 5 …` goes on with it, each answered by the sentences that are numbered; `~ …` goes on and is not answered.
 * @throws Error that names the line of the first fault
 */
export const readThreads = (): readonly MaterialThread[] => filesIn(THREADS, threadsIn);

/**
 * Structured summaries of some of them. A file has summaries of `# name of the article`, then a claim a line:
 * `7 The claim — who says it; another who does`, after the number of the sentence that tells it.
 * @throws Error that names the line of the first fault
 */
export const readSummaries = (): readonly MaterialSummary[] => filesIn(SUMMARIES, summariesIn);

/** @param name of the file, for the words of a fault */
export const summariesIn = (text: string, name: string): readonly MaterialSummary[] =>
  sectionsIn(
    text,
    name,
    ' nor the next claim of it',
    (article) => ({ article, claims: [] as MaterialSummary['claims'][number][] }),
    ({ claims }, line) => {
      const [, number, claim, speakers] = /^(\d+) (.+?)(?: — (.+))?$/u.exec(line) ?? [];
      if (number === undefined || claim === undefined) return false;
      claims.push({ text: claim, speakers: speakers?.split('; ') ?? [], sentence: Number(number) - 1 });
      return true;
    },
  );

/** @param name of the file, for the words of a fault */
export const threadsIn = (text: string, name: string): readonly MaterialThread[] =>
  sectionsIn(
    text,
    name,
    ' nor the next question on it',
    (article) => ({ article, turns: [] as MaterialQuestion[] }),
    ({ turns }, line) => {
      const asked = /^[>+~]/u.test(line) ? questionIn(line) : undefined;
      if (!asked || line.startsWith('>') !== (turns.length === 0)) return false;
      turns.push(asked);
      return true;
    },
  );

/** @param name of the file, for its articles' ids and for the words of a fault */
export const articlesIn = (text: string, name: string): readonly Material[] =>
  sectionsIn(
    text,
    name,
    ', its next sentence, nor a question on it',
    (title) => ({
      id: `${name.replace(/\.txt$/u, '')}/${title}`,
      sentences: [] as string[],
      questions: [] as MaterialQuestion[],
    }),
    (article, line) => isTaken(line, article),
  );

/**
 * What stands in a file under each `# title`; empty lines count for nothing.
 * @param others what else than a title a line may be, for the words of a fault
 * @param take puts a line to what is under the title; false where it is none of its lines
 */
function sectionsIn<Section>(
  text: string,
  name: string,
  others: string,
  open: (title: string) => Section,
  take: (section: Section, line: string) => boolean,
): readonly Section[] {
  const sections: Section[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    if (line === '') continue;
    const last = sections.at(-1);
    if (line.startsWith('# ')) sections.push(open(line.slice(2)));
    else if (last === undefined || !take(last, line))
      throw new Error(`${name}:${at + 1}: neither an article${others}: ${line}`);
  }
  return sections;
}

/** Puts the line to the article, where it is a sentence or a question of it. */
function isTaken(
  line: string,
  { sentences, questions }: { sentences: string[]; questions: MaterialQuestion[] },
): boolean {
  const [, number, sentence] = /^(\d+) (.+)$/u.exec(line) ?? [];
  if (sentence !== undefined) return sentences.push(sentence) === Number(number);
  const asked = /^[?!-]/u.test(line) ? questionIn(line) : undefined;
  if (!asked || asked.answeredBy.some((place) => sentences[place] === undefined)) return false;
  questions.push(asked);
  return true;
}

function questionIn(line: string): MaterialQuestion | undefined {
  const [, mark = '', numbers, question] = /^(?:([?>+]) ([\d,]+)|[-!~]) (.+\?)$/u.exec(line) ?? [];
  const trial = TRIALS[mark || (line[0] ?? '')];
  if (question === undefined || trial === undefined) return undefined;
  return { trial, question, answeredBy: numbers?.split(',').map((each) => Number(each) - 1) ?? [] };
}

/** Articles one behind the other as one, with the questions of all. */
export function laidTogether(id: string, articles: readonly Material[]): Material {
  const sentences: string[] = [];
  const questions: MaterialQuestion[] = [];
  for (const article of articles) {
    const before = sentences.length;
    const moved = (place: number): number => place + before;
    questions.push(...article.questions.map((each) => ({ ...each, answeredBy: each.answeredBy.map(moved) })));
    sentences.push(...article.sentences);
  }
  return { id, sentences, questions };
}

/** When each was published, since an article has to say. */
const PUBLISHED = '2026-05-12T09:00:00Z';

/** The article as the local reader reads it, with its name for a headline. */
export function storyOfMaterial({ id, sentences }: Material): Story {
  const title = id.replace(/^.*\//u, '').replaceAll('-', ' ');
  const text = sentences.join(' ');
  return readLocally(
    { text, kind: 'whole', title, outlet: 'The Short Sheet', publishedAt: PUBLISHED },
    PUBLISHED,
  );
}

/** The least letters of a sentence that a claim rests on. */
const LEAST = 4;

/** @returns for places of sentences the places of the story's claims that rest on any of them */
export function claimsIn(
  { sentences }: Material,
  { sources, claims }: Story,
): (answeredBy: readonly number[]) => readonly number[] {
  const text = sources[0]?.text ?? '';
  let end = 0;
  const spans = sentences.map((sentence) => {
    const start = text.indexOf(sentence, end);
    if (start < 0) throw new Error(`The story has lost a sentence: ${sentence}`);
    end = start + sentence.length;
    return { start, end };
  });
  const rests = ({ evidence }: Claim, span: { readonly start: number; readonly end: number }): boolean =>
    evidence.some(
      ({ start = 0, end: to = 0 }) => Math.min(span.end, to) - Math.max(span.start, start) >= LEAST,
    );
  return (answeredBy) =>
    claims.flatMap((claim, at) =>
      spans.some((span, place) => answeredBy.includes(place) && rests(claim, span)) ? [at] : [],
    );
}
