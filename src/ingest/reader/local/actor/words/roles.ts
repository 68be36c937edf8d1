// What people, and people together, are called by what they do: the nouns a source is described with.
import type { Gender } from './given-names.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** One person, by office, trade or tie. */
const PERSON = set(`
academic accountant activist actor actress adjutant administrator admiral adviser advisor advocate agent aide alderman ally
ambassador analyst anchor anchorman anchorwoman announcer apprentice archbishop architect artist assassin assemblyman
assemblywoman assessor assistant associate astronaut athlete attacker attendee attorney aunt auditor author ayatollah
backbencher baker banker baron baroness barrister bartender billionaire biographer biologist bishop blogger bodyguard
boss boyfriend brigadier broadcaster broker brother businessman businessperson businesswoman buyer bystander campaigner
candidate captain cardinal caretaker cashier celebrity ceo challenger chair chairman chairperson chairwoman chancellor chef
chemist chief chieftain cleric clerk climatologist coach co-author co-chair co-chairman co-chairwoman co-founder co-host
co-owner co-pilot colleague collector colonel columnist comedian commandant commander commentator commissioner companion
comptroller conductor congressman congressperson congresswoman conservative constable consul consultant contender contractor
contributor controller coordinator coroner correspondent councillor councilman councilmember councilor councilwoman counsel
counselor counterpart courtier cousin creator critic curator custodian daughter daughter-in-law dealer dean defendant
defender delegate democrat demonstrator deputy designer detective developer diplomat director dissident doctor donor driver
duchess duke duo economist editor editorialist educator ex-husband ex-president ex-wife elder elector embezzler emir emperor
employee employer engineer entertainer entrepreneur envoy epidemiologist ethicist evangelist executive expert explorer
farmer father father-in-law favorite favourite figure filmmaker financier firefighter fisherman forecaster foreman founder
friend front-runner frontrunner fugitive fundraiser gangster geologist general girlfriend governor governor-elect graduate
grandfather grandmother grandson granddaughter guard guest guitarist gunman head headmaster headmistress heir heiress hero
historian homeowner hopeful host hostage hunter husband imam immigrant inaugural incumbent independent industrialist
informant inmate insider inspector instructor intern interpreter interviewer inventor investigator investor jailer jeweler
journalist judge juror jurist justice keeper king lawmaker lawyer leader lecturer legislator liberal libertarian librarian
lieutenant litigator lobbyist magistrate magnate maker man manager marine marshal mayor mayor-elect mechanic mediator medic
member mentor merchant meteorologist miner minister ministers mobster model moderator mogul monarch monk mother
mother-in-law mourner mufti musician nanny native negotiator neighbor neighbour neurologist neurosurgeon newcomer newsman
niece nephew nominee novelist nun nurse nutritionist observer officer official ombudsman operative operator opponent
orator organizer organiser orthodontist owner painter paramedic parent parliamentarian participant partner passenger pastor
patient patriarch pediatrician pensioner performer philanthropist philosopher photographer physician physicist pilot
pitcher plaintiff planner player playwright poet policeman policewoman politician pollster pope preacher predecessor premier presenter
president president-elect priest prime-minister prince princess principal prisoner producer professor programmer prosecutor
protester protestor provost psychiatrist psychologist publicist publisher quarterback queen rabbi racer rancher realtor
receptionist recruiter reformer refugee registrar reporter representative republican researcher resident respondent
reverend reviewer rider rival sailor salesman scholar scientist screenwriter secretary secretary-general seller senator
senator-elect sergeant sheriff shooter shopkeeper singer sister sister-in-law skipper socialist sociologist soldier solicitor
son son-in-law speaker specialist spokesman spokesperson spokeswoman sponsor staffer star statesman stateswoman statistician
stockbroker strategist striker student successor superintendent superstar supervisor supporter surgeon surrogate survivor suspect
teacher technician technologist teenager tenant therapist tory trader trainer translator traveler treasurer trooper trustee
tsar tutor tycoon uncle undersecretary usher veteran vice-chair vice-chairman vice-president victim villager visitor
volunteer voter waiter waitress warden watchdog widow widower wife winner witness woman worker writer youth whip
vice-chancellor under-secretary newsreader frontman lord mep mp msp congressperson source person chairwoman boy girl
`);

