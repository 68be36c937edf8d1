// Who is named in a text: the actors of a story by name, alias, surname, initials, role or the name of their people.
import type { Actor, Story } from '../story/story.ts';
import { conceptsOf, isStopWord, LOOSELY, plain, stemOf, wordsOf, type Word } from './words.ts';

/** A name in a text. Several actors where it could mean each of them. */
export interface Mention {
  readonly actors: readonly string[];
  /** The first word and the one after the last, by position. */
  readonly from: number;
  readonly to: number;
  readonly stems: readonly string[];
  /** `name`: a name; `role`: only what somebody is ("the mayor", "the agency"). */
  readonly by: 'name' | 'role';
}

interface Form {
  readonly words: readonly string[];
  readonly actor: string;
}

/** The people of a story, ready to be found in a text. */
export interface Cast {
  readonly actors: ReadonlyMap<string, Actor>;
  /** Names by their first word. */
  readonly names: ReadonlyMap<string, readonly Form[]>;
  /** What somebody is, by its last word: `spokesman` → the words "kremlin spokesman" and the actor. */
  readonly roles: ReadonlyMap<string, readonly Form[]>;
  /** What a person is, by the groups of meaning of its last word: a counsel is a lawyer. */
  readonly kinds: ReadonlyMap<string, readonly Form[]>;
  /** Those who speak for an actor, with the actor: a government and its spokesman. */
  readonly voices: ReadonlyMap<string, ReadonlySet<string>>;
}

/** A speaker who is not one of the actors is known by the name alone. */
export const voiceId = (name: string): string => `voice ${plain(name)}`;

const tokens = (text: string): readonly string[] =>
  wordsOf(plain(text))
    .map((word) => word.text)
    .filter((word, at, all) => !(at === 0 && all.length > 1 && /^(?:the|a|an|one|some|many)$/u.test(word)));

/** The actors of a story and its other speakers, under every form of their names. */
export function castOf(story: Story): Cast {
  const unlisted = story.claims
    .flatMap((claim) => claim.attribution)
    .filter((each) => each.speaker === null)
    .map((each): Actor => ({ id: voiceId(each.name), name: each.name, kind: 'group', aliases: [] }));
  const actors = new Map([...unlisted, ...story.actors].map((actor) => [actor.id, actor]));
  const names = new Map<string, Form[]>();
  const roles = new Map<string, Form[]>();
  const kinds = new Map<string, Form[]>();
  const all = [...actors.values()];
  const called = new Set(all.flatMap(({ aliases }) => aliases.map(plain)));
  for (const actor of all) {
    for (const words of nameForms(actor, called)) add(names, words[0], { words, actor: actor.id });
    for (const words of roleForms(actor)) {
      const head = headOf(words);
      add(roles, head, { words, actor: actor.id });
      if (actor.kind === 'person')
        for (const group of groupsOf(head)) add(kinds, group, { words, actor: actor.id });
    }
  }
  return { actors, names, roles, kinds, voices: voicesOf(all, called, textsOf(story)) };
}

const groupsOf = (head: string | undefined): readonly string[] =>
  head === undefined ? [] : conceptsOf(stemOf(head)).filter((group) => !group.startsWith(LOOSELY));

function add(map: Map<string, Form[]>, key: string | undefined, form: Form): void {
  if (key === undefined) return;
  const forms = map.get(key);
  if (forms) forms.push(form);
  else map.set(key, [form]);
}

/**
 * Every form of an actor's names.
 * @param called by what actors are called beside their full names: of those who share a surname, one may have it alone
 */
function nameForms(actor: Actor, called: ReadonlySet<string>): readonly (readonly string[])[] {
  const full = tokens(actor.name);
  const forms = [full, ...actor.aliases.filter((alias) => !isCommon(alias)).map(tokens)];
  const last = full.at(-1);
  if (actor.kind === 'person' && last !== undefined && full.length > 1 && !called.has(last))
    forms.push([last]);
  const initials = full
    .filter((word) => !/^(?:of|for|the|and|in|on)$/u.test(word))
    .map((word) => word[0] ?? '');
  if (hasInitials(actor) && initials.length > 1 && !AUXILIARY.test(initials.join('')))
    forms.push([initials.join('')]);
  if (actor.kind === 'government' || actor.kind === 'place')
    forms.push(...forms.filter((words) => words.length === 1).flatMap(([word]) => peopleOf(word ?? '')));
  const seen = new Set<string>();
  return forms.filter((words) => words.length > 0 && !seen.has(words.join(' ')) && seen.add(words.join(' ')));
}

/** A body that is called by a name: "a declassified intelligence document" is no D.I.D. */
const hasInitials = ({ kind, name }: Actor): boolean =>
  (kind === 'organization' || kind === 'government') && /\p{Lu}/u.test(name);

