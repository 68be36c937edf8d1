// Short articles of our own with questions on them, each with the sentence that answers: what a measure of sureness must stand.
import { readdirSync, readFileSync } from 'node:fs';
import type { Story } from '#briefings/story/story.ts';
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

const FOLDER = new URL('material/', import.meta.url);

const TRIALS: Readonly<Record<string, Trial>> = {
  '?': 'answerable',
  '-': 'near miss',
  '!': 'false presupposition',
};

/**
 * All articles of the folder. A file has articles of `# name`, then numbered sentences, each on a line, then the
 * questions: `? 3,5 …` is answered by the third sentence and by the fifth; `-` is a near miss and `!` presupposes
 * what is not so.
 * @throws Error that names the line of the first fault
 */
export function readMaterial(): readonly Material[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.txt'))
    .toSorted()
    .flatMap((name) => articlesIn(readFileSync(new URL(name, FOLDER), 'utf8'), name));
}

/** @param name of the file, for its articles' ids and for the words of a fault */
export function articlesIn(text: string, name: string): readonly Material[] {
  const articles: { id: string; sentences: string[]; questions: MaterialQuestion[] }[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    const article = articles.at(-1);
    if (line.startsWith('# '))
      articles.push({ id: `${name.replace(/\.txt$/u, '')}/${line.slice(2)}`, sentences: [], questions: [] });
    else if (line !== '' && !(article && isTaken(line, article)))
      throw new Error(
        `${name}:${at + 1}: neither an article, its next sentence, nor a question on it: ${line}`,
      );
  }
  return articles;
}

/** Puts the line to the article, where it is a sentence or a question of it. */
function isTaken(
  line: string,
  { sentences, questions }: { sentences: string[]; questions: MaterialQuestion[] },
): boolean {
  const [, number, sentence] = /^(\d+) (.+)$/u.exec(line) ?? [];
  if (sentence !== undefined) return sentences.push(sentence) === Number(number);
  const [, mark = '', numbers, question] = /^(?:(\?) ([\d,]+)|[-!]) (.+\?)$/u.exec(line) ?? [];
  const trial = TRIALS[mark || (line[0] ?? '')];
  const answeredBy = numbers?.split(',').map((each) => Number(each) - 1) ?? [];
  if (
    question === undefined ||
    trial === undefined ||
    answeredBy.some((place) => sentences[place] === undefined)
  )
    return false;
  questions.push({ trial, question, answeredBy });
  return true;
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
