// Fits the weights of sureness.ts to our own questions, and prints how well they tell what answers: `npm run sureness`.
import { contextOf } from '#briefings/ask/follow.ts';
import { noConversation, type Conversation } from '#briefings/ask/conversation.ts';
import { readings } from '#briefings/ask/joining.ts';
import { readQuestion } from '#briefings/ask/question.ts';
import { respond } from '#briefings/ask/respond.ts';
import { indexOf } from '#briefings/ask/story-index.ts';
import { candidatesOf, signsOf, surenessOf, WEIGHTS, type Signs } from '#briefings/ask/sureness.ts';
import type { Story } from '#briefings/story/story.ts';
import { fullLikeness } from '#src/likeness/meaning.ts';
import { fitLogistic } from '#test/logistic.ts';
import {
  claimsIn,
  HELD,
  laidTogether,
  readMaterial,
  readThreads,
  storyOfMaterial,
  type Material,
  type MaterialQuestion,
} from './material.ts';
import { isAnswer, storiesOfSheets } from './measure.ts';
import type { SheetFile, Trial } from './questions.ts';
import { mutantsOf } from './train/mutants.ts';

const likeness = await fullLikeness(console.error);

/** `elsewhere`: a question about another article; `mutant`: one with one thing changed. */
type Tried = Trial | 'elsewhere' | 'mutant';

interface Turn {
  readonly question: string;
  readonly trial: Tried;
  /** The ids of the claims that answer; of a mutant, of those that answered it before, of which alone it is known. */
  readonly right: ReadonlySet<string>;
}

interface Thread {
  readonly story: Story;
  readonly turns: readonly Turn[];
}

/** A question, and the claims that may answer it, each with what it shows. */
interface Sample {
  readonly trial: Tried;
  readonly candidates: readonly { readonly signs: Signs; readonly isRight: boolean }[];
}

const NONE: ReadonlySet<string> = new Set();

/** Questions that stand alone are threads of one turn; those with an answer are asked of the next story as well. */
function alone(all: readonly Thread[]): readonly Thread[] {
  return all.flatMap(({ story, turns }, at) => {
    const next = all[(at + 1) % all.length]?.story ?? story;
    return turns.flatMap((turn): readonly Thread[] => [
      { story, turns: [turn] },
      ...(turn.trial === 'answerable'
        ? [{ story: next, turns: [{ ...turn, trial: 'elsewhere' as const, right: NONE }] }]
        : []),
    ]);
  });
}

function ofSheets(...files: readonly SheetFile[]): readonly Thread[] {
  return files.flatMap((file) => {
    const all = storiesOfSheets(file).map(({ sheet, story }) => {
      const turnsOf = (asked: typeof sheet.questions): readonly Turn[] =>
        asked.map((each) => ({
          question: each.question,
          trial: each.trial,
          right: new Set(story.claims.flatMap((claim) => (isAnswer(each, story, claim) ? [claim.id] : []))),
        }));
      return {
        questions: { story, turns: turnsOf(sheet.questions) },
        threads: sheet.threads.map(({ turns }) => ({ story, turns: turnsOf(turns) })),
      };
    });
    return [...alone(all.map(({ questions }) => questions)), ...all.flatMap(({ threads }) => threads)];
  });
}

/** The articles from which the model has learnt nothing. */
const held = readMaterial().filter(({ id }) => id.startsWith(`${HELD}/`));

const threads = Map.groupBy(readThreads(), ({ article }) => article);

/** The questions on an article, and the threads on it. */
function ofArticle(material: Material): { readonly questions: Thread; readonly threads: readonly Thread[] } {
  const story = storyOfMaterial(material);
  const answeringAny = claimsIn(material, story);
  const turnsOf = (asked: readonly MaterialQuestion[]): readonly Turn[] =>
    asked.map(({ question, trial, answeredBy }) => ({
      question,
      trial,
      right: new Set(answeringAny(answeredBy).map((place) => story.claims[place]?.id ?? '')),
    }));
  return {
    questions: {
      story,
      turns: [
        ...turnsOf(material.questions),
        ...turnsOf(mutantsOf(material)).map((turn) => ({ ...turn, trial: 'mutant' as const })),
      ],
    },
    threads: (threads.get(material.id.slice(HELD.length + 1)) ?? []).map(({ turns }) => ({
      story,
      turns: turnsOf(turns),
    })),
  };
}

function ofMaterial(): readonly Thread[] {
  const all = held.filter((article) => !isVast(article)).map(ofArticle);
  return [...alone(all.map(({ questions }) => questions)), ...all.flatMap((each) => each.threads)].filter(
    (_, at) => at % ONE_IN === 0,
  );
}

