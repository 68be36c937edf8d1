// The desk's settings, read from the environment.
import { isIP } from 'node:net';

export interface WebConfig {
  /** Names under which the desk may be reached, besides localhost and plain IP addresses. */
  readonly hosts: readonly string[];
}

const name = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/;

/**
 * @param env `DESK` (`on` or `off`), `HOST` (what the process listens on), `DESK_HOSTS` (names, separated by
 *            commas, under which a reverse proxy or the local network reaches the desk)
 * @returns the settings, null when the desk is not wanted, or every fault
 */
export function config(env: Readonly<Record<string, string | undefined>>): WebConfig | null | string[] {
  const desk = (env.DESK ?? '').trim().toLowerCase();
  const hosts = [...(env.DESK_HOSTS ?? '').split(','), env.HOST ?? '']
    .map((host) => host.trim().toLowerCase())
    .filter((host) => host !== '');
  const faults = [
    ...(['', 'on', 'off'].includes(desk) ? [] : ['DESK must be on or off.']),
    ...hosts
      .filter((host) => !name.test(host) && isIP(host) === 0)
      .map((host) => `DESK_HOSTS: ${JSON.stringify(host)} is not a host name (as in desk.example.org).`),
  ];
  if (faults.length > 0) return faults;
  return desk === 'on' ? { hosts } : null;
}
