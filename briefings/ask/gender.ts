// Whether somebody is spoken of as "he" or as "she": by title, by first name, or as the reports themselves do.
import type { Actor } from '../story/story.ts';
import { list } from './lexicon.ts';
import type { StoryIndex } from './story-index.ts';

export type Gender = 'he' | 'she';

/** What a man is called and what a woman is, in a name or a role. */
const TITLES: readonly (readonly [Gender, RegExp])[] = [
  [
    'she',
    /\b(?:mrs|ms|miss|madame?|dame|lady|baroness|duchess|countess|queen|princess|sister|mother|mum|mom|daughter|wife|widow|niece|aunt|grandmother|granddaughter|actress|nun|\p{L}*woman)\b/iu,
  ],
  [
    'he',
    /\b(?:mr|sir|lord|baron|duke|king|prince|pope|brother|father|dad|son|husband|widower|nephew|uncle|grandfather|grandson|actor|monk|(?:spokes|chair|police|congress|council|fisher|noble|gentle|business|sports|fire|camera)man)\b/iu,
  ],
];

const WOMEN: ReadonlySet<string> = new Set(
  list(`abigail ada adela adele adriana agnes aisha alice alicia alma amanda amara amelia amina amy ana andrea angela anita
    anna anne annie astrid barbara beatrice beatrix bella beth betty bridget brenda camila carla carmen carol carolina
    caroline catherine cecilia celia charlotte cheryl chiara chloe christina christine claire clara claudia cynthia
    dana daniela danielle debbie deborah denise diana diane dolores donna dora doris dorothy edith eileen elaine
    eleanor elena elisa elizabeth ella ellen ellie emily emma erica erin esther eva evelyn fatima fiona florence frances
    gail georgia gina gloria grace greta gwen gwendolyn hannah harriet heather heidi helen helena hilary ida ilse
    ines ingrid irene iris isabel isabella ivana jacqueline jane janet janice jasmine jean jen jenna jennifer jenny
    jessica jill joan joanna jocelyn joyce judith judy julia julie june karen kate katherine kathleen katie kelly
    kirsten kristen lara laura lauren lena leona leslie lillian linda lisa liv lois lorna louise lucia lucie lucy
    lydia madeleine mairead maja margaret margit maria marian marie marilyn marina marisol marjorie marta martha mary
    maya megan mei melanie melissa mercedes michelle mina mireille miriam mirjam molly monica nadia nancy naomi natalia
    natalie natasha nicole nina nora norma olga olivia ottilie pamela patricia paula pauline penelope petra phyllis
    priscilla priya rachel rania rebecca renata rita roberta rosa rosalie rosalind rose rosemary ruth sabine sally
    samantha sandra sara sarah sharon sheila shirley silvia simone sofia sonia sophia sophie stella stephanie susan
    suzanne sylvia sylvie tamara tamsin tara teresa theresa tina ursula valerie vanessa vera veronica victoria viola
    virginia vivian wanda wendy yolanda yvette yvonne zoe`),
);

