// Makes text of any origin safe inside Discord's markdown: it can neither format, ping, link nor become an emoji.
import { clean } from '#briefings/document.ts';
import { MAX_LINK } from './limits.ts';

/** Invisible, and enough to keep two characters from being read together. */
const GAP = '\u200b';

/**
 * Text as it stands in a paragraph, a bullet or a heading.
 * Backslashes take the meaning from the marks of inline markdown. Mentions and time stamps (`<@1>`, `<t:1>`) are
 * broken with an invisible space as well, since the server looks for them without regard to backslashes. A colon
 * before a letter would begin an emoji or the rest of an address (`:smile:`, `https://`).
 */
export function escapeText(value: string): string {
  return clean(value)
    .replace(/[\\*_~|`[\]<]/g, '\\$&')
    .replace(/:(?=\S)/g, '\\:')
    .replace(/\b(discord(?:app)?)\./gi, '$1\\.')
    .replace(/[@<]/g, `$&${GAP}`);
}

/** A rendered line whose own first characters make no heading, quote or list of it: `# `, `> `, `- `, `1. `. */
export function escapeStart(markdown: string): string {
  return markdown.replace(/^(\s*)(?=[-+#>])/, '$1\\').replace(/^(\s*\d+)(?=[.)])/, '$1\\');
}

/** Text inside backticks, where a backslash would be seen. */
export function escapeCode(value: string): string {
  return clean(value).replaceAll('`', 'ˋ').replace(/[@<]/g, `$&${GAP}`);
}

/** Text between the square brackets of a link, where even an escaped bracket can end it. */
export function escapeLinkText(value: string): string {
  return escapeText(value.replaceAll('[', '(').replaceAll(']', ')'));
}

/**
 * @returns the address as it can stand between the round brackets of a link, or null where it must not be a link:
 *   neither http nor https, not an address at all, or too long
 */
export function linkAddress(value: string): string | null {
  if (!URL.canParse(value)) return null;
  const url = new URL(value);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  url.username = '';
  url.password = '';
  const address = url.href
    .replace(/[()\\<>`*|]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/@(?=everyone|here)/gi, '%40');
  return address.length <= MAX_LINK ? address : null;
}

/** Puts formatted runs side by side: equal marks that meet would be read as one. */
export function join(runs: readonly string[]): string {
  return runs
    .filter((run) => run !== '')
    .reduce((done, run) => done + (/[*`]$/.test(done) && done.at(-1) === run[0] ? GAP : '') + run, '');
}
