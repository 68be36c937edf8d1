// The editor: brings posted messages up to what is known of their claims by now, one after the other on each platform.
import { PostError } from '#adapters/adapter.ts';
import { amended } from '#briefings/compose/correction.ts';
import { linesOf, type Document } from '#briefings/document.ts';
import { markOf, marksKey, type Mark } from '#briefings/story/mark.ts';
import { messageOf } from '#src/cause.ts';
import {
  claimEdits,
  endEdit,
  keepEdit,
  nextEdit,
  readMessage,
  type Edit,
  type EditEnd,
  type PostedMessage,
} from '#src/store/edits.ts';
import { dropLead, followLedBy } from '#src/store/follows.ts';
import { readHolds } from '#src/store/holds.ts';
import { newId } from '#src/store/rows.ts';
import type { Store } from '#src/store/store.ts';
import { editLead } from './lead.ts';
import { refusal } from './outcome.ts';
import type { Connected, EditorParts } from './sending.ts';

export interface Editor {
  /** Starts the edits that are due. Returns at once. */
  readonly ring: () => void;
  /** Resolves when nothing is being edited. */
  readonly idle: () => Promise<void>;
  /** Starts nothing more; resolves when the edit under way has ended. */
  readonly close: () => Promise<void>;
}

/** Edits that an instance takes up at once: each is renewed right before its call. */
const BATCH = 8;

/**
 * An edit replaces a whole message by one that is derived from the message as it was posted and from what is known
 * now. So one whose answer is lost is simply made again: it makes no difference, and needs no look.
 * @param alarm rings when the time has come; left out where time is not real
 */
export function newEditor(parts: EditorParts, alarm?: (at: Date, ring: () => void) => void): Editor {
  const { log, online } = parts;
  let [again, closing] = [false, false];
  let running: Promise<void> | undefined;

  const ring = (): void => {
    again = true;
    if (closing || running !== undefined) return;
    running = sweep()
      .catch((error: unknown) => log.error({ err: error }, 'the edits cannot be read'))
      .finally(() => {
        running = undefined;
        if (again) ring(); // Rung while the sweep was ending.
      });
  };

  async function sweep(): Promise<void> {
    while (again && !closing) {
      again = false;
      await Promise.all(online().map(editAll));
    }
    const names = online().map(({ platform }) => platform.name);
    const next = alarm === undefined || closing ? null : await nextEdit(parts.store.db, names);
    if (next !== null) alarm?.(next, ring);
  }

  async function editAll(connected: Connected): Promise<void> {
    for (;;) {
      const holder = newId(parts.now());
      const edits = closing ? [] : await claimEdits(parts.store.db, wanted(parts, connected, holder));
      if (edits.length === 0) return;
      // What is left when this instance stops is taken up after a lease.
      for (const edit of edits) if (!closing) await editOne(edit, holder, connected, parts);
    }
  }

  const idle = async (): Promise<void> => {
    while (running !== undefined) await running;
  };
  return {
    ring,
    idle,
    close: async () => {
      closing = true;
      await idle();
    },
  };
}

function wanted({ now, lease }: EditorParts, { platform }: Connected, holder: string) {
  const until = new Date(now().getTime() + lease);
  return { now: now(), platform: platform.name, limit: BATCH, lease: { holder, until } };
}

async function editOne(edit: Edit, holder: string, online: Connected, parts: EditorParts): Promise<void> {
  const { store, now, log, lease } = parts;
  const fields = { place: edit.place, message: edit.message };
  const until = new Date(now().getTime() + lease);
  if (!(await keepEdit(store.db, edit, { holder, until }))) return;
  const end = await attempt(edit, online, parts);
  if (end.type === 'done') log.info(fields, 'a message is as it should be');
  else log[end.type === 'wait' ? 'warn' : 'error']({ ...fields, reason: end.reason }, WORDS[end.type]);
  await endEdit(store.db, edit, holder, await withLoss(end, edit, store), now());
}

/** A lead message that is gone: the next news of its story begin a new one. */
async function withLoss(end: EditEnd, edit: Edit, { db }: Store): Promise<EditEnd> {
  const follow = end.type === 'gone' ? await followLedBy(db, edit) : undefined;
  return follow === undefined || end.type !== 'gone'
    ? end
    : { ...end, also: (trx) => dropLead(trx, follow.id, 'deleted') };
}

const WORDS = {
  wait: 'an edit waits',
  gone: 'a message can no longer be edited',
  failed: 'an edit failed',
} as const;

async function attempt(edit: Edit, { platform, adapter }: Connected, parts: EditorParts): Promise<EditEnd> {
  try {
    const posted = await readMessage(parts.store.db, edit);
    if (posted === undefined) return { type: 'gone', reason: 'it is not in the ledger any more' };
    const found = await marksOn(posted, parts.store);
    const follow = await followLedBy(parts.store.db, edit);
    if (follow !== undefined) return await editLead(follow, posted, found, { platform, adapter }, parts);
    const marks = marksKey(found);
    if (marks === posted.marks) return { type: 'done', marks };
    const { piece } = posted;
    if (piece === null || piece.blocks.flatMap(linesOf).length === 0)
      return { type: 'gone', reason: 'an older version posted it, and nobody knows any more what it says' };
    const form = (document: Document) => platform.render(document);
    const whole = form(amended(piece, found));
    const [part] = whole.length === 1 ? whole : form(amended(piece, found, 'short'));
    if (part !== undefined) await adapter.update(posted.receipt, part);
    return { type: 'done', marks };
  } catch (error) {
    return endOf(error, edit, parts);
  }
}

/** What has to be marked on a message, by what is known now. */
async function marksOn({ told }: PostedMessage, { db, stories }: Store): Promise<readonly Mark[]> {
  const holds = await readHolds(db);
  const marks: Mark[] = [];
  for (const { story, claim, version } of told) {
    const current = await stories.get(story);
    const isHeld = holds.get(story)?.has(claim) === true;
    const mark = current === null ? null : markOf(current, claim, version, isHeld);
    if (mark !== null) marks.push(mark);
  }
  return marks;
}

function endOf(error: unknown, { attempts }: Edit, { now, random, lease, log }: EditorParts): EditEnd {
  if (!(error instanceof PostError)) log.error({ err: error }, 'an edit failed for a reason of our own');
  else if (error.outcome === 'gone') return { type: 'gone', reason: error.message };
  else if (error.retryAfter !== undefined)
    return {
      type: 'wait',
      reason: error.message,
      attempts,
      dueAt: new Date(now().getTime() + error.retryAfter),
    };
  const next = refusal(messageOf(error), { now: now(), attempts, random: random(), lease });
  return next.type === 'wait' ? next : { type: 'failed', reason: next.reason };
}
