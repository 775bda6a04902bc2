import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSpecNodes, readNodes } from '../../electron/testcode/index.ts';
import type { SpecNodes, TestNode } from '../../shared/model/node.ts';

const folder = join(import.meta.dirname, 'specs');

/** Specs as people write them. They end in .txt, so that no tool of ours formats or compiles them. */
export const realSpecs: [file: string, source: string][] = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => [name.slice(0, -'.txt'.length), readFileSync(join(folder, name), 'utf8')]);

export function readGood(source: string, file: string): SpecNodes {
  const read = readNodes(source, file);
  if (!isSpecNodes(read))
    throw new Error(`${file} does not parse: ${read.message} (line ${read.line})\n${read.frame}\n${source}`);
  return read;
}

export function allNodes(nodes: readonly TestNode[]): TestNode[] {
  return nodes.flatMap((node) => [node, ...allNodes(node.children)]);
}