const FEMALE =
  /(?:woman|women|wife|ess|mother|daughter|sister|aunt|niece|girlfriend|girl|widow|queen|nun)$|^(?:actress|lady)$/;
const NOT_FEMALE = /^(?:witness|press|mess)$/;
const MALE =
  /(?<!wo)man$|^(?:husband|father|son|brother|uncle|nephew|boyfriend|boy|king|monk|pope|priest|widower|ex-husband|imam|father-in-law|son-in-law|grandfather|grandson|duke|prince|ayatollah|emir)$/;
const MALE_EXCEPT = /^(?:ombudsman|human|german|roman|norman|layman)$/;

/** Many people, without a name: a plural, or a noun that stands for many. */
const GROUP = set(`
police family community crowd couple staff crew team authorities officials people men women children sources insiders critics experts analysts observers witnesses voters
respondents supporters opponents allies lawmakers legislators prosecutors investigators detectives officers troops rebels
militants fighters insurgents forces soldiers scientists researchers economists doctors nurses teachers workers employees
executives investors traders residents neighbors neighbours villagers locals activists protesters protestors demonstrators
organizers organisers advocates campaigners republicans democrats conservatives liberals progressives libertarians
independents socialists evangelicals catholics christians muslims jews americans britons russians ukrainians chinese french
iranians israelis palestinians syrians iraqis europeans germans turks kurds aides advisers advisors staffers diplomats
ambassadors ministers senators congressmen congresswomen representatives governors mayors judges justices jurors lawyers
attorneys plaintiffs defendants families relatives friends parents mothers fathers students graduates academics scholars
historians commentators pundits columnists journalists reporters editors media press nations countries states cities towns
leaders members delegates donors strategists pollsters candidates contenders rivals challengers nominees farmers fishermen
truckers miners drivers passengers pilots firefighters rescuers paramedics medics crews survivors victims colleagues
spokesmen spokespeople spokespersons others many some few several most half majority minority public
players coaches fans owners managers engineers consultants contractors bankers brokers lobbyists veterans immigrants
refugees migrants tourists visitors customers consumers users readers viewers couples adults teenagers youths
companies firms businesses banks retailers manufacturers automakers airlines carriers unions agencies organizations groups
outlets newspapers networks universities hospitals schools churches lenders regulators watchdogs agents bosses chiefs heads
backers proponents skeptics sceptics detractors dissidents opposition clergy bishops rabbis imams pastors priests
participants attendees bystanders onlookers counterparts operatives commanders generals captains seniors juniors jihadists
terrorists hackers tories separatists nationalists loyalists hardliners moderates hawks pensioners commuters shoppers
travelers travellers creditors shareholders stakeholders taxpayers homeowners renters tenants landlords physicians surgeons
specialists psychologists biologists climatologists meteorologists forecasters geologists astronomers physicists engineers
mediators negotiators envoys monitors inspectors auditors trustees directors chairmen founders entrepreneurs
`);

/** Institutions, by what they are; “the commission” means the one that was named. */
const INSTITUTION = set(`
academy administration agency airline alliance army assembly association authority automaker bank board body broadcaster
brigade brokerage bureau cabinet admin camp campaign carrier center centre chain chamber charity church club coalition college
commission committee company conglomerate congress consortium consultancy corporation council country court delegation
department developer directorate division embassy enterprise exchange faction federation firm force foundation fund giant
government group guard guild hospital house industry insurer institute institution investigators jury junta kingdom lab
laboratory league legislature lender magazine maker manufacturer ministry mission monarchy monitor movement museum nation
navy network newspaper office operator opposition organisation organization outlet pac panel paper parliament partnership
party police power precinct producer programme program prosecution publication publisher regime regulator republic retailer
school secretariat senate service society squad staff start-up startup station studio supplier team think-tank thinktank
treasury tribunal union unit university utility vatican venture watchdog website workforce defense defence
`);

/** Writings that say something. */
const DOCUMENT = set(`
ad ads advertisement affidavit agreement analysis announcement article assessment audit average bill biography blog book
brief bulletin census chart charter clip column commercial communique communiqué complaint constitution contract
correspondence data decision declaration decree dispatch document documents dossier draft editorial email e-mail emails
e-mails essay estimate estimates figures filing filings finding findings footage forecast guidance guideline guidelines
indictment inquiry interview investigation invoice law lawsuit leaflet letter list log manifesto manual material memo
memoir memorandum message messages minutes motion newsletter note notes notice numbers op-ed opinion order papers paper
petition photo photos plan platform poll polls post posts presentation proposal proposals provision publication rating
reading record recording records release report reports research resolution results review rule rules ruling script
sermon speech spreadsheet statement statements statistics statute study studies submission subpoena suit summary survey
surveys tape tapes testimony text texts transcript transcripts treaty tweet tweets video videos warrant website
`);

