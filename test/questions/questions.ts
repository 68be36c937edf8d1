// The questions on the corpus: reads their sheets, each question with the words of the article that answer it.
import { readFileSync } from 'node:fs';

/** What a question is there to try: those of the last three kinds are to be refused. */
export type Trial = 'answerable' | 'near miss' | 'false presupposition' | 'off topic';

export interface Asked {
  readonly trial: Trial;
  readonly question: string;
  /** Words of the article, any of which answers; none where the question is to be refused. */
  readonly anchors: readonly string[];
  /** Any of these stands in the line that answers. */
  readonly must: readonly string[];
}

export interface Thread {
  readonly turns: readonly Asked[];
}

export interface Sheet {
  /** The id of an article of the corpus. */
  readonly article: string;
  readonly questions: readonly Asked[];
  readonly threads: readonly Thread[];
}

const TRIALS: Readonly<Record<string, Trial>> = {
  '?': 'answerable',
  '>': 'answerable',
  '+': 'answerable',
  '-': 'near miss',
  n: 'near miss',
  p: 'false presupposition',
  o: 'off topic',
};

export const SHEET_FILES = ['questions', 'threads', 'held', 'paraphrased', 'paraphrased-held'] as const;

/**
 * Questions that mostly stand alone, threads, and threads that are only measured: no rule is fitted to them.
 * The paraphrased, alone and in threads, ask in other words than the article's; of these too some are held.
 */
export type SheetFile = (typeof SHEET_FILES)[number];

/**
 * The sheets of a file: `# article`, then lines of a mark, a question, and after bars the words that answer
 * (parted by `//`) and what must be said (parted by `;`). `?` stands alone, `>` opens a thread and `+` goes on with it;
 * `n`, `p` and `o` are refused: near misses, false presuppositions, off topic; so is `-`, which goes on with a thread.
 * @throws Error that names the line of the first fault
 */
export function readSheets(file: SheetFile = 'questions'): readonly Sheet[] {
  const text = readFileSync(new URL(`${file}.txt`, import.meta.url), 'utf8');
  const sheets: { article: string; questions: Asked[]; threads: { turns: Asked[] }[] }[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    if (line.startsWith('# ')) {
      sheets.push({ article: line.slice(2).trim(), questions: [], threads: [] });
      continue;
    }
    const sheet = sheets.at(-1);
    const asked = askedOf(line);
    if (!sheet || !asked)
      throw new Error(`${file}.txt:${at + 1}: neither an article nor a question: ${line}`);
    if (line.startsWith('>')) sheet.threads.push({ turns: [asked] });
    else if (/^[+-]/u.test(line)) {
      const thread = sheet.threads.at(-1);
      if (!thread) throw new Error(`${file}.txt:${at + 1}: goes on with no thread: ${line}`);
      thread.turns.push(asked);
    } else sheet.questions.push(asked);
  }
  return sheets;
}

function askedOf(line: string): Asked | undefined {
  const trial = TRIALS[line[0] ?? ''];
  const [question = '', anchors, must] = line.slice(2).split(' | ');
  if (trial === undefined || question === '' || (trial === 'answerable') !== (must !== undefined))
    return undefined;
  const items = (text: string | undefined, mark: string): readonly string[] =>
    text === undefined ? [] : text.split(mark).map((item) => item.trim());
  return { trial, question: question.trim(), anchors: items(anchors, ' // '), must: items(must, ';') };
}
