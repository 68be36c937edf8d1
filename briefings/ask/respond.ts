// A question read against a story → what is found there: each kind of question has its own way to look.
import { compare } from './compare.ts';
import { whoDenies } from './denying.ts';
import { fact } from './facts.ts';
import type { Finding } from './finding.ts';
import type { Kind } from './kinds.ts';
import { next } from './next.ts';
import type { Reading } from './reading.ts';
import { overview, whatIsDisputed, whatIsNew, whatIsNotKnown } from './state.ts';
import { certainty, denies, firstReport, response, said, via, whoSays } from './structure.ts';

const WAYS: Readonly<Record<Kind, (reading: Reading) => Finding>> = {
  'who-says': whoSays,
  'who-denies': whoDenies,
  'first-report': firstReport,
  via,
  said,
  response,
  denies,
  certainty,
  next,
  new: whatIsNew,
  disputed: whatIsDisputed,
  compare,
  unknown: whatIsNotKnown,
  overview,
  who: fact,
  which: fact,
  when: fact,
  where: fact,
  'how-many': fact,
  why: fact,
  how: fact,
  what: fact,
  polar: fact,
  about: fact,
};

export const respond = (reading: Reading): Finding => WAYS[reading.kind](reading);
