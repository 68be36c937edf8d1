// Times in words (“last Tuesday”, “the third quarter of 2019”, “two weeks ago”, “the 1990s”) → what they mean.
import { NUMBER, numberOf } from '../figure/number.ts';
import { FEASTS, MONTHS, WEEKDAYS, type Unit } from './calendar.ts';
import type { Meaning, Mention, Which } from './mention.ts';

interface Pattern {
  readonly pattern: RegExp;
  /** Each match has one of these, in small letters: a text without them, as most are, is not searched. */
  readonly hints?: readonly string[];
  /** null: it is no time after all. */
  readonly read: (groups: Readonly<Record<string, string | undefined>>, around: Around) => Meaning | null;
}

/** The text on both sides of a match, as far as it may decide what the match is. */
interface Around {
  readonly words: string;
  readonly before: string;
  readonly after: string;
}

const MONTH =
  '(?<month>January|Jan\\.|February|Feb\\.|March|April|Apr\\.|May|June|July|August|Aug\\.|September|Sept?\\.|October|Oct\\.|November|Nov\\.|December|Dec\\.)';
const WEEKDAY = '(?<weekday>(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day)';
const PART = '(?: (?:morning|afternoon|evening|night))?';
/** Words that say which part of a time is meant; its calendar date stays the whole. */
const WITHIN =
  '(?:(?:the )?(?:very )?(?:early|late|mid|middle|beginning|start|end|close|first half|second half|rest|summer|spring|fall|autumn|winter)(?: (?:in|of)(?: the)?)? |(?:early|late|mid)-|(?:earlier|later|early|late|sometime) (?:in )?)?';
const UNIT = '(?<unit>day|week|month|quarter|year|decade)s?';
const COUNT = `(?<count>${NUMBER}|an?)`;
const ORDINALS = ['first', 'second', 'third', 'fourth'];

/** Years as they are spoken: “nineteen ninety-one”. */
const TWO_DIGITS =
  '(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-[a-z]+)';

/** “Over two years after the merger”: so long, and not so much later. */
const LASTING = /\b(?:over|for|during) (?:the )?$/i;

const SHIFTS: Readonly<Record<string, number>> = { last: -1, past: -1, this: 0, next: 1, coming: 1 };

const monthIn = (word: string): number =>
  MONTHS.findIndex((month) => month.startsWith(word.toLowerCase().replace('.', '').slice(0, 3))) + 1;

const weekdayIn = (word: string): number => WEEKDAYS.indexOf(word.toLowerCase());

const unitIn = (word: string): Unit => word.toLowerCase() as Unit;

const signed = (groups: Readonly<Record<string, string | undefined>>, sign: number): number =>
  sign * (numberOf(groups.count ?? '') ?? 1);

/** “the May vote”, “in May”: after these, a month that is also a verb is a month. */
const MONTH_BEFORE =
  /\b(?:in|of|on|by|since|until|till|from|to|through|and|or|last|next|this|late|early|mid|during|after|before|between|the|every|each|a|for|around|about|its|his|her|their)[ -]$/i;

const isVerb = (groups: Readonly<Record<string, string | undefined>>, { before, after }: Around): boolean =>
  /^(?:May|March)$/.test(groups.month ?? '') &&
  !/^ (?:of )?(?:\d{4}|last|this|next)\b/.test(after) &&
  !MONTH_BEFORE.test(before);

/** A number that stands where a count would: “2,000 people”, “$1990”, “than 1950 votes”. */
const COUNTED =
  /^(?:%| ?percent| (?:people|men|women|children|dollars|euros|pounds|feet|miles|kilomet(?:er|re)s|met(?:er|re)s|tons|tonnes|troops|soldiers|votes|jobs|homes|houses|workers|employees|points|units|seats|shares|cases|deaths|hours|acres|square|copies|vehicles|cars)\b)/i;
