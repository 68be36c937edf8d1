// The address of a conversation: `slack:T1/C1`, a thread in it `slack:T1/C1/1699.2`, `discord:G1/C1`, `web:desk`.

/** `platform:segment/segment…`. Opaque to the core but for its platform; a thread is a deeper place. */
export type Place = `${string}:${string}`;

export function place(platform: string, ...segments: readonly string[]): Place {
  return `${platform}:${segments.join('/')}`;
}

export function platformOf(value: Place): string {
  return value.slice(0, value.indexOf(':'));
}

/** The segments after the platform: `slack:T1/C1` → `['T1', 'C1']`. */
export function segmentsOf(value: Place): readonly string[] {
  return value.slice(value.indexOf(':') + 1).split('/');
}
