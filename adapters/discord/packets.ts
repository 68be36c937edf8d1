// What the gateway and the API tell us, as far as we read it: unknown data cross here.
import { z } from 'zod';
import { BUTTON, EPHEMERAL, LABEL, STRING_SELECT, TEXT_INPUT } from './limits.ts';

const id = z.string().regex(/^\d{1,20}$/);
const user = z.object({ id, bot: z.boolean().optional() });
const member = z.object({
  user: user.optional(),
  roles: z.array(id).default([]),
  permissions: z.string().optional(),
});

export const channelSchema = z.object({
  id,
  type: z.int(),
  guild_id: id.optional(),
  parent_id: id.nullish(),
});

/** Announcement, public and private threads. */
export const isThread = ({ type }: { readonly type: number }): boolean => type >= 10 && type <= 12;

/** A message as the API returns it after a post. */
export const postedSchema = z.object({ id, channel_id: id });

export const messageSchema = z.object({
  id,
  channel_id: id,
  guild_id: id.optional(),
  /** 0 is a message, 19 a reply; the others tell of joins, pins and threads. */
  type: z.int().default(0),
  author: user,
  webhook_id: id.optional(),
  member: member.optional(),
  content: z.string().default(''),
  mentions: z.array(user).default([]),
  referenced_message: z.object({ id, author: user }).nullish(),
});

const option = z.object({
  name: z.string(),
  type: z.int(),
  value: z.unknown().optional(),
  focused: z.boolean().optional(),
  get options() {
    return z.array(option).optional();
  },
});
export type Option = z.infer<typeof option>;

const common = {
  id,
  application_id: id,
  token: z.string(),
  guild_id: id.optional(),
  channel: channelSchema,
  member: member.optional(),
  user: user.optional(),
};
const words = z.object({ name: z.string(), options: z.array(option).default([]) });
const pressed = z.object({
  id,
  components: z.array(z.unknown()).default([]),
  flags: z.int().default(0),
});

export const interactionSchema = z.discriminatedUnion('type', [
  z.object({ ...common, type: z.literal(2), data: words }),
  z.object({ ...common, type: z.literal(3), data: z.object({ custom_id: z.string() }), message: pressed }),
  z.object({ ...common, type: z.literal(4), data: words }),
  z.object({
    ...common,
    type: z.literal(5),
    data: z.object({ custom_id: z.string(), components: z.array(z.unknown()) }),
    message: pressed.optional(),
  }),
]);
export type Interaction = z.infer<typeof interactionSchema>;

/** Any component, so that one can look through those that it holds. */
const component = z.object({
  type: z.int(),
  custom_id: z.string().optional(),
  label: z.string().optional(),
  value: z.string().optional(),
  values: z.array(z.string()).default([]),
  content: z.string().optional(),
  components: z.array(z.unknown()).default([]),
  component: z.unknown().optional(),
});

/** Whether only who asked for it sees the message. */
export const isHidden = ({ flags }: { readonly flags: number }): boolean => (flags & EPHEMERAL) !== 0;

/** The label of the button with this custom_id, wherever it stands in the message. */
export function buttonLabel(components: readonly unknown[], customId: string): string {
  const button = walk(components).find((each) => each.type === BUTTON && each.custom_id === customId);
  return button?.label ?? '';
}

/** What was typed into a modal's text input. */
export function typedText(components: readonly unknown[]): string {
  return walk(components).find((each) => each.type === TEXT_INPUT)?.value ?? '';
}

/** What was chosen in a modal's select. */
export function chosenValue(components: readonly unknown[]): string | undefined {
  return walk(components).find((each) => each.type === STRING_SELECT)?.values[0];
}

/** All that a message's components say, in order. */
export function textsOf(components: readonly unknown[]): readonly string[] {
  return walk(components).flatMap(({ content }) => (content === undefined ? [] : [content.trim()]));
}

function walk(components: readonly unknown[]): readonly z.infer<typeof component>[] {
  return components.flatMap((each) => {
    const result = component.safeParse(each);
    if (!result.success) return [];
    const inner = result.data.type === LABEL ? [result.data.component] : result.data.components;
    return [result.data, ...walk(inner)];
  });
}

/** Discord's epoch: the first millisecond of 2015. */
const EPOCH = 1_420_070_400_000n;

/** When Discord made this id, in milliseconds of Unix time. */
export const bornAt = (snowflake: string): number => Number((BigInt(snowflake) >> 22n) + EPOCH);

/** The lowest id that Discord can make at this time, in milliseconds of Unix time. */
export const snowflakeAt = (time: number): string => ((BigInt(time) - EPOCH) << 22n).toString();

const ADMINISTRATOR = 1n << 3n;
const MANAGE_GUILD = 1n << 5n;

/** Whether these permissions let their owner manage the server; absent or unreadable ones do not. */
export function mayManage(permissions: string | undefined): boolean {
  return /^\d+$/.test(permissions ?? '')
    ? (BigInt(permissions ?? '0') & (ADMINISTRATOR | MANAGE_GUILD)) !== 0n
    : false;
}
