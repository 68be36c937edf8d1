// The adjectives of thinking and wanting, after a form of “be” or the like: “is critical of”, “was sure that”.

/** One line: what it tells of | what may follow (`c` a clause, with or without “that”, else prepositions) | adjectives. */
export const ADJECTIVES = `
believes c,of,about sure certain confident convinced optimistic pessimistic
believes c,of aware mindful
doubts c,of,about skeptical sceptical doubtful unsure uncertain
fears c,of,about,over worried concerned afraid fearful nervous anxious wary alarmed
hopes c,of,about hopeful
criticizes of,about critical dismissive contemptuous disdainful
supports of,about supportive enthusiastic
opposes to opposed
likes c,about,of,with proud happy glad thrilled pleased grateful fond thankful excited delighted
regrets c,about,with,at sorry upset angry furious disappointed outraged frustrated unhappy
says c,about clear adamant outspoken vocal
wants in,about interested
`;
