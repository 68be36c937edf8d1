// The page's files, read once: its TypeScript without the types, so that there is no build step.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';

export interface Asset {
  readonly content: string;
  readonly type: string;
  readonly etag: string;
}

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  ts: 'text/javascript; charset=utf-8',
};

/** @returns the files of `page/` that a browser may ask for, by name */
export async function loadAssets(): Promise<ReadonlyMap<string, Asset>> {
  const folder = new URL('./page/', import.meta.url);
  const names = (await readdir(folder)).filter((name) => extensionOf(name) in types);
  const assets = await Promise.all(
    names.map(async (name) => [name, asset(name, await readFile(new URL(name, folder), 'utf8'))] as const),
  );
  return new Map(assets);
}

function asset(name: string, source: string): Asset {
  const extension = extensionOf(name);
  const content = extension === 'ts' ? stripTypes(source) : source;
  const etag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 20)}"`;
  return { content, type: types[extension] ?? 'text/plain', etag };
}

const extensionOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

/** Node calls its stripper experimental on every start; that one warning says nothing to the operator. */
function stripTypes(source: string): string {
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = (warning: string | Error, ...rest: unknown[]) => {
    if (!String(warning).includes('stripTypeScriptTypes'))
      Reflect.apply(emitWarning, process, [warning, ...rest]);
  };
  try {
    return stripTypeScriptTypes(source);
  } finally {
    process.emitWarning = emitWarning;
  }
}
