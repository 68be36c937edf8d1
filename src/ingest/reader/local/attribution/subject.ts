// Whose words they are: the subject of a verb.
import type { Sentence, Token } from '../text/analysis.ts';
import { adjunctEnd } from './adjunct.ts';
import { isRelative, isTimeWord } from './chunk.ts';
import type { Found } from './found.ts';
import { verbFrames } from './lexicon.ts';
import { phraseBefore } from './phrase-before.ts';
import { phraseFrom } from './phrase.ts';
import type { Range } from './phrase.ts';
import type { Scene } from './scene.ts';
import type { VerbGroup } from './verb-group.ts';

export function subjectOf(
  scene: Scene,
  sentence: Sentence,
  group: VerbGroup,
  before: readonly Found[],
): Range | undefined {
  if (asksWho(scene, group.first - 1, sentence)) return undefined;
  const own = group.form === 'finite' ? ownSubject(scene, sentence, group.first) : undefined;
  const beside = group.form === 'participle' ? besideParticiple(scene, group.first) : undefined;
  return (
    behindAccused(scene, group, before) ??
    own ??
    beside ??
    (group.form === 'infinitive' ? addressed(scene, sentence, group.first) : undefined) ??
    sharedSubject(scene, sentence, group, before) ??
    mainSubject(scene, sentence, group, before) ??
    (group.form === 'participle' ? subjectBehind(scene, sentence, group.first) : undefined)
  );
}

/** “A man accused of theft | told the court that …”: he, and not what he is accused of. */
function behindAccused(
  { tokens }: Scene,
  { first, form }: VerbGroup,
  before: readonly Found[],
): Range | undefined {
  const of = before.find(
    ({ inRelative, content: [, said, ...more] }) => inRelative && said?.last === first && more.length === 0,
  );
  const [who] = of?.content ?? [];
  return form === 'finite' && who && who.last === of?.cue?.first && tokens[first - 1]?.text !== ','
    ? { first: who.first, last: who.last }
    : undefined;
}

/** “said it was safe and denied that …”, “…, adding that …”: the speaker of the attribution that has just ended. */
function sharedSubject(
  scene: Scene,
  sentence: Sentence,
  { first, form }: VerbGroup,
  before: readonly Found[],
): Range | undefined {
  const { tokens } = scene;
  const joint = tokens[first - 1];
  if (form === 'infinitive' || (joint?.text !== ',' && joint?.tag !== 'CCONJ')) return undefined;
  const ended = before
    .slice(-3)
    .filter(
      ({ speaker, cue, content, inRelative }) =>
        speaker &&
        cue &&
        !inRelative &&
        isVerbal(tokens, cue) &&
        content.every(({ last }) => last <= first) &&
        Math.max(cue.last, ...content.map(({ last }) => last)) >= first - JOINT &&
        !isRestrictive(scene, speaker, sentence),
    );
  // “said that she hopes for rain, adding that …”: it is not she who hopes that adds.
  return ended.findLast((each) => !ended.some((other) => other !== each && holds(other, each)))?.speaker;
}

/** Behind what is said stand at most a comma, “and” and an adverb before the next verb. */
const JOINT = 3;

const isVerbal = (tokens: readonly Token[], { first, last }: Range): boolean =>
  tokens.slice(first, last).some(({ tag }) => tag === 'VERB');

const holds = (outer: Found, { cue }: Found): boolean =>
  cue !== undefined && outer.content.some(({ first, last }) => first <= cue.first && cue.last <= last);

/** “a man who said”: who is a part of whom the sentence is about. */
const isRestrictive = ({ tokens }: Scene, { first, last }: Range, sentence: Sentence): boolean =>
  last - first === 1 &&
  first > sentence.first &&
  isRelative(tokens[first] as Token) &&
  tokens[first - 1]?.text !== ',';

