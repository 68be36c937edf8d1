// Pages become articles: the text without what surrounds it, and what the page says of itself.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UserError } from '#briefings/error.ts';
import { articleOfPage } from '#src/ingest/article/page.ts';
import { fullPage, linked, page, PARAGRAPHS, TEXT } from './pages.ts';

test('a page of a newspaper becomes its article, and nothing else', () => {
  expect(
    articleOfPage(fullPage, { url: 'https://www.courier.example/town/dam-repair?utm_source=x' }),
  ).toEqual({
    text: `${TEXT}\n\nThe dam on a quiet day.`,
    kind: 'whole',
    title: 'Dam above Upper Plumstone to be repaired in May',
    outlet: 'Plumstone Courier',
    author: 'Tam Okoro, Lena Holt',
    publishedAt: '2026-03-02T07:30:00+01:00',
    modifiedAt: '2026-03-02T09:10:00+01:00',
    language: 'en',
    url: 'https://www.courier.example/town/dam-repair',
  });
});

describe('what a page says of itself', () => {
  test('is taken from meta tags, where it has no data', () => {
    const head = `<title>Dam to be repaired - The Courier</title>
      <meta property="og:title" content="Dam to be repaired">
      <meta property="article:published_time" content="2026-03-02T06:30:00Z">
      <meta property="article:modified_time" content="2026-03-02T06:00:00Z">
      <meta property="og:locale" content="en_GB"><meta name="author" content="By TAM OKORO, Town Correspondent">`;
    expect(articleOfPage(page(head), { url: 'https://courier.example/a' })).toMatchObject({
      title: 'Dam to be repaired',
      outlet: 'The Courier',
      author: 'Tam Okoro',
      publishedAt: '2026-03-02T06:30:00Z',
      language: 'en-GB',
    });
    expect(articleOfPage(page(head))).not.toHaveProperty('modifiedAt');
  });

  test('is taken from the page itself and its address, where it has neither', () => {
    const body = `<h1>Dam to be repaired</h1><p>By Tam Okoro</p>${PARAGRAPHS.map((each) => `<p>${each}</p>`).join('')}`;
    const article = articleOfPage(page('', body), { url: 'https://www.courier.example/2026/03/02/dam' });
    expect(article).toMatchObject({
      title: 'Dam to be repaired',
      outlet: 'courier.example',
      publishedAt: '2026-03-02',
    });
    const timed = page('', `<time datetime="2026-03-02 07:30">Today</time>${body}`);
    expect(articleOfPage(timed).publishedAt).toBe('2026-03-02');
  });

  test.each([
    [
      'a list',
      [
        { '@type': 'WebPage', name: 'x' },
        { '@type': 'Article', headline: 'The dam' },
      ],
    ],
    [
      'the main entity of a page',
      { '@type': 'WebPage', mainEntity: { '@type': 'NewsArticle', headline: 'The dam' } },
    ],
    ['a comment', `<!--\n${JSON.stringify({ '@type': 'NewsArticle', headline: 'The dam' })}\n//-->`],
    [
      'a CDATA section',
      `//<![CDATA[\n${JSON.stringify({ '@type': 'NewsArticle', headline: 'The dam' })}\n//]]>`,
    ],
    ['a text with raw line breaks and a comma too many', '{"@type":"NewsArticle","headline":"The\ndam",}'],
    ['entities', { '@type': 'NewsArticle', headline: 'The&nbsp;dam' }],
    [
      'teasers beside it',
      [
        { '@type': 'NewsArticle', headline: 'Another' },
        { '@type': 'NewsArticle', headline: 'The dam', datePublished: '2026-03-02', author: 'Tam Okoro' },
      ],
    ],
  ])('in data that is %s', (_, data) => {
    expect(articleOfPage(page(linked(data))).title).toBe('The dam');
  });

  test('is passed over where it is no data at all', () => {
    for (const broken of [
      '{',
      '[[[[',
      'null',
      '7',
      '{"@type":7}',
      '{"@graph":{"@graph":[]}}',
      '"NewsArticle"',
    ])
      expect(articleOfPage(page(`<title>The dam</title>${linked(broken)}`)).title).toBe('The dam');
  });

  test('does not make it an article of another host', () => {
    const head =
      '<link rel="canonical" href="https://agency.example/a"><meta property="og:url" content="https://agency.example/a">';
    const url = 'https://courier.example/copy';
    expect(articleOfPage(page(head), { url }).url).toBe(url);
    expect(articleOfPage(page(head)).url).toBe('https://agency.example/a');
    const mobile = '<link rel="canonical" href="https://www.courier.example/a">';
    expect(articleOfPage(page(mobile), { url: 'https://m.courier.example/a?x=1' }).url).toBe(
      'https://www.courier.example/a',
    );
  });

  test.each([
    ['en', 'en'],
    ['en_us', 'en-US'],
    ['EN-gb', 'en-GB'],
    ['en-12', undefined],
    ['english please', undefined],
  ])('the language %s', (lang, language) => {
    expect(articleOfPage(page('').replace('<html>', `<html lang="${lang}">`)).language).toBe(language);
  });

  test('in any amount', () => {
    const authors = Array.from({ length: 50_000 }, (_, at) => `Tam Okoro ${'x'.repeat(at % 9)}`);
    const data = { '@type': 'NewsArticle', author: authors, headline: 'The dam '.repeat(50_000) };
    const { title = '', author = '' } = articleOfPage(page(linked(data)));
    expect(title.length).toBeLessThanOrEqual(500);
    expect(author.length).toBeLessThanOrEqual(300);
  });

  test('counts less than what is given', () => {
    const given = { outlet: 'Another', title: 'Mine', publishedAt: '2026-03-05' };
    expect(articleOfPage(fullPage, given)).toMatchObject(given);
  });
});

