// The blocks that our Slack messages use (header, rich_text, actions) as static markup for the preview.
import { createElement, type ReactElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Message, type Block } from 'slack-blocks-to-jsx';
import { z } from 'zod';

const blockSchema = z.custom<Block>((value) => z.object({ type: z.string() }).safeParse(value).success);
const payloadSchema = z.object({ blocks: z.array(blockSchema).default([]), text: z.string().default('') });

/**
 * @param payload the body of a `chat.postMessage`
 * @returns markup without scripts and with http(s) links only; dates as `<time data-format>` for the page to fill
 */
export function slackMarkup(payload: unknown): string {
  const { blocks, text } = payloadSchema.parse(payload);
  return blocks.length === 0
    ? renderToStaticMarkup(createElement('p', null, text))
    : blocks.map((block) => withoutStyles(renderToStaticMarkup(draw(block)))).join('');
}

/** The page's policy refuses inline styles. In text every quotation mark is escaped: this finds attributes only. */
const withoutStyles = (html: string): string => html.replace(/ style="[^"]*"/g, '');

/** The library reads plain text as markdown, which Slack does not: headers and buttons are drawn here. */
function draw(block: Block): ReactElement {
  const header = headerSchema.safeParse(block);
  if (header.success) return createElement('h3', null, header.data.text.text);
  const actions = actionsSchema.safeParse(block);
  if (actions.success)
    return createElement(
      'div',
      { className: 'actions' },
      ...actions.data.elements.map((each, key) =>
        createElement('button', { key, type: 'button', className: each.style }, each.text.text),
      ),
    );
  return createElement(Message, { blocks: [block], withoutWrapper: true, logo: '', name: '', hooks });
}

const plainText = z.object({ text: z.string() });
const headerSchema = z.object({ type: z.literal('header'), text: plainText });
const actionsSchema = z.object({
  type: z.literal('actions'),
  elements: z.array(z.object({ type: z.literal('button'), text: plainText, style: z.string().optional() })),
});

const hooks = { date: drawDate, link: drawLink };

/** The reader's zone is known to the page only. */
function drawDate(date: { timestamp: string; format: string; fallback: string }): ReactElement {
  return createElement('time', { 'data-unix': date.timestamp, 'data-format': date.format }, date.fallback);
}

function drawLink(link: { href: string; children: ReactNode }): ReactElement {
  return /^https?:\/\//i.test(link.href)
    ? createElement('a', { href: link.href }, link.children)
    : createElement('span', null, link.children);
}
