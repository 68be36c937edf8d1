// A Discord message drawn as Discord draws it: components V2 and the markdown in their text displays.
import { discordDate } from './dates.ts';
import { make, outerLink } from './dom.ts';
import { readMarkdown, type Mark, type Piece } from './markdown.ts';
import { timeElement } from './times.ts';

/** The components that our messages use; others are left out. */
const kinds = { row: 1, button: 2, text: 10, separator: 14, container: 17 } as const;

/** @param payload the body of a create-message call */
export function drawDiscord(payload: unknown): DocumentFragment {
  const fragment = new DocumentFragment();
  fragment.append(...componentsOf(payload).flatMap(drawComponent));
  return fragment;
}

type Loose = Readonly<Record<string, unknown>>;
const isLoose = (value: unknown): value is Loose => typeof value === 'object' && value !== null;

function componentsOf(value: unknown): readonly Loose[] {
  return isLoose(value) && Array.isArray(value.components) ? value.components.filter(isLoose) : [];
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function drawComponent(component: Loose): readonly HTMLElement[] {
  const inner = (): readonly HTMLElement[] => componentsOf(component).flatMap(drawComponent);
  switch (component.type) {
    case kinds.container: {
      const container = make('div', { class: 'container' }, ...inner());
      if (typeof component.accent_color === 'number')
        container.style.setProperty('--accent', `#${component.accent_color.toString(16).padStart(6, '0')}`);
      return [container];
    }
    case kinds.row:
      return [make('div', { class: 'row' }, ...inner())];
    case kinds.button: {
      const style = component.style === 1 ? 'primary' : 'secondary';
      return [make('button', { type: 'button', class: style, disabled: true }, textOf(component.label))];
    }
    case kinds.separator:
      return [make('hr')];
    case kinds.text:
      return [make('div', { class: 'text' }, ...readMarkdown(textOf(component.content)).map(drawPiece))];
    default:
      return [];
  }
}

function drawPiece(piece: Piece): HTMLElement {
  switch (piece.type) {
    case 'heading':
      return make('h3', { class: `level-${piece.level}` }, ...piece.marks.map(drawMark));
    case 'list':
      return make('ul', {}, ...piece.items.map((item) => make('li', {}, ...item.map(drawMark))));
    case 'quote':
      return make('blockquote', {}, ...piece.marks.map(drawMark));
    default:
      return make('p', { class: piece.type }, ...piece.marks.map(drawMark));
  }
}

const tags = { strong: 'strong', em: 'em', underline: 'u', strike: 's', spoiler: 'span' } as const;

function drawMark(mark: Mark): HTMLElement | string {
  switch (mark.type) {
    case 'text':
      return mark.text;
    case 'code':
      return make('code', {}, mark.text);
    case 'mention':
      return make('span', { class: 'mention' }, mark.text);
    case 'link':
      return outerLink(mark.url, {}, ...mark.children.map(drawMark));
    case 'time':
      return timeElement(new Date(mark.unix * 1_000), (at) => discordDate(mark.style, at));
    default:
      return make(tags[mark.type], { class: mark.type }, ...mark.children.map(drawMark));
  }
}
