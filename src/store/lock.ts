// One process at a time on one data directory: a lock that the kernel frees however the process ends.
import Sqlite from 'better-sqlite3';
import { join } from 'node:path';
import { UserError } from '#briefings/error.ts';

/** The data belong to a process that runs. */
export class InUseError extends UserError {}

export interface Lock {
  release(): void;
}

/**
 * Takes the directory for this process. A second SQLite file serves, because its lock is the kernel's: a file that
 * holds a process id would go stale when the process is killed.
 * @throws InUseError when another process holds it
 */
export function lockDirectory(directory: string): Lock {
  const file = new Sqlite(join(directory, 'lock'), { timeout: 0 });
  try {
    file.pragma('locking_mode = exclusive');
    file.exec('begin exclusive');
  } catch (error) {
    file.close();
    if (!(error instanceof Sqlite.SqliteError) || !error.code.startsWith('SQLITE_BUSY')) throw error;
    throw new InUseError(
      `Another Dateline is running on the data in ${directory}. Stop it first, or give this one a DATA_DIR of its own.`,
    );
  }
  return {
    release: () => {
      file.close();
    },
  };
}
