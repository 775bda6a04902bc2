/** Which entries nobody will ask for again. Pure. */

/** What a run has shown of a spec: the names it used, the titles of tests that passed as they stand, and the source of the spec. */
export type Shown = { used: ReadonlySet<string>; passed: readonly string[]; source: string };

/**
 * Of `names` (see format.ts) those that are outdated: not used in this run, their locator no longer to be read in the spec, and their test
 * either passed without them or is gone as well. What a test has from elsewhere (page objects) is kept for as long as it is used.
 */
export function outdated(names: Iterable<string>, { used, passed, source }: Shown): string[] {
  return [...names].filter((name) => {
    if (used.has(name)) return false;
    const title = passed.find((one) => name.startsWith(`${one} › `));
    const isOfPassed = title !== undefined;
    const rest = isOfPassed ? name.slice(title.length + 3) : name;
    const parts = rest.split(' › ');
    const locator = (parts.at(-1) ?? '').replace(/ \(use \d+\)$/, '');
    if (isWritten(locator, source)) return false;
    return isOfPassed || !parts.slice(0, -1).some((part) => source.includes(part));
  });
}

/** Its last words stand somewhere in the source, in whichever quotes. */
function isWritten(locator: string, source: string): boolean {
  const words = [...locator.matchAll(/(['"`])((?:\\.|(?!\1)[^\\])*)\1/g)].map(([, , inside = '']) => inside);
  const last = words.at(-1) ?? locator;
  return source.includes(last) || source.includes(last.replace(/\\(.)/g, '$1'));
}
