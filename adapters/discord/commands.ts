// The declared commands as Discord's one slash command `/brief`, registered only when they changed.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Command, Fields } from '#briefings/command.ts';
import type { Log, Shelf } from '../adapter.ts';
import type { Option } from './packets.ts';
import { placeOf } from './places.ts';

const SUBCOMMAND = 1;
const GROUP = 2;
const STRING = 3;
const CHANNEL = 7;
/** Text, announcements, forum. The published description knows no media channels (16): one may be mentioned instead. */
const CHANNEL_TYPES = [0, 5, 15];
const CHAT_INPUT = 1;

interface StringOption {
  readonly type: typeof STRING;
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  readonly choices?: readonly { readonly name: string; readonly value: string }[];
  readonly autocomplete?: true;
}
interface ChannelOption {
  readonly type: typeof CHANNEL;
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  readonly channel_types: readonly number[];
}
interface Subcommand {
  readonly type: typeof SUBCOMMAND;
  readonly name: string;
  readonly description: string;
  readonly options: readonly (StringOption | ChannelOption)[];
}
interface Group {
  readonly type: typeof GROUP;
  readonly name: string;
  readonly description: string;
  readonly options: readonly Subcommand[];
}

/** The body of `PUT /applications/{id}/commands`. */
type CommandsBody = readonly {
  readonly type: typeof CHAT_INPUT;
  readonly name: string;
  readonly description: string;
  readonly options: readonly (Subcommand | Group)[];
  readonly contexts: readonly number[];
}[];

/**
 * One command `/brief`: `now` is its subcommand, `schedule add` the subcommand `add` of its group `schedule`.
 * Everybody may call it; who may do what is decided when it runs.
 */
export function commandsBody(commands: readonly Command[]): CommandsBody {
  const families = Map.groupBy(commands, ({ name }) => name.split(' ')[0] ?? name);
  return [
    {
      type: CHAT_INPUT,
      name: 'brief',
      description: 'Briefings on the news, with who said what',
      options: [...families].map(([first, members]) => familyOption(first, members)),
      // In servers and in direct conversations with the bot.
      contexts: [0, 1],
    },
  ];
}

/** `now` alone is a subcommand; `schedule add`, `schedule list` are a group. */
function familyOption(first: string, members: readonly Command[]): Subcommand | Group {
  const [only] = members;
  if (members.length === 1 && only?.name === first) return subcommand(first, only);
  const options = members.map((each) => subcommand(each.name.slice(first.length + 1), each));
  return { type: GROUP, name: first, description: options.map(({ name }) => name).join(', '), options };
}

function subcommand(name: string, command: Command): Subcommand {
  // Discord wants the required options first.
  const options = fieldsOf(command)
    .map(optionOf)
    .sort((a, b) => Number(b.required) - Number(a.required));
  return { type: SUBCOMMAND, name, description: command.summary, options };
}

const inputSchema = z.object({
  required: z.array(z.string()).default([]),
  properties: z
    .record(
      z.string(),
      z.object({
        description: z.string().optional(),
        enum: z.array(z.string()).optional(),
        complete: z.string().optional(),
      }),
    )
    .default({}),
});

interface Field {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  readonly choices: readonly string[];
  /** What to complete it by while it is typed. */
  readonly complete: string | null;
}

/** A command's fields, read from the JSON Schema of its input. */
function fieldsOf(command: Command): readonly Field[] {
  const { required, properties } = inputSchema.parse(z.toJSONSchema(command.input, { io: 'input' }));
  return Object.entries(properties).map(([name, property]) => ({
    name,
    description: property.description ?? name,
    required: required.includes(name),
    choices: property.enum ?? [],
    complete: property.complete ?? null,
  }));
}

const isChannel = ({ complete }: Field): boolean => complete === 'channels';

function optionOf(field: Field): StringOption | ChannelOption {
  const { name, description, required, choices, complete } = field;
  if (isChannel(field))
    return { type: CHANNEL, name: name.toLowerCase(), description, required, channel_types: CHANNEL_TYPES };
  return {
    type: STRING,
    // Discord's names are lower case.
    name: name.toLowerCase(),
    description,
    required,
    ...(choices.length > 0 ? { choices: choices.map((choice) => ({ name: choice, value: choice })) } : {}),
    ...(complete !== null && choices.length === 0 ? { autocomplete: true } : {}),
  };
}

interface Called {
  /** The words after `/brief`, whether they are declared or not. */
  readonly name: string;
  readonly command: Command | undefined;
  readonly fields: Fields;
  /** The field that is being typed, and by what it completes itself. */
  readonly focus: { readonly kind: string; readonly typed: string } | null;
}

/** What a slash-command interaction calls. */
export function calledBy(
  options: readonly Option[],
  commands: readonly Command[],
  guild: string | undefined,
): Called {
  const path: string[] = [];
  let values = options;
  for (let next = values[0]; next && next.type <= GROUP; next = values[0]) {
    path.push(next.name);
    values = next.options ?? [];
  }
  const name = path.join(' ');
  const command = commands.find((each) => each.name === name);
  const fields = command === undefined ? [] : fieldsOf(command);
  const fieldOf = (option: Option): Field | undefined =>
    fields.find((field) => field.name.toLowerCase() === option.name);
  const given = values.flatMap((option): [string, string][] => {
    const { name, value } = option;
    if (typeof value !== 'string') return [];
    const field = fieldOf(option);
    const isPlace = field !== undefined && isChannel(field) && guild !== undefined;
    return [[field?.name ?? name, isPlace ? placeOf({ guild, channel: value }) : value]];
  });
  const focused = values.find((option) => option.focused === true);
  const kind = focused === undefined ? null : (fieldOf(focused)?.complete ?? null);
  const typed = typeof focused?.value === 'string' ? focused.value : '';
  return {
    name,
    command,
    fields: Object.fromEntries(given),
    focus: kind === null ? null : { kind, typed },
  };
}

/**
 * Registers the commands unless this very body was registered before: Discord allows 200 creations a day.
 * A refusal is logged and does not stop the bot, which still answers mentions and posts.
 */
export async function registerCommands(
  commands: readonly Command[],
  application: string,
  { put, shelf, log }: { put: (body: CommandsBody) => Promise<unknown>; shelf: Shelf; log: Log },
): Promise<void> {
  const body = commandsBody(commands);
  const hash = createHash('sha256').update(canonical(body)).digest('hex');
  const key = `commands ${application}`;
  try {
    if ((await shelf.get(key)) === hash) return;
    await put(body);
    await shelf.put(key, hash);
    log.info({ commands: commands.length }, 'Discord has the new slash commands.');
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    log.error({ cause }, 'Discord did not take the slash commands; the old ones, if any, still work.');
  }
}

/** JSON with its keys in order, so that equal bodies have equal hashes. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
