// What a delivery says: composed when it is delivered, so that it tells what is known by then.
import type { Log } from '#adapters/adapter.ts';
import { brief } from '#briefings/compose/brief.ts';
import { digest } from '#briefings/compose/digest.ts';
import { line, note, time, type Document } from '#briefings/document.ts';
import type { ScheduleDraft } from '#briefings/desk.ts';
import type { Story } from '#briefings/story/story.ts';
import { guarded } from '#src/guarded.ts';

export interface Slot {
  readonly scheduledFor: Date;
  readonly late: boolean;
}

/** @returns the edition, or undefined when its story is not there any more */
export function composeEdition(
  schedule: Pick<ScheduleDraft, 'story' | 'length'>,
  slot: Slot,
  stories: readonly Story[],
  log: Log,
): Document | undefined {
  const document = briefing(schedule, stories);
  return document === undefined
    ? undefined
    : guarded(slot.late ? late(document, slot) : document, stories, log);
}

function briefing(
  { story: id, length }: Pick<ScheduleDraft, 'story' | 'length'>,
  stories: readonly Story[],
): Document | undefined {
  if (id === undefined) return digest(stories, { length });
  const story = stories.find((each) => each.id === id);
  return story === undefined ? undefined : brief(story, { length });
}

/** A late edition says so under its title. */
function late(document: Document, slot: Slot): Document {
  const label = note(line(['Late edition: it was due ', time(slot.scheduledFor, 'datetime'), '.']));
  const below = document.blocks[0]?.type === 'title' ? 1 : 0;
  return { ...document, blocks: document.blocks.toSpliced(below, 0, label) };
}
