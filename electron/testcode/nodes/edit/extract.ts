import MagicString from 'magic-string';
import { Visitor } from 'oxc-parser';
import type { SpecNodes } from '../../../../shared/model/node.ts';
import { TestcodeError } from '../../errors.ts';
import { isProblem, parseProgram } from '../parseProgram.ts';
import { indentAt, isBlank, lineStart } from '../textLines.ts';
import { isUsed } from './declaredNames.ts';
import { type Found, findNode, type Point } from './find.ts';
import { spotsAt } from './put.ts';
import { type Style, styleOf } from './style.ts';
import { verified } from './verify.ts';

type Extraction = {
  /** Offset in the source of any character of the literal. */
  at: number;
  name: string;
  /** Where the constant stands: right before the statement, first in its test, or before the test in the file. */
  where: 'statement' | 'test' | 'file';
};

type Literal = { start: number; end: number; isAttribute: boolean };

/**
 * The source with a literal of a node become a constant: a value of the test that is easy to find and to change.
 *
 * @throws TestcodeError NODE_NOT_FOUND, NO_LITERAL_THERE, BAD_NAME, EDIT_WOULD_BREAK
 */
export function extractParameter(spec: SpecNodes, id: string, { at, name, where }: Extraction): string {
  const found = findNode(spec, id);
  const { source } = spec;
  if (!/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name))
    throw new TestcodeError('BAD_NAME', `"${name}" is no name for a constant.`);
  if (isUsed(source, name)) throw new TestcodeError('BAD_NAME', `"${name}" is in use in ${spec.file} already.`);
  const { span } = found.node;
  const literal = literalAt(spec, at);
  if (!literal || literal.start < span.start || literal.end > span.end) {
    throw new TestcodeError(
      'NO_LITERAL_THERE',
      `At offset ${at} of ${spec.file}, in "${found.node.words}", stands no text or number.`,
    );
  }
  const style = styleOf(spec);
  const text = `const ${name} = ${source.slice(literal.start, literal.end)}${style.hasSemicolons ? ';' : ''}`;
  const point = pointFor(found, where);
  const spot = spotFor(spec, point, style);
  const edited = new MagicString(source).update(literal.start, literal.end, literal.isAttribute ? `{${name}}` : name);
  const separator = !spot.isOwnLine && !style.hasSemicolons ? ';' : '';
  const result = edited.appendLeft(spot.at, spot.before + text + separator + spot.after).toString();
  verified(spec, result, `Making "${name}" of it`);
  return result;
}

function pointFor(found: Found, where: Extraction['where']): Point {
  const { above, siblings, index } = found;
  const chain = [...above, found.node];
  const depth = chain.findLastIndex(({ kind }) => kind === 'test' || kind === 'hooks');
  const test = chain[depth];
  if (where === 'test' && test && test !== found.node && test.children.length > 0) {
    return { siblings: test.children, index: 0, above: chain.slice(0, depth + 1), keepsTo: 'next' };
  }
  // The outermost statement of a file stands among the others of the file.
  if (where === 'file' && above.length > 0) return pointBeforeOutermost(chain);
  // An else has no place of its own before it: the statement that it is part of has.
  const free = chain.findLastIndex(({ isFixed }) => !isFixed);
  const around = chain[free - 1];
  if (found.node.isFixed && around && chain[free]) {
    return {
      siblings: around.children,
      index: around.children.indexOf(chain[free]),
      above: chain.slice(0, free),
      keepsTo: 'next',
    };
  }
  return { siblings, index, above, keepsTo: 'next' };
}

function pointBeforeOutermost(chain: Found['above']): Point {
  return { siblings: chain.slice(0, 1), index: 0, above: [], keepsTo: 'next' };
}

/** Right at the statement, below its comments: they speak of it, not of the constant. */
function spotFor(
  spec: SpecNodes,
  point: Point,
  style: Style,
): { at: number; before: string; after: string; isOwnLine: boolean } {
  const node = point.siblings[point.index];
  if (!node) throw new RangeError('no statement to put it before');
  const { source } = spec;
  const { start } = node.span;
  if (!isBlank(source.slice(lineStart(source, start), start))) {
    const [spot] = spotsAt(spec, point, style, false);
    if (!spot) throw new RangeError('no place to put it');
    return spot;
  }
  return { at: lineStart(source, start), before: indentAt(source, start), after: style.eol, isOwnLine: true };
}

function literalAt({ source, file }: SpecNodes, at: number): Literal | null {
  const parsed = parseProgram(source, file);
  if (isProblem(parsed)) return null;
  let literal: Literal | null = null;
  const never = new Set<number>();
  const attributes = new Set<number>();
  const take = ({ start, end }: { start: number; end: number }): void => {
    if (start <= at && at < end && !never.has(start)) literal = { start, end, isAttribute: attributes.has(start) };
  };
  new Visitor({
    ImportDeclaration: (node) => void never.add(node.source.start),
    ExportNamedDeclaration: (node) => void (node.source && never.add(node.source.start)),
    ExportAllDeclaration: (node) => void never.add(node.source.start),
    TSLiteralType: ({ literal: type }) => void never.add(type.start),
    Property({ key, computed }) {
      if (!computed) never.add(key.start);
    },
    ExpressionStatement: (node) => void ('directive' in node && node.directive && never.add(node.expression.start)),
    JSXAttribute: ({ value }) => void (value && attributes.add(value.start)),
    TaggedTemplateExpression: ({ quasi }) => void never.add(quasi.start),
    TemplateLiteral(node) {
      if (node.expressions.length === 0) take(node);
    },
    Literal: take,
  }).visit(parsed.program);
  return literal;
}
