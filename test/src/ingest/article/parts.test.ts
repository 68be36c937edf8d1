// The parts of an article: bytes → text, authors, dates, noise, and plain text whose offsets stay.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readByline } from '#src/ingest/article/byline.ts';
import { decode } from '#src/ingest/article/charset.ts';
import { readDate } from '#src/ingest/article/dates.ts';
import { creditAt, isNoise, stampOf } from '#src/ingest/article/noise.ts';
import { articleOfText } from '#src/ingest/article/plain.ts';
import { PARAGRAPHS, TEXT } from './pages.ts';

describe('decode', () => {
  const bytes = (...values: readonly (number | string)[]): Uint8Array =>
    Buffer.concat(
      values.map((value) => (typeof value === 'string' ? Buffer.from(value) : Buffer.from([value]))),
    );
  const meta = (charset: string): string => `<meta charset="${charset}">`;

  test.each([
    ['UTF-8', bytes('Café'), undefined, 'Café'],
    ['a byte order mark', bytes(0xef, 0xbb, 0xbf, 'Café'), 'text/html; charset=iso-8859-1', 'Café'],
    ['UTF-16, low byte first', bytes(0xff, 0xfe, 'D', 0, 'a', 0, 'm', 0), undefined, 'Dam'],
    ['UTF-16, high byte first', bytes(0xfe, 0xff, 0, 'D', 0, 'a', 0, 'm'), undefined, 'Dam'],
    ['what the server says', bytes('Caf', 0xe9), 'text/html; charset=ISO-8859-1', 'Café'],
    ['quotation marks of Windows', bytes(0x93, 'dam', 0x94), 'text/html;charset="windows-1252"', '“dam”'],
    [
      'Latin-1, which is Windows-1252 on the web',
      bytes(0x93, 'dam', 0x94),
      'text/html; charset=latin1',
      '“dam”',
    ],
    ['what the page says', bytes(meta('windows-1251'), 0xc4, 0xe0), 'text/html', `${meta('windows-1251')}Да`],
    ['Japanese', bytes(meta('shift_jis'), 0x93, 0xfa), undefined, `${meta('shift_jis')}日`],
    [
      'an XML declaration',
      bytes('<?xml version="1.0" encoding="iso-8859-2"?>', 0xb1),
      undefined,
      '<?xml version="1.0" encoding="iso-8859-2"?>ą',
    ],
    ['UTF-8 that is called Latin-1', bytes('Café “dam”'), 'text/html; charset=iso-8859-1', 'Café “dam”'],
    [
      'Latin-1 that is called UTF-8',
      bytes('Caf', 0xe9, ' au lait'),
      'text/html; charset=utf-8',
      'Café au lait',
    ],
    ['a name that does not exist', bytes('Caf', 0xe9), 'text/html; charset=utf-9', 'Café'],
    ['a page that calls itself UTF-16', bytes(meta('utf-16'), 'Café'), undefined, `${meta('utf-16')}Café`],
    [
      'one broken byte in much UTF-8',
      bytes('Café “dam” – ', 0xff, ' ü'),
      'text/html; charset=utf-8',
      'Café “dam” – \uFFFD ü',
    ],
    ['nothing', bytes(), undefined, ''],
  ])('%s', (_, given, contentType, text) => {
    expect(decode(given, contentType)).toBe(text);
  });

  test('takes any bytes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.option(fc.string(), { nil: undefined }),
        (given, type) => {
          expect(typeof decode(given, type)).toBe('string');
        },
      ),
    );
  });
});

describe('readByline', () => {
  test.each([
    [['Tam Okoro'], 'Tam Okoro'],
    [['By TAM OKORO'], 'Tam Okoro'],
    [['by Tam Okoro and Lena Holt'], 'Tam Okoro, Lena Holt'],
    [['By Tam Okoro, Lena Holt and Orla Venn'], 'Tam Okoro, Lena Holt, Orla Venn'],
    [['By Tam Okoro, Town Correspondent'], 'Tam Okoro'],
    [['Tam Okoro | Plumstone Courier'], 'Tam Okoro'],
    [['Tam Okoro for the Plumstone Courier'], 'Tam Okoro'],
    [['Tam Okoro in Upper Plumstone'], 'Tam Okoro'],
    [['Written by Tam Okoro; edited by Lena Holt'], 'Tam Okoro, Lena Holt'],
    [['Tam Okoro', 'tam okoro', 'https://social.example/tam'], 'Tam Okoro'],
    [['By Tam Okoro\nUpdated 3 March 2026'], 'Tam Okoro'],
    [['ORLA O’NEIL-VENN'], 'Orla O’Neil-Venn'],
    [['AFP'], 'AFP'],
    [['The Associated Press'], 'The Associated Press'],
    [['admin'], undefined],
    [['Staff Writer', 'By', ''], undefined],
    [['tips@courier.example'], undefined],
    [['https://www.social.example/courier'], undefined],
  ])('%j', (bylines, names) => {
    expect(readByline(bylines)).toBe(names);
  });
});

