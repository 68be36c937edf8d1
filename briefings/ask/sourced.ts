// What an outlet tells, and whether it, or somebody, stands behind what is told ("is Reuters the source?").
import { viaName } from '../compose/claim.ts';
import { entriesOf, found, hasTopic, leadsOf, surely, targetsOf, type Finding } from './finding.ts';
import { listText, outletsVia, sentence, speakersOf } from './lead.ts';
import { wordsOfQuestion } from './question.ts';
import type { Reading } from './reading.ts';
import { rank } from './search.ts';
import type { Entry } from './story-index.ts';

const ASKED = /^(?:is|are|was|were)\b.*\bsources?\b/u;

/** Undefined for other questions, and where nobody is named or nothing told. */
export function isSource(reading: Reading): Finding | undefined {
  const { index, question, mentions, topic } = reading;
  const [mention] = mentions;
  if (!mention || topic.length > 0 || !ASKED.test(wordsOfQuestion(question))) return undefined;
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

const REPORTS =
  /^(?:and )?what (?:else )?(?:did|does|do|has|have|is) .+ (?:report|publish|write|carry|say|run|reported|published|written|carried|said|reporting|saying)$/u;

/**
 * "What did the Courier report?": the words that reached the story through it, else what it was the first to report, else
 * what leads its own report.
 * @returns undefined for other questions, and where the outlet is heard as a speaker
 */
export function ofOutlet(reading: Reading): Finding | undefined {
  const { index, question, mentions, named } = reading;
  const [id, ...others] = [...named, ...mentions.flatMap(({ actors }) => actors)];
  if (id === undefined || others.length > 0) return undefined;
  if (hasTopic({ ...reading, mentions: [] }) || !REPORTS.test(wordsOfQuestion(question))) return undefined;
  const { story, entries, cast } = index;
  const name = cast.actors.get(id)?.name ?? '';
  const carried = entries.filter(({ claim }) =>
    claim.attribution.some((each) => viaName(story, each) === name),
  );
  if (carried.length > 0) return surely(best(carried), 0.8, `Via ${name}:`);
  const isFirst = story.sources.some(({ firstReportedBy }) => firstReportedBy === name);
  if (isFirst) return surely(leadsOf(index), 0.85, `${name} reported this first:`);
  const own = new Set(story.sources.filter(({ outlet }) => outlet === name).map((source) => source.id));
  const isOwn = ({ claim }: Entry): boolean => claim.evidence.some(({ source }) => own.has(source));
  const leads = leadsOf(index).filter(isOwn);
  return leads.length > 0 ? surely(leads, 0.8) : undefined;

  function best(of: readonly Entry[]): readonly Entry[] {
    return [...new Set([...entriesOf(rank(reading, of)), ...of])].slice(0, 3);
  }
}
