// The words in which a claim is told: the source's clause, with its frame where that is part of what is claimed.
import type { Attribution } from '../attribution/attribution.ts';
import { meansMore } from './cue.ts';
import { indexAt } from '../position.ts';
import { predicateOf } from './predicate.ts';
import { isByAgent } from './spoken.ts';
import type { Proposition } from './proposition.ts';
import { whole, type Piece, type Stretch } from './segment.ts';
import { withOwner } from './antecedent.ts';
import { asideOf } from './aside.ts';
import { describedName, withoutAside, type Scene } from './party.ts';
import { framed, framedPiece, isClause, standsAlone, wordsOf } from './wording.ts';

/**
 * @param core what the innermost attribution says
 * @returns “The bridge is closed” of “he said that the bridge was closed”, and “Ilse Tarn denied that the bridge was
 *   closed” where the bare clause would say another thing
 */
export function toldWords({ path, start, end, tail }: Proposition, core: Piece, scene: Scene): string {
  const { analysis, cast } = scene;
  const inner = path.at(-1);
  const bare = wordsOf(analysis, core, cast);
  if (inner?.cue === undefined) return bare;
  const stands = standsAlone(analysis, core);
  if (stands && !meansMore(inner))
    return isOpenPronoun(inner, core, scene) ? framedWhole(inner, core, scene) : bare;
  const { cue } = inner;
  const close = tail?.end ?? core.end;
  if (core.lead.length > 0) return toldApart(inner, { ...core, end: close }, scene);
  if (inner.speaker === undefined) {
    const asked = askedWords(cue, core, scene);
    if (asked !== null) return asked;
    const sentence = sentenceStart(cue.start, scene);
    return cue.start > core.start
      ? bare
      : wordsOf(analysis, whole({ start: Math.min(sentence, start), end }), cast);
  }
  if (isByAgent(inner, scene.text)) return passiveWords(inner, core, close, scene);
  const name = nameIn(inner, scene);
  // “what analysts called a gamble”
  if (inner.inRelative && cue.end <= core.start)
    return framed(
      analysis,
      `${name} ${cueWords(inner, scene).replace(/(?: as)?$/, ' it$&')}`,
      core.start,
      core.end,
    );
  if (inner.speaker.end > cue.start || cue.end > core.start)
    return meansMore(inner) && stands ? `${name} ${cueWords(inner, scene)}: ${bare}` : bare;
  const told = isFirst(inner, core)
    ? framed(analysis, withAside(name, inner, scene), cue.start, close)
    : framed(analysis, `${name} ${cueWords(inner, scene)}`, core.start, close);
  return `${meansMore(inner) ? whereSaid(inner.speaker, scene) : ''}${told}`;
}

/** “In a call on Tuesday, she proposed a summit”: where or when somebody asked or promised is part of what is told. */
function whereSaid(speaker: Stretch, { text, analysis: { tokens, sentences } }: Scene): string {
  const start = sentences[indexAt(sentences, speaker.start)]?.start ?? speaker.start;
  const before = text.slice(start, speaker.start).replace(/\s+/g, ' ');
  const isAct = tokens
    .slice(indexAt(tokens, start), indexAt(tokens, speaker.start))
    .some(({ tag }) => tag === 'VERB' || tag === 'AUX');
  return WHERE.test(before) && !isAct ? before.replace(/(?<=, )the $/, '') : '';
}

