// Living threads: what is posted of a story that a place follows, and where.
import { afterQuiet, LEAD_FORMS, leadDocument, type LeadOptions } from '#briefings/compose/lead.ts';
import { hasNews, update } from '#briefings/compose/update.ts';
import type { Document } from '#briefings/document.ts';
import type { Place } from '#briefings/place.ts';
import { markKey, markOf, rightOf } from '#briefings/story/mark.ts';
import type { Known, Told, ToldStories } from '#briefings/story/news.ts';
import type { Claim, Story } from '#briefings/story/story.ts';
import { versionOf } from '#briefings/story/version.ts';
import { guarded } from '#src/guarded.ts';
import type { Delivery } from '#src/store/delivery.ts';
import { findFollow, followsAt, type Follow } from '#src/store/follows.ts';
import { tellable } from '#src/store/holds.ts';
import { notesIn } from '#src/store/notes.ts';
import { occasionOf } from '#src/store/occasion.ts';
import type { Database } from '#src/store/schema.ts';
import { takePicture, toldAt } from '#src/store/told.ts';
import type { Edition, Newsdesk } from './newsdesk.ts';

/** The lead message as it is now, in the longest form that fits into one message. */
function leadThatFits(
  story: Story,
  options: Omit<LeadOptions, 'form'>,
  fits: (document: Document) => boolean,
): Document {
  const forms = LEAD_FORMS.map((form) => leadDocument(story, { ...options, form }));
  return forms.find(fits) ?? leadDocument(story, { ...options, form: { length: 'flash', left: [] } });
}

/**
 * The follow whose thread a delivery goes to: its own; for an edition of this one story, the place's. An edition of
 * several stories goes to the channel.
 */
export async function followBehind(db: Database, delivery: Delivery): Promise<Follow | undefined> {
  if (delivery.kind === 'lead' || delivery.kind === 'follow') return findFollow(db, delivery.schedule);
  if (delivery.kind === 'note' || delivery.kind === 'correction') return undefined;
  const follows = (await followsAt(db, delivery.place)).filter(({ thread }) => thread !== null);
  if (follows.length === 0) return undefined;
  const { schedules } = await occasionOf(db, delivery);
  return follows.find(
    ({ story }) =>
      schedules.length > 0 && schedules.every((each) => each.story === story && each.selection === undefined),
  );
}

/** The lead message of a followed story where it has none, else its news. */
export async function composeLiving(delivery: Delivery, newsdesk: Newsdesk): Promise<Edition> {
  const { store } = newsdesk;
  const follow = await findFollow(store.db, delivery.schedule);
  if (follow?.state !== 'on') return { type: 'unwanted', reason: 'the story is no longer followed here' };
  const kept = await store.stories.get(follow.story);
  const [story] = await tellable(store.db, kept === null ? [] : [kept]);
  if (story === undefined) return { type: 'gone' };
  const told = await toldIn(store.db, follow.thread ?? follow.place, [story]);
  const isNews = hasNews([story], told, OPTIONS);
  const isLead = follow.thread === null;
  if (delivery.kind === 'lead' ? !isLead : !isNews)
    return {
      type: 'unwanted',
      reason:
        delivery.kind === 'lead'
          ? 'its message stands already'
          : 'nothing that a reader has not been told: at most its first message changes',
    };
  if (isLead) return composeLead(delivery, follow, { story, told, isNews }, newsdesk);
  const document = newsOf(story, told, delivery, newsdesk);
  return {
    type: 'document',
    document,
    picture: await takePicture(store.db, document, [story], newsdesk.now()),
    account: `news of “${story.headline}”, which is followed here`,
  };
}

const OPTIONS = { length: 'brief', edition: true } as const;

interface Standing {
  readonly story: Story;
  readonly told: ToldStories;
  readonly isNews: boolean;
}

/** Where a thread was lost, what is new since comes right after the new message. */
async function composeLead(
  delivery: Delivery,
  { lost }: Follow,
  { story, told, isNews }: Standing,
  newsdesk: Newsdesk,
): Promise<Edition> {
  const { store, now, log, fits } = newsdesk;
  const document = guarded(leadThatFits(story, { isOn: true, lost }, fits), [story], log);
  const isFirst = told.get(story.id)?.hadEdition !== true;
  const reply = isNews && !isFirst ? newsOf(story, told, delivery, newsdesk) : undefined;
  return {
    type: 'document',
    document,
    ...(reply === undefined ? {} : { reply }),
    picture: await takePicture(store.db, document, [story], now()),
    account: `the message that shows how “${story.headline}” stands, as it is followed here`,
  };
}

function newsOf(story: Story, told: ToldStories, delivery: Delivery, { log }: Newsdesk): Document {
  const news = update([story], told, OPTIONS);
  return guarded(delivery.held ? afterQuiet(news, delivery.scheduledFor) : news, [story], log);
}

/** What a thread was told, and what it is about to be: a correction that a note will tell there is told by the note. */
export async function toldIn(db: Database, thread: Place, stories: readonly Story[]): Promise<ToldStories> {
  const told = await toldAt(db, thread);
  const notes = await notesIn(db, thread);
  const changed = new Map<string, Told>(told);
  for (const story of stories) {
    const here = told.get(story.id);
    if (here === undefined) continue;
    const claims = new Map<string, Known>(here.claims);
    for (const note of notes.filter((each) => each.story === story.id)) {
      const mark = markOf(story, note.claim, here.claims.get(note.claim)?.version ?? null, false);
      if (mark === null || markKey(mark) !== note.mark) continue;
      for (const claim of [mark.claim, rightOf(mark)])
        if (claim !== null) claims.set(claim.id, known(story, claim));
    }
    changed.set(story.id, { ...here, claims });
  }
  return changed;
}

const known = (story: Story, claim: Claim): Known => ({ version: versionOf(story, claim), told: true });
