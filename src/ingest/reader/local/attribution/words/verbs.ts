// The verbs with which English says who says, thinks or wants something, by what they do and what may follow them.

/**
 * One line: what the verb does | what may follow | verbs. What may follow:
 * `c` a clause with “that”, `b` also without it, `w` one with “whether”, “what” …, `q` a quotation, `i` “to …”,
 * `g` “…ing”, `o` an object, `n` an object which is a thing (not a number), `r` an object, where a document shows it, `B` a clause
 * without “that” whose verb comes at once, `s` an object and “as”, `m` an object and “at” with a figure, `a` the one spoken to, before the rest,
 * `t` may follow what is said (“…, she noted”), `e` the same, but only behind a comma (“…, she thinks”), `S` nothing else can follow, if no verb is seen. `call:for`: with this preposition, which belongs to the cue.
 */
export const VERBS = `
says Sbcwqt say
says cbwqait tell
says Bcwqt add note state explain remark observe mention comment declare continue recall recount joke quip reply respond answer
says Bcwqt write tweet post repeat reiterate emphasize emphasise stress underscore underline testify elaborate interject chime
says Bcwqt argue maintain assert contend insist claim counter retort muse lament conclude reason opine exclaim quote
says Bcwqt complain point_out chime_in go_on boast brag vent shout yell scream tease gush scoff concur agree caution
says cqt text email blog clarify confide
says on mention repeat reiterate emphasize emphasise stress underscore describe characterize characterise discuss address cite quote invoke highlight outline detail explain recount elaborate_on comment_on
says P speak:about,of,against,out talk:about,of,up refer:to allude:to point:to comment:on respond:to react:to reply:to touch:on elaborate:on complain:about,of joke:about boast:about,of brag:about lecture:about write:about,of tweet:about weigh:in harp:on testify:about argue:for,against
says o liken compare label call brand dub deem proclaim declare
says ct make_clear
says t put_it read
says cqt fire_back shoot_back hit_back
supports P vote:for
opposes P vote:against
reports Bcwqt report reveal disclose announce relate
reports no announce report reveal disclose unveil
reports Bcwt confirm acknowledge concede admit confess
reports Bcw signal indicate imply hint recognize recognise allow
reports P hint:at admit:to confess:to report:about,on
reports on acknowledge confirm admit concede recognize recognise
finds Bcwt show determine conclude
finds Bcw find demonstrate prove establish discover detail document
suggests Bcgwt suggest propose recommend
proposes ng propose suggest recommend float advocate advance
believes be believe think reckon guess
believes b feel figure suppose presume assume imagine consider
believes Bcw know understand realize realise remember conclude learn
believes P believe:in think:of,about know:about disagree:with agree:with,on,to approve:of disapprove:of
believes o consider regard view deem perceive believe
believes s see
estimates m put place
finds Bcwt rule
says Bcqt proclaim profess attest affirm reaffirm posit theorize theorise hypothesize postulate
says Bcqt whisper mutter murmur grumble gripe sigh snap fume chant plead rant thunder bark growl groan sneer howl roar intone counsel
criticizes o bemoan lament mourn
wonders w wonder ponder
doubts c doubt
doubts n doubt
doubts w doubt
expects Bcit expect anticipate
expects n expect anticipate await
predicts Bcqt predict forecast project foresee envision speculate
predicts n predict forecast
suspects Bc suspect
estimates Bct estimate calculate
estimates n estimate
fears Bct fear worry
fears n fear
fears P worry:about fret:about
hopes Bciqt hope wish dream
hopes P hope:for wish:for yearn:for long:for
wants io want
wants i wish aim hope plan prefer seek
wants P aim:for plan:for,on
wants n seek favor favour prefer desire
asks wqat ask inquire enquire wonder
asks ia ask
asks n ask write
asks P ask:about,for
questions nw question query
questions P question:about
demands ciq demand
demands n demand
demands P call:for,on push:for press:for plead:for,with beg:for appeal:for,to lobby:for,against
urges qiac urge
urges oi urge encourage implore beg beseech advise instruct direct order exhort press pressure lobby challenge invite remind
urges n urge
says cqa remind assure inform warn notify advise persuade convince teach
warns Bciqat warn
warns P warn:of,about,against caution:against,about
promises Bciqt promise vow pledge swear threaten
promises n promise pledge
promises i agree offer volunteer commit decide choose opt resolve
announces P agree:to commit:to
denies Bcqgt deny
denies n deny refute rebut
denies P back:away
rejects n reject decline dismiss rebuff renounce disavow repudiate spurn
rejects iq decline refuse
disputes nc dispute contest challenge
accuses o accuse blame fault charge
accuses cq allege charge
alleges cq allege
alleges n allege
criticizes o criticize criticise condemn denounce decry blast slam attack lambaste assail bash mock ridicule deride disparage chide rebuke berate castigate lambast rip hammer scold taunt insult belittle malign trash skewer excoriate pan deplore protest knock
criticizes P lash:out hit_back:at fire_back:at shoot_back:at push:back complain:about object:to rail:against inveigh:against take:aim swipe:at sneer:at scoff:at poke:fun
opposes n oppose resist protest
supports o endorse support back praise applaud commend hail laud champion defend embrace welcome congratulate thank salute celebrate compliment tout promote extol credit
supports n favor favour
supports P vouch:for stand:by side:with root:for come:out lean:toward,towards
says o apologize_for
says P apologize:for,to apologise:for,to
likes n like love hate loathe dislike despise resent regret detest admire appreciate enjoy mind fear respect trust distrust
likes P care:about
shares n express voice share echo convey
finds r show find reveal suggest indicate document detail
`;
