// Who somebody is, and how old.
import type { Actor } from '../story/story.ts';
import type { Mention } from './cast.ts';
import { found, type Finding } from './finding.ts';
import { sentence } from './lead.ts';
import type { Reading } from './reading.ts';
import { plain, wordsOf } from './words.ts';

/** "Who is X?": the role, and what is told of X. */
export function identity(reading: Reading): Finding | undefined {
  const { kind, topic, mentions, index, question } = reading;
  const mention = mentions.find((each) => each.by === 'role') ?? mentions[0];
  if ((kind !== 'who' && kind !== 'what') || topic.length > 0 || !mention || mention.actors.length > 1)
    return undefined;
  if (!question.words.some((word) => /^(?:is|are|was|were)$/u.test(word.text))) return undefined;
  const [id = ''] = mention.actors;
  const actor = index.cast.actors.get(id);
  const told = index.entries.filter((entry) => entry.speakers.has(id) || entry.claim.about.includes(id));
  if (!actor || told.length === 0 || mentions.some((each) => each !== mention && !isInRole(actor, each)))
    return undefined;
  const lead = actor.role === undefined ? undefined : sentence(`${actor.name}: ${actor.role}`);
  return found(told.slice(0, 2), lead === undefined ? 0.5 : 0.85, lead);
}

const AGED = /^how (?:old|young)\b|\b(?:what|which) age\b/u;

/** "How old is X?": a claim that has the years beside the name. */
export function age({ question, mentions, index }: Reading): Finding | undefined {
  const [mention] = mentions;
  if (!mention || !AGED.test(question.words.map(({ text }) => text).join(' '))) return undefined;
  const names = mention.actors.flatMap((id) => index.cast.actors.get(id)?.name.split(' ').at(-1) ?? []);
  const telling = index.entries.filter(({ claim }) =>
    names.some((name) => {
      const escaped = RegExp.escape(name);
      const after = `${escaped}(?:, (?:now |aged )?| is )\\d{1,3}(?! per|[\\d%])\\b`;
      return new RegExp(`${after}|\\d{1,3}-year-old (?:\\S+ ){0,4}${escaped}\\b`, 'u').test(claim.text);
    }),
  );
  return telling.length > 0 ? found(telling.slice(0, 1), 0.9) : undefined;
}

/** "The president of Tarnland": the country is named only to say which president. */
function isInRole({ role }: Actor, mention: Mention): boolean {
  const stems = new Set(wordsOf(plain(role ?? '')).map((word) => word.stem));
  return mention.stems.every((stem) => stems.has(stem));
}
