// All migrations, in the order of their names; one that has been released is never changed.
import type { Migration } from 'kysely/migration';
import * as first from './001-first.ts';
import * as leases from './002-leases.ts';
import * as clock from './003-clock.ts';
import * as ledger from './004-ledger.ts';
import * as articles from './005-articles.ts';
import * as corrections from './006-corrections.ts';
import * as feeds from './007-feeds.ts';
import * as feedback from './008-feedback.ts';
import * as follows from './009-follows.ts';
import * as selections from './010-selections.ts';
import * as missed from './011-missed.ts';
import * as answers from './012-answers.ts';
import * as conversations from './013-conversations.ts';

export const migrations: Readonly<Record<string, Migration>> = {
  '001-first': first,
  '002-leases': leases,
  '003-clock': clock,
  '004-ledger': ledger,
  '005-articles': articles,
  '006-corrections': corrections,
  '007-feeds': feeds,
  '008-feedback': feedback,
  '009-follows': follows,
  '010-selections': selections,
  '011-missed': missed,
  '012-answers': answers,
  '013-conversations': conversations,
};
