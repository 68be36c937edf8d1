// The claims that passed the gate → a Story, put together as the local reader's are: dates, figures, links and sections are ours.
import type { Actor, Attribution, Claim, Span, Story } from '#briefings/story/story.ts';
import type { Article } from '#src/ingest/article/article.ts';
import { clauseOf } from '../local/claim/certainty.ts';
import { openingOf, type Draft } from '../local/claim/claim.ts';
import { headlineOf, summaryOf, titleParagraphs } from '../local/claim/headline.ts';
import { openPoints } from '../local/claim/open.ts';
import { sourcingOf } from '../local/claim/sourcing.ts';
import { describedName } from '../local/claim/party.ts';
import { weighed } from '../local/claim/weigh.ts';
import { legalStageIn, tellsWrongdoing } from '../local/claim/wrongdoing.ts';
import { findFigures, type FoundFigure } from '../local/figure/find.ts';
import { findMoments, type FoundMoment } from '../local/moment/find.ts';
import { SOURCE, storyOf, UNKNOWN_OUTLET } from '../local/story.ts';
import type { Span2 } from '../local/text/analysis.ts';
import { actorNamed, actorsOf } from './actor.ts';
import type { Passed } from './gate/gate.ts';
import type { Source } from './gate/located.ts';
import type { GivenActor } from './schema.ts';

type Moment = FoundMoment & { readonly id: string };

interface Reading {
  readonly source: Source;
  readonly outlet: string;
  readonly actors: readonly Actor[];
  readonly moments: readonly Moment[];
  readonly figures: readonly FoundFigure[];
}

/** @param foundAt the day on which the article was found */
export function readStory(
  article: Article,
  source: Source,
  passed: readonly Passed[],
  given: readonly GivenActor[],
  foundAt: string,
): Story {
  const moments = momentsOf(article, source, passed);
  const reading: Reading = {
    source,
    outlet: article.outlet ?? UNKNOWN_OUTLET,
    actors: actorsOf(given, source),
    moments,
    figures: findFigures(source.analysis, moments),
  };
  const inOrder = passed.toSorted(
    (a, b) => a.evidence.start - b.evidence.start || a.evidence.end - b.evidence.end,
  );
  const claims = weighed(distinct(inOrder).map((each, at) => draftOf(each, reading, `c${at + 1}`)));
  const titles = titleParagraphs(source.analysis, article.title);
  const headline = headlineOf(article, source.analysis, titles, claims);
  const read = {
    claims,
    actors: [...reading.actors],
    moments,
    headline,
    summary: headline,
    notKnown: openPoints(claims),
  };
  const story = storyOf(article, read, foundAt);
  return { ...story, summary: summaryOf(story) };
}

/** The times that the text has, and those that only the model saw, in their own words. */
function momentsOf(
  article: Article,
  { analysis, text }: Source,
  passed: readonly Passed[],
): readonly Moment[] {
  const found = findMoments(analysis, article.publishedAt);
  const others = passed
    .flatMap(({ when }) => when ?? [])
    .filter((span) => found.every((moment) => moment.end <= span.start || span.end <= moment.start))
    .filter((span, at, all) => all.findIndex((other) => other.start === span.start) === at)
    .map(({ start, end }) => ({ start, end, text: text.slice(start, end), date: null, tense: null }));
  return [...found, ...others]
    .toSorted((a, b) => a.start - b.start)
    .map((moment, at) => ({ ...moment, id: `m${at + 1}` }));
}

/** A claim that the model gives twice. */
const distinct = (passed: readonly Passed[]): readonly Passed[] =>
  passed.filter(
    (each, at) =>
      passed.findIndex(
        (other) =>
          other.given.text === each.given.text &&
          other.evidence.start === each.evidence.start &&
          other.voice?.name === each.voice?.name,
      ) === at,
  );

function draftOf(passed: Passed, reading: Reading, id: string): Draft {
  const { given, evidence } = passed;
  const { analysis } = reading.source;
  const voice = voiceOf(passed, reading);
  const sentence = Math.max(
    0,
    analysis.sentences.findIndex(({ end }) => end > evidence.start),
  );
  const claim = claimOf(passed, voice, reading, id);
  return {
    claim,
    start: evidence.start,
    end: evidence.end,
    sentence,
    paragraph: analysis.sentences[sentence]?.paragraph ?? 0,
    opening: openingOf(analysis, sentence),
    terms: termsIn(evidence, reading),
    speakers: new Set(voice === null ? [] : [...(voice.speaker === null ? [] : [voice.speaker]), voice.name]),
    link: '',
    cue: voice?.at.cue?.start ?? null,
    // What a model tells is told as a sentence.
    isClause: true,
    isPassing: false,
    age: null,
    isDenial:
      passed.voice?.classes.includes('denies') === true ||
      (given.polarity === 'denied' && given.kind === 'denial'),
  };
}

