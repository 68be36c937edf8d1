// Which known article a text is a copy of: a wire report that several outlets print, whole, shortened or with a few words changed.
import type { Source } from '#briefings/story/story.ts';

/** Words in a row: few texts share many such rows by chance. */
const SHINGLE = 4;

/** The share of the shorter text's rows that the other has. What two reporters have in common are quotations. */
const COPIED = 0.6;

/** A text of fewer rows is all quotation, and proves nothing. */
const LEAST = 30;

export interface Copy {
  /** The id of the source that it is a copy of. */
  readonly of: string;
  /** Whether the known one has (nearly) all of it: then what differs was put there by whoever copied it. */
  readonly addsNothing: boolean;
}

/** @returns null where the text is a report of its own */
export function copiedFrom(text: string, sources: readonly Source[]): Copy | null {
  const own = shinglesOf(text);
  if (own.size < LEAST) return null;
  const shares = sources.flatMap((source) => {
    const other = source.text === undefined ? null : shinglesOf(source.text);
    if (other === null || other.size < LEAST) return [];
    const shared = sharedCount(own, other);
    const share = shared / Math.min(own.size, other.size);
    return [{ of: source.id, share, addsNothing: shared >= COPIED * own.size }];
  });
  const [best] = shares.filter(({ share }) => share >= COPIED).toSorted((a, b) => b.share - a.share);
  return best === undefined ? null : { of: best.of, addsNothing: best.addsNothing };
}

function sharedCount(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const each of a) if (b.has(each)) shared += 1;
  return shared;
}

/** The rows of words of a text, without its marks and capitals. */
function shinglesOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.slice(SHINGLE - 1).map((_, at) => words.slice(at, at + SHINGLE).join(' ')));
}
