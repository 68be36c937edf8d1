// Merging: what several articles say becomes one story, in which nothing is lost, doubled or surer than it was said.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { brief } from '#briefings/compose/brief.ts';
import { documentText } from '#briefings/document.ts';
import { merge } from '#briefings/story/merge.ts';
import { parseStory } from '#briefings/story/parse.ts';
import type { Claim, Story } from '#briefings/story/story.ts';

interface Told {
  readonly text: string;
  readonly by?: string;
  readonly status?: Claim['status'];
  readonly denied?: true;
  readonly count?: readonly [value: number, of: string];
}

/** The reading of an article that tells these claims. */
function reading(outlet: string, told: readonly Told[], over: { day?: number; text?: string } = {}): Story {
  const names = [...new Set(told.flatMap(({ by }) => by ?? []))];
  const text = over.text ?? told.map((each) => `${each.text}. ${each.by ?? ''}`).join('\n');
  const at = `2026-03-0${over.day ?? 1}T08:00:00Z`;
  return parseStory({
    id: `read-${outlet}`,
    headline: told[0]?.text ?? outlet,
    summary: outlet,
    firstSeen: at,
    updatedAt: at,
    sources: [{ id: 's1', outlet, publishedAt: at, text }],
    actors: names.map((name, index) => ({ id: `a${index + 1}`, name, kind: 'organization' })),
    claims: told.map((each, index) => ({
      id: `c${index + 1}`,
      text: each.text,
      kind: each.denied ? 'denial' : each.by === undefined ? 'event' : 'statement',
      status: each.status ?? (each.by === undefined ? 'established' : 'attributed'),
      certainty: 'certain',
      polarity: each.denied ? 'denied' : 'affirmed',
      attribution:
        each.by === undefined
          ? []
          : [
              {
                speaker: `a${names.indexOf(each.by) + 1}`,
                name: each.by,
                sourcing: 'organization',
                cue: 'said',
                at: { speaker: { source: 's1', start: 0, end: 1 } },
              },
            ],
      sourcing: each.by === undefined ? 'none' : 'organization',
      ...(each.count === undefined
        ? {}
        : { figures: [{ value: each.count[0], unit: each.count[1], of: each.count[1] }] }),
      evidence: [{ source: 's1', start: 0, end: 1 }],
    })),
  });
}

const at = '2026-03-09T09:00:00Z';
const one = (story: Story, ...others: readonly Story[]): Story =>
  others.reduce((all, each) => merge(all, each, { at }).story, story);
const told = (story: Story): readonly string[] =>
  story.claims.map(({ status, text }) => `${status}: ${text}`);

const INJURED = 'At least five people were injured in the lower town';

describe('the same claim', () => {
  test('of two speakers in articles of their own is one claim, and corroborated', () => {
    const story = one(
      reading('Gazette', [{ text: INJURED, by: 'the police' }]),
      reading('Herald', [{ text: INJURED, by: 'the hospital' }]),
    );
    expect(told(story)).toEqual([`corroborated: ${INJURED}`]);
    expect(story.claims[0]).toMatchObject({
      id: 'c1',
      evidence: [{ source: 's1' }, { source: 's2' }],
      history: [{ field: 'status', from: 'attributed', to: 'corroborated', source: 's2' }],
    });
  });

  test.each([
    ['two outlets that quote one official', 'the police', {}],
    ['a copy, whoever it quotes', 'the hospital', { copy: { of: 's1', addsNothing: false } }],
  ])('%s: not corroborated', (_, by, how) => {
    const first = reading('Gazette', [{ text: INJURED, by: 'the police' }]);
    const { story } = merge(first, reading('Herald', [{ text: INJURED, by }]), { at, ...how });
    expect(told(story)).toEqual([`attributed: ${INJURED}`]);
    expect(story.claims[0]?.evidence).toHaveLength(2);
  });

  test.each([
    ['the other number', 'At least nine people were injured in the lower town'],
    ['the other name', 'At least five people were injured in the Upper Town'],
    ['the opposite', 'At least five people were released in the lower town'],
  ])('is not %s, of another speaker', (_, text) => {
    const story = one(
      reading('Gazette', [{ text: INJURED, by: 'the police' }]),
      reading('Herald', [{ text, by: 'the governor' }]),
    );
    expect(told(story)).toEqual([`attributed: ${INJURED}`, `attributed: ${text}`]);
  });

  test('of an accuser stays the accuser’s', () => {
    const text = 'The mayor stole the flood money';
    const story = one(
      reading('Gazette', [{ text, by: 'the union', status: 'alleged' }]),
      reading('Herald', [{ text, by: 'the opposition', status: 'alleged' }]),
    );
    expect(told(story)).toEqual([`alleged: ${text}`, `alleged: ${text}`]);
  });
});

