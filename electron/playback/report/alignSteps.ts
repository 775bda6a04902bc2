type Named = { title: string; depth: number };

/**
 * Which steps of an earlier run are those of this one: the longest row of steps with the same words that both have in the same
 * order. A step that is new, or was changed, has none.
 */
export function alignSteps<Step extends Named>(now: readonly Step[], before: readonly Step[]): (Step | null)[] {
  const isSame = (a: Step, b: Step) => a.title === b.title && a.depth === b.depth;
  // lengths[i][j]: how long that row is between now from i on and before from j on.
  const width = before.length + 1;
  const lengths = new Uint32Array((now.length + 1) * width);
  for (let i = now.length - 1; i >= 0; i--) {
    for (let j = before.length - 1; j >= 0; j--) {
      const [a, b] = [now[i], before[j]];
      const skipped = Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
      lengths[i * width + j] = a && b && isSame(a, b) ? 1 + (lengths[(i + 1) * width + j + 1] ?? 0) : skipped;
    }
  }
  let j = 0;
  return now.map((step, i) => {
    while (j < before.length) {
      const other = before[j];
      if (other && isSame(step, other)) {
        j++;
        return other;
      }
      // Leaving out this step of now is as good as leaving out that of before.
      if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) return null;
      j++;
    }
    return null;
  });
}
