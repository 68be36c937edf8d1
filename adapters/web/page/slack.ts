// A Slack message drawn as Slack draws it, from the static markup that the process made of its blocks.
import { slackDate } from './dates.ts';
import { make, outerLink } from './dom.ts';
import { timeElement } from './times.ts';

/** Trusted Types, which the page's policy asks for, are not in TypeScript's library yet. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createHTML(html: string): string },
  ): { createHTML(html: string): string };
}
const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
const identity = { createHTML: (html: string): string => html };
const policy = trustedTypes?.createPolicy('preview', identity) ?? identity;

/**
 * Reads the markup into a document of its own, where nothing loads and nothing runs, and takes over the elements
 * that a message is made of, with their classes and nothing else.
 */
export function drawSlack(html: string): DocumentFragment {
  const inert = new DOMParser().parseFromString(policy.createHTML(html), 'text/html');
  const fragment = new DocumentFragment();
  fragment.append(...children(inert.body));
  return fragment;
}

const children = (element: Element): readonly (Node | string)[] =>
  [...element.childNodes].flatMap((child) => {
    if (child instanceof Text) return [child.data];
    return child instanceof Element ? takeOver(child) : [];
  });

const plain = [
  'div',
  'p',
  'span',
  'ul',
  'ol',
  'li',
  'h3',
  'strong',
  'em',
  'b',
  'i',
  'code',
  'pre',
  'br',
] as const;
const withoutContent = ['SCRIPT', 'STYLE', 'TEMPLATE', 'IFRAME', 'OBJECT', 'SVG', 'MATH'];

function takeOver(element: Element): readonly (Node | string)[] {
  if (withoutContent.includes(element.tagName.toUpperCase())) return [];
  const inner = children(element);
  const tag = plain.find((each) => each === element.localName);
  if (tag) return [make(tag, { class: element.className }, ...inner)];
  switch (element.localName) {
    case 'a':
      return [outerLink(element.getAttribute('href') ?? '', {}, ...inner)];
    case 'button':
      return [make('button', { type: 'button', class: element.className, disabled: true }, ...inner)];
    case 'time': {
      const at = new Date(Number(element.getAttribute('data-unix')) * 1_000);
      const pattern = element.getAttribute('data-format') ?? '{date_short} {time}';
      return [timeElement(at, (when) => slackDate(pattern, when))];
    }
    default:
      return inner;
  }
}
