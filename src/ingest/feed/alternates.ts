// A page → the feeds that it names. https://www.rssboard.org/rss-autodiscovery
import { parsePage } from '#src/ingest/article/dom.ts';

/**
 * @param base relative addresses are read from there
 * @returns absolute addresses, each once, those of its comments last
 * @throws UserError when it has far more elements than any page
 */
export function feedsOfPage(html: string, base: string): readonly string[] {
  const links = [...parsePage(html).querySelectorAll('link')].filter(
    (link) =>
      /\balternate\b/i.test(link.getAttribute('rel') ?? '') &&
      /^application\/(?:rss\+xml|atom\+xml|feed\+json|rdf\+xml)\b/i.test(link.getAttribute('type') ?? ''),
  );
  const found = links.flatMap((link) => {
    const url = URL.parse(link.getAttribute('href') ?? '', base);
    const isComments = /comment/i.test(`${link.getAttribute('title') ?? ''} ${url?.href ?? ''}`);
    return url === null ? [] : [{ url: url.href, isComments }];
  });
  return [
    ...new Set(found.sort((a, b) => Number(a.isComments) - Number(b.isComments)).map(({ url }) => url)),
  ];
}
