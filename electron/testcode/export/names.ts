/** Titles as names in code and of files. */

/** The words of a title that may stand in a name: letters and digits of any script, as every language allows them. */
function titleWords(title: string): string[] {
  return title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .normalize('NFC')
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{Nd}]|[^\0-\uffff]/gu, ' ')
    .split(' ')
    .filter(Boolean)
    .slice(0, 12);
}

export function pascalCase(title: string): string {
  return titleWords(title)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

export function snakeCase(title: string): string {
  return titleWords(title)
    .map((word) => word.toLowerCase())
    .join('_');
}

export function kebabCase(title: string): string {
  return titleWords(title)
    .map((word) => word.toLowerCase())
    .join('-');
}

/** Names that are given once: `download`, `download1`, … */
export function createNameGiver(): (base: string) => string {
  const used = new Set<string>();
  return (base) => {
    let name = base;
    for (let count = 1; used.has(name); count++) name = `${base}${count}`;
    used.add(name);
    return name;
  };
}