/** “led the unions to say”: whom the other verb makes say it. */
function addressed(scene: Scene, sentence: Sentence, first: number): Range | undefined {
  const phrase = scene.chunkAt[first - 1] && phraseBefore(scene, first, sentence);
  const verb = phrase && scene.tokens[phrase.first - 1];
  return verb && /^(lead|prompt|cause|push|drive|force|allow|inspire|provoke|move)$/.test(verb.lemma)
    ? phrase
    : undefined;
}

/** “with Ota calling it …”, “a video of Ota saying …”, “a receipt showing …”: who or what stands right before the participle. */
function besideParticiple({ tokens, chunkAt }: Scene, first: number): Range | undefined {
  let head = chunkAt[first - 1];
  const last = head?.last ?? first;
  if (head && isShown(tokens, head, first)) return { first: head.first, last };
  while (head) {
    const link = tokens[head.first - 1]?.lower;
    if (link === 'with') return { first: head.first, last };
    const before: Range | undefined = link === 'of' ? chunkAt[head.first - 2] : undefined;
    if (before && RECORDING.test(tokens[before.last - 1]?.lower ?? '')) return { first: head.first, last };
    head = before;
  }
  return undefined;
}

/** “After saying that it was safe, Ota left”: the subject of what follows. */
function subjectBehind(scene: Scene, { first, last }: Sentence, at: number): Range | undefined {
  if (at > first + 1) return undefined;
  for (let i = at + 1; i < last; i += 1) {
    if (scene.tokens[i]?.text !== ',' || (scene.quoteAt[i] ?? -1) >= 0) continue;
    const subject = phraseFrom(scene, i + 1, last, true);
    if (subject && /^(VERB|AUX|ADV)$/.test(scene.tokens[subject.last]?.tag ?? '')) return subject;
  }
  return undefined;
}

/** “produced a receipt | showing …”; not “disputed figures showing …”, nor “was sent a letter last winter suggesting …”. */
function isShown(tokens: readonly Token[], { first, last }: Range, at: number): boolean {
  const verb = tokens[first - 1];
  const says = verb?.tag === 'VERB' && verbFrames(verb.lemma).length > 0;
  return (
    SHOWING.test(tokens[at]?.lower ?? '') && !says && !/^(?:last|next)$/.test(tokens[last - 2]?.lower ?? '')
  );
}

const SHOWING = /^(?:showing|indicating|revealing|suggesting)$/;
const RECORDING =
  /^(footage|videos?|clips?|recordings?|tapes?|audio|films?|images?|accounts?|memories|reports?|cases?)$/;

/** The noun phrase or relative pronoun right before the verb. */
function ownSubject(scene: Scene, sentence: Sentence, first: number): Range | undefined {
  const { tokens, chunkAt } = scene;
  let end = first;
  while (end > sentence.first && skips(tokens, end - 1, sentence.first)) end -= 1;
  const before = tokens[end - 1];
  if (!before || end - 1 < sentence.first) return undefined;
  if (isRelative(before)) return { first: end - 1, last: end };
  if (isTimeWord(before) && end - 2 >= sentence.first && chunkAt[end - 2])
    return phraseBefore(scene, end - 1, sentence);
  const aside = adjunctBefore(scene, sentence, end);
  return phraseBefore(scene, aside ?? end, sentence);
}

/** “Ota on Monday said”, “Ota in a statement denied”: where the words about when and where begin. */
function adjunctBefore(scene: Scene, { first }: Sentence, end: number): number | undefined {
  const { tokens, chunkAt } = scene;
  for (let i = end - 2; i > first && i > end - ADJUNCT; i -= 1) {
    const { tag, lower } = tokens[i] as Token;
    if (tag === 'PUNCT' || tag === 'VERB') return undefined;
    if (/^(on|in|at|during)$/.test(lower))
      return chunkAt[i - 1] && adjunctEnd(scene, i, end) === end ? i : undefined;
  }
  return undefined;
}

/** Such words are at most so many tokens. */
const ADJUNCT = 7;

