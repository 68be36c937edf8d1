// Whom a description means: who holds the office, who was described so before, or who is in focus.
import { maySuit } from './apposed.ts';
import type { Description } from './description.ts';
import { addRole, fit, heatIn, isOfOtherParty, type Entity, type Role } from './entity.ts';
import { roleOf, tailEnd } from './role.ts';
import { NEAR, type Discourse } from './state.ts';
import { ownerOf, unnamed, wordingOf } from './unnamed.ts';
import { isPossessive, type Word } from './word.ts';
import { isFirmNoun, isTrade } from './words/roles.ts';

/** Who is called so for what they are, once they have been named: “the billionaire said”. */
const EPITHET =
  /^(?:mogul|billionaire|millionaire|businessman|businesswoman|tycoon|magnate|candidate|nominee|front-runner|frontrunner|hopeful|contender|native|star|veteran|republican|democrat|independent|conservative|socialist|liberal|libertarian|politician|lawmaker|legislator|congressman|congresswoman|man|woman|author|actor|actress|activist|leader|incumbent|statesman|stateswoman|entrepreneur|developer|person|boy|girl|teenager|freshman|suspect|defendant|singer|player|coach|senator|representative|governor|mayor|president|premier|chancellor|minister|executive|king|queen|pope|newcomer|surgeon|economist|scientist|historian|professor|journalist|general|secretary)$/u;

/** Whom the whole text is about, rather than whom it named last. */
const RUNNING = /^(?:candidate|nominee|front-?runner|hopeful|contender)$/u;

export function describe(description: Description, discourse: Discourse): Entity | undefined {
  const { words } = discourse;
  const apposed = apposedTo(description, discourse);
  if (apposed !== undefined || isOnlyAdded(description, words)) return apposed;
  const sentence = words[description.first]?.sentence ?? 0;
  switch (description.of) {
    case 'person':
      return (
        personFor(description, sentence, discourse) ??
        tradeFor(description, discourse) ??
        unnamed(description, discourse)
      );
    case 'group':
      return sameNoun(description, discourse) ?? unnamed(description, discourse);
    case 'institution':
      return institutionFor(description, sentence, discourse) ?? unnamed(description, discourse);
    case 'document': {
      const known = sameNoun(description, discourse);
      // “He said in a statement. … The statement went on:” these are his words.
      if (known?.owner !== undefined && description.article === 'definite') return known.owner;
      return known ?? unnamed(description, discourse, authorOf(description, discourse));
    }
  }
}

/** “director”, without an article: nobody but whoever it is apposed to. */
const isOnlyAdded = ({ of, article, first, last }: Description, words: readonly Word[]): boolean =>
  of === 'person' && article === 'none' && last - first === 1 && words[first]?.capital === false;

/** “Ada Quell, the group's founder,” and “Ada Quell is a lawyer”: the description is hers, and her role. */
function apposedTo(description: Description, discourse: Discourse): Entity | undefined {
  const { words, mentions } = discourse;
  const before = mentions.slice(-NEAR).findLast(({ inside }) => !inside);
  if (before === undefined || before.last > description.first || description.first - before.last > 6)
    return undefined;
  const { number, kind } = before.entity;
  const isOne = number === 'one' && kind === 'person';
  const isFirm = kind === 'organization' && endsApart(words, tailEnd(words, description.last));
  if (before.as === 'pronoun' || !(isOne || isFirm) || !maySuit(before.entity, description)) return undefined;
  const link = words.slice(before.last, description.first).map(({ lower }) => lower);
  const isAge = /^\d{1,3}$/u.test(link[1] ?? '') && link[2] === ',' && link.length === 3;
  const isParty =
    /^[(,]$/u.test(link[0] ?? '') && /^[rdi](?:[-–]|$)/u.test(link[1] ?? '') && link.at(-1) === ',';
  const comma = link.length === 1 && link[0] === ',';
  const copula =
    link.length === 1 && /^(?:is|was|became)$/u.test(link[0] ?? '') && description.article !== 'none';
  const who = link.length === 3 && link[1] === 'who' && /^(?:is|was)$/u.test(link[2] ?? '');
  if (!(isAge || isParty || comma || copula || who)) return undefined;
  if (
    comma &&
    description.article === 'none' &&
    !/^(?:of|for|at|in|to|from)$/u.test(words[description.last]?.lower ?? '')
  )
    return undefined;
  if (comma && !isClosed(words, description.last)) return undefined;
  const role = roleOf(description, words, whose(description, discourse));
  addRole(before.entity, copula || who ? { ...role, text: undefined } : role);
  discourse.roster.seat(before.entity);
  before.entity.gender ??= description.gender;
  return before.entity;
}

const whose = ({ owner }: Description, discourse: Discourse): Entity | undefined =>
  owner === undefined ? undefined : ownerOf(owner, discourse);

/** “Quell Works, the maker of pumps, said”; not “the Ministry of Ports, the council and the police”. */
const endsApart = (words: readonly Word[], at: number): boolean =>
  /^[,.;)]$/u.test(words[at]?.text ?? '') && !/^(?:and|or)$/u.test(words[at + 1]?.lower ?? '');

