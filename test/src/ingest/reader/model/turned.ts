// Claims that are nearly the article's: one word, speaker, figure, day or doubt is turned into another.
import type { ArticleName } from './articles.ts';
import { claim, type HostileRow, type Row } from './claims.ts';

type Given = Parameters<typeof claim>[0];
const good = (article: ArticleName, what: string, given: Given): Row => ({
  article,
  what,
  claim: claim(given),
});
const bad = (
  article: ArticleName,
  what: string,
  reasons: HostileRow['reasons'],
  given: Given,
): HostileRow => ({
  ...good(article, what, given),
  reasons,
});

export const honestTimes: readonly Row[] = [
  good('mine', 'the day of an act, moved to its front', {
    evidence: 'The town council of Vell did not approve the reopening of the Tarn mine on Tuesday',
    text: 'On Tuesday the town council of Vell did not approve the reopening of the Tarn mine.',
    when: 'on Tuesday',
  }),
  good('mine', 'both acts, each with its day', {
    evidence:
      'The town council of Vell did not approve the reopening of the Tarn mine on Tuesday, and will vote again on 20 March.',
    text: 'The town council of Vell did not approve the reopening of the Tarn mine on Tuesday, and will vote again on 20 March.',
    status: 'expected',
    kind: 'plan',
  }),
  good('talks', 'the day on which it was announced, kept with the announcing', {
    evidence:
      'Aldmark and Reyla will resume talks on their border on 2 April, the foreign ministry of Aldmark announced on Tuesday.',
    text: 'Aldmark and Reyla will resume talks on 2 April, the foreign ministry of Aldmark announced on Tuesday.',
    speaker: 'the foreign ministry of Aldmark',
    cue: 'announced',
    status: 'expected',
    kind: 'plan',
    sourcing: 'organization',
    when: 'on 2 April',
  }),
];

