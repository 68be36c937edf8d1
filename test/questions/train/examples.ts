// Writes what the model learns from that tells what answers a question: `node test/questions/train/examples.ts FILE`.
import { createWriteStream, readFileSync } from 'node:fs';
import { once } from 'node:events';
import type { Story } from '#briefings/story/story.ts';
import { passageOf, passageOfQuestion, type Passage } from '#briefings/ask/passage.ts';
import { indexOf } from '#briefings/ask/story-index.ts';
import { cutterOf, partedBy, piecesIn, placesOf } from '#src/likeness/encoder/pieces.ts';
import { wordsByFrequency } from '#src/likeness/vectors.ts';
import { likeness } from '#src/likeness/words.ts';
import {
  claimsIn,
  HELD,
  readMaterial,
  readSummaries,
  readThreads,
  storyOfMaterial,
  type Material,
  type MaterialQuestion,
} from '../material.ts';
import { isAnswer, storiesOfSheets } from '../measure.ts';
import { SHEET_FILES, type Sheet, type Trial } from '../questions.ts';
import { mutantsOf } from './mutants.ts';
import { renaming } from './renamed.ts';

/** An article with the texts that may answer its questions, and for each question the places of those that do. */
interface Article {
  readonly set: string;
  readonly claims: readonly Passage[];
  /** As they are written; none where no question names them. */
  readonly sentences: readonly Passage[];
  /** The claims of a structured summary, which has no texts; none where nobody has made one. */
  readonly summary: readonly Passage[];
  readonly questions: readonly {
    readonly question: Passage;
    readonly trial: Trial | typeof MUTANT;
    /** The places of those that answer it, or of a mutant of those that answer it no more. */
    readonly claims: readonly number[];
    readonly sentences: readonly number[];
    readonly summary: readonly number[];
  }[];
}

/** A question with one thing changed: only what answered it before is known not to. */
const MUTANT = 'mutant' as const;

const [file, way] = process.argv.slice(2);
const RENAMED = '--renamed';
if (file === undefined || (way !== undefined && way !== RENAMED))
  throw new Error(`Which file? node test/questions/train/examples.ts FILE [${RENAMED}]`);

const known = new Set(wordsByFrequency());
const threads = Map.groupBy(readThreads(), ({ article }) => article);
const summaries = new Map(readSummaries().map(({ article, claims }) => [article, claims]));

