// Who keeps silent: what tells that somebody has not commented, replied or spoken.
import type { Entry } from './story-index.ts';

const SILENT =
  /\b(?:(?:has|have|had|did|would|could)(?: not|n['’]t)(?: yet| so far| immediately)?|declin\w+ to|refus\w+ to|fail\w+ to|yet to) (?:be reached|comment|repl|respond|react|answer|speak|say)/iu;

/** "He has not commented" answers whether he did; it is no reason, and no word on anything. */
export const isSilent = ({ claim }: Entry): boolean => SILENT.test(claim.text);
