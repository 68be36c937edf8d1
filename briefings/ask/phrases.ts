// Turns of phrase that stand for one word: "turn down" for "reject", "tit for tat" for "retaliation".
import { conceptsOf, isStopWord, plain, stemOf, wordsOf, type Word } from './words.ts';

/** The phrase, and the words that it stands for. `~`: other words can stand in between ("turned the offer down"). */
const PHRASES = `
  knock ~ back = reject | throw ~ out = reject dismiss | rule ~ out = exclude deny | call ~ off = cancel
  on board = aboard passenger | treat for = injure | take ~ to hospital = injure | put ~ off = delay | push ~ back = delay | hold ~ up = delay
  blow up = explode | break out = begin | kick off = begin | get under way = begin | get underway = begin | come into force = begin effect
  take effect = begin effect | carry ~ out = commit conduct | set ~ up = found establish | bring ~ about = cause | lead to = cause
  give rise to = cause | result in = cause | step down = resign quit | step aside = resign | stand down = resign | bow out = resign
  lose ~ job = dismiss resign dismissal | lose ~ seat = defeat | lay ~ off = layoff dismiss
  let ~ go = dismiss | give ~ up = abandon | give in = accept yield | back down = yield | pull out = withdraw | drop out = withdraw
  walk out = leave strike | walk away = withdraw | pull ~ back = withdraw | move in = enter | break in = burgle intrusion
  break ~ up = separate | split up = separate divorce | take ~ over = acquire takeover | buy ~ out = acquire | sell ~ off = sell
  shut ~ down = close | wind ~ down = close end | close ~ down = close | open ~ up = open
  strike back = retaliate respond | fight back = retaliate resist | hit out = criticise attack | lash out = criticise attack
  speak out = criticise say
  come clean = admit | plead guilty = admit | by design = intentional
  by accident = accidental unintentional | by mistake = accidental error | at random = random
  track ~ down = find | find ~ out = discover learn | look into = investigate
  look for = search seek | search for = seek search | hunt for = search | point to = indicate suggest | point out = say note
  hand ~ over = surrender release give | give ~ away = reveal
  let ~ out = release | set ~ free = release | go free = release acquit | let ~ off = acquit | take ~ place = happen occur held
  be held = happen | go up = rise | shoot up = rise
  go down = fall | come down = fall | cut back = reduce | scale ~ back = reduce | cut ~ down = reduce | bring ~ down = reduce topple
  be ahead = lead | fall behind = trail | lag behind = trail
  stand for = represent | act for = represent lawyer | stand by = support | stand up for = support defend
  stand behind = support | back up = support | belong to = member
  sign up = join register | take part = participate join | turn out = vote attend | show up = appear attend | stay away = absent
  call for = demand urge | push for = demand urge | press for = demand urge | ask for = demand request
  hit with = impose | crack down = punish crackdown | deal with = handle address | put ~ down = suppress | get rid of = remove
  do away with = abolish | sign ~ off = approve | go along with = agree accept | give ~ green light = approve | wave ~ through = approve
  go ahead = approve proceed | pull ~ off = succeed | fall through = fail | fall apart = fail collapse | break down = fail collapse
  run out of = lack exhaust | cover ~ up = hide conceal
  on record = public
  take ~ to court = sue | bring ~ case = sue | press charges = charge
  behind bars = jail | lock ~ up = jail | on the run = fugitive flee | get away = escape flee | make off = flee | run for = candidate campaign
  up in the air = unclear undecided
  be likely = probable | in the pipeline = planned | in store = planned expected | head of state = president
  head of government = minister premier
  upper house = senate | lower house = house
  make up for = compensate | pay ~ back = repay compensate | make do = manage | carry on = continue | go on = continue happen
  keep ~ up = continue maintain | come up with = propose | put ~ forward = propose | come from = origin | go back to = origin
  take off = depart | set out = depart | touch down = land | bring in = introduce | phase ~ out = remove | wipe ~ out = destroy
  burn down = burn destroy | cut ~ off = isolate | cave in = collapse | come apart = collapse | pass away = die | lose ~ life = die
  death toll = die | body count = die | how bad = severe | be at fault = responsible cause
  claim ~ responsibility = responsible | admit ~ responsibility = responsible admit | take ~ blame = admit
  point ~ finger = blame accuse | hold ~ responsible = blame accuse | accuse ~ of = accuse
  make fun of = mock | poke fun at = mock | look down on = despise | look forward to = expect welcome | get along = agree
  fall out = quarrel | in favour of = support | in favor of = support | opposed to = oppose | against the law = illegal
  break ~ law = illegal violate | take ~ law into = violate | by law = legal | up to now = far | at stake = risk | at risk = threaten danger
  in danger = threaten danger | safe and sound = safe | be safe = safe | out of work = unemployed | out of control = uncontrolled
  under control = contain | bring ~ under control = contain | out of date = old | up to date = new | in charge = lead head
  not sure = uncertain doubt unclear
  keep an eye on = watch monitor | keep ~ quiet = silent | stay silent = silent | no comment = comment decline
  work out = solve | make sure = ensure | get through = survive | hold talks = meet talks | sit down with = meet talks | come together = meet
  join forces = cooperate alliance | team up = cooperate | together with = coordinate cooperate | hand in hand = cooperate
  go to the polls = vote election | was behind = responsible blame accuse | is behind = responsible blame accuse
  were behind = responsible blame accuse
`;

