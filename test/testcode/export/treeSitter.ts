/** Grammars for worlds whose compiler is nowhere to be had. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Node } from '@vscode/tree-sitter-wasm';

const require = createRequire(import.meta.url);
const { Language, Parser } = require('@vscode/tree-sitter-wasm') as typeof import('@vscode/tree-sitter-wasm');

await Parser.init();

export type Grammar = { parse(text: string): Node };

export async function loadGrammar(name: 'c-sharp' | 'java'): Promise<Grammar> {
  const wasm = require.resolve(`@vscode/tree-sitter-wasm/wasm/tree-sitter-${name}.wasm`);
  const parser = new Parser();
  parser.setLanguage(await Language.load(await readFile(wasm)));
  return {
    parse(text) {
      const tree = parser.parse(text);
      if (!tree) throw new Error('The parser gave no tree');
      return tree.rootNode;
    },
  };
}

/** Every node of a kind. */
export function nodesOf(root: Node, ...kinds: string[]): Node[] {
  return root.descendantsOfType(kinds).filter((node) => node !== null);
}

/** The line that does not parse; null when all does. */
export function brokenLine(root: Node): string | null {
  if (!root.hasError) return null;
  const [bad] = root.descendantsOfType('ERROR');
  return `line ${(bad ?? root).startPosition.row + 1}: ${(bad ?? root).text.slice(0, 200)}`;
}
