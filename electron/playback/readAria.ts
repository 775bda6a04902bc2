/** An element as Playwright's aria snapshot names it. `placeholder` where it says so. */
export type AriaElement = { role: string; name: string; placeholder?: string };

const quoted = String.raw`"((?:\\.|[^"\\])*)"`;
const element = new RegExp(String.raw`^\s*- '?([a-z]+)(?: ${quoted})?(?: \[[^\]]*\])*'?(?::(?: (.+))?)?$`);
const property = /^\s*- \/placeholder: (.+)$/;
/** Their text is what a person would look for; of a field it is its value, which is nobody's business here. */
const namedByText = new Set(['paragraph', 'text', 'listitem', 'cell', 'generic', 'status', 'alert', 'strong', 'code']);

/** The elements of an aria snapshot with a name to find them by, in the order in which they stand on the page. */
export function readAria(snapshot: string): AriaElement[] {
  const elements: AriaElement[] = [];
  for (const line of snapshot.split('\n')) {
    const placeholder = property.exec(line)?.[1];
    const last = elements.at(-1);
    if (placeholder && last) last.placeholder = unquote(placeholder);
    const [, role, name, text] = element.exec(line) ?? [];
    if (!role) continue;
    const said = name === undefined ? (namedByText.has(role) ? unquote(text ?? '') : '') : plain(name);
    elements.push({ role, name: said });
  }
  return elements.filter(({ name, placeholder }) => name !== '' || placeholder !== undefined);
}

function unquote(text: string): string {
  const inside = /^"(.*)"$/.exec(text)?.[1];
  return inside === undefined ? text : plain(inside);
}

function plain(text: string): string {
  return text.replace(/\\(.)/g, '$1').replaceAll("''", "'");
}
