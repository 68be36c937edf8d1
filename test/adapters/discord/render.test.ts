// Documents as Discord messages: within every limit, with every word, and nothing that acts by itself.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { discord } from '#adapters/discord/index.ts';
import { escapeStart, escapeText, linkAddress } from '#adapters/discord/escape.ts';
import {
  chip,
  cite,
  claimsOf,
  clean,
  code,
  line,
  link,
  note,
  paragraph,
  quote,
  section,
  speaker,
  strong,
  time,
  type Block,
  type Inline,
  type Line,
} from '#briefings/document.ts';
import { faultsOf } from '#test/fakes/discord/description.ts';
import { readPayloads, runsOf } from '#test/fakes/discord/reading.ts';
import { componentsOf, messageFaults } from '#test/fakes/discord/rules.ts';
import { documentOf } from './newsroom.ts';

const bodies = (blocks: readonly Block[], more = {}) =>
  discord.render(documentOf(blocks, more)).map(({ body }) => body);

/** The contents of all text displays. */
const markdown = (blocks: readonly Block[]): string =>
  bodies(blocks)
    .flatMap(({ components }) => componentsOf(components))
    .map(({ component }) => (typeof component.content === 'string' ? component.content : ''))
    .filter((content) => content !== '')
    .join('\n');

const faults = (blocks: readonly Block[], more = {}): readonly string[] =>
  bodies(blocks, more).flatMap((body) => [
    ...faultsOf('MessageCreateRequestSchema', body),
    ...messageFaults({ ...body }, 'create'),
  ]);

/** What attackers write, and what merely looks like markup. */
const PIECES = [
  '@everyone', '@here', '<@123>', '<@&1>', '<#1>', '<t:1:R>', '<:a:1>', '</brief:1>', 'https://evil.example/a_b',
  'http://e.example', 'discord.gg/abc', '[x](javascript:alert(1))', '[y](https://evil.example)', ':smile:', '**', '*',
  '__', '_', '~~', '||', '`', '```', '\\', '# ', '## ', '-# ', '- ', '* ', '1. ', '> ', '>>> ', '\n', '\u0000',
  '\u202e', '\u200b', '😀', 'é', 'word', ' ', '(', ')', '[', ']', '<', '>', ':', '.',
]; // prettier-ignore
const hostile = fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join(''));
const anyText = fc.oneof(hostile, fc.string({ unit: 'grapheme' }), fc.lorem({ maxCount: 30 }));

