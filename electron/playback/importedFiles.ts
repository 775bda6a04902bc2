import { readFile, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

const imported = /(?:\bfrom|\bimport|\brequire\(|\bimport\()\s*['"](\.{1,2}\/[^'"]+)['"]/g;
const endings = ['', '.ts', '.tsx', '.js', '.jsx', '.mts', '.mjs', '.cts', '.cjs', '/index.ts', '/index.js'];

/** Specs and all that they import by relative path, each once, with its source; comments are blanked, places stay. */
export async function* readWithImports(specs: string[]): AsyncGenerator<{ file: string; source: string }> {
  const seen = new Set<string>(specs);
  // The set grows while it is walked: what a file imports is visited after it.
  for (const file of seen) {
    const source = withoutComments(await readFile(file, 'utf8'));
    yield { file, source };
    for (const [, specifier = ''] of source.matchAll(imported)) {
      const target = await resolveImport(resolve(dirname(file), specifier));
      if (target) seen.add(target);
    }
  }
}

/** Blanked rather than cut, so that places stay right. Only comments that stand on lines of their own. */
function withoutComments(source: string): string {
  return source.replace(/^[ \t]*(?:\/\/.*|\/\*[\s\S]*?\*\/)/gm, (comment) => comment.replace(/[^\n]/g, ' '));
}

async function resolveImport(path: string): Promise<string | null> {
  // TypeScript lets one import ./page.js where the file is page.ts.
  for (const candidate of [...endings.map((ending) => path + ending), path.replace(/\.([cm]?)js(x?)$/, '.$1ts$2')]) {
    if (/\.[cm]?[jt]sx?$/.test(candidate) && (await stat(candidate).catch(() => null))?.isFile()) return candidate;
  }
  return null;
}
