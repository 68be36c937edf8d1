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
import { claimsIn, HELD, readMaterial, readThreads, storyOfMaterial } from './material.ts';
import { isAnswer, storiesOfSheets } from './measure.ts';
import type { SheetFile, Trial } from './questions.ts';

const likeness = await fullLikeness(console.error);

/** `elsewhere`: a question about another article. */
type Tried = Trial | 'elsewhere';

interface Turn {
  readonly question: string;
  readonly trial: Tried;
  /** The ids of the claims that answer. */
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
function ofMaterial(): readonly Thread[] {
  const threads = Map.groupBy(readThreads(), ({ article }) => article);
  const all = readMaterial()
    .filter(({ id }) => id.startsWith(`${HELD}/`))
    .map((material) => {
      const story = storyOfMaterial(material);
      const answeringAny = claimsIn(material, story);
      const turnsOf = (asked: typeof material.questions): readonly Turn[] =>
        asked.map(({ question, trial, answeredBy }) => ({
          question,
          trial,
          right: new Set(answeringAny(answeredBy).map((place) => story.claims[place]?.id ?? '')),
        }));
      return {
        questions: { story, turns: turnsOf(material.questions) },
        threads: (threads.get(material.id.slice(HELD.length + 1)) ?? []).map(({ turns }) => ({
          story,
          turns: turnsOf(turns),
        })),
      };
    });
  return [...alone(all.map(({ questions }) => questions)), ...all.flatMap(({ threads }) => threads)].filter(
    (_, at) => at % ONE_IN === 0,
  );
}

/** Of what there is on the articles, so much is enough. */
const ONE_IN = 3;

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
        candidates: candidatesOf(reading, finding).map((candidate) => ({
          signs: signsOf(reading, finding, candidate),
          isRight: right.has(candidate.match.entry.claim.id),
        })),
      };
    });
  });
}

/** How near the weights are drawn to none: as much as so many observations. */
const NEARNESS = 3;

const NAMES = Object.keys(WEIGHTS) as (keyof Signs)[];

/** @returns weights fitted to all candidates of the samples */
function fit(samples: readonly Sample[]): readonly number[] {
  return fitLogistic(
    samples
      .flatMap(({ candidates }) => candidates)
      .map(({ signs, isRight }) => ({ isOne: isRight, values: NAMES.map((name) => signs[name]) })),
    NAMES.map(() => 0),
    NEARNESS,
  );
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
        ['near miss', 'false presupposition', 'elsewhere'] as const
      )
        .map((trial) => `${trial} ${share(trial, ({ sureness }) => sureness < least)}`)
        .join(', ')}`,
    );
}

function main(): void {
  const own = samplesOf(ofSheets('questions', 'threads', 'paraphrased'));
  const material = samplesOf(ofMaterial());
  const held = samplesOf(ofSheets('held', 'paraphrased-held'));
  const weights = fit([...own, ...material]);
  const fitted = (signs: Signs): number =>
    1 / (1 + Math.exp(-NAMES.reduce((sum, name, at) => sum + (weights[at] ?? 0) * signs[name], 0)));
  for (const [which, sure] of [
    ['kept', surenessOf],
    ['fitted', fitted],
  ] as const)
    for (const [set, samples] of [
      ['own', own],
      ['material', material],
      ['held', held],
    ] as const)
      print(`${which} ${set}`, samples, sure);
  console.log(Object.fromEntries(NAMES.map((name, at) => [name, Number((weights[at] ?? 0).toFixed(3))])));
}

if (import.meta.main) main();
