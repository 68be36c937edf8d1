// The little English that questions need: words that carry no topic, irregular forms, words of one meaning, opposites.

const list = (words: string): readonly string[] => words.split(/\s+/).filter((word) => word !== '');

/** Words that say nothing about what is asked for. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  list(`a an the this that these those there here it its itself he him his she her hers they them their theirs i me
    my we us our you your one ones who whom whose what which when where why how and or but nor so if then than as at
    by for from in into of off on onto out over to up with about against between during after before under above
    through until till since while because is am are was were be been being isnt arent wasnt werent do does did doing
    done has have had having will would shall should can could may might must ought not no yes any some all each every
    both either neither few more most much many other others another such same own only also too very just still yet
    ever never even again already now today really actually exactly please tell know known get got go going gone come
    coming taking say says said saying thing things something anything everything someone anyone somebody anybody everyone
    people person man woman matter matters story stories report reports reported article articles news case cases
    issue issues point points fact facts kind sort lot bit way ways happen happens happened happening take takes took
    taken make makes made making let lets like else whole part back down around per via amid towards toward upon
    regarding concerning according due own it's that's ok okay well give gives gave given put puts thank thanks hey hi
    soon first last next use used new use main big part`),
);

/** Irregular past forms → the base form. */
export const IRREGULAR: ReadonlyMap<string, string> = new Map(
  list(`began-begin begun-begin bought-buy brought-bring broke-break broken-break built-build caught-catch chose-choose
    chosen-choose cost-cost dealt-deal died-die dying-die drew-draw drawn-draw drove-drive driven-drive fell-fall
    fallen-fall felt-feel fled-flee flew-fly flown-fly forbade-forbid forbidden-forbid fought-fight found-find
    froze-freeze frozen-freeze grew-grow grown-grow heard-hear held-hold hid-hide hidden-hide kept-keep knew-know
    laid-lay led-lead left-leave lent-lend lost-lose meant-mean men-man met-meet overtook-overtake paid-pay rose-rise
    risen-rise ran-run rung-ring rode-ride sank-sink sunk-sink saw-see seen-see sent-send shook-shake shot-shoot
    shown-show shrank-shrink shrunk-shrink shut-shut sold-sell sought-seek spent-spend spoke-speak spoken-speak
    spread-spread stole-steal stolen-steal stood-stand struck-strike swept-sweep swore-swear sworn-swear taught-teach
    thought-think threw-throw thrown-throw told-tell took-take torn-tear tore-tear understood-understand woke-wake
    won-win wore-wear withdrew-withdraw withdrawn-withdraw wrote-write written-write women-woman children-child
    lives-life wives-wife companies-company bodies-body analyses-analysis overthrew-overthrow`).map(
    (pair) => {
      const [form = '', base = ''] = pair.split('-');
      return [form, base];
    },
  ),
);

