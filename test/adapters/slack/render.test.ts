// Documents as Block Kit: one to read, and the rules of Slack for any that may come.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeAction, encodeAction } from '#adapters/slack/actions.ts';
import { render } from '#adapters/slack/render.ts';
import {
  chip,
  cite,
  claimsOf,
  code,
  line,
  link,
  note,
  paragraph,
  quote,
  section,
  speaker,
  strong,
  text,
  time,
  type Action,
  type Block,
  type Document,
  type Inline,
} from '#briefings/document.ts';
import { visible } from '#test/fakes/slack/blocks.ts';
import { checkMessage } from '#test/fakes/slack/methods.ts';
import { read } from '#test/fakes/slack/reading.ts';

const document = (blocks: readonly Block[], more: Partial<Document> = {}): Document => ({
  type: 'briefing',
  title: 'Harbour bridge',
  lead: 'A new bridge is planned.',
  stories: ['harbour'],
  audience: 'place',
  blocks,
  ...more,
});

const faultsOf = (whole: Document): readonly string[] =>
  render(whole).flatMap(({ body }) => checkMessage({ ...body }));

const claim = (id: string) => [{ story: 'harbour', claim: id }];

describe('a document', () => {
  const [part, ...others] = render(
    document([
      { type: 'title', text: 'Council plans a bridge' },
      paragraph(
        line([chip('expected'), ' in ', time(new Date('2021-04-15T08:00:00Z'), 'datetime')], claim('a')),
      ),
      ...section('What they say', [
        line(
          [speaker('The mayor'), ': ', quote('It will float'), ' ', cite(1, 'https://example.org/a')],
          claim('b'),
        ),
        line([strong('Nobody'), ' denies it ', cite(2)], claim('c')),
      ]),
      note(line(['Type ', code('/brief why'), ' or see ', link('the plan', 'https://example.org/plan?x=1')])),
      { type: 'buttons', buttons: [{ label: 'Ask', action: { type: 'ask', story: 'harbour' } }] },
    ]),
  );

  it('is drawn in rich text, with literal words', () => {
    expect(others).toEqual([]);
    expect(part?.body.blocks).toEqual([
      { type: 'header', text: { type: 'plain_text', text: 'Council plans a bridge', emoji: false } },
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: 'expected', style: { bold: true, code: true } },
              { type: 'text', text: ' in ' },
              {
                type: 'date',
                timestamp: 1_618_473_600,
                format: '{date_short_pretty} at {time}',
                fallback: '2021-04-15 08:00 UTC',
              },
            ],
          },
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: '\n' },
              { type: 'text', text: 'What they say', style: { bold: true } },
            ],
          },
          {
            type: 'rich_text_list',
            style: 'bullet',
            elements: [
              {
                type: 'rich_text_section',
                elements: [
                  { type: 'text', text: 'The mayor', style: { italic: true } },
                  { type: 'text', text: ': ' },
                  { type: 'text', text: '“It will float”' },
                  { type: 'text', text: ' ' },
                  { type: 'link', url: 'https://example.org/a', text: '[1]' },
                ],
              },
              {
                type: 'rich_text_section',
                elements: [
                  { type: 'text', text: 'Nobody', style: { bold: true } },
                  { type: 'text', text: ' denies it ' },
                  { type: 'text', text: '[2]' },
                ],
              },
            ],
          },
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: '\n' },
              { type: 'text', text: 'Type ' },
              { type: 'text', text: '/brief why', style: { code: true } },
              { type: 'text', text: ' or see ' },
              { type: 'link', url: 'https://example.org/plan?x=1', text: 'the plan' },
            ],
          },
        ],
      },
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            action_id: 'dateline_0_0',
            text: { type: 'plain_text', text: 'Ask', emoji: false },
            value: '{"type":"ask","story":"harbour"}',
          },
        ],
      },
    ]);
  });

  it('has words for notifications, its claims, and nothing that unfurls or links names', () => {
    expect(part?.body).toMatchObject({
      text: 'Harbour bridge — A new bridge is planned.',
      unfurl_links: false,
      unfurl_media: false,
      link_names: false,
      parse: 'none',
      metadata: { event_type: 'dateline_part', event_payload: { claims: ['a', 'b', 'c'] } },
    });
  });
});

describe('hostile text', () => {
  it('does not ping, link or escape its place', () => {
    const hostile = '<!channel> @everyone <@U1> <#C1|x> & <script> *b* _i_ `c` \u202e\u0000:smile:';
    const whole = document(
      [
        { type: 'title', text: hostile },
        paragraph(
          line([text(hostile), speaker(hostile), chip(hostile), link(hostile, 'javascript:alert(1)')]),
        ),
        paragraph(
          line([
            link('a', 'https://user:word@example.org/'),
            cite(1, 'data:text/html,x'),
            link('b', 'nonsense'),
          ]),
        ),
        { type: 'buttons', buttons: [{ label: hostile, action: { type: 'question', question: hostile } }] },
      ],
      { title: hostile, lead: hostile },
    );
    expect(faultsOf(whole)).toEqual([]);
    const bodies = render(whole).map(({ body }) => body);
    expect(bodies[0]?.text).toContain('&lt;\u2060!channel&gt; @\u2060everyone &lt;\u2060@U1&gt;');
    const reading = read(bodies);
    expect(reading.links).toEqual([]);
    expect(reading.text).toContain('<!channel> @everyone <@U1> <#C1|x> & <script> *b* _i_ `c` :smile:');
  });

  it('keeps a title that grows by its joiners within a header', () => {
    expect(faultsOf(document([{ type: 'title', text: '<@'.repeat(75) }]))).toEqual([]);
  });
});

