/** Files that a spec names. */
import type { Argument, Expression, VariableDeclarator } from 'oxc-parser';
import { textOf, unwrap } from '../../nodes/syntax.ts';
import { readText, type Texts } from './values.ts';

/** Folders by the name of the function that stands for each. */
type Naming = { texts: Texts; folders: ReadonlyMap<string, string> };

/** Paths from the spec: `file('cv.pdf')` by the helper of our own specs, or a path as it stands. */
export function filesOf(argument: Argument | undefined, reading: Naming): string[] | null {
  if (!argument || argument.type === 'SpreadElement') return null;
  const value = unwrap(argument);
  if (value.type === 'ArrayExpression') {
    const all = value.elements.map((element) => (element ? filesOf(element, reading) : null));
    return all.every((one) => one !== null) ? all.flat() : null;
  }
  const text = readText(value, reading.texts);
  if (text !== null) return [text];
  if (value.type !== 'CallExpression' || value.callee.type !== 'Identifier') return null;
  const folder = reading.folders.get(value.callee.name);
  const name = readText(value.arguments[0], reading.texts);
  return folder === undefined || name === null ? null : [`${folder}/${name}`];
}

/** `const file = (name: string) => join(dirname(test.info().file), 'cart.files', name);` */
export function readFolder({ id, init }: VariableDeclarator): [name: string, folder: string] | null {
  const value = init && unwrap(init);
  if (id.type !== 'Identifier' || value?.type !== 'ArrowFunctionExpression' || value.body.type === 'BlockStatement')
    return null;
  const call = unwrap(value.body as Expression);
  if (call.type !== 'CallExpression' || call.callee.type !== 'Identifier' || call.callee.name !== 'join') return null;
  const [, folder, name] = call.arguments;
  const text = textOf(folder);
  return text !== null && name?.type === 'Identifier' && call.arguments.length === 3 ? [id.name, text] : null;
}