/** Words with which a question begins are nobody's initials. */
const AUXILIARY = /^(?:did|do|is|was|has|had|are|it|who|may|can)$/u;

/** "The president", "entities": a common noun, which says what somebody is and may fit others as well. */
const isCommon = (alias: string): boolean => !/\p{Lu}/u.test(alias);

/** The names of a country's people: Ukraine → ukrainian, Japan → japanese. */
function peopleOf(place: string): readonly (readonly string[])[] {
  if (place.length < 4) return [];
  const stem = place.replace(/[aeiouy]+$/u, '');
  return ['n', 'an', 'ian', 'ean', 'ese', 'ish', 'i', 'er']
    .flatMap((ending) => [`${place}${ending}`, `${stem}${ending}`])
    .flatMap((name) => [[name], [`${name}s`]]);
}

/** Who was president is not meant by "the president". */
const FORMER = /^(?:then|ex)\b/iu;

/** What short titles stand for. */
const TITLES: ReadonlyMap<string, string> = new Map(
  'sen-senator gov-governor rep-representative dr-doctor prof-professor gen-general lt-lieutenant col-colonel capt-captain cmdr-commander sgt-sergeant det-detective supt-superintendent insp-inspector rev-reverend father-priest amb-ambassador pres-president'
    .split(' ')
    .map((pair) => pair.split('-') as [string, string]),
);

const written = (words: readonly string[]): readonly string[] =>
  words.map((word) => TITLES.get(word) ?? word);

/** A person's role, what an organisation or group is by the last word of its name, and common nouns for either. */
function roleForms(actor: Actor): readonly (readonly string[])[] {
  const role = actor.role === undefined || FORMER.test(actor.role) ? [] : [written(tokens(actor.role))];
  const name = tokens(actor.name);
  const kind = actor.kind !== 'person' && actor.kind !== 'place' && name.length > 1 ? [name] : [];
  return [...role, ...kind, ...actor.aliases.filter(isCommon).map(tokens)].filter(
    (words) => words.length > 0,
  );
}

/** The word that says what somebody is: "minister" of "minister of finance", "spokesman" of "Kremlin spokesman". */
function headOf(words: readonly string[]): string | undefined {
  const of = words.findIndex((word) => /^(?:of|for|at|in)$/u.test(word));
  const head = of > 0 ? words[of - 1] : words.at(-1);
  return head !== undefined && /^\p{L}+$/u.test(head) ? head : undefined;
}

/**
 * Whether words name an actor: by the last word of the name, since a given name, an article or a kind of body is shared by
 * many.
 */
export function areOf(words: readonly Word[], { name }: Actor): boolean {
  const last = wordsOf(plain(name)).findLast((word) => !isStopWord(word));
  return last !== undefined && words.some(({ stem }) => stem === last.stem);
}