interface Phrase {
  readonly stems: readonly string[];
  /** Before which of its words others may stand. */
  readonly gaps: ReadonlySet<number>;
  readonly keys: readonly string[];
}

const byFirst: ReadonlyMap<string, readonly Phrase[]> = (() => {
  const map = new Map<string, Phrase[]>();
  for (const entry of PHRASES.split(/[|\n]/u)) {
    const [left = '', right = ''] = entry.split('=').map((side) => side.trim());
    if (left === '') continue;
    const phrase = phraseOf(left, right);
    const first = phrase.stems[0] ?? '';
    map.set(first, [...(map.get(first) ?? []), phrase]);
  }
  return map;
})();

function phraseOf(left: string, right: string): Phrase {
  const stems: string[] = [];
  const gaps = new Set<number>();
  for (const part of left.split(' '))
    if (part === '~') gaps.add(stems.length);
    else stems.push(stemOf(part));
  return { stems, gaps, keys: right.split(' ').map(stemOf) };
}

/** Where a phrase stands in a text, and the stems that it stands for. */
export interface FoundPhrase {
  readonly places: readonly number[];
  readonly keys: readonly string[];
}

/** The most words that may stand within a phrase. */
const WITHIN = 3;

/** Every phrase in a text, from left to right. */
export function phrasesIn(words: readonly Pick<Word, 'stem'>[]): readonly FoundPhrase[] {
  return words.flatMap((word, at) =>
    (byFirst.get(word.stem) ?? []).flatMap((phrase) => {
      const places = placesOf(phrase, words, at);
      return places === undefined ? [] : [{ places, keys: phrase.keys }];
    }),
  );
}

function placesOf(
  { stems, gaps }: Phrase,
  words: readonly Pick<Word, 'stem'>[],
  from: number,
): readonly number[] | undefined {
  const places = [from];
  for (let part = 1; part < stems.length; part++) {
    const last = places.at(-1) ?? from;
    const reach = gaps.has(part) ? WITHIN + 1 : 1;
    const next = words.findIndex(({ stem }, at) => at > last && at <= last + reach && stem === stems[part]);
    if (next < 0) return undefined;
    places.push(next);
  }
  return places;
}

/** What a text can be found by: the stems of its words, what its phrases stand for, and the groups of both. */
export function keysOf(text: string): readonly string[] {
  const words = wordsOf(plain(text));
  return [
    ...words.filter((word) => !isStopWord(word)).flatMap((word) => [word.stem, ...conceptsOf(word.stem)]),
    ...phrasesIn(words).flatMap(({ keys }) => keys.flatMap((key) => [key, ...conceptsOf(key)])),
  ];
}
