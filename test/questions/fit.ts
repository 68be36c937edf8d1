// Fits the weights of sureness.ts to the questions on the corpus, and prints how well they tell what is answered: `npm run sureness`.
import { readQuestion } from '#briefings/ask/question.ts';
import { readAlone } from '#briefings/ask/reading.ts';
import { respond } from '#briefings/ask/respond.ts';
import { indexOf } from '#briefings/ask/story-index.ts';
import { signsOf, surenessOf, WEIGHTS, type Signs } from '#briefings/ask/sureness.ts';
import { fullLikeness } from '#src/likeness/meaning.ts';
import { fitLogistic } from '#test/logistic.ts';
import { readMaterial, storyOfMaterial } from './material.ts';
import { storiesOfSheets } from './measure.ts';
import type { Asked, SheetFile, Trial } from './questions.ts';
import type { Story } from '#briefings/story/story.ts';

const likeness = await fullLikeness(console.error);

interface Sample {
  /** `elsewhere`: a question about another article. */
  readonly trial: Trial | 'elsewhere';
  readonly signs: Signs;
}

interface Questioned {
  readonly story: Story;
  readonly questions: readonly Pick<Asked, 'question' | 'trial'>[];
}

const ofSheets = (file: SheetFile): readonly Questioned[] =>
  storiesOfSheets(file).map(({ sheet, story }) => ({ story, questions: sheet.questions }));

/** Of the short articles one in so many is enough to measure on, and is done in a minute. */
const ONE_IN = 16;

const ofMaterial = (): readonly Questioned[] =>
  readMaterial()
    .filter((_, at) => at % ONE_IN === 0)
    .map((material) => ({ story: storyOfMaterial(material), questions: material.questions }));

/** The questions that stand alone, and those with an answer asked once more of the next article. */
function samplesOf(all: readonly Questioned[]): readonly Sample[] {
  return all.flatMap(({ questions, story }, at) =>
    questions.flatMap(({ question, trial }) => {
      const next = all[(at + 1) % all.length]?.story ?? story;
      const asked: readonly (readonly [Sample['trial'], typeof story])[] =
        trial === 'answerable'
          ? [
              [trial, story],
              ['elsewhere', next],
            ]
          : [[trial, story]];
      return asked.flatMap(([each, on]) => {
        const reading = readAlone(readQuestion(question), indexOf(on), likeness);
        const signs = signsOf(reading, respond(reading));
        return signs ? [{ trial: each, signs }] : [];
      });
    }),
  );
}

/** How often one that is answered is surer than one that is not: 0.5 by chance. */
function areaUnder(
  sure: (signs: Signs) => number,
  samples: readonly Sample[],
  trial: Sample['trial'],
): string {
  const of = (wanted: Sample['trial']): readonly number[] =>
    samples.filter((each) => each.trial === wanted).map(({ signs }) => sure(signs));
  const [ones, others] = [of('answerable'), of(trial)];
  const wins = ones.reduce(
    (sum, one) => sum + others.reduce((all, other) => all + (one > other ? 1 : one === other ? 0.5 : 0), 0),
    0,
  );
  return `${trial} ${((100 * wins) / (ones.length * others.length)).toFixed(1)}`;
}

/** How near the weights are drawn to none: as much as so many observations. */
const NEARNESS = 3;

const NAMES = Object.keys(WEIGHTS) as (keyof Signs)[];

/** @returns weights fitted to all questions given */
function fit(samples: readonly Sample[]): readonly number[] {
  return fitLogistic(
    samples.map(({ trial, signs }) => ({
      isOne: trial === 'answerable',
      values: NAMES.map((name) => signs[name]),
    })),
    NAMES.map(() => 0),
    NEARNESS,
  );
}

function main(): void {
  const own = samplesOf([...ofSheets('questions'), ...ofSheets('paraphrased')]);
  const held = samplesOf(ofSheets('paraphrased-held'));
  const material = samplesOf(ofMaterial());
  const weights = fit(own);
  const fitted = (signs: Signs): number =>
    NAMES.reduce((sum, name, at) => sum + (weights[at] ?? 0) * signs[name], 0);
  for (const [name, sure] of [
    ['as found', ({ confidence }: Signs): number => confidence],
    ['kept', surenessOf],
    ['fitted', fitted],
  ] as const)
    for (const [set, samples] of [
      ['own', own],
      ['held', held],
      ['material', material],
    ] as const)
      console.log(
        `${name.padEnd(10)} ${set.padEnd(8)} ${areaUnder(sure, samples, 'elsewhere')}   ${areaUnder(sure, samples, 'near miss')}`,
      );
  console.log(Object.fromEntries(NAMES.map((name, at) => [name, weights[at]])));
}

if (import.meta.main) main();
