/** A locator in a source, taken apart into the calls that it is made of. */
import type { Argument, CallExpression, Expression } from 'oxc-parser';
import { unwrap } from '../nodes/syntax.ts';

/** One call of the chain: `.getByRole('row', { name: 'Ann' })`, from its name to its last bracket. */
export type Link = {
  start: number;
  end: number;
  /** The same for the same locator, however it is written: a `frameLocator` is two. */
  meanings: string[];
  /** Made of what is only known when it runs. */
  isComputed: boolean;
};

/** `root` is what the chain begins with: a page, a name, `this.dialog`. */
export type Chain = { root: Expression | null; links: Link[] };

/** The methods that only find. */
const finders =
  /^(?:getBy(?:Role|Text|Label|Placeholder|AltText|Title|TestId)|locator|frameLocator|contentFrame|filter|first|last|nth|and|or|describe)$/;

export function chainOf(expression: Expression): Chain {
  const inner = unwrap(expression);
  if (inner.type !== 'CallExpression') return { root: inner, links: [] };
  const { callee } = inner;
  if (callee.type === 'Identifier' && finders.test(callee.name)) {
    return { root: null, links: [linkOf(inner, callee.name, inner.start)] };
  }
  if (callee.type !== 'MemberExpression' || callee.computed || callee.property.type !== 'Identifier')
    return { root: inner, links: [] };
  const { name } = callee.property;
  if (!finders.test(name)) return { root: inner, links: [] };
  const before = chainOf(callee.object);
  return { root: before.root, links: [...before.links, linkOf(inner, name, callee.property.start)] };
}

function linkOf(call: CallExpression, name: string, start: number): Link {
  const values = call.arguments.map(meaningOf);
  const isComputed = values.includes(null);
  const text = (method: string): string => `${method}(${isComputed ? '?' : trimmed(values).join(', ')})`;
  const meanings = name === 'frameLocator' ? [text('locator'), 'contentFrame()'] : [text(name)];
  return { start, end: call.end, meanings, isComputed };
}

/** An empty object of options says nothing. */
function trimmed(values: readonly (string | null)[]): (string | null)[] {
  return values.at(-1) === '{}' ? values.slice(0, -1) : [...values];
}

/** A value that stands there as it is, in one spelling; null where it is computed. */
function meaningOf(node: Argument): string | null {
  if (node.type === 'SpreadElement') return null;
  const inner = unwrap(node);
  switch (inner.type) {
    case 'Literal':
      return 'regex' in inner ? `/${inner.regex.pattern}/${inner.regex.flags}` : JSON.stringify(inner.value);
    case 'TemplateLiteral':
      return inner.expressions.length === 0 ? JSON.stringify(inner.quasis[0]?.value.cooked ?? '') : null;
    case 'UnaryExpression': {
      const value = meaningOf(inner.argument);
      return value === null ? null : `${inner.operator}${value}`;
    }
    case 'ObjectExpression':
      return objectMeaning(
        inner.properties.map((each) => (each.type === 'Property' && !each.computed ? propertyOf(each) : null)),
      );
    case 'CallExpression': {
      const { root, links } = chainOf(inner);
      const isPage = root === null || (root.type === 'Identifier' && /page\d*$/i.test(root.name));
      if (!isPage || links.some(({ isComputed }) => isComputed)) return null;
      return links.flatMap(({ meanings }) => meanings).join('.');
    }
    default:
      return null;
  }
}

function propertyOf({ key, value }: { key: { type: string }; value: Expression }): [string, string] | null {
  const name = 'name' in key ? String(key.name) : 'value' in key ? String(key.value) : null;
  const meaning = meaningOf(value);
  return name === null || meaning === null ? null : [name, meaning];
}

/** In one order; what is false is as if it were not there. */
function objectMeaning(properties: readonly ([string, string] | null)[]): string | null {
  const known = properties.filter((each) => each !== null);
  if (known.length < properties.length) return null;
  const told = known.filter(([, value]) => value !== 'false').sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${told.map(([name, value]) => `${name}: ${value}`).join(', ')}}`;
}
