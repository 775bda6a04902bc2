import { readFileSync } from 'node:fs';
import type { TestNode } from '../../shared/model/node.ts';
import type { SourcePlace } from '../../shared/model/run.ts';
import { isSpecNodes, readNodes } from '../testcode/index.ts';

/**
 * Playwright's name of a wait tells how it waits ("Wait for load state"), the statement for what. Gives the words of the
 * statement at `place`, as the outline has them; `title` itself for all that is no wait, and where no such statement is.
 */
export function createWaitWords(): (title: string, place: SourcePlace | null) => string {
  const known = new Map<string, TestNode[]>();
  return (title, place) => {
    if (place === null || !/^Wait for (?:load state|navigation|event|URL)\b/.test(title)) return title;
    const nodes = known.get(place.file) ?? flatNodesOf(place.file);
    known.set(place.file, nodes);
    return nodes.find(({ span, words }) => span.line === place.line && words.startsWith('Wait'))?.words ?? title;
  };
}

function flatNodesOf(file: string): TestNode[] {
  try {
    const read = readNodes(readFileSync(file, 'utf8'), file);
    return isSpecNodes(read) ? flat(read.nodes) : [];
  } catch {
    // What cannot be read any more keeps the words that Playwright has for it.
    return [];
  }
}

const flat = (nodes: TestNode[]): TestNode[] => nodes.flatMap((node) => [node, ...flat(node.children)]);
