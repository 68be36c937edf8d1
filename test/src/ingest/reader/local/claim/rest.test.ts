// What a clause tells beside and behind what somebody says in it: it stays in the claim to which it belongs, or is one of its own.
import { describe, expect, test } from 'vitest';
import { readLocally } from '#src/ingest/reader/local/index.ts';
import type { Story } from '#briefings/story/story.ts';

const read = (text: string): Story =>
  readLocally({ text, kind: 'whole', publishedAt: '2031-05-15', outlet: 'Desk' }, '2031-05-15');

const wordsOf = (text: string): readonly string[] => read(text).claims.map((claim) => claim.text);

/** Every claim with those who say it: “Ilse Tarn: the bridge is shut”. */
const toldBy = (text: string): readonly string[] =>
  read(text).claims.map(
    ({ text: words, attribution }) => `${attribution.map(({ name }) => name).join(' & ') || '-'}: ${words}`,
  );

describe('what belongs to a claim', () => {
  test.each([
    [
      'where a place is named',
      'Ilse Tarn pointed to the mills at Velm, where 900 looms have stood still since May.',
      'Ilse Tarn pointed to the mills at Velm, where 900 looms have stood still since May',
    ],
    [
      'what belongs to a thing',
      'The inspectors blamed the roof, which was forty years old.',
      'The inspectors blamed the roof, which was forty years old',
    ],
    [
      'what is added to a thing',
      'The tests showed lead in the water, a legacy of the old mine.',
      'The tests showed lead in the water, a legacy of the old mine',
    ],
    [
      'why',
      'The council rejected the bridge, since it would have cost nine million crowns.',
      'The council rejected the bridge, since it would have cost nine million crowns',
    ],
    [
      'what came of it',
      'Velm rejected the treaty by a single vote late on Thursday, undoing eight years of talks.',
      'Velm rejected the treaty by a single vote late on Thursday, undoing eight years of talks',
    ],
    [
      'a figure behind a date',
      'The new figures put the loss at 2.4 per cent at the end of next year, half a point more than the old ones.',
      'The new figures put the loss at 2.4 per cent at the end of next year, half a point more than the old ones',
    ],
    [
      'a day to come',
      'The union announced a strike for next Friday, and the council met.',
      'The union announced a strike for next Friday',
    ],
    [
      'a passive with who did it',
      'The dog was recognised by a baker, Sep Varga, who keeps goats above the pass.',
      'The dog was recognised by a baker, Sep Varga, who keeps goats above the pass',
    ],
    [
      'who is known only by a letter',
      'A guard, identified only as Witness F, described how the gate had been opened.',
      'A guard, identified only as Witness F, described how the gate had been opened',
    ],
    [
      'what somebody owns who wants something',
      'Ilse Tarn, who owns the mill, wants the road moved.',
      'Ilse Tarn, who owns the mill, wants the road moved',
    ],
    [
      'a thing somebody else had named before',
      'Ostra sells half of its salt to Velm, a fact that Ilse Tarn had pointed to an hour earlier.',
      'Ostra sells half of its salt to Velm, a fact that Ilse Tarn had pointed to an hour earlier',
    ],
    [
      'a name that something is called by',
      'A court sat there under a judge called the Plumb, who was elected for life.',
      'A court sat there under a judge called the Plumb, who was elected for life',
    ],
    [
      'what is done by a day, and by nobody',
      'A ruling is expected by the end of July, a month before the lease runs out.',
      'A ruling is expected by the end of July, a month before the lease runs out',
    ],
    [
      'what a paper shows',
      'The clerk produced a letter showing that she had paid the toll, but nobody read it.',
      'The clerk produced a letter showing that she had paid the toll',
    ],
    [
      'calls that are no verb',
      'The mayor rejected calls for a new bridge.',
      'The mayor rejected calls for a new bridge',
    ],
    [
      'those who did something',
      'Those who voted for the bridge are up for election in May.',
      'Those who voted for the bridge are up for election in May',
    ],
    [
      'anybody who did something',
      'Anyone who found a coin in the mill was given a loaf.',
      'Anyone who found a coin in the mill was given a loaf',
    ],
    [
      'what goes on behind what is said in passing',
      'They will have to turn to Ostra, which has promised to keep a boat there, for bread and salt.',
      'They will have to turn to Ostra for bread and salt',
    ],
  ])('to its end: %s', (_name, text, words) => {
    expect(wordsOf(text)).toContain(words);
  });

  test.each([
    [
      'Ilse Tarn said the mill, which burned in May, would open again.',
      'The mill, which burned in May, would open again',
    ],
    ['Ilse Tarn called the plan a gamble.', 'Ilse Tarn called the plan a gamble'],
    ['Ilse Tarn called for a new bridge.', 'Ilse Tarn called for a new bridge'],
    ['The police released film showing nothing.', 'The police released film showing nothing'],
    ['Ilse Tarn disputed figures showing that they use less water.', 'They use less water'],
  ])('as it was: %s', (text, words) => {
    expect(wordsOf(text)).toContain(words);
  });
});

describe('what is a claim of its own', () => {
  test.each([
    [
      'The bank reported a loss of two million crowns on Tuesday, its first in nine years, and closed four branches.',
      '-: The bank closed four branches',
    ],
    [
      '“The roof is sound,” Ilse Tarn wrote to the guild, and kept her price of 45 crowns.',
      '-: Ilse Tarn kept her price of 45 crowns',
    ],
    [
      'The town voted in May, when the steam lines refused to pay by the ton and offered a fixed sum.',
      '-: The steam lines offered a fixed sum',
    ],
    [
      'The town wants a school there, while the abbey, which owns the field, is talking to a brewer.',
      '-: The abbey, which owns the field, is talking to a brewer',
    ],
    [
      'The miners had asked for more, and the owner, the Kestrel group, had offered less.',
      '-: The owner, the Kestrel group, had offered less',
    ],
  ])('what is told behind all that is said: %s', (text, claim) => {
    expect(toldBy(text)).toContain(claim);
  });

  test('who did it is left open, and is not made up', () => {
    const text = 'Ilse Tarn said that the paper had been dull and put her name on the list.';
    expect(toldBy(text)).not.toContain('-: Ilse Tarn put her name on the list');
  });
});
