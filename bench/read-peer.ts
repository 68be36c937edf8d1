// The peer of `read.ts`: sentences, parts of speech and dates of each line's text, and nothing that is understood of it.
import { casual } from 'chrono-node/en';
import { createInterface } from 'node:readline';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';

const nlp = winkNLP(model, ['sbd', 'pos']);

for await (const line of createInterface({ input: process.stdin })) {
  const { id, text, publishedAt } = JSON.parse(line) as { id: string; text: string; publishedAt: string };
  const doc = nlp.readDoc(text);
  const story = {
    sentences: doc.sentences().out(),
    // eslint-disable-next-line @typescript-eslint/unbound-method -- so wink-nlp takes it
    tags: doc.tokens().out(nlp.its.pos),
    dates: casual.parse(text, { instant: new Date(publishedAt), timezone: 'UTC' }).map((date) => ({
      text: date.text,
      at: date.index,
      start: date.start.date().toISOString(),
    })),
  };
  process.stdout.write(`${JSON.stringify({ id, story })}\n`);
}
