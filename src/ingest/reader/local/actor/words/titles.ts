// Titles before a name: courtesies, and offices with the office in full.
import type { Gender } from './given-names.ts';

/** Courtesies say of a person no more than the gender. */
export const COURTESIES: ReadonlyMap<string, Gender | undefined> = new Map<string, Gender | undefined>([
  ['mr', 'male'],
  ['messrs', 'male'],
  ['mrs', 'female'],
  ['ms', 'female'],
  ['miss', 'female'],
  ['mx', undefined],
  ['sir', 'male'],
  ['lord', 'male'],
  ['lady', 'female'],
  ['dame', 'female'],
  ['madam', 'female'],
  ['dr', undefined],
  ['monsieur', 'male'],
  ['madame', 'female'],
  ['herr', 'male'],
  ['frau', 'female'],
  ['señor', 'male'],
  ['señora', 'female'],
]);

/** Abbreviated offices, without their full stop. */
export const OFFICES: ReadonlyMap<string, string> = new Map([
  ['rep', 'representative'],
  ['reps', 'representative'],
  ['congressman', 'congressman'],
  ['congresswoman', 'congresswoman'],
  ['sen', 'senator'],
  ['sens', 'senator'],
  ['representatives', 'representative'],
  ['senators', 'senator'],
  ['presidents', 'president'],
  ['governors', 'governor'],
  ['justices', 'justice'],
  ['judges', 'judge'],
  ['gov', 'governor'],
  ['govs', 'governor'],
  ['lt', 'lieutenant'],
  ['gen', 'general'],
  ['col', 'colonel'],
  ['maj', 'major'],
  ['capt', 'captain'],
  ['cpt', 'captain'],
  ['cmdr', 'commander'],
  ['adm', 'admiral'],
  ['sgt', 'sergeant'],
  ['cpl', 'corporal'],
  ['pvt', 'private'],
  ['pres', 'president'],
  ['amb', 'ambassador'],
  ['atty', 'attorney'],
  ['supt', 'superintendent'],
  ['insp', 'inspector'],
  ['det', 'detective'],
  ['rev', 'reverend'],
  ['fr', 'father'],
  ['prof', 'professor'],
  ['hon', 'honorable'],
  ['sec', 'secretary'],
  ['del', 'delegate'],
  ['assemb', 'assemblyman'],
  ['st', 'saint'],
]);

/** Offices whose title goes on after the noun: “Secretary of State”, “Speaker of the House”. */
export const OFFICE_OF =
  /^(?:secretary|speaker|president|director|minister|chair|chairman|chairwoman|leader|governor|mayor|king|queen|prince|princess|duke|duchess|head|chief|archbishop|bishop|member|commissioner|prime minister)$/;

/** What follows a name and still belongs to it. */
export const SUFFIXES: ReadonlySet<string> = new Set([
  'jr',
  'sr',
  'ii',
  'iii',
  'iv',
  'qc',
  'kc',
  'mp',
  'msp',
  'mep',
]);

/** Small words within a person's name: “Ada de Quell”, “Tom von der Marin”. */
export const PARTICLES: ReadonlySet<string> = new Set(
  'de del della der den di da dos das du la le van von zu bin ibn bint al el ben ter ten y'.split(' '),
);
