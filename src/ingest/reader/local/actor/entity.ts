// An actor while it is being found: the forms of its name, its roles, its gender, and how much it is in focus.
import type { Description } from './description.ts';
import type { ActorKind } from './kind.ts';
import type { Name } from './name.ts';
import { sameGivenName, type Gender } from './words/given-names.ts';
import { stateOf } from './words/places.ts';
import { sameOffice } from './words/roles.ts';
import { OFFICES } from './words/titles.ts';

export interface Role {
  /** In small letters, without abbreviation: “senator”. */
  readonly noun: string;
  /** The words that describe it, in small letters. */
  readonly modifiers: readonly string[];
  /** As the text writes it, with what belongs to it: “director of the port”; undefined where it is not to be shown. */
  readonly text: string | undefined;
  /** Whose wife, whose lawyer. */
  readonly owner?: Entity | undefined;
}

export interface Entity {
  readonly id: number;
  kind: ActorKind;
  /** Named, and not merely described. */
  readonly named: boolean;
  /** Ways in which its name is written, with how often. */
  readonly forms: Map<string, number>;
  /** Given and family names in small letters. */
  readonly parts: readonly string[];
  gender: Gender | undefined;
  readonly roles: Role[];
  /** Of several, or an institution: “they”, “it”. */
  readonly number: 'one' | 'many' | 'institution' | 'writing';
  /** How much it was in focus when it was last mentioned, and in which sentence that was. */
  heat: number;
  seen: number;
  /** How often it was mentioned. */
  times: number;
  /** The owner, in “Quell's lawyer”. */
  readonly owner: Entity | undefined;
  speaks: boolean;
  /** Its description has a capital letter only because it begins a sentence. */
  lowers: boolean;
}

export type NewEntity = Pick<Entity, 'kind' | 'named' | 'number'> &
  Partial<Pick<Entity, 'gender' | 'parts' | 'owner'>>;

export const entityOf = (id: number, entity: NewEntity): Entity => ({
  gender: undefined,
  parts: [],
  owner: undefined,
  ...entity,
  id,
  forms: new Map(),
  roles: [],
  heat: 0,
  seen: -1,
  times: 0,
  speaks: false,
  lowers: false,
});

export const addForm = ({ forms }: Entity, form: string): void => {
  forms.set(form, (forms.get(form) ?? 0) + 1);
};

const FADES = 0.62;
/** Who was spoken of again and again is left for whoever comes next all the same. */
const HOTTEST = 2;

/** How much an entity is in focus in this sentence. */
export const heatIn = ({ heat, seen }: Entity, sentence: number): number =>
  seen < 0 ? 0 : heat * FADES ** Math.min(60, Math.max(0, sentence - seen));

export function warm(entity: Entity, sentence: number, by: number): void {
  entity.heat = Math.min(HOTTEST, heatIn(entity, sentence) + by);
  entity.seen = Math.max(sentence, entity.seen);
  entity.times += 1;
}

/** The fullest form that is usual in the text. */
export function nameOf({ forms, parts }: Entity): string {
  const all = [...forms];
  const words = (form: string): number => form.split(' ').length;
  const full = parts.length > 1 ? all.filter(([form]) => words(form) > 1) : all;
  const mixed = full.filter(([form]) => /\p{Ll}/u.test(form));
  const best = (mixed.length > 0 ? mixed : full.length > 0 ? full : all).reduce<readonly [string, number]>(
    (most, each) => (each[1] > most[1] ? each : most),
    ['', 0],
  );
  return best[0];
}

/** “Ada Quell’s”, “Quell Works’”. */
export const genitive = (name: string): string => `${name}${name.endsWith('s') ? '’' : '’s'}`;

/** Takes what a name says besides the name. */
export function learn(entity: Entity, name: Name): void {
  entity.gender ??= name.gender;
  if (name.role !== undefined) addRole(entity, roleOfTitle(name.role));
  if (name.party !== undefined) addParty(entity, name.party);
}

function roleOfTitle(text: string): Role {
  const words = text.split(/\s+/u).map((word) => word.toLowerCase().replace(/\.$/u, ''));
  const of = words.indexOf('of');
  const noun = words[of > 0 ? of - 1 : words.length - 1] ?? '';
  return {
    noun: OFFICES.get(noun) ?? noun,
    modifiers: words.filter((word) => word !== noun && word !== 'of'),
    text,
  };
}

function addParty(entity: Entity, party: string): void {
  const [letter, place = ''] = party.split('-');
  const state = stateOf(place)?.toLowerCase().split(' ') ?? [];
  const noun = letter === 'R' ? 'republican' : letter === 'D' ? 'democrat' : 'independent';
  entity.roles.push({ noun, modifiers: state, text: undefined });
  for (const role of entity.roles.slice(0, 4))
    if (state.length > 0)
      entity.roles.push({ ...role, modifiers: [...role.modifiers, ...state], text: undefined });
}

const MOST_ROLES = 24;

export function addRole({ roles }: Entity, role: Role): void {
  if (roles.length < MOST_ROLES && !roles.some(({ noun, text }) => noun === role.noun && text === role.text))
    roles.push(role);
}

/** How well a description fits a role of the entity: 0, not at all. */
export function fit(entity: Entity, { noun, modifiers }: Pick<Description, 'noun' | 'modifiers'>): number {
  let best = 0;
  for (const role of entity.roles) {
    if (!sameOffice(role.noun, noun) || isAnotherOffice(role.modifiers, modifiers)) continue;
    const past = role.modifiers.some((word) => PAST.test(word)) && !modifiers.some((word) => PAST.test(word));
    const said = modifiers.filter((word) => !/^(?:first|former|then|new|own|late|longtime)$/u.test(word));
    const met = said.filter((word) =>
      entity.roles.some((each) => each.modifiers.includes(word) || each.noun === word),
    ).length;
    best = Math.max(
      best,
      (role.noun === noun ? 3 : 2.6) + met - 0.6 * (said.length - met) - (past ? 0.5 : 0),
    );
  }
  return best;
}

const PAST = /^(?:former|ex|then|late)$/u;

/** A vice president is no president, nor a Republican candidate the Democratic one. */
const isAnotherOffice = (held: readonly string[], said: readonly string[]): boolean =>
  held.some(
    (word) => /^(?:vice|deputy|assistant|under|lieutenant|lt|associate)$/u.test(word) && !said.includes(word),
  );

/** Whether a party is said of one who is known to be of the other. */
export function isOfOtherParty(
  { roles }: Entity,
  { noun, modifiers }: Pick<Description, 'noun' | 'modifiers'>,
): boolean {
  const said = [noun, ...modifiers];
  const known = roles.flatMap((role) => [role.noun, ...role.modifiers]);
  const [right, left] = [/^(?:republican|gop)$/u, /^(?:democrat|democratic)$/u];
  return (
    (said.some((word) => right.test(word)) && known.some((word) => left.test(word))) ||
    (said.some((word) => left.test(word)) && known.some((word) => right.test(word)))
  );
}

/** Whether two full names are one person's. */
export function samePerson(one: readonly string[], other: readonly string[]): boolean {
  return one.at(-1) === other.at(-1) && sameGivenName(one[0] ?? '', other[0] ?? '');
}
