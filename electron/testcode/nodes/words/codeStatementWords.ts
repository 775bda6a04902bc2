/** Statements that are neither action nor check, in words. */
import type { CallExpression, Expression, Program, Statement } from 'oxc-parser';
import { callOf } from '../declarations.ts';
import { isFunction, methodOf, pathOf, textOf, unwrap } from '../syntax.ts';
import { findLocator, type Scope } from './locatorWords.ts';
import { capital, codeWords, nameWords, plainWords, valueWords } from './valueWords.ts';

export function codeStatementWords(
  statement: Statement | Program['body'][number],
  tests: ReadonlySet<string>,
  scope: Scope,
): string {
  const { source } = scope;
  switch (statement.type) {
    case 'ImportDeclaration': {
      const names = statement.specifiers.map(({ local }) => local.name);
      return names.length > 0
        ? `Import ${names.join(', ')} from "${statement.source.value}"`
        : `Import "${statement.source.value}"`;
    }
    case 'FunctionDeclaration':
      return `Function ${statement.id?.name ?? ''}`.trim();
    case 'ClassDeclaration':
      return `Class ${statement.id?.name ?? ''}`.trim();
    case 'TSTypeAliasDeclaration':
    case 'TSInterfaceDeclaration':
      return `Type ${statement.id.name}`;
    case 'ExportNamedDeclaration':
      return statement.declaration
        ? `${codeStatementWords(statement.declaration, tests, scope)}, exported`
        : codeWords(statement, source);
    case 'VariableDeclaration': {
      const parts = statement.declarations.map(({ id, init }) => {
        const name = codeWords(
          id.type === 'Identifier' ? { start: id.start, end: id.start + id.name.length } : id,
          source,
        );
        return init ? `${name} be ${initWords(init, scope)}` : name;
      });
      return `Let ${parts.join(', ')}`;
    }
    case 'ReturnStatement':
      return statement.argument ? `Return ${initWords(statement.argument, scope)}` : 'Return';
    case 'ExpressionStatement': {
      const call = callOf(statement.expression);
      return (call && (annotationWords(call, tests, scope) ?? callWords(call, scope))) ?? codeWords(statement, source);
    }
    default:
      return codeWords(statement, source);
  }
}

function initWords(init: Expression, scope: Scope): string {
  const inner = unwrap(init);
  const locator = findLocator(inner, scope);
  if (locator) return locator.words;
  if (isFunction(inner)) return 'a function';
  if (inner.type === 'ClassExpression') return 'a class';
  const call = callOf(inner);
  const found = call && methodOf(call);
  const object = found && findLocator(found.object, scope);
  const what = found && readings[found.method];
  if (object && what) return `${what} ${object.words}`;
  return valueWords(inner, scope.source);
}

const readings: Record<string, string> = {
  textContent: 'the text of',
  innerText: 'the text of',
  allTextContents: 'the texts of',
  allInnerTexts: 'the texts of',
  inputValue: 'the value of',
  getAttribute: 'an attribute of',
  count: 'the number of',
  isVisible: 'whether one sees',
  boundingBox: 'the box of',
  all: 'every',
};

/** `test.skip(browserName === 'firefox', 'not there')`, `test.use({…})`, `test.setTimeout(…)` inside or beside tests. */
function annotationWords(call: CallExpression, tests: ReadonlySet<string>, { source }: Scope): string | null {
  const [root = '', ...rest] = pathOf(call.callee) ?? [];
  if (!tests.has(root)) return null;
  const [first, second] = call.arguments;
  const reason = textOf(second);
  const when = first ? ` when ${codeWords(first, source)}${reason ? `: ${reason}` : ''}` : '';
  switch (rest.join('.')) {
    case 'skip':
      return `Skip${when}`;
    case 'fixme':
      return `Leave to be fixed${when}`;
    case 'fail':
      return `Expect to fail${when}`;
    case 'slow':
      return `Take three times as long${when}`;
    case 'use':
      return `Use ${codeWords(first ?? call, source)}`;
    case 'setTimeout':
      return `Allow ${plainWords(first, source)} ms`;
    case 'describe.configure':
      return `Run these tests with ${codeWords(first ?? call, source)}`;
    default:
      return null;
  }
}

const unspoken = /^(page\d*|context|request|browser)$/;

/** A call of a helper or page object: `loginPage.signIn('Ann')` is `Login page: sign in "Ann"`. */
function callWords(call: CallExpression, { source }: Scope): string | null {
  const path = pathOf(call.callee);
  const method = path?.at(-1);
  if (!path || !method) return null;
  const owner = path
    .slice(0, -1)
    .filter((name) => name !== 'this')
    .map(nameWords)
    .join(' ');
  const values = call.arguments.filter((argument) => argument.type !== 'Identifier' || !unspoken.test(argument.name));
  const said = [nameWords(method), values.map((value) => valueWords(value, source)).join(', ')]
    .filter(Boolean)
    .join(' ');
  return owner ? `${capital(owner)}: ${said}` : capital(said);
}
