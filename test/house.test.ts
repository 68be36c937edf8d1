// The house's own rules: imports point one way and never in a circle, every file says what it is, the README's tree is true.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { beforeAll, describe, expect, test } from 'vitest';

const TOP = ['briefings', 'adapters', 'src'];
const root = join(import.meta.dirname, '..');

function filesBelow(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}

const sources = [...TOP, 'test', ...(existsSync(join(root, 'bench')) ? ['bench'] : [])]
  .flatMap(filesBelow)
  .filter((file) => file.endsWith('.ts') && !file.includes('node_modules'));

describe('imports', () => {
  let result: ICruiseResult;

  beforeAll(async () => {
    const rule = (name: string, from: string, to: string) =>
      ({ name, severity: 'error', from: { path: from }, to: { path: to } }) as const;
    const { output } = await cruise(
      TOP,
      {
        validate: true,
        tsPreCompilationDeps: true,
        doNotFollow: { path: 'node_modules' },
        ruleSet: {
          forbidden: [
            { name: 'circle', severity: 'error', from: {}, to: { circular: true } },
            { name: 'unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
            rule('the core knows neither adapters nor the shell', '^briefings/', '^(adapters|src)/'),
            rule('adapters do not know the shell', '^adapters/', '^src/'),
            rule('nothing knows the tests', '^(briefings|adapters|src)/', '^test/'),
            rule(
              'the core touches nothing of the world',
              '^briefings/',
              '^(node:)?(fs|http|https|net|child_process|process)',
            ),
            rule('Slack and Discord do not know each other', '^adapters/slack/', '^adapters/(discord|web)/'),
            rule('Discord and Slack do not know each other', '^adapters/discord/', '^adapters/(slack|web)/'),
          ],
        },
      },
      { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
    );
    if (typeof output === 'string') throw new Error(output);
    result = output;
  });

  test('are all seen', () => {
    const seen = result.modules.map((module) => module.source);
    for (const file of sources.filter((each) => TOP.some((top) => each.startsWith(`${top}/`))))
      expect(seen).toContain(file);
  });

  test('point one way, without a circle', () => {
    expect(result.summary.violations.map((each) => `${each.rule.name}: ${each.from} → ${each.to}`)).toEqual(
      [],
    );
  });
});

describe('files', () => {
  test.each(sources)('%s opens with a sentence that says what it is', (file) => {
    expect(readFileSync(join(root, file), 'utf8')).toMatch(/^(#!.*\n)?\/\/ \S.{15,}/);
  });

  test.each(TOP)('every folder in %s has its test', (top) => {
    const folders = new Set(
      filesBelow(top)
        .filter((file) => file.endsWith('.ts'))
        .map((file) => file.split('/').slice(0, 2).join('/'))
        .filter((folder) => statSync(join(root, folder)).isDirectory()),
    );
    for (const folder of folders)
      expect(
        filesBelow('test').some((file) => file.startsWith(`test/${folder}`)),
        folder,
      ).toBe(true);
  });
});

describe('the README', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const tree = /```text\n(briefings\/[\s\S]*?)```/.exec(readme)?.[1] ?? '';

  /** The paths of an indented tree: two spaces a level, several names in a line. */
  function treePaths(): readonly string[] {
    const parents: string[] = [];
    return tree.split('\n').flatMap((row) => {
      const found = /^( *)((?:[\w.-]+\/?(?: · )?)+)(?= {2,}|$)/.exec(row);
      if (!found) return [];
      const depth = (found[1] ?? '').length / 2;
      const names = (found[2] ?? '').split(' · ').map((name) => name.trim());
      parents.length = depth;
      parents.push(names[0] ?? '');
      return names.map((name) => [...parents.slice(0, depth), name].join('').replace(/\/$/, ''));
    });
  }

  test('names only paths that are there', () => {
    expect(treePaths().length).toBeGreaterThan(15);
    for (const path of treePaths()) expect(existsSync(join(root, path)), path).toBe(true);
  });

  test('names every folder of the first two levels', () => {
    const folders = [...TOP, 'test', '.']
      .flatMap((top) =>
        readdirSync(join(root, top), { withFileTypes: true })
          .filter((entry) => entry.isDirectory())
          .map((entry) => (top === '.' ? entry.name : `${top}/${entry.name}`)),
      )
      .filter((folder) => !/^(\.|node_modules|data|test-output|coverage)/.test(folder));
    for (const folder of folders) expect(treePaths(), folder).toContain(folder);
  });

  test('links only to files that are there', () => {
    for (const [, target] of readme.matchAll(/\]\((?!https?:|#)([^)]+)\)/g))
      expect(existsSync(join(root, target ?? '')), target).toBe(true);
  });
});
