// What the local reader calls a cue (`attribution/words/`) → what the gate makes of it.
import type { CueClass } from './lexicon.ts';

const BY_KIND: Readonly<Record<string, CueClass>> = {
  alleges: 'alleges',
  accuses: 'alleges',
  believes: 'believes',
  doubts: 'believes',
  estimates: 'believes',
  expects: 'believes',
  fears: 'believes',
  hopes: 'believes',
  predicts: 'believes',
  suggests: 'believes',
  suspects: 'believes',
  wonders: 'believes',
  denies: 'denies',
  disputes: 'denies',
  rejects: 'denies',
  asks: 'demands',
  demands: 'demands',
  proposes: 'demands',
  urges: 'demands',
  wants: 'demands',
};

export const classOfKind = (kind: string): CueClass => BY_KIND[kind] ?? 'says';
