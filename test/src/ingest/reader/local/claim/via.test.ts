// Through whom a passage came: said to one outlet at its head, and carried over what the speaker goes on to say.
import { describe, expect, test } from 'vitest';
import { readLocally } from '#src/ingest/reader/local/index.ts';

/** Each claim that somebody makes, with the name of the via. */
function viasOf(text: string): readonly string[] {
  const story = readLocally({ text, kind: 'whole', publishedAt: '2031-05-15', outlet: 'Desk' }, '2031-05-15');
  return story.claims.flatMap((claim) =>
    claim.attribution.map(({ via, viaName }) => {
      const name = viaName ?? story.actors.find(({ id }) => id === via)?.name;
      return name === undefined ? claim.text : `${claim.text} (via ${name})`;
    }),
  );
}

const TOLD = 'Harbour spokesman Odo Ferris told the Coast Courier that the spill was small.';
const SMALL = 'The spill was small (via Coast Courier)';

describe('what the speaker goes on to say', () => {
  test.each([
    [
      'he added, and he said',
      `${TOLD} He added that divers had found no leak. “We are helping with the cleanup,” he said.`,
      [
        SMALL,
        'Divers had found no leak (via Coast Courier)',
        'We are helping with the cleanup (via Coast Courier)',
      ],
    ],
    [
      'with the outlet behind the words',
      '“It is a mess out there,” Odo Ferris said on Monday, according to Reuters. The port did not want a fight, he added.',
      ['It is a mess out there (via Reuters)', 'The port did not want a fight (via Reuters)'],
    ],
  ])('came the same way: %s', (_, text, vias) => {
    expect(viasOf(text).map((each) => each.replace(/[“”]/g, ''))).toEqual(vias);
  });

  test.each([
    ['in a statement', `${TOLD} He said in a statement that divers had found no leak.`],
    ['earlier', `${TOLD} He had said earlier that divers had found no leak.`],
    ['by another', `${TOLD} Engineer Lena Voss said that divers had found no leak.`],
    ['in another paragraph', `${TOLD}\n\nHe said that divers had found no leak.`],
    [
      'after another spoke',
      `${TOLD} Engineer Lena Voss called it large. He said that divers had found no leak.`,
    ],
  ])('did not, where it was said %s', (_, text) => {
    const vias = viasOf(text);
    expect(vias[0]).toBe(SMALL);
    expect(vias.at(-1)).toBe('Divers had found no leak');
  });
});
