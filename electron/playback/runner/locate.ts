import type { Frame, Locator, Page } from '@playwright/test';
import { type Argument, type Expression, parseSync } from 'oxc-parser';

/** The methods that only find: a locator in the settings does nothing to the page. */
const finders = new Set([
  ...['getByRole', 'getByText', 'getByLabel', 'getByPlaceholder', 'getByAltText', 'getByTitle', 'getByTestId'],
  ...['locator', 'frameLocator', 'contentFrame', 'filter', 'first', 'last', 'nth'],
]);

/**
 * The locator that a text means inside a page, a frame or another locator: `getByRole('row').first()` as in a test, or else a selector.
 * It is read, not run: the file it stands in may come from anybody. Throws where it means none.
 */
export function locate(page: Page | Frame | Locator, text: string): Locator {
  const source = text.trim().replace(/^page\./, '');
  if (!/^(?:getBy\w+|locator|frameLocator)\(/.test(source)) return page.locator(text);
  const { program, errors } = parseSync('locator.js', source);
  const [statement] = program.body;
  if (errors.length > 0 || program.body.length !== 1 || statement?.type !== 'ExpressionStatement')
    throw unreadable(text);
  return follow(statement.expression) as Locator;

  function follow(node: Expression): unknown {
    if (node.type !== 'CallExpression') throw unreadable(text);
    const { callee } = node;
    if (callee.type === 'Identifier') return call(page, callee.name, node.arguments);
    if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier' || callee.computed)
      throw unreadable(text);
    return call(follow(callee.object), callee.property.name, node.arguments);
  }

  function call(owner: unknown, name: string, given: Argument[]): unknown {
    const method: unknown = finders.has(name) ? Reflect.get(owner as object, name) : null;
    if (typeof method !== 'function') throw unreadable(text);
    return Reflect.apply(method, owner, given.map(literalOf));
  }

  function literalOf(node: Argument): unknown {
    switch (node.type) {
      case 'Literal':
        return 'regex' in node ? new RegExp(node.regex.pattern, node.regex.flags) : node.value;
      case 'UnaryExpression':
        if (node.operator === '-' && node.argument.type === 'Literal') return -Number(node.argument.value);
        throw unreadable(text);
      case 'ObjectExpression':
        return Object.fromEntries(
          node.properties.map((property) => {
            if (property.type !== 'Property' || property.key.type !== 'Identifier') throw unreadable(text);
            return [property.key.name, literalOf(property.value)];
          }),
        );
      case 'CallExpression':
        return follow(node);
      default:
        throw unreadable(text);
    }
  }
}

function unreadable(text: string): Error {
  return new Error(`"${text}" is no locator like getByRole('table') and no selector`);
}
