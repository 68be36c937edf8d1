// Whether a page says that its article has been withdrawn, instead of telling it.

/** In words: a notice takes no more, and an article that tells of another's withdrawal does. */
const LONGEST = 150;

const SUBJECT = String.raw`(?:this|the|our) (?:article|story|report|page|post|item|piece|dispatch)`;
const DONE = '(?:withdrawn|retracted|taken down|taken offline|unpublished|removed|pulled|deleted)';

const NOTICES: readonly RegExp[] = [
  // “This article has been withdrawn”, “The story was retracted by its author”
  new RegExp(
    String.raw`\b${SUBJECT}\b[^.!?]{0,80}?\b(?:has|have|had|is|was|were|been|being)\b[^.!?]{0,40}?\b${DONE}\b`,
    'i',
  ),
  // “We have withdrawn this article”
  new RegExp(String.raw`\b(?:has|have|had|we)\b[^.!?]{0,20}?\b${DONE}\b ${SUBJECT}\b`, 'i'),
  // “Retracted: …”, “WITHDRAWN — …”
  /^\W*(?:retracted|retraction|withdrawn|article (?:withdrawn|retracted|removed))\b\s*(?:[:.–—-]|$)/i,
];

/** @param text what the page says now */
export function isRetraction(text: string, title = ''): boolean {
  if (text.split(/\s+/).length > LONGEST) return false;
  return NOTICES.some((notice) => notice.test(text) || notice.test(title));
}
