/** Offsets → lines and columns. */
import type { SourceSpan } from '../../../shared/model/node.ts';

export type Places = { span(start: number, end: number): SourceSpan };

export function createPlaces(source: string): Places {
  const starts = [0];
  for (const { index, 0: ending } of source.matchAll(/\r\n|[\n\r\u2028\u2029]/g)) starts.push(index + ending.length);
  let recent = 0;

  /** Index of the line that holds `offset`. Questions come nearly in order, so the line before is a good guess. */
  function lineOf(offset: number): number {
    let low = 0;
    let high = starts.length - 1;
    if (startOf(recent) <= offset) {
      if (offset < startOf(recent + 1)) return recent;
      low = recent;
    }
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (startOf(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    recent = low;
    return low;
  }

  function startOf(line: number): number {
    return starts[line] ?? Number.POSITIVE_INFINITY;
  }

  return {
    span(start, end) {
      const line = lineOf(start);
      const endLine = lineOf(end);
      return {
        start,
        end,
        line: line + 1,
        column: start - startOf(line) + 1,
        endLine: endLine + 1,
        endColumn: end - startOf(endLine) + 1,
      };
    },
  };
}