/** Whether an apposition ends as one: with a comma, a full stop, or what belongs to the noun; a verb makes a subject of it. */
function isClosed(words: readonly Word[], at: number): boolean {
  const next = words[at];
  // “Ada Quell, the driver's sister”: no driver
  if (isPossessive(next)) return false;
  return (
    next === undefined ||
    !/^(?:VERB|AUX)$/u.test(next.tag) ||
    /^(?:called|named)$/u.test(next.lower) ||
    (/ing$|ed$/u.test(next.lower) && words[at + 1]?.tag === 'ADP')
  );
}

function personFor(description: Description, sentence: number, discourse: Discourse): Entity | undefined {
  const { article, gender, noun } = description;
  const agrees = (each: Entity): boolean =>
    each.number === 'one' && (gender === undefined || each.gender === undefined || each.gender === gender);
  if (article === 'indefinite' || (article === 'none' && noun === 'source')) return undefined;
  if (article === 'possessive') return ownedBy(description, discourse, agrees);
  const asked = { noun, modifiers: roleOf(description, discourse.words).modifiers };
  const score = (each: Entity): number => fit(each, asked) + Math.min(1, heatIn(each, sentence) / 2);
  const holders = candidates(discourse).filter((each) => agrees(each) && fit(each, asked) >= 2.4);
  const best = most(holders, score);
  if (best !== undefined) return best;
  const proper = discourse.words[description.last - 1]?.capital === true && noun === 'leader';
  const located =
    asked.modifiers.length > description.modifiers.length && description.modifiers[0] !== 'former';
  if (article !== 'definite' || proper || located || !EPITHET.test(noun)) return undefined;
  const office =
    /^(?:senator|representative|governor|mayor|president|premier|chancellor|minister|king|queen|pope|general|secretary|executive)$/u.test(
      noun,
    );
  if (office && description.modifiers[0] !== 'former') return undefined;
  const recent = discourse.focus.filter(
    (each) =>
      agrees(each) &&
      each.kind === 'person' &&
      !isOfOtherParty(each, description) &&
      sentence - each.seen < 4 &&
      each.named,
  );
  return most(
    recent.filter((each) => heatIn(each, sentence) > 0.3),
    (each) => heatIn(each, sentence) + (RUNNING.test(noun) ? 0.6 * Math.log2(1 + each.times) : 0),
  );
}

/** Those in focus, and all who hold an office of that name. */
function candidates({ focus, roster }: Discourse): readonly Entity[] {
  return [...new Set([...focus, ...roster.officers])];
}

/** “Her lawyer”: hers, who is known for it. */
function ownedBy(
  description: Description,
  discourse: Discourse,
  agrees: (each: Entity) => boolean,
): Entity | undefined {
  const { owner, noun } = description;
  if (owner === undefined) return undefined;
  const whose = ownerOf(owner, discourse);
  const all = candidates(discourse).filter(agrees);
  const known = all.filter((each) => each !== whose);
  return (
    all.find(({ roles }) => roles.some((role) => role.noun === noun && isOwner(role, owner, discourse))) ??
    known.find(
      (each) => each.owner === whose && whose !== undefined && each.roles.some((role) => role.noun === noun),
    ) ??
    known.find(
      (each) =>
        each.named &&
        fit(each, description) >= 3 &&
        whose !== undefined &&
        each.roles.some(
          (role) => role.noun === noun && role.modifiers.some((word) => whose.parts.includes(word)),
        ),
    )
  );
}

/** Whether the words name whose role it is: by the surname, which a wife may share. */
const isOwner = ({ owner: whose }: Role, owner: number, { words }: Discourse): boolean =>
  whose?.parts.at(-1) !== undefined && whose.parts.at(-1) === words[owner]?.bare;

/** “The contractor, Quell Works, … The contractor said”. */
const tradeFor = ({ noun, article }: Description, { focus }: Discourse): Entity | undefined =>
  article === 'definite' && (isTrade(noun) || isFirmNoun(noun))
    ? focus.find((each) => each.kind === 'organization' && each.named && hasRole(each, noun))
    : undefined;

