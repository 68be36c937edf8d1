// How a speaker is called in a line: by name with the role, and never by the role before a description.
import { describe, expect, test } from 'vitest';
import { claimLine } from '#briefings/compose/claim.ts';
import { lineText } from '#briefings/document.ts';
import { readLocally } from '#src/ingest/reader/local/index.ts';

/** Its claims as lines, without their sources. */
function linesOf(text: string): readonly string[] {
  const story = readLocally({ text, kind: 'whole', publishedAt: '2031-05-15', outlet: 'Desk' }, '2031-05-15');
  return story.claims.map((claim) => lineText(claimLine(story, claim)).replace(' [1]', ''));
}

describe('who says it', () => {
  test('has the role before the name', () => {
    expect(linesOf('The port is shut. Gov. Petra Holm denied that it had flooded.')).toContain(
      'Gov. Petra Holm denied that it had flooded',
    );
  });

  test.each([
    ['Petra Holm, director of the Harbour Institute,', 'director Petra Holm'],
    ['Petra Holm, a professor of law at Orveld University,', 'professor of law Petra Holm'],
    ['Petra Holm, head of the port authority,', 'Petra Holm'],
    ['The captain’s wife, Petra Holm,', 'Petra Holm'],
    ['Secretary of State Petra Holm', 'Secretary of State Petra Holm'],
  ])('of the role of “%s” what stands well before a name', (who, speaker) => {
    expect(linesOf(`The port is shut. ${who} said the town had flooded.`)).toContain(
      `The town had flooded — ${speaker}`,
    );
  });

  test('is named behind a description, which takes no role before it', () => {
    const lines = linesOf('Gov. Petra Holm shut the port. The governor reiterated her opposition to a dam.');
    expect(lines).toContain('The governor reiterated her opposition to a dam — Gov. Petra Holm');
  });
});

test('a quotation that says all that the claim says is told once, however it begins', () => {
  const lines = linesOf(
    'The port is shut. “We regret the delay, and in any case the rule of the tides holds here,” said Petra Holm, head of the port authority.',
  );
  const told = lines.filter((line) => line.includes('rule of the tides'));
  expect(told.map((line) => line.split('rule of the tides').length - 1)).toEqual([1]);
});
