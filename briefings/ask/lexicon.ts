// The little English that questions need: words that carry no topic, irregular forms, words of one meaning, opposites.

/** Words with white space between. */
export const list = (words: string): readonly string[] => words.split(/\s+/).filter((word) => word !== '');

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
    soon first last next use used new use main big part beforehand afterwards meanwhile then`),
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
    lives-life wives-wife gone-go went-go companies-company bodies-body analyses-analysis overthrew-overthrow`).map(
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
  'approve approval grant clear clearance permit permission authorise authorize consent ratify',
  'regulator watchdog authority commission',
  'reject rejection refuse refusal decline',
  'evacuate evacuation displace displaced flee leave',
  'price cost worth value pay payment sum amount spend',
  'worker employee staff workforce job employment employ work labour labor',
  'layoff redundancy dismiss dismissal sack fire',
  'company firm business corporation',
  'police policeman officer constable',
  'court tribunal',
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
  'rise raise hike increase grow growth climb higher gain jump',
  'fall drop decrease decline shrink lower reduce reduction cut',
  'cause reason trigger motive ground',
  'resign resignation quit',
  'chief head boss leader director chair chairman chairwoman',
  'troops soldier force army military',
  'withdraw withdrawal pull retreat',
  'attack assault offensive strike invade invasion',
  'ban prohibit bar outlaw prohibition',
  'demand urge call request ask appeal want seek',
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
  'repair mend fix rebuild reconstruct reconstruction restore restoration',
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
  'minister secretary',
  'close closure shut shutdown',
  'open opening reopen reopening',
  'win victory beat defeat',
  'promise vow pledge',
  'aim goal purpose',
  'headquarters office base',
  'shareholder investor stockholder',
  'name rename renaming',
  'found establish create form',
  'last final',
  'first earliest',
  'invade attack',
  'utilise utilize use',
  'nearly almost',
  'famous known renowned',
  'task duty job',
  'learn study',
  'big large huge',
  'small little tiny minor',
  'quick fast rapid',
  'current present',
  'previous former earlier',
  'important significant major',
  'town city village',
  'country nation state',
  'method way technique',
  'kind type sort',
].map(list);

/** Words of one family whose stems differ: what somebody does, the doing, the doer, what somebody is. */
export const FAMILIES: readonly (readonly string[])[] =
  `marry-marriage-wed-wedding partner-partnership prove-proof
  believe-belief choose-choice-selection sell-sale-seller give-gift fly-flight speak-speech-speaker think-thought
  strong-strength-strengthen long-length-lengthen wide-width-widen high-height deep-depth hot-heat warm-warmth
  receive-receipt-reception describe-description produce-production-producer-product introduce-introduction
  conclude-conclusion expand-expansion extend-extension-extent divide-division provide-provision collide-collision
  include-inclusion exclude-exclusion admit-admission submit-submission transmit-transmission erode-erosion
  defend-defence-defense-defender offend-offence-offense suspend-suspension descend-descent-descendant
  apply-application-applicant rely-reliance-reliable vary-variation-variety-various solve-solution
  resolve-resolution dissolve-dissolution evolve-evolution absorb-absorption subscribe-subscription
  consume-consumption-consumer assume-assumption redeem-redemption analyse-analyze-analysis-analyst
  repeat-repetition compete-competition-competitor compose-composition expose-exposure dispose-disposal
  enter-entry-entrance maintain-maintenance retain-retention explain-explanation complain-complaint
  constrain-constraint know-knowledge own-ownership-owner member-membership friend-friendship
  relation-relationship-relate champion-championship scholar-scholarship citizen-citizenship free-freedom
  wise-wisdom neighbour-neighbourhood poor-poverty true-truth young-youth broad-breadth hungry-hunger angry-anger
  proud-pride invent-inventor-invention found-founder-foundation establish-establishment create-creator-creation
  lead-leader-leadership win-winner build-builder-building govern-governor-government rule-ruler conduct-conductor
  protect-protector-protection murder-murderer-murderous kill-killer-killing invest-investor-investment
  direct-director-direction act-actor edit-editor visit-visitor sail-sailor educate-educator-education
  translate-translator-translation teach-teacher write-writer author-authorship drive-driver succeed-success-successor
  inherit-heir-inheritance reside-resident-residence-residency preside-president-presidency differ-difference-different
  depend-dependence-dependent refer-reference prefer-preference confer-conference exist-existence-existent
  occur-occurrence resist-resistance-resistant assist-assistance perform-performance appear-appearance
  disappear-disappearance accept-acceptance admit-admittance locate-location destroy-destroyer pay-payer
  obey-obedience satisfy-satisfaction compel-compulsion decide-decisive detect-detector-detection perceive-perception
  deceive-deception conceive-conception persuade-persuasion intervene-intervention prevent-prevention
  convene-convention invite-invitation qualify-qualification identify-identification-identity notify-notification
  verify-verification modify-modification clarify-clarification publish-publication-publisher abolish-abolition
  punish-punitive dominate-dominance-dominant religion-religious politics-political-politician economy-economic-economist
  industry-industrial finance-financial nation-national region-regional culture-cultural tradition-traditional
  science-scientific-scientist medicine-medical doctor-physician history-historic-historical-historian
  origin-original-originate bankrupt-bankruptcy insolvent-insolvency secret-secrecy diplomat-diplomacy-diplomatic
  emperor-empire-imperial king-kingdom-royal democracy-democratic-democrat republic-republican
  able-ability possible-possibility responsible-responsibility popular-popularity equal-equality
  real-reality human-humanity hostile-hostility loyal-loyalty royal-royalty`
    .split(/\s+/u)
    .map((family) => family.split('-'));

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
  ['praise', 'condemn'],
  ['confirm', 'deny'],
  ['ease', 'tighten'],
  ['profit', 'lose'],
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
