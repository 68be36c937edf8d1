// The page's address names what is open: `#/desk`, and with a thread `#/desk/m12`, so that Back closes it.

export interface Address {
  readonly channel: string;
  readonly thread: string | null;
}

export function addressOf({ channel, thread }: Address): string {
  const parts = thread === null ? [channel] : [channel, thread];
  return `#/${parts.map(encodeURIComponent).join('/')}`;
}

/** @param fallback the channel that is open where the address names none */
export function readAddress(hash: string, fallback: string): Address {
  const [, channel = '', thread = ''] = hash.split('/').map(decoded);
  return { channel: channel === '' ? fallback : channel, thread: thread === '' ? null : thread };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
