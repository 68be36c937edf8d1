// What somebody typed → the address of a web page that may be asked for, or plain words for what is wrong with it.
import { isIP } from 'node:net';
import { UserError } from '#briefings/error.ts';
import { isAllowed, isLoopbackHost, type Reach } from './address.ts';

const LONGEST = 2_000;

/** Where web pages are served. Other ports belong to other services, which must not be talked to. */
const PORTS = new Set(['', '80', '443', '8080', '8443']);

/**
 * Reads an address as chats write it: bare, in angle brackets, without its `https://`, or Slack's `<address|label>`.
 * @throws UserError when it is no http(s) address, names a user or an unusual port, or is not on the public internet
 */
export function readWebAddress(typed: string, reach: Reach): URL {
  const bare = typed.trim().replace(/^<([^|>]*)(?:\|[^>]*)?>$/, '$1');
  const shown = bare.length > 100 ? `${bare.slice(0, 100)}…` : bare;
  const url =
    bare.length > LONGEST
      ? null
      : URL.parse(/^[a-z][a-z\d+.-]*:(?!\d)/i.test(bare) ? bare : `https://${bare}`);
  if (url === null || /\s/.test(bare) || url.hostname === '')
    throw new UserError(`“${shown}” is no web address. Give the whole address of an article: https://…`);
  checkWebAddress(url, reach);
  // Servers never see it, and one article must not have many addresses.
  url.hash = '';
  return url;
}

/**
 * Everything that the address alone can tell. Where its name leads is checked at the moment of connecting.
 * @throws UserError
 */
export function checkWebAddress(url: URL, reach: Reach): void {
  if (url.href.length > LONGEST)
    throw new UserError('The address is longer than any article’s. Give a shorter one.');
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new UserError(
      `Only http and https addresses can be read, and this one begins with ${url.protocol}`,
    );
  if (url.username !== '' || url.password !== '')
    throw new UserError(
      'The address has a user name or a password in it. Leave it out: pages behind a login cannot be read.',
    );
  const isOwn = isLoopbackHost(url.hostname);
  if (isOwn && !reach.allowLoopback) throw notPublic(url.hostname);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isAllowed(host, reach)) throw notPublic(url.hostname);
  if (!PORTS.has(url.port) && !(isOwn && reach.allowLoopback))
    throw new UserError(`Web pages are not served on port ${url.port}. Give an address without a port.`);
}

/** The words do not say where a name leads: that could be a secret of the network that we run in. */
export const notPublic = (host: string): UserError =>
  new UserError(`“${host}” is not on the public internet, and only pages there can be read.`);