function claimOf(passed: Passed, voice: Attribution | null, reading: Reading, id: string): Claim {
  const { given, evidence, quote } = passed;
  const status = statusOf(passed);
  const when = whenOf(passed, reading);
  const legalStage = legalStageIn(given.text);
  return {
    id,
    text: given.text.trim().replace(/(?<![.\s]\p{L})\.$/u, ''),
    kind: status === 'alleged' && given.kind === 'statement' ? 'allegation' : given.kind,
    status,
    certainty: given.certainty,
    polarity: given.polarity,
    attribution: voice === null ? [] : [voice],
    sourcing: voice?.sourcing ?? 'none',
    ...(quote === null ? {} : { quote: { text: wordsAt(quote, reading), at: spanOf(quote) } }),
    ...(when === undefined ? {} : { when: when.id }),
    // IPTC: eos4 is planned and likely to occur, eos3 is planned and may occur.
    ...(status === 'expected'
      ? { expected: /^(?:certain|probable)$/.test(given.certainty) ? 'eos4' : 'eos3' }
      : {}),
    ...(legalStage === undefined ? {} : { legalStage }),
    figures: figuresOf(passed, reading),
    about: aboutOf(passed, reading),
    links: [],
    evidence: [spanOf(evidence)],
    history: [],
  };
}

const spanOf = ({ start, end }: Span2): Span => ({ source: SOURCE, start, end });

const wordsAt = ({ start, end }: Span2, { source }: Reading): string =>
  source.text.slice(start, end).replace(/\s+/g, ' ').trim();

/** What somebody says of another's wrongdoing is an allegation, whatever the model calls it. */
function statusOf({ given, words, voice }: Passed): Claim['status'] {
  const isSaid = given.status === 'attributed' && voice !== null && !voice.classes.includes('denies');
  const clause = clauseOf(words.tokens, words.text, { first: 0, last: words.tokens.length });
  const isAccusing =
    given.polarity === 'affirmed' &&
    given.kind !== 'denial' &&
    clause.predicate?.isNegated !== true &&
    tellsWrongdoing(words.tokens, words.text, clause);
  return isSaid && isAccusing ? 'alleged' : given.status;
}

function voiceOf({ given, voice }: Passed, reading: Reading): Attribution | null {
  if (voice === null) return null;
  const actor = actorNamed(voice.name, reading.actors);
  const via = voice.via === null ? null : wordsAt(voice.via, reading).replace(/^the /, '');
  const passer = via === null ? null : actorNamed(via, reading.actors);
  return {
    speaker: actor?.id ?? null,
    name: actor?.name ?? describedName(voice.name),
    sourcing: sourcingOf(given.speaker ?? voice.name, actor, reading.outlet),
    cue: wordsAt(voice.cue, reading).slice(0, 300),
    via: passer?.id ?? null,
    ...(via === null || passer !== null ? {} : { viaName: via }),
    at: {
      speaker: spanOf(voice.speaker),
      cue: spanOf(voice.cue),
      ...(voice.via === null ? {} : { via: spanOf(voice.via) }),
    },
  };
}

const meets = (a: Span2, b: Span2): boolean => a.start < b.end && b.start < a.end;

/** The time that the model names, else the only one in the evidence. */
function whenOf({ when, evidence }: Passed, { moments }: Reading): Moment | undefined {
  if (when !== null) return moments.find((moment) => meets(moment, when));
  const inside = moments.filter((moment) => moment.date !== null && meets(moment, evidence));
  return inside.length === 1 ? inside[0] : undefined;
}

/** The figures of the evidence that the claim keeps. */
const figuresOf = ({ given, evidence }: Passed, { figures, source }: Reading): Claim['figures'] =>
  figures
    .filter((figure) => meets(figure, evidence))
    .filter(({ start, end }) =>
      (source.text.slice(start, end).match(/\d[\d.,]*\d|\d|\p{L}+/gu) ?? []).some((word) =>
        given.text.toLowerCase().includes(word.toLowerCase()),
      ),
    )
    .map(({ value, min, max, unit, of }) => ({
      ...(value === undefined ? {} : { value }),
      ...(min === undefined ? {} : { min }),
      ...(max === undefined ? {} : { max }),
      unit,
      of,
    }));

function aboutOf({ given }: Passed, { actors }: Reading): Claim['about'] {
  const words = ` ${given.text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  const isNamed = (name: string): boolean =>
    words.includes(
      ` ${name
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim()} `,
    );
  return actors
    .filter(({ name, aliases }) => [name, ...aliases].some((each) => isNamed(each)))
    .map(({ id }) => id);
}

const TERM = new Set(['NOUN', 'PROPN', 'VERB', 'ADJ', 'NUM']);

const termsIn = (span: Span2, { source }: Reading): ReadonlySet<string> =>
  new Set(
    source.analysis.tokens
      .filter((token) => meets(token, span) && TERM.has(token.tag))
      .map(({ lemma }) => lemma.toLowerCase()),
  );
