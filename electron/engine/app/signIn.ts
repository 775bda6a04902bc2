/** How a browser signs in: by a link that works once. */
import type { Context, Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import type { Access } from '../../security/index.ts';
import { cookieName, type Env, refuse } from './context.ts';
import { page } from './page.ts';

const MONTH = 30 * 86_400;

export function addSignIn(app: Hono<Env>, access: Access): void {
  app.get('/open', (c) => {
    const session = access.exchange(c.req.query('token') ?? '');
    if (session === null)
      return c.html(
        page('This link is no longer good', [
          'It was used already, or it is older than ten minutes, or the server was started anew since.',
          'Ask for a new one: powerautomation serve prints it when it starts; where it runs already, start it once more and it tells you.',
        ]),
        401,
      );
    setCookie(c, cookieName(c), session, {
      httpOnly: true,
      sameSite: 'Strict',
      path: '/',
      maxAge: MONTH,
      secure: new URL(c.req.url).protocol === 'https:',
    });
    return c.redirect('/', 303);
  });
}

/** The answer to whoever is not signed in: a page for people, an error for programs. */
export function stranger(c: Context<Env>): Response {
  const isPerson = c.req.header('accept')?.includes('text/html') && c.req.method === 'GET';
  if (!isPerson) {
    const message =
      'Nobody is signed in, or the token is wrong or stale. Open the link that powerautomation serve prints, or send its token as Authorization: Bearer …';
    return refuse(c, 401, 'UNAUTHORIZED', message);
  }
  return c.html(
    page('Please sign in', [
      'Open the link that powerautomation serve printed when it started. It works once; this browser is remembered then.',
    ]),
    401,
  ) as Response;
}