/** What a person may be and a firm as well: “the contractor”. */
export const isTrade = (noun: string): boolean =>
  /^(?:accuser|advertiser|backer|bidder|broadcaster|broker|builder|buyer|contractor|creditor|dealer|defendant|developer|distributor|donor|employer|investor|landlord|manufacturer|operator|owner|partner|plaintiff|publisher|retailer|rival|seller|sponsor|supplier|vendor)$/u.test(
    noun,
  );

/** What a firm is called: not every organization is one. */
export const isFirmNoun = (noun: string): boolean =>
  /^(?:airline|automaker|bank|brewer|broadcaster|brokerage|carrier|chain|company|conglomerate|corporation|developer|enterprise|firm|giant|grocer|insurer|lender|maker|manufacturer|operator|producer|publisher|retailer|start-?up|supplier|utility|venture)$/u.test(
    noun,
  );

/** A learned trade by its form: “hydrologist”, “cartographer”. */
const LEARNED = /^\p{L}{2,}(?:olog|onom|iatr|opath|raph)(?:ist|er|ian)$/u;
const isLearned = (word: string): boolean => word.length >= 8 && LEARNED.test(word);

/** What a definite phrase may mean when it names no office: “the billionaire said”. */
export const isPersonNoun = (word: string): boolean => PERSON.has(word) || isLearned(word);
export const isGroupNoun = (word: string): boolean =>
  GROUP.has(word) || (word.endsWith('s') && isLearned(word.slice(0, -1)));

export type NounKind = 'document' | 'institution' | 'person' | 'group';
/** A word of two lists is what the later one says. */
const KINDS: ReadonlyMap<string, NounKind> = new Map<string, NounKind>([
  ...Array.from(DOCUMENT, (noun) => [noun, 'document'] as const),
  ...Array.from(INSTITUTION, (noun) => [noun, 'institution'] as const),
  ...Array.from(PERSON, (noun) => [noun, 'person'] as const),
  ...Array.from(GROUP, (noun) => [noun, 'group'] as const),
]);

/** What a noun calls somebody. */
export function kindOfNoun(word: string): NounKind | undefined {
  const kind = KINDS.get(word);
  if (kind === 'group' || kind === 'person') return kind;
  if (isGroupNoun(word)) return 'group';
  return isLearned(word) ? 'person' : kind;
}

/** The gender that a role tells: “spokeswoman”, “congressman”. */
export function genderOfRole(noun: string): Gender | undefined {
  if (FEMALE.test(noun) && !NOT_FEMALE.test(noun)) return 'female';
  return MALE.test(noun) && !MALE_EXCEPT.test(noun) ? 'male' : undefined;
}

/** Words for one office: a congressman is a representative and a lawmaker. */
const SAME_OFFICE: readonly ReadonlySet<string>[] = [
  set('representative congressman congresswoman congressperson lawmaker legislator member'),
  set('senator lawmaker legislator'),
  set('assemblyman assemblywoman lawmaker legislator'),
  set('spokesman spokeswoman spokesperson'),
  set('lawyer attorney counsel'),
  set('judge justice'),
  set('chairman chairwoman chair chairperson'),
  set('candidate nominee hopeful contender challenger front-runner frontrunner'),
  set('chancellor premier minister'),
  set('professor academic scholar researcher'),
  set('businessman businesswoman mogul tycoon magnate billionaire developer'),
  set('reporter journalist correspondent'),
  set('doctor physician'),
  set('president leader'),
  set('chief commissioner'),
  set('ceo executive'),
  set('adviser advisor aide'),
  set('councilman councilwoman councilmember councilor councillor'),
  set('reverend pastor priest preacher minister'),
  set('policeman policewoman officer'),
];

/** Whether two nouns can mean one office. */
export const sameOffice = (one: string, other: string): boolean =>
  one === other || SAME_OFFICE.some((office) => office.has(one) && office.has(other));