describe('the text', () => {
  const textOf = (body: string): string => articleOfPage(page('', body)).text;
  const filler = PARAGRAPHS.map((each) => `<p>${each}</p>`).join('');

  test('keeps quotations, headings, lists, verse and words within sentences in their order', () => {
    const body = `${filler}<h2>What is planned</h2><ul><li>A new gate</li><li>A second <span class="tooltip-popup-menu">sluice</span> below it</li></ul>
      <blockquote><p>It will <em>hold</em>, she&nbsp;said.</p></blockquote><p>One line<br>another line</p>`;
    expect(textOf(body)).toBe(
      `${TEXT}\n\nWhat is planned\n\nA new gate\n\nA second sluice below it\n\nIt will hold, she said.\n\nOne line\nanother line`,
    );
  });

  test('has no headlines of other articles, and not what links say to screen readers', () => {
    const body = `<p>${PARAGRAPHS[0]}</p><p><strong><a href="/b">OLD MILL OF PLUMSTONE IS SOLD AT LAST</a></strong></p>
      <p>The <a href="/c">works of the town<span style="clip:rect(0,0,0,0)">, opens new tab</span></a> did not answer.</p>
      <p><a href="/d">The council denied it on Monday.</a></p><p>${PARAGRAPHS[2]}</p>`;
    expect(textOf(body)).toBe(
      `${PARAGRAPHS[0]}\n\nThe works of the town did not answer.\n\nThe council denied it on Monday.\n\n${PARAGRAPHS[2]}`,
    );
  });

  test('has paragraphs where a page divides them by line breaks alone', () => {
    expect(textOf(`<div>${PARAGRAPHS.join('<br><br>')}</div>`)).toBe(TEXT);
  });

  test('has no scripts, forms, hidden parts or words for screen readers', () => {
    const body = `${filler}<script>var a = "words";</script><form><label>Your name</label><input></form>
      <p hidden>Hidden words of a page</p><p>Shown<span class="visually-hidden"> and read out</span> words of a page.</p><noscript>None</noscript>`;
    expect(textOf(body)).toBe(`${TEXT}\n\nShown words of a page.`);
  });

  test('comes from the page’s data where the page is built in the browser, unless it is for subscribers', () => {
    const data = {
      '@type': 'NewsArticle',
      headline: 'The dam',
      articleBody: `${TEXT}\nAdvertisement\n${TEXT.slice(0, 99)}.`,
    };
    const shell = '<div id="app"><p>Loading the article …</p></div>';
    expect(articleOfPage(page(linked(data), shell)).text).toContain(PARAGRAPHS[3]);
    expect(articleOfPage(page(linked(data), shell)).text).not.toContain('Advertisement');
    const teaser = `<p>${PARAGRAPHS[0]}</p>`;
    const paid = articleOfPage(page(linked({ ...data, isAccessibleForFree: 'False' }), teaser));
    expect(paid).toMatchObject({ text: PARAGRAPHS[0], kind: 'stub' });
  });
});

