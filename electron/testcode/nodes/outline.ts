/** The nodes of a spec while somebody types: ids stay, and half-written code keeps what was there last. */
import type { SpecNodes, TestNode } from '../../../shared/model/node.ts';
import type { SyntaxProblem } from '../checkSyntax.ts';
import { countIds } from './countIds.ts';
import { keepIds } from './keepIds.ts';
import { createPlaces } from './places.ts';
import { type FileFacts, readFile } from './readNodes.ts';
import { rereadPart } from './rereadPart.ts';
import { changeBetween, type SourceChange, shiftNodes } from './shift.ts';

type OutlineState = {
  /** The last source that parsed, with its nodes: what edits are made on. */
  good: SpecNodes;
  /**
   * The nodes to show: those of the last good source, moved to where their text stands now. What was changed since then
   * keeps its node, with a span that holds the change.
   */
  nodes: TestNode[];
  /** Where the code broke; null while it parses. */
  problem: SyntaxProblem | null;
};

type Outline = {
  readonly state: OutlineState;
  /** Takes in the source as it is now. A statement that stayed, or whose text alone changed, keeps its id. */
  update(source: string): OutlineState;
};

/** `file` tells the dialect by its ending and is never read. */
export function createOutline(file: string, source = ''): Outline {
  const nextId = countIds();
  let facts: FileFacts | null = null;
  let state: OutlineState = { good: { file, source: '', nodes: [] }, nodes: [], problem: null };
  update(source);

  function update(now: string): OutlineState {
    const { good } = state;
    const change = changeBetween(good.source, now);
    const part = now === good.source ? good : facts && rereadPart(good, facts, now, change, nextId);
    state = part ? { good: part, nodes: part.nodes, problem: null } : readWhole(good, now, change);
    return state;
  }

  function readWhole(good: SpecNodes, now: string, change: SourceChange): OutlineState {
    const read = readFile(now, file);
    if (!('spec' in read)) return { good, nodes: shiftNodes(good.nodes, change, createPlaces(now)), problem: read };
    facts = read.facts;
    const nodes = keepIds(good, read.spec, nextId);
    return { good: { ...read.spec, nodes }, nodes, problem: null };
  }

  return {
    get state() {
      return state;
    },
    update,
  };
}
