// Given names and the gender they tell: what English-language news meets most, from many countries.

export type Gender = 'female' | 'male';

const MALE = `
aaron abbas abdel abdul abdullah abe abel abraham adam aditya adrian ahmad ahmed aidan ajay akira al alan alastair
albert alberto alec alejandro aleksandr alexander alexandre alexei alexey alfonso alfred alfredo alistair allan
allen alonso alvaro alvin amir amit amos anand anders andre andreas andrei andrew andrey andrzej andy angus
anil anthony antoine anton antonio antony anwar archie ari armando arnold arjun art arthur arturo arun asa ashok
ashraf austin axel aziz barack barney barry bart bashar ben benedict benjamin benny bernard bernardo bernie bert
bilal bill billy björn bob bobby boris brad bradley brandon brendan brent brett brian bruce bruno bryan bryce burt
byron caleb calvin carl carlo carlos cary cecil cedric cesar chad charles charlie chester chip christian christoph
christopher chuck claude claudio clarence clark clay clayton cliff clifford clint clive colin conor conrad cory
craig curtis cyril cyrus damian damien dan daniel danny dante darrell darren dave david dean dennis denis denny
derek derrick desmond devin dick didier diego dieter dimitri dinesh dirk dmitri dmitry dom dominic don donald donnie
doug douglas duane duncan dustin dwayne dwight dylan earl ed eddie edgar eduardo edmund edward edwin eli elias
elijah elliot elliott elmer elon emil emilio emmanuel emmett enrique eric erik ernest ernesto ernst erwin esteban
ethan eugene evan evgeny ezra fabio faisal farid farouk felipe felix ferdinand fernando fidel finn floyd francesco
francis francisco franco frank franz fred freddie frederick friedrich fritz fyodor gabriel gareth garrett gary gavin
geert geoff geoffrey george gerald gerard gerardo gerhard gerry gianni gideon gil gilbert giorgio giovanni giuseppe
glenn gonzalo gordon graham grant greg gregg gregory guido guillaume guillermo günter gus gustavo guy habib hakeem
hal hamid hamza hank hans harold harris harry harvey hassan hector hamed heinrich heinz helmut henri henrik henry
herbert herman hideo hiroshi horst howard hubert hugh hugo hussein ian ibrahim ignacio igor ike ilya imran ira
irving isaac isaiah ismail ivan ivo jabari jack jackson jacob jacques jaime jake jakob jamal james jared jason
javier jay jean-claude jean-luc jean-pierre jean-marie jean-paul jeb jed jeff jefferson jeffrey jens jeremiah jeremy
jerome jerry jesper jesús jim jimmy joachim joaquín joe joel johan johann johannes john johnny jon jonah jonas
jonathan jordi jorge jose joseph josé josh joshua juan jules julian julio jürgen justin kamal karim karl keith ken
kenichi kenji kenneth kent kevin khaled khalid kirk klaus kofi konrad konstantin kumar kurt kyle lamar lance larry
lars laurent lawrence leo leon leonard leonardo leonid leroy les lester lev levi lewis liam lincoln lionel lloyd
logan lorenzo lou louis luc luca lucas luigi luis luiz luka lukas luke luther lyndon mahmoud malcolm malik manfred
manish manny manuel mao marc marcel marcelo marco marcos marcus mariano mario mark markus marshall martin martín
marty marvin masoud mateo mathias matt matteo matthew matthias maurice mauricio max maximilian maxim mehdi mehmet
mel melvin mickey michael michel miguel mike mikhail miles milo milton mitch mitchell mitt mohamed mohammad
mohammed moises mohan morris moses muhammad murray mustafa nabil narendra nasser nate nathan nathaniel ned neil
nelson neville newt nicholas nick nicolas nicolás niels nigel nikolai nikos noah nolan norbert norm norman oleg
oliver olivier omar orlando oscar osama oskar otto owen pablo paolo pascal patrick paul paulo pavel pedro percy pete
peter phil philip philippe phillip pierce pierre piers pietro piotr prakash qasem quentin rafael rahul raj rajesh
ralph ramón ramzi randall randy raphael rashid raul raúl ravi ray raymond recep reggie reginald reinhard rené rex
rhett riad ricardo riccardo rich richard rick ricky rob robbie robert roberto rod rodney rodolfo rodrigo roger
roland rolf roman ron ronald ronnie rory ross roy ruben rudolf rudolph rudy rufus rupert russ russell ryan saad
saeed saleh salim salman salvador salvatore sami samir samuel sanjay santiago saul scott sean seamus sebastian sepp
sergei sergey sergio seth shane shaun shawn shigeru shinzo sid silvio simon solomon spencer stan stanislav stanley
stefan stefano stephan stephen sterling steve steven stewart stuart sultan sundar sunil suresh sven tad takeshi
tariq taro ted terence terrence thaddeus theo theodore thierry thomas tim timothy tobias toby todd tom tomás tomasz
tommy tony travis trent trevor trey tristan tucker tyler tyrone ulrich uwe václav valery vance vern vernon victor
viktor vijay vikram vincent vince vinod vitaly vito vlad vladimir vladislav volodymyr wade wallace walid walt walter
warren wayne wendell wesley wilbur wilfred wilhelm will willem william willie winston wolfgang woodrow wyatt xavier
yann yasser yevgeny yitzhak yoshihide youssef yuri yusuf yves zac zach zachary zeke zoran
`;

