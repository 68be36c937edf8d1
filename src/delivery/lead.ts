// The edit of a lead message: it shows how its story stands now, with what it told before and was wrong marked.
import { amended } from '#briefings/compose/correction.ts';
import { LEAD_FORMS, leadDocument, type LeadForm } from '#briefings/compose/lead.ts';
import type { Document } from '#briefings/document.ts';
import { marksKey, type Mark } from '#briefings/story/mark.ts';
import { guarded } from '#src/guarded.ts';
import type { EditEnd, PostedMessage } from '#src/store/edits.ts';
import { dropLead, type Follow } from '#src/store/follows.ts';
import { tellable } from '#src/store/holds.ts';
import type { Database } from '#src/store/schema.ts';
import { takePicture } from '#src/store/told.ts';
import type { Connected, EditorParts } from './sending.ts';

/**
 * Unlike other messages, a lead message is composed anew. What it told before stays known for as long as it has to be
 * marked; then it tells what it shows.
 * @param marks what has to be marked of what it told
 */
export async function editLead(
  follow: Follow,
  posted: PostedMessage,
  marks: readonly Mark[],
  { platform, adapter }: Connected,
  { store, now, log }: Pick<EditorParts, 'store' | 'now' | 'log'>,
): Promise<EditEnd> {
  const story = await store.stories.get(follow.story);
  if (story === null) return { type: 'gone', reason: 'There is no such story any more.' };
  const [shown = story] = await tellable(store.db, [story]);
  const options = { isOn: follow.state === 'on', lost: follow.lost, marks };
  const base = (form: LeadForm): Document => guarded(leadDocument(shown, { ...options, form }), [story], log);
  const { piece, document } = fitting(base, marks, (each) => platform.render(each).length === 1);
  const [part] = platform.render(document);
  if (part === undefined) return { type: 'failed', reason: 'nothing could be composed' };
  const also = follow.state === 'on' ? undefined : (trx: Database) => dropLead(trx, follow.id, null);
  const done = { type: 'done', marks: marksKey(marks), ...(also === undefined ? {} : { also }) } as const;
  if (JSON.stringify(part.body) === posted.body) return done;
  await adapter.update(posted.receipt, part);
  const picture = await takePicture(store.db, piece, [story], now());
  const kept = marks.map(({ claim }) => ({ story: story.id, claim: claim.id }));
  return { ...done, said: { part: { ...part, piece }, versions: picture.stories, kept } };
}

/** The longest form that fits into one message; before it is shortened, its marks are. */
function fitting(
  base: (form: LeadForm) => Document,
  marks: readonly Mark[],
  fits: (document: Document) => boolean,
): { readonly piece: Document; readonly document: Document } {
  const forms = LEAD_FORMS.flatMap((each) => {
    const piece = base(each);
    return (['whole', 'short'] as const).map((form) => ({ piece, document: amended(piece, marks, form) }));
  });
  const last = forms.at(-1);
  const found = forms.find(({ document }) => fits(document)) ?? last;
  if (found === undefined) throw new Error('There is no form of a lead message');
  return found;
}
