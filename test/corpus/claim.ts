// The labels of one claim: `anchor | speaker | alleged probable named_on_record | via X | when 2021-03`.

const STATUS = [
  'established',
  'corroborated',
  'attributed',
  'alleged',
  'disputed',
  'unverified',
  'expected',
  'superseded',
  'corrected',
  'withdrawn',
] as const;
const CERTAINTY = ['certain', 'probable', 'possible', 'uncommitted'] as const;
const POLARITY = ['affirmed', 'denied'] as const;
const SOURCING = [
  'named_on_record',
  'organization',
  'document',
  'witness',
  'other_outlet',
  'unnamed_described',
  'unnamed_bare',
  'social_post',
  'none',
] as const;

/** Of each list of readings the first is the best; the others are fair too. */
export interface MarkedClaim {
  readonly anchor: string;
  readonly start: number;
  readonly end: number;
  /** null: the outlet itself */
  readonly speakers: readonly (string | null)[];
  readonly via: string | null;
  readonly status: readonly string[];
  readonly certainty: readonly string[];
  readonly polarity: readonly string[];
  readonly sourcing: readonly string[];
  readonly when?: string;
}

/** @throws Error where the anchor does not stand exactly once in the text, or a label is not known */
export function readClaimLine(line: string, text: string): MarkedClaim {
  const [anchor = '', speaker = '', labels = '', ...rest] = line.split('|').map((part) => part.trim());
  if (labels === '') throw new Error('a claim is: anchor | speaker or - | labels');
  const start = text.indexOf(anchor);
  if (start < 0) throw new Error(`anchor not in the text: ${anchor}`);
  if (text.indexOf(anchor, start + 1) >= 0) throw new Error(`anchor stands twice in the text: ${anchor}`);
  const words = labels.split(/\s+/).map((word) => word.split('/'));
  const pick = (known: readonly string[], usual: string): readonly string[] =>
    words.find(([first = '']) => known.includes(first)) ?? [usual];
  const unknown = words
    .flat()
    .find((word) => ![STATUS, CERTAINTY, POLARITY, SOURCING].flat().includes(word as never));
  if (unknown !== undefined) throw new Error(`no such label: ${unknown}`);
  const speakers = speaker.split('/').map((name) => (name.trim() === '-' ? null : name.trim()));
  const when = field(rest, 'when');
  return {
    anchor,
    start,
    end: start + anchor.length,
    speakers,
    via: field(rest, 'via') ?? null,
    status: pick(STATUS, speakers[0] === null ? 'established' : 'attributed'),
    certainty: pick(CERTAINTY, 'certain'),
    polarity: pick(POLARITY, 'affirmed'),
    sourcing: pick(SOURCING, speakers[0] === null ? 'none' : 'named_on_record'),
    ...(when !== undefined && { when }),
  };
}

const field = (parts: readonly string[], name: string): string | undefined =>
  parts.find((part) => part.startsWith(`${name} `))?.slice(name.length + 1);
