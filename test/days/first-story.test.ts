// The first story, stage by stage: the document and both renderings, recorded side by side, to be read.
import { describe, expect, test } from 'vitest';
import { discord } from '#adapters/discord/index.ts';
import { slack } from '#adapters/slack/index.ts';
import { brief } from '#briefings/compose/brief.ts';
import { firstStory } from '../briefings/sample.ts';

const recorded = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

describe.each(['flash', 'brief', 'deep'] as const)('%s', (length) => {
  const document = brief(firstStory(), { length });

  test('as a document', async () => {
    await expect(recorded(document)).toMatchFileSnapshot(`first-story/${length}.document.recorded.json`);
  });

  test.each([slack, discord])('as messages of $name', async (platform) => {
    const bodies = platform.render(document).map((part) => part.body);
    await expect(recorded(bodies)).toMatchFileSnapshot(
      `first-story/${length}.${platform.name}.recorded.json`,
    );
  });
});
