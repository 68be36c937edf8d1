// Questions whose words tell that they have a way of their own to be answered: what is in it, why it broke, what to do.
import { advice } from './advice.ts';
import { isReasonGiven } from './because.ts';
import { causes } from './causes.ts';
import { askedCondition } from './condition.ts';
import { contents } from './contents.ts';
import { discovery } from './discovery.ts';
import type { Finding } from './finding.ts';
import { precedent } from './precedent.ts';
import type { Reading } from './reading.ts';
import { stakes } from './stakes.ts';
import { untilThen } from './until.ts';
import { whoWishes } from './wishes.ts';

/** @returns undefined where the question has no such words, or nothing tells it that way */
export const ofOwnWay = (reading: Reading): Finding | undefined =>
  contents(reading) ??
  precedent(reading) ??
  isReasonGiven(reading) ??
  advice(reading) ??
  untilThen(reading) ??
  causes(reading) ??
  stakes(reading) ??
  discovery(reading) ??
  askedCondition(reading) ??
  whoWishes(reading);
