// The days in what was typed: “weekdays”, “mondays and thursdays”, “on the 1st and 15th”.

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

const NAMED = '(?:sun|mon|tue|wed|thu|fri|sat)[a-z]*';
const BETWEEN = '(?:, and |, ?| and | & |/| ?- ?| to | through | )';
const ANY_DAYS = `(?:daily|every ?day|each day|(?:(?:on|at|every|each) )?(?:weekdays?|workdays?|working days|weekends?|${NAMED}(?:${BETWEEN}${NAMED})*))`;
const DAYS_FIRST = new RegExp(`^(?<days>${ANY_DAYS})(?<rest>[ ,].*)$`);
const DAYS_LAST = new RegExp(`^(?<rest>.*?)[ ,]+(?<days>${ANY_DAYS})$`);

/** Days as cron's last three fields (day of month, month, day of week). */
export interface Days {
  /** Null where a word only begins like a day: “monkeys”. */
  readonly fields: string | null;
  readonly rest: string;
}

/** The days at the start or the end of the words; every day when none is named. */
export function daysOf(words: string): Days {
  const dates = monthDaysOf(words) ?? monthWeekdayOf(words);
  if (dates !== null) return dates;
  const typed = words.replace(
    /^(?:weekly|(?:once )?(?:a|every|each) week),? (?=on |every |each |[a-z]+days? )/,
    '',
  );
  const { days, rest = '' } = (DAYS_FIRST.exec(typed) ?? DAYS_LAST.exec(typed))?.groups ?? {};
  if (days === undefined) return { fields: '* * *', rest: typed };
  const named = cronDays(days);
  return { fields: named === null ? null : `* * ${named}`, rest };
}

const DATE = '(?:\\d{1,2}(?:st|nd|rd|th)|first|last day)';
const ANY_DATES = `(?:(?:monthly|(?:every|each|once a) month),? )?on the ${DATE}(?:(?:, and |, ?| and | & )(?:the )?${DATE})*(?: day)?(?: of (?:the|every|each) month)?`;
const DATES_FIRST = new RegExp(`^(?<days>${ANY_DATES})(?<rest>[ ,].*)$`);
const DATES_LAST = new RegExp(`^(?<rest>.*?)[ ,]+(?<days>${ANY_DATES})$`);

/** “on the 1st and 15th”, “monthly on the last day of the month”. */
function monthDaysOf(words: string): Days | null {
  const { days, rest = '' } = (DATES_FIRST.exec(words) ?? DATES_LAST.exec(words))?.groups ?? {};
  if (days === undefined) return null;
  const found = days.match(/\d{1,2}|first|last/g) ?? [];
  const numbers = found.map((each) => (each === 'first' ? '1' : each === 'last' ? 'L' : each));
  const valid = numbers.every((each) => each === 'L' || (Number(each) >= 1 && Number(each) <= 31));
  return { fields: valid ? `${[...new Set(numbers)].join(',')} * *` : null, rest };
}

const NTH = ['first', '2nd|second', '3rd|third', '4th|fourth'];
const A_WEEKDAY = `(?:(?:on|at) )?(?:the |every |each )?(?<nth>1st|${NTH.join('|')}|last) (?<name>${NAMED})(?: (?:of|in) (?:the|every|each|a) month)?`;
const WEEKDAY_FIRST = new RegExp(`^(?:monthly,? )?${A_WEEKDAY}(?<rest>[ ,].*)$`);
const WEEKDAY_LAST = new RegExp(`^(?<rest>.*?)[ ,]+${A_WEEKDAY}$`);

/** “on the first monday of the month”, “every last friday”. */
function monthWeekdayOf(words: string): Days | null {
  const groups = (WEEKDAY_FIRST.exec(words) ?? WEEKDAY_LAST.exec(words))?.groups;
  if (groups === undefined) return null;
  const { nth = '', name = '', rest = '' } = groups;
  const day = dayNumber(name);
  const number = nth === '1st' ? 1 : NTH.findIndex((each) => each.split('|').includes(nth)) + 1;
  const field = nth === 'last' ? `${day}L` : `${day}#${number}`;
  return { fields: day < 0 ? null : `* * ${field}`, rest };
}

/** @returns null where a word only begins like a day: “monkeys” */
function cronDays(words: string): string | null {
  if (/^(daily|every ?day|each day)$/.test(words)) return '*';
  const named = words.replace(/^(on|at|every|each) /, '');
  if (/^w(eek|ork)/.test(named)) return named.startsWith('weekend') ? '0,6' : '1-5';
  const ranges = named
    .replace(/ ?(?:-|\bto\b|\bthrough\b) ?/g, '-')
    .split(/[ ,&/]+(?:and )?/)
    .map(dayRange);
  return ranges.includes(null) ? null : [...new Set(ranges.flat())].sort().join(',');
}

/** `mon-fri` → 1 to 5, `sat` → 6; a range may go over the end of the week. */
function dayRange(words: string): readonly number[] | null {
  const [first = -1, last = first, ...more] = words.split('-').map(dayNumber);
  if (first < 0 || last < 0 || more.length > 0) return null;
  return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, day) => (first + day) % 7);
}

/** `mon`, `tues`, `wednesdays` → 1, 2, 3; -1 for what is no day. */
export const dayNumber = (word: string): number =>
  word.length < 3 ? -1 : DAYS.findIndex((day) => day.startsWith(word.replace(/s$/, '')));
