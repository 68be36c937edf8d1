// The headless browser of the desk's test, and what it saw.
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const installed = [
  process.env.CHROME_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** @returns the path of a browser, or why there is none */
async function findBrowser(): Promise<{ readonly path: string } | { readonly reason: string }> {
  if (process.platform === 'linux' && process.arch === 'x64' && !process.env.CHROME_PATH) {
    try {
      return { path: await sparticuz.executablePath() };
    } catch {
      // Its archive could not be unpacked: an installed browser may do.
    }
  }
  const path = installed.find((each) => each !== undefined && existsSync(each));
  return path === undefined
    ? { reason: 'no Chromium here: set CHROME_PATH to run the test of the desk in a browser' }
    : { path };
}

sparticuz.setGraphicsMode = false;

const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** @returns the browser, or null with the reason printed */
export async function launch(): Promise<Browser | null> {
  const found = await findBrowser();
  if ('reason' in found) {
    console.warn(found.reason);
    return null;
  }
  // In a single process a page that is closed can take the browser with it.
  const args = sparticuz.args.filter((each) => each !== '--single-process');
  return chromium.launch({ executablePath: found.path, args: [...args, ...quiet] });
}

/** A page that keeps what went wrong in it. */
export interface Visit {
  readonly page: Page;
  /** Errors of scripts and refusals of the policy; a request that fails is not one. */
  readonly troubles: string[];
  /** Hosts that were asked for anything. */
  readonly hosts: Set<string>;
}

/** A context of its own, as a browser that was never here. */
export function newContext(browser: Browser): Promise<BrowserContext> {
  return browser.newContext({ timezoneId: 'Europe/Berlin', locale: 'en-GB', reducedMotion: 'reduce' });
}

export async function openPage(context: BrowserContext): Promise<Visit> {
  const page = await context.newPage();
  const troubles: string[] = [];
  const hosts = new Set<string>();
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('dialog', (dialog) => {
    troubles.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      troubles.push(message.text());
  });
  page.on('request', (request) => hosts.add(new URL(request.url()).host));
  return { page, troubles, hosts };
}

const output = join(import.meta.dirname, '../../test-output');

/** Keeps a picture of the page in `test-output/`. */
export async function picture(page: Page, name: string): Promise<void> {
  await mkdir(output, { recursive: true });
  // To hide the caret or stop animations, the page would get styles that its own policy refuses.
  await page.screenshot({ path: join(output, `desk-${name}.png`), caret: 'initial', animations: 'allow' });
}