/** “over who backed the plan”, “asked which said so”, “told the town who had sold it”: it stands for nobody. */
function asksWho({ tokens, chunkAt }: Scene, at: number, { first }: Pick<Sentence, 'first'>): boolean {
  if (!/^(who|which|what)$/.test(tokens[at]?.lower ?? '')) return false;
  const chunk = chunkAt[at - 1];
  if (at <= first || (!chunk && !/^(PUNCT|CCONJ)$/.test(tokens[at - 1]?.tag ?? ''))) return true;
  const verb = chunk && tokens[chunk.first - 1];
  return verb?.tag === 'VERB' && verbFrames(verb.lemma).some(({ follows }) => /w.*a/.test(follows));
}

/** “…, however,” and adverbs between subject and verb. */
function skips(tokens: readonly Token[], at: number, first: number): boolean {
  const token = tokens[at] as Token;
  if (token.tag === 'ADV' && !/^(here|there|when|where|how|why)$/.test(token.lower)) return true;
  return (
    token.text === ',' &&
    at - 2 >= first &&
    /^(however|meanwhile|too|though|instead|therefore)$/.test(tokens[at - 1]?.lower ?? '')
  );
}

/** The subject of the clause on which a participle, an infinitive or a second verb hangs: the main one before any other. */
function mainSubject(
  scene: Scene,
  sentence: Sentence,
  { first: at, form }: VerbGroup,
  before: readonly Found[],
): Range | undefined {
  const { tokens, chunkAt, quoteAt } = scene;
  let nearest: Range | undefined;
  for (let i = at - 1; i > sentence.first; i -= 1) {
    const token = tokens[i] as Token;
    if ((token.tag !== 'VERB' && token.tag !== 'AUX') || (quoteAt[i] ?? -1) >= 0) continue;
    const of = before.find(({ cue }) => cue && cue.first <= i && i < cue.last);
    if (of?.inRelative) continue;
    const known = of?.speaker;
    if (!known && (token.lower.endsWith('ing') || chunkAt[i])) continue;
    const subject = known ?? ownSubject(scene, sentence, i);
    if (!subject) continue;
    const isOwn = form === 'finite' && !/^(PUNCT|CCONJ)$/.test(tokens[at - 1]?.tag ?? '');
    // “Critics of the law that the king signed say”: the critics.
    const whole = isOwn ? withRelative(scene, subject.first - 1, at, sentence) : undefined;
    if (whole) return whole;
    if (form === 'infinitive' || !isSubordinate(scene, subject, sentence)) return subject;
    nearest ??= subject;
    // “The man who ran before his knee gave in said”: he who ran.
    const who = isOwn && isRelative(tokens[subject.first] as Token);
    if (who) return phraseBefore(scene, subject.first, sentence) ?? subject;
  }
  return nearest;
}

/** The noun phrase with the clause that begins with the relative pronoun `at` and ends before a verb. */
function withRelative(scene: Scene, at: number, verb: number, sentence: Sentence): Range | undefined {
  const { tokens, chunkAt } = scene;
  if (at <= sentence.first || !/^(that|which|whom|who)$/.test(tokens[at]?.lower ?? '')) return undefined;
  const head = chunkAt[at] || !chunkAt[at - 1] ? undefined : phraseBefore(scene, at, sentence);
  return head && { first: head.first, last: verb };
}

const SUBORDINATING =
  /^(that|who|which|whose|whom|what|where|when|why|how|whether|if|because|since|as|after|before|while|until|unless|although|though|than)$/;

/** “…, saying he would go” hangs on what is told, and neither on “that she believes” nor on “a man who said”. */
function isSubordinate(scene: Scene, { first, last }: Range, sentence: Sentence): boolean {
  const { tokens } = scene;
  const [before, own] = [tokens[first - 1], tokens[first] as Token];
  if (first <= sentence.first || !before) return false;
  if (last - first === 1 && isRelative(own)) return isRestrictive(scene, { first, last }, sentence);
  if (SUBORDINATING.test(before.lower)) return first - 1 > sentence.first;
  return before.tag === 'VERB' && verbFrames(before.lemma).some(({ follows }) => /[bBS]/.test(follows));
}
