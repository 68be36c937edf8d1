// The words by which each kind of question is known.
import type { Kind } from './kinds.ts';
import { SAYING } from './lexicon.ts';

export interface Rule {
  readonly kind: Kind;
  readonly pattern: RegExp;
  /** The words that it spends; the whole match when absent. */
  readonly spends?: RegExp;
  readonly cue?: RegExp;
}

/** After "did" or "has" no verb has the ending of the present: "member states" are none. */
const SAID = SAYING.split('|')
  .filter((word) => !/[^s]s$/u.test(word))
  .map((word) => (word === 'find' ? 'find(?! out)' : word))
  .join('|');

const BE = '(?:is|are|was|were|be|been)';
const DO = '(?:did|does|do|has|have|had|will|would|is|are|was|were|can|could)';
/** With "is" and "was" a verb of saying is passive: who stands before it is spoken of. */
const ACT = '(?:did|does|do|has|have|had|will|would|can|could)';
const IT = '(?:it|this|that|them|any of (?:it|this|that|them)|all (?:of )?(?:it|this|that))';
const OUTLET =
  '(?:outlets?|news ?papers?|papers?|agency|agencies|networks?|channels?|stations?|sites?|media|broadcasters?|magazines?)';
const DENY =
  '(?:deny|denies|denied|denying|disputes?|disputed|disputing|contradicts?|contradicted|contests?|contested)';
const PLACE =
  '(?:city|town|country|place|state|street|location|village|region|district|venue|building|county|port|harbou?r|spot|area)';
const OPINE = '(?:find|think|consider|see|view|rate|judge|regard|deem|call|believe)';
const AMOUNT =
  '(?:salary|wages?|pay|price|fee|fine|sum|budget|age|speed|height|weight|length|distance|temperature|score|tally|margin|gap|lead|ransom|reward|discount|turnout|percentage|dose|magnitude|bonus|penalty|loss|profit|cut|increase|rise)';
const START = '^(?:(?:at|on|in|to|for|from|by|with|of|since|until|over|about|under|through|via) )?';

const rx = (source: string): RegExp => new RegExp(source, 'u');

