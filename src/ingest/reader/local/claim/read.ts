// All that was found in an article → its claims, and its Story.
import type { Claim, Story } from '#briefings/story/story.ts';
import type { Article } from '#src/ingest/article/article.ts';
import type { Attribution } from '../attribution/attribution.ts';
import type { FoundFigure } from '../figure/find.ts';
import type { FoundMoment } from '../moment/find.ts';
import type { Quotation } from '../quotation/quotation.ts';
import { indexAt } from '../position.ts';
import { SOURCE, storyOf } from '../story.ts';
import type { Analysis } from '../text/analysis.ts';
import { findInstructions } from '../text/instruction.ts';
import { draftOf, type Draft } from './claim.ts';
import type { Reading } from './reading.ts';
import { headlineOf, summaryOf, titleParagraphs } from './headline.ts';
import { openPoints } from './open.ts';
import { propositions } from './proposition.ts';
import type { Cast } from './party.ts';
import { weighed } from './weigh.ts';

export interface Found {
  readonly article: Article;
  readonly analysis: Analysis;
  readonly quotations: readonly Quotation[];
  readonly attributions: readonly Attribution[];
  readonly cast: Cast;
  readonly moments: readonly FoundMoment[];
  readonly figures: readonly FoundFigure[];
  readonly outlet: string;
  readonly foundAt: string;
}

export function readClaims(found: Found): Story {
  const { article, analysis, cast } = found;
  const moments = found.moments.map((moment, at) => ({ ...moment, id: `m${at + 1}` }));
  const reading: Reading = {
    ...found,
    text: analysis.text,
    source: SOURCE,
    spoken: spokenOf(found.quotations, found.attributions),
    moments,
    published: article.publishedAt?.slice(0, 10) ?? null,
  };
  const titles = titleParagraphs(analysis, article.title);
  const orders = findInstructions(analysis, found.quotations);
  const drafts = propositions(analysis, found.attributions)
    .filter(({ start, end }) => !orders.some((order) => order.start < end && start < order.end))
    .filter(({ start }) => analysis.sentences[indexAt(analysis.sentences, start)]?.isDateline !== true)
    .filter(({ path, start }) => path.length > 0 || start >= (analysis.paragraphs[titles]?.start ?? 0))
    .map((proposition, at) => draftOf(proposition, reading, `c${at + 1}`))
    .filter(({ claim }) => /\p{L}|\p{N}/u.test(claim.text));
  const claims = weighed(withRemnants(drafts));
  const headline = headlineOf(article, analysis, titles, claims);
  const scoop = scoopIn(claims);
  const story = storyOf(
    article,
    {
      claims,
      actors: [...cast.actors],
      moments,
      headline,
      summary: headline,
      notKnown: openPoints(claims),
      ...(scoop === undefined ? {} : { firstReportedBy: scoop }),
    },
    found.foundAt,
  );
  return { ...story, summary: summaryOf(story) };
}

/** The quotations that lie in what somebody says. */
function spokenOf(
  quotations: readonly Quotation[],
  attributions: readonly Attribution[],
): ReadonlySet<Quotation> {
  const spoken = new Set<Quotation>();
  for (const { content, speaker } of attributions) {
    if (speaker === undefined) continue;
    for (const { start, end } of content)
      for (let at = indexAt(quotations, start); (quotations[at]?.start ?? Infinity) < end; at++)
        spoken.add(quotations[at] as Quotation);
  }
  return spoken;
}

/** What is left over of an attribution, and is no clause, belongs to the claim before it: it stays as evidence. */
function withRemnants(drafts: readonly Draft[]): readonly Draft[] {
  const kept: Draft[] = [];
  for (const draft of drafts) {
    const last = kept.at(-1);
    const isRemnant =
      !draft.isClause && !draft.isPassing && draft.claim.quote === undefined && draft.cue !== null;
    if (!isRemnant || last?.cue !== draft.cue || last.sentence !== draft.sentence || !last.isClause) {
      kept.push(draft);
      continue;
    }
    const evidence = [...last.claim.evidence, ...draft.claim.evidence];
    kept[kept.length - 1] = { ...last, claim: { ...last.claim, evidence } };
  }
  return kept;
}

const SCOOP =
  /\bfirst (?:reported|published|disclosed|revealed|broadcast|aired) (?:\p{Ll}+ ){0,3}?by (?:the )?(?<outlet>\p{Lu}[\p{L}.&’']*(?: \p{Lu}[\p{L}.&’']*){0,4})/u;
const SCOOP_ACTIVE =
  /^(?<outlet>(?:The )?\p{Lu}[\p{L}.&’']*(?: \p{Lu}[\p{L}.&’']*){0,4}) (?:was the )?first (?:to )?(?:reported|report|published|publish|disclosed|disclose|revealed|reveal)\b/u;

/** The outlet that the article names as the first to report it. */
function scoopIn(claims: readonly Claim[]): string | undefined {
  for (const { text } of claims) {
    const outlet = (SCOOP.exec(text) ?? SCOOP_ACTIVE.exec(text))?.groups?.outlet;
    if (outlet !== undefined) return outlet;
  }
  return undefined;
}
