// The desk as a visitor meets it, in a headless browser: the real bot, a clock that the test moves, pictures kept.
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '#src/config.ts';
import { startDateline, type Dateline } from '#src/dateline.ts';
import { brief } from '#briefings/compose/brief.ts';
import { clean } from '#briefings/document.ts';
import { firstStory } from '#test/briefings/sample.ts';
import { documentOf, openDesk } from '#test/adapters/web/desk.ts';
import { launch, newContext, openPage, picture, type Visit } from './browser.ts';
import { scratch } from '#test/scratch.ts';

const browser = await launch();
afterAll(() => browser?.close());

let folder: string;
let dateline: Dateline;
let time = Date.parse('2026-03-02T09:00:00Z');
let port = '0';

async function start(): Promise<void> {
  const env = { DESK: 'on', DATA_DIR: folder, PORT: port, ZONE: 'UTC', LOG_LEVEL: 'silent' };
  dateline = await startDateline({ config: await readConfig(env), now: () => new Date(time) });
  port = String(dateline.port);
}

let context: BrowserContext;
let visitor: Visit;

interface Look {
  readonly colorScheme?: 'light' | 'dark';
  readonly width?: number;
}

/** Comes to the desk afresh. */
async function visit({ page } = visitor, { colorScheme = 'light', width = 1280 }: Look = {}): Promise<Page> {
  await page.setViewportSize({ width, height: width < 500 ? 740 : 860 });
  await page.emulateMedia({ colorScheme });
  await page.goto('about:blank');
  await page.goto(dateline.address ?? '');
  await inChannel(page).first().waitFor();
  return page;
}

const composer = (page: Page): Locator => page.getByRole('textbox', { name: 'Message', exact: true });
const threadComposer = (page: Page): Locator => page.getByRole('textbox', { name: 'Message in the thread' });
const inChannel = (page: Page): Locator => page.locator('#channel-feed .message');
const inThread = (page: Page): Locator => page.locator('#thread-feed .message');
const view = (page: Page, name: string): Locator =>
  page.getByRole('group', { name: 'Show all messages as' }).getByRole('button', { name });

/** Asks in the channel, and gives the answer. */
async function ask(page: Page, words: string): Promise<Locator> {
  const before = await inChannel(page).count();
  await composer(page).fill(words);
  await composer(page).press('Enter');
  const answer = inChannel(page).nth(before + 1);
  await answer.waitFor();
  return answer;
}

/** Whether all of an element can be seen in the channel's feed. */
async function inSight(element: Locator): Promise<boolean> {
  const [box, feed] = await Promise.all([
    element.boundingBox(),
    element.page().locator('#channel-feed').boundingBox(),
  ]);
  return box !== null && feed !== null && box.y >= feed.y && box.y + box.height <= feed.y + feed.height;
}

/** `preload` would bring the previews' styles into the page as style elements, which its policy refuses. */
async function expectAccessible(page: Page, within = 'body'): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .include(within)
    .options({ resultTypes: ['violations'], preload: false })
    .analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
}

/** Nothing is wider than the window. */
async function expectNoOverflow(page: Page): Promise<void> {
  const wide = await page.evaluate(
    `[...document.querySelectorAll('body *')].filter((each) => {
       const box = each.getBoundingClientRect();
       return box.width > 1 && box.right > innerWidth + 1 && getComputedStyle(each).visibility !== 'hidden';
     }).map((each) => each.tagName + '.' + each.className)`,
  );
  expect(wide).toEqual([]);
}

