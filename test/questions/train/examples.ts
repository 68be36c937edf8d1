// Writes what the model learns from that tells what answers a question: `node test/questions/train/examples.ts FILE`.
import { createWriteStream, readFileSync } from 'node:fs';
import { once } from 'node:events';
import type { Story } from '#briefings/story/story.ts';
import { inThread, spoken } from '#briefings/ask/meaning.ts';
import { cutterOf, piecesIn } from '#src/likeness/encoder/pieces.ts';
import { likeness } from '#src/likeness/words.ts';
import {
  claimsIn,
  HELD,
  readMaterial,
  readThreads,
  storyOfMaterial,
  type Material,
  type MaterialQuestion,
} from '../material.ts';
import { isAnswer, storiesOfSheets } from '../measure.ts';
import { SHEET_FILES, type Sheet, type Trial } from '../questions.ts';

/** An article with the texts that may answer its questions, and for each question the places of those that do. */
interface Article {
  readonly set: string;
  readonly claims: readonly string[];
  /** As they are written; none where no question names them. */
  readonly sentences: readonly string[];
  readonly questions: readonly {
    readonly question: string;
    readonly trial: Trial;
    readonly claims: readonly number[];
    readonly sentences: readonly number[];
  }[];
}

const threads = Map.groupBy(readThreads(), ({ article }) => article);

function ofMaterial(material: Material): Article {
  const { id, sentences } = material;
  const story = storyOfMaterial(material);
  const inThreads = (threads.get(id.replace(/^.*\//u, '')) ?? []).flatMap(({ turns }) => turnsOf(turns));
  const asked = [...withOthersBefore(material.questions), ...inThreads];
  const answering = claimsIn(material, story);
  return {
    set: id.startsWith(`${HELD}/`) ? 'kept back' : 'material',
    claims: story.claims.map(spoken),
    sentences,
    questions: asked.map(({ question, trial, answeredBy }) => ({
      question,
      trial,
      claims: answering(answeredBy),
      sentences: answeredBy,
    })),
  };
}

/** Each turn as it is asked of the model, with those before it. */
const turnsOf = <Turn extends { readonly question: string }>(turns: readonly Turn[]): readonly Turn[] =>
  turns.map((turn, at) => ({
    ...turn,
    question: inThread(
      turns.slice(0, at).map(({ question }) => question),
      turn.question,
    ),
  }));

/** Of so many questions that stand by themselves one is asked after another on which it does not lean. */
const ONE_IN = 4;

const withOthersBefore = (questions: readonly MaterialQuestion[]): readonly MaterialQuestion[] =>
  questions.map((asked, at) => {
    const other = questions[(at * 5 + 3) % questions.length];
    return at % ONE_IN === 0 && other && other !== asked
      ? { ...asked, question: inThread([other.question], asked.question) }
      : asked;
  });

function ofSheet(set: string, { questions, threads }: Sheet, story: Story): Article {
  const inThreads = threads.flatMap(({ turns }) => turnsOf(turns));
  return {
    set,
    claims: story.claims.map(spoken),
    sentences: [],
    questions: [...questions, ...inThreads].map((asked) => ({
      question: asked.question,
      trial: asked.trial,
      claims: story.claims.flatMap((claim, at) => (isAnswer(asked, story, claim) ? [at] : [])),
      sentences: [],
    })),
  };
}

const cut = cutterOf(
  piecesIn(readFileSync(new URL('../../../src/likeness/encoder/pieces.txt', import.meta.url), 'utf8')),
);

/** A text as the numbers of its pieces, and of their words in a list that grows; 0 is for pieces of no word. */
function coded(text: string, list: Map<string, number>): readonly [readonly number[], readonly number[]] {
  const { numbers, words } = cut(text);
  return [
    numbers,
    words.map((word) => {
      const known = list.get(word) ?? list.size;
      list.set(word, known);
      return known;
    }),
  ];
}

/** How alike each word of the questions is to each of the claims, in hundredths. */
function tableOf(asked: readonly string[], found: readonly string[]): Int8Array {
  const alike = (a: string, b: string): number =>
    a === '' || b === '' ? 0 : Math.max(-1, Math.min(1, likeness.words(a, b)));
  return Int8Array.from(asked.flatMap((a) => found.map((b) => Math.round(100 * alike(a, b)))));
}

/** Of the articles so many places further on, questions are asked of this one too: it does not answer them. */
const STRANGE = [1, 2, 7];
const MOST_STRANGE = 6;

const strangeTo = (articles: readonly Article[], at: number): readonly string[] =>
  STRANGE.flatMap((further) =>
    (articles[(at + further) % articles.length]?.questions ?? [])
      .filter(({ trial }) => trial === 'answerable')
      .slice(0, MOST_STRANGE)
      .map(({ question }) => question),
  );

function lineOf(
  articles: readonly Article[],
  at: number,
  { set, claims, sentences, questions }: Article,
): string {
  const [asked, found] = [new Map([['', 0]]), new Map([['', 0]])];
  const line = {
    set,
    claims: claims.map((text) => coded(text, found)),
    sentences: sentences.map((text) => coded(text, found)),
    questions: questions.map((each) => ({ ...each, question: coded(each.question, asked) })),
    strange: strangeTo(articles, at).map((text) => coded(text, asked)),
  };
  const table = tableOf([...asked.keys()], [...found.keys()]);
  return JSON.stringify({
    ...line,
    size: [asked.size, found.size],
    table: Buffer.from(table.buffer).toString('base64'),
  });
}

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('Which file? node test/questions/train/examples.ts FILE');
const sheets = SHEET_FILES.flatMap((set) =>
  storiesOfSheets(set).map(({ sheet, story }) => ofSheet(set, sheet, story)),
);
const out = createWriteStream(file);
for (const articles of [readMaterial().map(ofMaterial), sheets])
  for (const [at, article] of articles.entries())
    if (!out.write(`${lineOf(articles, at, article)}\n`)) await once(out, 'drain');
out.end();
