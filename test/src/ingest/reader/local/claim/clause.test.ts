// What the words of a clause say of themselves: how sure, affirmed or denied, still to come, wrongdoing; and where clauses end.
import { describe, expect, test } from 'vitest';
import { certaintyOf, clauseOf, looksAhead } from '#src/ingest/reader/local/claim/certainty.ts';
import { pieces, tokensIn } from '#src/ingest/reader/local/claim/segment.ts';
import { legalStageIn, tellsWrongdoing } from '#src/ingest/reader/local/claim/wrongdoing.ts';
import { analyse } from '#src/ingest/reader/local/text/analysis.ts';

function read(text: string) {
  const analysis = analyse(text);
  const clause = clauseOf(analysis.tokens, text, tokensIn(analysis, { start: 0, end: text.length }));
  return { analysis, clause };
}

describe('certainty', () => {
  test.each([
    ['The bridge is closed.', 'certain'],
    ['The bridge will be closed on Monday.', 'certain'],
    ['The bridge may be closed.', 'possible'],
    ['The harbour could lose half its trade.', 'possible'],
    ['A collapse is not impossible.', 'possible'],
    ['The harbour could not survive another winter.', 'possible'],
    ['The mayor could not be reached on Friday.', 'certain'],
    ['Neither the mayor nor her deputy could be reached.', 'certain'],
    ['The bridge, if it survives the winter, could carry lorries.', 'possible'],
    ['The bridge is likely to be closed.', 'probable'],
    ['The bridge appears to be closed.', 'probable'],
    ['The toll is expected to rise.', 'probable'],
    ['A ruling is unlikely before June.', 'probable'],
    ['I think the bridge is closed.', 'probable'],
    ['Whether the bridge will hold', 'uncommitted'],
    ['Will the bridge hold?', 'uncommitted'],
    ['It is unclear whether the bridge will hold.', 'uncommitted'],
    ['It is too early to say what caused it.', 'uncommitted'],
    ['If the bridge falls, the town would be cut off.', 'uncommitted'],
    ['The bridge should be closed.', 'uncommitted'],
    // only the main clause counts
    ['The council closed the bridge because it might fall.', 'certain'],
    ['The council, which may meet again, closed the bridge.', 'certain'],
  ])('%s → %s', (text, expected) => {
    const { analysis, clause } = read(text);
    expect(certaintyOf(analysis.tokens, clause)).toBe(expected);
  });

  test.each([
    ['expects', 'probable'],
    ['says', 'certain'],
    ['demands', 'uncommitted'],
  ])('a speaker who %s it leaves it %s', (cue, expected) => {
    const { analysis, clause } = read('The bridge is closed.');
    expect(certaintyOf(analysis.tokens, clause, { cueKind: cue, verb: '' })).toBe(expected);
  });
});

describe('polarity', () => {
  test.each([
    ['The bridge is not safe.', true],
    ['The bridge has never been safe.', true],
    ['No decision has been made.', true],
    ['There was no reason to close it.', true],
    ['Few of them believe it.', true],
    ['The mayor declined to comment.', true],
    ['A ruling is unlikely this year.', true],
    ['The firm failed to mend it.', true],
    ['The horse failed a test.', false],
    ['The bridge is safe.', false],
    ['A collapse is not impossible.', false],
    ['The bridge is not only old but rusty.', false],
    ['The council closed the bridge that was not safe.', false],
    ['The council closed it because nobody was there.', false],
  ])('%s denied: %s', (text, expected) => {
    expect(read(text).clause.predicate?.isNegated).toBe(expected);
  });
});

describe('looks ahead', () => {
  test.each([
    ['The council will vote.', true],
    ['The council would vote.', true],
    ['The council is to vote on Friday.', true],
    ['The council is set to vote.', true],
    ['The council plans to vote.', true],
    ['The council voted.', false],
    ['The council would have voted.', false],
    ['The council has planned the bridge for years.', false],
    ['The council may be reluctant.', false],
    ['The council closed the bridge that will be rebuilt.', false],
  ])('%s %s', (text, expected) => {
    const { analysis, clause } = read(text);
    expect(looksAhead(analysis.tokens, clause)).toBe(expected);
  });
});

describe('wrongdoing', () => {
  test.each([
    ['The mayor lied to the council.', true],
    ['It is a sham.', true],
    ['The mayor is responsible for the collapse.', true],
    ['The campaign was designed to sow discord.', true],
    ['The mayor opened the bridge.', false],
    ['The mayor said that the answer to any illegal toll would be a new road.', false],
    ['We were attacked.', false],
    ['The mayor met the victims of the fraud.', false],
  ])('%s %s', (text, expected) => {
    const { analysis, clause } = read(text);
    expect(tellsWrongdoing(analysis.tokens, text, clause)).toBe(expected);
  });

  test.each([
    ['The strike is an attempt to intimidate the owners.', false],
    ['It is more likely meant to divide the union.', false],
    ['It is a sham.', true],
    ['Vell tried to influence the vote.', true],
    ['The owners are trying to intimidate the union.', true],
  ])('somebody believes: %s %s', (text, expected) => {
    const { analysis, clause } = read(text);
    expect(tellsWrongdoing(analysis.tokens, text, clause, true)).toBe(expected);
  });

  test('what a deed is meant for is an accusation where somebody says so for a fact', () => {
    const text = 'The strike is an attempt to intimidate the owners.';
    const { analysis, clause } = read(text);
    expect(tellsWrongdoing(analysis.tokens, text, clause)).toBe(true);
  });

  test.each([
    ['He was accused of fraud.', 'accused'],
    ['She was arrested on Monday.', 'arrested'],
    ['He was charged with fraud after he was arrested.', 'charged'],
    ['She was convicted of fraud.', 'convicted'],
    ['He was acquitted.', 'acquitted'],
    ['The toll was charged twice.', undefined],
  ])('%s %s', (text, expected) => {
    expect(legalStageIn(text)).toBe(expected);
  });
});

describe('clauses', () => {
  test.each([
    ['The mayor left, and the council elected Ms. Ondra.', 2],
    ['His client was ready to speak, but would not be part of a show.', 2],
    ['The mayor called it a drill, though few believe that.', 2],
    ['A judge may refuse, prosecutors rarely ask, and the council has no say.', 3],
    ['The mayor, the council and the harbour master signed it.', 1],
    ['The mayor opened the bridge and thanked the workers.', 1],
    ['If the bridge falls and the ferry stops, the town is cut off.', 1],
    ['The mill stands empty, while the abbey, which owns the field, is talking to a brewer.', 2],
    ['The mill burned, and its owner, the baker Jonas Holm, left the town.', 2],
    ['The bridge is closed; its keeper, Ilse Tarn, has gone home.', 2],
    ['The ferry ran for ten years, and until 2010 it carried cars.', 2],
    ['At weddings the bread is sweet; on other days it is baked with salt.', 2],
    ['Bread is dear, but those who bake it earn little.', 2],
    ['The six members all backed the plan, while the seventh stayed in bed.', 2],
    ['She said that the mill had burned, and that the men who ran it were safe.', 2],
    ['The mayor met Ota, Bell, and the man who saved him.', 1],
    ['The bridge is old, but without a toll, which was dropped in May.', 1],
    ['The council met a guild that had lost its hall, and whose master was ill.', 1],
    ['It is known who sold the mill, and why the buyer, a baker, has left it.', 1],
    ['He smuggled out letters that were in truth coded weather reports.', 1],
  ])('%s: %i', (text, expected) => {
    const { analysis } = read(text);
    expect(pieces(analysis, { start: 0, end: text.length })).toHaveLength(expected);
  });
});
