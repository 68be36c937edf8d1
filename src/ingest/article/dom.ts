// A page as a tree: linkedom's, with the little of the DOM that is used here, and bounded so that no page can hang us.
import { parseHTML } from 'linkedom';
import { UserError } from '#briefings/error.ts';

export interface PageNode {
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly firstChild: PageNode | null;
  readonly nextSibling: PageNode | null;
  readonly parentNode: PageNode | null;
}

export interface PageElement extends PageNode {
  readonly localName: string;
  textContent: string;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  readonly childNodes: Iterable<PageNode>;
  append(...nodes: readonly PageNode[]): void;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
}

export interface Page extends PageElement {
  readonly documentElement: PageElement;
  readonly body: PageElement;
  createElement(name: string): PageElement;
}

/** Pages of newspapers have a few thousand elements, thirty or forty deep; long live pages up to ten thousand. Readability takes about a second for these. */
const MOST_ELEMENTS = 12_000;
const DEEPEST = 150;

const ELEMENT = 1;
const TEXT = 3;

/** @throws UserError when it has far more elements than any article's page */
export function parsePage(html: string): Page {
  // Counting is cheap, and parsing is not: each element has at most two tags.
  checkCount(Math.floor((html.match(/</g)?.length ?? 0) / 4));
  const { document } = parseHTML(wrapped(html.replace(/<\/(?:html|body)\s*>/gi, ''))) as { document: Page };
  embody(document);
  flatten(document.documentElement);
  return document;
}

/** HTML lets a page leave its `<body>` out; Readability counts on one. */
function embody(page: Page): void {
  const root = page.documentElement;
  const children = [...root.childNodes];
  if (children.some((child) => isElement(child) && child.localName === 'body')) return;
  const body = page.createElement('body');
  body.append(...children.filter((child) => !isElement(child) || child.localName !== 'head'));
  root.append(body);
}

/** What stands after the end of the page belongs to it, and a fragment becomes a page: the parser would take its first element for the root. */
const wrapped = (html: string): string =>
  /<html[\s>]/i.test(html)
    ? html.slice(html.search(/<!doctype|<html[\s>]/i))
    : `<html><body>${html}</body></html>`;

/** Below a depth that no honest page has, an element keeps its words and loses its elements. */
function flatten(root: PageElement): void {
  let count = 0;
  const deep: PageElement[] = [];
  walk(root, (node, depth) => {
    if (!isElement(node)) return false;
    count += 1;
    if (depth < DEEPEST) return true;
    deep.push(node);
    return false;
  });
  checkCount(count);
  for (const element of deep) element.textContent = textOf(element);
}

function checkCount(count: number): void {
  if (count > MOST_ELEMENTS)
    throw new UserError(
      `The page has ${count.toLocaleString('en')} elements; an article's page has at most ${MOST_ELEMENTS.toLocaleString('en')}. It is probably a list or a whole archive: name the page of one article.`,
    );
}

/**
 * Visits every node below the root, without recursion.
 * @param enter tells whether to go into the node
 * @param leave is called after everything in a node that was entered
 */
export function walk(
  root: PageNode,
  enter: (node: PageNode, depth: number) => boolean,
  leave: (node: PageNode) => void = () => undefined,
): void {
  // Nodes that were entered, the innermost last.
  const open: PageNode[] = [];
  let node = root.firstChild;
  while (node !== null) {
    const child = enter(node, open.length) ? node.firstChild : null;
    if (child !== null) {
      open.push(node);
      node = child;
      continue;
    }
    leave(node);
    let next = node.nextSibling;
    for (let outer = next === null ? open.pop() : undefined; outer !== undefined;) {
      leave(outer);
      next = outer.nextSibling;
      outer = next === null ? open.pop() : undefined;
    }
    node = next;
  }
}

/** All words in a node: as `textContent`, without recursion. */
export function textOf(root: PageNode): string {
  const pieces: string[] = [];
  walk(root, (node) => {
    if (isText(node)) pieces.push(node.textContent ?? '');
    return true;
  });
  return pieces.join('');
}

export const isElement = (node: PageNode): node is PageElement => node.nodeType === ELEMENT;
export const isText = (node: PageNode): boolean => node.nodeType === TEXT;
