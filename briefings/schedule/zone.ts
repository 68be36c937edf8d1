// The time zone at the end of what was typed: an IANA name, or a city that IANA has.
import { UserError } from '../error.ts';

/** What people write for a zone that has daylight saving, whatever half of the year they mean. */
const SHORT: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['et', 'est', 'edt', 'eastern'].map((name) => [name, 'America/New_York'])),
  ...Object.fromEntries(['ct', 'cdt', 'central'].map((name) => [name, 'America/Chicago'])),
  ...Object.fromEntries(['pt', 'pst', 'pdt', 'pacific'].map((name) => [name, 'America/Los_Angeles'])),
  ...Object.fromEntries(['cet', 'cest'].map((name) => [name, 'Europe/Brussels'])),
};

/** A zone at the end of the words: an IANA name, `in` and a city that IANA has, “London time”, “ET”. */
export function withoutZone(words: string): { rest: string; zone?: string } {
  const [, before, known = ''] = /^(.*) (?:\(?)([a-z]+)\)?(?: time)?$/.exec(words) ?? [];
  const short = SHORT[known];
  if (before !== undefined && short !== undefined) return { rest: before, zone: short };
  const at =
    /^(.*?)(?: in)? ([a-z_]+\/[a-z_/+-]+|utc|gmt)$/.exec(words) ??
    /^(.*) in (?!the (?:morning|afternoon|evening)$)([a-z ._-]+?)(?: time)?$/.exec(words) ??
    /^(.*?\d(?: ?[ap]m)?) ([a-z ._-]+) time$/.exec(words);
  if (!at) return { rest: words };
  return { rest: at[1] ?? '', zone: named(at[2] ?? '') };
}

/** “Berlin”, “in New York”, “Europe/Berlin” → the IANA zone. @throws UserError where there is none */
export function readZone(words: string): string {
  const letters = words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return named(letters.trim().replace(/^in /, ''));
}

function named(words: string): string {
  const zone = zoneOf(words.replace(/[ .]+/g, '_'));
  if (zone !== undefined) return zone;
  throw new UserError(
    `I do not know the time zone “${words}”. Name a city such as Berlin, or an IANA zone such as Europe/Berlin.`,
  );
}

const REGIONS = [
  'Europe',
  'America',
  'Asia',
  'Africa',
  'Australia',
  'Pacific',
  'Atlantic',
  'Indian',
  'Antarctica',
];

/** The IANA zone of this name, or of this city; links count, too, under their own names (Kyiv, and Kiev). */
function zoneOf(name: string): string | undefined {
  if (/^(utc|gmt)$/.test(name)) return 'UTC';
  const listed = Intl.supportedValuesOf('timeZone').find((each) => {
    const zone = each.toLowerCase();
    return zone === name || zone.split('/').at(-1) === name;
  });
  if (listed !== undefined) return listed;
  for (const region of REGIONS) {
    const zone = name.startsWith(`${region.toLowerCase()}/`) ? titled(name) : `${region}/${titled(name)}`;
    if (resolved(zone) !== undefined) return zone;
  }
  return name.includes('/') ? resolved(name) : undefined;
}

const titled = (name: string): string => name.replace(/(?<=^|[/_-])[a-z]/g, (letter) => letter.toUpperCase());

/** The zone's main name; undefined where there is none. */
function resolved(zone: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
