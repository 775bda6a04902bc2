/** Which names hold locators and pages, from the declarations above a statement. */
import type { Expression, Statement } from 'oxc-parser';
import { methodOf, textOf, unwrap } from './syntax.ts';
import { type Held, holdLocator, type Scope } from './words/locatorWords.ts';

export type OpenScope = Scope & {
  /** A scope inside this one: what it learns is forgotten at its end. */
  inner(): OpenScope;
  learn(statement: Statement): void;
  hasLearned(): boolean;
};

export function createScope(source: string, outer?: OpenScope): OpenScope {
  const locators = new Map<string, Held>();
  const pages = new Set<string>();
  const scope: OpenScope = {
    source,
    locatorNamed: (name) => locators.get(name) ?? outer?.locatorNamed(name),
    isPage: (name) => pages.has(name) || /^page\d*$/.test(name) || (outer?.isPage(name) ?? false),
    inner: () => createScope(source, scope),
    hasLearned: () => locators.size + pages.size > 0,
    learn(statement) {
      if (statement.type !== 'VariableDeclaration') return;
      for (const { id, init } of statement.declarations) {
        if (id.type !== 'Identifier' || !init) continue;
        const held = statement.kind === 'const' ? holdLocator(init, scope) : null;
        if (held) locators.set(id.name, held);
        if (isNewPage(init, pages)) pages.add(id.name);
      }
    },
  };
  return scope;
}

/** `await context.newPage()`, `await page.waitForEvent('popup')`, and `await popupPromise` by its name. */
function isNewPage(init: Expression, pages: ReadonlySet<string>): boolean {
  const isAwaited = init.type === 'AwaitExpression';
  const inner = unwrap(init);
  if (inner.type === 'Identifier')
    return (isAwaited && /^(page|popup|newPage|newTab)\w*Promise$/.test(inner.name)) || pages.has(inner.name);
  if (inner.type !== 'CallExpression' || !isAwaited) return false;
  const method = methodOf(inner)?.method;
  return (
    method === 'newPage' || (method === 'waitForEvent' && ['popup', 'page'].includes(textOf(inner.arguments[0]) ?? ''))
  );
}
