// A Document drawn plainly.
import type { Action, Block, Document, Inline, Line } from '#briefings/document.ts';
import { date, datetime, relative } from './dates.ts';
import { make, outerLink } from './dom.ts';
import { timeElement } from './times.ts';

/** @param press what a button does */
export function drawDocument(
  document: Document,
  press: (action: Action, label: string) => void,
): DocumentFragment {
  const fragment = new DocumentFragment();
  fragment.append(...document.blocks.map((block) => drawBlock(block, press)));
  return fragment;
}

function drawBlock(block: Block, press: (action: Action, label: string) => void): HTMLElement {
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
      return make(
        'div',
        { class: 'buttons' },
        ...block.buttons.map(({ label, action }) =>
          make(
            'button',
            { type: 'button', 'data-action': action.type, onclick: () => press(action, label) },
            label,
          ),
        ),
      );
  }
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
