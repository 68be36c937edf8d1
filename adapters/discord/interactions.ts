// Slash commands, their completion, buttons and boxes: acknowledged at once, then answered.
import { setTimeout } from 'node:timers/promises';
import type { REST } from 'discord.js';
import type { Command } from '#briefings/command.ts';
import type { Action } from '#briefings/document.ts';
import type { Asker } from '#briefings/desk.ts';
import type { Place } from '#briefings/place.ts';
import type { Request } from '../adapter.ts';
import { acknowledge } from './acknowledge.ts';
import { decodeAction, encodeAction } from './actions.ts';
import { answerInteraction, type Answering } from './answer.ts';
import { calledBy } from './commands.ts';
import { feedbackBox, filledIn } from './feedback.ts';
import { EPHEMERAL, LABEL, MAX_CHOICE, MAX_CHOICES, MAX_QUESTION, TEXT_INPUT } from './limits.ts';
import {
  bornAt,
  buttonLabel,
  interactionSchema,
  isThread,
  isHidden,
  mayManage,
  typedText,
  type Interaction,
} from './packets.ts';
import { placeOf, spotOfChannel } from './places.ts';

interface Reception extends Answering {
  /** The lane of acknowledgements. */
  readonly acks: REST;
  /** The time by which Discord waits for us: not the newsroom's, which may stand still. */
  readonly clock: () => number;
}

/** Discord gives up after 3 s; what is older than this cannot be acknowledged in time any more. */
const TOO_OLD_MS = 2_500;

/** The acknowledgement waits no longer than this for what a channel chose. */
const PATIENCE_MS = 300;

/** The kinds of first response. */
const CHANNEL_MESSAGE_LATER = 5;
const UPDATE_LATER = 6;
const COMPLETION = 8;
const MODAL = 9;

type Of<Type extends Interaction['type']> = Extract<Interaction, { readonly type: Type }>;

/**
 * Nothing is awaited here, nor below, before the interaction is acknowledged; but who sees an answer is, for a moment.
 */
export async function receiveInteraction(reception: Reception, data: unknown): Promise<void> {
  const result = interactionSchema.safeParse(data);
  if (!result.success) {
    reception.log.warn({ faults: result.error.issues.map(({ path }) => path.join('.')) }, UNREADABLE);
    return;
  }
  const interaction = result.data;
  if (isThread(interaction.channel)) reception.threads.add(interaction.channel.id);
  const age = reception.clock() - bornAt(interaction.id);
  if (age > TOO_OLD_MS) {
    reception.log.warn(
      { age },
      'Discord: an interaction came too late to be answered (or this clock is ahead).',
    );
    return;
  }
  switch (interaction.type) {
    case 2:
      return receiveCommand(reception, interaction);
    case 3:
      return receiveButton(reception, interaction);
    case 4:
      return complete(reception, interaction);
    case 5:
      return receiveBox(reception, interaction);
  }
}

const UNREADABLE = 'Discord sent an interaction that cannot be read.';

async function receiveCommand(reception: Reception, interaction: Of<2>): Promise<void> {
  const { name, command, fields } = calledBy(
    interaction.data.options,
    reception.newsroom.commands,
    interaction.guild_id,
  );
  const who = whoAndWhere(interaction);
  const hidden = await isHiddenAt(reception, who.place, command?.audience ?? 'asker');
  await deferAndAnswer(reception, interaction, hidden, {
    ...who,
    slash: true,
    input:
      command === undefined
        ? // A client that has not heard of a change yet: the newsroom knows what to say to such words.
          { type: 'words', text: [name, ...Object.values(fields)].join(' ') }
        : { type: 'command', name, fields },
  });
}

/**
 * How to defer. What the newsroom does not tell in time is deferred for all to see; an answer for the asker alone then
 * takes the deferral's place.
 */
async function isHiddenAt(
  { newsroom }: Reception,
  place: Place,
  audience: Command['audience'],
): Promise<boolean> {
  if (audience !== 'chosen') return audience === 'asker';
  const late = new AbortController();
  const answers = await Promise.race([
    newsroom.answersTo(place),
    setTimeout(PATIENCE_MS, 'public', { signal: late.signal }),
  ]);
  late.abort();
  return answers === 'private';
}

