// "Is Reuters the source?": whether somebody, or an outlet, stands behind what is told.
import { found, targetsOf, type Finding } from './finding.ts';
import { listText, outletsVia, sentence, speakersOf } from './lead.ts';
import type { Reading } from './reading.ts';

const ASKED = /^(?:is|are|was|were)\b.*\bsources?\b/u;

/** Undefined for other questions, and where nobody is named or nothing told. */
export function isSource(reading: Reading): Finding | undefined {
  const { index, question, mentions, topic } = reading;
  const [mention] = mentions;
  if (!mention || topic.length > 0 || !ASKED.test(question.words.map(({ text }) => text).join(' ')))
    return undefined;
  const { story, cast } = index;
  const { entries } = targetsOf({ ...reading, mentions: [], focus: reading.recent });
  const claims = entries.map(({ claim }) => claim);
  if (claims.length === 0) return undefined;
  const named = mention.actors.map((id) => cast.actors.get(id)?.name ?? '');
  const speaks = entries.some(({ speakers }) => mention.actors.some((id) => speakers.has(id)));
  const ids = new Set(claims.flatMap(({ evidence }) => evidence.map(({ source }) => source)));
  const carriers = [
    ...outletsVia(story, claims),
    ...story.sources
      .filter(({ id }) => ids.has(id))
      .flatMap(({ outlet, firstReportedBy }) => [outlet, firstReportedBy ?? '']),
  ];
  const voices = speakersOf(story, claims);
  const rests = voices.length > 0 ? ` It rests on ${listText(voices)}.` : '';
  if (speaks) return found(entries, 0.85, 'Yes.');
  const carrier = carriers.find((name) => named.includes(name));
  return carrier === undefined
    ? found(entries, 0.7, `Not by these reports.${rests}`)
    : found(entries, 0.8, `${sentence(`${carrier} reports it`)}${rests}`);
}