describe('readDate', () => {
  test.each([
    ['2026-03-02T07:30:00+01:00', '2026-03-02T07:30:00+01:00'],
    ['2026-03-02T07:30:00.123Z', '2026-03-02T07:30:00Z'],
    ['2026-03-02T07:30+0100', '2026-03-02T07:30:00+01:00'],
    ['2026-03-02 07:30:00Z', '2026-03-02T07:30:00Z'],
    ['2026-03-02T07:30:00', '2026-03-02'],
    ['2026-03-02', '2026-03-02'],
    ['20260302', '2026-03-02'],
    ['Mon, 02 Mar 2026 07:30:00 GMT', '2026-03-02T07:30:00Z'],
    ['2 March 2026', '2026-03-02'],
    ['March 2, 2026 at 4:05 pm', '2026-03-02'],
    ['2026-02-31', undefined],
    ['1826-03-02', undefined],
    ['yesterday', undefined],
    ['2026', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%s → %s', (value, date) => {
    expect(readDate(value)).toBe(date);
  });
});

describe('noise', () => {
  test.each([
    'Advertisement',
    'ADVERTISEMENT',
    'Story continues below advertisement',
    'Continue reading the main story',
    '• Oops!',
    'Something went wrong.',
    'Oops! Something went wrong. Please try again later.',
    'Please enable JavaScript to view this page.',
    'We use cookies and similar technologies to improve your visit.',
    'By continuing to use this site you agree to our cookie policy.',
    'Accept all cookies',
    'Sign up for our daily newsletter',
    'Subscribe to our newsletter and get the town in your inbox every morning.',
    'Enter your email address',
    'Already a subscriber? Log in',
    'You have 2 free articles left this month.',
    'This article is for subscribers only.',
    'Share this article',
    'Share on Facebook | Tweet | Email',
    'Copy link',
    'Follow us on Instagram',
    '12 comments',
    'Join the conversation',
    'Listen to this article · 5 min',
    '4 min read',
    'Read more: Ferry to the islands runs again',
    'RELATED: “It will hold,” says the mayor',
    'Related articles',
    'Most read',
    'More from the Plumstone Courier',
    'You may also like',
    'Back to top',
    'Skip to main content',
    'Photo: Ines Roth/Getty Images',
    'Photograph by Ines Roth',
    'Credit: Ines Roth for the Courier',
    'Ines Roth/Reuters',
    'Getty Images',
    'Image source, Getty Images',
    '© 2026 Plumstone Courier. All rights reserved.',
    'Copyright 2026 The Courier',
    'Privacy policy | Terms of use',
    'Reporting by Tam Okoro; Editing by Lena Holt',
    '(Reporting by Tam Okoro in Plumstone; additional reporting by Lena Holt; editing by Orla Venn)',
  ])('%s', (line) => {
    expect(isNoise(line)).toBe(true);
  });

  test.each([
    ...PARAGRAPHS,
    'Something went wrong at the lower gate on Friday, the works said.',
    'The works use cookies to count visitors to their site, the council found.',
    '“Please try again later,” the clerk told them.',
    'Advertisement revenue fell by a third, the publisher said.',
    'In Plumstone, the market opened.',
    'Share prices fell.',
    'Credit Plumstone shares fell by 5 per cent on Monday.',
    'Images from the scene showed water on the road.',
    'Video showed the gate moving, and a witness told of a loud crack.',
    'Photo by photo, the investigators went through the night.',
    'Correction: an earlier version of this article gave the wrong month for the repair.',
    'This story has been updated with a statement of the council.',
    'Subscribers of the waterworks will pay more from April, it said.',
    'Follow the money, she told the council.',
    'Posted: 2 March 2026',
    'Press the government on it, he said.',
    'More than 40 people were hurt.',
    'The council said it was sorry.',
    'What to know about the dam',
    'The video is no longer available on the website of the police.',
    'Read the letter to the end, Venn said.',
    'Opinion is divided in the town.',
    'Reporting by the Courier led to the inquiry.',
  ])('not: %s', (line) => {
    expect(isNoise(line)).toBe(false);
  });

  test.each([
    ['The dam on a quiet day. (Photo: Ines Roth/Getty Images)', 'The dam on a quiet day.'],
    ['The dam on a quiet day. [AP Photo/Ines Roth]', 'The dam on a quiet day.'],
    ['The dam on a quiet day. Photo: Ines Roth', 'The dam on a quiet day.'],
    ['The dam (built in 1931) on a quiet day', 'The dam (built in 1931) on a quiet day'],
  ])('the credit of a caption: %s', (caption, left) => {
    expect(caption.slice(0, creditAt(caption))).toBe(left);
  });

  test.each([
    ['Posted: 2 March 2026', '2 March 2026'],
    ['Last updated at 07:30 GMT', '07:30 GMT'],
    ['UPDATED Mon, March 2, 2026', 'Mon, March 2, 2026'],
    ['Published by the council, the report says more.', undefined],
  ])('a stamp: %s', (line, when) => {
    expect(stampOf(line)).toBe(when);
  });
});

describe('articleOfText', () => {
  const noisy = [
    'Dam above Upper Plumstone to be repaired in May',
    'By TAM OKORO',
    'Posted: 2 March 2026',
    '',
    '  • Oops!',
    '    Something went wrong.',
    '    Please try again later.',
    PARAGRAPHS[0],
    'Advertisement',
    PARAGRAPHS[1],
  ].join('\n');

  test('overwrites noise with spaces, so that offsets stay, and finds title, author and day', () => {
    const { text, ...rest } = articleOfText(noisy);
    expect(rest).toEqual({
      kind: 'whole',
      title: 'Dam above Upper Plumstone to be repaired in May',
      author: 'Tam Okoro',
      publishedAt: '2026-03-02',
    });
    expect(text).toHaveLength(noisy.length);
    for (const paragraph of PARAGRAPHS.slice(0, 2))
      expect(text.indexOf(paragraph)).toBe(noisy.indexOf(paragraph));
    for (const gone of ['Oops', 'went wrong', 'try again', 'Advertisement']) expect(text).not.toContain(gone);
    expect(text.split('\n')).toHaveLength(noisy.split('\n').length);
  });

  test('counts what is given above what it finds', () => {
    const given = {
      title: 'Mine',
      author: 'Lena Holt',
      publishedAt: '2026-03-05T08:00:00Z',
      outlet: 'Courier',
    };
    expect(articleOfText(noisy, given)).toMatchObject(given);
  });

  test.each([
    ['a first line that is a sentence', TEXT],
    ['a single line', 'Dam to be repaired'],
    ['nothing', ''],
    ['a salutation', `To whom it may concern:\n\n${TEXT}`],
  ])('finds no title in %s', (_, text) => {
    expect(articleOfText(text)).not.toHaveProperty('title');
  });

  test('leaves a word of a wrapped paragraph alone', () => {
    const wrapped = 'The paper will be sold in\nprint\nand on the web, and the works\nsearch\nfor a printer.';
    expect(articleOfText(wrapped).text).toBe(wrapped);
  });

  test('keeps every offset of any text', () => {
    const line = fc.oneof(
      fc.constantFrom('Advertisement', 'Share', '  • Oops!', 'Read more: here', ...PARAGRAPHS),
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom('\ud800', '\0', '\u202e', '😀', '\u2028'),
    );
    const text = fc
      .array(line, { maxLength: 20 })
      .chain((lines) => fc.constantFrom('\n', '\r\n', '\n\n', ' ').map((divider) => lines.join(divider)));
    fc.assert(
      fc.property(text, (given) => {
        const { text: read } = articleOfText(given);
        expect(read).toHaveLength(given.length);
        expect(read.isWellFormed()).toBe(true);
        for (let at = 0; at < given.length; at++)
          if (read[at] !== ' ' && read[at] !== '\uFFFD') expect(read[at]).toBe(given[at]);
      }),
    );
  });
});