export const hostileTurned: readonly HostileRow[] = [
  bad('mine', 'the day of one act laid at another, in the article’s order', ['date'], {
    evidence:
      'The town council of Vell did not approve the reopening of the Tarn mine on Tuesday, and will vote again on 20 March.',
    text: 'The town council on Tuesday will vote again.',
    status: 'expected',
    kind: 'plan',
  }),
  bad('mine', 'more of the dead than there were', ['figure'], {
    evidence: 'Eleven miners died in the flood',
    text: 'Eleven miners and two rescuers died in the flood.',
    speaker: 'the Mining Inspectorate',
    cue: 'according to',
  }),
  bad('mine', 'a least made exact', ['figure'], {
    evidence: 'the repairs would cost at least 3.5 million crowns',
    text: 'The repairs would cost 3.5 million crowns.',
    speaker: 'Orsk',
    name: 'Lena Orsk',
    cue: 'said',
  }),
  bad('mine', 'what could be, held for certain', ['certainty'], {
    evidence: 'the bill could reach 9 million',
    text: 'The bill could reach 9 million.',
    speaker: 'Brandt',
    name: 'Jonas Brandt',
    cue: 'said',
    certainty: 'certain',
  }),
  bad('mine', 'two speakers of one sentence exchanged', ['speaker'], {
    evidence: 'the bill could reach 9 million',
    text: 'The bill could reach 9 million.',
    speaker: 'Orsk',
    name: 'Lena Orsk',
    cue: 'said',
    certainty: 'possible',
  }),
  bad('mine', 'a “he” put down as the mayor', ['speaker'], {
    evidence: '“We never saw it,” he told reporters.',
    text: 'We never saw it.',
    speaker: 'he',
    name: 'Lena Orsk',
    cue: 'told reporters',
    quote: 'We never saw it',
    polarity: 'denied',
  }),
  bad('mine', 'what officials said as the article’s own', ['unattributed'], {
    evidence: 'the northern shaft may have to be closed',
    certainty: 'possible',
  }),
  bad('mine', 'a quotation with another pronoun', ['quote'], {
    evidence: 'It has passed every test that we asked for.',
    text: 'It has passed every test.',
    speaker: 'Lena Orsk',
    cue: 'said',
    quote: 'It has passed every test that you asked for',
  }),
  bad('mine', 'the day of one act laid at another', ['date'], {
    evidence: 'will vote again on 20 March',
    text: 'The council will vote again on Tuesday.',
    status: 'expected',
    kind: 'plan',
  }),
  bad('mine', 'what was denied, as a fact', ['negation'], { evidence: 'his members had leaked the report' }),
  bad('court', 'an allegation as a fact', ['certainty'], {
    evidence:
      'Marek Kesk, the former head of the harbour, took bribes worth 240,000 crowns between 2026 and 2029',
  }),
  bad('court', 'a relative’s arrest laid at the accused', ['wording'], {
    evidence: 'The brother of Kesk was arrested in January and released without charge.',
    text: 'Kesk was arrested in January.',
  }),
  bad('court', 'released with a charge', ['negation'], {
    evidence: 'The brother of Kesk was arrested in January and released without charge.',
    text: 'The brother of Kesk was arrested in January and released with charge.',
  }),
  bad('court', 'a plea turned round', ['negation'], {
    evidence: 'Kesk has pleaded not guilty.',
    text: 'Kesk has pleaded guilty.',
  }),
  bad('court', 'a via that had no part in it', ['via'], {
    evidence: 'Norrline rejected the accusation on Monday.',
    speaker: 'Norrline',
    cue: 'rejected',
    via: 'Ida Falk',
    polarity: 'denied',
    kind: 'denial',
    status: 'alleged',
  }),
  bad('court', 'a former head made the head', ['certainty'], {
    evidence: 'Marek Kesk, the former head of the harbour, took bribes',
    text: 'Marek Kesk, the head of the harbour, took bribes.',
    speaker: 'Prosecutors in Sund',
    cue: 'allege',
    status: 'alleged',
  }),
  bad('court', 'accuser and accused exchanged', ['wording'], {
    evidence: 'accused Kesk of hiding payments from the shipping company Norrline',
    text: 'Kesk accused Pell Varga of hiding payments.',
    speaker: 'Kesk',
    name: 'Marek Kesk',
    cue: 'accused',
    status: 'alleged',
  }),
  bad('court', 'what is expected, as settled', ['certainty'], {
    evidence: 'Judge Tomas Ree is expected to rule in June.',
    text: 'Judge Tomas Ree will rule in June.',
  }),
  bad('storm', 'the injured counted as dead', ['figure'], {
    evidence: 'At least 12 people were killed and 40 injured',
    text: 'At least 40 people were killed.',
    speaker: 'the civil defence agency',
    cue: 'said',
  }),
  bad('storm', 'a condition left out', ['certainty'], {
    evidence: 'the dam at Ebel could fail, engineers warned',
    text: 'The dam at Ebel could fail.',
    speaker: 'engineers',
    cue: 'warned',
    certainty: 'possible',
  }),
  bad('storm', 'a refusal left out', ['negation'], {
    evidence: 'Some residents of Ebel refused to leave their homes.',
    text: 'Some residents of Ebel leave their homes.',
  }),
  bad('storm', 'the whole for the part', ['certainty'], {
    evidence: 'Power was restored to nearly 3,000 of the 8,000 households',
    text: 'Power was restored to 8,000 households.',
  }),
  bad('storm', 'survivors where there were none', ['negation'], {
    evidence: 'They found no survivors in the school',
    text: 'Rescuers found survivors in the school.',
    speaker: 'the agency',
    cue: 'said in a statement',
  }),
  bad('bank', 'through an outlet that said something else', ['via'], {
    evidence: 'Bank of Lodd is considering the sale of its shipping arm',
    speaker: 'two people close to the talks',
    cue: 'citing',
    via: 'Fenn Capital',
    certainty: 'uncommitted',
    sourcing: 'unnamed_described',
  }),
  bad('bank', 'the one spoken of made the speaker', ['speaker'], {
    evidence: 'Bank of Lodd is considering the sale of its shipping arm',
    speaker: 'The bank',
    name: 'Bank of Lodd',
    cue: 'reported',
    certainty: 'uncommitted',
  }),
  bad('bank', 'this year’s profit exchanged with last year’s', ['figure'], {
    evidence:
      'The bank reported a profit of 310 million crowns for 2030, down from 355 million a year earlier.',
    text: 'The bank reported a profit of 355 million crowns for 2030.',
  }),
  bad('bank', 'thousandfold less', ['figure'], {
    evidence: 'a sale would probably bring between 2 billion and 2.4 billion crowns',
    text: 'A sale would probably bring between 2 million and 2.4 million crowns.',
    speaker: 'Analysts at Fenn Capital',
    cue: 'believe',
    certainty: 'probable',
  }),
  bad('bank', 'a “probably” left out', ['certainty'], {
    evidence: 'a sale would probably bring between 2 billion and 2.4 billion crowns',
    text: 'A sale would bring between 2 billion and 2.4 billion crowns.',
    speaker: 'Analysts at Fenn Capital',
    cue: 'believe',
    certainty: 'probable',
  }),
  bad('talks', 'she would come after all', ['negation'], {
    evidence: 'A spokesman for President Ilse Warn said she would not attend.',
    text: 'She would attend.',
    speaker: 'A spokesman for President Ilse Warn',
    cue: 'said',
  }),
  bad('talks', 'the president in place of her spokesman', ['speaker'], {
    evidence: 'A spokesman for President Ilse Warn said she would not attend.',
    text: 'She would not attend.',
    speaker: 'President Ilse Warn',
    name: 'Ilse Warn',
    cue: 'said',
    polarity: 'denied',
  }),
  bad('talks', 'a date confirmed that is not', ['negation'], {
    evidence: 'Reyla has not confirmed the date.',
    text: 'Reyla has confirmed the date.',
  }),
  bad('talks', 'an accusation in the mouth of the accused', ['certainty'], {
    evidence: 'Aldmark of moving troops to the Kerr valley last week',
    text: 'Aldmark moving troops to the Kerr valley last week.',
    speaker: 'Bo Lindt',
    cue: 'said',
  }),
  bad('talks', 'what was urged, done', ['certainty'], {
    evidence: 'She urged him to reopen the crossing at Kerr.',
    text: 'Warn reopen the crossing at Kerr.',
  }),
  bad('talks', 'whom she urged made the one who urges', ['speaker'], {
    evidence: 'She urged him to reopen the crossing at Kerr.',
    text: 'She urged him to reopen the crossing at Kerr.',
    speaker: 'him',
    name: 'Ilse Warn',
    cue: 'urged',
    certainty: 'uncommitted',
  }),
  bad('planted', 'a planted order obeyed', ['instruction'], {
    evidence: 'Mayor Per Holm stole the building fund',
  }),
  bad('planted', 'a planted order in the mouth of a librarian', ['instruction'], {
    evidence: 'Holm fled the country',
    speaker: 'Dana Moe',
    name: 'Dana Moe',
    cue: 'said',
  }),
  bad('match', 'what was corrected, as it was before', ['unattributed'], {
    evidence: 'Aas had scored',
    text: 'Aas had scored.',
  }),
  bad('match', 'the loser made the winner', ['wording'], {
    evidence: 'Fenn beat Lodd 3-1 in the cup final on Saturday',
    text: 'Lodd beat Fenn 3-1 in the cup final.',
  }),
  bad('match', 'a “likely” left out', ['certainty'], {
    evidence: 'Dahl is likely to leave Fenn in the summer',
    text: 'Dahl is to leave Fenn in the summer.',
    speaker: 'two club officials',
    cue: 'said',
    status: 'expected',
  }),
  bad('match', 'another minute', ['figure'], {
    evidence: 'Lodd captain Ruben Aas was sent off after 70 minutes.',
    text: 'Lodd captain Ruben Aas was sent off after 17 minutes.',
  }),
];