async function receiveButton(reception: Reception, interaction: Of<3>): Promise<void> {
  const { custom_id } = interaction.data;
  const { id: about, components } = interaction.message;
  const action = decodeAction(custom_id, buttonLabel(components, custom_id));
  if (action === null) {
    await acknowledge(reception.acks, interaction, { type: UPDATE_LATER });
    reception.log.warn({ custom_id }, 'Discord: a button was pressed that is none of ours.');
    return;
  }
  if (action.type === 'ask') {
    await acknowledge(reception.acks, interaction, askBox(action));
    return;
  }
  if (action.type === 'feedback' && action.verdict === 'wrong') {
    await acknowledge(reception.acks, interaction, { type: MODAL, data: feedbackBox(action) });
    return;
  }
  const hidden = isForAsker(reception, action, isHidden(interaction.message));
  await deferAndAnswer(reception, interaction, hidden, {
    ...whoAndWhere(interaction),
    about,
    input: { type: 'action', action },
  });
}

/** @param inPrivate whether the message that has the button is the asker's alone */
function isForAsker(reception: Reception, action: Action, inPrivate: boolean): boolean {
  switch (action.type) {
    case 'command':
      return audienceOf(reception, action.name) === 'asker';
    case 'feedback':
      return true;
    case 'more':
      return inPrivate;
    default:
      return false;
  }
}

function audienceOf({ newsroom }: Reception, name: string): Command['audience'] {
  return newsroom.commands.find((command) => command.name === name)?.audience ?? 'asker';
}

/** The box for a question. Its own id carries the story over to the answer. */
function askBox(action: Action & { readonly type: 'ask' }): unknown {
  return {
    type: MODAL,
    data: {
      custom_id: encodeAction(action, 0) ?? encodeAction({ type: 'ask' }, 0),
      title: 'Ask about the news',
      components: [
        {
          type: LABEL,
          label: 'Your question',
          description: 'Answered from the reports, with who said it; or not at all.',
          component: {
            type: TEXT_INPUT,
            custom_id: 'question',
            // A paragraph.
            style: 2,
            required: true,
            max_length: MAX_QUESTION,
          },
        },
      ],
    },
  };
}

async function receiveBox(reception: Reception, interaction: Of<5>): Promise<void> {
  const { custom_id, components } = interaction.data;
  const action = decodeAction(custom_id, '');
  if (action?.type === 'feedback') {
    const { answer, verdict } = action;
    const input = { type: 'feedback', answer, verdict, ...filledIn(components) } as const;
    await deferAndAnswer(reception, interaction, true, { ...whoAndWhere(interaction), input });
    return;
  }
  const story = action?.type === 'ask' ? action.story : undefined;
  await deferAndAnswer(reception, interaction, false, {
    ...whoAndWhere(interaction),
    ...(interaction.message === undefined ? {} : { about: interaction.message.id }),
    input: {
      type: 'question',
      text: typedText(components),
      ...(story === undefined ? {} : { story }),
    },
  });
}

/** The answer to a completion is its first response: there is nothing to defer. */
async function complete(reception: Reception, interaction: Of<4>): Promise<void> {
  const { focus } = calledBy(interaction.data.options, reception.newsroom.commands, interaction.guild_id);
  const found =
    focus === null
      ? []
      : await reception.newsroom.complete(whoAndWhere(interaction), focus.kind, focus.typed);
  const choices = found
    .filter(({ value }) => Array.from(value).length <= MAX_CHOICE)
    .slice(0, MAX_CHOICES)
    .map(({ label, value }) => ({ name: Array.from(label).slice(0, MAX_CHOICE).join(''), value }));
  await acknowledge(reception.acks, interaction, { type: COMPLETION, data: { choices } });
}

async function deferAndAnswer(
  reception: Reception,
  interaction: Interaction,
  hidden: boolean,
  request: Request,
): Promise<void> {
  const mine = await acknowledge(reception.acks, interaction, {
    type: CHANNEL_MESSAGE_LATER,
    data: { flags: hidden ? EPHEMERAL : 0 },
  });
  if (mine) await answerInteraction(reception, interaction, request, hidden);
}

function whoAndWhere({ channel, guild_id, member, user }: Interaction): {
  readonly place: Place;
  readonly asker: Asker;
} {
  const parent = isThread(channel) ? (channel.parent_id ?? undefined) : undefined;
  return {
    place: placeOf(spotOfChannel({ id: channel.id, guild: guild_id, parent })),
    asker: {
      id: member?.user?.id ?? user?.id ?? '',
      manager: mayManage(member?.permissions),
    },
  };
}
