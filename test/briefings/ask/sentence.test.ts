// The sentences of a story: where claims stand, and how well a sentence fits what is asked.
import { describe, expect, it } from 'vitest';
import { sentencesOf } from '#briefings/ask/sentence.ts';
import { stemOf } from '#briefings/ask/words.ts';
import type { Story } from '#briefings/story/story.ts';
import { readLocally } from '#src/ingest/reader/local/index.ts';

const TEXT =
  'The ferry ran aground off Tansy Point. Capt. Orla Venn said the pilot had misread the chart. “We were lucky,” she added.\n\nThe harbour board will meet on Monday.';

const story: Story = readLocally({ text: TEXT, kind: 'whole' }, '2026-03-02');
const sentenceWith = (story: Story, words: string): string | undefined => {
  const claim = story.claims.find((each) => each.text.includes(words));
  return claim && sentencesOf(story).of.get(claim.id)?.text;
};

describe('sentencesOf', () => {
  it('gives each claim its whole sentence, whatever is shortened in it', () => {
    expect(sentenceWith(story, 'misread')).toBe('Capt. Orla Venn said the pilot had misread the chart.');
    expect(sentenceWith(story, 'board')).toBe('The harbour board will meet on Monday.');
  });

  it('gives a claim its own words where no text is known', () => {
    const bare = { ...story, sources: story.sources.map((source) => ({ ...source, text: undefined })) };
    expect(sentenceWith(bare, 'misread')).toContain('misread the chart');
    expect(sentenceWith(bare, 'misread')).not.toContain('aground');
  });

  it('fits a sentence by its rare words, and not at all without any', () => {
    const { of, fit } = sentencesOf(story);
    const fits = (words: string, asked: string): number => {
      const claim = story.claims.find((each) => each.text.includes(words));
      const sentence = claim && of.get(claim.id);
      if (!sentence) throw new Error(`No claim says ${words}.`);
      return fit(asked.split(' ').map(stemOf), sentence);
    };
    expect(fits('misread', 'pilot chart')).toBeGreaterThan(fits('board', 'pilot chart'));
    expect(fits('board', 'pilot chart')).toBe(0);
    expect(fits('misread', 'pilot chart')).toBeGreaterThan(fits('misread', 'pilot'));
  });
});
