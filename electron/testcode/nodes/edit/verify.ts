/** No edit leaves a source that does not parse, or in which other statements came to mean something else. */
import { parseSync } from 'oxc-parser';
import type { SpecNodes, TestNode } from '../../../../shared/model/node.ts';
import { TestcodeError } from '../../errors.ts';
import { isSpecNodes, readNodes } from '../readNodes.ts';

export type Change = { lost?: readonly TestNode[]; gained?: readonly string[] };

/**
 * The nodes of the edited source.
 *
 * @throws TestcodeError EDIT_WOULD_BREAK where it does not parse, declares a name twice, or where (with `change`) other
 * statements than those named there came or went.
 */
export function verified(spec: SpecNodes, source: string, what: string, change?: Change): SpecNodes {
  const edited = readNodes(source, spec.file);
  if (!isSpecNodes(edited)) {
    throw new TestcodeError(
      'EDIT_WOULD_BREAK',
      `${what} would leave code that does not parse: ${edited.message} (line ${edited.line}).`,
    );
  }
  const [problem] = meaningProblems(source, spec.file);
  if (problem && meaningProblems(spec.source, spec.file).length === 0) {
    throw new TestcodeError('EDIT_WOULD_BREAK', `${what} would leave code that does not run: ${problem}.`);
  }
  if (change && !isSame(expected(spec, change), leaves(edited))) {
    throw new TestcodeError(
      'EDIT_WOULD_BREAK',
      `${what} would change what the statements around it mean. A semicolon between them may help.`,
    );
  }
  return edited;
}

function meaningProblems(source: string, file: string): string[] {
  const { errors } = parseSync(file, source, { sourceType: 'unambiguous', showSemanticErrors: true });
  return errors.filter(({ severity }) => severity === 'Error').map(({ message }) => message);
}

function expected(spec: SpecNodes, { lost = [], gained = [] }: Change): Map<string, number> {
  const counts = leaves(spec);
  for (const node of lost) for (const text of leafTexts(spec.source, [node])) add(counts, text, -1);
  for (const text of gained) add(counts, text, 1);
  return counts;
}

function leaves({ source, nodes }: SpecNodes): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of leafTexts(source, nodes)) add(counts, text, 1);
  return counts;
}

/** The statements that hold no others, without their layout. */
export function leafTexts(source: string, nodes: readonly TestNode[]): string[] {
  return nodes.flatMap(({ span, children, body }) =>
    children.length > 0 || body
      ? leafTexts(source, children)
      : [source.slice(span.start, span.end).replace(/\s+|;\s*$/g, '')],
  );
}

function add(counts: Map<string, number>, text: string, by: number): void {
  const count = (counts.get(text) ?? 0) + by;
  if (count === 0) counts.delete(text);
  else counts.set(text, count);
}

function isSame(left: Map<string, number>, right: Map<string, number>): boolean {
  return left.size === right.size && [...left].every(([text, count]) => right.get(text) === count);
}