describe.skipIf(browser === null)('the desk', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(scratch, 'dateline-'));
    await start();
    context = await newContext(browser as Browser);
    visitor = await openPage(context);
  });

  afterEach(() => {
    expect(visitor.troubles.splice(0)).toEqual([]);
    expect([...visitor.hosts]).toEqual([`127.0.0.1:${port}`]);
  });

  afterAll(async () => {
    await context.close();
    await dateline.close();
    await rm(folder, { recursive: true });
  });

  test('a first visitor sees the briefing without doing anything', async () => {
    const page = await visit();
    const briefing = inChannel(page).first();
    expect(await briefing.getByRole('heading').first().innerText()).toContain(
      'U.S. expected to sanction Russia',
    );
    expect(await briefing.locator('.chip').first().innerText()).toBe('expected');
    expect(await briefing.locator('.speaker').allInnerTexts()).toContain('one U.S. official');
    await picture(page, 'first-visit');
    await expectAccessible(page);
  });

  test('a question, and a follow-up in the thread of its answer', async () => {
    const page = await visit();
    const answer = await ask(page, 'who is being sanctioned?');
    expect(await inChannel(page).nth(1).innerText()).toContain('who is being sanctioned?');
    expect(await answer.locator('.chip').first().innerText()).toBe('expected');
    await answer.getByRole('button', { name: 'Reply in thread' }).click();
    await threadComposer(page).fill('and who denies it?');
    await threadComposer(page).press('Enter');
    await inThread(page).nth(1).waitFor();
    expect(await inThread(page).nth(1).innerText()).toMatch(/Russia/);
    // A message that is drawn anew still knows its replies.
    await view(page, 'Slack').click();
    await view(page, 'Plain').click();
    await answer.getByText('2 messages in thread').waitFor();
    await picture(page, 'thread');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.locator('#thread').waitFor({ state: 'hidden' });
    const reply = answer.getByRole('button', { name: '2 messages in thread' });
    await reply.and(page.locator(':focus')).waitFor();
  });

  test('an answer is judged where its buttons stand, and goes on with More; the operator reads of it', async () => {
    const page = await visit();
    const answer = await ask(page, 'what does Russia say?');
    await answer.getByRole('button', { name: 'Something is wrong' }).click();
    const form = answer.locator('form.judging');
    await form.getByRole('button', { name: 'Cancel' }).click();
    await answer.getByRole('button', { name: 'Something is wrong' }).click();
    await form.getByRole('combobox').selectOption({ label: 'It is out of date' });
    await form.getByRole('textbox').fill('There was a <b>later</b> statement');
    await picture(page, 'judging');
    await expectAccessible(page);
    await form.getByRole('button', { name: 'Send' }).click();
    await answer.getByText('noted as wrong (“It is out of date”)').waitFor();
    expect(await form.count()).toBe(0);
    await answer.getByRole('button', { name: 'More (' }).click();
    await inThread(page).nth(1).waitFor();
    expect(await inThread(page).nth(1).innerText()).toContain('More on “what does Russia say?”');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Feedback' }).click();
    const list = page.locator('.message.note').last();
    await list.waitFor();
    expect(await list.innerText()).toContain('It is out of date: “There was a <b>later</b> statement”');
    await picture(page, 'feedback');
    await list.getByRole('button', { name: 'Dismiss' }).click();
  });

  test('readers are led to their own words and the answer, whatever arrives first', async () => {
    const page = await visit();
    const before = await inChannel(page).count();
    // The stream always comes before the answer to the request.
    await page.route('**/api/say', async (route) => {
      const response = await route.fetch();
      await inChannel(page)
        .nth(before + 1)
        .waitFor();
      await page.getByText('Dateline is working on it…').first().waitFor();
      await route.fulfill({ response });
    });
    await page.evaluate("document.querySelector('#channel-feed').scrollTo(0, 0)");
    await composer(page).fill('what is disputed?');
    await composer(page).press('Enter');
    const answer = inChannel(page).nth(before + 1);
    await expect.poll(() => inSight(answer)).toBe(true);
    expect(await inSight(inChannel(page).nth(before))).toBe(true);
    expect(await page.getByRole('button', { name: 'New messages' }).isVisible()).toBe(false);
    expect(await composer(page).inputValue()).toBe('');
    await expect.poll(() => page.getByText('Dateline is working on it…').count()).toBe(0);
    await page.unroute('**/api/say');
  });

  test('an answer taller than the window is shown from the question on', async () => {
    const page = await visit();
    const before = await inChannel(page).count();
    await ask(page, 'now deep');
    await expect.poll(() => inSight(inChannel(page).nth(before))).toBe(true);
    await view(page, 'Slack').click();
    await inChannel(page)
      .nth(before + 1)
      .locator('.preview h3')
      .waitFor();
    expect(await inSight(inChannel(page).nth(before))).toBe(true);
    await view(page, 'Plain').click();
  });

  test('a schedule for the next minute is posted, live, on every page', async () => {
    const one = await visit();
    const other = await visit(await openPage(context));
    const before = await inChannel(one).count();
    await composer(one).fill('/brief schedule add in 1 minute');
    await composer(one).press('Enter');
    const note = one.locator('.message.note');
    await note.waitFor();
    expect(await note.innerText()).toContain('Only you see this');
    expect(await note.innerText()).toContain('Schedule added');
    await one.getByRole('button', { name: 'Schedules' }).click();
    await expect.poll(() => note.count()).toBe(2);
    await picture(one, 'schedule');
    time += 60_000;
    await dateline.tick();
    await inChannel(other).nth(before).waitFor();
    expect(await inChannel(other).nth(before).innerText()).toContain('U.S. expected to sanction Russia');
    expect(await other.locator('.message.note').count()).toBe(0);
    await expect.poll(() => inChannel(one).count()).toBe(before + 3);
    expect(await one.locator('#announcer').textContent()).toMatch(/Russian/);
    await other.close();
  });

  test('a button asks in the thread, and the Ask button leads to its composer', async () => {
    const page = await visit();
    const briefing = inChannel(page).first();
    await briefing.locator('.buttons button[data-action="question"]').first().dblclick();
    await inThread(page).nth(1).waitFor();
    expect(await inThread(page).count()).toBe(2);
    expect(await inThread(page).nth(0).innerText()).toMatch(/\?/);
    await briefing.getByRole('button', { name: 'Ask a question' }).click();
    await threadComposer(page).and(page.locator(':focus')).waitFor();
  });

  test('the messages as Slack and as Discord show them, in light and dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await visit(visitor, { colorScheme });
      const briefing = inChannel(page).first();
      await page.evaluate("document.querySelector('#channel-feed').scrollTo(0, 0)");
      await picture(page, colorScheme);
      await view(page, 'Slack').click();
      await briefing.locator('.preview h3').waitFor();
      expect(await briefing.locator('.preview .content').first().innerText()).toContain('What is expected');
      expect(await briefing.locator('.preview .slack_inline_code').first().innerText()).toBe('expected');
      await page.evaluate("document.querySelector('#channel-feed').scrollTo(0, 0)");
      await picture(page, `slack-${colorScheme}`);
      await briefing.locator('summary').first().click();
      const payload = briefing.locator('pre', { hasText: '{' }).first();
      expect(JSON.parse(await payload.innerText())).toHaveProperty('blocks');
      if (colorScheme === 'dark') await expectAccessible(page, '.message:first-child');
      await view(page, 'Discord').click();
      await briefing.locator('.preview .container').first().waitFor();
      expect(await briefing.locator('.caption').allInnerTexts()).toEqual(['As Discord shows it']);
      expect(await briefing.locator('.preview em').allInnerTexts()).toContain('one U.S. official');
      await page.evaluate("document.querySelector('#channel-feed').scrollTo(0, 0)");
      await picture(page, `discord-${colorScheme}`);
      if (colorScheme === 'light') await expectAccessible(page, '.message:first-child');
    }
  });

  test('what a platform parts into several messages says where each stands', async () => {
    const page = await visit();
    const deep = await ask(page, '/now deep');
    await view(page, 'Discord').click();
    await deep.locator('.preview .container').nth(1).waitFor();
    expect(await deep.locator('.caption').allInnerTexts()).toEqual([
      'Discord, message 1 of 2 – in the channel',
      'Discord, message 2 of 2 – in the thread',
    ]);
  });

  test('one message alone can be seen otherwise; the chosen appearance is kept', async () => {
    const page = await visit();
    const one = inChannel(page).first().getByRole('group', { name: 'Show this message as' });
    await one.getByRole('button', { name: 'Slack' }).click();
    await page.locator('.preview').waitFor();
    expect(await page.locator('.previews').count()).toBe(1);
    const paper = (): Promise<unknown> => page.evaluate('getComputedStyle(document.body).backgroundColor');
    const light = await paper();
    await page.getByRole('button', { name: 'Dark' }).click();
    expect(await paper()).not.toBe(light);
    await page.reload();
    await inChannel(page).first().waitFor();
    expect(await paper()).not.toBe(light);
    await page.getByRole('button', { name: 'System' }).click();
  });

  test('at phone width: nothing overflows, the channels come as a drawer, the thread covers', async () => {
    const page = await visit(visitor, { width: 360 });
    await picture(page, 'phone');
    await expectNoOverflow(page);
    await page.evaluate("document.querySelector('#channel-feed').scrollTo(0, 0)");
    for (const name of ['Slack', 'Discord']) {
      await view(page, name).click();
      await inChannel(page).first().locator('.preview').first().waitFor();
      await picture(page, `phone-${name.toLowerCase()}`);
      await expectNoOverflow(page);
    }
    await view(page, 'Plain').click();
    await page.getByRole('button', { name: 'Channels' }).click();
    await page.getByRole('link', { name: 'desk' }).waitFor();
    await picture(page, 'phone-channels');
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'desk' }).waitFor({ state: 'hidden' });
    await inChannel(page)
      .nth(2)
      .getByRole('button', { name: /in thread/ })
      .click();
    await inThread(page).nth(1).waitFor();
    expect(await composer(page).isVisible()).toBe(false);
    await picture(page, 'phone-thread');
    await expectNoOverflow(page);
    await expectAccessible(page);
  });

  test('by keyboard alone: to the composer, through completions, into the thread and back', async () => {
    const page = await visit();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await composer(page).and(page.locator(':focus')).waitFor();
    await page.keyboard.type('/so');
    await page.getByRole('option', { name: 'sources' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('option').count()).toBe(0);
    await page.keyboard.press('Backspace');
    await page.getByRole('option', { name: 'schedule add' }).waitFor();
    await picture(page, 'completion');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Tab');
    expect(await composer(page).inputValue()).toBe('/brief sources ');
    await page.getByRole('option', { name: /U\.S\. expected/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await composer(page).inputValue()).toMatch(/^\/brief sources \S+ $/);
    const before = await inChannel(page).count();
    await page.keyboard.press('Enter');
    const answer = inChannel(page).nth(before + 1);
    await answer.waitFor();
    expect(await answer.innerText()).toContain('Axios');
    await answer.getByRole('button', { name: 'Reply in thread' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('who reported it first?');
    await page.keyboard.press('Enter');
    await inThread(page).nth(1).waitFor();
    expect(await inThread(page).nth(1).innerText()).toContain('Bloomberg');
    await page.keyboard.press('Escape');
    expect(await inThread(page).first().isVisible()).toBe(false);
  });

  test('a channel that is added has a memory of its own', async () => {
    const page = await visit();
    await page.getByRole('textbox', { name: 'Name of a new channel' }).fill('Floods 2026');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '# floods-2026' }).waitFor();
    await page.getByText('Nothing was said here yet.').waitFor();
    await picture(page, 'empty');
    await page.getByRole('textbox', { name: 'Name of a new channel' }).fill('desk');
    await page.keyboard.press('Enter');
    await page.getByText('There is a channel “desk” already').waitFor();
    await page.getByRole('link', { name: 'desk' }).click();
    expect(await inChannel(page).first().innerText()).toContain('U.S. expected to sanction Russia');
    await page.getByRole('link', { name: 'floods-2026' }).click();
    await page.getByRole('heading', { name: '# floods-2026' }).waitFor();
    await page.evaluate("location.hash = '#/nowhere'");
    await page.getByRole('heading', { name: '# desk' }).waitFor();
  });

  test('what cannot be sent stays in the composer, with the reason', async () => {
    const page = await visit();
    await composer(page).fill('x'.repeat(100_000));
    await composer(page).press('Enter');
    await page.getByText('That text has 100,000 characters; at most 4,000 can be sent.').waitFor();
    expect((await composer(page).inputValue()).length).toBe(100_000);
    await composer(page).fill('who reported it first?');
    await context.setOffline(true);
    await composer(page).press('Enter');
    await page.getByText('Dateline cannot be reached.').waitFor();
    await picture(page, 'offline');
    expect(await composer(page).inputValue()).toBe('who reported it first?');
    await context.setOffline(false);
    const before = await inChannel(page).count();
    await composer(page).press('Enter');
    await inChannel(page)
      .nth(before + 1)
      .waitFor();
    expect(
      await inChannel(page)
        .nth(before + 1)
        .innerText(),
    ).toContain('Bloomberg');
  });

  test('a restart is survived: the page says so, and hears what it missed', async () => {
    const page = await visit();
    const count = await inChannel(page).count();
    await dateline.close();
    await page.getByText('Connection lost. Trying again…').waitFor();
    await start();
    const other = await visit(await openPage(context));
    await ask(other, 'what is disputed?');
    await inChannel(page)
      .nth(count + 1)
      .waitFor();
    await page.getByText('Connection lost. Trying again…').waitFor({ state: 'hidden' });
    expect(await inChannel(page).count()).toBe(count + 2);
    await other.close();
  });
});

