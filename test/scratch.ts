// Where the tests put what they throw away.
import { accessSync, constants, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const MEMORY = '/dev/shm';
/** What the tests take at the most, with much to spare; a container often has less than that. */
const ENOUGH = 1024 ** 3;

/** In memory, where the system has a folder for that: half of the time of a test goes into waiting for the disk. */
export const scratch: string = hasMemory() ? MEMORY : tmpdir();

function hasMemory(): boolean {
  try {
    accessSync(MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize > ENOUGH;
  } catch {
    return false;
  }
}