/** Words of the news that stand for each other in a question. The first names the group. */
export const CONCEPTS: readonly (readonly string[])[] = [
  'injure hurt wound injury harm casualty',
  'die kill death dead fatal fatality deadly toll casualty lethal',
  'explode explosion blast bomb bombing detonate detonation',
  'sanction blacklist penalty penalise penalize punish punishment measure',
  'impose introduce enact',
  'expel expulsion oust deport deportation',
  'summit meeting meet talks',
  'respond response reply answer react reaction retaliate retaliation reciprocity reciprocate',
  'deny denial dispute refute contradict contest',
  'accuse accusation blame allege allegation charges',
  'hack hacking hacker cyberattack breach intrusion',
  'election vote ballot poll voting',
  'interfere interference meddle meddling',
  'merge merger acquire acquisition takeover buy purchase combine deal',
  'approve approval clear clearance permit permission authorise authorize consent ratify',
  'regulator watchdog authority commission',
  'reject rejection refuse refusal decline',
  'evacuate evacuation displace displaced flee leave',
  'price cost worth value pay payment sum amount spend',
  'worker employee staff workforce job employment employ work labour labor',
  'layoff redundancy dismiss dismissal sack fire',
  'company firm business corporation',
  'police policeman officer constable',
  'court judge tribunal justice',
  'trial hearing proceedings',
  'verdict ruling judgment judgement decision rule decide',
  'lawyer attorney counsel solicitor barrister advocate',
  'lawsuit sue suit litigation',
  'indict indictment charge prosecute prosecution',
  'sentence jail prison imprison imprisonment',
  'arrest detain detention custody',
  'plan intend intention',
  'propose proposal offer suggest suggestion',
  'begin start launch onset open',
  'end finish conclude completion complete',
  'announce announcement unveil declare disclose publish rollout',
  'rise increase grow growth climb higher gain jump',
  'fall drop decrease decline shrink lower reduce reduction cut',
  'cause reason trigger motive ground',
  'resign resignation quit',
  'chief head boss leader director chair chairman chairwoman',
  'troops soldier force army military',
  'withdraw withdrawal pull retreat',
  'attack assault offensive strike invade invasion',
  'ban prohibit bar outlaw prohibition',
  'demand urge call request ask appeal',
  'warn warning caution',
  'fear worry concern anxiety',
  'agree agreement accept accord deal treaty pact',
  'rescue save',
  'money fund cash',
  'lose loss cost',
  'old age',
  'vote tally',
  'academic scholar professor researcher',
  'press media newspaper journalist',
  'oppose opponent challenge challenger fight',
  'weapon gun armed firearm',
  'survey poll study',
  'husband wife spouse',
  'visit travel trip journey',
  'rain storm weather',
  'ship vessel boat ferry',
  'child kid minor',
  'sick ill disease illness',
  'strike walkout stoppage',
  'law legislation bill act',
  'tax levy duty',
  'leak disclosure',
  'speed fast pace',
  'quake earthquake tremor',
  'fire blaze wildfire',
  'aid relief help assistance',
  'damage destroy destruction wreck ruin',
  'repair rebuild reconstruct reconstruction restore restoration',
  'delay postpone postponement defer',
  'support endorse endorsement favour favor',
  'oppose opposition object objection criticise criticize criticism critic',
  'investigate investigation inquiry enquiry probe investigator',
  'video film footage clip recording',
  'lift ease revoke remove rescind repeal cancel suspend scrap',
  'border frontier',
  'poison poisoning',
  'steal theft embezzle embezzlement fraud',
  'document paper file',
  'home house household',
  'school pupil classroom',
  'road street highway',
  'water flood flooding inundate inundation',
  'threat threaten threatening',
  'likely probable probability likelihood',
  'entity organisation organization company firm business',
  'blacklist list',
  'aide adviser advisor assistant',
  'spokesman spokeswoman spokesperson',
  'close closure shut shutdown',
  'open opening reopen reopening',
  'win victory beat defeat',
  'promise vow pledge',
  'aim goal purpose',
  'headquarters office base',
  'shareholder investor stockholder',
  'name rename renaming',
].map(list);

/** Groups (by their first word) that exclude each other: a claim of the one does not answer a question for the other. */
export const OPPOSITES: readonly (readonly [string, string])[] = [
  ['lift', 'impose'],
  ['lift', 'sanction'],
  ['approve', 'reject'],
  ['approve', 'ban'],
  ['agree', 'reject'],
  ['rise', 'fall'],
  ['begin', 'end'],
  ['open', 'close'],
  ['convict', 'acquit'],
  ['arrest', 'release'],
  ['indict', 'acquit'],
  ['win', 'lose'],
  ['support', 'oppose'],
  ['withdraw', 'deploy'],
  ['hire', 'layoff'],
  ['publish', 'seal'],
  ['admit', 'deny'],
];

/** Verbs of saying and meaning, in every form: the word after which the topic of what was said begins. */
export const SAYING =
  'say|says|said|saying|tell|tells|told|claim|claims|claimed|think|thinks|thought|believe|believes|believed|argue|' +
  'argues|argued|state|states|stated|write|writes|wrote|call|calls|called|describe|describes|described|expect|' +
  'expects|expected|predict|predicts|predicted|warn|warns|warned|explain|explains|explained|justify|justifies|' +
  'justified|comment|comments|commented|suggest|suggests|suggested|allege|alleges|alleged|accuse|accuses|accused|' +
  'propose|proposes|proposed|promise|promises|promised|demand|demands|demanded|want|wants|wanted|ask|asks|asked|' +
  'announce|announces|announced|insist|insists|insisted|stress|stressed|see|sees|view|views|find|finds|mean|means|' +
  'blame|blames|blamed|offer|offers|offered|request|requests|requested|urge|urges|urged|threaten|threatened|' +
  'admit|admits|admitted|add|adds|added|assess|assessed|estimate|estimates|estimated|concede|conceded';

/** Of those, the verbs that ask for any statement: they need not stand in the claim. */
export const PLAIN_SAYING: ReadonlySet<string> = new Set(
  list(`say says said saying tell tells told claim claims claimed think thinks thought believe believes believed argue
    argues argued state states stated write writes wrote call calls called describe describes described explain
    explains explained justify justifies justified comment comments commented insist insists insisted stress stressed
    see sees view views find finds mean means add adds added`),
);
