// What a delivery says: what is new for its place, composed when it is delivered, so that it tells what is known by then.
import { selectionText } from '#briefings/compose/selection.ts';
import { hasNews, nothingFits, update, type UpdateOptions } from '#briefings/compose/update.ts';
import { line, note, text, time, type Document, type Inline } from '#briefings/document.ts';
import type { Length } from '#briefings/desk.ts';
import { newsOf, type ToldStories } from '#briefings/story/news.ts';
import { rankText, rundown, type Rundown } from '#briefings/compose/rundown.ts';
import { ranked } from '#briefings/story/rank.ts';
import type { Story } from '#briefings/story/story.ts';
import { correctionNote } from '#briefings/compose/correction.ts';
import { markOf } from '#briefings/story/mark.ts';
import { guarded } from '#src/guarded.ts';
import { notedBy } from '#src/store/notes.ts';
import type { Delivery } from '#src/store/delivery.ts';
import { occasionOf, type Occasion } from '#src/store/occasion.ts';
import { settingsOf } from '#src/store/places.ts';
import type { StoredSchedule } from '#src/store/schedules.ts';
import { tellable } from '#src/store/holds.ts';
import { takePicture, toldAt } from '#src/store/told.ts';
import { composeLiving, followBehind, toldIn } from './living.ts';
import type { Edition, Newsdesk } from './newsdesk.ts';

export async function composeEdition(delivery: Delivery, newsdesk: Newsdesk): Promise<Edition> {
  const { store, now, log } = newsdesk;
  const { db } = store;
  if (delivery.kind === 'note') return composeNote(delivery, newsdesk);
  if (delivery.kind === 'lead' || delivery.kind === 'follow') return composeLiving(delivery, newsdesk);
  const occasion = await occasionOf(db, delivery);
  if (occasion.schedules.length === 0)
    return { type: 'unwanted', reason: occasion.left ?? 'its schedule was removed' };
  const all = await tellable(db, await store.stories.list());
  const follow = await followBehind(db, delivery);
  const told =
    follow?.thread == null ? await toldAt(db, delivery.place) : await toldIn(db, follow.thread, all);
  const isCorrection = delivery.kind === 'correction';
  const plan: Rundown = isCorrection
    ? { entries: ranked(all, told, now()), left: '', isGone: false }
    : rundown(all, occasion.schedules, told, now());
  if (plan.isGone) return { type: 'gone' };
  const stories = plan.entries.map(({ story }) => story);
  const options: UpdateOptions = {
    length: longest(occasion.schedules),
    edition: true,
    ...(isCorrection ? { only: 'corrections' } : {}),
  };
  const account = accountOf(plan, told);
  if (!hasNews(stories, told, options)) {
    const silent = (await settingsOf(db, delivery.place))?.withoutNews === 'silent';
    if (silent || isCorrection)
      return { type: 'unwanted', reason: `nothing new, and this channel wants silence then: ${account}` };
  }
  const composed =
    stories.length === 0 ? nothingFits(subjectOf(occasion.schedules)) : update(stories, told, options);
  const document = guarded(labelled(composed, delivery, occasion), all, log);
  // What a selection leaves out of a story was not told, and is no old news for another schedule of the place.
  return { type: 'document', document, picture: await takePicture(db, document, stories, now()), account };
}

/** What was wrong in a thread, and is put right by now; what is not any more is left out. */
async function composeNote({ id, place }: Delivery, { store, now, log }: Newsdesk): Promise<Edition> {
  const all = await store.stories.list();
  const noted = await notedBy(store.db, id);
  const marks = noted.flatMap(({ story, claim, version }) => {
    const current = all.find((each) => each.id === story);
    return current === undefined ? [] : (markOf(current, claim, version, false) ?? []);
  });
  if (marks.length === 0) return { type: 'unwanted', reason: 'what was to be put right stands again' };
  const document = guarded(correctionNote(marks), all, log);
  return {
    type: 'document',
    document,
    picture: await takePicture(store.db, document, all, now()),
    account: `put right in ${place}: ${marks.map((mark) => mark.claim.id).join(', ')}`,
  };
}

/** “stories about Russia, from Reuters”. */
const subjectOf = (schedules: readonly StoredSchedule[]): string =>
  [...new Set(schedules.map(({ selection }) => selectionText(selection, 'stories')))].join('; or ');

const LENGTHS: readonly Length[] = ['flash', 'brief', 'deep'];

const longest = (schedules: readonly StoredSchedule[]): Length =>
  LENGTHS[Math.max(...schedules.map(({ length }) => LENGTHS.indexOf(length)))] ?? 'brief';

/** So many stories are accounted for one by one. */
const ACCOUNTED = 12;

/** “dam: 3 new or changed, 12 unchanged (third of 7: corroborated, two origins)”, for each story; what was left out. */
function accountOf({ entries, left }: Rundown, told: ToldStories): string {
  const each = entries.slice(0, ACCOUNTED).map((entry, at) => {
    const rank = entries.length === 1 ? '' : ` (${rankText(entry, at, entries.length)})`;
    return `${entry.story.id}: ${newsText(entry.story, told)}${rank}`;
  });
  const more = entries.length - each.length;
  return [
    ...(entries.length === 0 ? ['no story fits'] : each),
    ...(more > 0 ? [`${more} more after them`] : []),
    ...(left === '' ? [] : [`left out: ${left}`]),
  ].join('; ');
}

function newsText(story: Story, told: ToldStories): string {
  const here = told.get(story.id);
  if (here?.since == null || !here.hadEdition) return 'the first edition here';
  const { items, unchanged, waiting } = newsOf(story, here, here.since);
  const wait = waiting > 0 ? `, ${waiting} waiting for a better source` : '';
  return `${items.length} new or changed, ${unchanged} unchanged${wait}`;
}

/** Under its title an edition says why it comes when it comes. */
function labelled(document: Document, delivery: Delivery, occasion: Occasion): Document {
  const words = [...lateInlines(delivery, occasion), ...joinedInlines(delivery, occasion)];
  if (words.length === 0) return document;
  const below = document.blocks[0]?.type === 'title' ? 1 : 0;
  return { ...document, blocks: document.blocks.toSpliced(below, 0, note(line(words))) };
}

function lateInlines({ late, held, scheduledFor }: Delivery, { missed }: Occasion): readonly Inline[] {
  if (!late || held) return [];
  const also = missed === 0 ? '.' : `; it stands for ${missed} missed before it, too.`;
  return [text('Late edition: it was due '), time(scheduledFor, 'datetime'), text(also)];
}

function joinedInlines({ held, scheduledFor }: Delivery, { joined }: Occasion): readonly Inline[] {
  const [first] = joined;
  if (first !== undefined)
    return [
      text(`After quiet hours: ${joined.length + 1} editions in one, due from `),
      time(first, 'datetime'),
      text(' to '),
      time(scheduledFor, 'datetime'),
      text('.'),
    ];
  return held ? [text('After quiet hours: it was due '), time(scheduledFor, 'datetime'), text('.')] : [];
}
