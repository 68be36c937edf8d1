// Who may speak to the desk: its own page under its own name, and nobody else's page.
import { isIP } from 'node:net';
import type { MiddlewareHandler } from 'hono';

/**
 * The page loads only what this process serves. Trusted Types forbid markup from strings but for the one policy
 * that reads the Slack preview into an inert document (page/slack.ts).
 */
const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types preview',
].join('; ');

const headers: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentPolicy,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
};

/** Sets the headers that every answer carries. */
export const secure: MiddlewareHandler = async (c, next) => {
  await next();
  for (const [name, value] of Object.entries(headers)) c.header(name, value);
};

/**
 * Refuses requests under a foreign name, so that another site cannot reach the desk by pointing its own name at
 * this address (DNS rebinding). Plain IP addresses are safe from that: no name is looked up.
 */
export function ownNameOnly(hosts: readonly string[]): MiddlewareHandler {
  return async (c, next) => {
    if (!isOwnName(c.req.header('host'), hosts))
      return c.json({ error: 'The desk does not answer under this name. DESK_HOSTS can allow it.' }, 421);
    await next();
    return;
  };
}

export function isOwnName(host: string | undefined, hosts: readonly string[]): boolean {
  const match = /^(?:\[([^\]]+)\]|([^:]+))(?::\d+)?$/.exec(host?.toLowerCase() ?? '');
  const name = match?.[1] ?? match?.[2];
  if (name === undefined) return false;
  return name === 'localhost' || isIP(name) !== 0 || hosts.includes(name);
}

/**
 * Refuses what another site's page asks for, and writes that are not JSON: a form of another site cannot send
 * JSON, and its script would have to ask first, which the desk never grants.
 */
export const ownPageOnly: MiddlewareHandler = async (c, next) => {
  const site = c.req.header('sec-fetch-site');
  const origin = c.req.header('origin');
  const foreign =
    (site !== undefined && site !== 'same-origin' && site !== 'none') ||
    (origin !== undefined && hostOf(origin) !== c.req.header('host')?.toLowerCase());
  if (foreign) return c.json({ error: 'The desk answers its own page only.' }, 403);
  if (c.req.method === 'POST' && !/^application\/json\b/i.test(c.req.header('content-type') ?? ''))
    return c.json({ error: 'The desk takes JSON.' }, 415);
  await next();
  return;
};

function hostOf(origin: string): string | null {
  return URL.parse(origin)?.host ?? null;
}
