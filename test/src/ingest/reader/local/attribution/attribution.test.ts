// Attributions of a text: who says what, with which words, and through whom.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findAttributions } from '#src/ingest/reader/local/attribution/attribution.ts';
import { findQuotations } from '#src/ingest/reader/local/quotation/quotation.ts';
import { analyse } from '#src/ingest/reader/local/text/analysis.ts';

function read(text: string) {
  const analysis = analyse(text);
  return findAttributions(analysis, findQuotations(analysis));
}

/** Each outermost attribution as “speaker | cue | content ## content”. */
function linesOf(text: string): readonly string[] {
  const words = (span?: { start: number; end: number }) => (span ? text.slice(span.start, span.end) : '∅');
  return read(text)
    .filter(({ inside }) => inside === undefined)
    .map(({ speaker, cue, content }) =>
      [words(speaker), words(cue), content.map(words).join(' ## ')].join(' | '),
    );
}

describe('who says what', () => {
  test.each([
    [
      'with “that”',
      'The mayor said that the bridge was safe.',
      ['The mayor | said | that the bridge was safe'],
    ],
    ['on a day', 'Mayor Ota on Monday said it was safe.', ['Mayor Ota | said | it was safe']],
    [
      'one verb with another',
      'Ota kept denying that it was safe.',
      ['Ota | kept denying | that it was safe'],
    ],
    [
      'a name that may be a month',
      'Theresa May said in March that it was safe.',
      ['Theresa May | said | that it was safe'],
    ],
    [
      'an editor in chief, and more behind the name',
      'The Courier’s editor in chief, Ben Ota, R-Ostra, whose paper has closed, later posted that it was safe.',
      [
        'The Courier’s editor in chief, Ben Ota, R-Ostra, whose paper has closed, | later posted | that it was safe',
      ],
    ],
    ['without “that”', 'Ota said the bridge was safe.', ['Ota | said | the bridge was safe']],
    ['behind', 'The bridge was safe, the mayor said.', ['the mayor | said | The bridge was safe']],
    ['in the middle', 'The bridge, the mayor said, was safe.', ['the mayor | said | The bridge ## was safe']],
    ['a quotation behind', 'Ota said: “The bridge is safe.”', ['Ota | said: | “The bridge is safe.”']],
    ['a quotation before', '“The bridge is safe,” Ota said.', ['Ota | said | “The bridge is safe,”']],
    [
      'the verb first',
      '“The bridge is safe,” said Mara Ota, the head of the harbour.',
      ['Mara Ota, the head of the harbour | said | “The bridge is safe,”'],
    ],
    [
      'an apposition',
      'Mara Ota, the head of the harbour, said the bridge was safe.',
      ['Mara Ota, the head of the harbour, | said | the bridge was safe'],
    ],
    [
      'a quotation that goes on',
      '“The bridge is safe,” Ota said. “We looked twice.”',
      ['Ota | said | “The bridge is safe,” ## “We looked twice.”'],
    ],
    [
      'a speaker only in the sentence before',
      'Ota said the bridge was safe. “We looked twice.”',
      ['Ota | said | the bridge was safe ## “We looked twice.”'],
    ],
    [
      'when and where',
      'She said Friday in a statement that it was safe.',
      ['She | said Friday in a statement | that it was safe'],
    ],
    ['whom it was told', 'Ota told reporters that it was safe.', ['Ota | told | that it was safe']],
    [
      'auxiliaries',
      'The firm has repeatedly said it will pay.',
      ['The firm | has repeatedly said | it will pay'],
    ],
    [
      'according to',
      'The bridge was safe, according to the mayor.',
      ['the mayor | according to | The bridge was safe'],
    ],
    ['a colon', 'OTA: We looked twice.', ['OTA | : | We looked twice.']],
    ['a question', '“Is it safe?” she asked.', ['she | asked | “Is it safe?”']],
    [
      'two verbs of one speaker',
      'Ota said the bridge was safe and denied that it had cracks.',
      ['Ota | said | the bridge was safe', 'Ota | denied | that it had cracks'],
    ],
    [
      'a participle',
      'Ota defended the plan, saying it was safe.',
      ['Ota | defended | the plan', 'Ota | saying | it was safe'],
    ],
    [
      'a document',
      'The indictment says the clerk took bribes.',
      ['The indictment | says | the clerk took bribes'],
    ],
    [
      'a poll',
      'A poll released Friday found that most voters agree.',
      ['A poll released Friday | found | that most voters agree'],
    ],
  ])('%s', (_name, text, lines) => {
    expect(linesOf(text)).toEqual(lines);
  });

  test.each([
    ['a wish', 'The union wants to strike.', ['The union | wants | to strike']],
    ['a stance', 'The council opposed the bridge.', ['The council | opposed | the bridge']],
    ['a call', 'Ota called for a new bridge.', ['Ota | called for | a new bridge']],
    ['a fear', 'Residents feared the bridge would fall.', ['Residents | feared | the bridge would fall']],
    ['an adjective', 'Ota is critical of the plan.', ['Ota | is critical of | the plan']],
    ['without a speaker', 'The clerk was accused of taking bribes.', ['∅ | was accused | of taking bribes']],
    [
      'a noun',
      'Her claim that the bridge was safe surprised many.',
      ['Her | claim | that the bridge was safe surprised many'],
    ],
    ['no words at all', 'The bridge fell on Friday.', []],
  ])('%s', (_name, text, lines) => {
    expect(linesOf(text)).toEqual(lines);
  });

  test('what it does, and whether it is denied', () => {
    expect(read('The firm denied that it knew.')[0]).toMatchObject({
      verb: 'deny',
      cueKind: 'denies',
      negated: false,
    });
    expect(read('The firm did not say that it knew.')[0]).toMatchObject({ verb: 'say', negated: true });
  });

  test('one within another', () => {
    const text = 'Officials told the court that Bell had said the bridge was safe.';
    expect(read(text).map(({ verb, inside }) => [verb, inside])).toEqual([
      ['tell', undefined],
      ['say', 0],
    ]);
  });

  test('who passes it on', () => {
    const text = 'Ota said the bridge was safe, according to the Ostra Herald.';
    const [said] = read(text);
    expect(said?.via && text.slice(said.via.start, said.via.end)).toBe('the Ostra Herald');
  });
});

