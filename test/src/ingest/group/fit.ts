// Fits the weights of what speaks for one event to the made-up reports: `npm run weights` prints how well, `-- --write` keeps them.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fitLogistic } from '#test/logistic.ts';
import { newGrouping, WINDOW } from '#src/ingest/group/grouping.ts';
import type { Traits } from '#src/ingest/group/traits.ts';
import { WEIGHTS, weighBy, type Weights } from '#src/ingest/group/weights.ts';
import {
  byDate,
  group,
  profileOfReport,
  qualityOf,
  reportsIn,
  reportsOfDays,
  shuffled,
  undated,
  type Report,
} from './reports.ts';

/** What one would guess: each likeness counts alike, and words that are no names twice. The fit stays near it. */
const PLAIN: Weights = {
  otherwise: -5.4,
  words: 4,
  whole: 2,
  mean: 2,
  opening: 0,
  strangers: 0,
  core: 2,
  knownNames: 2,
  knownWords: 2,
  sameFigures: 1.5,
  otherFigures: -1.5,
  otherDay: -3,
  date: 1.5,
  clock: 1,
  weekday: 0.8,
  daysApart: -1.5,
};

/** How near: as much as so many observations of each trait. */
const NEARNESS = 3;

/**
 * All made-up topics are of alike events; where they are rarer, the odds of one event are higher: about two and a half
 * times, with which the recorded days are whole and the look-alikes apart.
 */
const RARER = Math.log(2.5);

const FOLDS = 5;

interface Sample {
  readonly traits: Traits;
  readonly isOne: boolean;
}

/** Every report beside the stories that were there when it arrived, all earlier reports rightly placed. */
function samplesOf(reports: readonly Report[]): readonly Sample[] {
  const grouping = newGrouping();
  return reports.flatMap((report) => {
    const profile = profileOfReport(report);
    const samples = grouping
      .compare(profile)
      .map(({ story, traits }) => ({ traits, isOne: story === report.event }));
    grouping.add({ id: `${report.topic} ${report.id}`, story: report.event, profile });
    return samples;
  });
}

const trainingOf = (reports: readonly Report[]): readonly Sample[] =>
  [
    byDate(reports),
    shuffled(reports, 1),
    shuffled(reports, 2),
    undated(reports, 3),
    undated(reports, 4),
    undated(reports, 5),
  ].flatMap(samplesOf);

/** Drawn to the plain weights. */
function fit(samples: readonly Sample[]): Weights {
  const names = Object.keys(PLAIN) as (keyof Weights)[];
  const examples = samples.map(({ traits, isOne }) => ({
    isOne,
    values: names.map((name) => (name === 'otherwise' ? 1 : traits[name])),
  }));
  const weights = fitLogistic(
    examples,
    names.map((name) => PLAIN[name]),
    NEARNESS,
  );
  return Object.fromEntries(names.map((name, at) => [name, weights[at] ?? 0])) as unknown as Weights;
}

const round = (value: number): number => Math.round(value * 100) / 100;

const looser = (weights: Weights): Weights => ({ ...weights, otherwise: round(weights.otherwise + RARER) });

function show(name: string, reports: readonly (readonly Report[])[], weights: readonly Weights[]): void {
  const found = reports.map((each, at) =>
    qualityOf(each, group(each, newGrouping(WINDOW, weighBy(weights[at] ?? PLAIN)))),
  );
  const mean = (of: 'precision' | 'recall' | 'f1'): string =>
    (found.reduce((sum, each) => sum + each[of], 0) / found.length).toFixed(1);
  console.log(`${name.padEnd(34)} P ${mean('precision')} R ${mean('recall')} F ${mean('f1')}`);
}

function main(options: readonly string[]): void {
  const reports = [
    ...reportsIn('topics'),
    ...reportsOfDays(),
    // A topic may be in both folders.
    ...reportsIn('look-alikes').map((each) => ({
      ...each,
      id: `pair of ${each.id}`,
      topic: `pair of ${each.topic}`,
      event: `pair of ${each.event}`,
    })),
  ];
  const topics = [...new Set(reports.map(({ topic }) => topic))].sort();
  const folds = Array.from({ length: FOLDS }, (_, fold) => {
    const left = new Set(topics.filter((_topic, at) => at % FOLDS === fold));
    const [out, rest] = [true, false].map((isLeft) =>
      reports.filter(({ topic }) => left.has(topic) === isLeft),
    );
    return { out: out ?? [], weights: looser(fit(trainingOf(rest ?? []))) };
  });
  for (const [name, weights] of [
    ['plain', folds.map(() => looser(PLAIN))],
    ['kept', folds.map(() => WEIGHTS)],
    ['fitted to the other topics', folds.map((fold) => fold.weights)],
  ] as const) {
    show(
      `${name}, by date`,
      folds.map(({ out }) => byDate(out)),
      weights,
    );
    show(
      `${name}, undated`,
      folds.map(({ out }) => undated(out, 7)),
      weights,
    );
  }
  const weights = looser(fit(trainingOf(reports)));
  console.log(weights);
  if (options.includes('--write'))
    writeFileSync(
      join(import.meta.dirname, '../../../../src/ingest/group/weights.json'),
      `${JSON.stringify(weights, null, 2)}\n`,
    );
}

if (import.meta.main) main(process.argv.slice(2));
