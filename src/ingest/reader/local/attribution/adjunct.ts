// When and where something was said: “on Friday”, “in an interview with the paper”.
import type { Token } from '../text/analysis.ts';
import { isTimeWord } from './chunk.ts';
import type { Scene } from './scene.ts';
import { phraseFrom } from './phrase.ts';

const VENUE =
  /^(statement|interview|conference|briefing|speech|address|remarks|letter|e-?mail|message|memo|tweets?|post|blog|hearing|rally|event|meeting|debate|testimony|court|filing|article|column|op|ed|editorial|essay|book|memoir|report|release|call|appearance|show|program|broadcast|television|tv|radio|twitter|facebook|instagram|telegram|phone|telephone|air|record|floor|podcast|video|forum|hall|response|part|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|morning|afternoon|evening|night|week|weekend|month|year|condition|publicly|private|public|time|past|interviews|stop|campaign|trail|panel|opinion|ruling|judge?ment|note|breakfast|dinner|lunch|ceremony|session)$/;
const PREPOSITION = new Set([
  'in',
  'on',
  'at',
  'during',
  'after',
  'via',
  'through',
  'over',
  'before',
  'from',
  'by',
]);
const ADVERB = new Set([
  'again',
  'recently',
  'earlier',
  'later',
  'publicly',
  'privately',
  'repeatedly',
  'previously',
  'flatly',
  'bluntly',
  'once',
  'simply',
  'often',
  'explicitly',
  'clearly',
  'yesterday',
  'today',
  'afterward',
  'afterwards',
  'early',
  'late',
  'aloud',
  'anonymously',
]);
const PERIOD = /^(this|last|next|earlier|late|early)$/;
const UNIT =
  /^(week|month|year|morning|afternoon|evening|night|summer|spring|fall|autumn|winter|weekend|day|january|february|march|april|may|june|july|august|september|october|november|december|spring|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/;

/** Behind the adjuncts that begin with token `from`, before token `end`. */
export function adjunctEnd(scene: Scene, from: number, end: number): number {
  let at = from;
  for (;;) {
    const next = oneAdjunct(scene, at, end);
    if (next === at) return at;
    at = next;
  }
}

function oneAdjunct(scene: Scene, at: number, end: number): number {
  const { tokens, quoteAt } = scene;
  const token = tokens[at];
  if (!token || at >= end || (quoteAt[at] ?? -1) >= 0) return at;
  if (isTimeWord(token) || (ADVERB.has(token.lower) && token.tag !== 'ADP')) return at + 1;
  if (PERIOD.test(token.lower) && UNIT.test(tokens[at + 1]?.lower ?? '')) return at + 2;
  if (token.lower === 'earlier' || token.lower === 'later')
    return PERIOD.test(tokens[at + 1]?.lower ?? '') ? at + 3 : at + 1;
  if (isAgo(tokens, at)) return at + 3;
  if (UNIT.test(token.lower) && at > 0 && isTimeWord(tokens[at - 1] as Token)) return at + 1;
  if (token.text === ',') return asideEnd(scene, at, end);
  if (!PREPOSITION.has(token.lower)) return at;
  const phrase =
    isTimeWord(tokens[at + 1] ?? token) && !isOwned(scene, at + 1)
      ? { first: at + 1, last: at + 2 }
      : phraseFrom(scene, at + 1, end, false);
  if (!phrase || !isVenue(tokens, phrase)) return at;
  return withWhom(scene, phrase.last, end);
}

/** “an hour earlier”, “two years ago”. */
export const isAgo = (tokens: readonly Token[], at: number): boolean =>
  /^(?:an?|one)$/.test(tokens[at]?.lower ?? '') || tokens[at]?.tag === 'NUM'
    ? SPAN.test(tokens[at + 1]?.lower ?? '') &&
      /^(?:earlier|later|ago|before)$/.test(tokens[at + 2]?.lower ?? '')
    : false;
const SPAN = /^(?:minute|hour|day|week|month|year|decade)s?$/;

/** “in Thursday night's debate”, but “on Thursday people said”. */
function isOwned({ tokens, chunkAt }: Scene, at: number): boolean {
  const chunk = chunkAt[at];
  return chunk !== undefined && tokens.slice(at, chunk.last).some(({ text }) => /^['’]s$/.test(text));
}

/** “believes, for example, that …”: nothing that is said. */
function asideEnd({ tokens }: Scene, at: number, end: number): number {
  for (const length of [1, 2]) {
    const words = tokens.slice(at + 1, at + 1 + length).map(({ lower }) => lower);
    const isAside =
      /^(for (example|instance)|of course|in turn|however|too|though|meanwhile|rightly|wrongly)$/.test(
        words.join(' '),
      );
    if (
      isAside &&
      tokens[at + 1 + length]?.text === ',' &&
      /^(that|whether|["“‘])$/.test(tokens[at + 2 + length]?.lower ?? '') &&
      at + 2 + length < end
    )
      return at + 2 + length;
  }
  return at;
}

function isVenue(
  tokens: readonly Token[],
  { first, last }: { readonly first: number; readonly last: number },
): boolean {
  for (let i = first; i < last; i += 1)
    if (VENUE.test((tokens[i] as Token).lower) || /^(19|20)\d\d$/.test((tokens[i] as Token).text))
      return true;
  return false;
}

/** “with the paper”, “to supporters”, “of anonymity”. */
function withWhom(scene: Scene, at: number, end: number): number {
  const link = scene.tokens[at];
  if (!link || !/^(with|to|on|for|about|in|of|by|from)$/.test(link.lower)) return at;
  return phraseFrom(scene, at + 1, end, false)?.last ?? at;
}