const hasRole = ({ roles }: Entity, noun: string): boolean => roles.some((role) => role.noun === noun);

/** “The ministry” is the Ministry of Ports, “the guild” the Pilots' Guild. */
const isNamedSo = (form: string, noun: string): boolean =>
  form.endsWith(noun) || form.startsWith(`${noun} of `) || form.includes(` ${noun} of `);

/** Names of what is no firm. */
const PUBLIC =
  /\b(?:agency|army|assembly|authority|board|bureau|church|club|commission|committee|congress|council|court|crown|department|directorate|force|government|guild|inspectorate|league|ministry|network|observatory|office|ombudsman|panel|parliament|party|police|senate|service|society|team|times|tribunal|union|university)\b/iu;

/** “The commission”: the one that was named last. */
function institutionFor(
  { noun, article, modifiers }: Description,
  sentence: number,
  { focus, roster }: Discourse,
): Entity | undefined {
  if (article !== 'definite') return undefined;
  const ends = roster.all.length < 400 ? roster.all : focus;
  const named = ends.filter(
    ({ seen, named: isNamed, kind, forms }) =>
      seen >= 0 &&
      isNamed &&
      kind !== 'person' &&
      [...forms.keys()].some((form) => {
        const lower = form.toLowerCase();
        return isNamedSo(lower, noun) && modifiers.every((word) => lower.includes(word));
      }),
  );
  const byName = most(named, (each) => each.seen + heatIn(each, sentence));
  if (byName !== undefined) return byName;
  const isBare = modifiers.every((word) => word.endsWith('-based'));
  const same = focus.find(
    ({ number, roles }) =>
      number !== 'one' &&
      roles.some(
        (role) => role.noun === noun && (isBare || modifiers.every((word) => role.modifiers.includes(word))),
      ),
  );
  if (same !== undefined) return same;
  const isFirm = isFirmNoun(noun);
  if (
    !isBare ||
    (!isFirm &&
      !/^(?:agency|group|organization|organisation|network|outlet|union|publication|nonprofit|institution)$/u.test(
        noun,
      ))
  )
    return undefined;
  const recent = focus.filter(
    (each) =>
      each.kind === 'organization' &&
      each.named &&
      (noun !== 'union' || [...each.forms.keys()].some((form) => UNION.test(form))) &&
      sentence - each.seen < (isFirm ? 10 : 6) &&
      !(isFirm && [...each.forms.keys()].some((form) => PUBLIC.test(form))),
  );
  return most(recent, (each) => heatIn(each, sentence));
}

/** What a union may be called: the group against which it strikes is none. */
const UNION =
  /^\p{Lu}{2,6}$|\b(?:Workers|Employees|Staff|Labou?r|Trade|Teachers|Nurses|Doctors|Drivers|Miners|Pilots|Dockers|Players|Teamsters|Brotherhood|Guild|Federation|Association|Alliance|Solidarity|Unite|Unison)\b/u;

/** “The officials”, “the report”: those that were described so before. */
function sameNoun(description: Description, discourse: Discourse): Entity | undefined {
  const { focus, words, roster } = discourse;
  const { article, noun, modifiers, owner } = description;
  if (owner !== undefined) {
    const whose = ownerOf(owner, discourse);
    return (
      whose && focus.find((each) => each.owner === whose && each.roles.some((role) => role.noun === noun))
    );
  }
  const exact = roster.described.get(wordingOf(description, words));
  if (exact !== undefined && article !== 'indefinite') return exact;
  if (article !== 'definite' || modifiers.length > 0) return undefined;
  return focus.find((each) => !each.named && each.roles.some((role) => role.noun === noun));
}

function most(entities: readonly Entity[], score: (entity: Entity) => number): Entity | undefined {
  return entities.reduce<Entity | undefined>(
    (best, each) => (best === undefined || score(each) > score(best) ? each : best),
    undefined,
  );
}

/** Who speaks in the sentence that has “in a statement”, “on Twitter, in a post”. */
function authorOf({ article, first, noun }: Description, { words, mentions }: Discourse): Entity | undefined {
  if (article !== 'indefinite' || !/^(?:in|via|through|by)$/u.test(words[first - 1]?.lower ?? ''))
    return undefined;
  if (
    !/^(?:statement|post|tweet|op-ed|essay|speech|e-?mail|message|letter|testimony|blog|note|memo)$/u.test(
      noun,
    )
  )
    return undefined;
  const sentence = words[first]?.sentence;
  return mentions
    .slice(-NEAR)
    .findLast(({ entity, first: at, inside }) => !inside && entity.speaks && words[at]?.sentence === sentence)
    ?.entity;
}