describe('what changes', () => {
  test('a later number of the same speaker supersedes the earlier; an earlier one does not', () => {
    const early = reading('Gazette', [{ text: INJURED, by: 'the police' }], { day: 1 });
    const late = reading('Herald', [{ text: INJURED.replace('five', 'nine'), by: 'the police' }], { day: 2 });
    expect(told(one(early, late))).toEqual([
      `superseded: ${INJURED}`,
      `attributed: ${INJURED.replace('five', 'nine')}`,
    ]);
    expect(one(early, late).claims[1]?.links).toEqual([{ type: 'supersedes', claim: 'c1' }]);
    expect(told(one(late, early))[0]).toContain('attributed');
  });

  test.each([
    ['in other words, of the same', 'Twelve people were hurt in the flood', true],
    ['of others', 'Twelve people were arrested', false],
    ['of another thing', 'Twelve houses were injured', false],
    ['elsewhere', 'Twelve people were injured at the school of Harrowby', false],
  ])('a later number of the same speaker %s', (_, text, isAnew) => {
    const early = reading('Gazette', [{ text: INJURED, by: 'the police', count: [5, 'people'] }], { day: 1 });
    const short = 'At least five people were injured';
    const first = reading('Mail', [{ text: short, by: 'the police', count: [5, 'people'] }], { day: 1 });
    const unit = text.split(' ')[1] ?? '';
    const late = reading('Herald', [{ text, by: 'the police', count: [12, unit] }], { day: 2 });
    expect(one(first, late).claims[0]?.status).toBe(
      isAnew || text.includes('school') ? 'superseded' : 'attributed',
    );
    expect(one(early, late).claims[0]?.status).toBe('attributed');
  });

  test('what is out of date is not news again when its article is edited', () => {
    const early = reading('Gazette', [
      { text: 'Five people were injured', by: 'the police', count: [5, 'people'] },
    ]);
    const late = reading(
      'Herald',
      [{ text: 'Nine people were injured', by: 'the police', count: [9, 'people'] }],
      { day: 2 },
    );
    const edited = reading(
      'Gazette',
      [
        { text: 'Five people were injured', by: 'the police', count: [5, 'people'] },
        { text: 'The bridge is closed' },
      ],
      { day: 3 },
    );
    const { story } = merge(one(early, late), edited, { at, replaces: 's1' });
    expect(told(story)).toEqual([
      'superseded: Five people were injured',
      'attributed: Nine people were injured',
      'established: The bridge is closed',
    ]);
  });

  test('a number of another speaker stands beside it', () => {
    const early = reading('Gazette', [
      { text: 'Five people were injured', by: 'the police', count: [5, 'people'] },
    ]);
    const other = reading(
      'Herald',
      [{ text: 'Eight people were injured', by: 'the governor', count: [8, 'people'] }],
      { day: 2 },
    );
    const story = one(early, other);
    expect(told(story)).toEqual([
      'attributed: Five people were injured',
      'attributed: Eight people were injured',
    ]);
    const text = documentText(brief(story, { length: 'brief' }));
    expect(text).toContain(
      'The governor: Eight people were injured; the police: five people were injured [1] [2] [figures differ]',
    );
    const again = reading(
      'Post',
      [{ text: 'Six people were injured', by: 'the police', count: [6, 'people'] }],
      { day: 3 },
    );
    const later = documentText(brief(one(story, again), { length: 'brief' }));
    expect(later).toContain(
      'The police: Six people were injured; the governor: eight people were injured [2] [3] [figures differ] (5 → 6; before, by the police: “Five people were injured”)',
    );
    expect(later).not.toContain('out of date');
  });

  test('what was expected and came is linked to what was expected, with other numbers, too', () => {
    const expected = 'The government will name 30 firms in new sanctions on Thursday';
    const came = 'The government named 32 firms in the new sanctions';
    const story = one(
      reading('Gazette', [{ text: expected, by: 'two officials', status: 'expected' }], { day: 1 }),
      reading('Herald', [{ text: came, by: 'the treasury' }], { day: 2 }),
    );
    expect(told(story)).toEqual([`superseded: ${expected}`, `attributed: ${came}`]);
    expect(story.claims[1]?.links).toEqual([{ type: 'supersedes', claim: 'c1' }]);
  });

  test.each([
    [
      'The verdict on the former director of the port, Rolf Tennant, is expected on May 29',
      'The regional court convicted the former director of the port, Rolf Tennant, of bribery',
      true,
    ],
    [
      'The verdict on Rolf Tennant is due on Friday',
      'Rolf Tennant was director of the port until 2023',
      false,
    ],
    [
      'A vote on the budget of Calder is scheduled for Monday',
      'The council of Calder voted for the budget',
      true,
    ],
    [
      'A vote on the budget of Calder is scheduled for Monday',
      'The council of Calder published the budget',
      false,
    ],
    ['The water is expected to fall by Wednesday', 'The water of the river has fallen', true],
    ['A verdict on Tennant is expected on May 22', 'The verdict is now expected on June 2', true, 'expected'],
    [
      'A verdict on Tennant is expected on May 22',
      'A verdict on Quill is expected on May 29',
      false,
      'expected',
    ],
  ] as const)('%s / %s', (expected, came, isCome, status: Claim['status'] = 'attributed') => {
    const before = reading('Gazette', [{ text: expected, by: 'the court', status: 'expected' }]);
    const story = one(before, reading('Herald', [{ text: came, by: 'the court', status }], { day: 2 }));
    expect(story.claims[0]?.status).toBe(isCome ? 'superseded' : 'expected');
    expect(story.claims[1]?.links).toEqual(isCome ? [{ type: 'supersedes', claim: 'c1' }] : []);
  });

  test('a denial in another article makes both disputed', () => {
    const text = 'The sluice above the town failed';
    const story = one(
      reading('Gazette', [{ text, by: 'the union' }]),
      reading('Herald', [
        { text: 'The sluice above the town did not fail', by: 'the river board', denied: true },
      ]),
    );
    expect(story.claims.map(({ status }) => status)).toEqual(['disputed', 'disputed']);
    expect(story.claims[1]?.links).toEqual([{ type: 'denies', claim: 'c1' }]);
  });

  test('an edit with a notice of correction corrects the claim under its id', () => {
    const wrong = 'The river flooded 200 houses in the lower town';
    const right = 'The river flooded 120 houses in the lower town';
    const notice = 'An earlier version of this article said that the river flooded 200 houses';
    const first = reading('Gazette', [{ text: wrong }, { text: INJURED, by: 'the police' }]);
    const edited = reading('Gazette', [{ text: right }, { text: notice, status: 'corrected' }]);
    const { story, corrected } = merge(first, edited, { at, replaces: 's1' });
    expect(corrected).toEqual(['c1']);
    expect(told(story)).toEqual([`corrected: ${right}`, `attributed: ${INJURED}`]);
    expect(story.claims[0]?.history).toContainEqual({
      at,
      field: 'text',
      from: wrong,
      to: right,
      source: 's1',
    });
    expect(story.sources).toHaveLength(1);
    expect(story.claims[1]?.evidence).toEqual([{ source: 's1' }]);
  });

  test('what a copy says otherwise than its origin counts for nothing', () => {
    const first = reading('Gazette', [{ text: INJURED, by: 'the police' }]);
    const copy = reading('Herald', [{ text: 'The dam was torn down', by: 'the police' }]);
    const { story } = merge(first, copy, { at, copy: { of: 's1', addsNothing: true } });
    expect(told(story)).toEqual(told(first));
    expect(story.sources[1]).toMatchObject({ outlet: 'Herald', origin: 's1' });
  });
});

