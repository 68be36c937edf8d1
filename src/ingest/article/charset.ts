// Bytes → text: byte order mark, what the server says, what the page says, and what the bytes themselves show.

/** In bytes. Browsers look this far for the page's own declaration (WHATWG: 1024; some pages need more). */
const DECLARED_WITHIN = 4_096;

/**
 * @param bytes       the body as it came, already decompressed
 * @param contentType the `Content-Type` header, where there is one
 * @returns the text, without its byte order mark. Bytes that the encoding does not know become U+FFFD.
 */
export function decode(bytes: Uint8Array, contentType?: string): string {
  const marked = markOf(bytes);
  if (marked !== undefined) return new TextDecoder(marked).decode(bytes);
  const declared = [contentType, headOf(bytes)].map((each) => charsetOf(each ?? ''));
  const named = declared.filter((each) => each !== undefined);
  const utf8 = asUtf8(bytes);
  // Servers often call everything Latin-1. Longer bytes that are valid UTF-8 are hardly ever anything else.
  if (utf8 !== null && named.every((each) => /^(?:utf-8|windows-125\d|iso-8859-\d+)$/.test(each)))
    return utf8;
  const other = named.find((each) => each !== 'utf-8');
  if (other !== undefined) return new TextDecoder(other).decode(bytes);
  return fromLooseUtf8(bytes);
}

function markOf(bytes: Uint8Array): string | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return a === 0xff && b === 0xfe ? 'utf-16le' : undefined;
}

const headOf = (bytes: Uint8Array): string =>
  new TextDecoder('windows-1252').decode(bytes.subarray(0, DECLARED_WITHIN));

/**
 * The encoding that a header, a `<meta>` or an XML declaration names, in its standard name; undefined where there is
 * none, or one that does not exist. A page that we could read so far cannot be UTF-16 (WHATWG takes it as UTF-8).
 */
function charsetOf(declaration: string): string | undefined {
  const label = /(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)/i.exec(declaration)?.[1];
  if (label === undefined) return undefined;
  try {
    const { encoding } = new TextDecoder(label);
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding;
  } catch {
    return undefined;
  }
}

function asUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Mostly UTF-8 with a few broken bytes, or (where most bytes above ASCII are broken) Windows-1252. */
function fromLooseUtf8(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8').decode(bytes);
  const [broken, foreign] = [text.match(/\uFFFD/g), text.match(/[^\p{ASCII}\uFFFD]/gu)].map(
    (each) => each?.length ?? 0,
  );
  return (broken ?? 0) > (foreign ?? 0) ? new TextDecoder('windows-1252').decode(bytes) : text;
}
