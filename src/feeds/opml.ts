// Lists of feeds: OPML as feed readers write it, or an address a line.
import { generateOpml, parseOpml } from 'feedsmith';
import { UserError } from '#briefings/error.ts';

export interface Listed {
  readonly url: string;
  readonly title?: string;
}

/** No list of a newsroom is longer. */
const MOST = 2_000;
const LONGEST = 5_000_000;

export const isOpml = (text: string): boolean =>
  /^\uFEFF?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<opml[\s>]/i.test(text.slice(0, 20_000));

/**
 * @param text OPML (folders within folders are walked through), or lines of addresses; `#` begins a comment
 * @throws UserError where it is neither
 */
export function readFeedList(text: string, label: string): readonly Listed[] {
  if (text.length > LONGEST) throw new UserError(`${label} is larger than any list of feeds.`);
  const listed = isOpml(text) ? fromOpml(text, label) : fromLines(text, label);
  if (listed.length > MOST)
    throw new UserError(`${label} names ${listed.length} feeds; ${MOST} is the most.`);
  return [...new Map(listed.map((each) => [each.url, each])).values()];
}

interface Outline {
  readonly xmlUrl?: string;
  readonly title?: string;
  readonly text?: string;
  readonly outlines?: readonly Outline[];
}

function fromOpml(text: string, label: string): readonly Listed[] {
  let outlines: readonly Outline[];
  try {
    outlines = parseOpml(text).body?.outlines ?? [];
  } catch (error) {
    throw new UserError(`${label} is no OPML that can be read.`, { cause: error });
  }
  const found: Listed[] = [];
  const open = [...outlines];
  for (let outline = open.shift(); outline !== undefined; outline = open.shift()) {
    const url = webAddress(outline.xmlUrl);
    const title = outline.title ?? outline.text;
    if (url !== undefined) found.push({ url, ...(title === undefined ? {} : { title }) });
    open.unshift(...(outline.outlines ?? []));
  }
  return found;
}

function fromLines(text: string, label: string): readonly Listed[] {
  return text.split(/\r?\n/).flatMap((row, index) => {
    const address = row.trim();
    if (address === '' || address.startsWith('#')) return [];
    const url = webAddress(address);
    if (url === undefined)
      throw new UserError(`${label}, line ${index + 1}: “${address.slice(0, 80)}” is no web address.`);
    return [{ url }];
  });
}

function webAddress(value: string | undefined): string | undefined {
  const url = value === undefined ? null : URL.parse(value.trim());
  return url !== null && /^https?:$/.test(url.protocol) && url.href.length <= 2_000 ? url.href : undefined;
}

/** The feeds as OPML, for any feed reader and for `dateline import`. */
export function writeOpml(feeds: readonly Listed[]): string {
  return generateOpml({
    head: { title: 'Feeds of Dateline' },
    body: {
      outlines: feeds.map(({ url, title }) => ({
        type: 'rss',
        text: title ?? url,
        title: title ?? url,
        xmlUrl: url,
      })),
    },
  });
}
