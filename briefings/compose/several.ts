// The answers of several stories to one question → Document: a line of each, and a button that asks it of that story.
import type { Answering } from '../ask/subject.ts';
import { line, lineText, paragraph, strong, type Block, type Document, type Line } from '../document.ts';
import { answerItem } from './answer.ts';
import { againButton, feedbackButtons, moreButton, ofStoryButton } from './button.ts';

/** Stories in one answer; More tells what the others say. */
const MOST = 4;

/**
 * @param found   each with an answer, in the order in which they are to stand
 * @param options.id names the answer, so that it can be judged and gone on with
 */
export function severalDocument(
  question: string,
  found: readonly Answering[],
  options: { readonly id: string; readonly audience: Document['audience'] },
): Document {
  const { id, audience } = options;
  const shown = found.slice(0, MOST);
  const lines = shown.map(firstLine);
  const told = new Set(lines.flatMap(({ claims }) => claims.map((ref) => `${ref.story} ${ref.claim}`)));
  const further = found
    .flatMap(({ answer }) => answer.lines.map(({ story, claim }) => ({ story, claim })))
    .filter(({ story, claim }) => !told.has(`${story} ${claim}`));
  const lead = `${found.length} of these stories say something on that:`;
  return {
    type: 'answer',
    title: question,
    lead: [lead, ...lines.map(lineText)].join(' '),
    stories: found.map(({ story }) => story.id),
    audience,
    blocks: [
      paragraph(line([lead])),
      ...shown.flatMap(({ story, answer }, at): readonly Block[] => [
        paragraph(
          line([strong(story.headline), ...(answer.lead === undefined ? [] : [` — ${answer.lead}`])]),
        ),
        { type: 'list', items: lines.slice(at, at + 1) },
      ]),
      {
        type: 'buttons',
        buttons: shown.map(({ story }) => ofStoryButton(story, { question, ...options })),
      },
      {
        type: 'buttons',
        buttons: [
          ...moreButton(id, 0, further.length),
          ...(audience === 'asker' ? [againButton(id)] : []),
          ...feedbackButtons(id),
        ],
      },
    ],
    ...(further.length === 0 ? {} : { further }),
  };
}

function firstLine({ story, answer }: Answering): Line {
  const [first] = answer.lines;
  const claim = story.claims.find(({ id }) => id === first?.claim);
  return first === undefined || claim === undefined ? line([]) : answerItem(first, story, claim).line;
}