const FEMALE = `
abby abigail ada adele adriana agatha agnes aisha alejandra aleksandra alexandra alexandria alice alicia alina
alison allison alyssa amanda amber amelia amina amy ana anastasia angela angelina angie anika anita ann anna annabel
anne annette annie antoinette april ariana arlene astrid audrey ava ayesha azadeh barbara beatrice beatriz becky
belinda benazir bernadette beth bethany betsy betty beverly bianca bonnie brenda bridget brigitte britney brittany
brooke camila camilla candace candice carla carlotta carly carmen carol carole carolina caroline carolyn carrie
cassandra catalina catherine cathy cecilia celeste celia celine charlene charlotte chelsea cheryl chloe christa
christiane christina christine cindy claire clara clarissa claudette claudia colleen condoleezza connie constance
consuelo cora corinne cornelia cristina crystal cynthia dagmar daisy daniela danielle daphne darlene dawn deanna
debbie deborah debra deirdre delia denise diana diane dianne dilma dolores donna dora doris dorothea dorothy edith
eileen elaine eleanor elena eleonora elisa elisabeth elise elizabeth ella ellen elsa elvira emilia emily emma erica
erika erin esmeralda esperanza estelle esther ethel eugenia eva evelyn evita faith fatima fatou federica felicia
fiona flora florence frances francesca francine françoise freya gabriela gabrielle gail gemma geneviève georgia
georgina geraldine gertrude gillian gina ginger gisele giulia gladys glenda gloria golda grace greta gretchen gwen
gwendolyn hannah harriet hazel heather heidi helen helena helene helga henrietta hilary hilda hillary hope huma ida
ilhan ilse imelda inés inga ingrid irene irina iris irma isabel isabella isabelle ivana ivanka ivy jacinda
jacqueline jada jane janet janice janine jasmine jeanette jeanne jen jenna jennifer jenny jessica jill jo jo-ann
joann joanna joanne jocelyn josefina josephine joy joyce juanita judith judy julia juliana julie juliet june justine
kamala karen karin karla kate katarina katharina katharine katherine kathleen kathryn kathy katie katrina kay kayla
keiko keisha kelli kellyanne kendra kerstin kimberly kirsten kirstjen kirsty kristen kristin kristina kyra lana
latoya laura lauren laurie lea leah leila lena leslie-ann leticia lidia lila lilian lillian lily linda lisa liz liza
lizzie lois lola loretta lori lorraine louise lourdes lucia lucille lucinda lucy luisa lupita lydia lynn lynne mabel
madeleine madeline madison maggie magdalena maia malala malia mandy manuela mara marcela marcia margaret margarita
margot maria mariam mariana marianne marie mariela marilyn marina marine marisa marissa marjorie marlene marsha
marta martha martina mary maryam matilda maud maura maureen maxine maya megan meghan melania melanie melinda melissa
mercedes meredith mia michaela micheline michelle mildred mimi mina mindy miranda miriam misty moira molly mona
monica monika muriel myrna nadia nadine nana nancy naomi natalia natalie natasha nell nellie nicole nikki nina noor
nora noreen norma octavia odette olga olivia ophelia oprah paige pam pamela patrice patricia patsy patti patty paula
paulette paulina pauline pearl peggy penelope penny petra phoebe phyllis pilar priscilla priya queenie rachel raquel
rebecca regina renata renée rhonda rita roberta robyn rochelle rosa rosalind rosalyn rose rosemary rosie roxanne
ruth sabine sabrina sadie sally samantha sandra sara sarah savannah selma sharon sheila shelley sherry sheryl
shirley sigrid silvia simone siobhan sofia sonia sonya sophia sophie soraya stacey stella stephanie sue sunita susan
susana susanna susanne susie suzanne svetlana sylvia sylvie tamara tammy tania tanya tara tatiana teresa tessa
thelma theresa therese tiffany tina toni tonya tricia trina trudy tulsi ursula valentina valeria valerie vanessa
vera veronica vicki vickie vicky victoria viola violet virginia vivian viviana wanda wendy whitney wilhelmina willa
wilma winifred xenia ximena yasmin yasmine yelena yoko yolanda yuliya yulia yvette yvonne zahra zainab zara zelda
zoe zuzana
`;

