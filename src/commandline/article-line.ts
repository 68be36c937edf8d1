// An article as a line of a batch gives it: a text, and what is known of it.
import { z } from 'zod';
import { UserError } from '#briefings/error.ts';
import type { Article } from '#src/ingest/article/article.ts';
import { readDate } from '#src/ingest/article/dates.ts';
import { articleOfText } from '#src/ingest/article/plain.ts';

/**
 * An instant with its offset or a day stay as they are; of what has no zone, the day is taken.
 * @throws UserError when it is no date
 */
export function publicationTime(value: string, label: string): string {
  const known = z.union([z.iso.datetime({ offset: true }), z.iso.date()]).safeParse(value);
  const time = known.success ? known.data : readDate(value);
  if (time !== undefined) return time;
  throw new UserError(
    `${label}: “${value}” is no date. It must be ISO 8601: 2021-04-15, or 2021-04-15T08:00:00Z.`,
  );
}

const text = z.string({ error: 'must be a text' });

/** What a line of a batch says of an article. */
export const articleSchema = z.object({
  text: text.regex(/\S/, 'must not be empty'),
  publishedAt: text.nullish(),
  outlet: text.nullish(),
  title: text.nullish(),
  url: text.nullish(),
});

/** @throws UserError that names the line and its fault */
export function articleOfLine(data: z.infer<typeof articleSchema>, label: string): Article {
  const { publishedAt, outlet, title, url } = data;
  const isFilled = (value: string | null | undefined): value is string =>
    value != null && value.trim() !== '';
  return articleOfText(data.text, {
    ...(isFilled(publishedAt) ? { publishedAt: publicationTime(publishedAt, `${label}, publishedAt`) } : {}),
    ...(isFilled(outlet) ? { outlet } : {}),
    ...(isFilled(title) ? { title } : {}),
    ...(isFilled(url) && /^https?:\/\//i.test(url) && URL.canParse(url) ? { url } : {}),
  });
}
