// What a model would say that answers honestly: the marks of the corpus as claims, each in the form that the prompt asks for.
import type { Token } from '#src/ingest/reader/local/text/analysis.ts';
import type { Source } from '#src/ingest/reader/model/gate/located.ts';
import type { GivenClaim } from '#src/ingest/reader/model/schema.ts';
import type { MarkedClaim } from '#test/corpus/claim.ts';
import type { MarkedArticle, MarkedAttribution, Span } from '#test/corpus/corpus.ts';

/** One piece of what somebody says, within a sentence. */
export interface HonestClaim {
  readonly article: string;
  readonly group: 'plain cue' | 'other cue' | 'further sentence' | 'the outlet';
  /** The same claim with each set of labels that is fair; one of them has to pass. */
  readonly readings: readonly GivenClaim[];
}

const PLAIN =
  /^(?:(?:has|have|had|also|later|then) )*(?:said|says|say|told|tells|added|adds|according to|announced|reported)\b/i;

/** Every attribution that has a source, a cue and a content of three words or more, sentence by sentence. */
export function honestClaims(article: MarkedArticle, source: Source): readonly HonestClaim[] {
  return [
    ...attributed(article, source),
    ...article.claims.flatMap((claim) => ownClaim(article, claim, source)),
  ];
}

function attributed(article: MarkedArticle, source: Source): readonly HonestClaim[] {
  return article.attributions
    .filter(({ nested }) => !nested)
    .flatMap((attribution) => {
      const { source: speaker, cue } = attribution;
      if (
        speaker === undefined ||
        cue === undefined ||
        !/\p{L}/u.test(article.text.slice(cue.start, cue.end))
      )
        return [];
      const pieces = attribution.content.flatMap((span) => bySentence(span, source));
      return pieces.flatMap((piece) =>
        honestClaim(article, { ...attribution, source: speaker, cue }, piece, source),
      );
    });
}

/** What the outlet says in its own voice, where the label has it so. */
function ownClaim(article: MarkedArticle, marked: MarkedClaim, source: Source): readonly HonestClaim[] {
  const sentence = source.analysis.sentences.find((each) => overlaps(each, marked));
  if (marked.speakers[0] !== null || sentence === undefined) return [];
  const tokens = source.analysis.tokens.filter((token) => overlaps(token, marked));
  const words = source.text.slice(marked.start, marked.end);
  const whole = source.text.slice(sentence.start, sentence.end);
  const given: GivenClaim = {
    evidence: whole,
    text: sentenced(isClause(tokens, words) ? bare(words) : whole),
    speaker: null,
    name: null,
    cue: null,
    via: null,
    kind: 'event',
    status: 'established',
    certainty: 'certain',
    polarity: 'affirmed',
    sourcing: 'none',
    quote: null,
    when: null,
  };
  const readings = [{ status: 'established', certainty: 'certain', polarity: 'affirmed' } as const, ...LABELS]
    .filter((labels) => isFair(labels, marked))
    .map((labels) => ({ ...given, ...labels }));
  return readings.length === 0 ? [] : [{ article: article.id, group: 'the outlet', readings }];
}

type Whole = MarkedAttribution & { readonly source: Span; readonly cue: Span };

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

function bySentence(span: Span, { analysis, text }: Source): readonly Span[] {
  return analysis.sentences
    .filter((sentence) => overlaps(sentence, span))
    .map(({ start, end }) => ({ start: Math.max(start, span.start), end: Math.min(end, span.end) }))
    .filter(({ start, end }) => (text.slice(start, end).match(/\p{L}+/gu) ?? []).length > 2);
}

function honestClaim(
  article: MarkedArticle,
  attribution: Whole,
  piece: Span,
  source: Source,
): readonly HonestClaim[] {
  const { text, analysis } = source;
  const sentence = analysis.sentences.find((each) => overlaps(each, piece));
  if (sentence === undefined) return [];
  const isOwn = overlaps(sentence, attribution.cue);
  const cue = text.slice(attribution.cue.start, attribution.cue.end);
  const words = text.slice(piece.start, piece.end);
  const tokens = analysis.tokens.filter((token) => overlaps(token, piece));
  const isBare = isClause(tokens, words) && !DENYING.test(cue);
  const stretch = !isOwn
    ? piece
    : isBare
      ? stretchOf([attribution.source, attribution.cue, piece], sentence)
      : sentence;
  const quote = quoteIn(piece, source);
  const speaker = headOf(text.slice(attribution.source.start, attribution.source.end));
  const given: GivenClaim = {
    evidence: text.slice(stretch.start, stretch.end),
    text: sentenced(isBare ? bare(words) : text.slice(stretch.start, stretch.end)),
    speaker,
    name: article.cast.find((name) => name === attribution.name && text.includes(name)) ?? speaker,
    cue,
    via: attribution.via === undefined ? null : text.slice(attribution.via.start, attribution.via.end),
    kind: 'statement',
    status: 'attributed',
    certainty: 'certain',
    polarity: 'affirmed',
    sourcing: 'unnamed_described',
    quote,
    when: null,
  };
  const group = !isOwn ? 'further sentence' : PLAIN.test(cue) ? 'plain cue' : 'other cue';
  const labels = article.claims.find((claim) => overlaps(claim, piece));
  const readings = readingsOf(given, labels);
  // What only an editor or time can tell is no label of a model's.
  return readings.length === 0 ? [] : [{ article: article.id, group, readings }];
}

