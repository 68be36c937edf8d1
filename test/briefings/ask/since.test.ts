// From when on a question asks what is new, and what is newer.
import { describe, expect, test } from 'vitest';
import { newerThan, sinceAsked } from '#briefings/ask/since.ts';
import { firstStory } from '../sample.ts';
import { court } from './stories.ts';

// A Wednesday, 10:30 in Berlin.
const now = new Date('2026-11-25T09:30:00Z');
const zone = 'Europe/Berlin';

describe('what is new is asked', () => {
  test.each([
    ['what changed since yesterday?', '2026-11-23T23:00:00Z'],
    ['what’s new since this morning?', '2026-11-24T23:00:00Z'],
    ['what is new today?', '2026-11-24T23:00:00Z'],
    ['what changed overnight?', '2026-11-24T17:00:00Z'],
    ['anything new since Monday?', '2026-11-22T23:00:00Z'],
    ['what has changed since 8:00?', '2026-11-25T07:00:00Z'],
    ['what changed since 3 pm?', '2026-11-24T14:00:00Z'],
    ['what is new in the last two hours?', '2026-11-25T07:30:00Z'],
    ['what changed in the past 3 days?', '2026-11-22T09:30:00Z'],
    ['what is new this week?', '2026-11-22T23:00:00Z'],
    ['what has changed since 3 November?', '2026-11-02T23:00:00Z'],
    ['what has changed since march 5th?', '2026-03-04T23:00:00Z'],
  ])('from a time on: %s', (question, at) => {
    expect(sinceAsked(question, { now, zone })).toEqual({ type: 'time', at: new Date(at) });
  });

  test.each([
    'what changed in this channel?',
    'what is new here?',
    'what has changed since the last briefing?',
    'what is new since you last posted?',
  ])('from what the place was told on: %s', (question) => {
    expect(sinceAsked(question, { now, zone })).toEqual({ type: 'told' });
  });

  test.each([
    'what changed?',
    'what happened since yesterday in the harbour?',
    'who has been in office since 2019?',
    'what did he say today?',
    'what has changed since the flood?',
    'what changed since 31 February?',
  ])('in another way: %s', (question) => expect(sinceAsked(question, { now, zone })).toBeNull());
});

test('newer are claims of newer reports alone, and claims that were changed', () => {
  const at = new Date('2026-03-04');
  const { answer } = newerThan(at, '4 March, 00:00', [court]);
  expect(answer.answered).toBe(true);
  for (const { claim: id } of answer.lines) {
    const claim = court.claims.find((each) => each.id === id);
    expect(claim?.evidence.every(({ source }) => source === 's1')).toBe(true);
  }
  const [changed] = court.claims.filter(({ kind }) => kind !== 'background');
  if (changed === undefined) throw new Error('no claim');
  const history = [
    { at: '2026-03-06T08:00:00Z', field: 'status', from: 'alleged', to: 'attributed', source: 's1' },
  ];
  const later = { ...court, claims: [{ ...changed, history }] };
  expect(newerThan(new Date('2026-03-05'), 'x', [later]).answer).toMatchObject({
    lead: 'Since x: 1 changed.',
  });
  expect(newerThan(new Date('2026-03-07'), 'x', [later, firstStory()]).answer).toMatchObject({
    answered: false,
    lead: expect.stringMatching(/^Nothing new since x\. The newest report is of /) as string,
    lines: [],
  });
});
