// What somebody is accused of, and who is blamed for an act.
import { asksBehind, blames, hasDoer } from './doer.ts';
import { entriesOf, found, missing, type Finding } from './finding.ts';
import { wordsOfQuestion } from './question.ts';
import { voicesOf, type Reading } from './reading.ts';
import { rank } from './search.ts';

/** "What is the bank accused of?": what others allege of those who are named, the best by the question first. */
export function accusations(reading: Reading): Finding | undefined {
  const { index, kind, mentions, question } = reading;
  const text = wordsOfQuestion(question);
  const [mention] = mentions;
  if (kind !== 'what' || !mention || !ACCUSED_OF.test(text)) return undefined;
  const charges = index.entries.filter(({ claim }) => CHARGES.test(claim.text));
  const all = [...new Set([...charges, ...index.entries.filter(({ claim }) => claim.kind === 'allegation')])];
  const voices = voicesOf(index, mention.actors);
  const against = all.filter(
    (entry) =>
      voices.isDisjointFrom(entry.speakers) &&
      [...entry.subjects, ...entry.claim.about].some((id) => voices.has(id)),
  );
  const best = new Set([...entriesOf(rank(reading, against)), ...against]);
  if (best.size > 0) return found([...best].slice(0, 3), 0.85);
  // All accusations that there are come from those who are named.
  if (all.length === 0 || all.some(({ speakers }) => voices.isDisjointFrom(speakers))) return undefined;
  const name = index.cast.actors.get(mention.actors[0] ?? '')?.name ?? 'them';
  return missing(`The reports I have tell of no accusation against ${name}.`, all.slice(0, 2), 0.2);
}

const CHARGES = /\b(?:accus(?:e[ds]?|ing)|charged|indicted|blam(?:e[ds]?|ing)|suspected)\b/iu;
const ACCUSED_OF =
  /^what (?:exactly )?(?:(?:is|are|was|were|has|have) .*\b(?:accused of|blamed for|suspected of|charged with)|(?:did|has|have) .* (?:do|done) (?:wrong|to deserve (?:it|this|that|them)))$/u;

/** "Who attacked the network?": where no claim has the act itself, who is said to be behind it. */
export function blamed(reading: Reading): Finding | undefined {
  const verb = reading.question.words[1];
  if (reading.kind !== 'who' || !verb) return undefined;
  const able = rank(reading).filter(({ entry, clashes }) => !clashes && hasDoer(reading, entry));
  if (!asksBehind(reading.question) && able.some(({ entry }) => entry.positions.has(verb.stem)))
    return undefined;
  const best = able.filter(({ entry, cover }) => cover >= BLAMED && blames(reading, entry));
  return best[0] && found(entriesOf(best.slice(0, 2)), 0.5 + 0.4 * best[0].cover);
}

/** A claim that tells who is behind an act has so much of the question: what it was done to. */
const BLAMED = 0.35;
