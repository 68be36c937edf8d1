// What people put right: a claim is corrected, taken back, held until it is checked, or released.
import type { Corrected, Corrections } from '#briefings/desk.ts';
import type { ClaimRef } from '#briefings/document.ts';
import { UserError } from '#briefings/error.ts';
import type { Claim, Story } from '#briefings/story/story.ts';
import type { Ring } from './clock/tick.ts';
import { onChanged, onSaved } from './delivery/corrections.ts';
import { onHeld, onStorySaved } from './delivery/follows.ts';
import { addHold, readHolds, removeHold } from './store/holds.ts';
import { movedClaim } from './store/moves/moves.ts';
import type { Store } from './store/store.ts';
import type { Database } from './store/schema.ts';

export interface CorrectionSetting {
  readonly store: Store;
  readonly now: () => Date;
  /** Who does it, for the record. */
  readonly by: string;
  /** Rings whoever edits: something is to be edited now. */
  readonly ring: () => void;
}

/**
 * From here on, each story that is saved with something put right asks for its edits; one that is followed asks for
 * its news, too.
 * @param ring tells other instances of the deliveries, once the transaction is committed
 */
export function watchStories(
  { stories }: Pick<Store, 'stories'>,
  ring: Ring = () => Promise.resolve(),
): void {
  stories.watch(onSaved);
  stories.watch(async (trx, before, after, now) => ring(trx, await onStorySaved(trx, before, after, now)));
}

export function correctionsBy({ store, now, by, ring }: CorrectionSetting): Corrections {
  /** In one transaction: the story, the hold that ends with it, and what has to be edited. */
  const change = async (
    [storyNamed, claimNamed]: readonly [story: string, claim: string],
    act: (trx: Database, story: Story, claim: Claim) => Promise<void>,
  ): Promise<Corrected> => {
    const done = await store.db.transaction().execute(async (trx) => {
      const { story: storyId, claim: claimId } = await nowOf(trx, store, {
        story: storyNamed,
        claim: claimNamed,
      });
      const story = await store.stories.get(storyId, trx);
      const claim = story?.claims.find((each) => each.id === claimId);
      if (story === null || claim === undefined)
        throw new UserError(`There is no claim “${claimId}” in a story “${storyId}”.`);
      await act(trx, story, claim);
      // Counted once more: the hold may have ended by it, too.
      const after = (await store.stories.get(storyId, trx)) ?? story;
      const messages = await onChanged(trx, after, [claimId], now());
      return { story: after, claim: after.claims.find(({ id }) => id === claimId) ?? claim, messages };
    });
    ring();
    return done;
  };
  const save = async (trx: Database, story: Story, changed: Claim): Promise<void> => {
    const claims = story.claims.map((each) => (each.id === changed.id ? changed : each));
    await removeHold(trx, story.id, changed.id);
    await store.stories.put({ ...story, claims, updatedAt: now().toISOString() }, now(), trx);
  };
  return {
    held: () => readHolds(store.db),
    correct: (story, claim, words) =>
      change([story, claim], async (trx, before, wrong) => {
        if (wrong.text === words && wrong.status === 'corrected')
          throw new UserError('That is what the claim says already.');
        await save(trx, before, corrected(wrong, words, now()));
      }),
    withdraw: (story, claim) =>
      change([story, claim], async (trx, before, wrong) => {
        if (wrong.status === 'withdrawn') throw new UserError('That claim is withdrawn already.');
        await save(trx, before, withStatus(wrong, 'withdrawn', now()));
      }),
    hold: (story, claim) =>
      change([story, claim], async (trx, { id }, held) => {
        if (!(await addHold(trx, { story: id, claim: held.id, by }, now())))
          throw new UserError('That claim is held already. /brief release ends it.');
        await onHeld(trx, id, false, now());
      }),
    release: (story, claim) =>
      change([story, claim], async (trx, { id }, held) => {
        if (!(await removeHold(trx, id, held.id))) throw new UserError('That claim is not held.');
        await onHeld(trx, id, true, now());
      }),
  };
}

/** Where a claim is now that somebody knows by an old name: its story may have been joined or split. */
async function nowOf(trx: Database, { stories }: Store, ref: ClaimRef): Promise<ClaimRef> {
  const story = await stories.get(ref.story, trx);
  const isThere = story?.id === ref.story && story.claims.some(({ id }) => id === ref.claim);
  return isThere ? ref : movedClaim(trx, ref);
}

function withStatus(claim: Claim, status: Claim['status'], at: Date): Claim {
  const entry = { at: at.toISOString(), field: 'status', from: claim.status, to: status };
  return { ...claim, status, history: [...claim.history, entry] };
}

/** What stood in the wrong words (a quotation, figures) goes with them, unless the right words have it, too. */
function corrected(claim: Claim, words: string, at: Date): Claim {
  const { quote, ...rest } = withStatus(claim, 'corrected', at);
  const entry = { at: at.toISOString(), field: 'text', from: claim.text, to: words };
  return {
    ...rest,
    text: words,
    figures: [],
    ...(quote !== undefined && words.includes(quote.text) ? { quote } : {}),
    history: [...rest.history, ...(claim.text === words ? [] : [entry])],
  };
}
