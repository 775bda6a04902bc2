/** The built face, where there is one. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';
import { type Env, refuse } from './context.ts';
import { page } from './page.ts';

/** `folder` holds an index.html; what lies in its `assets` has a hash in its name, and stays as it is. */
export function addFace(app: Hono<Env>, folder: string | null): void {
  if (folder === null || !existsSync(join(folder, 'index.html'))) {
    app.get('/', (c) =>
      c.html(
        page('PowerAutomation is running', [
          'The face is not built here: in a clone, npm run build makes it. What can be done without it stands at /api; the command line does all of it as well.',
        ]),
      ),
    );
  } else {
    app.get(
      '/*',
      serveStatic({
        root: folder,
        precompressed: true,
        onFound: (path, c) =>
          c.header('Cache-Control', /[/\\]assets[/\\]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache'),
      }),
    );
  }
  app.notFound((c) => refuse(c, 404, 'NOT_FOUND', `There is no ${c.req.method} ${c.req.path}.`));
}
