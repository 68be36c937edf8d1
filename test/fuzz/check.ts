// What must hold of the Story of any text whatever.
import { brief } from '#briefings/compose/brief.ts';
import { guard } from '#briefings/guard.ts';
import { parseStory } from '#briefings/story/parse.ts';
import type { Story } from '#briefings/story/story.ts';
import { articleOfText } from '#src/ingest/article/plain.ts';
import { readLocally } from '#src/ingest/reader/local/index.ts';

/**
 * Reads the text and checks its Story: it passes the schema, every span lies in the text, every quotation stands
 * there, and the guard finds no fault in its briefing.
 * @throws Error that names what does not hold
 */
export function checkStory(text: string): Story {
  const article = articleOfText(text, { publishedAt: '2031-05-15', outlet: 'Orveld Courier' });
  const story = readLocally(article, '2031-05-15');
  parseStory(JSON.parse(JSON.stringify(story)));
  if (story.sources[0]?.text?.length !== text.length) throw new Error('the text has another length');
  for (const claim of story.claims) {
    const spans = [
      ...claim.evidence,
      ...claim.attribution.flatMap(({ at }) =>
        [at.speaker, at.cue, at.via].filter((span) => span !== undefined),
      ),
      ...(claim.quote?.at ? [claim.quote.at] : []),
    ];
    for (const { start = 0, end = 0 } of spans)
      if (start < 0 || start >= end || end > text.length)
        throw new Error(`claim ${claim.id}: no span: ${start}–${end}`);
  }
  const { faults: found } = guard(brief(story, { length: 'deep' }), [story]);
  // Where nobody but a bare source speaks, the guard rightly holds it back.
  const faults = found.filter((fault) => !fault.startsWith('a bare source comes first'));
  if (faults.length > 0) throw new Error(`the guard finds: ${faults.join('; ')}`);
  return story;
}
