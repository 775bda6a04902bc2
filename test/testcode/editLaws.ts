/** What holds for every edit of every spec. Each law takes a node by number, so that fast-check can choose. */
import { expect } from 'vitest';
import {
  disableNode,
  duplicateNode,
  enableNode,
  groupNodes,
  insertNode,
  moveNode,
  type Place,
  removeNode,
  replaceNode,
  TestcodeError,
  ungroupNode,
} from '../../electron/testcode/index.ts';
import type { SpecNodes, TestNode } from '../../shared/model/node.ts';
import { allNodes, readGood } from './realSpecs.ts';

/** Null where an edit is refused: that leaves the source as it is. */
function attempt(edit: () => string): string | null {
  try {
    return edit();
  } catch (error) {
    if (error instanceof TestcodeError) return null;
    throw error;
  }
}

const textOf = ({ source }: SpecNodes, { span }: TestNode): string => source.slice(span.start, span.end);

/** Without layout. */
const bareText = (spec: SpecNodes, node: TestNode): string => textOf(spec, node).replace(/\s+|;\s*$/g, '');

/** Nothing before `from` and nothing from `to` on has changed. */
function expectUntouched(spec: SpecNodes, edited: string, from: number, to: number): void {
  expect(edited.slice(0, from)).toBe(spec.source.slice(0, from));
  expect(edited.slice(edited.length - (spec.source.length - to))).toBe(spec.source.slice(to));
}

/** Lists of siblings, by the path to their parent. */
function siblingsAt(nodes: readonly TestNode[], path: readonly number[]): readonly TestNode[] {
  return path.reduce<readonly TestNode[]>((at, index) => at[index]?.children ?? [], nodes);
}

export function allPaths(nodes: readonly TestNode[]): number[][] {
  return [
    [],
    ...nodes.flatMap(({ children }, index) =>
      children.length > 0 ? allPaths(children).map((path) => [index, ...path]) : [],
    ),
  ];
}

export function placesIn(spec: SpecNodes): Place[] {
  const beside = allNodes(spec.nodes).flatMap(({ id }): Place[] => [
    { before: id },
    { after: id },
    { into: id, at: 'start' },
    { into: id, at: 'end' },
  ]);
  return [...beside, { into: null, at: 'start' }, { into: null, at: 'end' }];
}

export function removingWhatWasInserted(spec: SpecNodes, place: Place): void {
  const edited = attempt(() => insertNode(spec, place, 'await insertedHere();'));
  if (edited === null) return;
  const after = readGood(edited, spec.file);
  expect(allNodes(after.nodes)).toHaveLength(allNodes(spec.nodes).length + 1);
  const added = allNodes(after.nodes).findLast((node) => textOf(after, node).startsWith('await insertedHere()'));
  const { start, end } = added?.span ?? { start: -1, end: -1 };
  // One piece of text came in: without it the source is whole.
  expect(spec.source.startsWith(edited.slice(0, start).trimEnd()), edited).toBe(true);
  expect(spec.source.endsWith(edited.slice(end).trimStart()), edited).toBe(true);
  expect(removeNode(after, added?.id ?? '')).toBe(spec.source);
}

export function replacingThereAndBack(spec: SpecNodes, node: TestNode): void {
  if (node.isDisabled) return;
  const edited = attempt(() => replaceNode(spec, node.id, 'await insertedHere();'));
  if (edited === null) return;
  expectUntouched(spec, edited, node.span.start, node.span.end);
  const after = readGood(edited, spec.file);
  const replaced = allNodes(after.nodes).find(({ span }) => span.start === node.span.start);
  expect(textOf(after, replaced ?? node)).toMatch(/^await insertedHere\(\);?$/);
}

export function enablingWhatWasDisabled(spec: SpecNodes, node: TestNode): void {
  const edited = attempt(() => disableNode(spec, node.id));
  if (edited === null || edited === spec.source) return;
  const after = readGood(edited, spec.file);
  const disabled = allNodes(after.nodes).find(({ span, isDisabled }) => isDisabled && span.start === node.span.start);
  expect(disabled?.kind, edited).toBe(node.kind);
  expect(enableNode(after, disabled?.id ?? '')).toBe(spec.source);
}

