// English verbs and nouns that tell who says, thinks, wants or does with words: their frames and what they mean.

/**
 * What may follow, and is the content: `that` a clause, `to` an infinitive, `noun` what is meant, `quote` a
 * quotation alone, `for`, `of`, `about` … a phrase with that word; `whom` whoever is told, before the content.
 */
export type Frame =
  'that' | 'to' | 'noun' | 'quote' | 'whom' | 'as' | 'for' | 'of' | 'about' | 'against' | 'on' | 'with';

export interface Cue {
  readonly kind: string;
  readonly frames: ReadonlySet<Frame>;
}

const VERBS: Readonly<Record<string, string>> = {
  says: `say:that,quote,to tell:whom,that,quote,to,about add:that,quote state:that,quote report:that,quote,noun write:that,quote
    remark:that,quote comment:that,quote,on observe:that,quote note:that,quote,noun mention:that,noun respond:that,quote,to
    reply:that,quote reiterate:that,quote,noun repeat:that,quote stress:that,quote,noun emphasize:that,quote,noun
    emphasise:that,quote,noun underscore:that,noun underline:that,noun explain:that,quote,noun continue:quote conclude:that,quote
    recall:that,quote,noun recount:that,noun reveal:that,noun,quote disclose:that,noun announce:that,noun,quote declare:that,quote,noun
    proclaim:that,quote tweet:that,quote post:quote,that joke:that,quote quip:that,quote testify:that,quote,about inform:whom,that
    assure:whom,that advise:whom,that,to caution:that,quote,against remind:whom,that convince:whom,that affirm:that,quote
    exclaim:that,quote shout:quote,that yell:quote scream:quote,that whisper:quote mutter:quote murmur:quote cry:quote chant:quote
    sigh:quote laugh:quote snap:quote retort:that,quote counter:that,quote interject:quote insert:quote begin:quote finish:quote
    point:that relate:that boast:that,quote,about brag:that,quote,about opine:that,quote theorize:that,quote clarify:that,quote
    elaborate:quote,on detail:noun outline:noun describe:noun,as characterize:noun,as portray:noun,as depict:noun,as label:noun
    dub:noun call:noun,for,on refer:noun cite:noun,quote quote:noun,that name:noun publish:noun tout:noun discuss:noun
    signal:that,quote,noun indicate:that,quote,noun imply:that,noun hint:that,quote mean:that address:noun phrase:quote
    chime:quote gush:quote muse:that,quote lecture:that,quote preach:noun,quote profess:noun,that`,
  shows: `show:that,noun find:that,noun,quote suggest:that,quote,noun demonstrate:that prove:that estimate:that,noun project:that
    calculate:that determine:that,noun document:noun,that conclude:that record:noun reflect:that list:noun`,
  claims: `claim:that,quote,to,noun contend:that,quote assert:that,quote,noun maintain:that,quote argue:that,quote,for,against
    insist:that,quote,on allege:that,quote,noun posit:that purport:to profess:to charge:that,quote complain:that,quote,about,of
    lament:that,quote,noun protest:that,quote grumble:that,quote gripe:that,quote fume:quote,that whine:that,quote,about`,
  confirms: `confirm:that,quote,noun acknowledge:that,quote,noun admit:that,quote,to concede:that,quote,noun agree:that,quote,to,with
    recognize:that,noun recognise:that,noun accept:that,noun allow:that,quote grant:that verify:that,noun attest:that,to vouch:for
    certify:that,noun corroborate:noun`,
  denies: `deny:that,noun,quote refute:noun,that rebut:noun disavow:noun renounce:noun`,
  rejects: `reject:noun,that,quote dismiss:noun,quote,as disagree:that,with repudiate:noun rebuff:noun refuse:to,noun decline:to,noun scoff:quote,that,at
    spurn:noun`,
  disputes: `dispute:that,noun,quote contest:noun challenge:noun question:noun,that,quote contradict:noun`,
  doubts: `doubt:that,noun`,
  accuses: `accuse:noun charge:noun,with fault:noun`,
  blames: `blame:noun`,
  believes: `believe:that,noun,quote feel:that,quote,noun consider:that,noun view:noun,as regard:noun,as see:noun,as deem:noun perceive:noun,that
    trust:that figure:that reckon:that,quote judge:that assume:that presume:that understand:that,noun hold:that sense:that know:that
    realize:that,noun realise:that,noun conclude:that,quote interpret:noun rule:that,quote find:that decide:that,to,noun
    remember:that,noun forget:that,noun notice:that learn:that,of hear:that,noun,of discover:that read:that,noun`,
  thinks: `think:that,quote,of guess:that,quote imagine:that suppose:that speculate:that,quote,about contemplate:noun ponder:noun consider:noun`,
  suspects: `suspect:that,noun`,
  expects: `expect:that,to,noun anticipate:that,noun foresee:noun,that await:noun`,
  predicts: `predict:that,noun,quote forecast:that,noun envision:noun,that`,
  fears: `fear:that,noun,quote worry:that,quote,about dread:noun`,
  hopes: `hope:that,to,for wish:that,to,for dream:of,about pray:that,for`,
  warns: `warn:that,quote,noun,whom,against,of,about alert:whom,that`,
  threatens: `threaten:to,noun,quote,that`,
  promises: `promise:that,to,noun,quote,whom vow:that,to,quote,noun pledge:that,to,noun,quote swear:that,to,quote commit:to guarantee:that,noun
    undertake:to`,
  plans: `plan:to,noun,on,for intend:to,that,noun prepare:to aim:to,for propose:that,to,noun,quote offer:to,noun,quote schedule:noun
    volunteer:to,quote consider:noun mull:noun weigh:noun opt:to choose:to agree:to`,
  wants: `want:to,noun,that need:noun desire:noun,to seek:to,noun prefer:noun,to,that favor:noun favour:noun like:noun,to love:noun,to
    enjoy:noun hate:noun,to appreciate:noun,that welcome:noun,quote struggle:to try:to`,
  demands: `demand:that,noun,to,quote order:that,noun,to require:that,noun insist:on,that instruct:whom,that,to direct:whom,to command:whom,to rule:that
    mandate:that,noun`,
  urges: `urge:whom,to,that,noun,quote call:for,on encourage:whom,noun,quote recommend:that,noun,quote advocate:for,noun,that implore:whom,quote beg:whom,to,quote,for
    plead:with,quote,for,to appeal:for,to exhort:whom,quote press:for,noun push:for,noun lobby:for petition:for,to counsel:whom,that,against
    suggest:that,noun,quote ask:for,whom,that,to invite:whom request:that,noun`,
  asks: `ask:quote,whom,that,about,for,to wonder:that,quote,about inquire:quote,about query:quote question:that,noun`,
  criticizes: `criticize:noun,quote,for,as criticise:noun,quote,for,as condemn:noun,quote,as denounce:noun,quote,as slam:noun,quote,as blast:noun,quote,as
    attack:noun,quote,as decry:noun,quote deride:noun,as mock:noun,quote ridicule:noun,as rip:noun,quote lambaste:noun,quote,as
    bash:noun rebuke:noun berate:noun deplore:noun disparage:noun belittle:noun scold:noun chide:noun,quote,for chastise:noun,for assail:noun,as
    castigate:noun,for oppose:noun object:to,that,quote lash:quote,at rail:against,quote bemoan:noun,that resent:noun,that regret:noun,that
    pan:noun knock:noun insult:noun taunt:noun,quote hit:noun`,
  praises: `praise:noun,quote,for,as hail:noun,as,quote applaud:noun,quote,for commend:noun,quote,for laud:noun,for,as celebrate:noun congratulate:noun
    thank:noun,quote,for endorse:noun,quote back:noun support:noun defend:noun,quote,as admire:noun champion:noun,as compliment:noun
    cheer:noun,quote tout:noun,as salute:noun honor:noun embrace:noun respect:noun apologize:for,quote,to apologise:for,quote`,
};