describe('stubs', () => {
  const start = `<p>${PARAGRAPHS[0]}</p>`;
  const whole = PARAGRAPHS.concat(PARAGRAPHS)
    .concat(PARAGRAPHS)
    .map((each, at) => `<p>${at}: ${each}</p>`)
    .join('');
  const paid = linked({ '@type': 'NewsArticle', headline: 'The dam', isAccessibleForFree: false });
  test.each([
    ['a beginning that is marked as not free', page(paid, start), 'stub'],
    [
      'a beginning with a wish to subscribe',
      page('', `${start}<div class="wall">Subscribe now to continue reading.</div>`),
      'stub',
    ],
    [
      'a beginning for members',
      page('', `${start}<p>This article is for subscribers only. Already a subscriber? Log in</p>`),
      'stub',
    ],
    [
      'a tenth of the words that are promised',
      page(linked({ '@type': 'NewsArticle', wordCount: 900 }), start),
      'stub',
    ],
    ['a whole article that is marked as not free', page(paid, whole), 'whole'],
    [
      'a whole article with a wish to subscribe',
      page('', `${whole}<p>Subscribe to continue reading tomorrow.</p>`),
      'whole',
    ],
    ['short news', page('', start), 'whole'],
    [
      'short news that is all there is',
      page(linked({ '@type': 'NewsArticle', wordCount: 30 }), start),
      'whole',
    ],
  ])('%s', (_, html, kind) => {
    expect(articleOfPage(html).kind).toBe(kind);
  });
});

describe('pages that are no good', () => {
  test.each([
    ['no text', page('', '<img src="a.jpg">'), 'no text on this page'],
    ['noise alone', page('', '<p>Please enable JavaScript to view this page.</p>'), 'no text on this page'],
    ['far too many elements', page('', '<p>x</p>'.repeat(30_000)), 'one article'],
    ['brackets without end', '<'.repeat(500_000), 'one article'],
  ])('%s: said in words', (_, html, words) => {
    expect(() => articleOfPage(html)).toThrow(UserError);
    expect(() => articleOfPage(html)).toThrow(words);
  });

  test.each([
    ['nested without end', `${'<div>'.repeat(9_000)}<p>${PARAGRAPHS[0]}</p>`],
    ['tables in tables', `${'<table><tr><td>'.repeat(3_000)}<p>${PARAGRAPHS[0]}</p>`],
    ['a paragraph of spans', `<p>${'<span>'.repeat(3_000)}${PARAGRAPHS[0]}`],
    ['attributes without end', `<p ${'a=b '.repeat(30_000)}>${PARAGRAPHS[0]}</p>`],
    [
      'data nested without end',
      `<script type="application/ld+json">${'['.repeat(50_000)}</script><p>${PARAGRAPHS[0]}</p>`,
    ],
  ])('%s: read all the same', (_, html) => {
    expect(articleOfPage(html).text).toContain('Upper Plumstone');
  });

  test('whatever the page is made of, there is an article or plain words', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<p>',
        '</p>',
        '<div class="share">',
        '</div>',
        '<br>',
        '<a href="x">',
        '</a>',
        '<!--',
        '-->',
        '<script>',
        '</script>',
        '<table><td>',
        '<li>',
        '<h2>',
        '<figcaption>',
        '&amp;',
        '&#0;',
        '&#x110000;',
        '\u202e',
        '\ud800',
        '<html>',
        '<body>',
        '</html>',
        '<title>',
        '<meta content="x" property="og:title">',
        '<svg>',
        '<template>',
      ),
      fc.string({ maxLength: 30 }),
      fc.constantFrom(...PARAGRAPHS),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        try {
          const { text, title } = articleOfPage(pieces.join(''));
          expect(text.trim()).not.toBe('');
          expect(text.isWellFormed()).toBe(true);
          expect((title ?? '').length).toBeLessThanOrEqual(500);
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
        }
      }),
      { numRuns: 300 },
    );
  });
});
