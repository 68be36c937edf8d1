// "Who else?", "what else?", "any others?": the last question again, and what was told already is no answer to it.
import type { Context } from './context.ts';
import { missing, type Finding } from './finding.ts';
import { TELLING } from './kinds.ts';
import { wordsOfQuestion } from './question.ts';
import { SPEAKING, type Reading } from './reading.ts';
import type { Entry } from './story-index.ts';

const ANOTHER = /\b(?:else|others)\b|^(?:(?:tell me|say) )?more$/u;

export const asksForAnother = ({ question }: Reading): boolean => ANOTHER.test(wordsOfQuestion(question));

/**
 * The reading without what was told; where it names nothing itself, it is the last question again. "What else is planned?"
 * has a question of its own.
 */
export function another(reading: Reading, context: Context): Reading {
  const isBare =
    reading.topic.length + reading.mentions.length === 0 &&
    reading.speakers === null &&
    (TELLING.has(reading.kind) || SPEAKING.has(reading.kind));
  const { kind, topic, mentions, speakers, named, focus } = context;
  const again = isBare ? { ...reading, kind, topic, mentions, speakers, named, focus } : reading;
  return withoutTold(again, context);
}

function withoutTold(reading: Reading, { told, focus }: Context): Reading {
  const { index } = reading;
  const heard = new Set(asksForSomebody(reading) ? focus.flatMap(({ speakers }) => [...speakers]) : []);
  const isNew = (entry: Entry): boolean =>
    !told.has(entry) && ![...entry.speakers].some((id) => heard.has(id));
  const entries = index.entries.filter(isNew);
  return {
    ...reading,
    index: { ...index, entries },
    passed: new Set(index.entries.filter((each) => !isNew(each))),
  };
}

/** "Who else denies it?": another speaker. "What else did he say?" asks for more of the same one. */
const asksForSomebody = ({ kind }: Reading): boolean => kind === 'who-says' || kind === 'who-denies';

/** What is found without that which was told; nothing else is an answer, too. */
export function onlyNew({ passed, question }: Reading, finding: Finding): Finding {
  if (passed.size === 0) return finding;
  const entries = finding.entries.filter((entry) => !passed.has(entry));
  if (finding.type === 'found' && entries.length > 0) return { ...finding, entries };
  const what = question.words.some(({ text }) => /^(?:who|whom|anyone|anybody)$/u.test(text))
    ? 'nobody'
    : 'nothing';
  return missing(`The reports I have name ${what} else.`, entries, 0.15);
}
