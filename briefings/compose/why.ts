// Why something was posted in a place, or was not: the stages of an edition, the tellings of a claim.
import type { ClaimTrail, DeliveryTrail, Trails } from '../desk.ts';
import { code, line, note, section, text, time, type Block, type Document, type Line } from '../document.ts';

const KINDS: Readonly<Record<DeliveryTrail['kind'], string>> = {
  edition: 'the edition of ',
  once: 'the edition of ',
  run: 'the edition that was asked for at ',
  correction: 'the correction of ',
  note: 'the note in this thread of ',
  lead: 'the message of a followed story of ',
  follow: 'the news of a followed story of ',
};

const STANDINGS: Readonly<Record<ClaimTrail['standing'], string>> = {
  told: 'Told here as it stands: it is not told again until it changes.',
  changed: 'It has changed since: the next edition tells how.',
  'left out': 'The last edition left it out for its length, and it has not changed since.',
  'never told': 'Never told here: the next edition tells it.',
};

/** `/brief why`. */
export function whyDocument({ deliveries, claims }: Trails): Document {
  const title = deliveries.length > 0 ? 'Why it was posted, or was not' : 'What was told of it';
  return {
    type: 'notice',
    title,
    lead: `${title}.`,
    stories: [],
    audience: 'asker',
    blocks: [
      { type: 'title', text: title },
      ...deliveries.flatMap(deliveryBlocks),
      ...claims.flatMap(claimBlocks),
    ],
  };
}

function deliveryBlocks(trail: DeliveryTrail): readonly Block[] {
  const head = note(
    line([
      code(trail.schedule),
      text(`, ${KINDS[trail.kind]}`),
      time(trail.dueAt, 'datetime'),
      text(`: ${trail.state}${trail.reason === undefined ? '' : `, ${trail.reason}`}`),
    ]),
  );
  const stages = trail.stages.map(({ at, words }) => line([time(at, 'datetime'), text(` · ${words}`)]));
  return stages.length === 0 ? [head] : [head, { type: 'list', items: stages }];
}

/** The claim's words stand as a heading and not as a line of their own: this tells of the telling, not the claim. */
function claimBlocks(trail: ClaimTrail): readonly Block[] {
  const tellings: readonly Line[] = trail.tellings.map(({ at, message, words, status, edit }) =>
    line([
      time(at, 'datetime'),
      text(' · in message '),
      code(message),
      ...(status === null ? [] : [text(` · ${status}`)]),
      ...(words === null || words === trail.text ? [] : [text(` · as “${words}”`)]),
      ...(edit === null ? [] : [text(` · ${edit}`)]),
    ]),
  );
  return [
    ...(tellings.length === 0
      ? [{ type: 'heading', text: `“${trail.text}”` } as const]
      : section(`“${trail.text}”`, tellings)),
    note(line([STANDINGS[trail.standing], text(' '), code(trail.claim)])),
  ];
}