/** What is denied, doubted or decided is told with who does. */
const DENYING = /\b(?:den(?:y|ie)|reject|dismiss|disput|refut|doubt|declin|refus|rul\w+ out|contest)/i;

/** From the first of the spans to the last, within the sentence. */
const stretchOf = (spans: readonly Span[], { start, end }: Span): Span => {
  const inside = spans.filter((span) => overlaps(span, { start, end }));
  return {
    start: Math.max(start, Math.min(...inside.map((span) => span.start))),
    end: Math.min(end, Math.max(...inside.map((span) => span.end))),
  };
};

/** A verb with its subject, which nothing but “that” or a mark comes before, so that it can stand alone. */
function isClause(tokens: readonly Token[], words: string): boolean {
  if (/^[“"‘]?(?:if|whether|how|why|what|who|where|which|because|until|when)\b/i.test(words)) return false;
  const own = tokens.filter(({ tag }, at) => tag !== 'PUNCT' && !(at === 0 && /^that /i.test(words)));
  const verb = own.findIndex(({ tag }) => tag === 'VERB' || tag === 'AUX');
  const before = own.slice(0, Math.max(0, verb));
  if (/ing$/.test(own[verb]?.lower ?? '') || before.at(-1)?.lower === 'to') return false;
  if (before.some(({ lower }) => /^(?:who|which|that|to)$/.test(lower)) || before[0]?.tag === 'ADP')
    return false;
  return before.some(({ tag }) => /^(?:NOUN|PROPN|PRON|NUM|DET)$/.test(tag));
}

/** Without “that”, and without marks around the whole. */
function bare(words: string): string {
  const plain = words.replace(/^that\s+/i, '').replace(/,(?=[”"’]?$)/, '');
  const inner = plain.replace(/^[“"‘]/u, '').replace(/[”"’]$/u, '');
  // A quotation that goes on has only one of its marks here.
  return /[“"‘”]/u.test(inner) ? plain.replace(/^[^“"]*["”]$/u, () => inner) : inner;
}

const sentenced = (words: string): string => {
  const plain = words.trim().replace(/[,;:]$/, '');
  return `${plain.charAt(0).toUpperCase()}${plain.slice(1)}${/[.?!][”"’]?$/.test(plain) ? '' : '.'}`;
};

/** What the article calls them beside the cue, without what is told of them. */
const headOf = (words: string): string =>
  words.split(/,\s|\s+(?:who|whose|which)\b/)[0]?.replace(/,$/, '') ?? words;

function quoteIn(piece: Span, { quoted, text }: Source): string | null {
  const found = quoted.find((each) => overlaps(each, piece));
  if (found === undefined) return null;
  const [start, end] = [Math.max(found.start, piece.start), Math.min(found.end, piece.end)];
  const words = text
    .slice(start, end)
    .replace(/^[“”"‘]+|[“”"’]+$/gu, '')
    .trim();
  return /\p{L}/u.test(words) ? words : null;
}

/** Labels that are ever less sure, as a model may give them. */
const LABELS = (['affirmed', 'denied'] as const).flatMap((polarity) => [
  ...(['uncommitted', 'possible', 'probable', 'certain'] as const).map(
    (certainty) => ({ status: 'attributed', certainty, polarity }) as const,
  ),
  ...(['alleged', 'expected', 'disputed', 'unverified', 'corrected'] as const).flatMap((status) =>
    (['uncommitted', 'probable', 'certain'] as const).map(
      (certainty) => ({ status, certainty, polarity }) as const,
    ),
  ),
]);

/** Where nobody has labelled a claim, any labels are fair: they are not what is measured. */
const readingsOf = (given: GivenClaim, marked: MarkedClaim | undefined): readonly GivenClaim[] =>
  LABELS.filter((labels) => marked === undefined || isFair(labels, marked)).map((labels) => ({
    ...given,
    ...labels,
  }));

const isFair = (
  labels: Pick<GivenClaim, 'status' | 'certainty' | 'polarity'>,
  marked: MarkedClaim,
): boolean =>
  marked.status.includes(labels.status) &&
  marked.certainty.includes(labels.certainty) &&
  marked.polarity.includes(labels.polarity);
