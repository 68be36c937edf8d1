// Questions with the claim that must lead the answer, or with "refused".
import type { Story } from '#briefings/story/story.ts';
import { court, flood, merger } from './stories.ts';

export interface Row {
  readonly story: Story;
  readonly question: string;
  /** The claims that may stand in the first line; null where the question must be refused. */
  readonly first: readonly string[] | null;
  /** Must be in the lead or the lines. */
  readonly says?: string;
}

const row = (
  story: Story,
  question: string,
  first: string | readonly string[] | null,
  says?: string,
): Row => ({
  story,
  question,
  first: typeof first === 'string' ? [first] : first,
  ...(says === undefined ? {} : { says }),
});

export const ROWS: readonly Row[] = [
  row(court, 'Who was charged?', 'charge'),
  row(court, 'When was Vane charged?', 'charge', '2 March 2026'),
  row(court, 'What is Ottilie Vane accused of?', ['took', 'charge']),
  row(court, 'How much money is missing?', 'took', '2,400,000 crowns'),
  row(court, 'Who accuses her of taking the money?', 'took', 'Tobias Hark'),
  row(court, 'What does the prosecutor say?', 'took', 'Tobias Hark'),
  row(court, 'Does Vane deny it?', 'denial', 'denies'),
  row(court, 'Who denies it?', 'denial', 'Mirel Lund'),
  row(court, 'did the treasurer respond?', 'denial'),
  row(court, 'What did the lawyer say?', 'denial', 'approved in open session'),
  row(court, 'Who is Mirel Lund?', 'denial', 'lawyer'),
  row(court, 'how did the mayor react?', 'shock', 'shaken, but it will not be broken'),
  row(court, 'What did Brook say about the town?', 'shock'),
  row(court, 'when does the trial start?', 'trial', 'May 2026'),
  row(court, 'Where is the trial?', 'trial', 'Tarn District Court'),
  row(court, 'Has the trial begun?', 'trial', 'Not yet'),
  row(court, 'Why did the investigation start?', 'audit'),
  row(court, 'who broke the story?', ['charge', 'took'], 'Radio Tarn'),
  row(court, 'Is it proven that Vane moved the money?', 'took', 'alleged'),
  row(court, 'what does the union demand?', 'repay', 'Dockers Union'),
  row(court, 'Who says a second official may be charged?', 'second', 'person close to the inquiry'),
  row(court, 'how many dockers work at the harbour?', 'wage', '310'),
  row(court, 'What is next?', 'trial'),
  row(court, 'what did Vaen do with the harbuor fund', 'took'),
  row(court, 'When was Vane acquitted?', null),
  row(court, 'When was Vane convicted?', null),
  row(court, 'Where is the money now?', null),
  row(court, 'Who is the second official?', null),
  row(court, 'What did the bishop say?', null),
  row(court, 'How old is Vane?', null),
  row(court, 'What did the mayor say about the union?', null),
  row(court, 'Which judge will lead the trial?', null),

  row(flood, 'How many people died?', 'dead-9', '9 people'),
  row(flood, 'what is the death toll?', 'dead-9', '9'),
  row(flood, 'How many were evacuated?', 'evacuated', '1,200'),
  row(flood, 'how many people are missing?', 'missing', 'unverified'),
  row(flood, 'When did the river flood the valley?', 'river', '10 June 2026'),
  row(flood, 'What changed?', 'dead-9', 'from 4 to 9'),
  row(flood, 'what is new?', 'dead-9'),
  row(flood, 'Where were people evacuated from?', 'evacuated', 'Lower Tansy'),
  row(flood, 'Where do the residents sleep?', 'school', 'Upper Tansy'),
  row(flood, 'What did Pike say about the dam?', 'dam', 'Garo Pike'),
  row(flood, 'Will the dam hold?', 'dam', 'likely'),
  row(flood, 'what does the minister promise?', 'aid', '40 million marks'),
  row(flood, 'How much aid is there for repairs?', 'aid', '40,000,000 marks'),
  row(flood, 'What is disputed?', 'late'),
  row(flood, 'did the water board deny it?', 'on-time', 'the minute the gauge turned red'),
  row(flood, 'Who says the sirens were late?', 'late', 'Residents of Lower Tansy'),
  row(flood, 'When is more rain expected?', 'rain', '13 June 2026'),
  row(flood, 'Why were the sirens late?', 'late'),
  row(flood, 'How many houses are destroyed?', null),
  row(flood, 'Were the sirens tested this year?', null),
  row(flood, 'When did the dam break?', null),
  row(flood, 'What did the king say?', null),
  row(flood, 'How many cows drowned?', null),
  row(flood, 'What is the capital of Peru?', null),

  row(merger, 'Who is buying Lumeris?', 'deal', 'expected'),
  row(merger, 'how much will Corvane pay?', 'price', '3,100,000,000 euros'),
  row(merger, 'What is the price?', 'price'),
  row(merger, 'When will the takeover be announced?', 'deal', 'The week of 21 September 2026'),
  row(merger, 'Is the deal official?', 'deal', 'expected, not confirmed'),
  row(merger, 'how sure is it?', 'deal', 'two people close to the talks'),
  row(merger, 'Who are the sources?', 'deal', 'two people close to the talks'),
  row(merger, 'through whom is it known?', 'deal', 'Meridian Wire'),
  row(merger, 'which outlet reported it first?', ['deal'], 'Meridian Wire'),
  row(merger, 'Who denies the takeover?', 'nosale', 'Adela Quist'),
  row(merger, 'what did Lumeris say?', 'nosale'),
  row(merger, 'Did Corvane respond?', 'talks', 'always in talks with someone'),
  row(merger, 'what about the regulator?', 'review'),
  row(merger, 'When will the FCA decide?', 'review'),
  row(merger, 'How many jobs could be lost?', 'jobs', '400 jobs'),
  row(merger, 'who estimates the job losses?', 'jobs', 'Iris Wolde'),
  row(merger, 'Who is Iris Wolde?', 'jobs', 'analyst at Bankhaus Teller'),
  row(merger, 'what is not known?', ['review', 'deal', 'talks'], 'who would lead the merged company'),
  row(merger, 'Has Corvane bought Lumeris?', 'deal', 'Not yet'),
  row(merger, 'When did the firms merge?', null),
  row(merger, 'Why did the regulator reject the takeover?', null),
  row(merger, 'who would lead the merged company?', null),
  row(merger, 'What does Iris Wolde say about the regulator?', null),
  row(merger, 'Who won the football match?', null),
];