/** Stories of many claims: articles that are as long, and others laid together. */
function ofMany(): readonly Thread[] {
  const long = held.filter((article) => article.sentences.length >= LONG && !isVast(article));
  const all = long.flatMap((_, at) =>
    at % TOGETHER === 0 ? [laidTogether(`${HELD}/many`, long.slice(at, at + TOGETHER))] : [],
  );
  const threads = [...held.filter(isVast), ...all].map((article) => ofArticle(article).questions);
  return alone(threads).filter((_, at) => at % ONE_IN === 0);
}

const isVast = ({ sentences }: Material): boolean => sentences.length >= VAST;

const VAST = 100;
const LONG = 24;
const TOGETHER = 4;

/** Of what there is on the articles, so much is enough. */
const ONE_IN = 8;

/** Each turn in the thread as it would be if those before it had been answered rightly. */
function samplesOf(threads: readonly Thread[]): readonly Sample[] {
  return threads.flatMap(({ story, turns }) => {
    const index = indexOf(story);
    let conversation: Conversation = turns.length > 1 ? { stories: [story.id], turns: [] } : noConversation;
    return turns.map(({ question, trial, right }) => {
      const context = contextOf(conversation, index, likeness);
      const [reading] = readings(readQuestion(question), index, context, likeness);
      const finding = respond(reading);
      const told = [...right].slice(0, 1).map((claim) => ({ claim, story: story.id }));
      conversation = { ...conversation, turns: [...conversation.turns, { question, claims: told }] };
      return {
        trial,
        candidates: candidatesOf(reading, finding).flatMap((candidate) => {
          const answers = right.has(candidate.match.entry.claim.id);
          if (trial === 'mutant' && !answers) return [];
          return { signs: signsOf(reading, finding, candidate), isRight: answers && trial !== 'mutant' };
        }),
      };
    });
  });
}

/** How near the weights are drawn to none: as much as so many observations. */
const NEARNESS = 3;

const NAMES = Object.keys(WEIGHTS) as (keyof Signs)[];

/** @returns weights fitted to all candidates of the samples */
function fit(samples: readonly Sample[]): Signs {
  const weights = fitLogistic(
    samples
      .flatMap(({ candidates }) => candidates)
      .map(({ signs, isRight }) => ({ isOne: isRight, values: NAMES.map((name) => signs[name]) })),
    NAMES.map(() => 0),
    NEARNESS,
  );
  return Object.fromEntries(
    NAMES.map((name, at) => [name, Number((weights[at] ?? 0).toFixed(2))]),
  ) as unknown as Signs;
}

/** The surest candidate of each sample where the rules leave one to be judged, with how sure it is. */
const judgedIn = (samples: readonly Sample[], sure: (signs: Signs) => number) =>
  samples.map(({ trial, candidates }) => {
    const [best] = candidates
      .map(({ signs, isRight }) => ({ isRight, sureness: sure(signs) }))
      .toSorted((a, b) => b.sureness - a.sureness);
    return { trial, isRight: best?.isRight === true, sureness: best?.sureness ?? 0 };
  });

/** At some thresholds: the share of what is answered rightly and wrongly, and of what is refused. */
function print(name: string, samples: readonly Sample[], sure: (signs: Signs) => number): void {
  const judged = judgedIn(samples, sure);
  const share = (trial: Tried, is: (each: (typeof judged)[number]) => boolean): string => {
    const all = judged.filter((each) => each.trial === trial);
    return ((100 * all.filter(is).length) / (all.length || 1)).toFixed(1).padStart(5);
  };
  for (const least of [0.2, 0.25, 0.3, 0.35, 0.4])
    console.log(
      `${name.padEnd(16)} ${least.toFixed(2)}  right ${share('answerable', (each) => each.isRight && each.sureness >= least)}  wrong ${share('answerable', (each) => !each.isRight && each.sureness >= least)}  refused: ${(
        ['near miss', 'mutant', 'false presupposition', 'elsewhere'] as const
      )
        .map((trial) => `${trial} ${share(trial, ({ sureness }) => sureness < least)}`)
        .join(', ')}`,
    );
}

function main(): void {
  const own = samplesOf(ofSheets('questions', 'threads', 'paraphrased'));
  const material = samplesOf(ofMaterial());
  const sheets = samplesOf(ofSheets('held', 'paraphrased-held'));
  const many = samplesOf(ofMany());
  const fitted = fit([...own, ...material, ...many]);
  for (const [which, weights] of Object.entries({ kept: WEIGHTS, fitted }))
    for (const [set, samples] of Object.entries({ own, material, many, held: sheets }))
      print(`${which} ${set}`, samples, (signs) => surenessOf(signs, weights));
  console.log(fitted);
}

if (import.meta.main) main();
