/** Small questions to the syntax tree. */
import type {
  Argument,
  ArrowFunctionExpression,
  CallExpression,
  Expression,
  Function as FunctionNode,
} from 'oxc-parser';

/** The expression without what only surrounds it: await, parentheses, types, `!`, `?.`. */
export function unwrap(expression: Expression): Expression {
  switch (expression.type) {
    case 'AwaitExpression':
    case 'UnaryExpression':
      return expression.type === 'UnaryExpression' && expression.operator !== 'void'
        ? expression
        : unwrap(expression.argument);
    case 'ParenthesizedExpression':
    case 'ChainExpression':
    case 'TSNonNullExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
      return unwrap(expression.expression);
    default:
      return expression;
  }
}

export type Callback = ArrowFunctionExpression | FunctionNode;

export function isFunction(argument: Argument | undefined): argument is Callback {
  return argument?.type === 'ArrowFunctionExpression' || argument?.type === 'FunctionExpression';
}

/** `['test', 'describe', 'only']` for `test.describe.only`; null for what is no plain path of names. */
export function pathOf(expression: Expression): string[] | null {
  const inner = unwrap(expression);
  if (inner.type === 'Identifier') return [inner.name];
  if (inner.type === 'ThisExpression') return ['this'];
  if (inner.type !== 'MemberExpression' || inner.computed || inner.property.type === 'PrivateIdentifier') return null;
  const before = pathOf(inner.object);
  return before && [...before, inner.property.name];
}

/** Object and method of a call `object.method(…)`. */
export function methodOf({ callee }: CallExpression): { object: Expression; method: string } | null {
  const inner = unwrap(callee);
  if (inner.type !== 'MemberExpression' || inner.computed || inner.property.type === 'PrivateIdentifier') return null;
  return { object: unwrap(inner.object), method: inner.property.name };
}

/** The value of a property of an object literal. */
export function propertyOf(argument: Argument | undefined, name: string): Expression | undefined {
  if (argument?.type !== 'ObjectExpression') return undefined;
  for (const property of argument.properties) {
    if (property.type !== 'Property' || property.computed) continue;
    const key =
      property.key.type === 'Identifier'
        ? property.key.name
        : property.key.type === 'Literal'
          ? property.key.value
          : null;
    if (key === name) return property.value;
  }
  return undefined;
}

/** Text that is known as it stands: a string, or a template without holes. */
export function textOf(argument: Argument | undefined): string | null {
  if (argument?.type === 'Literal' && typeof argument.value === 'string') return argument.value;
  if (argument?.type === 'TemplateLiteral' && argument.expressions.length === 0)
    return argument.quasis[0]?.value.cooked ?? null;
  return null;
}
