// Texts that a reader must survive: cut, mixed, without spaces, right to left, binary, with quotation marks in any order.

/** A small random number generator (mulberry32): the same seed gives the same texts. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const ARTICLE = `Orveld harbour to close for a month, mayor says

Orveld's harbour will be closed from Monday after a crane collapsed on March 3, Mayor Ilse Tarn said on Thursday.

"We cannot take the risk," Tarn told the Orveld Courier. "The cranes are old, and nobody has looked after them." She denied that the city had known of the danger.

The dockers' union accused her of lying. "She was warned twice last year," said its chairman, Pavel Ondra, who added that at least 20 complaints had been ignored; officials told the council in January that an inspector had reported "serious cracks" in 2029.

A court may decide on the union's claim in June, according to two people familiar with the matter. Correction: An earlier version of this article misstated the number of cranes. It is 12, not 20.`;

const ODD = [
  '\u202eمرفأ أورفيلد مغلق، قال العمدة\u202c. ',
  'הנמל סגור, אמרה ראש העיר. ',
  '👩‍👩‍👧‍👦🏳️‍🌈 said 🦊. ',
  'e\u0301\u0302\u0303\u0304'.repeat(20),
  '\ud800 \udfff ',
  '\u0000\u0001\u001b[31m\ufffe ',
  '““““““““',
  '”””””””” ',
  '"\'"\'"\'"\' ',
  '‘He said “she said ‘they said “no”’”’ ',
  '((((([[[[[ ',
  '...... !!!!! ????? ,,,,, ;;;;; ',
  'according to according to according to ',
  'he said she said it said they said ',
  'that that that that that ',
  'Jan. 1, 2031 to Feb. 2 and March March March 3 3 3 ',
  '1,000,000,000,000,000,000,000 million billion dozens of ',
  'U.S. U.K. U.N. Mr. Mrs. Dr. J. R. R. ',
  '\n\n\n\n',
  '\t  \u00a0\u2003\u3000',
  '<script>alert(1)</script> <@U123> @everyone ',
  'constructor __proto__ toString hasOwnProperty said. ',
  '東京の市長は火曜日に辞任した。',
];

const pick = <T>(random: () => number, from: readonly T[]): T =>
  from[Math.floor(random() * from.length)] as T;

/** One text; the kinds come in turns with the number. */
export function oddText(number: number, random: () => number): string {
  const from = Math.floor(random() * ARTICLE.length);
  const piece = ARTICLE.slice(from, from + Math.floor(random() * 400));
  switch (number % 6) {
    case 0:
      return piece;
    case 1:
      return Array.from({ length: 6 }, () => pick(random, [...ODD, piece])).join('');
    case 2:
      return shuffled(piece.split(/(?<= )/), random).join('');
    case 3:
      return Array.from({ length: 300 }, () => String.fromCharCode(Math.floor(random() * 65_536))).join('');
    case 4:
      return ARTICLE.replace(/["“”']/g, () => pick(random, ['"', '“', '”', '’', '‘', '', '““']));
    default:
      return pick(random, ODD).repeat(1 + Math.floor(random() * 40)) + piece;
  }
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const result = [...items];
  for (let at = result.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [result[at], result[other]] = [result[other] as T, result[at] as T];
  }
  return result;
}

/** Long texts of a kind, each so many characters: time must grow with their length and no faster. */
export const LONG: Readonly<Record<string, (length: number) => string>> = {
  articles: (length) => ARTICLE.repeat(Math.ceil(length / ARTICLE.length)).slice(0, length),
  'one line': (length) =>
    ARTICLE.replaceAll('\n', ' ')
      .repeat(Math.ceil(length / ARTICLE.length))
      .slice(0, length),
  'no sentence': (length) => 'the mayor of the harbour and '.repeat(Math.ceil(length / 29)).slice(0, length),
  'no space': (length) => 'x'.repeat(length),
  'open quotes': (length) => '“he said '.repeat(Math.ceil(length / 9)).slice(0, length),
  'straight quotes': (length) => '"a" said "b '.repeat(Math.ceil(length / 12)).slice(0, length),
  'said that': (length) => 'officials said that '.repeat(Math.ceil(length / 20)).slice(0, length),
  dates: (length) => 'on Tuesday, March 3, a year after '.repeat(Math.ceil(length / 34)).slice(0, length),
  names: (length) => 'Ilse Tarn and Pavel Ondra of Orveld, '.repeat(Math.ceil(length / 37)).slice(0, length),
  digits: (length) => '1,000 to 2,000 '.repeat(Math.ceil(length / 15)).slice(0, length),
  brackets: (length) => '(['.repeat(Math.ceil(length / 2)).slice(0, length),
  'line breaks': (length) => 'a\n'.repeat(Math.ceil(length / 2)).slice(0, length),
};
