/** What runs in pages to measure locators, bundled into texts that give an object. */
import { fileURLToPath } from 'node:url';

const bundles = new Map<string, Promise<string>>();

/** An expression for `evaluateHandle`: the object with `copyOf`, for the page under test. */
export const copyingScript = (): Promise<string> => bundled('copying');

/** An expression for `evaluateHandle`: the module with `trial`, for a copy of a page. */
export const trialScript = (): Promise<string> => bundled('main');

function bundled(name: string): Promise<string> {
  const known = bundles.get(name) ?? bundle(name);
  bundles.set(name, known);
  return known;
}

async function bundle(name: string): Promise<string> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`./page/${name}.ts`, import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'made',
    target: 'chrome120',
    minify: true,
    logLevel: 'silent',
  });
  const [file] = outputFiles;
  if (!file) throw new Error(`esbuild gave no output for the script ${name}`);
  return `(() => { ${file.text}\nreturn made; })()`;
}
