// The completion list of the composer, made from the declared commands.
import { z } from 'zod';
import type { Command } from '#briefings/command.ts';
import type { Completion, CompletionField } from './wire.ts';

/** What the composer needs of each command, in the order of their declaration. */
export function completions(commands: readonly Command[]): readonly Completion[] {
  return commands.map((command) => ({
    name: command.name,
    summary: command.summary,
    example: command.example,
    rest: command.rest ?? null,
    fields: fieldsOf(command),
  }));
}

const jsonFields = z.object({ properties: z.record(z.string(), z.unknown()).default({}) });
const jsonField = z.object({
  description: z.string().default(''),
  enum: z.array(z.string()).default([]),
  complete: z.string().nullable().default(null),
});

function fieldsOf(command: Command): readonly CompletionField[] {
  const { properties } = jsonFields.parse(
    z.toJSONSchema(command.input, { io: 'input', unrepresentable: 'any' }),
  );
  return Object.entries(properties).map(([name, property]) => {
    const field = jsonField.parse(property);
    return { name, description: field.description, values: field.enum, complete: field.complete };
  });
}
