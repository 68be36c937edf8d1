// Lines that are read side by side: each gets its own reply, also where one breaks its thread.
import { expect, test } from 'vitest';
import { Crew } from '#src/commandline/crew.ts';
import { readLine } from '#src/commandline/line.ts';
import { localReader } from '#src/ingest/reader/local/index.ts';

const article = (number: number): string =>
  JSON.stringify({
    id: number,
    text: `The harbour will close on day ${number}, Mayor Ilse Tarn said.`,
    publishedAt: '2031-05-15',
  });
const lines = [article(1), 'no JSON', article(2), article(3), '{"id": 4}'].map((line, at) => ({
  line,
  label: `Line ${at + 1}`,
}));

const readAlone = async ({ line, label }: (typeof lines)[number]): Promise<unknown> =>
  JSON.parse(
    JSON.stringify(
      await readLine(
        line,
        label,
        localReader(() => new Date('2031-05-15')),
      ),
    ),
  );

test('two threads reply as one reader does', async () => {
  const crew = new Crew(2);
  const replies = await Promise.all(lines.map((line) => crew.read(line)));
  await crew.close();
  expect(replies.map((reply) => JSON.parse(reply) as unknown)).toEqual(
    await Promise.all(lines.map(readAlone)),
  );
});

test('a line that does not fit into the memory of a thread is read all the same, and those after it', async () => {
  // So little that it is soon full: with a bit more, a thread clears its heap again and again before it gives up.
  const crew = new Crew(1, { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 1 });
  const replies = await Promise.all(lines.slice(2, 4).map((line) => crew.read(line)));
  await crew.close();
  expect(replies.map((reply) => JSON.parse(reply) as unknown)).toEqual(
    await Promise.all(lines.slice(2, 4).map(readAlone)),
  );
});
