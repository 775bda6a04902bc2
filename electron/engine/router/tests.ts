import { readFile } from 'node:fs/promises';
import type { TestNode } from '../../../shared/model/node.ts';
import { isSpecNodes, readNodes } from '../../testcode/index.ts';
import { exportTests } from '../exportTests.ts';
import { importTests } from '../importTests.ts';
import { doesNotParse, nodesOf } from '../nodes.ts';
import type { Parts } from '../parts.ts';
import { reach, reachAll } from '../reach.ts';
import { robustness } from '../robustness.ts';
import type { Implementer } from './index.ts';

const SPEC = /\.(?:spec|test)\.[cm]?[jt]sx?$/;

export function testsRouter(os: Implementer['tests'], parts: Parts) {
  const { workspace, keychain } = parts;
  const needs = () => ({ host: parts.host(), storage: parts.storage(), keychain, notice: parts.notice });
  return {
    list: os.list.handler(async () => {
      const specs = (await workspace.index.all()).filter((path) => SPEC.test(path));
      return Promise.all(specs.map(async (path) => ({ path, ...(await testsIn(await workspace.locate(path))) })));
    }),
    nodes: os.nodes.handler(async ({ input: { file, text }, context }) => {
      const path = await reach(workspace, context.caller, file);
      if (text === undefined) return nodesOf(path, parts.host().cwd);
      const read = readNodes(text, path);
      if (isSpecNodes(read)) return read;
      throw doesNotParse(read);
    }),
    robustness: os.robustness.handler(async ({ input, context: { caller }, signal }) => {
      const reached = await reachAll(workspace, caller, input, ['config']);
      const paths = await Promise.all(input.paths.map((path) => reach(workspace, caller, path)));
      return robustness({ host: parts.host(), keychain, notice: parts.notice }, { ...reached, paths }, signal);
    }),
    export: os.export.handler(async ({ input, context: { caller } }) => {
      const { source, ...reached } = await reachAll(workspace, caller, input, ['output']);
      // What looks like a file is one; all else names a recording.
      const named =
        source !== undefined && /[/\\]|\.[cm]?[jt]sx?(?::\d+)?$/.test(source)
          ? await reach(workspace, caller, source)
          : source;
      return exportTests(needs(), { ...reached, ...(named !== undefined && { source: named }) });
    }),
    import: os.import.handler(async ({ input, context }) => {
      return importTests(parts.host(), await reachAll(workspace, context.caller, input, ['file', 'output']));
    }),
  };
}

type Found = {
  tests: { title: string; line: number }[];
  problem: { line: number; column: number; message: string } | null;
};

async function testsIn(absolute: string): Promise<Found> {
  try {
    const read = readNodes(await readFile(absolute, 'utf8'), absolute);
    if (isSpecNodes(read)) return { tests: read.nodes.flatMap(testsOf), problem: null };
    const { line, column, message } = read;
    return { tests: [], problem: { line, column, message } };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { tests: [], problem: { line: 1, column: 1, message } };
  }
}

function testsOf(node: TestNode): { title: string; line: number }[] {
  const own = node.kind === 'test' ? [{ title: node.title?.text ?? node.words, line: node.span.line }] : [];
  return [...own, ...node.children.flatMap(testsOf)];
}
