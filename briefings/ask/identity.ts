// Who somebody is and how old; who leads a body, and who speaks for somebody.
import type { Actor } from '../story/story.ts';
import { areOf, type Mention } from './cast.ts';
import { found, leadsOf, missing, surely, type Finding } from './finding.ts';
import { sentence } from './lead.ts';
import { wordsOfQuestion } from './question.ts';
import type { Reading } from './reading.ts';
import type { Entry, StoryIndex } from './story-index.ts';
import { plain, wordsOf, type Word } from './words.ts';

/** "Who is X?": the role, and what is told of X. */
export function identity(reading: Reading): Finding | undefined {
  const { kind, topic, mentions, index, question } = reading;
  const mention = mentions.find((each) => each.by === 'role') ?? mentions[0];
  if ((kind !== 'who' && kind !== 'what') || topic.length > 0 || !mention || mention.actors.length > 1)
    return undefined;
  if (!question.words.some((word) => /^(?:is|are|was|were)$/u.test(word.text))) return undefined;
  const [id = ''] = mention.actors;
  const actor = index.cast.actors.get(id);
  const told = toldBy(id, index);
  if (!actor || told.length === 0 || mentions.some((each) => each !== mention && !isInRole(actor, each)))
    return undefined;
  return actor.role === undefined
    ? found(definedFirst(actor.name, told).slice(0, 2), 0.5)
    : presented(actor, index);
}

/** "Tarnbank, the second-largest lender, will …" tells what it is. */
function definedFirst(name: string, told: readonly Entry[]): readonly Entry[] {
  const defined = new RegExp(`\\b${RegExp.escape(name)}(?:,| (?:is|was)) (?:an?|the|one of) `, 'iu');
  const isDefined = ({ claim }: Entry): number => Number(defined.test(claim.text));
  return told.toSorted((a, b) => isDefined(b) - isDefined(a));
}

const AGED = /^how (?:old|young)\b|\b(?:what|which) age\b/u;

/** "How old is X?": a claim that has the years beside the name. */
export function age({ question, mentions, index }: Reading): Finding | undefined {
  const [mention] = mentions;
  if (!mention || !AGED.test(wordsOfQuestion(question))) return undefined;
  const names = mention.actors.flatMap((id) => index.cast.actors.get(id)?.name.split(' ').at(-1) ?? []);
  const telling = index.entries.filter(({ claim }) =>
    names.some((name) => {
      const escaped = RegExp.escape(name);
      const after = `${escaped}(?:, (?:now |aged )?| is )\\d{1,3}(?! per|[\\d%])\\b`;
      return new RegExp(`${after}|\\d{1,3}-year-old (?:\\S+ ){0,4}${escaped}\\b`, 'u').test(claim.text);
    }),
  );
  return telling.length > 0 ? surely(telling.slice(0, 1), 0.9) : undefined;
}

/** "The president of Tarnland": the country is named only to say which president. */
function isInRole({ role }: Actor, mention: Mention): boolean {
  const stems = new Set(wordsOf(plain(role ?? '')).map((word) => word.stem));
  return mention.stems.every((stem) => stems.has(stem));
}

const LEADS =
  /^who (?:is (?:the )?(?:in charge|head|leader|boss) of|runs|leads|heads|chairs|directs|manages|commands|governs)\b/u;
const LEADER =
  /^(?:acting |interim |chief )?(?:director|head|chief|chair|chairman|chairwoman|chairperson|president|manager|boss|leader|commander|mayor|governor|executive|ceo|editor|principal|chancellor|captain|coach|commissioner|superintendent|premier|minister)$/u;

/** That somebody leads something, told as such: a ship that ran aground is not run by anybody. */
const LED =
  /\b(?:(?:run|led|headed|chaired|managed|directed|governed|commanded) by|runs|leads|heads|chairs|directs|manages|commands|governs|in charge of)\b/iu;

const OWNS = /^who (?:owns|operates|is (?:the )?(?:owner|operator) of)\b/u;

/** "Who owns the mill?" of what leads the story: the only one whose role that is. */
function owner({ question, topic, mentions, index }: Reading): Finding | undefined {
  const asked = OWNS.exec(wordsOfQuestion(question))?.[0];
  if (asked === undefined) return undefined;
  const leads = leadsOf(index);
  const isTold = (stem: string): boolean => leads.some(({ keys }) => keys.has(stem));
  const isOfLead =
    topic.every(({ at, stem }) => at < 2 || isTold(stem)) &&
    mentions.every(({ stems }) => stems.every(isTold));
  if (!isOfLead) return undefined;
  const role = asked.includes('own') ? /\bowners?\b/u : /\boperators?\b/u;
  const [one, ...others] = [...index.cast.actors.values()].filter((actor) => role.test(actor.role ?? ''));
  return one && others.length === 0 ? presented(one, index) : undefined;
}

