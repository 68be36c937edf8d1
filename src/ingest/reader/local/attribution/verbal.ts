// Attributions by a verb: “X said that …”, “…, said X”, “X denies …”, “X wants to …”.
import type { Quotation } from '../quotation/quotation.ts';
import type { Analysis, Sentence, Span2, Token } from '../text/analysis.ts';
import { indexAt } from '../position.ts';
import { contentAfter, contentBefore, quotationAt, quoteAfter } from './content.ts';
import { CUE_VERBS, cueWith, type Cue, type Frame } from './lexicon.ts';
import {
  groupOf,
  isComma,
  isQuoteMark,
  isTime,
  OCCASIONS,
  phraseAfter,
  phraseBefore,
  withApposition,
  type Range,
} from './phrase.ts';
import type { Draft } from './attribution.ts';

export interface Scene {
  readonly analysis: Analysis;
  readonly quotations: readonly Quotation[];
}

/** The attributions of a sentence that a verb makes, in order. */
export function verbalIn(scene: Scene, sentence: Sentence): readonly Draft[] {
  const { tokens } = scene.analysis;
  const drafts: Draft[] = [];
  for (let at = sentence.first; at < sentence.last; at++) {
    const token = tokens[at] as Token;
    if (
      token.tag !== 'VERB' &&
      !(CUE_VERBS.has(token.lemma) && /^(?:NOUN|ADJ|AUX|ADP)$/.test(token.tag) && couldBeVerb(tokens, at))
    )
      continue;
    const cues = CUE_VERBS.get(token.lemma);
    if (cues === undefined) continue;
    const draft = verbal(scene, sentence, at, cues, drafts.at(-1));
    if (draft !== null) drafts.push(draft);
  }
  return drafts;
}

/** wink-nlp takes some verbs for nouns: after a name or a pronoun, before “that” or a quotation. */
function couldBeVerb(tokens: readonly Token[], at: number): boolean {
  const [before, token, after] = [tokens[at - 1], tokens[at] as Token, tokens[at + 1]];
  if (!/(?:s|ed|d|t|n)$/.test(token.lower)) return false;
  const subject =
    before !== undefined && (before.tag === 'PROPN' || /^(?:he|she|they|it|who|i|we)$/.test(before.lower));
  return (
    subject &&
    after !== undefined &&
    (after.lower === 'that' || isQuoteMark(after) || isComma(after) || after.text === ':')
  );
}