describe('what is too much', () => {
  it('goes on in the thread: 400 claims, none lost', () => {
    const items = Array.from({ length: 400 }, (_, number) =>
      line(
        [`Claim ${number} says something of middling length about the harbour bridge. `, cite(1)],
        claim(`c${number}`),
      ),
    );
    const whole = document([{ type: 'title', text: 'All of it' }, ...section('What is new', items)]);
    const parts = render(whole);
    expect(faultsOf(whole)).toEqual([]);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.flatMap((each) => each.claims)).toEqual(claimsOf(whole.blocks));
    expect(parts.flatMap(({ body }) => body.metadata.event_payload['claims'])).toEqual(
      claimsOf(whole.blocks).map((each) => each.claim),
    );
    expect(parts[1]?.body.text).toBe(`Harbour bridge (continued, 2 of ${parts.length})`);
    expect(read(parts.map(({ body }) => body)).text).toContain('Claim 399 says');
  });

  it('is cut between words: a line of 100,000 characters', () => {
    const words = Array.from({ length: 14_286 }, (_, number) => `w${String(number).padStart(5, '0')}`).join(
      ' ',
    );
    const whole = document([paragraph(line([words], claim('long')))], { title: words, lead: words });
    expect(faultsOf(whole)).toEqual([]);
    const { text: shown } = read(render(whole).map(({ body }) => body));
    const seen = new Set(shown.split(/\s+/));
    expect(words.split(' ').filter((word) => !seen.has(word))).toEqual([]);
  });

  it('of titles and buttons stays within the blocks of a message', () => {
    const titles = Array.from({ length: 60 }, (_, number) => [
      { type: 'title' as const, text: `Story ${number}` },
      paragraph(line([`It is about ${number}.`])),
    ]).flat();
    const buttons = Array.from({ length: 200 }, (_, number) => ({
      label: `Button ${number} ${'x'.repeat(80)}`,
      action: { type: 'question', question: `${number}` } as const,
    }));
    const whole = document([...titles, { type: 'buttons', buttons }]);
    expect(faultsOf(whole)).toEqual([]);
    expect(read(render(whole).map(({ body }) => body)).text).toContain('Story 59');
  });

  it('of nothing still says something', () => {
    expect(faultsOf(document([], { title: '', lead: '' }))).toEqual([]);
    expect(faultsOf(document([paragraph(line([''])), { type: 'title', text: ' ' }]))).toEqual([]);
  });
});

const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc.constantFrom('<!channel>', '<!here|x>', '@everyone', '<@U1>', '&amp;', '<', '', ' ', '\u2060', '\n'),
  fc.string({ minLength: 2_000, maxLength: 15_000 }),
);
const address = fc.oneof(
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc.constantFrom('javascript:alert(1)', 'https://example.org/<!channel>', 'mailto:x@example.org', ''),
  fc
    .string({ minLength: 2_900, maxLength: 3_100, unit: fc.constantFrom('a', 'é') })
    .map((path) => `https://example.org/${path}`),
);
const at = fc.oneof(
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.constant('never'),
);
const inline: fc.Arbitrary<Inline> = fc.oneof(
  fc.record({ type: fc.constantFrom('text', 'strong', 'speaker', 'quote', 'chip', 'code'), text: words }),
  fc.record({ type: fc.constant('link'), text: words, url: address }),
  fc.record({ type: fc.constant('cite'), number: fc.nat(), url: address }),
  fc.record({ type: fc.constant('time'), at, style: fc.constantFrom('date', 'datetime', 'relative') }),
);
const claims = fc.array(fc.record({ story: fc.constant('s'), claim: fc.stringMatching(/^[a-z0-9]{1,8}$/) }), {
  maxLength: 3,
});
const anyLine = fc.record({ inlines: fc.array(inline, { maxLength: 6 }), claims });
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ type: fc.constant('ask'), story: words }),
  fc.record({ type: fc.constant('question'), question: words }),
  fc.record({ type: fc.constant('command'), name: words, fields: fc.dictionary(fc.string(), words) }),
  fc.record({ type: fc.constant('more'), answer: words, from: fc.nat() }),
  fc.record({ type: fc.constant('again'), answer: words, story: words }),
  fc.record({ type: fc.constant('feedback'), answer: words, verdict: fc.constantFrom('helpful', 'wrong') }),
);
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constantFrom('title', 'heading'), text: words }),
  fc.record({ type: fc.constantFrom('paragraph', 'note'), line: anyLine }),
  fc.record({ type: fc.constant('list'), items: fc.array(anyLine, { maxLength: 8 }) }),
  fc.record({
    type: fc.constant('buttons'),
    buttons: fc.array(fc.record({ label: words, action }), { maxLength: 30 }),
  }),
);

describe('any document', () => {
  it('is taken by Slack, within the budget, with all its claims', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 12 }), words, words, (blocks, title, lead) => {
        const whole = document(blocks, { title, lead });
        expect(faultsOf(whole)).toEqual([]);
        const parts = render(whole);
        for (const { body } of parts) expect(visible(body.blocks)).toBeLessThanOrEqual(12_700);
        const told = new Set(parts.flatMap((each) => each.claims).map((each) => each.claim));
        expect(claimsOf(whole.blocks).filter((each) => !told.has(each.claim))).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });

  it('gives every action back that a button carries', () => {
    fc.assert(
      fc.property(action, (given) => {
        const value = encodeAction(given);
        if (value === null) expect(JSON.stringify(given).length).toBeGreaterThan(1_000);
        else expect(decodeAction(value)).toEqual(JSON.parse(JSON.stringify(given)));
      }),
    );
  });

  it.each([undefined, '', '{}', 'no json', '{"type":"ask","story":1}', '["ask"]'])(
    'takes %j for no action of its own',
    (value) => expect(decodeAction(value)).toBeNull(),
  );
});