/** "Who runs the hospital?": whose role is to lead it. */
export function leader(reading: Reading): Finding | undefined {
  const { question, mentions, topic, index } = reading;
  const owned = owner(reading);
  if (owned) return owned;
  const [start] = LEADS.exec(wordsOfQuestion(question)) ?? [];
  if (start === undefined) return undefined;
  // "Leads" names no leader here.
  const bodies = mentions.filter(({ from }) => from >= start.split(' ').length);
  const asked = [
    ...bodies.flatMap(({ stems }) => stems),
    ...topic.filter(({ head }) => !head).map(({ stem }) => stem),
  ];
  if (asked.length === 0) return undefined;
  const all = leadersIn(index);
  const named = bodies.flatMap(({ actors }) => actors.flatMap((id) => index.cast.actors.get(id) ?? []));
  const whole = all.filter(({ words }) => asked.every((stem) => words.some((word) => word.stem === stem)));
  // "The League's leader" leads the Farmers' League.
  const short = all.filter(({ words }) => named.length > 0 && named.every((body) => areOf(words, body)));
  const leaders = (whole.length > 0 ? whole : short).map(({ actor }) => actor);
  const [one, ...others] = leaders;
  if (one) return others.length > 0 ? undefined : presented(one, index);
  const only = soleLeader(bodies, index);
  if (only) return presented(only, index);
  const isLed = ({ claim, keys }: Entry): boolean =>
    LED.test(claim.text) && asked.some((stem) => keys.has(stem));
  return index.entries.some(isLed) ? undefined : missing('The reports I have do not say who does.', []);
}

/** Those who lead something, with the words of what they are. */
const leadersIn = ({
  cast,
}: StoryIndex): readonly { readonly actor: Actor; readonly words: readonly Word[] }[] =>
  [...cast.actors.values()]
    .filter(({ kind }) => kind === 'person')
    .map((actor) => ({ actor, words: wordsOf(plain([actor.role ?? '', ...actor.aliases].join(' '))) }))
    .filter(({ words }) => words.some(({ text }, at) => LEADER.test(text) && !isOfDepartment(words, at)));

/** A trade minister leads no country. */
const isOfDepartment = (words: readonly Word[], at: number): boolean =>
  words[at]?.text === 'minister' && !/^(?:prime|first|chief)$/u.test(words[at - 1]?.text ?? '');

/** "Chief executive", of nothing that is named: where only one is so, it is of the body that leads the story. */
function soleLeader([mention, ...more]: readonly Mention[], index: StoryIndex): Actor | undefined {
  const body = index.cast.actors.get(mention?.actors[0] ?? '');
  if (body?.kind !== 'organization' || more.length > 0) return undefined;
  if (!leadsOf(index).some(({ claim }) => claim.text.includes(body.name))) return undefined;
  const [one, ...others] = [...index.cast.actors.values()].filter(
    ({ kind, role = '' }) =>
      kind === 'person' && role !== '' && wordsOf(plain(role)).every(({ text }) => LEADER.test(text)),
  );
  return others.length > 0 ? undefined : one;
}

const REPRESENTS =
  /^(?:and |so |but )?who (?:(?:is|was) )?(?:represents|represented|representing|speaks for|spoke for|speaking for|acts for|acted for|acting for)\b/u;
const REPRESENTATIVE =
  /^(?:advocate|agent|attorney|barrister|counsel|lawyer|publicist|representative|solicitor|spokes(?:man|woman|person))$/u;

/** From so alike words on, one may be called by the other: the media and the news outlets. */
const ALIKE = 0.5;

/** "Who speaks for the union?": whose role it is, told with whom they do it for. */
export function representative({ question, mentions, topic, index, likeness }: Reading): Finding | undefined {
  const asked = wordsOfQuestion(question);
  const [start] = REPRESENTS.exec(asked) ?? [];
  if (start === undefined) return undefined;
  const verb = start.split(' ').length;
  const named = mentions.flatMap(({ actors }) => actors.flatMap((id) => index.cast.actors.get(id) ?? []));
  const terms = topic.filter(({ at }) => at >= verb);
  const isFor = (words: readonly Word[]): boolean =>
    named.some((actor) => areOf(words, actor)) ||
    (terms.length > 0 &&
      terms.every(({ text, stem }) =>
        words.some((word) => word.stem === stem || likeness.words(text, word.text) >= ALIKE),
      ));
  const [one] = [...index.cast.actors.values()].filter(({ kind, role }) => {
    const words = wordsOf(plain(role ?? ''));
    return (
      kind === 'person' &&
      words.some(({ text }) => REPRESENTATIVE.test(text)) &&
      isFor(words.filter(({ text }) => !REPRESENTATIVE.test(text)))
    );
  });
  return one && presented(one, index);
}

/** Who somebody is, and what is told of them. */
function presented({ id, name, role = '' }: Actor, index: StoryIndex): Finding | undefined {
  const told = toldBy(id, index);
  return told.length > 0 ? surely(told.slice(0, 2), 0.85, sentence(`${name}: ${role}`)) : undefined;
}

/** What somebody says, and what is told of them. */
const toldBy = (id: string, { entries }: StoryIndex): readonly Entry[] =>
  entries.filter(({ speakers, claim }) => speakers.has(id) || claim.about.includes(id));
