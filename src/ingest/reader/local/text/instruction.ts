// Words in an article that are meant for a machine that reads it: they are no news, and nothing near them is trusted.
import type { Analysis, Span2 } from './analysis.ts';

const ORDERS = [
  // “Ignore all previous instructions”, “disregard the above”
  /\b(?:ignore|disregard|forget|override|bypass|discard)\b[^.!?\n]{0,40}\b(?:previous|prior|above|earlier|preceding|former|your|these|those|system|all)\b[^.!?\n]{0,30}\b(?:instructions?|prompts?|rules?|guidelines?|directions?|text|context|messages?|orders?)\b/i,
  /\b(?:new|updated|additional|hidden|special|following) (?:system )?(?:instructions?|prompts?)\b[^.!?\n]{0,20}:/i,
  /\b(?:system|developer) (?:prompt|message|instructions?|override)\b/i,
  /\byou are (?:now )?(?:an? |the )?(?:\w+ ){0,3}(?:ai|assistant|language model|llm|chat ?bot|summari[sz]er|model)\b/i,
  /\b(?:dear|attention|note to|hey|hello|to any|to all|to the) (?:\w+ ){0,2}(?:ai|a\.i\.|llms?|language models?|chat ?bots?|summari[sz]ers?|crawlers?)\b/i,
  /\b(?:dear|attention|note to|hey|hello|to any|to all|to the) (?:\w+ ){0,2}(?:assistants?|bots?|agents?|models?)(?=\s*[,:.!;—-])/i,
  /\b(?:ai|llm|assistant|language model|chat ?bot|summari[sz]er)s?\b[^.!?\n]{0,30}\b(?:must|should|shall|are instructed|is instructed|are required|is required|please)\b[^.!?\n]{0,40}\b(?:report|say|state|write|output|respond|summari[sz]e|include|omit|treat|mark|claim|add|ignore|not)\b/i,
  /\bwhen (?:you )?(?:summari[sz]e|summari[sz]ing|read|reading|process|processing|analy[sz]e|analy[sz]ing|extract|extracting)\b[^.!?\n]{0,30}\b(?:this|the) (?:article|text|page|story|document)\b/i,
  /\b(?:in|for) (?:your|the) (?:summary|output|response|answer|reply|json|briefing)\b[^.!?\n]{0,40}\b(?:say|state|write|include|add|omit|report|mark|claim|must|always|never)\b/i,
  /\b(?:respond|reply|answer|output|return)\b[^.!?\n]{0,30}\b(?:only|with|as|in)\b[^.!?\n]{0,30}\b(?:json|the following|yaml|xml|this text)\b/i,
  /\b(?:add|include|insert|report|treat|mark|record|output|write|state)\b[^.!?\n]{0,40}\b(?:the following|this)\b[^.!?\n]{0,40}\b(?:claim|fact|as fact|as established|as true|as confirmed|verbatim|to (?:the|your) (?:summary|output|claims))\b/i,
  /\bdo not (?:mention|include|report|reveal|summari[sz]e|extract)\b[^.!?\n]{0,60}\b(?:in (?:the|your) (?:summary|output|briefing|response)|instructions?|prompt)\b/i,
  /<\|?\/?(?:im_start|im_end|system|assistant|user|endoftext|article)\b[^>]*\|?>|\[\/?(?:INST|SYS|SYSTEM)\]|^\s*(?:#+ *)?(?:system|assistant|instructions?)\s*:/im,
  /"(?:claims|evidence|certainty|status)"\s*:/,
];

/**
 * The paragraphs that speak to a machine, and the one that follows such a paragraph where that ends in a colon.
 * A person who is quoted with such words is news.
 * @param quoted what stands in quotation marks, in the order of the text
 */
export function findInstructions({ text, paragraphs }: Analysis, quoted: readonly Span2[]): readonly Span2[] {
  const found: Span2[] = [];
  let goesOn = false;
  for (const paragraph of paragraphs) {
    const words = text.slice(paragraph.start, paragraph.end);
    const isOrder = ORDERS.some((order) => {
      const match = order.exec(words);
      return match !== null && !isQuoted(quoted, paragraph.start + match.index + 1);
    });
    if (isOrder || goesOn) found.push(paragraph);
    goesOn = isOrder && /:\s*$/.test(words);
  }
  return found;
}

const isQuoted = (quoted: readonly Span2[], at: number): boolean =>
  quoted.some(({ start, end }) => start <= at && at < end);
