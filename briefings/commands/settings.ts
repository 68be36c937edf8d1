// `/brief quiet`, `zone`, `no-news`, `answers`: what a channel chooses for its editions and its answers.
import { z } from 'zod';
import { command } from '../command.ts';
import { settingsDocument } from '../compose/settings.ts';
import { UserError } from '../error.ts';
import { readQuiet } from '../schedule/quiet.ts';
import { readZone } from '../schedule/zone.ts';
import type { Desk } from '../desk.ts';

/** To see what is set is everybody's, to set it is for managers. */
function checkManager(desk: Desk, name: string): void {
  if (!desk.asker.manager)
    throw new UserError(`Only those who manage this place may set /brief ${name}. Ask one of its admins.`);
}

export const quiet = command({
  name: 'quiet',
  summary: 'Hours without editions: they are held, and joined into one when the hours end',
  example: 'quiet 22:00–7:00',
  input: z.object({
    hours: z.string().trim().max(60).optional().describe('“22:00–7:00”, or “off”; nothing shows what is set'),
    corrections: z
      .enum(['pass', 'hold'])
      .optional()
      .describe('pass: a correction of what was told here comes at once · hold: it waits, too'),
  }),
  rest: 'hours',
  access: 'everyone',
  audience: 'asker',
  async run({ hours, corrections }, desk) {
    const before = await desk.settings.read();
    if (hours === undefined && corrections === undefined)
      return settingsDocument(before, 'Settings of this channel');
    checkManager(desk, 'quiet');
    if (hours === undefined && before.quiet === null)
      throw new UserError('There are no quiet hours here yet. For example: /brief quiet 22:00–7:00 hold');
    const read = hours === undefined ? before.quiet : readQuiet(hours);
    const kept = corrections ?? before.quiet?.corrections ?? 'pass';
    const next = read === null ? null : { ...read, corrections: kept };
    const done = next === null ? 'Quiet hours are off' : 'Quiet hours set';
    return settingsDocument(await desk.settings.set({ quiet: next }), done);
  },
});

export const zone = command({
  name: 'zone',
  summary: 'The time zone of this channel; its schedules go with it',
  example: 'zone Berlin',
  input: z.object({
    zone: z
      .string()
      .trim()
      .max(60)
      .optional()
      .describe('A city such as Berlin, or an IANA name; nothing shows what is set'),
  }),
  rest: 'zone',
  access: 'everyone',
  audience: 'asker',
  async run({ zone: words }, desk) {
    if (words === undefined) return settingsDocument(await desk.settings.read(), 'Settings of this channel');
    checkManager(desk, 'zone');
    return settingsDocument(await desk.settings.set({ zone: readZone(words) }), 'Time zone set');
  },
});

export const noNews = command({
  name: 'no-news',
  summary: 'What an edition with nothing new does: one line that says so, or silence',
  example: 'no-news silent',
  input: z.object({
    choice: z
      .enum(['line', 'silent'])
      .optional()
      .describe('line: it says so in one line · silent: it is not posted; nothing shows what is set'),
  }),
  access: 'everyone',
  audience: 'asker',
  async run({ choice }, desk) {
    if (choice === undefined) return settingsDocument(await desk.settings.read(), 'Settings of this channel');
    checkManager(desk, 'no-news');
    return settingsDocument(await desk.settings.set({ withoutNews: choice }), 'Editions with nothing new');
  },
});

export const answers = command({
  name: 'answers',
  summary: 'Who sees the answer to a slash command: everyone here, or the asker alone',
  example: 'answers private',
  input: z.object({
    choice: z
      .enum(['public', 'private'])
      .optional()
      .describe('public: all see it · private: the asker alone, and can show it; nothing shows what is set'),
  }),
  access: 'everyone',
  audience: 'asker',
  async run({ choice }, desk) {
    if (choice === undefined) return settingsDocument(await desk.settings.read(), 'Settings of this channel');
    checkManager(desk, 'answers');
    return settingsDocument(await desk.settings.set({ answers: choice }), 'Who sees answers');
  },
});
