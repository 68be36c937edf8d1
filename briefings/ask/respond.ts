// A question read against a story → what is found there: each kind of question has its own way to look.
import { onlyNew } from './another.ts';
import { aspect } from './aspects.ts';
import { comparison } from './comparison.ts';
import { compare } from './compare.ts';
import { whoDenies } from './denying.ts';
import { fact } from './facts.ts';
import type { Finding } from './finding.ts';
import type { Kind } from './kinds.ts';
import { NOT_SAID } from './lead.ts';
import { nearby } from './nearby.ts';
import { next } from './next.ts';
import type { Reading } from './reading.ts';
import { overview, whatIsDisputed, whatIsNew, whatIsNotKnown } from './state.ts';
import { withReplies } from './replied.ts';
import { ofOutlet } from './sourced.ts';
import { stance } from './stance.ts';
import { denies } from './denies.ts';
import { response } from './response.ts';
import { said } from './speech.ts';
import { judged } from './sureness.ts';
import { certainty, evidence, firstReport, via, whoSays } from './structure.ts';

const WAYS: Readonly<Record<Kind, (reading: Reading) => Finding>> = {
  'who-says': whoSays,
  'who-denies': (reading) => {
    const denied = whoDenies(reading);
    return denied.type === 'found' ? denied : (stance(reading) ?? denied);
  },
  'first-report': firstReport,
  via,
  said: (reading) => ofOutlet(reading) ?? said(reading),
  response,
  denies,
  certainty,
  next,
  new: whatIsNew,
  disputed: whatIsDisputed,
  compare,
  unknown: whatIsNotKnown,
  overview: (reading) => aspect(reading) ?? overview(reading),
  who: (reading) => stance(reading) ?? fact(reading),
  which: fact,
  when: fact,
  where: fact,
  'how-many': fact,
  why: fact,
  how: fact,
  what: (reading) => ofOutlet(reading) ?? evidence(reading) ?? fact(reading),
  polar: fact,
  about: fact,
};

export function respond(reading: Reading): Finding {
  const finding = comparison(reading) ?? WAYS[reading.kind](reading);
  const entries = withReplies(reading.index, finding.entries);
  // What is said before the lines is said of the first.
  const isOther = finding.type === 'found' && entries[0] !== finding.entries[0];
  return onlyNew(reading, isOther ? { ...finding, entries, lead: undefined } : { ...finding, entries });
}

/** What a question means, and what is found for it. */
export interface Response {
  readonly reading: Reading;
  readonly finding: Finding;
}

/** The first reading for which something is found; where there is none, the likeliest. */
export function respondTo([first, ...others]: readonly [Reading, ...Reading[]]): Response {
  const likeliest = { reading: first, finding: judged(first, respond(first)) };
  if (isMet(likeliest)) return likeliest;
  for (const reading of others) {
    const response = { reading, finding: respond(reading) };
    if (isMet(response)) return response;
  }
  const isPlain = first.must === null && (first.kind === 'next' || likeliest.finding.lead === NOT_SAID);
  const near = isPlain ? nearby(first) : undefined;
  return near ? { reading: first, finding: near } : likeliest;
}

/** Something is found, and of the one it must concern. */
function isMet({ reading: { must }, finding }: Response): boolean {
  const [best] = finding.entries;
  if (finding.type !== 'found' || best === undefined) return false;
  return (
    must === null ||
    must.actors.some((id) => best.actors.has(id)) ||
    must.stems.every((stem) => best.keys.has(stem) || (must.actors.length > 0 && best.around.has(stem)))
  );
}