/** Names that either may bear: they tell that it is a person, not of which gender. */
const EITHER = `
addison alex alexis ali andrea angel ariel ashley aubrey avery bailey blair cameron carey casey chen chris cody
corey courtney dale dana darcy devon dominique drew emerson frankie gabriele guadalupe hayden hunter hyun jackie
jamie jan jean jess jesse jin joan jody jordan kai kelley kelly kendall kerry kim kris lane lee leigh leslie li
lindsay lindsey loren mackenzie marion michele min ming morgan nicky nicola nikita noel parker pat peyton quinn
reese regan rene riley robin rosario rowan sage sam sandy sasha shannon shea shelby sidney skyler stacy sydney
taylor terry tracey tracy val wei xi yi yun
`;

const split = (names: string): readonly string[] => names.trim().split(/\s+/);

const GIVEN: ReadonlyMap<string, Gender | 'either'> = new Map([
  ...split(MALE).map((name) => [name, 'male'] as const),
  ...split(FEMALE).map((name) => [name, 'female'] as const),
  ...split(EITHER).map((name) => [name, 'either'] as const),
]);

/** Whether the word is known as a given name. */
export const isGivenName = (word: string): boolean => given(word) !== undefined;

/** The gender that a given name tells; undefined where either may bear it, or where it is not known. */
export function genderOfGivenName(word: string): Gender | undefined {
  const gender = given(word);
  return gender === 'either' ? undefined : gender;
}

/** A hyphenated name tells what its first half tells: “Anna-Lena”. */
function given(word: string): Gender | 'either' | undefined {
  const lower = word.toLowerCase();
  const known = GIVEN.get(lower);
  if (known !== undefined || !lower.includes('-')) return known;
  const [first = '', second = ''] = lower.split('-');
  return GIVEN.has(second) ? GIVEN.get(first) : undefined;
}

/** Short and full forms of one given name, a line each. */
const SHORT_FORMS = `
alexander alex alexandra sandy
andrew andy drew
anthony antonio tony
benjamin ben benny benyamin
catherine katherine kathryn kate cathy kathy katie
charles charlie chuck
christopher chris
daniel dan danny
deborah debbie debra
donald don donny
douglas doug
edward ed eddie ted ned
elizabeth liz beth betsy betty
frederick fred freddie
geoffrey jeffrey geoff jeff
gregory greg
harold harry hal
henry hank harry
jacob jake
james jim jimmy
jennifer jen jenny
john jack johnny jon
jonathan jon
joseph joe joey
joshua josh
kenneth ken
lawrence larry
leonard len lenny
margaret maggie peggy meg
matthew matt
michael mike mick mikhail
mitchell mitch
nathan nathaniel nate
nicholas nick
patricia pat patty
patrick pat
peter pete
philip phillip phil
randall randy
raymond ray
rebecca becky
richard rich rick dick
robert bob bobby rob robbie
ronald ron
rudolph rudy
samuel sam
stephen steven steve
susan sue susie
terrence terence terry
theodore ted teddy
thomas tom tommy
timothy tim
valerie val
victor vic
vincent vince
vladimir vlad
walter walt
william bill billy will
zachary zach
`;

const FORMS: ReadonlyMap<string, ReadonlySet<number>> = SHORT_FORMS.trim()
  .split('\n')
  .reduce((forms, line, row) => {
    for (const name of line.split(' ')) forms.set(name, new Set([...(forms.get(name) ?? []), row]));
    return forms;
  }, new Map<string, Set<number>>());

/** Whether two given names may be one person's: “Bill” and “William”, “J.” and “John”. */
export function sameGivenName(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase().replace(/\./gu, ''), other.toLowerCase().replace(/\./gu, '')];
  if (a === b) return true;
  if (a.length === 1 || b.length === 1) return a[0] === b[0];
  const rows = FORMS.get(b);
  return rows !== undefined && [...(FORMS.get(a) ?? [])].some((row) => rows.has(row));
}
