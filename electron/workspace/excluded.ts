/** Whether a path is one that the globs of `files.exclude` leave out: `*`, `**` and `?` as everywhere. */
export function excludedBy(globs: readonly string[]): (path: string) => boolean {
  const patterns = globs.map(asPattern);
  return (path) => patterns.some((pattern) => pattern.test(path));
}

function asPattern(glob: string): RegExp {
  const source = glob
    .replace(/\/+$/, '')
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    // Each of these eats what the next might take for its own: longest first, in one go.
    .replace(/\*\*\/|\*\*|\*|\?/g, (wild) =>
      wild === '**/' ? '(?:.*/)?' : wild === '**' ? '.*' : wild === '*' ? '[^/]*' : '[^/]',
    );
  return new RegExp(`^${source}$`);
}
