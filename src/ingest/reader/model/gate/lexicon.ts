// The words by which a text says how sure it is, what it denies, and whose words it gives: base forms.

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter((word) => word !== ''));

/**
 * Words that turn what they govern into something less than a fact, by what they do to it. A claim that keeps what
 * they govern must keep them.
 */
export const OPERATORS = {
  negation: set(
    'not no never none nobody nothing neither nor cannot without hardly scarcely barely no-one nowhere',
  ),
  refusal: set(
    `refuse refusal fail failure decline reject rejection deny denial dismiss prevent avoid cancel postpone delay
     suspend abandon stop halt lack block oppose false untrue incorrect rule-out scrap shelve withdraw`,
  ),
  possible: set('may might could perhaps possibly maybe potentially conceivably possible possibility risk'),
  probable: set(
    `likely unlikely probably apparently presumably seemingly evidently appear seem suggest indicate expected
     believed thought understood estimated projected predicted forecast`,
  ),
  alleged: set(
    `alleged allegedly allege allegation accuse accused accusation suspect suspected suspicion purported purportedly
     supposed supposedly so-called claim charge charged blame`,
  ),
  unverified: set('reportedly unconfirmed unverified rumour rumor rumoured rumored unproven unsubstantiated'),
  condition: set('if unless whether provided depend unclear unknown uncertain undecided'),
  ahead: set(
    `will shall would plan planned set due scheduled slated poised going about intend aim prepare promise vow pledge
     agree upcoming next`,
  ),
  intent: set(
    `try attempt seek consider weigh discuss propose proposal want wish hope ask urge demand call request offer
     threaten threat should must ought need mull study ponder debate invite recommend order require effort bid draft`,
  ),
  degree: set('almost nearly partly partially some most several few half many mostly largely only briefly'),
  other: set(
    `former ex then-president fake mock failed would-be acting deputy vice attempted proposed preliminary
     unsuccessful interim retired unofficial until pending subject`,
  ),
} as const;

export type OperatorClass = keyof typeof OPERATORS;

const CLASSES = Object.entries(OPERATORS) as readonly (readonly [OperatorClass, ReadonlySet<string>])[];

/** The classes that a word belongs to: “expected” makes probable and lies ahead. */
export const classesOf = (word: string): readonly OperatorClass[] =>
  CLASSES.filter(([, words]) => words.has(word)).map(([name]) => name);

/** Verbs that give somebody's words or thoughts, by what they leave of their certainty. */
export const CUES = {
  says: set(
    `say tell add announce report state note explain declare confirm reveal disclose write tweet post comment remark
     acknowledge admit concede insist maintain argue assert stress emphasise emphasize reiterate repeat warn caution
     testify recall observe point conclude find show reply respond answer joke quip cite describe call brief inform
     remind assure reassure predict rule agree affirm boast brag complain lament cry shout whisper exclaim mention
     underline underscore relate recount publish read quote attribute accord reckon swear clarify signal hint
     contend counter hold praise criticise criticize condemn welcome hail applaud thank apologise apologize vow
     pledge promise swear`,
  ),
  alleges: set('allege claim accuse charge blame suspect purport'),
  believes: set(
    `believe think expect suspect suggest indicate estimate guess feel assume speculate fear hope predict forecast
     imply reckon doubt worry anticipate project consider understand`,
  ),
  denies: set('deny reject dismiss dispute refute rebut contest contradict disavow'),
  demands: set('demand urge ask propose want recommend request call appeal plead advise order suggest'),
} as const;

export type CueClass = keyof typeof CUES;

const CUE_CLASSES = Object.entries(CUES) as readonly (readonly [CueClass, ReadonlySet<string>])[];

export const cueClassesOf = (lemma: string): readonly CueClass[] =>
  CUE_CLASSES.filter(([, words]) => words.has(lemma)).map(([name]) => name);

/** Nouns that do the same: “Brandt's claim that”, “in a statement by”. */
export const CUE_NOUNS = set(
  `statement claim allegation accusation denial report warning announcement assertion comment remark testimony
   interview letter speech post tweet message filing complaint indictment lawsuit ruling word view opinion suggestion
   charge forecast prediction estimate assessment version account email e-mail memo finding`,
);

export const PERSON_PRONOUNS = set('he she him her his hers himself herself who');
export const OTHER_PRONOUNS = set('they it them its their theirs itself themselves');
export const OWN_PRONOUNS = set('i we me us my our mine ours myself ourselves');

/** Who speaks for another: “a spokesman for Warn said she would not come”. */
export const SPEAKS_FOR = set(
  'spokesman spokeswoman spokesperson lawyer attorney solicitor representative aide agent office',
);

export const TIME_WORDS = set(
  `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
   september october november december today yesterday tomorrow tonight week month year quarter day weekend morning
   afternoon evening night noon midnight hour last next this earlier later ago spring summer autumn fall winter
   decade century`,
);

/** Content words of little content, which a shorter sentence may need. */
export const FREE = set('also there then so have be do too as own same such both that which who whom what');

/** Prepositions without which a claim stands the same; any other must be the source's. */
export const FREE_PREPOSITIONS = set('of in on at to by with as that');
