// Reading a story made elsewhere: everything that is wrong is said at once, with its path.
import { describe, expect, test } from 'vitest';
import { UserError } from '#briefings/error.ts';
import { parseStory } from '#briefings/story/parse.ts';
import { storyJsonSchema } from '#briefings/story/story.ts';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { firstStory, storyOf } from '../sample.ts';

const faultsOf = (data: unknown): string => {
  try {
    parseStory(data, 'arvel.json');
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  throw new Error('no fault was found');
};

describe('a faulty story', () => {
  const story = firstStory();
  const [source, ...sources] = story.sources;
  const [first, second, ...claims] = story.claims;

  test('names faults of shape and of reference together, each with its path', () => {
    const message = faultsOf({
      ...story,
      headline: ' ',
      updatedAt: 'yesterday',
      sources: [{ ...source, url: 'javascript:alert(1)' }, ...sources],
      claims: [
        { ...first, status: 'confirmed', evidence: [] },
        { ...second, when: 'never', about: ['nobody'], links: [{ type: 'denies', claim: 'c99' }] },
        ...claims,
      ],
    });
    expect(message.split('\n')[0]).toBe('arvel.json is not a valid Story:');
    for (const path of [
      'headline: must not be empty',
      'updatedAt: must be an ISO 8601 instant',
      'sources[0].url: must be an http or https address',
      'claims[0].status: ',
      'claims[0].evidence: must name at least one piece of evidence',
      'claims[1].when: there is no moment "never"',
      'claims[1].about[0]: there is no actor "nobody"',
      'claims[1].links[0].claim: there is no claim "c99"',
    ])
      expect(message).toContain(`  - ${path}`);
  });

  test('a text that no chat can show', () => {
    const long = {
      ...story,
      headline: 'long '.repeat(20_000),
      claims: [{ ...first, text: 'x'.repeat(100_000) }],
    };
    expect(faultsOf(long)).toContain('headline: has 100,000 characters; at most 500 are allowed');
    expect(faultsOf(long)).toContain('claims[0].text: has 100,000 characters; at most 3,000 are allowed');
  });

  test('ids that stand twice', () => {
    expect(faultsOf({ ...story, claims: [first, first] })).toContain(
      'claims[1].id: "diplomats" stands twice',
    );
  });

  test('what is missing is called missing, whatever it should have been', () => {
    const message = faultsOf({ ...story, firstSeen: undefined, claims: [{ ...first, status: undefined }] });
    expect(message).toContain('firstSeen: is missing');
    expect(message).toContain('claims[0].status: is missing');
  });

  test('hostile ids are shown, and cannot write to a terminal', () => {
    const message = faultsOf({ ...story, claims: [{ ...first, about: ['\u001b[2J'] }] });
    expect(message).toContain('claims[0].about[0]: there is no actor "\\u001b[2J"');
  });

  test('nesting deeper than any story', () => {
    const nested: unknown = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
    expect(faultsOf(nested)).toContain('arvel.json is not a valid Story:');
    expect(faultsOf({ ...story, claims: [nested] })).toContain('claims[0]: ');
    expect(faultsOf({ ...story, headline: nested })).toContain('headline: ');
  });

  test.each([[null], [42], ['text'], [[]], [{}]])('%j is no story and no crash', (data) => {
    expect(faultsOf(data)).toContain('arvel.json is not a valid Story:');
  });
});

describe('a sound story', () => {
  test('null counts as absent', () => {
    const claims = firstStory().claims.map((claim) => ({
      ...claim,
      quote: claim.quote ?? null,
      legalStage: null,
    }));
    expect(parseStory({ ...firstStory(), claims })).toEqual(firstStory());
  });

  test('survives its own JSON', () => {
    for (const story of [firstStory(), storyOf(400)])
      expect(parseStory(JSON.parse(JSON.stringify(story)))).toEqual(story);
  });

  test('is valid by the exported JSON Schema, and a faulty one is not', () => {
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    const validate = ajv.compile(storyJsonSchema() as object);
    expect(validate(firstStory())).toBe(true);
    expect(validate({ ...firstStory(), phase: 'over' })).toBe(false);
  });
});
