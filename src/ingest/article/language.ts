// Which language a text is in, where its page does not say, or says another than it is read in.

/** In UTF-16 code units: enough to tell, and no more. */
const SAMPLE = 4_000;

/**
 * @returns the ISO 639-1 code; undefined where it cannot be told
 */
export async function languageOf(text: string): Promise<string | undefined> {
  // Its tables take 90 MB: they are loaded when they are needed first.
  const { eld } = await import('eld/extrasmall');
  const found = eld.detect(text.slice(0, SAMPLE));
  return found.isReliable() && found.language !== '' ? found.language : undefined;
}
