import { create } from 'zustand';
import { engine } from '../rpc/client.ts';

/** Lines before which a run halts, by path. */
type Breakpoints = { lines: Readonly<Record<string, readonly number[]>> };

export const useBreakpoints = create<Breakpoints>(() => ({ lines: {} }));

const KEY = 'breakpoints';

export async function readBreakpoints(): Promise<void> {
  const { value } = await engine.workspace.memory({ key: KEY });
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  const entries = Object.entries(value).map(([path, lines]): [string, number[]] => [
    path,
    Array.isArray(lines) ? lines.filter((line) => typeof line === 'number') : [],
  ]);
  useBreakpoints.setState({ lines: Object.fromEntries(entries) });
}

export const linesOf = (path: string): readonly number[] => useBreakpoints.getState().lines[path] ?? [];

export const allBreakpoints = (): { file: string; line: number }[] =>
  Object.entries(useBreakpoints.getState().lines).flatMap(([file, lines]) => lines.map((line) => ({ file, line })));

export function toggleBreakpoint(path: string, line: number): void {
  const lines = linesOf(path);
  setBreakpoints(path, lines.includes(line) ? lines.filter((each) => each !== line) : [...lines, line]);
}

/** Where they are now: text above them may have come or gone. */
export function setBreakpoints(path: string, lines: readonly number[]): void {
  const next = [...new Set(lines)].sort((one, other) => one - other);
  if (String(next) === String(linesOf(path))) return;
  useBreakpoints.setState(({ lines: all }) => {
    const { [path]: _before, ...others } = all;
    return { lines: next.length > 0 ? { ...others, [path]: next } : others };
  });
  // Not to find them again is no loss that a person must hear of.
  engine.workspace.remember({ key: KEY, value: useBreakpoints.getState().lines as never }).catch(() => {});
}
