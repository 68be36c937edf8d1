// Answers about the state of a story: what is new, what is disputed, what is not known, what it is all about.
import { found, hasTopic, leadsOf, missing, bestOf, entriesOf, ON_TOPIC, type Finding } from './finding.ts';
import { listText, sentence } from './lead.ts';
import type { Reading } from './reading.ts';
import { rank } from './search.ts';
import type { Entry } from './story-index.ts';
import { dayText } from '../story/date.ts';

/** What has changed, else what the newest source brings. */
export function whatIsNew(reading: Reading): Finding {
  const { index } = reading;
  const changed = [...index.entries, ...index.gone].filter(
    ({ claim }) =>
      claim.history.length > 0 ||
      claim.status === 'corrected' ||
      claim.status === 'withdrawn' ||
      claim.links.some((link) => link.type === 'supersedes'),
  );
  if (changed.length > 0) return found(onTopic(reading, changed).slice(0, 3), 0.8, changedLead(changed));
  const times = new Map(
    index.story.sources.map((source) => [
      source.id,
      Date.parse(source.publishedAt ?? source.foundAt ?? index.story.updatedAt),
    ]),
  );
  const timeOf = (entry: Entry): number =>
    Math.max(...entry.claim.evidence.map((span) => times.get(span.source) ?? 0));
  const newest = Math.max(0, ...index.entries.map(timeOf));
  const fresh = index.entries.filter(
    (entry) => timeOf(entry) === newest && entry.claim.kind !== 'background',
  );
  const [first] = onTopic(reading, fresh);
  if (!first) return missing('The reports I have bring nothing new on that.', leadsOf(index));
  const leads = leadsOf(index).filter((entry) => fresh.includes(entry));
  const lines = hasTopic(reading) || leads.length === 0 ? onTopic(reading, fresh) : leads;
  return found(lines.slice(0, 3), 0.7, `The newest report is of ${dayText(new Date(newest).toISOString())}.`);
}

function onTopic(reading: Reading, entries: readonly Entry[]): readonly Entry[] {
  return hasTopic(reading) ? entriesOf(bestOf(rank(reading, entries))) : entries;
}

function changedLead(changed: readonly Entry[]): string | undefined {
  const changes = changed.flatMap(({ claim }) => claim.history.slice(-1));
  const [last] = changes.sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  if (!last) return undefined;
  return last.from !== null && last.to !== null
    ? `Changed: ${last.field}, from ${last.from} to ${last.to}.`
    : undefined;
}

/** What is disputed, both sides of it. */
export function whatIsDisputed(reading: Reading): Finding {
  const { index } = reading;
  const disputed = index.entries.filter(
    ({ claim }) => claim.status === 'disputed' || (index.deniers.get(claim.id)?.length ?? 0) > 0,
  );
  const chosen = hasTopic(reading) ? entriesOf(bestOf(rank(reading, disputed), ON_TOPIC)) : disputed;
  if (chosen.length === 0)
    return missing(
      'The reports I have show no dispute about it.',
      hasTopic(reading) ? entriesOf(rank(reading)) : [],
    );
  return found(chosen, 0.85);
}

/** What the reports leave open. */
export function whatIsNotKnown({ index }: Reading): Finding {
  const open = index.story.notKnown;
  const vague = index.entries.filter(
    ({ claim }) => claim.status === 'unverified' || claim.certainty === 'uncommitted',
  );
  if (open.length === 0 && vague.length === 0)
    return missing('The reports I have do not say what is left open.', []);
  const lines = vague.length > 0 ? vague : leadsOf(index);
  if (lines.length === 0) return missing('The reports I have say nothing yet.', []);
  return found(
    lines.slice(0, 2),
    0.85,
    open.length > 0 ? sentence(`Not known from these reports: ${listText(open)}`) : undefined,
  );
}

/** The story in three lines; "more?" behind an answer is what was not told. */
export function overview({ index, passed }: Reading): Finding {
  const leads = leadsOf(index);
  if (passed.size > 0) return found([...new Set([...leads, ...index.entries])].slice(0, 3), 0.8);
  return leads.length > 0
    ? found(leads, 0.8, `${index.story.headline.replace(/[.\s]+$/u, '')}.`)
    : missing('The reports I have say nothing yet.', []);
}
