// The nouns that carry what somebody says, thinks or wants: “allegations that”, “her call for”.

/** One line: what it tells of | what may follow (`c` a clause with “that”, `i` “to …”, else prepositions) | nouns. */
export const NOUNS = `
says c,about,on statement remark comment assertion argument contention declaration explanation observation suggestion
says c,of,about claim description
alleges c,of,against,about allegation accusation charge complaint
believes c,about,in belief view opinion notion conviction assumption impression feeling perception understanding theory
believes c,of thought idea sense recognition
fears c,of,about,over fear concern worry anxiety
hopes c,of,for hope
expects c,of expectation
predicts c,of,about prediction forecast
suspects c,of suspicion
estimates c,of estimate
doubts c,about doubt skepticism scepticism
warns c,of,about warning
announces c,of,about announcement news revelation disclosure admission
reports c,of,about report rumor rumour
denies c,of denial
rejects of rejection dismissal
promises c,i,of promise pledge vow threat assurance commitment
demands c,i,for demand call plea appeal request
urges i,for push
proposes c,i,for proposal recommendation plan
wants i,for desire wish intention
questions about,over,on question
criticizes of,from criticism condemnation denunciation mockery critique rebuke
opposes to,of opposition objection
supports of,for,to endorsement praise support defense defence
finds c conclusion finding determination
`;
