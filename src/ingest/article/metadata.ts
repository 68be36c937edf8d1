// What a page says about itself: JSON-LD, meta tags, links, time elements and its address, the best of them first.
import { readByline } from './byline.ts';
import { readDate } from './dates.ts';
import type { Page, PageElement } from './dom.ts';
import { articleIn, type Linked } from './json-ld.ts';

export interface Metadata {
  readonly title?: string;
  readonly outlet?: string;
  readonly author?: string;
  readonly publishedAt?: string;
  readonly modifiedAt?: string;
  readonly language?: string;
  readonly url?: string;
}

export interface PageFacts {
  readonly metadata: Metadata;
  readonly linked: Linked | null;
}

/** @param address where the page was fetched from; undefined for a file */
export function readMetadata(page: Page, address: string | undefined): PageFacts {
  const linked = articleIn(
    [...page.querySelectorAll('script[type*="ld+json"]')].map((each) => each.textContent),
  );
  const meta = metaOf(page);
  const url = addressOf(page, meta, address) ?? address;
  const outlet = outletOf(page, linked, meta, url);
  const publishedAt = publishedOf(page, linked, meta, url);
  const modifiedAt = firstDate([linked?.modifiedAt, ...meta(MODIFIED)]);
  const title = titleOf(page, linked, meta, outlet);
  const author = authorOf(page, linked, meta, outlet);
  const language = languageOf(page, linked, meta);
  return {
    linked,
    metadata: {
      ...(title === undefined ? {} : { title }),
      ...(outlet === undefined ? {} : { outlet }),
      ...(author === undefined ? {} : { author }),
      ...(publishedAt === undefined ? {} : { publishedAt }),
      ...(modifiedAt === undefined || !isLater(modifiedAt, publishedAt) ? {} : { modifiedAt }),
      ...(language === undefined ? {} : { language }),
      ...(url === undefined ? {} : { url }),
    },
  };
}

/** The contents of the meta tags of these names, in the order of the names. */
type Meta = (names: readonly string[]) => readonly string[];

function metaOf(page: Page): Meta {
  const contents = new Map<string, string>();
  for (const tag of page.querySelectorAll('meta')) {
    const content = tag.getAttribute('content')?.trim();
    if (content === undefined || content === '') continue;
    for (const attribute of ['property', 'name', 'itemprop', 'http-equiv'])
      for (const name of (tag.getAttribute(attribute) ?? '').toLowerCase().split(/\s+/))
        if (name !== '' && !contents.has(name)) contents.set(name, content);
  }
  return (names) => names.flatMap((name) => contents.get(name) ?? []);
}

const PUBLISHED = [
  'article:published_time',
  'og:article:published_time',
  'og:published_time',
  'datepublished',
  'parsely-pub-date',
  'sailthru.date',
  'article.published',
  'article:published',
  'published_time',
  'publish-date',
  'publishdate',
  'publication_date',
  'pubdate',
  'dc.date.issued',
  'dcterms.created',
  'dc.date',
  'dcterms.date',
  'date',
  'cxenseparse:recs:publishtime',
];
const MODIFIED = [
  'article:modified_time',
  'datemodified',
  'og:updated_time',
  'lastmod',
  'last-modified',
  'dcterms.modified',
];

const firstDate = (values: readonly (string | undefined)[]): string | undefined =>
  values.map(readDate).find((date) => date !== undefined);

function publishedOf(
  page: Page,
  linked: Linked | null,
  meta: Meta,
  url: string | undefined,
): string | undefined {
  const times = [...page.querySelectorAll('time, [itemprop="datePublished"]')]
    .slice(0, 20)
    .sort((a, b) => rank(a) - rank(b));
  const inPage = times.map(
    (each) => each.getAttribute('datetime') ?? each.getAttribute('content') ?? each.textContent,
  );
  const inAddress = /\/((?:19|20)\d{2})\/(\d{2})\/(\d{2})(?:\/|$)/
    .exec(url ?? '')
    ?.slice(1)
    .join('-');
  return firstDate([linked?.publishedAt, ...meta(PUBLISHED), ...inPage, inAddress]);
}

/** A time that is called that of publication goes before one that merely stands in the page. */
const rank = (time: PageElement): number =>
  time.getAttribute('itemprop') === 'datePublished' ||
  time.getAttribute('pubdate') !== null ||
  /publi|posted/i.test(time.getAttribute('class') ?? '')
    ? 0
    : 1;

const isLater = (date: string, than: string | undefined): boolean =>
  than === undefined || Date.parse(date) > Date.parse(than);

/**
 * The canonical address. A page fetched from a host speaks only for that host: it may not pass for an article of
 * somebody else's.
 */