function ofMaterial(written: Material): Article {
  const name = written.id.replace(/^.*\//u, '');
  const isHeld = written.id.startsWith(`${HELD}/`);
  const call = way === RENAMED && !isHeld ? renamingOf(written) : (text: string): string => text;
  const called = <Turn extends { readonly question: string }>(turn: Turn): Turn => ({
    ...turn,
    question: call(turn.question),
  });
  const sentences = written.sentences.map(call);
  const material = { ...written, sentences, questions: written.questions.map(called) };
  const story = storyOfMaterial(material);
  const answering = claimsIn(material, story);
  const summary = summaries.get(name) ?? [];
  const asked = [
    ...withOthersBefore(material.questions),
    ...mutantsOf(material).map((turn) => ({
      turn: { ...turn, trial: MUTANT },
      question: passageOfQuestion([], turn.question),
    })),
    ...(threads.get(name) ?? []).flatMap(({ turns }) => turnsOf(turns.map(called))),
  ];
  return {
    set: isHeld ? 'kept back' : 'material',
    claims: passagesIn(story),
    sentences: sentences.map((text, at) => [
      ...(at === 0 ? [] : [{ part: 'before' as const, text: sentences[at - 1] ?? '' }]),
      { part: 'own', text },
    ]),
    summary: summary.map(({ text, speakers }) => [
      { part: 'own', text: call([text, ...speakers].join(' — ')) },
    ]),
    questions: asked.map(({ question, turn: { trial, answeredBy } }) => ({
      question,
      trial,
      claims: answering(answeredBy),
      sentences: answeredBy,
      summary: summary.flatMap(({ sentence }, at) => (answeredBy.includes(sentence) ? [at] : [])),
    })),
  };
}

const renamingOf = ({ id, sentences }: Material): ((text: string) => string) =>
  renaming(sentences.join(' '), (word) => known.has(word), id);

/** The claims as they are read; all of them stand. */
function passagesIn(story: Story): readonly Passage[] {
  const index = indexOf(story);
  return index.entries.map((entry) => passageOf(index, entry));
}

/** A turn or question, and how it is asked of the model. */
interface Asked<Turn> {
  readonly turn: Turn;
  readonly question: Passage;
}

/** Each turn as it is asked of the model, with those before it. */
const turnsOf = <Turn extends { readonly question: string }>(
  turns: readonly Turn[],
): readonly Asked<Turn>[] =>
  turns.map((turn, at) => ({
    turn,
    question: passageOfQuestion(
      turns.slice(0, at).map(({ question }) => question),
      turn.question,
    ),
  }));

/** Of so many questions that stand by themselves one is asked after another on which it does not lean. */
const ONE_IN = 4;

const withOthersBefore = (questions: readonly MaterialQuestion[]): readonly Asked<MaterialQuestion>[] =>
  questions.map((turn, at) => {
    const other = questions[(at * 5 + 3) % questions.length];
    const isAfter = at % ONE_IN === 0 && other && other !== turn;
    return { turn, question: passageOfQuestion(isAfter ? [other.question] : [], turn.question) };
  });

function ofSheet(set: string, { questions, threads }: Sheet, story: Story): Article {
  const answering = (asked: (typeof questions)[number]): readonly number[] =>
    story.claims.flatMap((claim, at) => (isAnswer(asked, story, claim) ? [at] : []));
  const asked = [
    ...questions.map((turn) => ({ turn, question: passageOfQuestion([], turn.question) })),
    ...threads.flatMap(({ turns }) => turnsOf(turns)),
  ];
  return {
    set,
    claims: passagesIn(story),
    sentences: [],
    summary: [],
    questions: asked.map(({ turn, question }) => ({
      question,
      trial: turn.trial,
      claims: answering(turn),
      sentences: [],
      summary: [],
    })),
  };
}

const cut = cutterOf(
  piecesIn(readFileSync(new URL('../../../src/likeness/encoder/pieces.txt', import.meta.url), 'utf8')),
);

type Coded = readonly [numbers: readonly number[], words: readonly number[], parts: readonly number[]];

/**
 * A passage as the numbers of its pieces, of their words in a list that grows, and of the parts that they are of; 0 is for
 * pieces of no word.
 */
function coded(passage: Passage, list: Map<string, number>): Coded {
  const { numbers, words, parts } = partedBy(cut, passage);
  return [
    numbers,
    words.map((word) => {
      const known = list.get(word) ?? list.size;
      list.set(word, known);
      return known;
    }),
    placesOf(parts),
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

const strangeTo = (articles: readonly Article[], at: number): readonly Passage[] =>
  STRANGE.flatMap((further) =>
    (articles[(at + further) % articles.length]?.questions ?? [])
      .filter(({ trial }) => trial === 'answerable')
      .slice(0, MOST_STRANGE)
      .map(({ question }) => question),
  );

function lineOf(
  articles: readonly Article[],
  at: number,
  { set, claims, sentences, summary, questions }: Article,
): string {
  const [asked, found] = [new Map([['', 0]]), new Map([['', 0]])];
  const line = {
    set,
    claims: claims.map((text) => coded(text, found)),
    sentences: sentences.map((text) => coded(text, found)),
    summary: summary.map((text) => coded(text, found)),
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

const sheets = SHEET_FILES.flatMap((set) =>
  storiesOfSheets(set).map(({ sheet, story }) => ofSheet(set, sheet, story)),
);
const out = createWriteStream(file);
for (const articles of [readMaterial().map(ofMaterial), sheets])
  for (const [at, article] of articles.entries())
    if (!out.write(`${lineOf(articles, at, article)}\n`)) await once(out, 'drain');
out.end();
