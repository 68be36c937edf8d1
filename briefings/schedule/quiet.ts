// A channel's quiet hours: from the words that people type, and back into words.
import { UserError } from '../error.ts';
import { timeOf, type TimeOfDay } from './times.ts';

/** The hours in which no edition comes, in the channel's own zone; they may go over midnight. */
export interface Quiet {
  readonly from: TimeOfDay;
  readonly to: TimeOfDay;
  /** Whether a correction or a withdrawal of what the channel was told passes at once, or waits, too. */
  readonly corrections: 'pass' | 'hold';
}

const EXAMPLE = 'For example: /brief quiet 22:00–7:00, or /brief quiet off.';

/**
 * Reads “22:00–7:00”, “10pm to 7 am”, “between 22 and 7”; “off” ends them.
 * @returns null for off
 * @throws UserError with an example, when it cannot be read
 */
export function readQuiet(words: string): Omit<Quiet, 'corrections'> | null {
  const typed = words.toLowerCase().trim().replace(/\s+/g, ' ');
  if (/^(off|none|never|end|stop)$/.test(typed)) return null;
  const [from, to, ...more] = typed
    .replace(/^(?:from|between|daily) /, '')
    .split(/ ?[-–—] ?| to | until | till | and /)
    .map(timeOf);
  if (from == null || to == null || more.length > 0)
    throw new UserError(`I could not read “${words.trim()}” as hours. ${EXAMPLE}`);
  if (minuteOf(from) === minuteOf(to))
    throw new UserError(`Quiet hours must begin and end at different times. ${EXAMPLE}`);
  return { from, to };
}

export const minuteOf = ({ hour, minute }: TimeOfDay): number => hour * 60 + minute;

/** “22:00–07:00”. */
export const quietText = ({ from, to }: Pick<Quiet, 'from' | 'to'>): string => `${clock(from)}–${clock(to)}`;

const clock = ({ hour, minute }: TimeOfDay): string =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
