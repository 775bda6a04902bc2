import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Plugin } from 'vite';

const NAME = 'virtual:playwright-types';

const FILES = {
  '@playwright/test': ['index.d.ts', 'package.json'],
  playwright: ['index.d.ts', 'test.d.ts', 'types/test.d.ts', 'types/testReporter.d.ts'],
  'playwright-core': ['index.d.ts', 'types/types.d.ts', 'types/structs.d.ts', 'types/protocol.d.ts'],
};

/** Playwright's types as text, for the editor's TypeScript worker: `renderer/editor/playwrightTypes.d.ts` says what comes out. */
export function playwrightTypes(): Plugin {
  const require = createRequire(import.meta.url);
  return {
    name: 'playwright-types',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    load(id) {
      if (id !== `\0${NAME}`) return null;
      const texts = Object.entries(FILES).flatMap(([name, files]) => {
        const folder = path.dirname(require.resolve(`${name}/package.json`));
        return files.map((file) => [`${name}/${file}`, readFileSync(path.join(folder, file), 'utf8')]);
      });
      return `export default ${JSON.stringify(Object.fromEntries(texts))};`;
    },
  };
}