describe('whose quotation it is', () => {
  test.each([
    ['a verb taken for an adjective', '“We got nothing,” Ota fumed on Friday.', 'Ota'],
    ['a line that announces it', 'Ota made the following remark:\n\n“The harbour has no money.”', 'Ota'],
    [
      'a party and an apposition',
      '“They may take them,” Rep. Jim Ondra (R-Ostra), a panel member, said.',
      'Rep. Jim Ondra (R-Ostra), a panel member,',
    ],
    [
      'a manner of speaking',
      '“How are you?” Marin, a worker from a mill, said pleasantly into the phone.',
      'Marin, a worker from a mill,',
    ],
    [
      'what was asked about',
      'Asked about Tarn’s declaration that it was a bomb, Ondra said, “I do not know.”',
      'Ondra',
    ],
    [
      '“with” and a participle',
      'The union helped, with the Dockers’ League calling her “the right one for ports.”',
      'the Dockers’ League',
    ],
    ['a film', 'The spot uses footage of Tarn saying, “Nobody reads the rules.”', 'Tarn'],
    [
      'a relative clause in between',
      'The complaint, which was filed in Ostra, alleged that the port “failed to keep the data safe.”',
      'The complaint, which was filed in Ostra,',
    ],
    ['a weekday that owns', 'Tarn condemned Friday’s test as “provocative and foolish.”', 'Tarn'],
    ['an article before the mark', 'Tarn blamed the “fog of a war” for it.', 'Tarn'],
    ['what is read', '“Our work has changed the port,” read the letter.', 'the letter'],
    ['a transcript', '“OTA: Will it open?\n\n“TARN: It will open in May.”', 'TARN'],
  ])('%s', (_what, text, speaker) => {
    const start = text.lastIndexOf('“');
    const said = read(text).findLast(({ content }) =>
      content.some((span) => span.start <= start + 7 && span.end > start),
    );
    expect(said?.speaker && text.slice(said.speaker.start, said.speaker.end)).toBe(speaker);
  });

  test('a question who did something is nobody’s word', () => {
    expect(linesOf('The talks broke down over who backed the plan.')).toEqual([]);
  });
});

