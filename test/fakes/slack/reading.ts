// What a reader sees of a Slack message, drawn from its payload alone.
import type { Reading } from '#test/adapters/stage.ts';

interface Node {
  readonly type?: string;
  readonly text?: string | { readonly text: string };
  readonly fallback?: string;
  readonly url?: string;
  readonly style?: { readonly italic?: boolean; readonly bold?: boolean; readonly code?: boolean } | string;
  readonly elements?: readonly Node[];
}

/** Draws one reading from the payloads of the messages that belong together. */
export function read(payloads: readonly unknown[]): Reading {
  const reading = {
    lines: [] as string[],
    speakers: [] as string[],
    chips: [] as string[],
    links: [] as string[],
    buttons: [] as string[],
  };
  for (const payload of payloads)
    for (const block of (payload as { readonly blocks?: readonly Node[] }).blocks ?? []) {
      if (block.type === 'actions') reading.buttons.push(...(block.elements ?? []).map(wordsOf));
      else if (block.type === 'rich_text')
        for (const part of block.elements ?? [])
          for (const line of part.type === 'rich_text_list' ? (part.elements ?? []) : [part])
            readLine(line.elements ?? [], reading);
      else reading.lines.push(wordsOf(block));
    }
  const { lines, ...rest } = reading;
  return { text: lines.join('\n'), ...rest };
}

function readLine(
  elements: readonly Node[],
  reading: { lines: string[]; speakers: string[]; chips: string[]; links: string[] },
): void {
  reading.lines.push(elements.map(wordsOf).join('').trim());
  for (const element of elements) {
    const style = typeof element.style === 'object' ? element.style : {};
    if (style.italic) reading.speakers.push(wordsOf(element));
    if (style.code && style.bold) reading.chips.push(wordsOf(element));
    if (element.type === 'link' && element.url !== undefined) reading.links.push(element.url);
  }
}

/** An element's words; the joiners that keep text from becoming mark-up are not seen. */
function wordsOf(node: Node): string {
  const text = typeof node.text === 'object' ? node.text.text : (node.text ?? node.fallback ?? '');
  return text.replaceAll('\u2060', '');
}