function verbal(
  scene: Scene,
  sentence: Sentence,
  at: number,
  cues: readonly Cue[],
  last: Draft | undefined,
): Draft | null {
  const { tokens } = scene.analysis;
  const group = groupOf(tokens, at, sentence.first);
  const lead = tokens[group.first - 1];
  if (isGerundOrNoun(tokens, group, sentence)) return null;
  const passive = isPassive(tokens, group, at);
  const gerund = /ing$/.test((tokens[at] as Token).lower) && group.last - group.first === 1;
  const inverted = passive || gerund ? null : invertedSubject(scene, sentence, group, at);
  const subject = gerund
    ? gerundSubject(tokens, group, sentence, last)
    : (inverted ?? subjectBefore(tokens, group, sentence));
  if (gerund && subject === null) return null;
  if (subject === null && passive === false && lead !== undefined && !/^(?:and|but|or)$/.test(lead.lower))
    return null;
  const shares = subject === null && last !== undefined && /^(?:and|but|or|then)$/.test(lead?.lower ?? '');
  const speaker = subject ?? (shares ? last.speakerRange : undefined);
  if (speaker === undefined && !passive) return null;
  const frame = contentFor(scene, sentence, {
    at,
    group,
    cues,
    ...(inverted === null ? {} : { inverted }),
    passive,
    subject,
    gerund,
  });
  if (frame === null) return null;
  return {
    ...(speaker === undefined || passive ? {} : { speaker: spanOf(tokens, speaker), speakerRange: speaker }),
    cue: spanOf(tokens, frame.cue),
    content: frame.content,
    verb: (tokens[at] as Token).lemma,
    cueKind: frame.kind,
    negated: tokens.slice(group.first, at).some((each) => /^(?:not|n't|n’t|never)$/.test(each.lower)),
    sentence,
  };
}

/** “…, saying that”: who does what the sentence tells says so, too. */
function gerundSubject(
  tokens: readonly Token[],
  group: Range,
  sentence: Sentence,
  last: Draft | undefined,
): Range | null {
  const lead = tokens[group.first - 1];
  if (group.first > sentence.first && !isComma(lead) && lead?.lower !== 'and') {
    // “the man saying so”: a phrase right before it.
    return lead !== undefined && /^(?:NOUN|PROPN)$/.test(lead.tag)
      ? phraseBefore(tokens, group.first, sentence.first)
      : null;
  }
  if (group.first === sentence.first) {
    const comma = tokens.slice(group.last, sentence.last).findIndex((token) => isComma(token));
    return comma < 0 ? null : phraseAfter(tokens, group.last + comma + 1, sentence.last);
  }
  if (last?.speakerRange !== undefined) return last.speakerRange;
  return sentenceSubject(tokens, sentence, group.first);
}

/** The phrase that opens the sentence, after what stands before it. */
function sentenceSubject(tokens: readonly Token[], sentence: Sentence, ceiling: number): Range | null {
  let at = sentence.first;
  const first = tokens[at];
  if (
    first !== undefined &&
    (first.tag === 'ADP' || first.tag === 'SCONJ' || first.tag === 'ADV' || first.tag === 'CCONJ')
  ) {
    const comma = tokens.slice(at, ceiling).findIndex((token) => isComma(token));
    at = first.tag === 'CCONJ' ? at + 1 : comma < 0 ? at : at + comma + 1;
  }
  while (isQuoteMark(tokens[at])) at++;
  return phraseAfter(tokens, at, ceiling);
}

export function spanOf(tokens: readonly Token[], { first, last }: Range): Span2 {
  return { start: tokens[first]?.start ?? 0, end: tokens[last - 1]?.end ?? 0 };
}

/** “by saying”, “the said report”, “to say the least”: no statement of the sentence's own. */
function isGerundOrNoun(tokens: readonly Token[], group: Range, sentence: Sentence): boolean {
  const lead = group.first > sentence.first ? tokens[group.first - 1] : undefined;
  if (lead === undefined) return false;
  return lead.tag === 'DET' || lead.lower === 'to' || (lead.tag === 'ADP' && !/^(?:as)$/.test(lead.lower));
}

const BE = /^(?:is|are|was|were|be|been|being|'s|’s|got|gets)$/;

function isPassive(tokens: readonly Token[], group: Range, at: number): boolean {
  const verb = tokens[at] as Token;
  if (!/(?:ed|en|wn|ht|ld|id|un|ught)$/.test(verb.lower)) return false;
  const before = tokens.slice(group.first, at);
  const auxiliary = before.findLast((token) => !/^(?:ADV|PART)$/.test(token.tag));
  return auxiliary !== undefined && BE.test(auxiliary.lower);
}

/** “…,” said the mayor. · “…,” the mayor said: after a quotation or a comma, who speaks may follow. */
function invertedSubject(scene: Scene, sentence: Sentence, group: Range, at: number): Range | null {
  const { tokens } = scene.analysis;
  const before = group.first > sentence.first ? tokens[group.first - 1] : undefined;
  const opens =
    before === undefined ||
    (isQuoteMark(before) && /[,.?!…—–-]$/.test(tokens[group.first - 2]?.text ?? '')) ||
    isComma(before) ||
    /[,?!]$/.test(before.text);
  if (!opens || group.last - group.first > 1) return null;
  if (before === undefined && !followsQuote(scene, sentence.start)) return null;
  const subject = phraseAfter(tokens, at + 1, sentence.last);
  if (subject === null) return null;
  return withAppositionAfter(scene, subject, sentence);
}

const followsQuote = ({ quotations }: Scene, at: number): boolean => {
  const index = indexAt(quotations, Math.max(0, at - 3));
  return quotations
    .slice(Math.max(0, index - 1), index + 1)
    .some((each) => each.end <= at && at - each.end < 3);
};

/** “said Marin, a spokesman for the port, in a statement”: the apposition belongs to the name. */
function withAppositionAfter({ analysis: { tokens } }: Scene, subject: Range, sentence: Sentence): Range {
  const comma = tokens[subject.last];
  if (!isComma(comma)) return subject;
  const next = tokens[subject.last + 1];
  if (next === undefined || subject.last + 1 >= sentence.last) return subject;
  const opens =
    next.tag === 'DET' ||
    /^(?:who|whose|which|himself)$/.test(next.lower) ||
    next.tag === 'NUM' ||
    (/^(?:NOUN|ADJ|PROPN)$/.test(next.tag) && !isTime(next));
  if (!opens) return subject;
  let end = subject.last + 1;
  while (end < sentence.last && !isQuoteMark(tokens[end])) {
    const token = tokens[end] as Token;
    if (/^[.;:?!]$/.test(token.text) && end >= sentence.last - 2) break;
    if (
      isComma(token) &&
      /^(?:as|after|when|while|adding|but|in|referring|noting|citing|and)$/.test(tokens[end + 1]?.lower ?? '')
    )
      break;
    end++;
  }
  while (end > subject.last && isComma(tokens[end - 1]) && !isQuoteMark(tokens[end])) end--;
  return { first: subject.first, last: end };
}

function subjectBefore(tokens: readonly Token[], group: Range, sentence: Sentence): Range | null {
  const floor = sentence.first;
  const direct = phraseBefore(tokens, group.first, floor);
  const whole = direct === null ? null : withRelative(tokens, direct, floor);
  if (whole !== null) return whole;
  if (direct !== null) return relativised(tokens, direct, floor);
  return withApposition(tokens, group.first, floor);
}

/** “others who want a ban [said]”: what stands before the verb is the end of a clause about the speaker. */
function withRelative(tokens: readonly Token[], direct: Range, floor: number): Range | null {
  for (let at = direct.first - 1; at > floor && at > direct.first - 22; at--) {
    const token = tokens[at] as Token;
    if (isComma(token) || isQuoteMark(token) || (/^(?:SCONJ)$/.test(token.tag) && token.lower !== 'that'))
      return null;
    if (!/^(?:who|whose|which)$/.test(token.lower)) continue;
    if (isComma(tokens[at - 1])) return null;
    const clause = tokens.slice(at + 1, direct.first);
    const antecedent = phraseBefore(tokens, at, floor);
    const isClause = clause.some((each) => each.tag === 'VERB' || each.tag === 'AUX');
    return antecedent !== null && isClause ? { first: antecedent.first, last: direct.last } : null;
  }
  return null;
}

/** “officials who say”: who says it is named before. */
function relativised(tokens: readonly Token[], subject: Range, floor: number): Range {
  const pronoun = tokens[subject.first];
  if (subject.last - subject.first !== 1 || !/^(?:who|that|which)$/.test(pronoun?.lower ?? ''))
    return subject;
  const before = isComma(tokens[subject.first - 1]) ? subject.first - 1 : subject.first;
  const antecedent = phraseBefore(tokens, before, floor);
  return antecedent ?? subject;
}

const overlaps = (a: Span2, b: Span2): boolean => a.start < b.end && b.start < a.end;

interface Position {
  readonly subject: Range | null;
  readonly gerund: boolean;
  readonly at: number;
  readonly group: Range;
  readonly cues: readonly Cue[];
  readonly inverted?: Range;
  readonly passive: boolean;
}

interface Framed {
  readonly cue: Range;
  readonly content: readonly Span2[];
  readonly kind: string;
}

/** What is said, by what stands around the verb; null where the verb says nothing. */
function contentFor(scene: Scene, sentence: Sentence, position: Position): Framed | null {
  const { tokens } = scene.analysis;
  const { at, group, cues, inverted, passive } = position;
  const speech = cueWith(cues, 'quote') ?? cueWith(cues, 'that');
  let next = inverted?.last ?? at + 1;
  if (passive) return passiveFrame(scene, sentence, position);
  const trailing = inverted !== undefined || (!position.gerund && isTrailing(scene, sentence, position));
  const before =
    speech === undefined || position.gerund
      ? []
      : contentBefore(scene, sentence, group, trailing).filter(
          (span) => position.subject === null || !overlaps(span, spanOf(tokens, position.subject)),
        );
  const extended = occasionEnd(tokens, next, sentence.last);
  const quoted = quoteAfter(scene, sentence, extended);
  if (before.length > 0 && speech !== undefined) {
    const cueEnd = inverted === undefined ? extended : at + 1;
    const isQuote = /["”»']$/.test(scene.analysis.text.slice(0, before.at(-1)?.end));
    const resumes =
      !isQuote &&
      quoted === null &&
      isComma(tokens[extended]) &&
      hasClause(tokens, extended + 1, sentence.last);
    const after =
      quoted !== null && cueWith(cues, 'quote')
        ? [quoted]
        : resumes
          ? contentAfter(scene, sentence, extended + 1)
          : [];
    return { cue: { first: group.first, last: cueEnd }, content: [...before, ...after], kind: speech.kind };
  }
  if (inverted !== undefined) return null;
  next = at + 1;
  const particle = tokens[next];
  if (
    particle !== undefined &&
    particle.tag === 'ADP' &&
    /^(?:out|up|off|back|down|in|on)$/.test(particle.lower) &&
    /^(?:that|to|for|against|at|,|:)$/.test(tokens[next + 1]?.lower ?? '')
  )
    next++;
  let cueLast = next;
  const told = cueWith(cues, 'whom') === undefined ? null : phraseAfter(tokens, next, sentence.last);
  if (told !== null && opensContent(tokens[told.last])) next = told.last;
  else {
    const occasion = occasionEnd(tokens, next, sentence.last);
    if (
      occasion > next &&
      (opensContent(tokens[occasion]) ||
        (isTime(tokens[occasion - 1]) && hasClause(tokens, occasion, sentence.last)))
    ) {
      next = occasion;
      cueLast = occasion;
    }
  }
  const frame = frameAt(tokens, next, cues, sentence.last);
  if (frame === null) return null;
  const content = contentAfter(
    scene,
    sentence,
    frame.from,
    earlier(
      relativeEnd(tokens, group, sentence, frame.from),
      frame.frame === 'noun' || LINK_FRAMES.has(frame.frame)
        ? phraseEnd(scene, frame.from, sentence)
        : clauseEnd(scene, frame.from, sentence),
    ),
  );
  return content.length === 0
    ? null
    : {
        cue: { first: group.first, last: Math.max(cueLast, frame.cueLast ?? 0) },
        content,
        kind: frame.cue.kind,
      };
}

/** A clause about somebody (“the man, who said so, left”) ends with the comma, or where the sentence's own verb comes. */
function relativeEnd(
  tokens: readonly Token[],
  group: Range,
  sentence: Sentence,
  from: number,
): number | undefined {
  const pronoun = tokens[group.first - 1];
  if (!/^(?:who|which)$/.test(pronoun?.lower ?? '')) return undefined;
  if (isComma(tokens[group.first - 2])) {
    for (let at = from; at < sentence.last; at++)
      if (isComma(tokens[at]) && !isQuoteMark(tokens[at + 1])) return at;
    return undefined;
  }
  for (let at = from + 2; at < sentence.last; at++) {
    const token = tokens[at] as Token;
    if (
      CUE_VERBS.has(token.lemma) &&
      token.tag === 'VERB' &&
      /ed$|said|told/.test(token.lower) &&
      /^(?:NOUN|PROPN|PUNCT)$/.test(tokens[at - 1]?.tag ?? '')
    )
      return at;
  }
  return undefined;
}

const earlier = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined ? b : b === undefined ? a : Math.min(a, b);

/** What is meant by a noun: the phrase with “as …”, not what the sentence goes on to tell. */
function phraseEnd(
  { analysis: { tokens }, quotations }: Scene,
  from: number,
  sentence: Sentence,
): number | undefined {
  for (let at = from + 1; at < sentence.last; at++) {
    const token = tokens[at] as Token;
    if (quotationAt(quotations, token.start) !== null && !isQuoteMark(token)) continue;
    if (isComma(token) && isListed(tokens, at, sentence.last)) continue;
    if (isComma(token) || /^(?:[;:-]|--)$/.test(token.text)) return at;
    if (
      /^(?:because|when|while|after|before|if|although|though|since|until|unless|during)$/.test(token.lower)
    )
      return at;
    if (isTime(token) && !/^(?:'s|’s)$/.test(tokens[at + 1]?.text ?? '')) {
      const before = tokens[at - 1];
      return before?.tag === 'ADP' || /^(?:last|this|next|earlier)$/.test(before?.lower ?? '') ? at - 1 : at;
    }
    if (token.tag === 'CCONJ' && /^(?:VERB|AUX)$/.test(tokens[at + 1]?.tag ?? '')) return at;
    if (isMainVerb(tokens, at)) return at;
  }
  return undefined;
}

/** “a, b and c” */
const isListed = (tokens: readonly Token[], at: number, ceiling: number): boolean => {
  const next = tokens.slice(at + 1, Math.min(ceiling, at + 8));
  const link = next.findIndex((token) => /^(?:and|or)$/.test(token.lower));
  return link > 0 && next.slice(0, link).every((each) => each.tag !== 'VERB' && each.tag !== 'AUX');
};

/** The verb of the sentence after a phrase that is part of its subject. */
function isMainVerb(tokens: readonly Token[], at: number): boolean {
  const [before, token] = [tokens[at - 1], tokens[at]];
  if (token?.tag !== 'AUX' && !(token?.tag === 'VERB' && /(?:ed|s)$/.test(token.lower))) return false;
  if (!/^(?:NOUN|PROPN|NUM)$/.test(before?.tag ?? '')) return false;
  return !tokens
    .slice(Math.max(0, at - 12), at)
    .some((each) => /^(?:who|which|that|what|where)$/.test(each.lower));
}

/** A clause ends before what the sentence adds about it: “, arguing …”. */
function clauseEnd(
  { analysis: { tokens }, quotations }: Scene,
  from: number,
  sentence: Sentence,
): number | undefined {
  for (let at = from + 2; at < sentence.last; at++) {
    const [token, next] = [tokens[at], tokens[at + 1]];
    if (token === undefined || next === undefined || !isComma(token)) continue;
    if (quotationAt(quotations, token.start) !== null) continue;
    if (/ing$/.test(next.lower) && CUE_VERBS.has(next.lemma)) return at;
    if (next.lower === 'according') return at;
  }
  return undefined;
}

/** The verb closes its sentence, or what follows is no object of it. */
function isTrailing({ analysis: { tokens } }: Scene, sentence: Sentence, { at, cues }: Position): boolean {
  const told = cueWith(cues, 'whom') === undefined ? null : phraseAfter(tokens, at + 1, sentence.last);
  const end = occasionEnd(tokens, told?.last ?? at + 1, sentence.last);
  const next = tokens[end];
  return (
    end >= sentence.last ||
    next === undefined ||
    /^[.,;:?!—–]/.test(next.text) ||
    isQuoteMark(next) ||
    next.text === '--'
  );
}

const opensContent = (token: Token | undefined): boolean =>
  token !== undefined &&
  (/^(?:that|to|,|:|whether|if|how|why|what|when|where|for|about|of|against)$/.test(token.lower) ||
    isQuoteMark(token));

/** “said [Friday in an interview]”: the end of when and where it was said. */
function occasionEnd(tokens: readonly Token[], from: number, ceiling: number): number {
  let at = from;
  while (at < ceiling) {
    const token = tokens[at] as Token;
    if (isTime(token)) {
      at++;
      continue;
    }
    if (
      token.tag === 'ADV' &&
      /^(?:also|again|later|earlier|recently|repeatedly|publicly|previously|then|today)$/.test(token.lower)
    ) {
      at++;
      continue;
    }
    if (token.tag === 'DET' || token.tag === 'ADJ') {
      if (/^(?:last|this|next)$/.test(token.lower) && isTime(tokens[at + 1])) {
        at += 2;
        continue;
      }
      break;
    }
    if (
      token.tag === 'ADP' &&
      /^(?:in|on|at|during|to|after|before|via|through|over|by|for|from|of)$/.test(token.lower)
    ) {
      const phrase = phraseAfter(tokens, at + 1, ceiling);
      const words = tokens.slice(at + 1, phrase?.last ?? at + 1);
      const isOccasion =
        isTime(tokens[at + 1]) ||
        words.some((each) => OCCASIONS.has(each.lower) || isTime(each) || /^(?:19|20)\d\d$/.test(each.text));
      if (isTime(tokens[at + 1])) {
        at += 2;
        continue;
      }
      if (phrase !== null && isOccasion) {
        at = phrase.last;
        continue;
      }
    }
    break;
  }
  return at;
}

interface At {
  readonly cue: Cue;
  readonly frame: Frame;
  readonly from: number;
  readonly cueLast?: number;
}

const LINK_FRAMES: ReadonlySet<string> = new Set<Frame>([
  'for',
  'of',
  'about',
  'against',
  'on',
  'with',
  'as',
]);

/** Which frame begins at a token. */
function frameAt(tokens: readonly Token[], from: number, cues: readonly Cue[], ceiling: number): At | null {
  const token = tokens[from];
  if (token === undefined || from >= ceiling) return null;
  const of = (frame: Frame, at = from, cueLast?: number): At | null => {
    const cue = cueWith(cues, frame);
    return cue === undefined ? null : { cue, frame, from: at, ...(cueLast === undefined ? {} : { cueLast }) };
  };
  if (token.lower === 'that' && tokens[from + 1]?.tag !== 'VERB') return of('that') ?? of('noun');
  if (/^(?:whether|if|how|why|what|when|where|who)$/.test(token.lower)) return of('that') ?? of('noun');
  if (token.lower === 'to') return of('to') ?? null;
  if (token.text === ':' || isComma(token)) {
    const next = from + 1;
    if (isQuoteMark(tokens[next])) return of('quote', next) ?? of('that', next);
    if (token.text === ':') return of('that', next) ?? of('quote', next);
    const resumed = parenthesisEnd(tokens, from, ceiling);
    return resumed === null ? null : of('that', resumed);
  }
  if (isQuoteMark(token)) return of('quote') ?? of('noun') ?? of('that');
  if (LINK_FRAMES.has(token.lower)) {
    const found = of(token.lower as Frame);
    if (found !== null)
      return token.lower === 'for' || token.lower === 'as' || token.lower === 'to'
        ? { ...found, from: from + 1, cueLast: from + 1 }
        : { ...found, from: from + 1, cueLast: from + 1 };
  }
  if (token.tag === 'ADP' && !isSubjectStart(tokens, from)) return null;
  const clause = hasClause(tokens, from, ceiling);
  if (clause) return of('that') ?? of('noun');
  return of('noun') ?? null;
}

/** “said, however, that …” */
function parenthesisEnd(tokens: readonly Token[], comma: number, ceiling: number): number | null {
  for (let at = comma + 1; at < Math.min(ceiling, comma + 14); at++)
    if (isComma(tokens[at]))
      return tokens[at + 1]?.lower === 'that' || isQuoteMark(tokens[at + 1]) ? at + 1 : null;
  return null;
}

const isSubjectStart = (tokens: readonly Token[], at: number): boolean =>
  /^(?:after|because|since|as|if|while|in|on|at|under|despite|until)$/.test(tokens[at]?.lower ?? '') &&
  tokens.slice(at, at + 12).some((token, n) => n > 1 && isComma(token));

/** Whether a finite verb follows before the clause ends: “he would go”. */
function hasClause(tokens: readonly Token[], from: number, ceiling: number): boolean {
  for (let at = from + 1; at < Math.min(ceiling, from + 28); at++) {
    const token = tokens[at] as Token;
    if (token.tag === 'AUX') return true;
    if (token.tag === 'VERB' && !/ing$/.test(token.lower) && tokens[at - 1]?.lower !== 'to') return true;
    if (/^[;:]$/.test(token.text)) return false;
  }
  return false;
}

/** “was accused of theft”, “is expected to rise”, “it was reported that …”. */
function passiveFrame(scene: Scene, sentence: Sentence, { at, group, cues }: Position): Framed | null {
  const { tokens } = scene.analysis;
  const token = tokens[at + 1];
  if (token === undefined) return null;
  const from = at + 1;
  const usable = token.lower === 'to' || token.lower === 'that' || /^(?:of|for|as|by)$/.test(token.lower);
  if (!usable) return null;
  const kind = (cueWith(cues, 'that') ?? cueWith(cues, 'noun') ?? cues[0])?.kind ?? 'says';
  if (token.lower === 'by') return null;
  const content = contentAfter(scene, sentence, /^(?:of|for|as)$/.test(token.lower) ? from + 1 : from);
  if (content.length === 0) return null;
  return {
    cue: { first: group.first, last: /^(?:of|for|as)$/.test(token.lower) ? from + 1 : from },
    content,
    kind,
  };
}