/** Read from top to bottom: the first that fits decides. */
export const RULES: readonly Rule[] = [
  rule(
    'compare',
    `^compare\\b|\\bcompared? (?:to|with)\\b|\\bhow (?:do|does|did|is|are) .* (?:differ(?:ent)?|compare)\\b.*\\b(?:from|to|with|and)\\b|\\bdifferences? between\\b|^(?:what|where|on what|how) (?:do|does|did) .+ and .+ (?:dis)?agree\\b`,
    `\\b(?:compared?|compares|comparison|differ(?:s|ed|ence|ences|ent|ently)?|between|from|with|to|against|accounts?|versions?|views?|positions?|statements?|stor(?:y|ies)|says?|said|saying|claim(?:s|ed)?|what|where|how|do|does|did|is|are|the|and|both|sides|(?:dis)?agree[ds]?|on|about|of)\\b`,
  ),
  rule(
    'first-report',
    `\\b(?:who|which|what)\\b.*\\b(?:(?:broke|break|breaks) (?:(?:the|this|that) (?:\\w+ ){0,3}(?:news|story|scoop)|(?:it|this|that|news)\\b)|scooped|first to (?:report|publish|say)|(?:first|originally) (?:reported|published|broke|had|ran))\\b|\\b(?:who|which)\\b.*\\b(?:reported|published|had|ran|put) .*\\bfirst$`,
  ),
  rule(
    'first-report',
    `\\b(?:which|what) ${OUTLET}\\b.*\\bfirst\\b|\\bwhose (?:scoop|exclusive|first report)\\b|\\bwho was first\\b`,
  ),
  rule(
    'via',
    `\\b(?:via|through|from) (?:whom|who|which|what)(?: (?:${OUTLET}|source))?\\b|\\b(?:which|what|whose) (?!agenc(?:y|ies)\\b(?!.*\\b(?:report|carr|quot|told|said|says?|publish|cited|ran)\\w*))(?:${OUTLET}|show|programme|program|interview)\\b.*`,
    `\\b(?:via|through|from|to|on|in|by|which|what|whose|whom|who|${OUTLET}|source|show|programme|program|interview|reported|reports?|carried|quoted|told|said|say|published)\\b`,
  ),
  rule(
    'via',
    `^(?:who|whom|which outlet|what outlet) (?:did|has) (?!.*\\b(?:shoot|vote)\\b).*\\b(?:tell|told|talk(?:ed)? to|sp(?:eak|oken) (?:to|with)|say (?:it|this|that|so) to)\\b(?: (?:it|this|that|so|to))*$`,
    `\\b(?:who|whom|which|what|outlet|did|has|tell|told|talk(?:ed)?|speak|spoken|to|with|say|it|this|that|so)\\b`,
  ),
  rule(
    'via',
    `\\bwho reported (?:this|that|it|so)\\b|^where (?:was|is|has) (?:it|that|this) (?:been )?(?:reported|published|written|printed|broadcast)$|\\bwhere ${DO} .*\\b(?:say|said|saying|tell|told) (?:it|that|this|so)\\b`,
  ),
  rule(
    'who-denies',
    `\\bwho (?:else )?(?:${BE} )?(?:${DENY}|disagrees?|disagreed|doubts?|doubted|says? otherwise|rejects? (?:this|that|it|the (?:claims?|charges?|accusations?|allegations?)))\\b`,
  ),
  rule(
    'who-denies',
    `\\b${DO} (?:any ?(?:one|body)|some ?(?:one|body)|others) (?:else )?(?:${DENY}|disagree[ds]?|disagreeing|doubt(?:s|ed)?|(?:say|see)s? (?:it )?otherwise)\\b`,
  ),
  rule(
    'who-says',
    `^who (?:has |have |had )?(?:told|informed|briefed|tipped off|(?:spoke|spoken|talked) (?:to|with)|(?:gave|given) (?:(?:this|that|the) (?:information|news|story|details) )?to) (?:the )?(?:press|media|reporters?|journalists?|newspapers?|news agenc(?:y|ies)|correspondents?)\\b(?: (?:about|of|on|that))?|^who (?:has |have |had )?(?:gave|given) (?:the )?(?:press|media|reporters?|journalists?) (?:this|that|the) (?:information|news|story|details)\\b(?: (?:about|of|on|that))?`,
  ),
  rule(
    'who-says',
    `^(?:the )?sources?$|\\bwho(?: else)? (?:is |are |was |were |has |have )?(?:says?|said|saying|claim(?:s|ed|ing)?|told|states?|stated|reports?|reported|reporting|alleges?|alleged|believes?|thinks?)(?: (?:so|that|this|it))?\\b|\\baccording to (?:whom|who)\\b|\\bsays who\\b|\\bwhose (?:words?|claims?|view|opinion|statement|account|assessment)\\b`,
  ),
  rule(
    'who-says',
    `\\bwhere (?:does|did|is|do) ${IT} (?:come|came|from)\\b.*|\\b(?:what|who|which) (?:is|are|was|were) (?:(?:the|your|its|their|these|those) )?(?:(?:\\d+|one|two|three|four|five|several|many|unnamed|anonymous) )*(?:sources?|officials)\\b(?: (?:of|for) (?:it|this|that)\\b)?|\\bhow do (?:we|they|you) know(?: (?:it|this|that))?\\b|\\bon whose authority\\b|\\bwhat ${BE} ${IT} based on\\b`,
  ),
  rule(
    'who-says',
    `^how many (?:(?:unnamed|anonymous|independent|different) )?(?:sources|people (?:say|said|confirm(?:ed)?)|officials say) (?:are there|were there|is there|(?:does|do|did|has|have) (?:it|this|that|they) (?:have|rest on)|(?:say|said|confirm(?:ed)?) (?:it|so|this|that))?$`,
  ),
  rule(
    'who-says',
    `^(?:is|are|was|were) .*\\b(?:the|a|your|its|their|that) sources?$`,
    `\\b(?:is|are|was|were|the|a|your|its|their|that|sources?)\\b`,
  ),
  rule(
    'certainty',
    `^(?:is|are|was|were) .*\\b(?:in (?:force|effect|place)|a done deal)(?: (?:yet|now|already))?$`,
    `\\b(?:is|are|was|were|in|force|effect|place|a|done|deal|yet|now|already|really|actually)\\b`,
  ),
  rule(
    'said',
    `^how (?!(?:many|much|do|does|did|is|are|was|were|has|have|had|will|would|can|could)\\b)\\w+ (?:do|does|did|has|have|had) .*\\b(?:${OPINE})\\b`,
    `\\b(?:how|do|does|did|has|have|had)\\b`,
    `\\b(?:${OPINE})\\b`,
  ),
  rule(
    'certainty',
    `\\bhow (?:sure|certain|confident|reliable|solid|firm|likely|probable|definite)(?: (?:is|are|was|were) ${IT}(?=$|\\W*$))?\\b`,
  ),
  rule(
    'certainty',
    `^(?:is|are|was|were|has|have) .*\\b(?:confirmed|official|officially|verified|proven|proved|certain|definite|for sure|established|a rumou?r|rumou?rs|speculation)\\b`,
    `\\b(?:is|are|was|were|has|have|been|confirmed|official|officially|verified|proven|proved|certain|definite|for sure|established|rumou?rs?|speculation|a|just|really|already|yet)\\b`,
  ),
  rule(
    'certainty',
    `^(?:did|does|do|will) .*\\bconfirm (?:it|this|that|them)$`,
    `\\b(?:did|does|do|will|confirm|it|this|that|them)\\b`,
  ),
  rule(
    'certainty',
    `^(?:is|are|was|has|have) (?:any ?thing|something|everything) (?:been )?(?:really |already |actually |now )?(?:decided|settled|final|finali[sz]ed|fixed|agreed|announced|signed|certain|definite)(?: (?:yet|now|already|so far))?$`,
  ),
  rule(
    'certainty',
    `\\b(?:is|are) (?:it|this|that) (?:really )?(?:true|real|settled|sure)\\b|\\bcan (?:we|i|you) (?:trust|believe|rely on)\\b|\\bany (?:doubts?|confirmation)\\b|\\bany ?(?:one|body) confirm(?:ed)?\\b`,
  ),
  rule(
    'next',
    `\\bwhat (?:happens|comes|follows|is|will happen|else is)? ?(?:coming |going to happen |due )?next\\b|^(?:now|then) what$|^what then$|^then$|^what happens (?:now|then|from here)$|\\bwhat (?:happens|will happen|now|comes then|lies ahead|follows)\\b$|\\bnext steps?\\b|\\bwhat (?:will|is going to|is about to) happen\\b|\\bwhat (?:can|should|do) (?:we|i|they|you) expect(?: next| now)?\\b`,
  ),
  rule(
    'response',
    `^what (?:will|would|could|might|can|did|does|has|have) .*\\b(?:do|done) in (?:return|response|reply|answer|turn)\\b`,
    `\\b(?:what|will|would|could|might|can|did|does|has|have|do|done|in|return|response|reply|answer|turn)\\b`,
    `\\b(?:do|done)\\b`,
  ),
  rule(
    'next',
    `^what (?:is|are|does|do|will|would) .*\\b(?:planning|plans?|going to do|about to do|intend(?:s|ing)?|do next)(?: to do)?$|^what (?:will|would) .* do(?: (?:about|with|if|when|after|over|against)\\b.*)?$`,
    `\\b(?:what|is|are|does|do|will|would|planning|plans?|going|about|to|intend(?:s|ing)?)\\b`,
  ),
  rule(
    'next',
    `\\bwhat (?:else )?(?:is|are|was|were) (?:still )?(?:expected|planned|to be expected|to come|ahead|due|scheduled|proposed|coming(?: up)?)\\b`,
  ),
  rule(
    'new',
    `^(?:what|which|has|have|did|are there|is there|any|any ?thing)\\b(?: (?:has|is|have|are|was|were|it|this|that|any|any ?thing|claims?|figures?|the|been))* (?:(?:changed?|changes|different)(?! (?:about|his|her|their|its|the)\\b(?! (?:stor|report|news)))|new|newest|latest|updates?|updated|corrections?|corrected|withdrawn)\\b(?: (?:news|developments?|updates?|information))?|^(?:the )?(?:latest|news|updates?)\\b`,
  ),
  rule(
    'disputed',
    `\\bwhat (?:is|are|remains?) (?:still )?(?:disputed|contested|denied|in dispute|controversial|at issue(?= *$)|contentious)\\b|\\b(?:is|are) (?:any ?thing|${IT}|anything here) (?:disputed|contested|denied|controversial)\\b|\\b(?:where|what|on what|how) do (?:they|the (?:two )?sides|(?:the )?accounts|(?:the )?reports) (?:differ|disagree)(?: (?:on|about))?\\b|\\bwhich (?:points|claims|parts|things|accounts) ${BE} (?:disputed|contested|denied)\\b|\\bpoints? of dispute\\b`,
  ),
  rule(
    'unknown',
    `\\bwhat (?:is|are|remains?|do|does|has|have|did)?(?: (?:we|they|it|you|the reports?|still|yet|been))* ?(?:not (?:yet |been )?(?:known|know|say|clear|reported|disclosed|said|tell)|unknown|unclear|missing|undisclosed|uncertain|left open|open(?=$| (?:yet|so far|now|here)$))\\b|\\b(?:open|unanswered|unresolved) questions\\b|\\bwhat ${DO} (?:we|they) (?:still )?not know\\b|\\bwhat questions (?:remain|are open)\\b`,
  ),
  rule(
    'overview',
    `^what (?:is|has|was) (?:happening|happened|going on|been happening|(?:this|it|the story|that) (?:all )?about|the (?:story|news|gist|matter|situation|summary))(?: here| so far)?$|^what happened(?: here| so far)?$|\\bsummar(?:y|ise|ize)\\b|\\btl ?dr\\b|^(?:tell me|say) more$|^(?:more|details|brief me|catch me up)$|^what (?:do|does) (?:we|you|they|it) (?:know|say)(?: so far)?$|^what (?:is|was) (?:known|reported)(?: so far)?$|^what is the (?:background|context|timeline)$|^what are the figures$|^who (?:is|are|was|were) (?:all )?involved(?: in (?:it|this|that|all this))?$`,
  ),
  rule(
    'who-denies',
    `^(?:is|are|was|were|has|have) (?!it\\b|this\\b|that\\b|they\\b).* (?:been )?(?:disputed|contested|contradicted|challenged)(?: by (?:any ?(?:one|body)|some ?(?:one|body)))?$`,
    `\\b(?:is|are|was|were|has|have|been|disputed|contested|contradicted|challenged|by|any ?(?:one|body)|some ?(?:one|body))\\b`,
  ),
  rule(
    'denies',
    `^${DO} .*\\b(?:${DENY}(?<!\\b(?:the|a|an|any|this|that|these|those|its|their|his|her) (?:disputed|contested|contradicted|denied))|admit(?:s|ted|ting)?|own(?:s|ed)? up|acknowledge[ds]?|confess(?:es|ed)?|plead(?:s|ed)?|accept blame)\\b`,
    `\\b(?:${DO}|${DENY}|admit(?:s|ted|ting)?|own(?:s|ed)? up|acknowledge[ds]?|confess(?:es|ed)?|plead(?:s|ed)?|not guilty|guilty|accept blame)\\b`,
    `\\b(?:${DENY}|admit(?:s|ted|ting)?|own(?:s|ed)? up|acknowledge[ds]?|confess(?:es|ed)?|plead(?:s|ed)?|accept blame)\\b`,
  ),
  rule(
    'response',
    `\\bhow ${DO} .*\\b(?:react\\w*|respond\\w*|reply|replied|answer(?:ed|ing)?|retaliate[ds]?|hit back|take it)\\b|^${DO} .*\\b(?:respond\\w*|react(?:ed|ing|s)?|reply|replied|answer(?:ed|ing)?|comment(?:ed|ing|s)?|said anything|say anything)\\b|\\b(?:what|any|is there|was there) (?!(?:kind|type|sort|form)s? )(?:\\S+ ){0,5}(?:response|reaction|reply|answer|rebuttal|comment)s?\\b|^any ?(?:one|body) (?:react|respond)\\w*`,
    `\\b(?:how|what|any|is|was|there|${DO}|react\\w*|respond\\w*|reply|replied|answer(?:ed|ing)?|retaliate[ds]?|hit back|take it|comment(?:ed|ing|s)?|responses?|rebuttals?|said anything|say anything)\\b`,
    `\\b(?:react\\w*|respond\\w*|reply|replied|answer(?:ed|ing|s)?|retaliate[ds]?|hit back|take|comment(?:ed|ing|s)?|responses?|rebuttals?|(?:said|say) anything)\\b`,
  ),
  rule(
    'how-many',
    `${START}(?:what|which) ${AMOUNT}\\b|^what (?:do|does|did|will|would|has|have|had) .*\\b(?<!\\b(?:the|an?|its|their|his|her|on|about|of) )(?:cost|earn|earned|weigh|weighed)\\b`,
    `\\b(?:what|which|do|does|did|will|would|has|have|had)\\b`,
  ),
  rule(
    'next',
    `^what (?:does|do|did|will|would|could|might) .+ mean (?:for|to)\\b`,
    `\\b(?:what|does|do|did|will|would|could|might|mean|for|to)\\b`,
  ),
  rule(
    'said',
    `^(?!what ${ACT} (?:it|this|that|these|those|all this) mean\\b).*?\\b(?:what|how(?! (?:many|much))|whom|which(?= (?:\\S+ ){0,2}${ACT}))\\b.*?\\b(?:${ACT} (?!to\\b).*\\b(?:${SAID})|${BE} .*\\b(?:saying|claiming|arguing|telling|demanding|asking))\\b`,
    `\\b(?:what|how|whom|${DO})\\b`,
    `\\b(?:${SAYING})\\b`,
  ),
  rule(
    'said',
    `\\bwhat (?:is|was|are|were) .*\\b(?:view|position|opinion|stance|statement|words|verdict|line|version|account|explanation|take|argument|defence|defense)\\b|\\bquotes?\\b|^in .* (?:view|words|opinion)\\b|^(?:what )?according to\\b`,
    `\\b(?:what|is|was|are|were|views?|position|opinion|stance|statement|words|version|account|explanation|take|argument|defence|defense|quotes?|according|to)\\b`,
    `\\b(?:view|position|opinion|stance|statement|words|verdict|line|version|account|explanation|take|argument|defence|defense)\\b`,
  ),
  rule(
    'said',
    `^(?:what|which) (?:names?|words?|terms?|labels?) ${ACT} .*\\b(?:use|call|give|choose|have)\\b|^what ${ACT} .*\\bcall\\b`,
    `\\b(?:what|which|names?|words?|terms?|labels?|${ACT}|for)\\b`,
    `\\b(?:use|call|give|choose|have)\\b(?!.*\\b(?:use|call|give|choose|have)\\b)`,
  ),
  rule(
    'why',
    `^what (?:is|are|was|were) (?:(?:the|this|that|these|those|all) )?(?:\\w+ )?for$`,
    `\\b(?:what|is|are|was|were|for)\\b`,
  ),
  rule(
    'why',
    `^what (?:is|are|was|were) (?!(?:it|this|that|they|these|those|the (?:story|news))\\b).+ (?:about|over)$`,
    `\\b(?:what|is|are|was|were|all|about|over)\\b`,
  ),
  rule(
    'why',
    `^what (?:(?:may|might|could|would|has|had) (?:have )?)?(?:changed (?=.* (?:minds?|views?|opinions?|tune)$)|triggered|sparked|set off|prompted|provoked|led to|brought about|started|lies behind|was behind|is behind)\\b`,
  ),
  rule(
    'why',
    `${START}(?:why|what caused|how come|(?:what|which) (?:reasons?|grounds?|motives?|causes?))\\b|\\bfor what reason\\b|\\bwhat (?:is|was|are|were) the (?:reasons?|motives?|grounds?|causes?)(?: (?:for|of|behind))?\\b|\\bwhy\\b$|^what for$|\\bbecause of what\\b|\\bon what grounds\\b`,
  ),
  rule(
    'when',
    `${START}(?:when|(?:what|which) (?:exact )?(?:day|date|time|year|month|hour|week|period|dates)|how soon)\\b|\\bwhen\\b$`,
  ),
  rule(
    'where',
    `${START}(?:where|(?:what|which) (?:exact )?${PLACE})\\b|\\bwhere\\b$|^what is the (?:location|place|venue)\\b`,
  ),
  rule(
    'how-many',
    `${START}(?:how (?:many|much|big|large|(?=(?:long|high|old|often|deep|tall|wide|fast|far(?= (?:is|are|was|were|away|from|off)\\b))\\b))|(?:what|which) (?:number|share|percentage|proportion|amount|sum|percent)(?: of)?)\\b|\\bby how much\\b|\\bhow many\\b`,
  ),
  rule(
    'how-many',
    `^what (?:is|was|are|were) the (?:.* )?(?:number|toll|price|cost|amount|value|size|total|tally|count|sum|figures?|fee|damages?|turnover|margin|salary|rate)\\b`,
    `\\b(?:what|is|was|are|were|the|number|amount|size|total|count|figures?)\\b`,
  ),
  rule('who', `${START}(?:who|whom|whose)\\b`),
  rule(
    'which',
    `${START}which\\b(?: of (?:the|these|those))?|${START}what (?:are|is|were|was) the (?:names?|list|identity|identities) of\\b|${START}what names?\\b`,
  ),
  rule('how', `${START}how\\b`),
  rule('polar', `^${DO}\\b|^(?:is|are|was|were) there\\b|^(?:should|may|might|must)\\b`),
  rule(
    'what',
    `^what (?:came|became|has (?:be)?come) of (?:it|this|that|them)$|^what ${ACT} (?:it|this|that|these|those|all this) mean(?: exactly)?$`,
  ),
  rule('what', `${START}what\\b(?: else)?`),
  rule('what', `\\b(?:what|which)\\b(?: (?:kind|type|sort)s? of)?`),
];

function rule(kind: Kind, pattern: string, spends?: string, cue?: string): Rule {
  return {
    kind,
    pattern: rx(pattern),
    ...(spends === undefined ? {} : { spends: new RegExp(spends, 'gu') }),
    ...(cue === undefined ? {} : { cue: rx(cue) }),
  };
}