export function removingWhatWasDuplicated(spec: SpecNodes, path: readonly number[], index: number): void {
  const node = siblingsAt(spec.nodes, path)[index];
  if (!node) return;
  const edited = attempt(() => duplicateNode(spec, node.id));
  if (edited === null) return;
  const after = readGood(edited, spec.file);
  const copy = siblingsAt(after.nodes, path)[index + 1];
  expect(copy?.words, edited).toBe(node.words);
  expect(removeNode(after, copy?.id ?? '')).toBe(spec.source);
}

export function ungroupingWhatWasGrouped(spec: SpecNodes, path: readonly number[], index: number, count: number): void {
  const chosen = siblingsAt(spec.nodes, path).slice(index, index + count);
  if (chosen.length === 0) return;
  const edited = attempt(() =>
    groupNodes(
      spec,
      chosen.map(({ id }) => id),
      "it's a new group",
    ),
  );
  if (edited === null) return;
  const after = readGood(edited, spec.file);
  const group = siblingsAt(after.nodes, path)[index];
  expect(
    group?.children.map(({ words }) => words),
    edited,
  ).toEqual(chosen.map(({ words }) => words));
  expect(ungroupNode(after, group?.id ?? '')).toBe(spec.source);
}

/** Among its siblings. */
export function movingBackWhatWasMoved(spec: SpecNodes, path: readonly number[], from: number, to: number): void {
  const siblings = siblingsAt(spec.nodes, path);
  const [node, other] = [siblings[from], siblings[to]];
  if (!node || !other || from === to) return;
  const edited = attempt(() => moveNode(spec, node.id, from < to ? { after: other.id } : { before: other.id }));
  if (edited === null) return;
  const after = readGood(edited, spec.file);
  const now = siblingsAt(after.nodes, path);
  const texts = siblings.map((sibling) => bareText(spec, sibling));
  expect(now.map((sibling) => bareText(after, sibling))).toEqual(
    texts.toSpliced(from, 1).toSpliced(to, 0, texts[from] ?? ''),
  );
  // Where disabled statements share lines with others, comments cannot simply change places.
  if (siblings.some(({ isDisabled }) => isDisabled) && !standOnOwnLines(spec, siblings)) return;
  // What stands above the first statement of a file belongs to the file from then on.
  if (path.length === 0 && Math.min(from, to) === 0) return;
  const beside = now[from]?.id ?? '';
  expect(moveNode(after, now[to]?.id ?? '', from < to ? { before: beside } : { after: beside })).toBe(spec.source);
}

function standOnOwnLines({ source }: SpecNodes, siblings: readonly TestNode[]): boolean {
  return siblings.every(
    ({ span }, index) => index === 0 || /[\r\n]/.test(source.slice(siblings[index - 1]?.span.end, span.start)),
  );
}

/** To the end of another body. */
export function carryingBackWhatWasCarried(
  spec: SpecNodes,
  path: readonly number[],
  index: number,
  into: readonly number[],
): void {
  const home = siblingsAt(spec.nodes, path);
  const node = home[index];
  const last = siblingsAt(spec.nodes, into).at(-1);
  if (
    !node ||
    !last ||
    path.join() === into.join() ||
    !isPlain(spec, home) ||
    !isPlain(spec, siblingsAt(spec.nodes, into))
  )
    return;
  const edited = attempt(() => moveNode(spec, node.id, { after: last.id }));
  if (edited === null) return;
  const after = readGood(edited, spec.file);
  const moved = allNodes(after.nodes).filter((other) => bareText(after, other) === bareText(spec, node));
  const backHome = siblingsAt(after.nodes, path);
  const place: Place = index > 0 ? { after: backHome[index - 1]?.id ?? '' } : { before: backHome[0]?.id ?? '' };
  const returned = moved.map(({ id }) => attempt(() => moveNode(after, id, place)));
  expect(returned, edited).toContain(spec.source);
}

/** More than one statement, each on its own lines, nothing but line endings between; lines that all end in one way. */
function isPlain(spec: SpecNodes, siblings: readonly TestNode[]): boolean {
  const { source } = spec;
  const edges = siblings.map(({ span }, index) =>
    source.slice(siblings[index - 1]?.span.end ?? span.start, span.start),
  );
  const endings = new Set(source.match(/\r\n|[\n\r\u2028\u2029]/g));
  return (
    endings.size === 1 &&
    siblings.length > 1 &&
    siblings.every(({ isFixed }) => !isFixed) &&
    edges.slice(1).every((gap) => /^\s*[\r\n]\s*$/.test(gap))
  );
}