const NO_YEAR_BEFORE =
  /(?:[$£€¥#/:.,\d-]|\b(?:than|least|most|nearly|almost|exactly|No\.|number|flight|route|room|highway|page|box) ?)$/i;

/** “Up from $3 million a year ago”: what is compared with it. */
const COMPARED =
  /(?:\b(?:from|than|with|versus) |(?:\d|\d%|percent|[mb]illion|trillion|\b(?:cents|pence) a share|\ba share),? )$/i;

const isYear = ({ before, after, words }: Around): boolean =>
  !COUNTED.test(after) &&
  !(NO_YEAR_BEFORE.test(before) && !/\d{4}(?:, |[-/])$/.test(before) && !/[a-z], $/.test(before)) &&
  !/^(?:[,.:/]\d|\d|[A-Za-z]|'[a-rt-z])/.test(after) &&
  Number(/\d{4}/.exec(words)?.[0]) < 2100;

function whichIn(said: string, before: string): Which {
  if (/\b(?:previous|preceding) $/i.test(before)) return 'before-then';
  if (/\bfollowing $/i.test(before)) return 'after-then';
  if (/\b(?:last|past)\b/.test(said)) return 'last';
  return /\b(?:next|coming)\b/.test(said) ? 'next' : 'any';
}

const PARTS_OF_DAY = ['morning', 'afternoon', 'evening', 'night'];
const UNITS: readonly Unit[] = ['day', 'week', 'month', 'year'];
/** How the names of the feasts begin, before a mark that is written in two ways. */
const FEAST_HINTS = [...FEASTS.keys()].map((name) => name.toLowerCase().replace(/’.*/, ''));

const PATTERNS: readonly Pattern[] = [
  {
    hints: ['day'],
    pattern: new RegExp(
      `\\b(?:(?<which>last|next|this|this past|this coming|early|late|earlier|later) (?:on )?)?${WEEKDAY}${PART}(?!s\\b)(?<week> (?:of )?(?:last|this|next) week| last| next)?`,
      'gi',
    ),
    read: ({ which = '', weekday = '', week = '' }, { before }) => {
      if (!/^[A-Z]/.test(weekday) || /\b(?:an?|every|each|black|good|ash|super|bloody|any) $/i.test(before))
        return null;
      const said = `${which} ${week}`.toLowerCase();
      return {
        type: 'weekday',
        weekday: weekdayIn(weekday),
        which: whichIn(said, before),
      };
    },
  },
  {
    pattern: new RegExp(
      `\\b(?:(?<which>last|next) |${WITHIN})${MONTH}(?![a-z])(?:,? (?:of )?(?:(?<year>\\d{4})(?!\\d|,\\d)|(?<shift>last|this|next) year))?`,
      'gi',
    ),
    read: (groups, around) => {
      const { month = '', year, shift, which } = groups;
      if (!/^[A-Z]/.test(month) || isVerb(groups, around)) return null;
      // A name: “August Bell”, “April Okafor”. “January Uprising” is lost with them.
      if (year === undefined && shift === undefined && /^(?:April|May|June|August)$/.test(month))
        if (/^ [A-Z][a-z]/.test(around.after) && !MONTH_BEFORE.test(around.before)) return null;
      return {
        type: 'month',
        month: monthIn(month),
        ...(year === undefined ? {} : { year: Number(year) }),
        ...(shift === undefined ? {} : { shift: SHIFTS[shift.toLowerCase()] ?? 0 }),
        ...(which === undefined ? {} : { which: which.toLowerCase() === 'last' ? 'last' : 'next' }),
      };
    },
  },
  {
    hints: ['quarter'],
    pattern: new RegExp(
      `\\b(?:the )?(?<ordinal>${ORDINALS.join('|')})[- ](?:fiscal[- ])?quarter\\b(?:,? (?:of )?(?:fiscal )?(?:(?<year>\\d{4})(?!\\d)|(?<shift>last|this|next) year))?`,
      'gi',
    ),
    read: ({ ordinal = '', year, shift }) => ({
      type: 'quarter',
      quarter: ORDINALS.indexOf(ordinal.toLowerCase()) + 1,
      ...(year === undefined ? {} : { year: Number(year) }),
      ...(shift === undefined ? {} : { shift: SHIFTS[shift.toLowerCase()] ?? 0 }),
    }),
  },
  {
    pattern: /\bQ(?<quarter>[1-4])(?: (?<year>\d{4})(?!\d))?\b/g,
    read: ({ quarter, year }) => ({
      type: 'quarter',
      quarter: Number(quarter),
      ...(year === undefined ? {} : { year: Number(year) }),
    }),
  },
  {
    pattern: new RegExp(
      `\\b${WITHIN}(?:fiscal )?(?<year>1[5-9]\\d\\d|20\\d\\d)(?:[-–/](?<until>\\d{4}|\\d\\d)(?![-–\\d]))?(?![-–/]\\d)`,
      'g',
    ),
    read: ({ year = '', until }, around) => {
      if (!isYear(around)) return null;
      const last =
        until === undefined ? undefined : Number(until.length === 4 ? until : year.slice(0, 2) + until);
      return {
        type: 'year',
        year: Number(year),
        ...(last !== undefined && last > Number(year) ? { until: last } : {}),
      };
    },
  },
  {
    hints: ['0s', "0's", '0’s'],
    pattern: new RegExp(
      `\\b${WITHIN}(?:the )?(?:(?<year>1[5-9]\\d|20\\d)0|['’](?<short>[2-9])0)['’]?s\\b`,
      'gi',
    ),
    read: ({ year, short }) => ({ type: 'decade', year: Number(year ?? `19${short ?? ''}`) * 10 }),
  },
  {
    pattern: new RegExp(
      `\\b${WITHIN}(?:the )?(?<shift>last|this|this past|next|this coming|current|latest) (?:fiscal |calendar )?(?<unit>week|month|quarter|year|decade)\\b(?!-|['’]s old)`,
      'gi',
    ),
    read: ({ shift = '', unit = '' }, { words }) => {
      // “over the last year”, “in the past week”: how long, not when
      if (/\bthe (?:last|this past) /i.test(words) && !/\b(?:early|late|end|beginning|start)\b/i.test(words))
        return null;
      if (/latest/i.test(shift)) return { type: 'then', unit: unitIn(unit) };
      const key = shift.toLowerCase().replace(/^this /, '');
      return { type: 'from-now', unit: unitIn(unit), by: SHIFTS[key] ?? 0 };
    },
  },
  {
    hints: ['yesterday', 'today', 'tomorrow', ...PARTS_OF_DAY],
    pattern:
      /\b(?:(?:late|early|earlier|later) )?(?:(?<past>yesterday|last night)|(?<now>today|tonight|this (?:morning|afternoon|evening))|(?<next>tomorrow))(?: (?:morning|afternoon|evening|night))?\b/gi,
    read: ({ past, next }) => ({ type: 'from-now', unit: 'day', by: past ? -1 : next ? 1 : 0 }),
  },
  {
    hints: [' ago'],
    pattern: new RegExp(
      `\\b(?:(?:about|around|almost|nearly|over|just|more than) )?${COUNT}[- ]${UNIT} ago\\b`,
      'gi',
    ),
    read: (groups, { words, before }) =>
      /^an? year/i.test(words) && COMPARED.test(before)
        ? { type: 'year-ago' }
        : { type: 'from-now', unit: unitIn(groups.unit ?? ''), by: signed(groups, -1) },
  },
  {
    hints: ['year ago', 'year-ago', 'year earlier', 'year-earlier'],
    pattern:
      /\b(?:the )?(?:year[- ](?:ago|earlier)(?: (?:period|quarter))?|(?<=\ba )year (?:ago|earlier))\b/gi,
    read: () => ({ type: 'year-earlier' }),
  },
  {
    hints: ['from now', "' time", '’ time'],
    pattern: new RegExp(
      `\\bin ${COUNT} ${UNIT}(?: from now|['’] time)\\b|\\b${COUNT.replace('count', 'two')} ${UNIT.replace('unit', 'other')} from now\\b`,
      'gi',
    ),
    read: ({ count, unit, two, other }) => ({
      type: 'from-now',
      unit: unitIn(unit ?? other ?? ''),
      by: numberOf(count ?? two ?? '') ?? 1,
    }),
  },
  {
    pattern: new RegExp(
      `\\b${COUNT} ${UNIT} (?<way>earlier|later|before|after|afterward|afterwards|previously)\\b`,
      'gi',
    ),
    read: (groups, { after, before }) => {
      if (LASTING.test(before)) return null;
      const way = groups.way?.toLowerCase() ?? '';
      const by = signed(groups, /^(?:earlier|before|previously)$/.test(way) ? -1 : 1);
      const follows = /^(?:before|after)$/.test(way) && /^ [\p{L}\p{N}“"]/u.test(after);
      return { type: follows ? 'from-that' : 'from-then', unit: unitIn(groups.unit ?? ''), by };
    },
  },
  {
    hints: ['quarter', 'period'],
    pattern: /\bthe (?<year>(?:19|20)\d\d)(?: (?<ordinal>first|second|third|fourth))? (?:quarter|period)\b/gi,
    read: ({ year, ordinal }) =>
      ordinal === undefined
        ? { type: 'quarter-of', year: Number(year) }
        : { type: 'quarter', quarter: ORDINALS.indexOf(ordinal.toLowerCase()) + 1, year: Number(year) },
  },
  {
    hints: ['year-end', 'year end', "year's end", 'year’s end'],
    pattern: /\b(?:the )?(?:year[- ]end|year['’]s end)\b/gi,
    read: () => ({ type: 'date', month: 12, day: 31 }),
  },
  {
    hints: ['until then', 'since then', 'by then', 'in the day', ...PARTS_OF_DAY],
    pattern:
      /\b(?:until|since|by) then\b|\b(?:that|in the) (?:morning|afternoon|evening|night)\b|\b(?:earlier|later) in the day\b/gi,
    read: () => ({ type: 'then', unit: 'day' }),
  },
  {
    hints: FEAST_HINTS,
    pattern: new RegExp(
      `\\b(?:(?<which>last|next|this) )?(?<feast>${[...FEASTS.keys()].join('|').replaceAll('’', "['’]")})\\b`,
      'g',
    ),
    read: ({ which, feast = '' }) => ({
      type: 'feast',
      feast: feast.replace("'", '’'),
      which: which === 'last' || which === 'next' ? which : 'any',
    }),
  },
  {
    hints: UNITS.map((unit) => `the ${unit}`),
    pattern: /\b(?:the )?(?:end of the|(?:earlier|later) in the) (?<unit>week|month|year)\b/gi,
    read: ({ unit = '' }) => ({ type: 'from-now', unit: unitIn(unit), by: 0 }),
  },
  {
    hints: ['nineteen', 'twenty'],
    pattern: new RegExp(`\\b(?<century>nineteen|twenty)[- ](?<years>${TWO_DIGITS})\\b`, 'gi'),
    read: ({ century = '', years = '' }) => {
      const value = numberOf(years.toLowerCase());
      return value === null ? null : { type: 'year', year: (/nine/i.test(century) ? 1900 : 2000) + value };
    },
  },
  {
    hints: ['previous', 'preceding', 'prior', 'following', 'the next ', 'the same '],
    pattern:
      /\bthe (?<which>previous|preceding|prior|following|next|same) (?<unit>day|week|month|quarter|year)\b/gi,
    read: ({ which = '', unit = '' }) =>
      /same/i.test(which)
        ? { type: 'then', unit: unitIn(unit) }
        : { type: 'from-then', unit: unitIn(unit), by: /following|next/i.test(which) ? 1 : -1 },
  },
  {
    hints: UNITS.map((unit) => `the ${unit} `),
    pattern: /\bthe (?<unit>day|week|month|year) (?<way>before|after)\b(?! (?:last|next))/gi,
    read: ({ unit = '', way = '' }, { after }) => ({
      type: /^ [\p{L}\p{N}“"]/u.test(after) ? 'from-that' : 'from-then',
      unit: unitIn(unit),
      by: /after/i.test(way) ? 1 : -1,
    }),
  },
  {
    hints: UNITS.flatMap((unit) => [`that ${unit}`, `same ${unit}`]),
    pattern: /\b(?:later |earlier )?(?:that|the same) (?:same )?(?<unit>day|week|month|year)\b/gi,
    read: ({ unit = '' }) => ({ type: 'then', unit: unitIn(unit) }),
  },
  {
    hints: ['the quarter', 'the period'],
    pattern:
      /\b(?:in|for|during|of) (?<at>the (?:quarter|period))\b(?! (?:of|from|to|when|that|ended|between))/gi,
    read: () => ({ type: 'then', unit: 'quarter' }),
  },
  {
    pattern:
      /\b(?:(?:this|last|next|this past|late|early|earlier this|later this) (?:summer|autumn|spring|winter|fall(?! (?:in|to|of|by|from|short)\b)|season|weekend)|recently|(?:in )?recent (?:days|weeks|months|years|decades)|(?:in )?(?:the )?(?:coming|next few) (?:days|weeks|months|years)|(?:several|many|a few|some) (?:days|weeks|months|years|decades) (?:ago|earlier|later)|the \d\d?(?:st|nd|rd|th) century)\b/gi,
    read: () => ({ type: 'open' }),
  },
];

const AROUND = 24;

/** The times that a text gives in words, in order; they may overlap. */
export function phrases(text: string): readonly Mention[] {
  const lower = text.toLowerCase();
  return PATTERNS.filter(({ hints }) => hints?.some((hint) => lower.includes(hint)) ?? true).flatMap(
    ({ pattern, read }) =>
      [...text.matchAll(pattern)].flatMap((match): readonly Mention[] => {
        const words = match[0];
        const end = match.index + words.length;
        const before = text.slice(Math.max(0, match.index - AROUND), match.index);
        const meaning = read(match.groups ?? {}, { words, before, after: text.slice(end, end + AROUND) });
        return meaning === null ? [] : [{ start: match.index, end, meaning }];
      }),
  );
}
