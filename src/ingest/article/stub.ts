// Whether a page shows the whole article, or only its beginning before a paywall.
import type { Linked } from './json-ld.ts';

/** In words. The beginnings that paywalls show are shorter, and whole articles are mostly longer. */
const SHORT = 250;
const VERY_SHORT = 130;

const PROMPT =
  /\b(?:subscribe|register|sign (?:up|in)|log ?in|create (?:a|an|your) (?:free )?account|become a (?:member|subscriber))(?: (?:now|today|here|for free|or \w+ ?\w*))*,? (?:to|and) (?:continue|keep|read|unlock|get full|access|view|finish)\b|\bto (?:continue|keep|finish) reading\b|\b(?:this|the|full) (?:article|story|content|report) is (?:only )?(?:for|available to|exclusive to|reserved for) (?:our )?(?:\w+ )?(?:subscribers|members|registered)|\balready a (?:subscriber|member)\b|\bunlock (?:this|the full) (?:article|story)\b|\byou(?:['’]ve| have) (?:reached|read|used) (?:your|all|the)\b.{0,40}\b(?:free )?(?:articles?|limit)\b|\b(?:subscriber|member)s?[- ]only\b|\bsubscribe for (?:full|unlimited) access\b|\b(?:start|begin) (?:your|a) (?:free )?trial\b|\bthis is (?:a )?(?:premium|subscriber)\b|\bexclusively for (?:\w+ )?(?:subscribers|members)\b/i;

/**
 * @param text    of the article, as it was found
 * @param visible all the words of the page
 * @param linked  what the page's data says: whether it is free, how many words it has
 */
export function isStub(text: string, visible: string, linked: Linked | null): boolean {
  const words = text.split(/\s+/).length;
  const promised = linked?.wordCount ?? wordsOf(linked?.body);
  if (promised !== undefined && words >= promised * 0.7) return false;
  if (promised !== undefined && promised > VERY_SHORT && words < promised * 0.4) return true;
  if (linked?.free === false) return words < SHORT || /(?:…|\.\.\.)$/.test(text);
  return words < VERY_SHORT && PROMPT.test(visible);
}

const wordsOf = (text: string | undefined): number | undefined => text?.split(/\s+/).length;
