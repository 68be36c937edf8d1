// The previews are drawn from the very payloads, and hostile words stay words in them.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { render as renderDiscord } from '#adapters/discord/render.ts';
import { render as renderSlack } from '#adapters/slack/render.ts';
import { readMarkdown, type Mark } from '#adapters/web/page/markdown.ts';
import { preview } from '#adapters/web/preview.ts';
import { slackMarkup } from '#adapters/web/slack.ts';
import { brief } from '#briefings/compose/brief.ts';
import { firstStory, hostileStory } from '#test/briefings/sample.ts';

const briefing = brief(firstStory(), { length: 'deep' });

describe('a preview', () => {
  test('holds the payloads of the platforms’ own renderers, all parts', async () => {
    const slack = await preview('slack', briefing);
    expect(slack.parts.map((part) => part.payload)).toEqual(renderSlack(briefing).map((part) => part.body));
    const discord = await preview('discord', briefing);
    expect(discord.parts.map((part) => part.payload)).toEqual(
      renderDiscord(briefing).map((part) => part.body),
    );
    expect(discord.parts.length).toBeGreaterThan(1);
  });
});

describe('Slack', () => {
  const markup = (elements: readonly object[]): string =>
    slackMarkup({ blocks: [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }] });

  test('text, styles, links, dates, headers and buttons', () => {
    const html = slackMarkup({
      blocks: [
        { type: 'header', text: { type: 'plain_text', text: 'A *b* <i>c</i> :smile:' } },
        {
          type: 'actions',
          elements: [
            { type: 'button', action_id: 'a', value: 'v', text: { type: 'plain_text', text: 'Ask _x_' } },
          ],
        },
      ],
    });
    expect(html).toContain('<h3>A *b* &lt;i&gt;c&lt;/i&gt; :smile:</h3>');
    expect(html).toContain('>Ask _x_</button>');
    expect(markup([{ type: 'text', text: 'expected', style: { bold: true, code: true } }])).toMatch(
      /class="[^"]*slack_inline_code[^"]*font-semibold[^"]*">expected</,
    );
    expect(markup([{ type: 'link', url: 'https://news.example/a', text: '[1]' }])).toContain(
      '<a href="https://news.example/a">[1]</a>',
    );
    expect(
      markup([{ type: 'date', timestamp: 1_618_444_800, format: '{date_short}', fallback: '15 April' }]),
    ).toContain('<time data-unix="1618444800" data-format="{date_short}">');
  });

  test('another address than http is no link', () => {
    expect(markup([{ type: 'link', url: 'javascript:alert(1)', text: 'here' }])).not.toMatch(
      /href|javascript/,
    );
  });

  test('no words become markup, styles or scripts', () => {
    fc.assert(
      fc.property(hostileStory, (story) => {
        for (const { body } of renderSlack(brief(story, { length: 'brief' }))) {
          const html = slackMarkup(body);
          const tags = new Set([...html.matchAll(/<([a-z0-9]+)/gi)].map(([, tag]) => tag));
          for (const tag of tags)
            expect(['div', 'p', 'span', 'ul', 'li', 'h3', 'a', 'button', 'time']).toContain(tag);
          expect(html.replace(/>[^<]*</g, '><')).not.toMatch(/ (style|on\w+|src)=/);
          for (const [, href] of html.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^https?:\/\//);
        }
      }),
      { numRuns: 20 },
    );
  });
});

/** The words and the marks of a text display. */
function flat(marks: readonly Mark[]): readonly Mark[] {
  return marks.flatMap((mark) => ('children' in mark ? [mark, ...flat(mark.children)] : [mark]));
}

const marksOf = (content: string): readonly Mark[] =>
  readMarkdown(content).flatMap((piece) => flat(piece.type === 'list' ? piece.items.flat() : piece.marks));

describe('Discord’s markdown', () => {
  test('pieces', () => {
    expect(
      readMarkdown('## A\n### B\n-# small\n- one\n- two\n\ntext\n> said').map((piece) => piece.type),
    ).toEqual(['heading', 'heading', 'small', 'list', 'paragraph', 'quote']);
    expect(readMarkdown('\\# no heading')).toEqual([
      { type: 'paragraph', marks: [{ type: 'text', text: '# no heading' }] },
    ]);
  });

  test('marks', () => {
    expect(marksOf('*a \\* b* **`c`** `d` [\\[1\\]](https://news.example/x) <t:1618444800:D>')).toEqual([
      { type: 'em', children: [{ type: 'text', text: 'a * b' }] },
      { type: 'text', text: 'a * b' },
      { type: 'text', text: ' ' },
      { type: 'strong', children: [{ type: 'code', text: 'c' }] },
      { type: 'code', text: 'c' },
      { type: 'text', text: ' ' },
      { type: 'code', text: 'd' },
      { type: 'text', text: ' ' },
      { type: 'link', url: 'https://news.example/x', children: [{ type: 'text', text: '[1]' }] },
      { type: 'text', text: '[1]' },
      { type: 'text', text: ' ' },
      { type: 'time', unix: 1_618_444_800, style: 'D' },
    ]);
  });

  test('what would ping is shown as a ping', () => {
    expect(marksOf('@everyone <@1> <#2>').filter((mark) => mark.type === 'mention').length).toBe(3);
    expect(marksOf('[x](javascript:alert)').every((mark) => mark.type === 'text')).toBe(true);
  });

  test.each(['`', '*', '[', '_', '**a', '`a``b', '||__~~'])('%j over and over is read at once', (part) => {
    const start = performance.now();
    readMarkdown(part.repeat(4_000 / part.length));
    expect(performance.now() - start).toBeLessThan(3_000);
  });

  test('any text is read, and no character is lost that is no mark', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'*_~|`\\[]()<>@:#-1 a\n'.split('')), maxLength: 300 }),
        (content) => {
          readMarkdown(content);
        },
      ),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z ]{1,80}$/), (words) => {
        fc.pre(words.trim() === words);
        expect(marksOf(words)).toEqual([{ type: 'text', text: words }]);
      }),
    );
  });

  test('our messages never ping, and link to their sources only', () => {
    fc.assert(
      fc.property(hostileStory, (story) => {
        const urls = story.sources.flatMap((source) =>
          source.url === undefined ? [] : [new URL(source.url).origin],
        );
        for (const { body } of renderDiscord(brief(story, { length: 'brief' })))
          for (const component of body.components.flatMap((each) => each.components)) {
            if (!('content' in component)) continue;
            for (const mark of marksOf(component.content)) {
              expect(mark.type).not.toBe('mention');
              if (mark.type === 'link') expect(urls).toContain(new URL(mark.url).origin);
            }
          }
      }),
      { numRuns: 20 },
    );
  });
});
