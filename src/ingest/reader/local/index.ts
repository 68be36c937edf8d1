// The local reader: an article → its Story, by rules alone, offline, in time linear in the length of the text.
import type { Article } from '#src/ingest/article/article.ts';
import type { Story } from '#briefings/story/story.ts';
import type { Reader } from '../reader.ts';
import { findActors } from './actor/actor.ts';
import { findAttributions } from './attribution/attribution.ts';
import { readClaims } from './claim/read.ts';
import { findFigures } from './figure/find.ts';
import { findMoments } from './moment/find.ts';
import { findQuotations } from './quotation/quotation.ts';
import { UNKNOWN_OUTLET } from './story.ts';
import { analyse } from './text/analysis.ts';

/** @param now dates a story whose article has no date */
export function localReader(now: () => Date): Reader {
  return { read: (article) => readLocally(article, now().toISOString().slice(0, 10)) };
}

/**
 * @param foundAt the day on which the article was found
 * @returns its Story; any text gives one, be it without a claim
 */
export function readLocally(article: Article, foundAt: string): Story {
  const analysis = analyse(article.text);
  const quotations = findQuotations(analysis);
  const attributions = findAttributions(analysis, quotations);
  const cast = findActors(analysis, attributions);
  const moments = findMoments(analysis, article.publishedAt);
  const figures = findFigures(analysis, moments);
  const outlet = article.outlet ?? UNKNOWN_OUTLET;
  return readClaims({ article, analysis, quotations, attributions, cast, moments, figures, outlet, foundAt });
}
