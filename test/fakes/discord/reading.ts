// What a reader sees of a message made of components: the text without its marks, and what the marks set apart.
import { isRecord } from './description.ts';
import { componentsOf } from './rules.ts';
import type { Reading } from '#test/adapters/stage.ts';

/** Draws the reading from message bodies, in their order. */
export function readPayloads(payloads: readonly unknown[]): Reading {
  const all = payloads.flatMap((payload) => (isRecord(payload) ? componentsOf(payload.components) : []));
  const lines = all.flatMap(({ component: { type, content } }) =>
    type === 10 && typeof content === 'string' ? content.split('\n') : [],
  );
  const runs = lines.map((each) => runsOf(each.replace(/^(#{1,3}|-#) /, '').replace(/^- /, '• ')));
  const flat = runs.flat();
  const ofKind = (kind: Run['kind']): readonly string[] =>
    flat.filter((run) => run.kind === kind).map(({ text }) => text);
  return {
    text: runs.map((line) => line.map(({ text }) => text).join('')).join('\n'),
    speakers: ofKind('speaker'),
    chips: ofKind('chip'),
    links: flat.flatMap(({ url }) => (url === undefined ? [] : [url])),
    buttons: all.flatMap(({ component: { type, label } }) =>
      type === 2 && typeof label === 'string' ? [label] : [],
    ),
  };
}

interface Run {
  readonly kind: 'text' | 'speaker' | 'chip' | 'link';
  readonly text: string;
  readonly url?: string;
}

/** One line's markdown as Discord takes it apart: escapes first, then code, links, times, bold, italics. */
export function runsOf(markdown: string): readonly Run[] {
  const runs: Run[] = [];
  let rest = markdown;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const found = pattern.exec(rest);
    if (found !== null) rest = rest.slice(found[0].length);
    return found;
  };
  while (rest !== '') {
    let found: RegExpExecArray | null;
    if ((found = take(/^\\([^0-9A-Za-z\s])/))) runs.push({ kind: 'text', text: found[1] ?? '' });
    else if ((found = take(/^\*\*`([^`]+)`\*\*/))) runs.push({ kind: 'text', text: shown(found[1]) });
    else if ((found = take(/^`([^`]+)`/))) runs.push({ kind: 'chip', text: shown(found[1]) });
    else if ((found = take(LINK)))
      runs.push({ kind: 'link', text: plain(found[1]), url: decodeBrackets(found[2] ?? '') });
    else if ((found = take(/^<t:(-?\d+):[DfR]>/)))
      runs.push({ kind: 'text', text: new Date(Number(found[1]) * 1000).toISOString().slice(0, 10) });
    else if ((found = take(/^\*\*((?:\\.|[^\\*])+)\*\*/s)))
      runs.push({ kind: 'text', text: plain(found[1]) });
    else if ((found = take(/^\*((?:\\.|[^\\*])+)\*(?!\*)/s)))
      runs.push({ kind: 'speaker', text: plain(found[1]) });
    else if ((found = take(/^./su))) runs.push({ kind: 'text', text: shown(found[0]) });
  }
  return runs;
}

const LINK = /^\[((?:\\.|\[[^\]]*\]|[^[\]\\])+)\]\((https?:\/\/[^\s()]+)\)/s;

const shown = (text = ''): string => text.replaceAll('\u200b', '');

const plain = (markdown = ''): string =>
  runsOf(markdown)
    .map(({ text }) => text)
    .join('');

/** Round brackets stand percent-encoded in a masked link; the address is the same. */
const decodeBrackets = (url: string): string => url.replaceAll('%28', '(').replaceAll('%29', ')');