function addressOf(page: Page, meta: Meta, address: string | undefined): string | undefined {
  const canonical = page.querySelector('link[rel~="canonical"]')?.getAttribute('href') ?? undefined;
  const named = [canonical, ...meta(['og:url'])].flatMap((each) => resolved(each, address) ?? []);
  return named.find((each) => address === undefined || siteOf(each) === siteOf(address));
}

function resolved(value: string | undefined, base: string | undefined): string | undefined {
  const url = value === undefined ? null : URL.parse(value, base);
  return url === null || !/^https?:$/.test(url.protocol) || url.href.length > 2_000 ? undefined : url.href;
}

const siteOf = (url: string): string => new URL(url).host.replace(/^(?:www|m|mobile|amp|edition)\./, '');

function outletOf(
  page: Page,
  linked: Linked | null,
  meta: Meta,
  url: string | undefined,
): string | undefined {
  const named = [
    linked?.outlet,
    ...meta(['og:site_name', 'application-name', 'dc.publisher', 'publisher']),
    tailOf(page.querySelector('title')?.textContent, meta(['og:title', 'twitter:title'])[0]),
  ];
  const outlet = named
    .map((each) => plain(each ?? ''))
    .find((each) => each !== '' && each.length <= 80 && !/^(?:https?:|@)/.test(each));
  return outlet ?? (url === undefined ? undefined : new URL(url).hostname.replace(/^www\./, ''));
}

/** What the window's title has after the article's own: the outlet, as a rule. */
function tailOf(windowTitle: string | undefined, title: string | undefined): string | undefined {
  const [whole, head] = [plain(windowTitle ?? ''), plain(title ?? '')];
  if (head === '' || !whole.startsWith(head)) return undefined;
  return /^\s+[|–—-]\s+([^|–—]{2,40})$/u.exec(whole.slice(head.length))?.[1];
}

function titleOf(
  page: Page,
  linked: Linked | null,
  meta: Meta,
  outlet: string | undefined,
): string | undefined {
  const heads = [...page.querySelectorAll('h1')].map((each) => each.textContent);
  const heading = heads.length === 1 ? heads : [];
  const named = [linked?.headline, ...meta(['og:title', 'twitter:title', 'dc.title', 'title']), ...heading];
  const title = [...named, page.querySelector('title')?.textContent]
    .map((each) => withoutOutlet(plain(each ?? ''), outlet))
    .find((each) => each !== '');
  return title?.slice(0, 500);
}

/** `The dam holds | The Courier` → `The dam holds`, where the tail is the outlet's name. */
function withoutOutlet(title: string, outlet: string | undefined): string {
  const tail = /^(.{10,}?)\s+(?:[|–—-]|::|»)\s+([^|–—]{2,40})$/u.exec(title);
  const [, head, name] = tail ?? [];
  const letters = (text: string): string =>
    text
      .toLowerCase()
      .replace(/^the /, '')
      .replace(/[^\p{L}\p{N}]/gu, '');
  if (head === undefined || name === undefined || outlet === undefined) return title;
  const [a, b] = [letters(name), letters(outlet)];
  return a.includes(b) || b.includes(a) ? head : title;
}

function authorOf(
  page: Page,
  linked: Linked | null,
  meta: Meta,
  outlet: string | undefined,
): string | undefined {
  const inPage = [
    ...page.querySelectorAll('[rel="author"], [itemprop="author"], [class~="byline"], [class~="author"]'),
  ]
    .map((each) => each.getAttribute('content') ?? each.textContent)
    .filter((each) => each.trim().length <= 120);
  const ways = [
    linked?.authors ?? [],
    meta([
      'author',
      'article:author',
      'parsely-author',
      'sailthru.author',
      'dc.creator',
      'byl',
      'twitter:data1',
    ]),
    inPage.slice(0, 1),
  ];
  const authors = ways.map((names) => readByline(names.map(plain)));
  return authors.find((each) => each !== undefined && each.toLowerCase() !== outlet?.toLowerCase());
}

function languageOf(page: Page, linked: Linked | null, meta: Meta): string | undefined {
  const named = [
    page.documentElement.getAttribute('lang'),
    linked?.language,
    ...meta(['content-language', 'og:locale', 'dc.language', 'language', 'inlanguage']),
  ];
  const found = named
    .map((each) => each?.trim().replace('_', '-') ?? '')
    .find((each) => /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(each));
  try {
    return found === undefined ? undefined : Intl.getCanonicalLocales(found)[0];
  } catch {
    // It has the shape of a language tag, and is none.
    return undefined;
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** Data in scripts is often escaped for HTML once more. */
function plain(value: string): string {
  return value
    .replace(
      /&(?:#(\d{1,6})|#x([\da-f]{1,5})|(\w+));/gi,
      (whole, decimal?: string, hex?: string, name?: string) => {
        if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
        const point = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
        return point > 0 && point < 0x110000 ? String.fromCodePoint(point) : whole;
      },
    )
    .toWellFormed()
    .replace(/<[^<>]{1,200}>/g, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
