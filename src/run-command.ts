// Runs a command: who may, what it needs, and plain words for what is wrong.
import type { z } from 'zod';
import type { Command, Fields } from '#briefings/command.ts';
import type { Desk } from '#briefings/desk.ts';
import type { Document } from '#briefings/document.ts';
import { faultsError, UserError } from '#briefings/error.ts';

/** @throws UserError when there is no such command, the asker may not use it, or a field is wrong */
export async function runCommand(
  commands: readonly Command[],
  name: string,
  fields: Fields,
  desk: Desk,
): Promise<Document> {
  const command = findCommand(commands, name);
  if (command.access === 'manager' && !desk.asker.manager)
    throw new UserError(
      `Only those who manage this place may use /brief ${command.name}. Ask one of its admins to do it.`,
    );
  const input = command.input.safeParse(fields);
  if (!input.success) throw inputError(command, fields, input.error);
  return command.run(input.data, desk);
}

function findCommand(commands: readonly Command[], name: string): Command {
  const command = commands.find((each) => each.name === name);
  if (command !== undefined) return command;
  const near = nearest(
    name,
    commands.map((each) => each.name),
  );
  const hint = near === undefined ? '' : ` Did you mean /brief ${near}?`;
  throw new UserError(`There is no command “${name.slice(0, 80)}”.${hint} /brief help lists them all.`);
}

function inputError(command: Command, fields: Fields, error: z.ZodError): UserError {
  const faults = error.issues.map((issue) => {
    const field = issue.path.map(String).join('.');
    return fields[field] === undefined ? `${field} is missing` : `${field}: ${issue.message}`;
  });
  return faultsError(`/brief ${command.name} needs something else:`, [
    ...faults,
    `For example: /brief ${command.example}`,
  ]);
}

/** The candidate with the fewest changed letters, where they are few. */
export function nearest(typed: string, candidates: readonly string[]): string | undefined {
  const [best] = candidates
    .map((candidate) => ({ candidate, changes: distance(typed.slice(0, 40).toLowerCase(), candidate) }))
    .sort((a, b) => a.changes - b.changes);
  return best !== undefined && best.changes <= Math.max(1, Math.floor(best.candidate.length / 3))
    ? best.candidate
    : undefined;
}

/** Levenshtein's distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [i, letter] of Array.from(a).entries()) {
    const next = [i + 1];
    for (const [j, other] of Array.from(b).entries())
      next.push(
        Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}
