/** Which node of a newly read source is which node of the one before. */
import type { SpecNodes, TestNode } from '../../../shared/model/node.ts';

/** The new nodes with the ids of the old ones: same text first, then same place and kind. Others get a fresh id. */
export function keepIds(before: SpecNodes, after: SpecNodes, nextId: () => string): TestNode[] {
  const textBefore = (node: TestNode): string => before.source.slice(node.span.start, node.span.end);
  const textAfter = (node: TestNode): string => after.source.slice(node.span.start, node.span.end);

  function match(old: readonly TestNode[], now: readonly TestNode[]): TestNode[] {
    const partner = pair(old, now);
    return now.map((node, index) => {
      const known = partner[index];
      if (!known) return fresh(node);
      return { ...node, id: known.id, children: match(known.children, node.children) };
    });
  }

  /** For each new node the old one that it is. */
  function pair(old: readonly TestNode[], now: readonly TestNode[]): (TestNode | undefined)[] {
    const partner: (TestNode | undefined)[] = new Array(now.length).fill(undefined);
    const used = new Set<TestNode>();
    const take = (index: number, node: TestNode): void => {
      partner[index] = node;
      used.add(node);
    };
    let [start, oldEnd, nowEnd] = [0, old.length, now.length];
    const isSame = (left: TestNode | undefined, right: TestNode | undefined): boolean =>
      left !== undefined && right !== undefined && textBefore(left) === textAfter(right);
    for (; start < Math.min(oldEnd, nowEnd) && isSame(old[start], now[start]); start += 1)
      take(start, old[start] as TestNode);
    for (; oldEnd > start && nowEnd > start && isSame(old[oldEnd - 1], now[nowEnd - 1]); oldEnd -= 1, nowEnd -= 1)
      take(nowEnd - 1, old[oldEnd - 1] as TestNode);
    // What changed places keeps its id, too.
    const byText = Map.groupBy(old.slice(start, oldEnd), textBefore);
    for (let index = start; index < nowEnd; index += 1) {
      const node = now[index];
      const same = node && byText.get(textAfter(node))?.shift();
      if (same) take(index, same);
    }
    // The rest is taken for the same where kind and order say so: its text was edited.
    const left = old.slice(start, oldEnd).filter((node) => !used.has(node));
    for (let index = start; index < nowEnd; index += 1) {
      const node = now[index];
      if (!node || partner[index]) continue;
      const candidate = left.findIndex(
        ({ kind, title }) =>
          kind === node.kind && (title === undefined || title.text === node.title?.text || left.length === 1),
      );
      const found = candidate >= 0 ? left.splice(candidate, 1)[0] : undefined;
      if (found) partner[index] = found;
    }
    return partner;
  }

  function fresh(node: TestNode): TestNode {
    return { ...node, id: nextId(), children: node.children.map(fresh) };
  }

  return match(before.nodes, after.nodes);
}
