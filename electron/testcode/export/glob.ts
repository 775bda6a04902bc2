/** Addresses as Playwright's globs, for worlds that have only regular expressions. */

/** The source of a regular expression that matches what the glob does. */
export function globSource(glob: string): string {
  let source = '^';
  let inGroup = false;
  for (let at = 0; at < glob.length; at++) {
    const char = glob.charAt(at);
    if (char === '\\' && at + 1 < glob.length) {
      at += 1;
      source += literal(glob.charAt(at));
    } else if (char === '*') {
      const isDeep = glob.charAt(at + 1) === '*';
      while (glob.charAt(at + 1) === '*') at += 1;
      if (!isDeep) source += '([^/]*)';
      else if (glob.charAt(at + 1) === '/') {
        at += 1;
        source += '((.+/)|)';
      } else source += '(.*)';
    } else if (inGroup ? char === '}' : char === '{' && glob.includes('}', at)) {
      // A brace without its other half is a brace.
      inGroup = !inGroup;
      source += inGroup ? '(' : ')';
    } else source += char === ',' && inGroup ? '|' : literal(char);
  }
  return `${source}$`;
}

function literal(char: string): string {
  return char.replace(/[$^+.*()|\\?{}[\]/]/g, '\\$&');
}
