// How well the questions on the corpus are answered: each answer judged by the words of its article.
import { ask } from '#briefings/ask/ask.ts';
import type { Answer, AnswerLine } from '#briefings/ask/answer.ts';
import { noConversation, type Conversation } from '#briefings/ask/conversation.ts';
import type { Claim, Span, Story } from '#briefings/story/story.ts';
import { fullLikeness } from '#src/likeness/meaning.ts';
import { keeping } from '#src/keeping.ts';
import { readLocally } from '#src/ingest/reader/local/index.ts';
import { readCorpus } from '#test/corpus/corpus.ts';
import { readSheets, SHEET_FILES, type Asked, type Sheet, type SheetFile, type Trial } from './questions.ts';

const likeness = await fullLikeness(console.error);

/** The trial of a question that stands alone, or its place in a thread. */
type Kind = Trial | 'opening' | 'follow-up';
type Paraphrased = 'paraphrased' | `paraphrased ${Exclude<Kind, 'answerable'>}`;

export interface Verdict {
  readonly article: string;
  readonly group: Kind | Paraphrased | `held ${Kind | Paraphrased}` | 'unanswerable, in a thread';
  readonly asked: Asked;
  readonly answer: Answer;
  /** Answered by line 1, or refused where it is to be refused. */
  readonly right: boolean;
  /** The first claim of the lines, of four or fewer, that would be right; -1 where none. */
  readonly place: number;
}

const articles = new Map(readCorpus().map((article) => [article.id, article]));

/** An article as the local reader reads it: once, whatever sheets ask about it. */
const storyOf = keeping(articles.size, (id: string): Story => {
  const article = articles.get(id);
  if (!article) throw new Error(`There is no article ${id}.`);
  const { text, title, outlet, publishedAt } = article;
  return readLocally({ text, kind: 'whole', title, outlet, publishedAt }, publishedAt);
});

/** The sheets of a file, each with the story of its article. */
export const storiesOfSheets = (
  file: SheetFile = 'questions',
): readonly { readonly sheet: Sheet; readonly story: Story }[] =>
  readSheets(file).map((sheet) => ({ sheet, story: storyOf(sheet.article) }));

/** Every question of some files asked of its article, threads turn by turn. */
export const measureQuestions = (files: readonly SheetFile[] = SHEET_FILES): readonly Verdict[] =>
  files.flatMap((file) =>
    storiesOfSheets(file).flatMap(({ sheet, story }) => verdictsOn(sheet, story, file)),
  );

function groupOf(file: SheetFile, kind: Kind): Verdict['group'] {
  switch (file) {
    case 'questions':
    case 'threads':
      return kind;
    case 'held':
      return `held ${kind}`;
    case 'paraphrased':
      return paraphrased(kind);
    case 'paraphrased-held':
      return `held ${paraphrased(kind)}`;
  }
}

const paraphrased = (kind: Kind): Paraphrased =>
  kind === 'answerable' ? 'paraphrased' : `paraphrased ${kind}`;

function verdictsOn(sheet: Sheet, story: Story, file: SheetFile): readonly Verdict[] {
  const judged = (asked: Asked, group: Verdict['group'], answer: Answer): Verdict => ({
    article: sheet.article,
    group,
    asked,
    answer,
    right:
      asked.trial === 'answerable'
        ? answer.answered && placeOf(asked, answer, story) === 0
        : !answer.answered,
    place: placeOf(asked, answer, story),
  });
  const alone = sheet.questions.map((asked) =>
    judged(asked, groupOf(file, asked.trial), ask(asked.question, [story], noConversation, likeness)),
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
      return judged(asked, groupOf(file, at === 0 ? 'opening' : 'follow-up'), answer);
    });
  });
  const refused = file.startsWith('paraphrased') ? [] : refusedInThread(sheet, story, judged);
  return [...alone, ...inThreads, ...refused];
}

/** What is to be refused, asked in a thread: it makes nobody surer. */
function refusedInThread(
  sheet: Sheet,
  story: Story,
  judged: (asked: Asked, group: Verdict['group'], answer: Answer) => Verdict,
): readonly Verdict[] {
  const [opening] = sheet.threads.flatMap(({ turns }) => turns.slice(0, 1));
  if (!opening) return [];
  const { answered, lines } = ask(opening.question, [story], noConversation, likeness);
  const turns = [{ question: opening.question, claims: answered ? lines : [] }];
  return sheet.questions
    .filter(({ trial }) => trial !== 'answerable')
    .map((asked) =>
      judged(
        asked,
        'unanswerable, in a thread',
        ask(asked.question, [story], { stories: [story.id], turns }, likeness),
      ),
    );
}

const placeOf = (asked: Asked, { lines }: Answer, story: Story): number =>
  lines.findIndex((line) => answers(asked, story, line));

/** Whether a line says what must be said, from the words of the article that answer. */
const answers = (
  asked: Asked,
  story: Story,
  line: Pick<AnswerLine, 'claim' | 'text' | 'evidence'>,
): boolean =>
  says(asked, line) && asked.anchors.some((anchor) => touches(spansOf(line, story), anchor, story));

/** Whether a claim by itself, told with those who say it, answers. */
export const isAnswer = (asked: Asked, story: Story, { id, text, attribution, evidence }: Claim): boolean =>
  asked.trial === 'answerable' &&
  answers(asked, story, {
    claim: id,
    text: [text, ...attribution.map(({ name }) => name)].join(' '),
    evidence,
  });

/** Where a line comes from: its evidence, and where its speakers are named. */
const spansOf = (
  { claim, evidence }: Pick<AnswerLine, 'claim' | 'evidence'>,
  { claims }: Story,
): readonly Span[] => [
  ...evidence,
  ...(claims.find(({ id }) => id === claim)?.attribution ?? []).flatMap(({ at }) =>
    [at.speaker, at.cue, at.via].filter((span) => span !== undefined),
  ),
];

const folded = (words: string): string => words.toLowerCase().replaceAll('’', "'");

const says = ({ must }: Asked, line: Pick<AnswerLine, 'text'>): boolean =>
  must.some((each) => folded(line.text).includes(folded(each)));

/** Whether spans cover half of the words, wherever these stand, or one lies for the most part among them. */
function touches(spans: readonly Span[], anchor: string, { sources }: Story): boolean {
  const text = sources[0]?.text ?? '';
  const starts = Array.from(text.matchAll(new RegExp(RegExp.escape(anchor), 'gu')), ({ index }) => index);
  if (starts.length === 0) throw new Error(`Not in the article: ${anchor}`);
  return starts.some((start) =>
    spans.some((span) => {
      const [from, to] = [span.start ?? Infinity, span.end ?? 0];
      const common = Math.min(to, start + anchor.length) - Math.max(from, start);
      return common > 0 && common >= Math.min(anchor.length, to - from) / 2;
    }),
  );
}
