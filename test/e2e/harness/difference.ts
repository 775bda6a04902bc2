/** Two states side by side, only where they differ. */
export const differenceOf = (expected: unknown, actual: unknown, path = ''): string => {
  if (JSON.stringify(expected) === JSON.stringify(actual)) return '';
  if (expected && actual && typeof expected === 'object' && typeof actual === 'object') {
    const keys = new Set([...Object.keys(expected), ...Object.keys(actual)]);
    return [...keys]
      .map((key) =>
        differenceOf(
          (expected as Record<string, unknown>)[key],
          (actual as Record<string, unknown>)[key],
          `${path}/${key}`,
        ),
      )
      .filter(Boolean)
      .join('\n');
  }
  return `${path}\n  recorded: ${JSON.stringify(expected)}\n  replayed: ${JSON.stringify(actual)}`;
};
