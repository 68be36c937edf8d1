// On what kind of source a claim rests: a person on the record, an institution, a document, someone who is not named.
import type { Actor, Sourcing } from '#briefings/story/story.ts';
import { remembered } from '../text/remembered.ts';

const DOCUMENT =
  /\b(?:documents?|reports?|filings?|court papers?|legal papers?|papers|records?|memos?|memorandum|letters?|polls?|surveys?|stud(?:y|ies)|indictments?|affidavits?|complaints?|lawsuits?|suits?|rulings?|opinions?|transcripts?|e-?mails?|messages?|statements?|data|figures|statistics|audits?|reviews?|assessments?|books?|memoirs?|diar(?:y|ies)|warrants?|manuals?|drafts?|averages?|census|index|estimates?|texts?|laws?|bills?|constitution|contracts?|agreements?|posts?|videos?|footage|recordings?|tapes?|websites?|analys[ie]s|dossiers?|notes?|minutes|article)$/i;
const OUTLET =
  /\b(?:news(?:paper|papers|wire)?|times|post|journal|herald|tribune|gazette|guardian|telegraph|chronicle|observer|courier|dispatch|globe|examiner|inquirer|mail|mirror|magazine|broadcaster|television|TV|radio|media|press|outlets?|published reports|news reports|media reports|reuters|bloomberg|axios|politico|cnn|cnbc|fox|itv|ctv|c-span|bbc|nbc|abc|cbs|msnbc|npr|pbs|afp|ap|associated press|al jazeera|interfax|tass|xinhua|kyodo|dpa|le monde|der spiegel|der standard|el pa[ií]s|the hill|vox|wired|time|newsweek|economist|atlantic|buzzfeed|huffpost|financial times|breitbart|daily beast|upi|espn|sky news|deutsche welle)(?: (?:news|report|reports))?$/i;
const WITNESS =
  /\b(?:witness(?:es)?|bystanders?|neighbou?rs?|residents?|survivors?|passers-by|passengers?|onlookers?|villagers|victims?|wife|husband|widow|mother|father|brother|sister|son|daughter|relatives?|roommate|friends?)\b/i;
const SOCIAL =
  /\b(?:tweet|tweets|twitter user|facebook user|reddit user|social media users?|online users?|commenters?)\b/i;
const BARE =
  /^(?:(?:a|an|the|one|two|three|some|several|many|other|others|multiple|various|few|most|anonymous|unnamed) )*(?:sources?|people|person|insiders?|observers|some|many|others|critics|it|they|one|those|several|few|most|someone|rumou?rs?)$/i;

/** How a source is described in one phrase (“a senior official briefed on the talks”), without its name. */
export const describedSourcing = remembered((mention): Sourcing => {
  const words = mention.trim().replace(/^["“'‘]|["”'’,]+$/g, '');
  // The head noun: before what qualifies it.
  const head =
    words.split(
      / (?:of|in|from|with|for|on|at|by|to|familiar|close|briefed|who|that|which|released|published|obtained|seen|conducted|filed)\b|,/i,
    )[0] ?? words;
  if (SOCIAL.test(head)) return 'social_post';
  if (isOutletName(head)) return 'other_outlet';
  if (DOCUMENT.test(head) && !/\bofficials?$/i.test(head)) return 'document';
  if (WITNESS.test(head)) return 'witness';
  return BARE.test(words) ? 'unnamed_bare' : 'unnamed_described';
});

/** Whether a name is that of a newspaper, an agency or a broadcaster. */
export const isOutletName = remembered(
  (name): boolean => OUTLET.test(name.trim()) && !/\b(?:conference|release|secretary|office)\b/i.test(name),
);

/** The fuller description decides: “two people” were “two people familiar with the talks”. */
const longer = (mention: string, name: string): Sourcing =>
  describedSourcing(mention.length > name.length ? mention : name);

/** “Ilse Tarn”, but neither “one U.S. official” nor “a Tarn aide”. */
const isPersonName = (name: string): boolean =>
  /^\p{Lu}/u.test(name) &&
  !/\b(?:official|source|aide|person|adviser|advisor|spokes\w+|lawyer|attorney|diplomat|neighbou?r|witness)s?$/iu.test(
    name,
  );

/**
 * @param mention the words that name the source in the text
 * @param outlet  whose article it is
 */
export function sourcingOf(
  mention: string,
  actor: Pick<Actor, 'name' | 'kind'> | null,
  outlet: string,
): Sourcing {
  if (actor === null) return describedSourcing(mention);
  const { name, kind } = actor;
  if (kind === 'person') return isPersonName(name) ? 'named_on_record' : longer(mention, name);
  if (isOutletName(name) && name !== outlet) return 'other_outlet';
  const described = describedSourcing(name);
  if (described === 'document') return 'document';
  if (kind === 'group')
    return /^\p{Lu}/u.test(name) &&
      !/\b(?:officials?|sources?|aides?|analysts?|experts?|lawyers?|diplomats?|investigators?|people|residents?|witness(?:es)?|voters?|respondents?)\b/i.test(
        name,
      )
      ? 'organization'
      : longer(mention, name);
  return 'organization';
}
