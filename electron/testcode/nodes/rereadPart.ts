/** Typing inside of one test: that test alone is read again. */
import { parseSync } from 'oxc-parser';
import type { SpecNodes, TestNode } from '../../../shared/model/node.ts';
import { keepIds } from './keepIds.ts';
import { astTypes } from './parseProgram.ts';
import { createPlaces } from './places.ts';
import { type FileFacts, readProgram } from './readNodes.ts';
import { type SourceChange, shiftNodes } from './shift.ts';

/** What can be read by itself: nothing that other statements learn names from. */
const kinds = new Set<TestNode['kind']>(['test', 'describe', 'hooks', 'loop']);

/**
 * The nodes of the changed source, or null where the whole of it has to be read: the change is not within one test or
 * describe, or that one is no whole statement by itself any more.
 */
export function rereadPart(
  good: SpecNodes,
  facts: FileFacts,
  source: string,
  change: SourceChange,
  nextId: () => string,
): SpecNodes | null {
  if (!facts.isModule || facts.hasConstants) return null;
  const index = good.nodes.findIndex(({ span }) => span.start < change.start && change.end < span.end);
  const node = good.nodes[index];
  if (!node || node.isDisabled || !kinds.has(node.kind) || !isClosed(good.source, node)) return null;
  const { start } = node.span;
  const end = node.span.end + change.by;
  // Behind spaces all offsets are those of the file.
  const parsed = parseSync(good.file, ' '.repeat(start) + source.slice(start, end), {
    sourceType: 'module',
    ...astTypes.statements,
  });
  if (parsed.errors.length > 0) return null;
  const { program, comments } = parsed;
  if (program.body.length !== 1 || program.body[0]?.start !== start || program.body[0].end !== end) return null;
  const places = createPlaces(source);
  const [only, ...others] = readProgram(
    { program, comments },
    { file: good.file, source, facts, places, nextId: () => '' },
    { start, end },
  );
  if (!only || others.length > 0 || only.kind !== node.kind || only.span.end !== end) return null;
  const [kept] = keepIds({ ...good, nodes: [node] }, { file: good.file, source, nodes: [only] }, nextId);
  if (!kept) return null;
  const before = good.nodes.slice(0, index);
  return {
    file: good.file,
    source,
    nodes: [...before, kept, ...shiftNodes(good.nodes.slice(index + 1), change, places)],
  };
}

/** Whatever stands in it, what follows cannot go on with this statement. */
function isClosed(source: string, { span }: TestNode): boolean {
  if (source[span.end - 1] === ';') return true;
  const next = source.slice(span.end, span.end + 200).trimStart();
  return /^(\/\/|\/\*|[\w$@{}]|$)/.test(next) && !/^(in|instanceof|as|satisfies)\b/.test(next);
}
