// What a page says about itself in JSON-LD (schema.org): the node of its article, whatever shape it is in.

type Node = Readonly<Record<string, unknown>>;

export interface Linked {
  readonly headline?: string;
  readonly outlet?: string;
  readonly authors: readonly string[];
  readonly publishedAt?: string;
  readonly modifiedAt?: string;
  readonly language?: string;
  readonly url?: string;
  /** The article's own text, where the page carries it in its data as well. */
  readonly body?: string;
  readonly wordCount?: number;
  /** `false`: the publisher lets only subscribers read it. */
  readonly free?: boolean;
}

/** How deep and how wide data is searched: that of honest pages is far below. */
const DEEPEST = 8;
const MOST_NODES = 2_000;

/**
 * @param scripts the contents of the page's `application/ld+json` scripts; what is no JSON is passed over
 * @returns what the article's node says; null where the page has none
 */
export function articleIn(scripts: readonly string[]): Linked | null {
  const nodes = scripts.flatMap((script) => nodesIn(parsed(script)));
  const articles = nodes.filter((node) => typesOf(node).some((type) => ARTICLE.test(type)));
  // Teasers of other articles are nodes as well, but say little.
  const [article] = [...articles].sort((a, b) => weight(b) - weight(a));
  return article === undefined ? null : linked(article, nodes);
}

const ARTICLE = /(?:Article|BlogPosting|Report|SocialMediaPosting|DiscussionForumPosting)$/;

const weight = (node: Node): number =>
  [
    'headline',
    'datePublished',
    'author',
    'publisher',
    'articleBody',
    'mainEntityOfPage',
    'description',
  ].filter((key) => node[key] !== undefined).length +
  (typesOf(node).some((type) => /News|Report|Live/.test(type)) ? 1 : 0);

function linked(node: Node, all: readonly Node[]): Linked {
  const dereferenced = (value: unknown): unknown => {
    const id = isNode(value) && Object.keys(value).length === 1 ? value['@id'] : undefined;
    return id === undefined ? value : (all.find((each) => each['@id'] === id && each !== value) ?? value);
  };
  const names = (value: unknown): readonly string[] => listOf(value).map(dereferenced).flatMap(nameOf);
  const free = node.isAccessibleForFree;
  const words = Number(node.wordCount);
  return defined({
    headline: textOf(node.headline) ?? textOf(node.name),
    outlet: names(node.publisher)[0] ?? names(node.sourceOrganization)[0],
    authors: [...names(node.author), ...(node.author === undefined ? names(node.creator) : [])],
    publishedAt: textOf(node.datePublished) ?? textOf(node.dateCreated),
    modifiedAt: textOf(node.dateModified),
    language: textOf(node.inLanguage) ?? (isNode(node.inLanguage) ? textOf(node.inLanguage.name) : undefined),
    url: textOf(node.url) ?? addressOf(node.mainEntityOfPage),
    body: textOf(node.articleBody),
    wordCount: Number.isFinite(words) && words > 0 ? words : undefined,
    free:
      free === undefined
        ? undefined
        : free !== false && !/^(?:false|no|0)$|\/False$/i.test(textOf(free) ?? ''),
  });
}

/** Leaves out what is undefined. */
function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as never;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

const typesOf = (node: Node): readonly string[] =>
  listOf(node['@type']).flatMap((type) => (typeof type === 'string' ? [type] : []));

/** The first text of a value that may be a list, or a text with its language. */
function textOf(value: unknown): string | undefined {
  const [first] = listOf(value);
  if (typeof first === 'string') return first.trim() === '' ? undefined : first.trim();
  return isNode(first) && typeof first['@value'] === 'string' ? first['@value'] : undefined;
}

const nameOf = (value: unknown): readonly string[] => {
  const name = isNode(value) ? textOf(value.name) : textOf(value);
  return name === undefined ? [] : [name];
};

const addressOf = (value: unknown): string | undefined =>
  isNode(value) ? (textOf(value['@id']) ?? textOf(value.url)) : textOf(value);

/** Pages wrap it in comments or CDATA, put raw line breaks into strings, or cut it off. */
function parsed(script: string): unknown {
  const bare = script
    .replace(/^\s*(?:<!--|(?:\/\/|\/\*)?\s*<!\[CDATA\[(?:\s*\*\/)?)/, '')
    .replace(/(?:(?:\/\/)?\s*-->|(?:\/\/|\/\*)?\s*\]\]>(?:\s*\*\/)?)\s*;?\s*$/, '')
    .replace(/;\s*$/, '');
  try {
    return JSON.parse(bare);
  } catch {
    try {
      return JSON.parse(bare.replace(/\p{Cc}+/gu, ' ').replace(/,\s*([}\]])/g, '$1'));
    } catch {
      return null;
    }
  }
}

/** Every node in the data, the outer before the inner. */
function nodesIn(data: unknown): readonly Node[] {
  const found: Node[] = [];
  const visit = (value: unknown, depth: number): void => {
    if (depth > DEEPEST || found.length >= MOST_NODES) return;
    if (Array.isArray(value)) for (const each of value) visit(each, depth + 1);
    if (!isNode(value)) return;
    found.push(value);
    for (const each of Object.values(value)) if (typeof each === 'object') visit(each, depth + 1);
  };
  visit(data, 0);
  return found;
}
