// The desk's stage: there is no fake platform, only a reader who types, presses and reads as the page does.
import { web } from '#adapters/web/index.ts';
import type { WebBody } from '#adapters/web/render.ts';
import type { Outcome } from '#adapters/web/wire.ts';
import { documentText, linesOf, type Button, type Document } from '#briefings/document.ts';
import { REASON_NAMES } from '#briefings/feedback.ts';
import { place } from '#briefings/place.ts';
import type { OpenStage, Reading, Seen, Stage } from '#test/adapters/stage.ts';
import { visit, type Reply, type Visitor } from './visitor.ts';

const channel = 'desk';

export const openStage: OpenStage = () => {
  let visitor: Visitor | undefined;
  /** Everything seen, in the order of its coming. */
  const seen = new Map<string, Seen>();
  const refused: string[] = [];
  const here = (): Visitor => {
    if (!visitor) throw new Error('The desk is not online yet.');
    return visitor;
  };
  const gather = (): readonly Seen[] => {
    for (const each of visitor?.messages() ?? [])
      if (each.type === 'document') seen.set(each.id, seenOf(each.id, each.thread, each.document, false));
    return [...seen.values()];
  };
  /** The bot's first message, or the private note. */
  const seenIn = async ({ status, body }: Reply<Outcome>, where: string | null): Promise<Seen> => {
    if (status >= 400) refused.push(`${status} ${JSON.stringify(body)}`);
    await here().settled();
    gather();
    if (body.type === 'note') {
      const note = seenOf(body.note.id, where, body.note.document, true);
      seen.set(note.id, note);
      return note;
    }
    const message = body.messages.find((each) => each.type === 'document');
    if (message?.type !== 'document') throw new Error('The desk posted no answer.');
    return seenOf(message.id, message.thread, message.document, false);
  };
  const say = async (text: string, to?: Seen, story?: string): Promise<Seen> => {
    const thread = to && rootOf(here(), to);
    const said = { channel, text, ...(thread ? { thread } : {}), ...(story ? { story } : {}) };
    return seenIn(await here().say(said), thread ?? null);
  };

  const stage: Stage = {
    platform: web,
    env: { DESK: 'on' },
    channel: place('web', channel),
    read: (payloads) => readAll(payloads.map((payload) => (payload as WebBody).document)),
    messages: gather,
    command: (words) => say(`/brief ${words}`),
    reply: (to, text) => say(text, to),
    mention: (text) => say(text),
    async press(message, label) {
      const { action } = buttonOf(message, (each) => each.label === label);
      const where = { channel, ...(message.ephemeral ? {} : { message: message.id }) };
      return seenIn(await here().press({ ...where, label, action }), rootOf(here(), message) ?? null);
    },
    askBox(message, question) {
      const { action } = buttonOf(message, (each) => each.action.type === 'ask');
      return say(question, message, action.type === 'ask' ? action.story : undefined);
    },
    async judge(message, words) {
      const { action, label } = buttonOf(
        message,
        (each) => each.action.type === 'feedback' && each.action.verdict === 'wrong',
      );
      const where = { channel, ...(message.ephemeral ? {} : { message: message.id }) };
      const [reason] = REASON_NAMES;
      const pressed = await here().press({ ...where, label, action, filled: { reason, words } });
      return seenIn(pressed, rootOf(here(), message) ?? null);
    },
    lose: () => undefined,
    refusals: () => refused,
    async online(address) {
      visitor?.close();
      visitor = await visit(address);
      // The first briefing comes by itself.
      await visitor.stream.until(() => here().messages().length > 0);
    },
    settled: () => here().settled(),
    close() {
      visitor?.close();
      return Promise.resolve();
    },
  };
  return Promise.resolve(stage);
};

function seenOf(id: string, thread: string | null, document: Document, ephemeral: boolean): Seen {
  const where = thread === null ? place('web', channel) : place('web', channel, thread);
  return { place: where, id, payload: { document } satisfies WebBody, ephemeral };
}

/** The message that opens the thread in which an answer to this one goes; none for a note. */
function rootOf(visitor: Visitor, seen: Seen): string | undefined {
  const message = visitor.messages().find((each) => each.id === seen.id);
  return message?.thread ?? message?.id;
}

function buttonOf(seen: Seen, fits: (button: Button) => boolean): Button {
  const button = buttonsOf((seen.payload as WebBody).document).find(fits);
  if (!button) throw new Error('The message has no such button.');
  return button;
}

const buttonsOf = (document: Document): readonly Button[] =>
  document.blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []));

/** What a reader sees of documents; that the page draws them so is for the browser's test to show. */
function readAll(documents: readonly Document[]): Reading {
  const inlines = documents.flatMap((each) => each.blocks.flatMap(linesOf)).flatMap((line) => line.inlines);
  const texts = (type: 'speaker' | 'chip'): readonly string[] =>
    inlines.flatMap((inline) => (inline.type === type && /\S/.test(inline.text) ? [inline.text] : []));
  return {
    text: documents.map(documentText).join('\n'),
    speakers: texts('speaker'),
    chips: texts('chip'),
    links: inlines.flatMap((inline) => ('url' in inline && /^https?:/i.test(inline.url) ? [inline.url] : [])),
    buttons: documents.flatMap(buttonsOf).map((button) => button.label),
  };
}
