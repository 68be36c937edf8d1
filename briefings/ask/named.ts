// Names and roles in a question that are none: an act behind who does it, and a surname that is somebody else's.
import type { Mention } from './cast.ts';
import { noLikeness, type Likeness } from './likeness.ts';
import type { Question } from './question.ts';
import type { StoryIndex } from './story-index.ts';
import { plain, wordsOf, type Word } from './words.ts';

/** "Will Russia attack Ukraine?", "what did the Courier report?": what stands behind "did" and a name is an act. */
export function isAct(
  words: readonly Word[],
  { from, by }: Mention,
  others: readonly Mention[],
  likeness: Likeness,
): boolean {
  const doer = others.find((each) => each.to === from && each.by === 'name');
  if (by !== 'role' || !doer || likeness === noLikeness || likeness.isPerson(words[from]?.text ?? ''))
    return false;
  const opening = words.slice(0, doer.from).map(({ text }) => text);
  return ASKS_OF_ACT.test(opening.join(' '));
}

const ASKS_OF_ACT =
  /^(?:(?:what|when|where|why|how|who|whom) )?(?:did|does|do|will|would|can|could|may|might|should)(?: the)?$/u;

/** A surname behind a first name that is not the actor's is somebody else's. */
export function isNamesake(
  { words, names }: Question,
  { cast }: StoryIndex,
  { actors, from, to, by }: Mention,
): boolean {
  const before = words[from - 1]?.text;
  if (by !== 'name' || to - from > 1 || before === undefined || !names.has(before)) return false;
  return actors.every((id) => {
    const actor = cast.actors.get(id);
    if (actor?.kind !== 'person') return false;
    const own = wordsOf(plain([actor.name, actor.role ?? '', ...actor.aliases].join(' ')));
    return !TITLE.test(before) && !own.some((word) => word.text === before);
  });
}

const TITLE =
  /^(?:mr|mrs|ms|miss|dr|prof|professor|sir|lord|lady|dame|president|prime|minister|premier|chancellor|senator|sen|rep|representative|congressman|congresswoman|gov|governor|mayor|judge|justice|general|colonel|captain|king|queen|prince|princess|pope|bishop|chief|secretary|ambassador|speaker|chairman|chairwoman|officer|sergeant|coach|did|does|has|is|was|will|would|can|could|and)$/u;
