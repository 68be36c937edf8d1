// Times as people say them: “half past 8”, “twice a day”, “every morning and evening”; and what 8 o'clock may be.

/** When an edition comes for which only a part of the day is named. */
const PARTS: Readonly<Record<string, string>> = {
  morning: '8:00',
  afternoon: '14:00',
  evening: '18:00',
  night: '21:00',
};
const PART = `(?:${Object.keys(PARTS).join('|')})`;

/** How often a day, where no times are named. */
const TIMES_A_DAY: Readonly<Record<string, string>> = {
  twice: '8:00 and 18:00',
  '2 times': '8:00 and 18:00',
  '3 times': '8:00, 13:00 and 18:00',
  '4 times': '8:00, 12:00, 16:00 and 20:00',
};
const OFTEN = new RegExp(
  `\\b(${Object.keys(TIMES_A_DAY).join('|')}) (?:(?:a|per|each|every) day|daily)(?: at\\b)?`,
);
/** A time of day is named as well. */
const CLOCK = /\d[:.]\d\d|\d ?(?:am|pm)\b|\bat \d|\bnoon\b|\bmidnight\b/;

const SEVERAL_PARTS = new RegExp(
  `\\b(?:(?:every|each|in the) )?${PART}s?(?:(?:, and |, | and | & )(?:(?:every|each|in the) )?${PART}s?)+`,
);
const DAY_PART_TIME = /\b([a-z]*day|weekend)s? (morning|afternoon|evening)s? at (\d{1,2}(?::\d\d)?)(?= |,|$)/;
const DAY_AND_PART = new RegExp(`\\b([a-z]*day|weekend)s? (${PART})s?(?! at\\b)`);

const PAST = /\b(half|quarter|\d{1,2})(?: minutes?)? past (\d{1,2})\b/g;
/** “at 10 to 9”, but not the hours “from 9 to 17”. */
const TO = /\b(?:(quarter) to|(?<=\bat )(\d{1,2})(?: minutes?)? to) (\d{1,2})\b/g;

/** @param words plain, in lower case, with numbers as digits; @returns the same by the clock */
export function spoken(words: string): string {
  return words
    .replace(PAST, (_, minutes: string, hour: string) => clock(Number(hour), minutesOf(minutes)))
    .replace(TO, (_, quarter: string | undefined, minutes: string | undefined, hour: string) =>
      clock((Number(hour) + 23) % 24 || 12, 60 - minutesOf(quarter ?? minutes ?? '')),
    )
    .replace(OFTEN, (_, often: string) => (isTimed(words) ? '' : `at ${TIMES_A_DAY[often] ?? ''}`))
    .replace(SEVERAL_PARTS, (parts) => timesOfParts(parts))
    .replace(DAY_PART_TIME, '$1s at $3 in the $2')
    .replace(DAY_AND_PART, (_, day: string, part: string) => `${day}s at ${PARTS[part] ?? ''}`)
    .replace(/\s+/g, ' ')
    .trim();
}

const isTimed = (words: string): boolean =>
  CLOCK.test(words.replace(OFTEN, (found) => (found.endsWith(' at') ? 'at' : '')));

const minutesOf = (words: string): number =>
  words === 'half' ? 30 : words === 'quarter' ? 15 : Number(words);

const clock = (hour: number, minutes: number): string => `${hour}:${String(minutes).padStart(2, '0')}`;

function timesOfParts(words: string): string {
  const times = words.match(new RegExp(PART, 'g'))?.map((part) => PARTS[part] ?? '') ?? [];
  return `at ${times.slice(0, -1).join(', ')} and ${times.at(-1) ?? ''}`;
}

/** “every evening” is at 18:00, unless a time is named with it. */
export function withoutPartOfDay(words: string): string {
  const [, part, time] = new RegExp(`^every (${PART})(?: at (\\d{1,2}(?::\\d\\d)?))?$`).exec(words) ?? [];
  if (part === undefined) return words;
  const half = part === 'night' ? 'evening' : part;
  return time === undefined ? `daily at ${PARTS[part] ?? ''}` : `daily at ${time} in the ${half}`;
}

/** What says which half of the day is meant, or that hours count to 24. */
const DECIDED =
  /\d[:.h]\d\d|\b(?:am|pm|noon|midnight|tonight|mornings?|afternoons?|evenings?|nights?)\b|\d ?[ap]\.?m|(?:\S+ ){4}\S*\*/i;
const HOUR =
  /\bat (?:(half|quarter) past )?(\d{1,2})(?: o['’]?clock)?(?=$|,? (?!past|to|minutes?|and \d)|,$)/i;

/**
 * What an hour like “at 8” may be.
 * @param words as they were typed
 * @returns the words as they are where there is no doubt; else twice, with the hour of the morning and of the evening
 */
export function readingsOf(words: string): readonly [string] | readonly [morning: string, evening: string] {
  const [, part, typed] = HOUR.exec(words) ?? [];
  const hour = Number(typed);
  if (typed === undefined || typed.startsWith('0') || hour < 1 || hour > 11 || DECIDED.test(words))
    return [words];
  const at = (each: number): string =>
    words.replace(HOUR, `at ${clock(each, part === undefined ? 0 : minutesOf(part.toLowerCase()))}`);
  return [at(hour), at(hour + 12)];
}
