// What chats and commands ask in a word or two, spelled out: "really?", "sanctions date", "reaction from the union".

/** Of the whole story, or of what was told last: the words as they are typed, and what they ask. */
const WHOLE: readonly (readonly [words: string, asked: string])[] = [
  ['really|seriously|for real|true|is that so|no way|(?:is (?:it|this|that) )?fake(?: news)?', 'is it true'],
  ['(?:a )?rumou?r|speculation|hearsay', 'is it a rumour'],
  ['(?:for )?sure|certain|how sure|confirmed|verified|pro(?:ven|ved)|definite|reliable', 'is it confirmed'],
  ['official', 'is it official'],
  [
    'recap|gist|in short|in brief|in a nutshell|short version|explain(?: (?:it|this|that|please))*|huh|wait what|fill me in|bring me up to speed',
    'summary',
  ],
  ['context|background|back ?story|history|prior history', 'what is the background'],
  ['time ?line|chronology|sequence of events', 'what is the timeline'],
  ['(?:key )?(?:numbers|figures|facts and figures|stats|statistics)', 'what are the figures'],
  ['(?:key )?(?:players|actors|people)|who is who', 'who is involved'],
  ['go on|continue|keep going|and|so', 'more'],
  ['evidence|proof', 'what is the evidence'],
  ['denials?|denied|any denials?|disputed', 'who denies it'],
  ['reactions?|responses?|comments?', 'any reaction'],
  ['links?|url|articles?|read more', 'where was it reported'],
  ['dates?|time|day', 'when'],
  ['reasons?|motives?|causes?', 'why'],
  ['place|location|venue', 'where'],
  ['status|state of play|current (?:status|state)', 'latest'],
  ['next|outlook|next (?:moves|stages?)', 'what happens next'],
  [
    'precedents?|(?:previous|earlier|past|other|similar) (?:accidents|incidents|cases|events|times)',
    'has this happened before',
  ],
  ['first reported by|scoop', 'who reported it first'],
];

/** Of a topic, which stands where the dots are: before a word or behind it. */
const OF_TOPIC: readonly (readonly [words: string, asked: string])[] = [
  ['(…) (?:dates?|time|day)|(?:date|time|day) (?:of|for) (…)', 'when are the $t'],
  ['(…) (?:reasons?|motives?|causes?)|(?:reasons?|motives?|causes?) (?:for|of|behind) (…)', 'why the $t'],
  ['(…) (?:place|location|venue)|(?:place|location|venue) (?:of|for) (…)', 'where are the $t'],
  ['(…) (?:count|total)|(?:number|count|total) of (…)', 'how many $t'],
  ['(…) (?:reactions?|response|reply)|(?:reactions?|response|reply) (?:of|from|by) (…)', 'how did $t react'],
  ['(…) (?:statements?|comments?)|(?:statements?|comments?) (?:of|from|by) (…)', 'what did $t say'],
  ['(…) (?:position|stance|view)|(?:position|stance|view) of (…)', 'what is the position of $t'],
  ['(…) names?|names? of (…)', 'what is the name of the $t'],
  ['(…) sources?|sources? (?:for|on) (…)', 'who says $t'],
  ['(…) (?:confirmed|official|certain)', 'is $t confirmed'],
  ['(…) (?:denied|denials?)|denials? of (…)', 'who denies $t'],
  ['(…) when', 'when are the $t'],
  ['(…) why', 'why the $t'],
  ['(…) where', 'where are the $t'],
];

/** A few words without a verb or a question word: as such they ask for nothing. */
const WORD =
  "(?!(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|may|might|any|not|it|this|that|they|he|she)\\b)[\\p{L}\\p{N}.'’-]+";
const TOPIC = `${WORD}(?: ${WORD}){0,4}`;

const THE = '(?:(?:the|any|its|their|his|her) )?';

const whole = WHOLE.map(([words, asked]) => [new RegExp(`^${THE}(?:${words})$`, 'u'), asked] as const);
const ofTopic = OF_TOPIC.map(
  ([words, asked]) => [new RegExp(`^(?:${words.replaceAll('…', TOPIC)})$`, 'u'), asked] as const,
);

/**
 * A question in full, where a word or two ask it; any other as it is.
 * @param said in lower case, without greetings and signs at its end
 */
export function spelledOut(said: string): string {
  const all = whole.find(([words]) => words.test(said));
  if (all) return all[1];
  for (const [words, asked] of ofTopic) {
    const topic = words.exec(said)?.slice(1).find(Boolean);
    if (topic !== undefined) return asked.replace('$t', topic).replace('the the ', 'the ');
  }
  return said;
}
