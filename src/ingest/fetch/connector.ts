// Connects to public addresses only, whatever a name resolves to at that moment: checked before and after connecting.
import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { isAllowed, type Reach } from './address.ts';

/** Resolves a name to all its addresses. */
export type Resolve = (
  host: string,
  /** With an error come no addresses. */
  answer: (error: NodeJS.ErrnoException | null, addresses?: readonly LookupAddress[]) => void,
) => void;

/** The name or address leads to where nobody may be sent. */
export class ForbiddenAddressError extends Error {
  override readonly name = 'ForbiddenAddressError';
}

export const systemResolve: Resolve = (host, answer) => systemLookup(host, { all: true }, answer);

/**
 * The check stands in the lookup of the very socket that connects: a name that answers differently the next time
 * (DNS rebinding) gains nothing by it.
 * @param timeout milliseconds for one connection, the handshake included
 */
export function newConnector(reach: Reach, resolve: Resolve, timeout: number): buildConnector.connector {
  const connect = buildConnector({
    timeout,
    lookup: checked(reach, resolve),
    autoSelectFamily: true,
    allowH2: false,
  });
  return (options, callback) => {
    const host = options.hostname.replace(/^\[|\]$/g, '');
    // Where the host is an address already, no lookup is made.
    if (isIP(host) !== 0 && !isAllowed(host, reach)) {
      callback(new ForbiddenAddressError(host), null);
      return;
    }
    connect(options, (...[error, socket]) => {
      if (error !== null) callback(error, null);
      else if (isAllowed(socket.remoteAddress ?? '', reach)) callback(null, socket);
      else {
        socket.destroy();
        callback(new ForbiddenAddressError(host), null);
      }
    });
  };
}

function checked(reach: Reach, resolve: Resolve): LookupFunction {
  return (host, options, callback) => {
    resolve(host, (error, addresses = []) => {
      const allowed = addresses.filter(({ address }) => isAllowed(address, reach));
      const [first] = allowed;
      if (error !== null) callback(error, '', 4);
      else if (first === undefined) callback(new ForbiddenAddressError(host), '', 4);
      else if (options.all === true) callback(null, allowed);
      else callback(null, first.address, first.family);
    });
  };
}