describe('where one stops and the next begins', () => {
  test.each([
    [
      'A person familiar with the talks said the deal was near.',
      ['A person familiar with the talks | said | the deal was near'],
    ],
    [
      'The deal is near, according to two people briefed on the matter.',
      ['two people briefed on the matter | according to | The deal is near'],
    ],
    [
      '“It is near,” said a person close to the company.',
      ['a person close to the company | said | “It is near,”'],
    ],
    [
      'Tarn has called Ondra a thief and said he would pay.',
      ['Tarn | has called | Ondra a thief', 'Tarn | said | he would pay'],
    ],
    [
      'For his part, Jim Ota, the council leader, called the plan unfair.',
      ['Jim Ota, the council leader, | called | the plan unfair'],
    ],
    [
      'Tarn, whose views on the port vary, said Ondra was right.',
      ['Tarn, whose views on the port vary, | said | Ondra was right'],
    ],
    [
      'While he acknowledged money was a reason, Ham also noted several lapses left him angry.',
      ['he | acknowledged | money was a reason', 'Ham | also noted | several lapses left him angry'],
    ],
    [
      'Although he has said he opposes the dam, his office keeps it open.',
      ['he | has said | he opposes the dam'],
    ],
    [
      'Ota, her rival, bemoaned the unrest in Ostra and said that smoke was a factor.',
      [
        'Ota, her rival, | bemoaned | the unrest in Ostra',
        'Ota, her rival, | said | that smoke was a factor',
      ],
    ],
    [
      'Ota has urged the towns to spend more but has said that the plan is firm.',
      ['Ota | has urged | to spend more', 'Ota | has said | that the plan is firm'],
    ],
    [
      'Despite what he wrote in the speech, Cross said he may vote for her.',
      ['Cross | said | he may vote for her'],
    ],
    ['In a message posted Friday, Ota said she has doubts.', ['Ota | said | she has doubts']],
    ['The plan includes a levy, which critics say is unfair.', ['critics | say | which ## is unfair']],
    ['After saying her foot was sore, Ota was taken to a clinic.', ['Ota | saying | her foot was sore']],
    [
      'It went on despite warnings from his lawyer that the talks were pointless.',
      ['his lawyer | warnings from | that the talks were pointless'],
    ],
    [
      'Workers made up 36 percent of the port, according to exit polls.',
      ['exit polls | according to | Workers made up 36 percent of the port'],
    ],
    [
      'He believes, for example, that the bridge should be shut.',
      ['He | believes, for example, | that the bridge should be shut'],
    ],
    [
      'He argued the pipeline, which the unions want, would not pay.',
      ['He | argued | the pipeline, which the unions want, would not pay'],
    ],
    ['Officials put the toll at 40.', ['Officials | put | the toll at 40']],
    [
      'The firm estimates the cost at 3 million crowns.',
      ['The firm | estimates | the cost at 3 million crowns'],
    ],
    ['Polls show a close contest in the state.', ['Polls | show | a close contest in the state']],
    [
      'Nearly 10 percent of them said that it was safe.',
      ['Nearly 10 percent of them | said | that it was safe'],
    ],
    [
      'Harbour officials — including Mara Ota — have long argued that the dam is a risk.',
      ['Harbour officials — including Mara Ota — | have long argued | that the dam is a risk'],
    ],
  ])('%s', (text, lines) => {
    expect(linesOf(text)).toEqual(lines);
  });

  test('who is quoted by an outlet speaks, and the outlet passes it on', () => {
    const text = 'Ota was quoted by the Courier as saying that the dam was safe.';
    expect(linesOf(text)).toEqual(['Ota | was quoted by the Courier as saying | that the dam was safe']);
    const via = read(text)[0]?.via;
    expect(via && text.slice(via.start, via.end)).toBe('the Courier');
  });
});

