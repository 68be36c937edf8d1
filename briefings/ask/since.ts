// “What changed since yesterday?”, “what is new in this channel?”: from when on, and what is newer than that.
import { CronExpressionParser } from 'cron-parser';
import { timeOf } from '../schedule/times.ts';
import { claimLine } from '../compose/claim.ts';
import { lineText } from '../document.ts';
import { dayText } from '../story/date.ts';
import type { Claim, Story } from '../story/story.ts';
import type { Answer } from './answer.ts';
import { readQuestion } from './question.ts';

export type Since =
  /** Since the place was last told. */
  { readonly type: 'told' } | { readonly type: 'time'; readonly at: Date };

const TOLD =
  /\b(?:in|for|to) (?:this|our|the) (?:channel|thread|room)\b|\bhere\b|\bsince (?:the|your|our|my) (?:last|previous) (?:briefing|edition|update|post|message|time)\b|\bsince (?:you|we|i|this channel|it was) (?:were |was )?last\b/iu;
const SPAN =
  /\b(?:in|over|during|since) the (?:last|past) (?:(\d{1,3}|an?|one|two|three|four|five|six|seven|ten|twelve|few) )?(minute|hour|day|week)s?\b/iu;
const WORD =
  /\b(?:since )?(yesterday|this morning|today|tonight|overnight|last night|this week|last week)\b/iu;
const DAY =
  /\bsince (?:last |on )?(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b|\bsince (?:the )?(\d{1,2})(?:st|nd|rd|th)?(?: of)? (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\bsince (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* (\d{1,2})(?:st|nd|rd|th)?\b/iu;
const CLOCK = /\bsince (\d{1,2}(?::\d\d)? ?(?:[ap]m)?|noon|midnight)\b/iu;

const COUNTS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  few: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  ten: 10,
  twelve: 12,
};
const MILLISECONDS: Readonly<Record<string, number>> = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
};

/** When each of these words begins, as a cron expression, and how many of its turns ago. */
const WORDS: Readonly<Record<string, readonly [expression: string, turns: number]>> = {
  today: ['0 0 * * *', 1],
  'this morning': ['0 0 * * *', 1],
  tonight: ['0 18 * * *', 1],
  overnight: ['0 18 * * *', 1],
  'last night': ['0 18 * * *', 1],
  yesterday: ['0 0 * * *', 2],
  'this week': ['0 0 * * 1', 1],
  'last week': ['0 0 * * 1', 2],
};

/**
 * From when on a question asks what is new.
 * @param zone IANA: days begin there
 * @returns null for a question that asks for nothing new, or does not say since when
 */
export function sinceAsked(question: string, { now, zone }: { now: Date; zone: string }): Since | null {
  if (readQuestion(question).kind !== 'new') return null;
  const ago = (expression: string, turns = 1): Since => {
    const times = CronExpressionParser.parse(expression, { tz: zone, currentDate: now });
    for (let turn = 1; turn < turns; turn += 1) times.prev();
    return { type: 'time', at: times.prev().toDate() };
  };
  const [, count = '1', unit] = SPAN.exec(question) ?? [];
  if (unit !== undefined) {
    const number = COUNTS[count.toLowerCase()] ?? Number(count);
    const span = number * (MILLISECONDS[unit.toLowerCase()] ?? 0);
    return { type: 'time', at: new Date(now.getTime() - span) };
  }
  const [, word] = WORD.exec(question) ?? [];
  const known = word === undefined ? undefined : WORDS[word.toLowerCase()];
  if (known !== undefined) return ago(...known);
  const [, weekday, day, month, otherMonth = month, otherDay = day] = DAY.exec(question) ?? [];
  if (weekday !== undefined) return ago(`0 0 * * ${weekday.toLowerCase()}`);
  if (otherDay !== undefined && otherMonth !== undefined && Number(otherDay) >= 1 && Number(otherDay) <= 28)
    return ago(`0 0 ${Number(otherDay)} ${otherMonth.toLowerCase()} *`);
  const clock = timeOf(CLOCK.exec(question)?.[1]?.toLowerCase() ?? '');
  if (clock !== null) return ago(`${clock.minute} ${clock.hour} * * *`);
  return TOLD.test(question) ? { type: 'told' } : null;
}

/** Lines of one answer; the rest is told by More. */
const MOST = 4;

/**
 * What is newer than a time: claims that rest on newer reports alone, and claims that were changed since, the latest
 * first.
 * @param when the time in words
 */
export function newerThan(
  at: Date,
  when: string,
  stories: readonly Story[],
): { readonly answer: Answer; readonly further: readonly { story: string; claim: string }[] } {
  const found = stories
    .flatMap((story) => story.claims.flatMap((claim) => newer(story, claim, at) ?? []))
    .sort((a, b) => b.time - a.time);
  const fresh = found.filter(({ isNew }) => isNew).length;
  const changed = found.length - fresh;
  const lead =
    found.length === 0
      ? `Nothing new since ${when}.${newestText(stories)}`
      : `Since ${when}: ${[...(fresh > 0 ? [`${fresh} new`] : []), ...(changed > 0 ? [`${changed} changed`] : [])].join(', ')}.`;
  return {
    answer: {
      answered: found.length > 0,
      confidence: found.length > 0 ? 0.8 : 0.1,
      lead,
      lines: found.slice(0, MOST).map(({ story, claim }) => ({
        text: lineText(claimLine(story, claim)),
        claim: claim.id,
        story: story.id,
        evidence: claim.evidence,
      })),
      related: [],
    },
    further: found.slice(MOST).map(({ story, claim }) => ({ story: story.id, claim: claim.id })),
  };
}

function newestText(stories: readonly Story[]): string {
  const times = stories.flatMap(({ sources }) =>
    sources.map(({ publishedAt, foundAt }) => Date.parse(publishedAt ?? foundAt ?? '')),
  );
  const newest = Math.max(...times.filter(Number.isFinite));
  return Number.isFinite(newest)
    ? ` The newest report is of ${dayText(new Date(newest).toISOString())}.`
    : '';
}

interface Newer {
  readonly story: Story;
  readonly claim: Claim;
  readonly time: number;
  readonly isNew: boolean;
}

function newer(story: Story, claim: Claim, at: Date): Newer | null {
  const since = at.getTime();
  const times = claim.evidence.map((span) => {
    const source = story.sources.find(({ id }) => id === span.source);
    return Date.parse(source?.publishedAt ?? source?.foundAt ?? '');
  });
  const first = Math.min(...times);
  if (first >= since && !/^(?:withdrawn|superseded)$/u.test(claim.status) && claim.kind !== 'background')
    return { story, claim, time: first, isNew: true };
  const changes = claim.history.map((change) => Date.parse(change.at)).filter((time) => time >= since);
  return changes.length === 0 ? null : { story, claim, time: Math.max(...changes), isNew: false };
}
