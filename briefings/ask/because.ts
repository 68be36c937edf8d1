// "Are the sanctions because of Ukraine?": whether it is among the reasons that are given.
import { HALF, shareIn } from './cover.ts';
import { missing, surely, type Finding } from './finding.ts';
import { wordsOfQuestion } from './question.ts';
import type { Reading } from './reading.ts';
import { givenReasons } from './vicinity.ts';

/** What something is over or about is its reason; what somebody did or said about it is not asked for here. */
const ASKED =
  /^(?:(?:is|are|was|were|did|does|do|will|would|has|have) .*?\b(?:because of|due to|in (?:response|answer|reaction) to|(?:a|the) (?:response|answer|reaction) to|(?:a )?punishment for|on account of)|(?:is|are|was|were) .*?\b(?:about|over))\b/u;

/**
 * The reasons that the story gives among which it is; a refusal with all of them where it is none.
 * @returns undefined where something else is asked, or the story gives no reasons of what leads it
 */
export function isReasonGiven(reading: Reading): Finding | undefined {
  const { index, question, topic, mentions, kind } = reading;
  const asked = ASKED.exec(wordsOfQuestion(question))?.[0];
  if (kind !== 'polar' || asked === undefined) return undefined;
  const behind = asked.split(' ').length;
  const given = givenReasons(index);
  const leads = index.entries.filter(({ claim }) => claim.section === 'lead');
  const ofLead = topic
    .filter(({ at }) => at < behind)
    .every((term) => leads.some(({ keys }) => shareIn(keys, term) > 0));
  const causes = topic.filter(({ at }) => at >= behind);
  const doers = mentions.filter(({ from }) => from >= behind);
  if (given.length === 0 || !ofLead || causes.length + doers.length === 0) return undefined;
  const meant = given.filter(
    ({ keys, actors }) =>
      causes.some((term) => shareIn(keys, term) >= HALF) ||
      doers.some((mention) => mention.actors.some((id) => actors.has(id))),
  );
  return meant.length > 0
    ? surely(meant, 0.8)
    : missing('The reports I have give other reasons.', given, 0.3);
}
