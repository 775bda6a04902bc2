/** The outline of a spec that lies on disk. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { SpecNodes } from '../../shared/model/node.ts';
import { isSpecNodes, readNodes, type SyntaxProblem } from '../testcode/index.ts';
import { EngineError } from './errors.ts';

/** @throws EngineError SPEC_NOT_READABLE or SPEC_DOES_NOT_PARSE */
export async function nodesOf(file: string, cwd: string): Promise<SpecNodes> {
  const path = resolve(cwd, file);
  const read = readNodes(await readSource(path), path);
  if (isSpecNodes(read)) return read;
  throw doesNotParse(read);
}

export function doesNotParse({ file, line, column, message, frame }: SyntaxProblem): EngineError {
  return new EngineError('SPEC_DOES_NOT_PARSE', `${file}:${line}:${column} does not parse: ${message}\n${frame}`);
}

export async function readSource(path: string): Promise<string> {
  if (!/\.[cm]?[jt]sx?$/i.test(path)) {
    throw new EngineError('SPEC_NOT_READABLE', `${path} is no TypeScript or JavaScript file. Name a spec.`);
  }
  try {
    // Bytes that are no UTF-8 would come back as others: such a file is refused, not changed.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(path));
  } catch (cause) {
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    const why = isMissing ? 'there is no such file.' : cause instanceof Error ? cause.message : String(cause);
    throw new EngineError('SPEC_NOT_READABLE', `Cannot read ${path}: ${why}`, { cause });
  }
}