const MEN: ReadonlySet<string> = new Set(
  list(`aaron abel adam adrian ahmed alan alasdair albert alejandro alexander alexei alfred ali amir andre andrei
    andrew angus anselm anthony antonio archie arnold arthur barnaby barry ben benedikt benjamin bernard bill bob boris
    boyd brad bram brandon brian bruce bruno carl carlos casper charles chris christopher clarence claude clive colin
    craig cyrus dale damian dan daniel dave david dean declan dennis derek desmond diego dietmar dmitri dmitry dominic
    donald doug douglas duncan earl ed eddie edgar edmund eduardo edward eli elias emil enrique eric erik ernest ethan
    eugene evan ewan felix fernando fintan francis francisco frank franz fred frederick gabriel gary gavin gene geoffrey
    george gerald gilbert glenn gordon graham greg gregory guillermo gus guy hal hamid hans harold harry harvey hassan
    hector henrik henry herbert herman howard hugh hugo ian ibrahim igor imran isaac ivan ivo jack jacob jake jamal
    james jason jasper javier jeff jeffrey jeremy jerome jerry jesse jesus jim joao joe joel johan john johnny jon
    jonah jonas jonathan jorge jose joseph joshua juan julian julius justin karl keith ken kenneth kevin khalil klaus
    kurt kyle lamar lars laurence lawrence lee len leo leon leonard leroy lewis lloyd lorenzo louis luca lucas luis luke
    malcolm marcel marco marcus mario mark marshall martin marvin mateo matthew maurice max michael miguel mike mikhail
    mikko mohamed mohammed mort muhammad nathan neil nelson nicholas nick nigel nils noah noel norman odell oleg oliver
    omar oscar otto owen pablo paolo patrick paul pavel pedro perry peter phil philip pierre piers piet rafael ralph
    ramon randy raul ravi ray raymond reggie rex ricardo richard rick rob robbie robert roberto rodney roger rolf roman
    ron ronald rory roy rudy rupert russell ryan salvador samir samuel saul scott sean sebastian sefu sergei seth
    sidney simon stanley stefan stephen steve steven stuart ted terence terrence terry theo theodore thomas tim timothy
    toby tobias tobin tod todd tom tomas tony travis trevor tycho tyler victor vincent viktor vladimir wade walter
    warren wayne wei werner wilfred will william winston xavier yuri yusuf zachary`),
);

const known = new WeakMap<StoryIndex, Map<string, Gender | null>>();

/** @returns null where neither the name nor the reports tell */
export function genderOf(index: StoryIndex, id: string): Gender | null {
  const genders = known.get(index) ?? new Map<string, Gender | null>();
  known.set(index, genders);
  const remembered = genders.get(id);
  if (remembered !== undefined) return remembered;
  const actor = index.cast.actors.get(id);
  const gender = actor?.kind === 'person' ? tell(index, actor) : null;
  genders.set(id, gender);
  return gender;
}

function tell(index: StoryIndex, actor: Actor): Gender | null {
  const called = [actor.name, actor.role ?? '', ...actor.aliases].join(' | ');
  const titled = TITLES.find(([, title]) => title.test(called))?.[0];
  if (titled) return titled;
  const text = index.story.sources.map((source) => source.text ?? '').join('\n');
  const surname = RegExp.escape(actor.name.split(' ').at(-1) ?? '');
  const titledIn = new RegExp(
    `\\b(Mr|Mrs|Ms|Miss|Sir|Madame|Dame|Lady|Lord)\\.? (?:\\p{Lu}\\p{L}+ )?${surname}\\b`,
    'u',
  );
  const title = titledIn.exec(text)?.[1];
  if (title !== undefined) return /^(?:Mr|Sir|Lord)$/u.test(title) ? 'he' : 'she';
  const firsts = called.toLowerCase().match(/\p{L}+/gu) ?? [];
  const named = firsts.find((word) => WOMEN.has(word) !== MEN.has(word));
  if (named !== undefined) return WOMEN.has(named) ? 'she' : 'he';
  return pronounBehind(text, surname);
}

/** The pronoun that mostly comes next behind the name, before somebody else is named. */
function pronounBehind(text: string, surname: string): Gender | null {
  const behind = new RegExp(`\\b${surname}\\b[^\\n]{0,160}?\\b(he|him|his|she|her|hers)\\b`, 'gu');
  let balance = 0;
  for (const [words, pronoun = ''] of text.matchAll(behind)) {
    if (/[a-z,] \p{Lu}\p{L}+ \p{Lu}\p{L}+/u.test(words.slice(surname.length))) continue;
    balance += pronoun.startsWith('h') && pronoun !== 'her' && pronoun !== 'hers' ? 1 : -1;
  }
  return balance === 0 ? null : balance > 0 ? 'he' : 'she';
}
