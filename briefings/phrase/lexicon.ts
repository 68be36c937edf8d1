// The words that a phrase must not lose or bring in, by what goes wrong when it does.

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter((word) => word !== ''));

/** Lost or brought in, the sentence says the contrary. */
const NEGATION = set(
  `not no never none nobody nothing neither nor without hardly scarcely barely nowhere
   deny denies denied denying refuse refuses refused refusing reject rejects rejected rejecting
   fail fails failed failing false untrue unlikely unlike contrary instead rather stopped stops stop ended ends
   cancelled canceled withdrew withdrawn`,
);

/** Lost or brought in, the sentence is surer or less sure than it was. */
const MODALITY = set(
  `may might could can would should must will shall likely probably possibly perhaps maybe possible probable
   expected expects expect planned plans plan proposed proposes due set considering considers considered
   reportedly apparently allegedly alleged alleges suspected accused accuses claimed claims believed believes thought
   thinks seems appears suggests suggested if unless until except provided whether unconfirmed unverified attempted tried`,
);

/** Lost, the sentence says it of more, or of another number. */
const LIMIT = set(
  `only few some most many several half about around nearly almost roughly approximately least more less fewer than
   up under over exactly former acting first last next each all every any both either partly mainly mostly largely`,
);

const CALENDAR =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tomorrow|tonight|morning|afternoon|evening|week|month|year|weekend)$/u;

/** What a word is, for what is wrong when it is lost or brought in. */
export type WordClass = 'negation' | 'certainty' | 'limit' | 'number' | 'date' | 'plain';

export function classOf(key: string): WordClass {
  if (/^[$€£¥]?\p{N}/u.test(key)) return 'number';
  if (NEGATION.has(key)) return 'negation';
  if (MODALITY.has(key) && key !== 'may') return 'certainty';
  if (key === 'may') return 'certainty';
  if (CALENDAR.test(key)) return 'date';
  if (LIMIT.has(key) || (key.length > 5 && key.endsWith('est'))) return 'limit';
  return 'plain';
}

/** A claim may end before such a word: what follows only adds to it. */
export const ADDS: ReadonlySet<string> = set(
  'in on at after over amid following during because since as when while where which who despite',
);

/** Verbs that say no more than that somebody said it. */
export const PLAINLY: ReadonlySet<string> = set('said says say');

/** Verbs by which somebody may be quoted, where they are the source's own. */
export const REPORTS =
  /^(?:said|says|say|saying|told|tells|stated|states|added|adds|noted|notes|argued|argues|argue|believed|believes|believe|thought|thinks|think|expected|expects|expect|suggested|suggests|suggest|reported|reports|report|wrote|writes|announced|announces|claimed|claims|claim|alleged|alleges|allege|insisted|insists|insist|warned|warns|warn|stressed|stresses|explained|explains|estimated|estimates|estimate|predicted|predicts|predict)$/u;

/** Verbs of which “said” would make more than they are. */
export const OPINES =
  /^(?:believ|think|thought|expect|hop|fear|suspect|guess|doubt|assum|suggest|hint|impl|alleg|accus|claim|estimat|predict|speculat)/u;
