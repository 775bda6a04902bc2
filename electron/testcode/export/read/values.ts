/** Values in a spec that are known without running it. */
import type { Argument, Expression } from 'oxc-parser';
import type { TextValue } from '../../../../shared/model/action.ts';
import type { TextMatch } from '../../../../shared/model/locator.ts';
import type { Point } from '../../../../shared/model/target.ts';
import { pathOf, propertyOf, textOf, unwrap } from '../../nodes/syntax.ts';
import type { Expected } from '../script.ts';

/** Constants that hold a text, by name. */
export type Texts = ReadonlyMap<string, string>;

/** A text, written out or by the name of a constant; null for anything else. */
export function readText(argument: Argument | undefined, texts: Texts): string | null {
  const value = plain(argument);
  if (!value) return null;
  const text = textOf(value);
  if (text !== null) return text;
  if (value.type === 'Literal' && typeof value.value === 'number') return String(value.value);
  if (value.type === 'Identifier') return texts.get(value.name) ?? null;
  if (value.type === 'TemplateLiteral') {
    const holes = value.expressions.map((hole) => readText(hole, texts));
    if (holes.includes(null)) return null;
    return value.quasis.map(({ value: { cooked } }, index) => `${cooked ?? ''}${holes[index] ?? ''}`).join('');
  }
  if (value.type === 'BinaryExpression' && value.operator === '+') {
    const [left, right] = [readText(value.left, texts), readText(value.right, texts)];
    return left === null || right === null ? null : left + right;
  }
  return null;
}

/** A text, or a secret of the environment. */
export function readValue(argument: Argument | undefined, texts: Texts): TextValue | null {
  const text = readText(argument, texts);
  if (text !== null) return { kind: 'plain', text };
  const variable = readVariable(plain(argument));
  return variable === null ? null : { kind: 'secret', variable };
}

/** `process.env.NAME`, `process.env['NAME'] ?? ''`. */
function readVariable(value: Expression | null): string | null {
  if (!value) return null;
  if (value.type === 'LogicalExpression') return readVariable(plain(value.left));
  if (value.type !== 'MemberExpression') return null;
  if (value.computed) {
    const name = textOf(value.property as Argument);
    return name !== null && /^\w+$/.test(name) && pathOf(value.object)?.join('.') === 'process.env' ? name : null;
  }
  const [root, env, name, ...more] = pathOf(value) ?? [];
  return root === 'process' && env === 'env' && name && more.length === 0 ? name : null;
}

export function readNumber(argument: Argument | undefined): number | null {
  const value = plain(argument);
  if (value?.type === 'Literal' && typeof value.value === 'number') return value.value;
  if (value?.type !== 'UnaryExpression' || value.operator !== '-') return null;
  const number = readNumber(value.argument);
  return number === null ? null : -number;
}

export function readPoint(value: Expression | undefined): Point | null {
  const [x, y] = [readNumber(propertyOf(value, 'x')), readNumber(propertyOf(value, 'y'))];
  return x === null || y === null ? null : { x, y };
}

/** The names of all properties of an object literal; null for what is none, or has others than plain ones. */
function optionNames(argument: Argument | undefined): string[] | null {
  if (!argument) return [];
  if (argument.type !== 'ObjectExpression') return null;
  const names = argument.properties.map((property) =>
    property.type === 'Property' && !property.computed && property.key.type === 'Identifier' ? property.key.name : null,
  );
  return names.every((name) => name !== null) ? names : null;
}

/** True where the call has no options but these. */
export function hasOnly(argument: Argument | undefined, ...known: string[]): boolean {
  return optionNames(argument)?.every((name) => known.includes(name)) ?? false;
}

export function isTrue(value: Expression | undefined): boolean {
  return value?.type === 'Literal' && value.value === true;
}

/** What a locator looks for. A regular expression of nothing but letters is a part of a text, or the whole of it. */
export function readMatch(argument: Argument | undefined, isExact: boolean, texts: Texts): TextMatch | null {
  const text = readText(argument, texts);
  if (text !== null) return isExact ? { value: text, exact: true } : { value: text };
  const pattern = readPattern(argument);
  if (!pattern) return null;
  const [, start, inner = '', end] = /^(\^?)([^$^+.*()|\\?{}[\]]+)(\$?)$/.exec(pattern.source) ?? [];
  if (inner === '') return null;
  if (start && end && pattern.flags === '') return { value: inner, exact: true };
  return !start && !end && pattern.flags === 'i' ? { value: inner } : null;
}

export function readExpected(argument: Argument | undefined, kind: 'text' | 'contains', texts: Texts): Expected | null {
  const text = readText(argument, texts);
  if (text !== null) return { kind, text };
  const pattern = readPattern(argument);
  return pattern && { kind: 'pattern', ...pattern };
}

function readPattern(argument: Argument | undefined): { source: string; flags: '' | 'i' } | null {
  const value = plain(argument);
  if (value?.type !== 'Literal' || !('regex' in value)) return null;
  const flags = value.regex.flags.replace(/[gu]/g, '');
  return flags === '' || flags === 'i' ? { source: value.regex.pattern, flags } : null;
}

function plain(argument: Argument | undefined): Expression | null {
  return argument && argument.type !== 'SpreadElement' ? unwrap(argument) : null;
}
