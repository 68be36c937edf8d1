// IANA time zones, as the platform's own `Intl` knows them.

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  formats.set(zone, format);
  return format;
}

/** Whether there is a zone of this name. Offsets (`+02:00`) are none: they know no daylight saving. */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

/** What the zone's clocks are ahead of UTC at an instant, in milliseconds. */
export function offsetAt(zone: string, at: Date): number {
  const name = formatOf(zone)
    .formatToParts(at)
    .find((part) => part.type === 'timeZoneName')?.value;
  const [, sign, hours, minutes, seconds] = /GMT([+-])(\d{2}):(\d{2})(?::(\d{2}))?/.exec(name ?? '') ?? [];
  const size = (Number(hours ?? 0) * 3_600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0)) * 1_000;
  return sign === '-' ? -size : size;
}

/** What the zone's clocks show at an instant, as `2026-03-29T03:30`. */
export function localTime(zone: string, at: Date): string {
  return new Date(at.getTime() + offsetAt(zone, at)).toISOString().slice(0, 16);
}

/** The zone of the machine. To be asked before the process is set to UTC. */
export function hostZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
