/** The text of a settings file as values, and what is wrong with it, each with its line. Pure. */
import { findNodeAtLocation, type Node, type ParseError, parse, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { z } from 'zod';
import type { SettingsFile, SettingsProblem } from '../../../shared/contract/settings.ts';

export type Read = {
  /** What the file says, as far as it is JSON. */
  value: unknown;
  problems: SettingsProblem[];
  /** Whether it is JSON at all. */
  isJson: boolean;
};

/** An empty file says what `empty` says. Comments and trailing commas are allowed. */
export function readSettingsText(file: SettingsFile, text: string, schema: z.ZodType, empty: unknown): Read {
  if (text.trim() === '') return { value: empty, problems: [], isJson: true };
  const errors: ParseError[] = [];
  const options = { allowTrailingComma: true };
  const value: unknown = parse(text, errors, options);
  const [error] = errors;
  if (error) {
    const message = `This is no JSON: ${wordsOf(printParseErrorCode(error.error))}.`;
    return { value: empty, problems: [{ file, ...placeOf(text, error.offset), message }], isJson: false };
  }
  const tree = parseTree(text, [], options);
  const checked = schema.safeParse(value);
  const problems = (checked.error?.issues ?? []).map((issue) => {
    const path = issue.path.filter((part) => typeof part !== 'symbol');
    const node = tree && nearestNode(tree, path);
    const name = path.join('.');
    return {
      file,
      ...placeOf(text, node?.offset ?? 0),
      message: name === '' ? issue.message : `${name}: ${issue.message}`,
    };
  });
  return { value, problems, isJson: true };
}

/** What is missing has no place: what should hold it has. */
function nearestNode(tree: Node, path: (string | number)[]): Node {
  return findNodeAtLocation(tree, path) ?? (path.length > 0 ? nearestNode(tree, path.slice(0, -1)) : tree);
}

function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

/** `CommaExpected` -> `comma expected` */
function wordsOf(code: string): string {
  return code.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
}
