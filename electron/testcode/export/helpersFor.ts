/** Functions that stand at the top of an exported file, each where something needs it. */

/** Those that `code` calls, and those that they call themselves, in the order of `all`. */
export function helpersFor(code: string, all: Readonly<Record<string, string>>): string[] {
  const needed = new Set<string>();
  const collect = (text: string): void => {
    for (const [name, helper] of Object.entries(all)) {
      if (needed.has(name) || !text.includes(`${name}(`)) continue;
      needed.add(name);
      collect(helper);
    }
  };
  collect(code);
  return Object.entries(all).flatMap(([name, helper]) => (needed.has(name) ? [helper] : []));
}
