// Words that tell nothing of which event an article is about: those of grammar, of reporting, and of every calendar.

const list = (words: string): readonly string[] => words.split(/\s+/);

/** What any English text has, and what any report has. */
export const COMMON: ReadonlySet<string> = new Set(
  list(
    `a about above after again against all also am among an and any are as at be because been before being below
    between both but by can cannot could did do does doing down during each even ever few first for from further get
    got had has have having he her here hers herself him himself his how however i if in into is it its itself just
    last like made make many may me might more most much must my myself near new no nor not now of off often on once
    one only or other our out over own same she should since so some such than that the their them then there these
    they this those through to too two three four five six seven eight nine ten under until up upon us very was we
    were what when where which while who whom whose why will with within without would yet you your
    can't couldn't didn't doesn't don't hadn't hasn't haven't he's i'm isn't it's she's that's there's they're
    wasn't weren't won't wouldn't
    according added announced called claimed confirmed news newspaper people posted published read report reported
    reporter reporters reports said say says says second spokesman spokeswoman statement story told updated
    day days evening hour hours minute minutes month months morning night time times today tomorrow week weekend weeks
    year years yesterday am pm edt est gmt bst ist pdt pst`,
  ),
);

/** By the ways in which they are written; January is 1. */
export const MONTHS: ReadonlyMap<string, number> = new Map(
  list('january february march april may june july august september october november december').flatMap(
    (month, at) =>
      [month, month.slice(0, 3), ...(month === 'september' ? ['sept'] : [])].map(
        (each) => [each, at + 1] as const,
      ),
  ),
);

export const isWeekday = (word: string): boolean =>
  /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?$/.test(word);

/** Small numbers in words; one is an article as often as a number. */
export const NUMBERS: ReadonlyMap<string, number> = new Map(
  list('two three four five six seven eight nine ten eleven twelve').map((word, at) => [word, at + 2]),
);
