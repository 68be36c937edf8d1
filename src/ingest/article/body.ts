// The readable part of a page → its paragraphs, without what the page puts between them.
import { isElement, isText, textOf, walk, type PageElement, type PageNode } from './dom.ts';
import { creditAt, isCredit, isNoise, stampOf } from './noise.ts';

interface Block {
  readonly text: string;
  readonly kind: 'text' | 'heading' | 'item' | 'caption';
  /** The part of its characters that are links, 0..1. */
  readonly linked: number;
}

const BLOCKS = new Set(
  'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

const SKIPPED = new Set(
  'script style noscript template svg button select option textarea input iframe object embed canvas audio video map dialog head title'.split(
    ' ',
  ),
);

/** What classes, ids and roles call that which is none of the article. */
const FOREIGN =
  /(?:^|[\s_-])(?:ads?|advert\w*|adslot|dfp|sponsor\w*|promo|promotion|promoted|share|sharing|sharebar|social|socials|newsletter\w*|sign-?up|subscribe|cookie\w*|consent|gdpr|related|recirc\w*|recommend\w*|outbrain|taboola|read-?(?:more|next|also)|more-?(?:on|from|stories)|most-?(?:read|popular)|trending|breadcrumbs?|toolbar|comments?|disqus|tags?|topics?|author-?(?:bio|card|box|info)|skip-?link|sr-only|visually-?hidden|screen-?reader\w*|off-?screen|copyright|popup|modal|banner|nav|navigation|menu)(?:$|[\s_-])/i;

/** The same of an element that stands within words of the article. */
const FOREIGN_INLINE =
  /(?:^|[\s_-])(?:ads?|advert\w*|share|sharing|newsletter\w*|credit|sr-only|visually-?hidden|screen-?reader\w*|off-?screen)(?:$|[\s_-])/i;

const CREDIT = /(?:^|[\s_-])(?:\w+-?)?(?:credit|copyright|photographer)s?(?:$|[\s_-])/i;

/** Where the class of an element within a sentence is kept: it must not move Readability to tear the sentence apart. */
const INLINE_CLASS = 'data-inline-class';

/**
 * Elements within a sentence (a formula, a term with its explanation) lose their class: Readability takes out what is
 * called “menu” or “popup” wherever it stands.
 */
export function keepSentencesWhole(page: PageElement): void {
  const texts = new Map<PageNode | null, boolean>();
  for (const inline of page.querySelectorAll('[class]')) {
    if (BLOCKS.has(inline.localName)) continue;
    const { parentNode } = inline;
    const inText = texts.get(parentNode) ?? hasWords(parentNode);
    texts.set(parentNode, inText);
    if (!inText) continue;
    inline.setAttribute(INLINE_CLASS, inline.getAttribute('class') ?? '');
    inline.removeAttribute('class');
  }
}

/** Whether it has words of its own, beside its elements. */
function hasWords(parent: PageNode | null): boolean {
  for (let node = parent?.firstChild ?? null; node !== null; node = node.nextSibling)
    if (isText(node) && /\p{L}{2}/u.test(node.textContent ?? '')) return true;
  return false;
}

/** In UTF-16 code units: what is longer may be called what it likes, it is the article. */
const LONGEST_FOREIGN = 700;
const LONGEST_CREDIT = 160;

/**
 * @param root  the element that holds the article (a whole page as well)
 * @param title of the article: it is not repeated in its text
 * @returns paragraphs divided by an empty line, lines within them (verse, addresses) by a line break. Captions come
 *   last: they stand where the pictures are, and neither lead nor interrupt what is told.
 */
export function bodyText(root: PageElement, title?: string): string {
  const blocks = cleanBlocks(blocksIn(root), title);
  const captions = blocks.filter(({ kind }) => kind === 'caption');
  const running = blocks.filter(({ kind }) => kind !== 'caption');
  return [...running, ...captions].map(({ text }) => text).join('\n\n');
}

/** The paragraphs of an article's text that is already plain, as some pages carry it in their data. */
export function cleanText(text: string): string {
  const blocks = text
    .split(/\n+/)
    .map((line) => ({ text: line.replace(/\s+/gu, ' ').trim(), kind: 'text', linked: 0 }) as const)
    .filter((block) => block.text !== '');
  return cleanBlocks(blocks)
    .map((block) => block.text)
    .join('\n\n');
}

function blocksIn(root: PageElement): readonly Block[] {
  const blocks: Block[] = [];
  const open: PageElement[] = [];
  let pieces: string[] = [];
  let linked = 0;
  const kindOf = (): Block['kind'] => {
    const names = open.map((element) => element.localName);
    if (names.includes('figcaption')) return 'caption';
    if (names.some((name) => /^h[1-6]$/.test(name))) return 'heading';
    return names.includes('li') ? 'item' : 'text';
  };
  const flush = (): void => {
    const text = tidy(pieces.join(''));
    if (text !== '') blocks.push({ text, kind: kindOf(), linked: Math.min(1, linked / text.length) });
    pieces = [];
    linked = 0;
  };
  const enter = (node: PageNode): boolean => {
    if (isText(node)) {
      const preformatted = open.some((element) => element.localName === 'pre');
      const text = preformatted ? (node.textContent ?? '') : (node.textContent ?? '').replace(/\s+/gu, ' ');
      pieces.push(text);
      if (open.some((element) => element.localName === 'a')) linked += text.trim().length;
    }
    if (!isElement(node) || SKIPPED.has(node.localName) || isForeign(node)) return false;
    if (node.localName === 'br') pieces.push('\n');
    if (BLOCKS.has(node.localName)) flush();
    open.push(node);
    return true;
  };
  const leave = (node: PageNode): void => {
    if (open.at(-1) !== node) return;
    if (isElement(node) && BLOCKS.has(node.localName)) flush();
    open.pop();
  };
  walk(root, enter, leave);
  flush();
  return blocks.flatMap(divided);
}

/** What links say to screen readers goes, and spaces around line breaks; two line breaks divide paragraphs, as a page without `<p>` means it. */
const tidy = (text: string): string =>
  text
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/,? ?\(?\bopens (?:in )?(?:a )?new (?:tab|window)\b\)?/gi, '')
    .trim();

