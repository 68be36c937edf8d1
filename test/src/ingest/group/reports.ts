// Made-up reports of alike events, in files: who reads them, in which orders, and how well they are grouped.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { articleOfText } from '#src/ingest/article/plain.ts';
import type { Grouping } from '#src/ingest/group/grouping.ts';
import { profileOf, type Profile } from '#src/ingest/group/profile.ts';

export interface Report {
  readonly id: string;
  /** Events of one topic are alike. */
  readonly topic: string;
  readonly event: string;
  /** ISO 8601; null: not known. */
  readonly date: string | null;
  readonly text: string;
}

/** @param folder a file a topic, in it `== EVENT DATE` (or `-`) before each report's title and text */
export function reportsIn(folder: string): readonly Report[] {
  return readdirSync(join(import.meta.dirname, folder)).flatMap((file) => {
    const topic = file.replace('.txt', '');
    return readFileSync(join(import.meta.dirname, folder, file), 'utf8')
      .split(/^== /m)
      .slice(1)
      .map((block, at) => {
        const [head = '', ...lines] = block.split('\n');
        const [event = '', date = '-'] = head.split(' ');
        return {
          id: `${topic} ${at}`,
          topic,
          event: `${topic} ${event}`,
          date: date === '-' ? null : date,
          text: lines.join('\n'),
        };
      });
  });
}

const day = z.array(
  z.object({ id: z.string(), story: z.string(), at: z.string(), title: z.string(), text: z.string() }),
);

/** The recorded days: stories that develop, each a topic. */
export const reportsOfDays = (): readonly Report[] =>
  ['ember-flood', 'harbour-trial', 'sanctions'].flatMap((topic) =>
    day
      .parse(
        JSON.parse(readFileSync(join(import.meta.dirname, '../../../days', topic, 'articles.json'), 'utf8')),
      )
      .map(({ id, story, at, title, text }) => ({
        id: `${topic} ${id}`,
        topic,
        event: `${topic} ${story}`,
        date: at,
        text: `${title}\n${text}`,
      })),
  );

/** In the order of their dates; what has none comes right after what stands before it. */
export function byDate(reports: readonly Report[]): readonly Report[] {
  let last = '';
  return reports
    .map((report) => ({ report, date: (last = report.date ?? last) }))
    .toSorted((a, b) => a.date.localeCompare(b.date))
    .map(({ report }) => report);
}

/** In an order by chance, the same in every run, and without dates. */
export const undated = (reports: readonly Report[], seed: number): readonly Report[] =>
  shuffled(reports, seed).map((report) => ({ ...report, date: null }));

export const shuffled = (reports: readonly Report[], seed: number): readonly Report[] =>
  reports
    .map((report) => ({ report, key: createHash('md5').update(`${seed} ${report.id}`).digest('hex') }))
    .toSorted((a, b) => a.key.localeCompare(b.key))
    .map(({ report }) => report);

const profiles = new Map<string, Profile>();

/** As an article of the command line is looked at. */
export function profileOfReport({ topic, id, text, date }: Report): Profile {
  const key = `${topic} ${id} ${date ?? ''}`;
  const known = profiles.get(key);
  if (known !== undefined) return known;
  const article = articleOfText(text, date === null ? {} : { publishedAt: date });
  const profile = profileOf(article.text, article.publishedAt);
  profiles.set(key, profile);
  return profile;
}

/** @returns the story that a report is put into as it arrives */
export function place(report: Report, grouping: Grouping): string {
  const profile = profileOfReport(report);
  const story = grouping.placementOf(profile).story ?? report.id;
  grouping.add({ id: report.id, story, profile });
  return story;
}

/** @returns the story of each report by the report's id */
export const group = (reports: readonly Report[], grouping: Grouping): ReadonlyMap<string, string> =>
  new Map(reports.map((report) => [report.id, place(report, grouping)]));

/** Percent: B-cubed precision and recall (Bagga and Baldwin, 1998), and their F1. */
export interface Quality {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export function qualityOf(reports: readonly Report[], stories: ReadonlyMap<string, string>): Quality {
  const told = Map.groupBy(reports, ({ id }) => stories.get(id));
  const happened = Map.groupBy(reports, ({ event }) => event);
  let [precision, recall] = [0, 0];
  for (const { id, event } of reports) {
    const story = told.get(stories.get(id)) ?? [];
    const both = story.filter((each) => each.event === event).length;
    precision += (100 * both) / story.length / reports.length;
    recall += (100 * both) / (happened.get(event)?.length ?? 1) / reports.length;
  }
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}