const SUBJECTS = ['The bridge', 'The school', 'The harbour', 'The library', 'The station'];
const EVENTS = ['closed at noon', 'burned last night', 'lost its roof', 'reopened early', 'was sold abroad'];

const anyTold = fc.record({
  text: fc.tuple(fc.constantFrom(...SUBJECTS), fc.constantFrom(...EVENTS)).map((parts) => parts.join(' ')),
  by: fc.constantFrom(undefined, 'the police', 'the council', 'the owner'),
});
const anyReadings = fc
  .array(fc.uniqueArray(anyTold, { minLength: 1, maxLength: 4, selector: ({ text }) => text }), {
    minLength: 2,
    maxLength: 5,
  })
  .map((all) =>
    all.map((claims, index) =>
      reading(
        `Outlet-${index}`,
        claims.map(({ text, by }) => (by === undefined ? { text } : { text, by })),
        { day: 1 + index },
      ),
    ),
  );

describe('whatever is merged', () => {
  const whole = ([first, ...others]: readonly Story[]): Story =>
    one(first ?? reading('Nobody', [{ text: 'Nothing' }]), ...others);

  test('is a valid story: every claim with evidence, no id twice, no reference to nowhere', () => {
    fc.assert(
      fc.property(anyReadings, (readings) => {
        expect(parseStory(whole(readings))).toEqual(whole(readings));
      }),
      { numRuns: 60 },
    );
  });

  test('merged again changes nothing', () => {
    fc.assert(
      fc.property(anyReadings, (readings) => {
        const story = whole(readings);
        for (const again of readings) expect(one(story, again)).toEqual(story);
      }),
      { numRuns: 60 },
    );
  });

  test('keeps the ids of all claims, and each claim’s evidence', () => {
    fc.assert(
      fc.property(anyReadings, (readings) => {
        const before = whole(readings.slice(0, -1));
        const after = whole(readings);
        before.claims.forEach(({ id, evidence }, index) => {
          expect(after.claims[index]?.id).toBe(id);
          expect(after.claims[index]?.evidence).toEqual(expect.arrayContaining(evidence));
        });
      }),
      { numRuns: 60 },
    );
  });

  test('tells the same in whatever order the articles come', () => {
    fc.assert(
      fc.property(anyReadings, (readings) => {
        const said = (story: Story): readonly string[] =>
          story.claims
            .map(
              ({ text, attribution }) => `${text} ${[...attribution.map(({ name }) => name)].sort().join()}`,
            )
            .sort();
        expect(said(whole(readings.toReversed()))).toEqual(said(whole(readings)));
      }),
      { numRuns: 60 },
    );
  });
});
