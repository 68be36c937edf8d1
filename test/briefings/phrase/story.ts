// The story whose claims are phrased in the tests: a ferry line of the invented island of Ostrel.
import { parseStory } from '#briefings/story/parse.ts';
import type { Story } from '#briefings/story/story.ts';

const attribution = (speaker: string | null, name: string, cue: string, more: object = {}) => [
  { speaker, name, cue, sourcing: speaker === null ? 'unnamed_described' : 'named_on_record', ...more },
];

const claim = (id: string, text: string, more: object = {}) => ({
  id,
  text,
  kind: 'statement',
  status: 'attributed',
  certainty: 'certain',
  polarity: 'affirmed',
  attribution: [],
  sourcing: 'named_on_record',
  about: [],
  evidence: [{ source: 's1' }],
  ...more,
});

export function ferryStory(): Story {
  return parseStory({
    id: 'ferry',
    headline: 'Ostrel ferry line to close',
    summary: 'The line to Ostrel is to close; the islanders object.',
    firstSeen: '2031-03-10T08:00:00Z',
    updatedAt: '2031-03-11T08:00:00Z',
    sources: [
      {
        id: 's1',
        outlet: 'Strand Gazette',
        publishedAt: '2031-03-10T08:00:00Z',
        url: 'https://news.example/1',
      },
      { id: 's2', outlet: 'Coast Radio', publishedAt: '2031-03-11T08:00:00Z', url: 'https://news.example/2' },
    ],
    actors: [
      { id: 'lund', name: 'Mara Lund', kind: 'person', role: 'harbour master', aliases: ['Lund'] },
      { id: 'orsk', name: 'Pell Orsk', kind: 'person', aliases: ['Orsk'] },
      { id: 'line', name: 'Ostrel Line', kind: 'organization', aliases: ['the company'] },
    ],
    moments: [
      {
        id: 'monday',
        text: 'on Monday',
        start: '2031-03-10',
        end: '2031-03-10',
        precision: 'day',
        anchored: true,
      },
    ],
    claims: [
      claim('close', 'The ferry line will close on 1 May, after 40 years of service', {
        kind: 'plan',
        status: 'expected',
        attribution: attribution('line', 'Ostrel Line', 'said'),
      }),
      claim('jobs', 'At least 120 people may lose their jobs', {
        certainty: 'possible',
        attribution: attribution('lund', 'Mara Lund', 'said', { saidAt: 'monday' }),
      }),
      claim('not-told', 'The company did not tell the crews before the vote', {
        attribution: attribution('orsk', 'Pell Orsk', 'said', { via: null, viaName: 'Coast Radio' }),
      }),
      claim('fraud', 'Two directors took money from the pension fund', {
        kind: 'allegation',
        status: 'alleged',
        attribution: attribution('orsk', 'Pell Orsk', 'alleges'),
      }),
      claim('denies', 'Ostrel Line denies all of it', {
        kind: 'denial',
        polarity: 'denied',
        attribution: attribution('line', 'Ostrel Line', 'denies'),
      }),
      claim('quote', 'The island is being left alone: “we will not be shipped off like old crates”', {
        attribution: attribution('lund', 'Mara Lund', 'said'),
        quote: {
          text: 'we will not be shipped off like old crates',
          at: { source: 's1' },
        },
      }),
      claim('storm', 'A storm damaged the pier in January, and repairs cost 3.2 million crowns', {
        kind: 'event',
        status: 'established',
      }),
      claim('talks', 'Talks with the ministry ended without a deal', {
        attribution: attribution(null, 'two people close to the talks', 'said'),
      }),
      claim('believe', 'The line is losing money', {
        certainty: 'probable',
        attribution: attribution(null, 'several analysts', 'believe'),
      }),
      claim('only', 'Only three of the nine boats are safe to sail in winter', {
        attribution: attribution('lund', 'Mara Lund', 'said'),
      }),
      claim('if', 'The school will stay open if the council finds the money', {
        certainty: 'uncommitted',
        attribution: attribution('orsk', 'Pell Orsk', 'said'),
      }),
      claim('sold', 'Ostrel Line sold two boats to a Harn company in 2029', {
        kind: 'event',
        status: 'corroborated',
        attribution: attribution('line', 'Ostrel Line', 'said'),
      }),
      claim('withdrawn', 'The pier will be torn down', {
        status: 'withdrawn',
        attribution: attribution('orsk', 'Pell Orsk', 'said'),
      }),
      claim('joint', 'Passengers will be taken by bus', {
        kind: 'plan',
        status: 'expected',
        attribution: [
          ...attribution('line', 'Ostrel Line', 'said'),
          ...attribution('lund', 'Mara Lund', 'said'),
        ],
      }),
    ],
  });
}
