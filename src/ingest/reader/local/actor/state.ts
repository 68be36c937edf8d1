// Where the reading of a text stands: what was mentioned so far, and what is in focus.
import type { Description } from './description.ts';
import type { Entity } from './entity.ts';
import type { Roster } from './roster.ts';
import type { Word } from './word.ts';

/** So many mentions back is near. */
export const NEAR = 12;

export interface Mention {
  /** Words, half open. */
  readonly first: number;
  readonly last: number;
  readonly entity: Entity;
  readonly as: 'name' | 'description' | 'pronoun';
  /** Within a description: “Quell” in “Quell's lawyer”. */
  readonly inside: boolean;
}

/** A description, and whom it was taken to mean. */
export interface Described {
  /** Index of its mention. */
  readonly mention: number;
  readonly description: Description;
  readonly entity: Entity;
}

/** Where words are quoted, and whose they are. */
export interface Voices {
  /** For every word, the number of the attribution in whose content it lies; -1: in none. */
  readonly content: Int32Array;
  /** For every word, whether it stands in quotation marks. */
  readonly quoted: Uint8Array;
  /** For every word, the number of the attribution whose speaker's mention it belongs to; -1: of none. */
  readonly speaker: Int32Array;
  /** Named in the content of the attribution: who is no “he” that says it. */
  readonly namedIn: (attribution: number) => readonly number[];
  /** Named as the speaker of the attribution: who is no “he” of whom the quotation before it tells. */
  readonly namedBy: (attribution: number) => readonly number[];
}

export interface Discourse {
  readonly words: readonly Word[];
  readonly text: string;
  readonly voices: Voices;
  readonly roster: Roster;
  readonly mentions: Mention[];
  /** Those mentioned last, the latest first. */
  readonly focus: Entity[];
  /** Whom each attribution has for its speaker, once that is known. */
  readonly speakers: Map<number, Entity>;
}
