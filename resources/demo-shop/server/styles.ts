import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

/** In the order of the cascade: later ones win. */
const sheets = [
  'base',
  'frame',
  'words',
  'controls',
  'search',
  'catalogue',
  'product',
  'cart',
  'account',
  'screens',
] as const;

export type Styles = { css: string; names: Record<string, string> };

/**
 * Does what a build with CSS modules does: every class name becomes a generated one, another in each release, and the pages
 * import the table of names. So a locator by class does not outlive a release, as on most sites today.
 */
export async function buildStyles(folder: string, release: number): Promise<Styles> {
  const sources = await Promise.all(sheets.map((sheet) => readFile(`${folder}/${sheet}.css`, 'utf8')));
  const names: Record<string, string> = {};
  const css = sources.join('\n').replace(/\.([a-z][a-zA-Z]*)(?=[^{}]*\{)/g, (_, name: string) => {
    const hash = createHash('sha256').update(`${release} ${name}`).digest('base64url').replace(/[-_]/g, '').slice(0, 6);
    const generated = release === 1 ? `${name}_${hash}` : `css-${hash}`;
    names[name] = generated;
    return `.${generated}`;
  });
  return { css, names };
}