describe('escaping', () => {
  test('text reads as it was written and does nothing else', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const runs = runsOf(escapeStart(escapeText(text)));
        expect(new Set(runs.map(({ kind }) => kind)).difference(new Set(['text']))).toEqual(new Set());
        expect(runs.map((run) => run.text).join('')).toBe(clean(text).replaceAll('\u200b', ''));
      }),
      { numRuns: 500 },
    );
  });

  test('no mark keeps its meaning, no mention, time stamp, emoji or address its shape', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const escaped = escapeStart(escapeText(text));
        expect(escaped).not.toMatch(/@(everyone|here)|<[@#t:/a&]|[a-z]:\/\//i);
        // A mark has an odd number of backslashes before it.
        expect(escaped).not.toMatch(/(?<!\\)(?:\\\\)*[*_~|`[\]<]/);
        expect(escaped).not.toMatch(/(?<!\\)(?:\\\\)*:(?=\S)/);
        expect(escaped).not.toMatch(/^\s*(#|>|-|\+|\d+[.)])/);
        expect(escaped).toBe(clean(escaped));
      }),
      { numRuns: 500 },
    );
  });

  test('only web addresses become links, and none can leave its brackets', () => {
    expect(linkAddress('javascript:alert(1)')).toBeNull();
    expect(linkAddress('data:text/html,x')).toBeNull();
    expect(linkAddress('not an address')).toBeNull();
    expect(linkAddress(`https://a.example/${'x'.repeat(3_000)}`)).toBeNull();
    expect(linkAddress('https://a.example/a(b) c?d=<e>|`')).toBe(
      'https://a.example/a%28b%29%20c?d=%3Ce%3E%7C%60',
    );
    expect(linkAddress('https://user:word@a.example/@everyone')).toBe('https://a.example/%40everyone');
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), hostile, (url, text) => {
        const address = linkAddress(`${url}${text}`);
        if (address !== null) expect(address).toMatch(/^https?:\/\/[^\s()<>\\`|*]+$/);
      }),
    );
  });
});

describe('a message', () => {
  test('sets a document as people would', () => {
    const day = new Date('2026-11-24T08:00:00Z');
    const document = [
      { type: 'title', text: 'The dam at Ostfeld holds' },
      paragraph(line([chip('expected'), ' · ', time(day, 'date')])),
      ...section('What is new', [
        line([
          'Two villages leave — ',
          speaker('the mayor'),
          ' ',
          cite(1, 'https://news.example/dam'),
          ' ',
          cite(2),
        ]),
        line([speaker('An engineer'), ': ', quote('it holds'), ', ', strong('for now')]),
      ]),
      note(
        line([
          'Try ',
          code('/brief ask'),
          ' ',
          link('all reports', 'https://news.example'),
          ' ',
          time(day, 'relative'),
        ]),
      ),
    ] satisfies Block[];
    expect(markdown(document)).toBe(
      [
        '## The dam at Ostfeld holds',
        '`expected` · <t:1795507200:D>',
        '### What is new',
        '- Two villages leave — *the mayor* [[1]](https://news.example/dam) \\[2\\]',
        '- *An engineer*: “it holds”, **for now**',
        '-# Try **`/brief ask`** [all reports](https://news.example/) <t:1795507200:R>',
      ].join('\n'),
    );
  });

  test('keeps neighbouring marks apart', () => {
    const text = markdown([
      paragraph(line([speaker('A '), speaker('B'), strong('C'), chip('d'), chip('e')])),
    ]);
    expect(text).toBe('*A* *B*\u200b**C**`d`\u200b`e`');
    expect(
      readPayloads(bodies([paragraph(line([speaker('A'), strong('B'), speaker('C')]))])).speakers,
    ).toEqual(['A', 'C']);
  });

  test('holds its buttons in rows of five, each with its state', () => {
    const buttons = Array.from({ length: 7 }, (_, index) => ({
      label: `Question ${index}?`,
      action: { type: 'question' as const, question: `Question ${index}?`, story: 'dam' },
    }));
    const [body] = bodies([paragraph(line(['x'])), { type: 'buttons', buttons }]);
    const rows = componentsOf(body?.components).filter(({ component }) => component.type === 1);
    expect(rows.map(({ component }) => componentsOf(component.components).length)).toEqual([5, 2]);
    expect(readPayloads([body]).buttons).toEqual(buttons.map(({ label }) => label));
  });

  test('leaves out a button whose state does not fit', () => {
    const fields = { story: 'x'.repeat(64), length: 'deep', note: 'y'.repeat(30) };
    const buttons = [
      { label: 'Too much', action: { type: 'command' as const, name: 'now', fields } },
      { label: 'Fits', action: { type: 'command' as const, name: 'now', fields: { story: 'x'.repeat(64) } } },
    ];
    const all = bodies([paragraph(line(['x'])), { type: 'buttons', buttons }]);
    expect(readPayloads(all).buttons).toEqual(['Fits']);
  });

  test('says its lead where it has no other words', () => {
    for (const blocks of [[], [paragraph(line([' \u0000 ']))], section('A heading', [line([''])])])
      expect(readPayloads(bodies(blocks)).text).toContain('The dam at Ostfeld holds.');
    expect(faults([], { lead: '' })).toEqual([]);
  });
});

describe('the limits', () => {
  const inline: fc.Arbitrary<Inline> = fc.oneof(
    anyText.map((text): Inline => ({ type: 'text', text })),
    anyText.map(strong),
    anyText.map(speaker),
    anyText.map(quote),
    anyText.map(chip),
    anyText.map(code),
    fc.record({ number: fc.nat(99), url: fc.webUrl() }).map(({ number, url }) => cite(number, url)),
    fc.record({ text: anyText, url: fc.oneof(fc.webUrl(), hostile) }).map(({ text, url }) => link(text, url)),
    fc.date({ noInvalidDate: true }).map((at) => time(at, 'datetime')),
  );
  const claimedLine: fc.Arbitrary<Line> = fc
    .record({ inlines: fc.array(inline, { maxLength: 5 }), claim: fc.integer({ min: 0, max: 50 }) })
    .map(({ inlines, claim }) => line([`c${claim} `, ...inlines], [{ story: 's', claim: `c${claim}` }]));
  const block: fc.Arbitrary<Block> = fc.oneof(
    anyText.map((text): Block => ({ type: 'title', text })),
    anyText.map((text): Block => ({ type: 'heading', text })),
    claimedLine.map(paragraph),
    claimedLine.map(note),
    fc.array(claimedLine, { minLength: 1, maxLength: 20 }).map((items): Block => ({ type: 'list', items })),
    fc
      .array(
        fc.record({
          label: fc.string({ minLength: 1, maxLength: 75 }),
          action: fc.constant({ type: 'ask' as const }),
        }),
        { maxLength: 12 },
      )
      .map((buttons): Block => ({ type: 'buttons', buttons })),
  );

  test('are kept by any document, and no claim is lost', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 30 }), (blocks) => {
        expect(faults(blocks)).toEqual([]);
        const parts = discord.render(documentOf(blocks));
        const told = new Set(parts.flatMap(({ claims }) => claims.map(({ claim }) => claim)));
        expect(told).toEqual(new Set(claimsOf(blocks).map(({ claim }) => claim)));
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    ['a plain line', 'word '.repeat(20_000)],
    ['angle brackets', '<@'.repeat(50_000)],
    ['emoji', '😀'.repeat(50_000)],
  ])('are kept by 100,000 characters: %s', (_, text) => {
    const blocks = [
      { type: 'title', text },
      { type: 'heading', text },
      paragraph(line([speaker(text)])),
      ...section('Links', [line([link(text, `https://a.example/${'x'.repeat(900)}`)])]),
    ] satisfies Block[];
    expect(faults(blocks)).toEqual([]);
    const seen = readPayloads(bodies([paragraph(line([text]))])).text.replaceAll(/[\s…]|Continued.*/g, '');
    expect(seen).toBe(text.replaceAll(' ', ''));
  });

  test('are kept by 60 sections with 30 buttons, and every section is there', () => {
    const blocks = [
      ...Array.from({ length: 60 }, (_, index) =>
        section(`Section ${index}`, [line([`Item ${index}`])]),
      ).flat(),
      {
        type: 'buttons' as const,
        buttons: Array.from({ length: 30 }, (_, index) => ({
          label: `Question ${index}?`,
          action: { type: 'question' as const, question: `Question ${index}?` },
        })),
      },
    ];
    expect(faults(blocks)).toEqual([]);
    const { text } = readPayloads(bodies(blocks));
    for (let index = 0; index < 60; index += 1) expect(text).toContain(`Section ${index}\n• Item ${index}`);
  });
});
