// When two web addresses are those of one article.

/** What campaigns and social networks add to an address, and what does not tell one article from another. */
const TRACKING = /^(?:utm_\w+|fbclid|gclid|mc_[ce]id|igshid|cmpid|ref|ref_src|smid|smtyp|s_cid|taid)$/i;

/** One article, however its address is written. */
export function keyOf(address: string): string {
  const url = new URL(address);
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name);
  url.searchParams.sort();
  const host = url.host.replace(/^(?:www|m|mobile|amp)\./, '');
  return `${host}${url.pathname.replace(/\/+$/, '')}${url.search}`;
}