describe.skipIf(browser === null)('hostile words', { timeout: 60_000 }, () => {
  test('are shown in every view, and do nothing', async () => {
    const evil =
      '<img src=x onerror="hacked=1"><script>hacked=1</script> @everyone <!channel> <@U1> [x](javascript:hacked=1)';
    const story = firstStory();
    const document = brief(
      {
        ...story,
        headline: evil,
        claims: story.claims.map((each) => ({ ...each, text: `${evil} ${each.text}` })),
      },
      { length: 'brief' },
    );
    const desk = await openDesk({
      handle: () =>
        Promise.resolve({ ...document, blocks: [...document.blocks, ...documentOf(evil).blocks] }),
    });
    const { page, troubles, hosts } = await openPage(await newContext(browser as Browser));
    await page.goto(desk.address);
    await inChannel(page).first().waitFor();
    for (const name of ['Plain', 'Slack', 'Discord']) {
      await view(page, name).click();
      const shown = inChannel(page)
        .first()
        .locator(name === 'Plain' ? '.body' : '.preview .content')
        .first();
      await expect
        .poll(async () => (await shown.innerText()).replace(/[\u200b-\u200d\u2060]/g, ''))
        .toContain(clean('<script>hacked=1</script>'));
      expect(
        await shown
          .locator('script, img:not(.face), iframe, .mention, .slack_broadcast, a[href^="javascript"]')
          .count(),
      ).toBe(0);
      expect(await page.evaluate('typeof hacked')).toBe('undefined');
      await picture(page, `hostile-${name.toLowerCase()}`);
    }
    expect(troubles).toEqual([]);
    expect([...hosts]).toEqual([new URL(desk.address).host]);
    await page.context().close();
    await desk.close();
  });
});
