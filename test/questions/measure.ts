// How well the questions on the corpus are answered: each answer judged by the words of its article.
import { ask } from '#briefings/ask/ask.ts';
import type { Answer, AnswerLine } from '#briefings/ask/answer.ts';
import { noConversation, type Conversation } from '#briefings/ask/conversation.ts';
import type { Story } from '#briefings/story/story.ts';
import { likeness } from '#src/likeness/words.ts';
import { readLocally } from '#src/ingest/reader/local/index.ts';
import { readCorpus } from '#test/corpus/corpus.ts';
import { readSheets, type Asked, type Sheet } from './questions.ts';

export interface Verdict {
  readonly article: string;
  /** The trial of a question that stands alone, or its place in a thread. */
  readonly group: Asked['trial'] | 'opening' | 'follow-up';
  readonly asked: Asked;
  readonly answer: Answer;
  /** Answered by line 1, or refused where it is to be refused. */
  readonly right: boolean;
  /** The first claim of the lines, of four or fewer, that would be right; -1 where none. */
  readonly place: number;
}

/** Every question asked of its article as the local reader reads it, threads turn by turn. */
export function measureQuestions(): readonly Verdict[] {
  const articles = new Map(readCorpus().map((article) => [article.id, article]));
  return readSheets().flatMap((sheet) => {
    const article = articles.get(sheet.article);
    if (!article) throw new Error(`There is no article ${sheet.article}.`);
    const { text, title, outlet, publishedAt } = article;
    const story = readLocally({ text, kind: 'whole', title, outlet, publishedAt }, publishedAt);
    return verdictsOn(sheet, story, text);
  });
}

function verdictsOn(sheet: Sheet, story: Story, text: string): readonly Verdict[] {
  const judged = (asked: Asked, group: Verdict['group'], answer: Answer): Verdict => ({
    article: sheet.article,
    group,
    asked,
    answer,
    right: asked.trial === 'answerable' ? answer.answered && placeOf(asked, answer, text) === 0 : !answer.answered,
    place: placeOf(asked, answer, text),
  });
  const alone = sheet.questions.map((asked) =>
    judged(asked, asked.trial, ask(asked.question, [story], noConversation, likeness)),
  );
  const inThreads = sheet.threads.flatMap(({ turns }) => {
    let conversation: Conversation = { stories: [story.id], turns: [] };
    return turns.map((asked, at) => {
      const answer = ask(asked.question, [story], conversation, likeness);
      const claims = answer.answered ? answer.lines : [];
      conversation = {
        ...conversation,
        turns: [...conversation.turns, { question: asked.question, claims }],
      };
      return judged(asked, at === 0 ? 'opening' : 'follow-up', answer);
    });
  });
  return [...alone, ...inThreads];
}

const placeOf = (asked: Asked, { lines }: Answer, text: string): number =>
  lines.findIndex((line) => says(asked, line) && asked.anchors.some((anchor) => touches(line, anchor, text)));

const folded = (words: string): string => words.toLowerCase().replaceAll('’', "'");

const says = ({ must }: Asked, line: AnswerLine): boolean =>
  must.some((each) => folded(line.text).includes(folded(each)));

/** Whether a line's evidence covers half of the words, or lies for the most part among them. */
function touches({ evidence }: AnswerLine, anchor: string, text: string): boolean {
  const from = text.lastIndexOf(anchor);
  if (from < 0) throw new Error(`Not in the article: ${anchor}`);
  const to = from + anchor.length;
  const first = text.indexOf(anchor);
  return [first, from].some((start) =>
    evidence.some((span) => {
      const common =
        Math.min(span.end ?? 0, start + to - from) - Math.max(span.start ?? Infinity, start);
      return common >= (to - from) / 2 || common >= ((span.end ?? 0) - (span.start ?? 0)) / 2;
    }),
  );
}