const divided = (block: Block): readonly Block[] =>
  block.text.includes('\n\n')
    ? block.text
        .split(/\n{2,}/)
        .filter((text) => text.trim() !== '')
        .map((text) => ({ ...block, text }))
    : [block];

function isForeign(element: PageElement): boolean {
  if (element.getAttribute('hidden') !== null || element.getAttribute('aria-hidden') === 'true') return true;
  const names = ['class', 'id', 'role', 'data-testid', 'data-component']
    .map((name) => element.getAttribute(name) ?? '')
    .join(' ')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1-$2');
  if (FOREIGN_INLINE.test(element.getAttribute(INLINE_CLASS) ?? '')) return true;
  if (names.trim() === '') return false;
  const length = (most: number): number => lengthUpTo(element, most);
  if (CREDIT.test(names)) return length(LONGEST_CREDIT) <= LONGEST_CREDIT;
  // Paragraphs are called many things (“premium”, “paywall”); what they say is looked at later.
  return element.localName !== 'p' && FOREIGN.test(names) && length(LONGEST_FOREIGN) <= LONGEST_FOREIGN;
}

/** The length of an element's words; counting ends soon after the limit. */
function lengthUpTo(element: PageElement, most: number): number {
  let length = 0;
  walk(element, (node) => {
    if (isText(node)) length += (node.textContent ?? '').trim().length;
    return length <= most;
  });
  return length;
}

/** Noise goes, and with it the links that follow it: “Read more:” stands before headlines of other articles. */
function cleanBlocks(blocks: readonly Block[], title?: string): readonly Block[] {
  const seen = new Set<string>();
  if (isIndex(blocks)) return blocks;
  const kept: Block[] = [];
  let afterNoise = false;
  for (const block of blocks.map(withoutCredit)) {
    const { text } = block;
    // Captions and calls that a page repeats; a word in a table may well stand twice.
    const repeated = text.length <= 150 && text.split(' ').length >= 4 && seen.has(text);
    afterNoise = (afterNoise && isHeadline(block)) || isNoiseBlock(block);
    seen.add(text);
    if (!afterNoise && !repeated && !(kept.length < 4 && isHead(text, title))) kept.push(block);
  }
  const ending = kept.findLastIndex((block) => !isHeadline(block)) + 1;
  return kept.length - ending < 2 ? kept : kept.slice(0, ending);
}

/** A page of headings that lead elsewhere is no article: nothing in it is less its own than the rest. */
const isIndex = (blocks: readonly Block[]): boolean => {
  const leading = blocks.filter((block) => block.kind === 'heading' && isHeadline(block)).length;
  return leading >= 5 && leading > blocks.length / 12;
};

/** In words: what is shorter names a thing, and is no headline of another article. */
const HEADLINE = 4;

const isHeadline = ({ text, linked, kind }: Block): boolean =>
  linked > 0.9 && kind !== 'caption' && text.split(' ').length >= HEADLINE && !/[.;]["”’]?$/u.test(text);

/** A paragraph that is one link, and no sentence, is a headline of another article. */
const isNoiseBlock = (block: Block): boolean =>
  !/[\p{L}\p{N}]/u.test(block.text) ||
  isNoise(block.text) ||
  (block.kind === 'caption' && isCredit(block.text)) ||
  (block.kind === 'text' && isHeadline(block));

/** What stands above an article once more: its title, its time, its author. */
const isHead = (text: string, title: string | undefined): boolean =>
  sameWords(text, title ?? '') || stampOf(text) !== undefined || isByline(text);

const withoutCredit = (block: Block): Block =>
  block.kind === 'caption' ? { ...block, text: block.text.slice(0, creditAt(block.text)) } : block;

const isByline = (text: string): boolean =>
  /^by \p{Lu}/iu.test(text) && text.length <= 100 && !/[.!?]$/.test(text);

const sameWords = (a: string, b: string): boolean =>
  a.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '') === b.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** All words of an element, for whoever looks for words anywhere in a page. */
export const wordsIn = (element: PageElement): string => textOf(element).replace(/\s+/gu, ' ');
