import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { appsFolder } from './paths.ts';

export type Bundle = { js: string; css: string };

/** Lets an app be written in Svelte's own language. */
const svelte: Plugin = {
  name: 'svelte',
  setup(builder) {
    builder.onLoad({ filter: /\.svelte$/ }, async ({ path }) => {
      const { readFile } = await import('node:fs/promises');
      const { compile } = await import('svelte/compiler');
      const { js } = compile(await readFile(path, 'utf8'), { filename: path, generate: 'client', css: 'injected' });
      return { contents: js.code, loader: 'js' };
    });
  },
};

/** Bundles `apps/NAME.*` with the libraries that it imports, as a site would ship it. */
export const bundleApp = async (name: string): Promise<Bundle> => {
  const file = (await readdir(appsFolder)).find((entry) => entry.startsWith(`${name}.`));
  if (!file) throw new Error(`No app named "${name}" in ${appsFolder}`);
  const { outputFiles } = await build({
    entryPoints: { [name]: join(appsFolder, file) },
    bundle: true,
    write: false,
    outdir: appsFolder,
    format: 'iife',
    jsx: 'automatic',
    target: 'chrome120',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.ttf': 'dataurl' },
    conditions: ['browser', 'import'],
    mainFields: ['browser', 'module', 'main'],
    plugins: [svelte],
    logLevel: 'silent',
  });
  const text = (ending: string): string => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  return { js: text('.js'), css: text('.css') };
};
