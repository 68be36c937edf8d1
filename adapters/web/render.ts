// A document as the desk takes it: one part, the document itself; the page draws it.
import { claimsOf, type Document } from '#briefings/document.ts';
import type { Part } from '../adapter.ts';

export interface WebBody {
  readonly document: Document;
}

/** @returns one part: the page has room for any document */
export function render(document: Document): readonly Part<WebBody>[] {
  return [{ body: { document }, claims: claimsOf(document.blocks), piece: document }];
}
