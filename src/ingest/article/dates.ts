// A page's own dates → ISO 8601: an instant with its offset, or the day where no zone is named.
import { casual } from 'chrono-node/en';

/** Digital news begins here; a date before it, or in the far future, is a fault of the page. */
const EARLIEST = 1990;

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;

/**
 * Reads a date as pages write it: ISO 8601 in its many forms, `20260302`, RFC 2822, or words (“2 March 2026, 4:05 pm”).
 * @returns `2026-03-02T16:05:00+01:00`, or `2026-03-02` where the zone is not known; undefined where it is no date
 */
export function readDate(value: string | undefined): string | undefined {
  const trimmed = value?.trim().slice(0, 100) ?? '';
  if (trimmed === '') return undefined;
  const digits = /^(\d{4})(\d{2})(\d{2})$/.exec(trimmed);
  const date = digits ? digits.slice(1).join('-') : (fromIso(trimmed) ?? fromWords(trimmed));
  return date !== undefined && isPlausible(date) ? date : undefined;
}

function fromIso(value: string): string | undefined {
  const found = ISO.exec(value);
  if (found === null) return undefined;
  const [, year, month, day, hour, minute, second = '00', zone] = found;
  const date = [year, month, day].join('-');
  if (zone === undefined) return date;
  const offset = /^z$/i.test(zone) ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  return `${date}T${hour ?? ''}:${minute ?? ''}:${second}${offset}`;
}

function fromWords(value: string): string | undefined {
  if (!/\d{4}/.test(value)) return undefined;
  // The reference day only matters for words that name no year, and those were just left out.
  const [found] = casual.parse(value, new Date(0), { forwardDate: false });
  if (found?.start.isCertain('day') !== true || !found.start.isCertain('year')) return undefined;
  const { start } = found;
  if (start.isCertain('hour') && start.isCertain('timezoneOffset'))
    return start.date().toISOString().replace('.000Z', 'Z');
  const [year, month, day] = (['year', 'month', 'day'] as const).map((part) => start.get(part) ?? 0);
  return [String(year), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

function isPlausible(date: string): boolean {
  const time = Date.parse(date);
  const [year = 0, month = 0, day = 0] = date.slice(0, 10).split('-').map(Number);
  const calendar = new Date(Date.UTC(year, month - 1, day));
  return !Number.isNaN(time) && year >= EARLIEST && year < 2200 && calendar.getUTCDate() === day;
}
