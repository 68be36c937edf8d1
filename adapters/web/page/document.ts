// A Document drawn plainly.
import type { Action, Block, Button, Document, Inline, Line } from '#briefings/document.ts';
import { date, datetime, relative } from './dates.ts';
import { make, outerLink } from './dom.ts';
import { timeElement } from './times.ts';

/** What a button does. @param row the buttons that stand with it: a verdict takes their place */
export type Pressed = (action: Action, label: string, row: HTMLElement) => void;

export function drawDocument(document: Document, press: Pressed): DocumentFragment {
  const fragment = new DocumentFragment();
  fragment.append(...document.blocks.map((block) => drawBlock(block, press)));
  return fragment;
}

function drawBlock(block: Block, press: Pressed): HTMLElement {
  switch (block.type) {
    case 'title':
      return make('h2', { class: 'title' }, block.text);
    case 'heading':
      return make('h3', {}, block.text);
    case 'paragraph':
      return make('p', {}, ...drawLine(block.line));
    case 'note':
      return make('p', { class: 'small' }, ...drawLine(block.line));
    case 'list':
      return make('ul', {}, ...block.items.map((item) => make('li', {}, ...drawLine(item))));
    case 'buttons':
      return drawButtons(block.buttons, press);
  }
}

function drawButtons(buttons: readonly Button[], press: Pressed): HTMLElement {
  const row = make('div', { class: 'buttons' });
  row.append(
    ...buttons.map(({ label, action }) =>
      make(
        'button',
        { type: 'button', 'data-action': action.type, onclick: () => press(action, label, row) },
        label,
      ),
    ),
  );
  return row;
}

const drawLine = (line: Line): readonly (HTMLElement | string)[] => line.inlines.map(drawInline);

function drawInline(inline: Inline): HTMLElement | string {
  switch (inline.type) {
    case 'text':
      return inline.text;
    case 'strong':
      return make('strong', {}, inline.text);
    case 'speaker':
      return make('em', { class: 'speaker' }, inline.text);
    case 'quote':
      return make('q', {}, inline.text);
    case 'chip':
      return make('span', { class: 'chip', 'data-tone': toneOf(inline.text) }, inline.text);
    case 'code':
      return make('code', {}, inline.text);
    case 'cite':
      return outerLink(inline.url ?? '', { class: 'cite' }, `[${inline.number}]`);
    case 'link':
      return outerLink(inline.url, {}, inline.text);
    case 'time':
      return timeElement(new Date(inline.at), { date, datetime, relative }[inline.style]);
  }
}

const tones: readonly (readonly [tone: string, words: RegExp])[] = [
  ['doubt', /disputed|alleged|denied|denial|unverified|withdrawn|withdrawal/],
  ['open', /expected|proposed|possible|probable|planned|likely|unconfirmed/],
  ['sure', /established|corroborated|confirmed|certain/],
  ['fresh', /new|strengthened|weakened|changed|correct/],
];

function toneOf(chip: string): string {
  return tones.find(([, words]) => words.test(chip.toLowerCase()))?.[0] ?? 'plain';
}
