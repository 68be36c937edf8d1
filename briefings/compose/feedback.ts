// What readers said of answers, in words: a thank-you to the reader, and the list for the operator.
import {
  chip,
  code,
  line,
  note,
  paragraph,
  strong,
  text,
  time,
  type Block,
  type Document,
  type Line,
} from '../document.ts';
import { REASONS, type Feedback, type Judgement, type Tally } from '../feedback.ts';
import { notice } from './notice.ts';
import { counted } from './sources.ts';

/** Says that a verdict is kept. @param isManager may put a claim right */
export function thanks({ verdict, reason }: Judgement, isManager: boolean): Document {
  if (verdict === 'helpful') return notice('notice', 'Noted', 'Thank you: noted as helpful.', 'asker');
  const what = reason === undefined ? '' : ` (“${REASONS[reason]}”)`;
  const remedy = isManager
    ? 'If a claim itself is wrong, you can put it right wherever it was told: /brief correct, withdraw or hold.'
    : 'Whoever runs this bot sees it with the answer.';
  return notice('notice', 'Noted', `Thank you: noted as wrong${what}. ${remedy}`, 'asker');
}

/** `/brief feedback`, and `dateline feedback`. @param feedback the newest first */
export function feedbackList(feedback: readonly Feedback[]): Document {
  const tally = tallyOf(feedback);
  return {
    type: 'notice',
    title: 'Feedback',
    lead: `Feedback on answers: ${tallyText(tally)}.`,
    stories: [],
    audience: 'asker',
    blocks: [
      { type: 'title', text: 'Feedback on answers' },
      paragraph(line([feedback.length === 0 ? 'None yet.' : `${capital(tallyText(tally))}.`])),
      ...feedback.flatMap(blocksOf),
      ...(tally.wrong > 0
        ? [note(line(['A claim that is wrong is put right by ', code('/brief correct'), '.']))]
        : []),
    ],
  };
}

export const tallyOf = (feedback: readonly Feedback[]): Tally => ({
  helpful: feedback.filter(({ verdict }) => verdict === 'helpful').length,
  wrong: feedback.filter(({ verdict }) => verdict === 'wrong').length,
});

export const tallyText = ({ helpful, wrong }: Tally): string => `${helpful} helpful, ${wrong} wrong`;

const capital = (value: string): string => value.charAt(0).toUpperCase() + value.slice(1);

/** The answer's lines show their claims' ids, so that one can be put right; they are not told here. */
function blocksOf({ verdict, reason, words, at, answer }: Feedback): readonly Block[] {
  const why = [
    ...(reason === undefined ? [] : [REASONS[reason]]),
    ...(words === undefined ? [] : [`“${words}”`]),
  ];
  return [
    paragraph(
      line([
        chip(verdict),
        text(' '),
        strong(answer.question),
        ...(why.length === 0 ? [] : [text(` — ${why.join(': ')}`)]),
        text(' · '),
        time(at, 'datetime'),
        text(` · ${answer.place}`),
      ]),
    ),
    ...(verdict === 'wrong' ? [{ type: 'list', items: saidLines(answer) } as const] : []),
  ];
}

function saidLines({ lines, claims }: Feedback['answer']): readonly Line[] {
  const ids = [...new Set(claims.map(({ story, claim }) => `${story}/${claim}`))];
  return [
    ...lines.slice(0, 6).map((each) => line([each])),
    ...(ids.length === 0
      ? []
      : [line([`${counted(ids.length, 'claim')}: `, code(ids.slice(0, 6).join(' '))])]),
  ];
}
