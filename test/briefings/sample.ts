// Stories that the tests share: the shipped one, one of many claims, and hostile ones.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parseStory } from '#briefings/story/parse.ts';
import { claimSchema, type Story } from '#briefings/story/story.ts';

/** The story that the project ships, as it ships it. */
export function firstStory(): Story {
  const file = new URL('../../src/store/first-story.json', import.meta.url);
  return parseStory(JSON.parse(readFileSync(file, 'utf8')));
}

const { kind, status, certainty } = claimSchema.shape;

/** Those that a story has before anything in it is put right. */
const STATUSES = status.options.slice(0, status.options.indexOf('superseded'));

const at = <T>(list: readonly T[], index: number): T => {
  const item = list[index % list.length];
  if (item === undefined) throw new Error('an empty list');
  return item;
};

/** A story of the invented port of Arvel: `count` claims of every kind, status and certainty, some denying others. */
export function storyOf(count: number): Story {
  return parseStory({
    id: 'arvel-port',
    headline: 'Arvel port strike: what is known',
    summary: 'A strike at the port of Arvel.',
    firstSeen: '2026-03-01T06:00:00Z',
    updatedAt: '2026-03-02T06:00:00Z',
    sources: [1, 2, 3].map((n) => ({
      id: `s${n}`,
      outlet: `Arvel Courier ${n}`,
      title: `Report ${n} on the port`,
      url: `https://news.example/arvel/${n}?a=1&b=(2)`,
      publishedAt: `2026-03-0${n}T06:00:00Z`,
    })),
    actors: [
      { id: 'union', name: 'Arvel dockers’ union', kind: 'organization' },
      { id: 'harbour', name: 'Arvel harbour board', kind: 'organization' },
    ],
    moments: [
      {
        id: 'm1',
        text: 'on Monday',
        start: '2026-03-02',
        end: '2026-03-02',
        precision: 'day',
        anchored: true,
      },
      { id: 'm2', text: 'soon', anchored: false },
    ],
    claims: Array.from({ length: count }, (_, n) => ({
      id: `claim-${n}`,
      text: `Crane number ${n} at quay ${n % 7} stands still & waits <for> repairs`,
      kind: at(kind.options, n),
      status: at(STATUSES, n),
      certainty: at(certainty.options, n),
      polarity: n % 5 === 4 ? 'denied' : 'affirmed',
      attribution:
        at(STATUSES, n) === 'established'
          ? []
          : [
              n % 2 === 0
                ? { speaker: 'union', name: 'the dockers’ union', sourcing: 'organization', cue: 'said' }
                : { speaker: 'harbour', name: 'the harbour board', sourcing: 'organization', cue: 'said' },
            ],
      sourcing: 'organization',
      ...(n % 3 === 0 ? { when: n % 2 === 0 ? 'm1' : 'm2' } : {}),
      ...(n % 11 === 5 ? { quote: { text: `quay ${n % 7} stands still` } } : {}),
      links: at(kind.options, n) === 'denial' && n > 0 ? [{ type: 'denies', claim: `claim-${n - 1}` }] : [],
      evidence: [{ source: `s${(n % 3) + 1}` }],
    })),
  });
}

/** What hostile article text does to a chat: pings, links, markup, control characters, mixed directions. */
export const HOSTILE = [
  '<!channel>',
  '<!everyone>',
  '<@U123>',
  '<#C123>',
  '@everyone',
  '@here',
  '<@123>',
  '<@&123>',
  '<t:0:R>',
  '</brief ask:1>',
  '[click](javascript:alert(1))',
  '<https://evil.example|bank>',
  'https://evil.example/login',
  '*bold* _it_ ~no~ `code` ```block``` ||spoiler|| __u__ **b**',
  '# heading',
  '> quote',
  '- list',
  '-# small',
  '1. one',
  ':smile:',
  '<:emoji:123>',
  '\u0000\u0007\u001b[31m\u202eright to left\u2066',
  '\ud800',
  '&lt;!channel&gt;',
] as const;

/** Text with hostile pieces anywhere in it. */
export const hostileText = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'grapheme', maxLength: 40 })), {
    minLength: 1,
    maxLength: 8,
  })
  .map((pieces) => pieces.join(' '))
  .filter((value) => /\S/.test(value));

/** The shipped story with hostile words wherever an article's words can stand. */
export const hostileStory: fc.Arbitrary<Story> = fc
  .record({ headline: hostileText, words: fc.array(hostileText, { minLength: 4, maxLength: 4 }) })
  .map(({ headline, words }) => {
    const story = firstStory();
    const word = (n: number): string => words[n % words.length] ?? headline;
    return {
      ...story,
      headline,
      notKnown: [word(0)],
      sources: story.sources.map((source) => ({ ...source, outlet: word(1), title: word(2) })),
      claims: story.claims.map((claim, n) => ({
        ...claim,
        text: `${word(n)} ${claim.text}`,
        attribution: claim.attribution.map((each) => ({ ...each, name: `${each.name} ${word(n + 1)}` })),
      })),
    };
  });
