// `npm run bench -- NAME [ARGUMENTS]`: runs one of the benchmarks beside this file, each with the peer it is measured against.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const name = process.argv[2] ?? '';
const file = join(import.meta.dirname, `${name}.ts`);

/** Those that are no benchmark: what they share, and a peer that is a process of its own. */
const SHARED = ['main.ts', 'engines.ts', 'read-peer.ts'];

if (!/^[a-z-]+$/.test(name) || !existsSync(file) || SHARED.includes(`${name}.ts`)) {
  const names = readdirSync(import.meta.dirname)
    .filter((each) => each.endsWith('.ts') && !SHARED.includes(each))
    .map((each) => each.slice(0, -3));
  process.stderr.write(`Usage: npm run bench -- NAME, where NAME is one of: ${names.join(', ')}\n`);
  process.exitCode = 1;
} else {
  process.argv.splice(1, 2, file);
  await import(file);
}
