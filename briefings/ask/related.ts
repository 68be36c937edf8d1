// Questions that a story is sure to answer, for the buttons under briefings and answers.
import type { Claim, Story } from '../story/story.ts';
import { readQuestion } from './question.ts';
import { readAlone } from './reading.ts';
import { respond } from './respond.ts';
import { indexOf, type StoryIndex } from './story-index.ts';
import { plain } from './words.ts';

/** Slack's limit for the text of a button. */
const LONGEST = 75;
/** More than these are never shown. */
const KEPT = 12;

const suggestions = new WeakMap<Story, readonly string[]>();

/**
 * Questions for buttons, the most telling first: each at most 75 characters, each answered by the story.
 * @param count how many at most
 */
export function suggestedQuestions(story: Story, count: number): readonly string[] {
  const known =
    suggestions.get(story) ??
    candidates(indexOf(story))
      .filter((each) => isAnswered(story, each))
      .slice(0, KEPT);
  suggestions.set(story, known);
  return known.slice(0, count);
}

function isAnswered(story: Story, question: string): boolean {
  return (
    question.length <= LONGEST && respond(readAlone(readQuestion(question), indexOf(story))).type === 'found'
  );
}

/** Questions that were not asked, those about the people of the answer first. @param count how many at most */
export function relatedQuestions(
  story: Story,
  asked: readonly string[],
  claims: readonly Claim[],
  count = 3,
): readonly string[] {
  const done = new Set(asked.map(normal));
  const names = claims.flatMap((claim) => claim.attribution.map((each) => each.name));
  const near = (question: string): boolean => names.some((name) => question.includes(name));
  const open = suggestedQuestions(story, KEPT).filter((question) => !done.has(normal(question)));
  return [...open.filter(near).slice(0, 1), ...open.filter((question) => !near(question))].slice(0, count);
}

const normal = (question: string): string =>
  plain(question)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function candidates({ story, entries, cast, deniers }: StoryIndex): readonly string[] {
  const said = new Map<string, number>();
  for (const entry of entries)
    for (const id of entry.speakers) said.set(id, (said.get(id) ?? 0) + (entry.claim.quote ? 2 : 1));
  const speakers = [...said]
    .filter(([id]) => cast.actors.get(id)?.kind === 'person')
    .sort(([, a], [, b]) => b - a)
    .flatMap(([id]) => cast.actors.get(id)?.name ?? []);
  const responders = entries
    .filter(({ claim }) => claim.kind === 'reaction' || claim.kind === 'denial')
    .flatMap((entry) => [...entry.speakers].flatMap((id) => cast.actors.get(id)?.name ?? []));
  const [first, ...others] = speakers;
  return [
    'What happens next?',
    ...(deniers.size > 0 ? ['Who denies it?'] : []),
    ...(first === undefined ? [] : [`What did ${first} say?`]),
    'Is it confirmed?',
    'What is disputed?',
    ...(story.notKnown.length > 0 ? ['What is not known?'] : []),
    'Why does it matter?',
    'Who says so?',
    'Who reported it first?',
    ...[...new Set(responders)].slice(0, 2).map((name) => `How did ${name} respond?`),
    ...others.slice(0, 4).map((name) => `What did ${name} say?`),
    ...speakers.slice(0, 4).map((name) => `Who is ${name}?`),
  ];
}
