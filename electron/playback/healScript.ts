/** The script that learns and finds elements inside pages under test, bundled into one text. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeFileAtomically } from '../storage/index.ts';
import { sourceForPages } from './runner/healing/sourceForPages.ts';

let bundle: Promise<string> | null = null;

/**
 * The source for every document of a context, to run before the page's own scripts. `name` is what the frame's global is called that has
 * `learn(element)`, giving a fingerprint, and `find(fingerprint)`, giving `{ decision, element }`. Bundled once per process.
 */
export async function healScript(name: string): Promise<string> {
  bundle ??= bundleHealPage();
  return sourceForPages(await bundle, name);
}

/**
 * A file with the bundle, which every worker reads: in `folder`, under a name that changes with the sources, so that it is made once and
 * not in each run.
 */
export async function healScriptFile(folder: string): Promise<string> {
  const file = join(folder, `heal-page-${await fingerprintOfSources()}.js`);
  if (await stat(file).catch(() => null)) return file;
  await mkdir(folder, { recursive: true });
  bundle ??= bundleHealPage();
  await writeFileAtomically(file, await bundle);
  return file;
}

async function fingerprintOfSources(): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of ['./heal/', './heal/page/', '../recording/page/']) {
    const place = fileURLToPath(new URL(folder, import.meta.url));
    const names = (await readdir(place)).filter((name) => name.endsWith('.ts')).sort();
    for (const source of await Promise.all(names.map((name) => readFile(join(place, name))))) hash.update(source);
  }
  return hash.digest('hex').slice(0, 16);
}

async function bundleHealPage(): Promise<string> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./heal/page/main.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome120',
    minify: true,
    logLevel: 'silent',
  });
  const [file] = outputFiles;
  if (!file) throw new Error('esbuild gave no output for the healing script');
  return file.text;
}