describe('whose words a quotation is', () => {
  test.each([
    [
      'the sentence’s, and not that of the paragraph behind',
      '“The bridge is safe,” Ota told the Courier. “We looked twice.”\n\nTarn insists otherwise.',
      ['Ota | told | “The bridge is safe,” ## “We looked twice.”'],
    ],
    [
      'nobody’s who only speaks behind its full stop',
      'Ostra branded Tarn a “thief in the night.” Orveld insisted that Ostra “stop its attacks.”',
      [
        'Ostra | branded | Tarn a “thief in the night.”',
        'Orveld | insisted | that Ostra “stop its attacks.”',
      ],
    ],
    [
      'the main subject’s, behind a participle',
      'The mayor has not said how she plans to rebuild the pier, saying it was “a matter of months.”',
      ['The mayor | saying | it was “a matter of months.”'],
    ],
    [
      'not that of whoever is spoken of',
      'Tarn refused to pay a builder who said he was owed a year, saying, “He did poor work.”',
      ['Tarn | saying | “He did poor work.”'],
    ],
    [
      'whoever is led to say it',
      'The plan was shared widely, leading the dockers to counter that “every crown went abroad.”',
      ['the dockers | to counter | that “every crown went abroad.”'],
    ],
    [
      'the outer one’s again, behind “but said”',
      'Mayor Ota said Friday that she thinks the film should be shown but said “the question is when.”',
      [
        'Mayor Ota | said Friday | that she thinks the film should be shown',
        'Mayor Ota | said | “the question is when.”',
      ],
    ],
    [
      'one who answers',
      'She said that the fee would stay, and when pressed on the delay, the head of the port replied, “It is paid.”',
      ['She | said | that the fee would stay', 'the head of the port | replied | “It is paid.”'],
    ],
    [
      'whoever the main clause names before a colon',
      'When she spoke about the dam, Ota offered a warning for the valley: “It will not hold.”',
      ['Ota | offered | “It will not hold.”'],
    ],
    [
      'a name that is an auxiliary as well',
      '“It is dear,” said Will Ondra, a teacher in Orveld. “It will be dearer.”',
      ['Will Ondra, a teacher in Orveld | said | “It is dear,” ## “It will be dearer.”'],
    ],
    [
      'whoever does something with it, whatever the verb',
      '“My cups walk off the shelf,” Lena Ota, whose house stands there, protested to loud applause. She left.',
      ['Lena Ota, whose house stands there, | protested | “My cups walk off the shelf,”'],
    ],
    [
      'the same, the verb first',
      'Tarn said it was so. “It never ends,” griped a mother of four. “It is dark.”',
      ['a mother of four | griped | “It never ends,” ## “It is dark.”'],
    ],
    [
      'the first who is named behind its comma',
      'Tarn said it was so. “They pay when the bird moves,” is how Elvira Ota puts it.',
      ['Elvira Ota | puts | “They pay when the bird moves,”'],
    ],
    [
      'one who is no verb',
      '“It is slow,” lead author Ilse Ota said. “It is late,” Tarn shot back.',
      ['lead author Ilse Ota | said | “It is slow,”', 'Tarn | shot back | “It is late,”'],
    ],
    [
      'whose circumstances come before “that”',
      'The judge remarked after the jury had left that the case was “thin gruel in a bowl.”',
      ['The judge | remarked | that the case was “thin gruel in a bowl.”'],
    ],
    [
      'both',
      'Mara Ota and Ilse Tarn both denounced the “gift to the owners.”',
      ['Mara Ota and Ilse Tarn | denounced | the “gift to the owners.”'],
    ],
  ])('%s', (_, text, lines) => {
    expect(linesOf(text).filter((line) => line.includes('“'))).toEqual(
      lines.filter((line) => line.includes('“')),
    );
    expect(linesOf(text)).toEqual(expect.arrayContaining(lines));
  });

  test('of three that hold each other the last is outermost', () => {
    const text = 'Ota said she felt the dam was worth it because “it feeds the valley,” she said.';
    expect(read(text).some(({ inside }) => inside === undefined)).toBe(true);
  });
});

