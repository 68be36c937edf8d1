// `npm run check`: the form, the rules and the types of all files, looked at side by side; fails where one of them fails.
import { spawn } from 'node:child_process';
import { once } from 'node:events';

const CHECKS = ['eslint .', 'tsc', 'tsc -p adapters/web/page', 'prettier --check --log-level warn .'];

const statuses = await Promise.all(
  CHECKS.map(async (check) => {
    const [status] = (await once(spawn(check, { shell: true, stdio: 'inherit' }), 'exit')) as [number | null];
    return status;
  }),
);
process.exitCode = statuses.every((status) => status === 0) ? 0 : 1;
