// Which addresses may be asked for a page: those of the public internet, and no others.
import ipaddr from 'ipaddr.js';

/** Whether this machine itself may be asked as well: for tests, and for a desk that reads local files. */
export interface Reach {
  readonly allowLoopback: boolean;
}

/**
 * Addresses within public ranges that lead to the services of a hosting provider: Azure's virtual host.
 * https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16
 */
const SERVICES = new Set(['168.63.129.16']);

/** IANA gives out global unicast addresses from here only; all else is special. */
const GLOBAL_V6 = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * @param address an IP address in any notation; what cannot be read is not allowed
 * @returns whether it may be connected to. Private, loopback, link-local, shared (CGNAT), multicast, documentation and
 *   reserved ranges may not, nor addresses that carry another in them (IPv4-mapped, NAT64, 6to4, Teredo).
 */
export function isAllowed(address: string, { allowLoopback }: Reach): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  const range = parsed.range();
  if (range === 'loopback') return allowLoopback;
  if (range !== 'unicast' || SERVICES.has(parsed.toString())) return false;
  return !(parsed instanceof ipaddr.IPv6) || parsed.match(GLOBAL_V6);
}

/** Whether a host name or address means this machine, without asking anybody. */
export function isLoopbackHost(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '');
  if (/^(?:.+\.)?localhost$/i.test(bare)) return true;
  return ipaddr.isValid(bare) && ipaddr.parse(bare).range() === 'loopback';
}