describe('who speaks, with all that tells who it is', () => {
  test.each([
    [
      'a clause behind',
      'The group that runs the port said that it was safe.',
      ['The group that runs the port | said | that it was safe'],
    ],
    [
      'a clause, and a name behind it',
      'The firm that built the dam, Ondra Works, said that it was safe.',
      ['The firm that built the dam, Ondra Works, | said | that it was safe'],
    ],
    [
      'how they spoke',
      'Two guards who spoke on condition of anonymity said that it was safe.',
      ['Two guards who spoke on condition of anonymity | said | that it was safe'],
    ],
    [
      'what is done to it',
      'Critics of the law that the king signed say that it is cruel.',
      ['Critics of the law that the king signed | say | that it is cruel'],
    ],
    [
      'and not whom others think of',
      'The mayor left after his wife said that it was safe.',
      ['his wife | said | that it was safe'],
    ],
    [
      'what somebody is called',
      'A guard called Mara Ota said that it was safe.',
      ['A guard called Mara Ota | said | that it was safe'],
    ],
    ['by which nothing is said', 'He was seen by a guard called Mara Ota.', []],
    [
      'unlike what somebody calls another',
      'The guards called Mara Ota a thief.',
      ['The guards | called | Mara Ota a thief'],
    ],
    [
      'two, each with a name behind',
      'The mayor, Mara Ota, and her deputy, Jim Tarn, said that it was safe.',
      ['The mayor, Mara Ota, and her deputy, Jim Tarn, | said | that it was safe'],
    ],
    [
      'but not another clause’s',
      'Mara Ota, who runs the port, fell, and her deputy, Jim Tarn, said that it was safe.',
      ['her deputy, Jim Tarn, | said | that it was safe'],
    ],
    [
      'behind “according to”',
      'According to its author, the chemist Mara Ota, the dam is safe.',
      ['its author, the chemist Mara Ota | According to | the dam is safe'],
    ],
    [
      'unlike a subject with a name behind',
      'According to police, Mara Ota, the mayor, is safe.',
      ['police | According to | Mara Ota, the mayor, is safe'],
    ],
    ['and no plan', 'The dam was built according to plan.', []],
    [
      'a rival, whatever the tagger says',
      "The governor's rival, Mara Ota, said that it was safe.",
      ["The governor's rival, Mara Ota, | said | that it was safe"],
    ],
    [
      'what is said, with a name behind its subject',
      'Ota said that the mayor, Jim Tarn, had refused to go.',
      ['Ota | said | that the mayor, Jim Tarn, had refused to go'],
    ],
    [
      'up to the next who speaks',
      'Ota said that the dam was safe, but her deputy, Jim Tarn, said that it leaked.',
      ['Ota | said | that the dam was safe', 'her deputy, Jim Tarn, | said | that it leaked'],
    ],
    [
      'and another verb of the same one',
      'Ota said the dam was safe, called it a marvel and left.',
      ['Ota | said | the dam was safe', 'Ota | called | it a marvel'],
    ],
    [
      'behind a predicate with a clause',
      'The trouble is a colony of birds that has settled there, the council’s engineer, Jim Tarn, told the meeting.',
      ['the council’s engineer, Jim Tarn, | told | The trouble is a colony of birds that has settled there'],
    ],
  ])('%s', (_name, text, lines) => {
    expect(linesOf(text)).toEqual(lines);
  });
});

describe('any text', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 10 }),
    fc.constantFrom(
      '“',
      '”',
      '"',
      "''",
      ' Ota ',
      ', ',
      ' said ',
      ' that ',
      '. ',
      '\n',
      ' according to ',
      ' the mayor ',
      ' to ',
      ': ',
      ' — ',
    ),
  );

  test('gives spans that lie in it', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        for (const { speaker, cue, via, content } of read(text))
          for (const span of [speaker, cue, via, ...content]) {
            if (!span) continue;
            expect(span.start).toBeGreaterThanOrEqual(0);
            expect(span.end).toBeGreaterThan(span.start);
            expect(span.end).toBeLessThanOrEqual(text.length);
          }
      }),
    );
  });
});