const WHERE = /^(?:At|During|In|On|Over) [^,;:“”"]{3,70}, (?:the )?$/;

/** “The plan was condemned by the union”, from where its clause begins. */
function passiveWords({ cue, speaker }: Attribution, core: Stretch, end: number, scene: Scene): string {
  const { analysis, cast } = scene;
  const sentence = analysis.sentences[indexAt(analysis.sentences, core.start)];
  const group = sentence && predicateOf(analysis.tokens, sentence)?.group;
  const isMain = group !== undefined && analysis.tokens[group.first]?.start === cue?.start;
  const start = isMain ? sentence?.start : core.start;
  return wordsOf(
    analysis,
    whole({ start: start ?? core.start, end: Math.max(end, speaker?.end ?? 0) }),
    cast,
  );
}

/** What goes on with words that stand before: “promised to build a school and | open a clinic”. */
function toldApart(inner: Attribution, core: Piece, scene: Scene): string {
  const bare = wordsOf(scene.analysis, core, scene.cast);
  if (inner.speaker === undefined) return inner.inRelative ? accusedWords(inner, core, scene) : bare;
  const frame = `${nameIn(inner, scene)} ${cueWords(inner, scene)}`;
  // “The first, she said, | was in May”: nothing is wanting
  const isAround =
    !inner.inRelative && inner.cue !== undefined && (core.lead[0]?.start ?? core.start) < inner.cue.start;
  if (isAround && !meansMore(inner)) return bare;
  if (!isClause(scene.analysis, core)) return framedPiece(scene.analysis, frame, core);
  return meansMore(inner) ? `${frame}: ${bare}` : bare;
}

/** “The general, accused of torture, fled” → “The general is accused of torture”. */
function accusedWords(inner: Attribution, core: Piece, scene: Scene): string {
  const [whom] = core.lead;
  const words = whom === undefined ? '' : scene.text.slice(whom.start, whom.end);
  const be = /[^s]s$/.test(words) ? 'are' : 'is';
  return framed(scene.analysis, `${words} ${be} ${cueWords(inner, scene)}`, core.start, core.end);
}

/** “Tarn called Ondra a thief and said he would pay”: who “he” is, the article leaves to its reader. */
function isOpenPronoun({ cue, speaker }: Attribution, core: Piece, scene: Scene): boolean {
  const { text, cast } = scene;
  if (cue === undefined || speaker === undefined || cue.end > core.start) return false;
  if (core.lead.length > 0) return false;
  if (!/^(?:that )?(?:he|she)\b/i.test(text.slice(core.start, core.start + 10))) return false;
  if (isOtherThan(speaker, core, scene)) return true;
  const start = sentenceStart(cue.start, scene);
  const people = cast.within({ start, end: cue.start }).filter(({ kind }) => kind === 'person');
  return new Set(people.map(({ id }) => id)).size > 1;
}

/** “Tarn met a driver. The driver said he was afraid”: where “he” is read as another than who speaks and has no name. */
function isOtherThan(speaker: Stretch, core: Stretch, { text, cast }: Scene): boolean {
  const who = cast.refer(speaker);
  const isDescribed = /^(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother) [^\p{Lu}]+$/u.test(
    text.slice(speaker.start, speaker.end),
  );
  if (who?.kind !== 'person' || !isDescribed) return false;
  const pronoun = /\b(?:he|she)\b/i.exec(text.slice(core.start, core.end));
  if (pronoun === null) return false;
  const start = core.start + pronoun.index;
  const meant = cast.refer({ start, end: start + pronoun[0].length });
  return meant !== null && meant.id !== who.id;
}

/** “Asked whether he would go, Tarn laughed” → “Tarn was asked whether he would go”. */
function askedWords(cue: Stretch, core: Stretch, scene: Scene): string | null {
  const { analysis, text, cast } = scene;
  const sentence = analysis.sentences[indexAt(analysis.sentences, cue.start)];
  if (
    sentence?.start !== cue.start ||
    !/^(?:asked|pressed|questioned)\b/i.test(text.slice(cue.start, cue.end))
  )
    return null;
  const predicate = predicateOf(analysis.tokens, sentence);
  const [from, to] = [
    analysis.tokens[predicate?.subject.first ?? -1],
    analysis.tokens[(predicate?.subject.last ?? 0) - 1],
  ];
  if (from === undefined || to === undefined || from.start < core.end || to.end < from.start) return null;
  const words = text.slice(from.start, to.end).replace(/,.*$/su, '');
  const actor = PRONOUN.test(words) ? cast.refer({ start: from.start, end: to.end }) : null;
  const be = /^(?:they|we)$/i.test(words) || actor?.kind === 'group' || /[^s]s$/.test(words) ? 'were' : 'was';
  const asked = text.slice(cue.start, cue.end).toLowerCase();
  return framed(analysis, `${actor?.name ?? words} ${be} ${asked}`, core.start, core.end);
}

const framedWhole = (inner: Attribution, core: Stretch, scene: Scene): string =>
  framed(scene.analysis, `${nameIn(inner, scene)} ${cueWords(inner, scene)}`, core.start, core.end);

/** Whether nothing of what is said stands between the cue and these words. */
const isFirst = ({ cue, content }: Attribution, core: Stretch): boolean =>
  cue === undefined || !content.some((each) => each.start >= cue.end && each.start < core.start);

function sentenceStart(at: number, { analysis }: Scene): number {
  const sentence = analysis.sentences.findLast((each) => each.start <= at);
  return sentence?.start ?? at;
}

const cueWords = ({ cue }: Attribution, { text }: Scene): string =>
  cue === undefined ? '' : text.slice(cue.start, cue.end).replace(/\s+/g, ' ').replace(/:$/, '');

const PRONOUN = /^(?:he|she|they|it|we|i|who|which|that|his|her|their|its)$/i;

/** “The contractor, Groupe Orval,”: the name stands behind what it is. */
const APPOSED =
  /^(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur) [^,\p{Lu}]+, (\p{Lu}[\p{L}\p{N}.&’'-]*(?: (?:of |de |von |van )?\p{Lu}[\p{L}\p{N}.&’'-]*)*),?$/u;

/** “An officer, known as Tarn,”: what is told in passing of who speaks belongs to what is told of what he does. */
function withAside(name: string, inner: Attribution, { analysis, attributions, text }: Scene): string {
  const aside = asideOf(analysis, inner, attributions);
  if (aside === null) return name;
  const of = text.slice(aside.of.start, aside.of.end);
  const isNamed = !name.toLowerCase().startsWith(of.toLowerCase()) && !of.includes(name);
  return `${PRONOUN.test(of) || isNamed ? name : of}, ${text.slice(aside.start, aside.end)},`;
}

/** The speaker as the text has it; the name for a pronoun, and where it stands behind what somebody is. */
function nameIn({ speaker }: Attribution, scene: Scene): string {
  if (speaker === undefined) return '';
  const own = scene.text.slice(speaker.start, speaker.end);
  const isPronoun = PRONOUN.test(describedName(own.replace(/, .*$/su, '')));
  const mention = withOwner(scene.analysis, speaker);
  const name = describedName(APPOSED.exec(mention)?.[1] ?? mention.replace(/, .*$/su, ''));
  const actors = scene.cast.referAll(isPronoun ? speaker : withoutAside(speaker, scene));
  const names = actors.map((each) => each.name);
  if (isPronoun && names.length > 0) return names.join(' and ');
  const told = areNamedBehind(names, name, mention)
    ? names.map((each) => (mention.includes(` the ${each}`) ? `the ${each}` : each)).join(' and ')
    : name;
  return told.charAt(0).toUpperCase() + told.slice(1);
}

/** “Quell's wife, the nurse Ada Marin, who was there,”: the names of all, one of them not before the first comma. */
function areNamedBehind(names: readonly string[], name: string, mention: string): boolean {
  const last = names.map((each) => each.split(' ').at(-1) ?? '');
  const isEach = last.every((each) => /^\p{Lu}/u.test(each) && mention.includes(each));
  return isEach && names.length < 3 && last.some((each) => !name.includes(each));
}