const NOUNS: Readonly<Record<string, string>> = {
  says: `statement:that,on,about comment:that,on,about remark:that,on,about announcement:that,of declaration:that,of message:that,about
    revelation:that,of explanation:that,for,of description:of response:to reply:to report:that,of,on account:of testimony:that,on,about
    word:that,of news:that,of notion:that,of rhetoric:that,on,about story:that,of speech:on,about reference:to assurance:that,of confirmation:that,of
    admission:that,of acknowledgement:that,of recollection:of quote:that,about mention:of`,
  claims: `claim:that,of,to,about assertion:that,of contention:that argument:that,for,against,about allegation:that,of,against,about insistence:that,on complaint:that,about,of,against suggestion:that,of
    charge:that,of,against position:that,on,about stance:that,on,about conclusion:that,of finding:that,of view:that,on,of,about point:that,about theory:that,of,about opinion:that,of,on,about`,
  denies: `denial:that,of`,
  rejects: `rejection:of refusal:to dismissal:of`,
  accuses: `accusation:that,of,against blame:for`,
  believes: `belief:that,in assumption:that conviction:that,on impression:that,of understanding:that,of perception:that,of judgment:that,of,on judgement:that,of,on feeling:that,about,of sense:that,of
    doubt:that,about ruling:that,on,against,in decision:that,to,on verdict:that,on`,
  suspects: `suspicion:that,of,about speculation:that,about,of rumor:that,of,about rumour:that,of,about`,
  expects: `expectation:that,of,for prediction:that,of,about forecast:that,of,for estimate:that,of projection:that,of,for`,
  fears: `fear:that,of,about concern:that,about,over worry:that,about anxiety:that,about`,
  hopes: `hope:that,of,for,to desire:that,for,to wish:that,for,to dream:that,of`,
  warns: `warning:that,of,about,to`,
  threatens: `threat:that,to,of,against`,
  promises: `promise:that,to,of pledge:that,to,of vow:that,to,of commitment:that,to guarantee:that,of oath:that,to`,
  plans: `plan:that,to,for,of proposal:that,to,for,of intention:that,to,of effort:to,for offer:to,of,for agenda:for strategy:for,to`,
  demands: `demand:that,for,to order:that,to,for requirement:that,for,to`,
  urges: `call:for,to,on request:that,for,to recommendation:that,for,to appeal:that,for,to plea:for,to,that advice:that,to,on push:for,to`,
  criticizes: `criticism:of,that,about,for condemnation:of denunciation:of opposition:to,of objection:to,that attack:on,against complaint:about,that outrage:over,at,about anger:at,over,about
    disdain:for,of contempt:for,of dislike:of,for disapproval:of hatred:of,for`,
  praises: `praise:for,of endorsement:of support:for,of,among approval:of,for admiration:for,of enthusiasm:for,about respect:for sympathy:for,with confidence:in,that,about`,
};

function table(groups: Readonly<Record<string, string>>): ReadonlyMap<string, readonly Cue[]> {
  const map = new Map<string, Cue[]>();
  for (const [kind, words] of Object.entries(groups))
    for (const entry of words.trim().split(/\s+/)) {
      const [lemma = '', frames = ''] = entry.split(':');
      const cue = { kind, frames: new Set(frames.split(',') as Frame[]) };
      map.set(lemma, [...(map.get(lemma) ?? []), cue]);
    }
  return map;
}

/** Cue verbs by lemma; several where the meaning depends on what follows. */
export const CUE_VERBS = table(VERBS);
/** Cue nouns by lemma. */
export const CUE_NOUNS = table(NOUNS);

/** The cue for what follows: the first of the lemma's that has the frame. */
export const cueWith = (cues: readonly Cue[], frame: Frame): Cue | undefined =>
  cues.find((cue) => cue.frames.has(frame));
