// Authors as pages write them → their names.

/** Of a profile or a mailbox: no name is in it. */
const ADDRESS = /^(?:https?:|www\.|mailto:|@|\/)|^\S+@\S+$|^\S+\.(?:com|org|net)\b/i;

/** A page that names more than this names its staff. */
const MOST = 8;

/** In UTF-16 code units. */
const LONGEST = 300;

/** What stands after a name and is no name: roles, outlets, places. */
const TAIL =
  /\s*(?:[|·•/–—]|\s-\s|,?\s(?:for|in|at|from|of)\s(?:the\s)?(?=\p{Lu})|,\s*(?=[^,]*\b(?:reporter|correspondents?|editor|writer|bureau|staff|chief|columnist|contributor|producer|journalist|agency|news|press|desk|analyst|fellow|professor|senior|deputy|political|economics|published|updated)\b)|\bpublished\b|\bupdated\b|@|\().*$/iu;

/** No name, wherever it stands. */
const ROLE =
  /\b(?:reporter|correspondents?|editors?|writers?|bureau|staff|columnist|contributors?|producer|journalist|analyst|updated|published|minutes?)\b/i;

/** No author: the page's own account, or nobody. */
const NOBODY =
  /^(?:admin|administrator|editor|editors|staff|staff (?:writer|reporter)s?|web ?desk|news ?desk|author|unknown|guest|null|undefined|n\/a|none|by|reporter|contributor|view all posts)$/i;

/**
 * @param bylines each as a page writes it: “By JANE DOE and John Roe, Economics Editor”
 * @returns the names, each once: “Jane Doe, John Roe”; undefined where nobody is named
 */
export function readByline(bylines: readonly string[]): string | undefined {
  const names = bylines
    .slice(0, 5 * MOST)
    .map((each) => each.trim().slice(0, LONGEST))
    .filter((each) => !ADDRESS.test(each))
    .flatMap(namesIn);
  const unique = names
    .filter((name, at) => names.findIndex((each) => same(each, name)) === at)
    .slice(0, MOST);
  return unique.length === 0 ? undefined : unique.join(', ').slice(0, 300);
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

function namesIn(byline: string): readonly string[] {
  const line = byline
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^(?:(?:written|reported|story|words|report|posted|exclusive|analysis|edited)\s+)?by:?\s+/i, '')
    .replace(/^(?:authors?|von|par|por|di):?\s+(?=\p{Lu})/iu, '');
  return line
    .split(
      /\s*(?:;|\n|\s(?:and|&|with|und|et|y|edited by|photographs? by|additional reporting by)\s|,\s*(?:and\s)?(?=\p{Lu}[\p{L}.'’-]+\s+(?:\p{L}[\p{L}.'’-]*\s+){0,2}\p{Lu}))\s*/u,
    )
    .map((name) =>
      name
        .replace(TAIL, '')
        .replace(/^(?:[a-z]+\s)?by\s+/i, '')
        .replace(/[\s,.:;)]+$/u, '')
        .trim(),
    )
    .filter(isName)
    .map(inTitleCase);
}

/** Web addresses, e-mail, whole sentences and the page's own account are no names. */
const isName = (name: string): boolean =>
  /\p{L}{2}/u.test(name) &&
  name.length <= 80 &&
  name.split(' ').length <= 7 &&
  !/\d{3}/.test(name) &&
  !NOBODY.test(name) &&
  !ROLE.test(name);

/** `JANE O'NEIL` → `Jane O'Neil`; a single word in capitals may be an agency (`AFP`) and stays. */
function inTitleCase(name: string): string {
  if (!name.includes(' ') || /\p{Ll}/u.test(name)) return name;
  return name.toLowerCase().replace(/(?<=^|[\s'’.-])\p{L}/gu, (letter) => letter.toUpperCase());
}
