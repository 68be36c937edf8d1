// How organizations are named: the nouns and forms that end their names, and those that bear none of them.
import { plain } from './places.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** The last word of an organization's name. */
const HEADS = set(`
academy administration agency airlines airways alliance archives army assembly associates association authority bank board
broadcasting brothers bureau cabinet caucus center centers centre chamber church cia clinic club coalition college command
commission committee communications community companies company conference congress consulting consortium convention
corporation corp co council court courts daily department directorate division electric embassy energy enterprises exchange
express fbi federation force forces forum foundation fund gazette general-assembly globe group guard guild guardian herald
holdings hospital house inc industries inquirer institute institution institutions insurance intelligence international
investments investigation journal laboratories laboratory labor league legion llc llp ltd magazine media mission ministry
motors movement museum nation nations navy network networks news newspaper newspapers observatory office organisation
organization pac panel parliament partners partnership party patrol pharmaceuticals police post press project prize radio
railroad registry review school schools secretariat security senate service services society solutions squad staff
star station studios subcommittee supreme-court systems task-force team technologies telegraph television temple times
treasury tribune tribunal trust tv union unit university ventures watch weekly works worldwide campaign plc gmbh ag sa nv
conservancy network brigade ombudsman registrar reserve museum aerospace aviation breweries brewery cargo chemicals cruises
dairy electronics farms ferries fisheries foods freight hotels lines logistics metals mills minerals mining mobile oil
petroleum pictures properties railway railways records shipbuilding shipping shipyard shipyards software steel stores
supermarkets telecom textiles transport utilities wireless rail trains buses trams metro gas waterworks
`);

/** What a name of an institution may go on with “of” or “for” after. */
const BEFORE_OF = set(`
academy administration agency alliance archdiocese army assembly association bank board bureau caucus center centers centre
chamber church city college commission committee confederation congress conference convention council court daughters
department diocese directorate division embassy federation foundation friends fund guild house institute institutes
institution league library ministry movement museum office organisation organization parliament party registrar school
secretariat sons society state states supreme union university veterans voice workers corps owners growers citizens
`);

/** The last word of a name that is no actor. */
const NOT_ACTORS = set(`
act acts agreement amendment accord accords attack attacks attack avenue award awards ave battle bill blvd book boulevard
bowl bridge building campus cemetery coast code constitution county creek crisis cup day deal debate declaration district
doctrine drive era election elections event expressway festival fire flood game games highway hill hotel hurricane island
island-state lake law lecture massacre mall marathon memorial mountain mountains ocean open park plan plaza plot protocol
primary purchase revolution river road room rule scandal sea series square stadium street summit sunday tower towers treaty
trial tunnel valley war week weekend world year report storm airport gate station tuesday wednesday thursday friday saturday
monday january february march april may june july august september october november december christmas easter ramadan
thanksgiving halloween hanukkah internet bible koran quran god english spanish arabic french german covid covid-19 ebola zika
session obamacare medicare medicaid brexit nobel oscar oscars olympics emmy grammy i
`);

/** Outlets and organizations whose names do not say what they are. */
const KNOWN = set(`
reuters bloomberg axios politico cnn bbc nbc abc cbs msnbc npr pbs afp ap fox cnbc c-span univision telemundo buzzfeed
breitbart huffpost vox slate salon vice time newsweek fortune forbes economist atlantic hill intercept propublica gawker
gizmodo mashable techcrunch wired facebook twitter google apple microsoft amazon youtube instagram snapchat uber lyft tesla
boeing airbus walmart exxonmobil chevron shell bp toyota volkswagen siemens samsung huawei intel ibm pfizer moderna
astrazeneca merck novartis comcast verizon at&t citigroup jpmorgan barclays hsbc ubs nato opec wto imf who unicef unesco fbi
cia nsa dhs doj epa fda fcc ftc sec irs cdc nih nasa faa fema tsa atf dea nypd lapd rnc dnc nra aclu naacp aarp aipac
hezbollah hamas taliban isis isil al-qaeda al-qaida fatah likud labour interfax tass xinhua kyodo wikileaks anonymous
greenpeace congress parliament senate knesset bundestag duma interpol europol fifa uefa ioc nfl nba mlb nhl ncaa wikipedia
gallup ipsos yougov rasmussen quinnipiac deutsche spiegel guardian
`);

/** Names of two words that would else be taken for a person's. */
const KNOWN_PHRASES: ReadonlySet<string> = new Set(
  `al jazeera|planned parenthood|wall street|goldman sachs|morgan stanley|wells fargo|johnson & johnson|capitol hill
islamic state|boko haram|al qaeda|al shabaab|black lives matter|tea party|occupy wall street|morning consult|sky news
associated press|supreme court|homeland security|medecins sans frontieres|human rights watch|amnesty international
red cross|merrill lynch|lehman brothers|j.p. morgan|ernst & young|rolls royce|general motors|general electric
charles schwab|lockheed martin|procter & gamble|eli lilly|warner bros|daily beast|daily mail|daily caller|hot air
drudge report|national review|mother jones|rolling stone|wall street journal|le monde|der spiegel|el país|el pais
real clear politics|realclearpolitics|club for growth|pew research|focus on the family|black caucus`
    .split(/[|\n]/u)
    .map((name) => name.trim()),
);

export const isOrganizationHead = (word: string): boolean => HEADS.has(plain(word));
export const goesOnWithOf = (word: string): boolean => BEFORE_OF.has(plain(word));
export const isNoActor = (word: string): boolean => NOT_ACTORS.has(plain(word));
export const isKnownOrganization = (name: string): boolean =>
  KNOWN.has(plain(name)) || KNOWN_PHRASES.has(plain(name));
