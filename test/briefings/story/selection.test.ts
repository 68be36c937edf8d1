// Which stories fit a selection, and in which order they come, with the reasons.
import { describe, expect, test } from 'vitest';
import { rankText, rundown } from '#briefings/compose/rundown.ts';
import { ranked } from '#briefings/story/rank.ts';
import { parseStory } from '#briefings/story/parse.ts';
import { selected, type Selection } from '#briefings/story/selection.ts';
import type { Claim, Story } from '#briefings/story/story.ts';
import { versionOf } from '#briefings/story/version.ts';

const now = new Date('2026-03-03T09:00:00Z');

interface Given {
  readonly headline: string;
  readonly claims?: readonly (readonly [text: string, status: Claim['status']])[];
  readonly outlets?: readonly string[];
  readonly actors?: readonly (readonly [
    name: string,
    kind: 'person' | 'organization' | 'place' | 'government',
  ])[];
  readonly day?: number;
}

function story(
  id: string,
  { headline, claims = [[headline, 'attributed']], outlets = ['Vale Post'], actors = [], day = 2 }: Given,
): Story {
  const at = `2026-03-0${day}T08:00:00Z`;
  return parseStory({
    id,
    headline,
    summary: headline,
    firstSeen: at,
    updatedAt: at,
    sources: outlets.map((outlet, index) => ({ id: `s${index + 1}`, outlet, publishedAt: at })),
    actors: actors.map(([name, kind], index) => ({ id: `a${index + 1}`, name, kind })),
    claims: claims.map(([text, status], index) => ({
      id: `c${index + 1}`,
      text,
      kind: 'event',
      status,
      certainty: 'certain',
      polarity: 'affirmed',
      attribution: [{ speaker: null, name: 'the mayor', sourcing: 'named_on_record', cue: 'said' }],
      sourcing: 'named_on_record',
      evidence: [{ source: 's1' }],
    })),
  });
}

const flood = story('flood', {
  headline: 'River Ember floods Tolmead',
  claims: [
    ['The river burst its banks', 'corroborated'],
    ['The mayor took money', 'alleged'],
    ['The water will fall', 'expected'],
  ],
  actors: [
    ['Tolmead', 'place'],
    ['Ember River Board', 'organization'],
  ],
  outlets: ['Tolmead Gazette', 'Northshire Herald'],
});
const trial = story('trial', {
  headline: 'Trial of a harbour director opens',
  claims: [
    ['The trial opened on Monday', 'attributed'],
    ['Russian firms are named in the files', 'attributed'],
  ],
  actors: [
    ['Calder', 'place'],
    ['Rolf Tennant', 'person'],
  ],
  day: 1,
});
const passing = story('passing', {
  headline: 'Council votes on the budget',
  claims: [
    ...Array.from({ length: 9 }, (_, at) => [`The council took vote number ${at}`, 'attributed'] as const),
    ['Floods were named once', 'attributed'],
  ],
});
const all = [flood, trial, passing];

const fitting = (selection: Selection): readonly string[] =>
  selected(all, selection).stories.map(({ id }) => id);

describe('a selection', () => {
  test.each<[string, Selection, readonly string[]]>([
    ['everything', {}, ['flood', 'trial', 'passing']],
    [
      'a topic, in a word of its family, and not where it is named in passing',
      { about: [['flooding']] },
      ['flood'],
    ],
    ['a name of which a longer one is made', { about: [['Russia']] }, ['trial']],
    ['both of two', { about: [['trial', 'Russia']] }, ['trial']],
    ['both of two, of which one is missing', { about: [['flood', 'Russia']] }, []],
    ['either of two', { about: [['flood'], ['trial']] }, ['flood', 'trial']],
    ['an actor', { actor: [['river board']] }, ['flood']],
    ['a place', { place: [['Calder']] }, ['trial']],
    ['an outlet', { outlet: [['Northshire Herald']] }, ['flood']],
    ['words', { keyword: [['harbour director']] }, ['trial']],
    ['words that stand apart', { keyword: [['director harbour']] }, []],
  ])('by %s', (_, selection, ids) => {
    expect(fitting(selection)).toEqual(ids);
  });

  test('by the least status keeps the claims that are so sure, and no story without one', () => {
    const { stories, left } = selected(all, { least: 'corroborated' });
    expect(stories.map(({ id, claims }) => [id, claims.map(({ text }) => text)])).toEqual([
      ['flood', ['The river burst its banks']],
    ]);
    expect(left).toEqual(new Map([['least', 2]]));
    expect(selected([flood], { least: 'attributed' }).stories[0]?.claims.map(({ id }) => id)).toEqual([
      'c1',
      'c3',
    ]);
  });
});

describe('the order', () => {
  const told = (each: Story, at: string, known = each.claims) =>
    [
      each.id,
      {
        since: new Date(at),
        hadEdition: true,
        claims: new Map(known.map((claim) => [claim.id, { version: versionOf(each, claim), told: true }])),
      },
    ] as const;

  test('puts what is wrong first, then what is new, the surer and more widely known before the others', () => {
    const corrected: Story = {
      ...trial,
      claims: trial.claims.map((claim) =>
        claim.id === 'c1' ? { ...claim, status: 'corrected', text: 'It opened on Tuesday' } : claim,
      ),
    };
    const here = new Map([told(trial, '2026-03-02T08:00:00Z'), told(passing, '2026-03-03T03:00:00Z')]);
    const order = ranked([passing, flood, corrected], here, now);
    expect(order.map(({ story: { id } }) => id)).toEqual(['trial', 'flood', 'passing']);
    expect(order.map((each, at) => rankText(each, at, 3))).toEqual([
      'first of 3: a correction, one origin, newest 2 days old',
      'second of 3: not told here before, corroborated, two origins, newest 25 h old',
      'third of 3: nothing new in 6 h, one origin, newest 25 h old',
    ]);
  });

  test('is cut at the most, and says what it left out', () => {
    const { entries, left } = rundown(all, [{ selection: { most: 1 } }], new Map(), now);
    expect(entries.map(({ story: { id } }) => id)).toEqual(['flood']);
    expect(left).toBe('2 below the most of 1');
    const two = rundown(all, [{ selection: { about: [['trial']] } }, { story: 'flood' }], new Map(), now);
    expect(two.entries.map(({ story: { id } }) => id).sort()).toEqual(['flood', 'trial']);
    expect(two.left).toBe('2 not about trial');
    expect(rundown(all, [{ story: 'gone' }], new Map(), now).isGone).toBe(true);
  });
});
