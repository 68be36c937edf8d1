// `dateline brief` and `dateline preview`: a story's briefing, as any stage of its way shows it.
import { brief as composeBrief } from '#briefings/compose/brief.ts';
import { documentText, type Document } from '#briefings/document.ts';
import type { Length } from '#briefings/desk.ts';
import { guard } from '#briefings/guard.ts';
import type { Story } from '#briefings/story/story.ts';
import { loadPlatform } from '#src/platforms.ts';
import { print, printJson, say } from './output.ts';
import { readStory } from './story-file.ts';

export interface BriefOptions {
  /** A file; `-` is the standard input. */
  readonly story: string;
  readonly length: Length;
  readonly as: 'text' | 'document' | 'slack' | 'discord';
}

export interface PreviewOptions extends Omit<BriefOptions, 'as'> {
  readonly stage: 'story' | 'document' | 'slack' | 'discord';
}

/** Prints the briefing; for a platform, the bodies of its messages in the order of sending. */
export async function brief(options: BriefOptions): Promise<void> {
  const document = briefing(await readStory(options.story), options.length);
  if (options.as === 'text') return print(documentText(document));
  if (options.as === 'document') return printJson(document);
  const platform = await loadPlatform(options.as);
  return printJson(platform.render(document).map(({ body }) => body));
}

/** Prints one stage's value whole: the story with its defaults, the document, or the parts with the claims they carry. */
export async function preview(options: PreviewOptions): Promise<void> {
  const story = await readStory(options.story);
  if (options.stage === 'story') return printJson(story);
  const document = briefing(story, options.length);
  if (options.stage === 'document') return printJson(document);
  const platform = await loadPlatform(options.stage);
  return printJson(platform.render(document));
}

function briefing(story: Story, length: Length): Document {
  const { document, faults } = guard(composeBrief(story, { length }), [story]);
  for (const fault of faults) say(`A line was held back: ${fault}`);
  return document;
}
