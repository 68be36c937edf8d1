// The headline and the summary of a story: the article's own title, and what its first claims say.
import { claimLine } from '#briefings/compose/claim.ts';
import { lineText } from '#briefings/document.ts';
import type { Claim, Story } from '#briefings/story/story.ts';
import type { Article } from '#src/ingest/article/article.ts';
import type { Analysis } from '../text/analysis.ts';
import { clipped } from '../story.ts';

/** A title is no longer, in characters. */
const LONGEST_TITLE = 220;
const LONGEST_HEADLINE = 160;

/**
 * The paragraphs at the top that are the article's title: they are shown above the claims and make none.
 * @returns how many
 */
export function titleParagraphs({ paragraphs, text }: Analysis, title: string | undefined): number {
  const [first, second, third] = paragraphs.map(({ start, end }) => text.slice(start, end));
  if (first === undefined || second === undefined) return 0;
  if (title !== undefined && plain(first) === plain(title)) return isSubtitle(second, third) ? 2 : 1;
  if (title !== undefined && plain(title).startsWith(plain(first)) && first.length > 20) return 1;
  if (first.length > LONGEST_TITLE || third === undefined) return 0;
  const isTitle = !/[.!?]["”’)]?$/.test(first) || tellsAgain(first, second) || tellsAgain(first, third);
  return isTitle ? (isSubtitle(second, third) ? 2 : 1) : 0;
}

const plain = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** A short line below the title, which is no paragraph of the text. */
const isSubtitle = (line: string, next: string | undefined): boolean =>
  next !== undefined && line.length < LONGEST_HEADLINE && !/[.!?:"”]$/.test(line);

/** A title in the form of a sentence is told again by the first sentence of the text. */
function tellsAgain(title: string, paragraph: string): boolean {
  const words = plain(title)
    .split(' ')
    .filter((word) => word.length > 3);
  const told = new Set(plain(paragraph).split(' '));
  return words.length > 2 && words.filter((word) => told.has(word)).length >= words.length / 2;
}

export function headlineOf(
  { title }: Article,
  { paragraphs, text }: Analysis,
  titles: number,
  claims: readonly Claim[],
): string {
  const [first] = paragraphs;
  const given = title ?? (titles > 0 && first ? text.slice(first.start, first.end) : undefined);
  const words = given ?? claims[0]?.text ?? (first ? text.slice(first.start, first.end) : '');
  return (
    clipped(words.replace(/\s+(?=[:;,.!?](?:\s|$))/g, '').replace(/[.;,:]+$/, ''), LONGEST_HEADLINE) ||
    'An article without words'
  );
}

/** Lines of a summary. */
const LINES = 2;
const LONGEST_LINE = 400;

/** The first claims, with who says them and how sure they are. */
export function summaryOf(story: Story): string {
  const lead = story.claims.filter(
    ({ section, sourcing }) => section === 'lead' && sourcing !== 'unnamed_bare',
  );
  const chosen = (lead.length > 0 ? lead : story.claims).slice(0, LINES);
  const lines = chosen.map((claim) =>
    clipped(lineText(claimLine(story, claim)).replace(/ \[1\]/g, ''), LONGEST_LINE),
  );
  return lines.length === 0 ? story.headline : lines.map((line) => `${line}.`).join(' ');
}
