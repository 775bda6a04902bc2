/** By which names a file calls Playwright: imports may rename, `test.extend` makes new ones. */
import type { Expression, ModuleExportName, Program, Statement, VariableDeclarator } from 'oxc-parser';
import { unwrap } from './syntax.ts';

export type Names = { tests: Set<string>; expects: Set<string>; describes: Set<string> };

export function namesOf(program: Program): Names {
  const names: Names = {
    tests: new Set(['test', 'it', 'setup', 'teardown']),
    expects: new Set(['expect']),
    describes: new Set(['describe', 'suite']),
  };
  for (const statement of program.body) learn(statement, names);
  return names;
}

function learn(statement: Statement | Program['body'][number], names: Names): void {
  if (statement.type === 'ImportDeclaration') {
    for (const specifier of statement.specifiers) {
      if (specifier.type === 'ImportSpecifier') rename(nameOf(specifier.imported), specifier.local.name, names);
    }
  }
  if (statement.type === 'ExportNamedDeclaration' && statement.declaration) learn(statement.declaration, names);
  if (statement.type === 'VariableDeclaration') for (const one of statement.declarations) learnVariable(one, names);
}

/** `const test = base.extend(…)`, `const it = test`, `const { test: it } = require('@playwright/test')`. */
function learnVariable({ id, init }: VariableDeclarator, names: Names): void {
  if (!init) return;
  if (id.type === 'ObjectPattern') {
    for (const property of id.properties) {
      if (property.type !== 'Property' || property.key.type !== 'Identifier') continue;
      if (property.value.type === 'Identifier') rename(property.key.name, property.value.name, names);
    }
  }
  if (id.type !== 'Identifier') return;
  const from = unwrap(init);
  if (from.type === 'Identifier') rename(from.name, id.name, names);
  if (from.type !== 'CallExpression') return;
  const { callee } = from;
  if (callee.type === 'Identifier') {
    if (callee.name === 'mergeTests') names.tests.add(id.name);
    if (callee.name === 'mergeExpects') names.expects.add(id.name);
  }
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return;
  const isExpect = isNamed(callee.object, names.expects);
  if (callee.property.name === 'extend') (isExpect ? names.expects : names.tests).add(id.name);
  if (callee.property.name === 'configure' && isExpect) names.expects.add(id.name);
}

function rename(from: string, to: string, { tests, expects, describes }: Names): void {
  for (const known of [tests, expects, describes]) if (known.has(from)) known.add(to);
}

function isNamed(expression: Expression, known: Set<string>): boolean {
  return expression.type === 'Identifier' && known.has(expression.name);
}

function nameOf(name: ModuleExportName): string {
  return name.type === 'Literal' ? name.value : name.name;
}
