// `/brief help`: every command, from its own declaration.
import { z } from 'zod';
import { command, type Command } from '../command.ts';
import { help as helpDocument } from '../compose/lists.ts';

export const helpOn = (commands: () => readonly Command[]): Command =>
  command({
    name: 'help',
    summary: 'What Dateline can do',
    example: 'help',
    input: z.object({}),
    access: 'everyone',
    audience: 'asker',
    run: () => Promise.resolve(helpDocument(commands())),
  });
