/** Every node of a syntax tree, whatever its type. */
import type { Program } from 'oxc-parser';

export type AnyNode = { type: string; start: number; [field: string]: unknown };

export function syntaxNodes(program: Program): AnyNode[] {
  const found: AnyNode[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === 'object' && value !== null) {
      if (isNode(value)) found.push(value);
      Object.values(value).forEach(visit);
    }
  };
  visit(program);
  return found;
}

export function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}
