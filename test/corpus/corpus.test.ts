// The corpus itself: the markup is read exactly, and every article keeps its rules.
import { describe, expect, it } from 'vitest';
import { readArticle, readCorpus, type MarkedArticle, type Span } from './corpus.ts';
import { means } from './compare.ts';

const HEADER =
  'outlet: Fellmoor Gazette\npublished: 2018-03-09\nkind: test\ncast: Mayor Greta Lunn; Water Company\n';
const read = (body: string): MarkedArticle => readArticle(`${HEADER}\n${body}`, 'test.txt');
const at = (article: MarkedArticle, span: Span | undefined): string | undefined =>
  span && article.text.slice(span.start, span.end);

describe('the markup', () => {
  it('gives plain text and exact spans', () => {
    const article = read(
      '# {s Mayor} {c says} {t dam is safe}\n{t “It will hold,”} {s Greta Lunn} {c said}.',
    );
    expect(article.text).toBe('Mayor says dam is safe\n\n“It will hold,” Greta Lunn said.');
    expect(article.title).toBe('Mayor says dam is safe');
    const [, second] = article.attributions;
    expect(second?.content.map((span) => at(article, span))).toEqual(['“It will hold,”']);
    expect([at(article, second?.source), at(article, second?.cue)]).toEqual(['Greta Lunn', 'said']);
  });

  it('resolves names by the cast, by a word of it, or leaves the words', () => {
    const { attributions } = read(
      '# {s Lunn} {c says} {t no}, {s2@Water it} {c2 adds} {t2 yes}, {s3 a fan of Lunn} {c3 thinks} {t3 so}',
    );
    expect(attributions.map(({ name }) => name)).toEqual([
      'Mayor Greta Lunn',
      'Water Company',
      'a fan of Lunn',
    ]);
  });

  it('lets a second verb go on with the source, unless it has none', () => {
    const { attributions } = read(
      '# {s Lunn} {c denied} {t it}, {c2 adding} {t2 no}; {t3 she} {c3! was accused}',
    );
    expect(attributions.map(({ name }) => name)).toEqual(['Mayor Greta Lunn', 'Mayor Greta Lunn', undefined]);
  });

  it('goes on over paragraphs, and knows what is nested', () => {
    const article = read('# {s Lunn} {c said} {t that {s2 aides} {c2 warned} {t2 her}. “One.}\n{t^ “Two.”}');
    expect(article.attributions.map(({ nested }) => nested)).toEqual([false, true]);
    expect(article.attributions[0]?.content).toHaveLength(2);
  });

  it.each([
    ['# {s Lunn} {c said} {t it', 'test.txt:6: 1 of the marks are not closed'],
    ['# Lunn} said', 'test.txt:6: } closes nothing'],
    ['# {q Lunn}', 'test.txt:6: not a mark'],
    ['# Lunn\n{s Lunn} {c said}', 'test.txt:7: an attribution has no content: Lunn'],
    ['# Lunn\n{s@Mayoress she} {c said} {t so}', 'test.txt:7: @Mayoress means nobody of the cast'],
    ['# Lunn on {d=12.3. Friday}', 'test.txt:6: not a date’s value: 12.3.'],
    ['# Lunn\n---\nnowhere | - | established', 'test.txt:8: anchor not in the text'],
    ['# Lunn\n---\nLunn | - | rumoured', 'test.txt:8: no such label: rumoured'],
  ])('names the file and the line of a fault: %s', (body, message) => {
    expect(() => read(body)).toThrow(message);
  });

  it('holds names to be the same by their words, without titles', () => {
    expect(means('Mayor Greta Lunn', 'Greta Lunn')).toBe(true);
    expect(means('Lunn', 'Greta Lunn')).toBe(false);
    expect(means('officials', 'officials who spoke on condition of anonymity')).toBe(true);
    expect(means('Water Company', 'Greta Lunn')).toBe(false);
  });
});

describe('the articles', () => {
  const corpus = readCorpus();

  it('are at least sixty, of news length', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(60);
    for (const { id, text } of corpus) {
      const words = text.split(/\s+/).length;
      expect(words, id).toBeGreaterThan(150);
      expect(words, id).toBeLessThan(550);
    }
  });

  it('have cues of many kinds, labelled claims and marked dates', () => {
    const cues = corpus.flatMap((article) =>
      article.attributions.map(({ cue }) => at(article, cue)?.toLowerCase()),
    );
    expect(new Set(cues).size).toBeGreaterThan(500);
    expect(corpus.filter(({ claims }) => claims.length > 0).length).toBeGreaterThanOrEqual(30);
    expect(corpus.filter(({ dates }) => dates !== undefined).length).toBeGreaterThanOrEqual(20);
  });

  it.each(corpus)('$id: marks that belong to one attribution do not cross', ({ attributions }) => {
    for (const { source, cue, content } of attributions)
      for (const head of [source, cue])
        for (const span of content)
          if (head) expect(head.end <= span.start || span.end <= head.start).toBe(true);
  });
});
