// The address of the data: a directory of this machine, or a PostgreSQL.

/** Whether this is the address of a PostgreSQL, and not a directory. */
export function isPostgres(address: string): boolean {
  return /^postgres(ql)?:\/\//i.test(address);
}

/** Whether the address of a PostgreSQL can be read: also its password, in which special characters are escaped. */
export function canConnect(address: string): boolean {
  return isPostgres(address) && passwordsOf(address) !== null;
}

/** Where the data is, in words that may be printed: without a user and a password. */
export function nameOf(address: string): string {
  if (!isPostgres(address)) return address;
  const { host, pathname } = new URL(address);
  return `PostgreSQL at ${host === '' ? 'a local socket' : host}${pathname}`;
}

/** The password in an address, as it stands there and as it is meant; null where the address cannot be read. */
export function passwordsOf(address: string): readonly string[] | null {
  try {
    const { password } = new URL(address);
    return password === '' ? [] : [...new Set([password, decodeURIComponent(password)])];
  } catch {
    return null;
  }
}