function voicesOf(
  actors: readonly Actor[],
  called: ReadonlySet<string>,
  texts: readonly string[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const speakers = actors
    .map((actor) => ({
      actor,
      words: ` ${voiceWords(actor)} ${officeOf(actor, texts)} `,
      country: SEATS.get(tokens(actor.name).join(' ')),
    }))
    .filter(({ words, country }) => words.trim() !== '' || country !== undefined);
  const voices = new Map(
    actors.map((actor) => {
      const forms = nameForms(actor, called).map((words) => ` ${words.join(' ')} `);
      const own = speakers.filter(
        ({ actor: { id, kind, name }, words, country }) =>
          id !== actor.id &&
          (kind === 'person' || isPublic(actor) || OF_BODY.test(name)) &&
          forms.some((form) => words.includes(form) || country?.test(form.trim()) === true),
      );
      return [actor.id, new Set([actor.id, ...own.map((each) => each.actor.id)])];
    }),
  );
  return withTheirs(actors, voices);
}

/** Who speaks for a country's minister speaks for the country. */
const withTheirs = (
  actors: readonly Actor[],
  voices: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map(
    actors.map(({ id }) => [
      id,
      new Set([...(voices.get(id) ?? [])].flatMap((each) => [...(voices.get(each) ?? [])])),
    ]),
  );

/** Houses by whose names governments are called, and by what names the country goes. */
const SEATS: ReadonlyMap<string, RegExp> = new Map([
  ['kremlin', /^(?:russian?(?: federation)?|moscow)$/u],
  ['white house', /^(?:u\.?s\.?a?\.?|united states(?: of america)?|america|washington)$/u],
  ['downing street', /^(?:britain|great britain|u\.?k\.?|united kingdom|london)$/u],
  ['elysee', /^(?:france|paris)$/u],
]);

/** Of a person, the role tells for whom they speak; of "Estmark's coastguard" and "U.S. officials", the name does. */
const voiceWords = ({ kind, name, role = '' }: Actor): string =>
  NOT_VOICES.test(kind === 'person' ? role : name) || FORMER.test(role)
    ? ''
    : (kind !== 'person'
        ? bodyIn(name)
        : [role, ...(SPOKESMAN_FOR.test(name) ? [name] : [])].flatMap(tokens)
      ).join(' ');

const SPOKESMAN_FOR = /\bspokes(?:man|woman|person) (?:for|of) /iu;

const bodyIn = (name: string): readonly string[] => {
  const body = OF_BODY.exec(name)?.[1];
  return body === undefined ? tokens(name).slice(0, -1) : tokens(body);
};

/** "The activists of Clean Harbour": several of a body. */
const OF_BODY = /^(?:the )?\p{Ll}+s of (?:the )?(\p{Lu}.*)$/u;

const textsOf = ({ sources }: Story): readonly string[] => sources.flatMap(({ text }) => text ?? []);

/** “Tarnland's foreign minister, Ada Quell,” speaks for Tarnland, though her role alone does not name it. */
function officeOf({ kind, name, role = '' }: Actor, texts: readonly string[]): string {
  const office = role.split(' ').at(-1) ?? '';
  if (kind !== 'person' || !OFFICE.test(office) || FORMER.test(role)) return '';
  const owned = new RegExp(
    `(\\p{Lu}[\\p{L}-]+)['’]s (?:[\\p{Ll}-]+ ){0,3}?${RegExp.escape(office)},? ${RegExp.escape(name)}\\b`,
    'u',
  );
  const owner = texts.map((text) => owned.exec(text)?.[1]).find((each) => each !== undefined);
  return owner === undefined ? '' : tokens(owner).join(' ');
}

const OFFICE =
  /^(?:minister|president|premier|chancellor|secretary|negotiator|ambassador|envoy|spokes(?:man|woman|person)|general|king|queen)$/u;

const NOT_VOICES =
  /\b(?:allies|ally|critics?|opponents?|opposition|rivals?|neighbou?rs?|former|enem(?:y|ies)|voters|people|citizens|residents|media|newspapers?|press|television|radio)\b/iu;

const isPublic = ({ kind }: Actor): boolean =>
  kind === 'government' || kind === 'place' || kind === 'organization';

/** Every name and role in a text, from left to right; the longest form wins. */
export function mentionsIn(cast: Cast, words: readonly Word[]): readonly Mention[] {
  const mentions: Mention[] = [];
  const texts = words.map((word) => word.text);
  for (let at = 0; at < words.length; at++) {
    const found = nameAt(cast, texts, at) ?? roleAt(cast, texts, at);
    if (!found) continue;
    const { from, to, actors, by } = found;
    const stems = words.slice(from, to).map((word) => word.stem);
    mentions.push({ actors, from, to, by, stems });
    at = to - 1;
  }
  return mentions;
}

type Found = Pick<Mention, 'from' | 'to' | 'actors' | 'by'>;

function nameAt(cast: Cast, texts: readonly string[], at: number): Found | undefined {
  const forms = cast.names.get(texts[at] ?? '') ?? [];
  const fitting = forms.filter((form) => form.words.every((word, offset) => texts[at + offset] === word));
  const length = Math.max(0, ...fitting.map((form) => form.words.length));
  if (length === 0) return undefined;
  const actors = fitting.filter((form) => form.words.length === length).map((form) => form.actor);
  return { actors: [...new Set(actors)], from: at, to: at + length, by: 'name' };
}

/**
 * A role, told apart from the same role of others by the words beside it ("the Russian president"); of "the president"
 * alone, whom the story calls so.
 */
function roleAt(cast: Cast, texts: readonly string[], at: number): Found | undefined {
  const head = texts[at] ?? '';
  const forms =
    cast.roles.get(head) ??
    cast.roles.get(head.replace(/s$/u, '')) ??
    groupsOf(head).flatMap((group) => cast.kinds.get(group) ?? []);
  if (forms.length === 0) return undefined;
  const near = new Set([...texts.slice(Math.max(0, at - 3), at), ...texts.slice(at + 1, at + 4)]);
  const scored = forms.map((form) => {
    const beside = form.words.filter((word) => near.has(word)).length;
    const isWhole = form.words.every((word) => word === head || near.has(word));
    return { form, score: beside + (isWhole ? 0.5 : 0) };
  });
  const best = Math.max(...scored.map((each) => each.score));
  const actors = scored.filter((each) => each.score === best).map((each) => each.form.actor);
  return { actors: [...new Set(actors)], from: at, to: at + 1, by: 'role' };
}
