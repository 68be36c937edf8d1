// Weights in a file: matrices in bytes with a scale for each row, all else in single precision.
import { z } from 'zod';

/** The values of a weight by its name; a matrix row by row. @throws Error where there is none */
export type Packed = (name: string) => Float32Array;

/** A matrix is of rows and columns. */
const listSchema = z.array(z.object({ name: z.string(), shape: z.array(z.number().int()).min(1).max(2) }));

/**
 * The file: a line of JSON that lists the tensors, then each of them: a matrix as a float for each row and its signed
 * bytes, each to be multiplied by its row's float; what is no matrix as floats. Floats are little-endian.
 * @throws Error where the file does not hold what its first line says
 */
export function unpack(file: Buffer): Packed {
  const end = file.indexOf(0x0a);
  const list = listSchema.parse(JSON.parse(file.toString('utf8', 0, end)));
  const size = list.reduce((sum, { shape: [rows = 0, columns = 0] }) => sum + rows * (4 + columns), end + 1);
  if (size !== file.length) throw new Error(`The file of weights has ${file.length} bytes, not ${size}.`);
  const values = new Map<string, Float32Array>();
  let at = end + 1;
  for (const { name, shape } of list) {
    const [rows = 0, columns] = shape;
    const floats = Float32Array.from({ length: rows }, (_, row) => file.readFloatLE(at + 4 * row));
    at += 4 * rows;
    values.set(
      name,
      columns === undefined ? floats : matrixOf(floats, file.subarray(at, at + rows * columns)),
    );
    at += rows * (columns ?? 0);
  }
  return (name) => {
    const found = values.get(name);
    if (!found) throw new Error(`The file of weights has no ${name}.`);
    return found;
  };
}

function matrixOf(scales: Float32Array, bytes: Buffer): Float32Array {
  const matrix = new Float32Array(bytes.length);
  const columns = bytes.length / scales.length;
  for (const [row, scale] of scales.entries())
    for (let each = row * columns; each < (row + 1) * columns; each++)
      matrix[each] = scale * bytes.readInt8(each);
  return matrix;
}
