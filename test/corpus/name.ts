// The canonical name of a speaker: whom of the cast the words of a source mean.

/** Words that lead from one actor to another: what follows them is not the speaker. */
const RELATION = /\b(?:of|for|to|with|from|at|by|in|on|close)\b|’s\b|\bwhose\b/;

/**
 * @param words the source as it stands in the text
 * @param key   a word of the name in the cast, `.` for the words themselves, or nothing: a source that gives a name of
 *              the cast, or ends on its last word, means it
 * @throws Error where the key, or the words, could mean several of the cast or none
 */
export function resolveName(words: string, key: string | undefined, cast: readonly string[]): string {
  if (key === '.') return plain(words);
  if (key !== undefined) return byKey(key, cast);
  const named = cast.filter((name) => words.includes(name) && isHead(words, name));
  const [first] = named.sort((a, b) => words.indexOf(a) - words.indexOf(b) || b.length - a.length);
  if (first !== undefined) return first;
  const [head = ''] = plain(words).split(',');
  const last = head.split(/\s+/).at(-1) ?? '';
  const bySurname = cast.filter((name) => name.split(' ').at(-1) === last);
  if (bySurname.length > 1) throw new Error(`“${words}” could be several: add @word or @.`);
  const before = head.slice(0, -last.length);
  return bySurname[0] !== undefined && !RELATION.test(before) ? bySurname[0] : plain(words);
}

/** Whether a source that holds the name is its bearer: not “the Kerran envoy”, “Halden’s lawyer”, “an Orrin driver”. */
function isHead(words: string, name: string): boolean {
  const at = words.indexOf(name);
  const after = words.slice(at + name.length);
  return !RELATION.test(words.slice(0, at)) && !/^\w|^[’']|^ (?!of|who|which|from|in|at)[a-z]/.test(after);
}

function byKey(key: string, cast: readonly string[]): string {
  const found = cast.filter((name) => name.split(/\s+/).includes(key));
  const [only] = found;
  if (only === undefined || found.length > 1)
    throw new Error(`@${key} means ${found.length === 0 ? 'nobody' : 'several'} of the cast`);
  return only;
}

const plain = (words: string): string => words.replace(/[\s,;:—–-]+$/, '');
