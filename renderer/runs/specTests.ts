/** A spec of the workspace with its tests, or why it has none to show. */
export type SpecTests = {
  path: string;
  tests: { title: string; line: number }[];
  problem: { line: number; column: number; message: string } | null;
};
