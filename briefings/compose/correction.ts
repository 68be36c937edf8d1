// What was posted and is wrong: its lines marked where they stand, and a note of it for their thread.
import {
  chip,
  line,
  linesOf,
  lineText,
  text,
  type Block,
  type ClaimRef,
  type Document,
  type Line,
} from '../document.ts';
import { rightOf, type Mark } from '../story/mark.ts';
import { claimInlines, refOf } from './claim.ts';

/**
 * A posted message with its wrong lines marked: what was wrong, and what is right. All else stays as it was.
 * @param form short: where the message has no room for more, its lines send the reader to the note in the thread
 */
export function amended(
  posted: Document,
  marks: readonly Mark[],
  form: 'whole' | 'short' = 'whole',
): Document {
  const amendedLine = (each: Line): readonly Line[] => {
    const own = marks.filter((mark) => each.claims.some((ref) => isOf(ref, mark)));
    return own.length === 0 ? [each] : form === 'short' ? [shortLine(each, own)] : wholeLines(each, own);
  };
  const wrong = posted.blocks
    .flatMap(linesOf)
    .find((each) => lineText(each) === posted.lead && amendedLine(each)[0] !== each);
  const lead = wrong === undefined ? undefined : amendedLine(wrong)[0];
  return {
    ...posted,
    ...(lead === undefined ? {} : { lead: lineText(lead) }),
    blocks: posted.blocks.flatMap((block) => amendedBlock(block, amendedLine)),
  };
}

function amendedBlock(block: Block, amendedLine: (each: Line) => readonly Line[]): readonly Block[] {
  if (block.type === 'list') return [{ ...block, items: block.items.flatMap(amendedLine) }];
  if (block.type !== 'paragraph' && block.type !== 'note') return [block];
  return amendedLine(block.line).map((each) => ({ ...block, line: each }));
}

const isOf = ({ story, claim }: ClaimRef, mark: Mark): boolean =>
  story === mark.story.id && claim === mark.claim.id;

const isPutRight = ({ type }: Mark): boolean => type !== 'check';

function wholeLines(each: Line, marks: readonly Mark[]): readonly Line[] {
  const right = marks.filter(isPutRight);
  const checked = marks.filter((mark) => !isPutRight(mark));
  const rest = each.claims.filter((ref) => !right.some((mark) => isOf(ref, mark)));
  const told = right.flatMap((mark) => {
    const phrase = each.phrases?.find((ref) => isOf(ref, mark))?.text;
    return rightLines(mark, 'It said', { phrase, otherwise: lineText(each) });
  });
  if (rest.length === 0) return told;
  const subject = each.claims.length > 1 ? checked.flatMap(({ was }) => was ?? []) : [];
  return [
    ...told,
    line(
      [
        ...(checked.length > 0 ? [chip('being checked'), text(' ')] : []),
        ...(subject.length > 0 ? [`${subject.map((words) => `“${words}”`).join(', ')} · `] : []),
        ...(told.length > 0 ? ['As it was posted: '] : []),
        ...each.inlines,
      ],
      rest,
    ),
  ];
}

interface Posted {
  /** The words in which it was told, where those were not the claim's own. */
  readonly phrase?: string | undefined;
  /** What was said, where the mark does not know it. */
  readonly otherwise?: string;
}

/** What is right, and what was said before. */
function rightLines(mark: Mark, said: string, { phrase, otherwise }: Posted = {}): readonly Line[] {
  const { story, claim, type } = mark;
  if (type === 'withdrawal')
    return [
      line([chip('withdrawal'), ' Taken back: ', ...claimInlines(story, claim)], [refOf(story, claim)]),
    ];
  const right = rightOf(mark);
  const was = phrase ?? mark.was ?? otherwise;
  return [
    right === null
      ? line([chip('correction'), ' No longer held: ', ...claimInlines(story, claim)], [refOf(story, claim)])
      : line([chip('correction'), ' ', ...claimInlines(story, right)], [refOf(story, right)]),
    ...(was === undefined || right === null ? [] : [line([`${said}: “${was}”`])]),
  ];
}

function shortLine(each: Line, marks: readonly Mark[]): Line {
  const [first] = marks.filter(isPutRight);
  if (first === undefined) return line([chip('being checked'), ' ', ...each.inlines], each.claims);
  const several = each.claims.length > 1;
  return line(
    [
      chip(first.type),
      text(several ? ' Partly wrong: see the thread. ' : ' See the thread.'),
      ...(several ? each.inlines : []),
    ],
    each.claims,
  );
}

/** A reply for a thread in which something wrong was told: what is right, and what was said. */
export function correctionNote(marks: readonly Mark[]): Document {
  const items = marks.filter(isPutRight).flatMap((mark) => rightLines(mark, 'Told in this thread before'));
  const stories = [...new Map(marks.map(({ story }) => [story.id, story])).values()];
  const title = `Correction: ${stories[0]?.headline ?? ''}`;
  const [lead] = items;
  return {
    type: 'correction',
    title,
    lead: lead === undefined ? title : lineText(lead),
    stories: stories.map(({ id }) => id),
    audience: 'place',
    blocks: [
      { type: 'heading', text: 'Put right' },
      { type: 'list', items },
    ],
  };
}
