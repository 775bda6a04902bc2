import { parseSync, Visitor } from 'oxc-parser';

/** What a file names as imported, types and `import()` included, and the line it stands in. Computed names are not seen. */
export type Import = { specifier: string; line: number };

/** Every import, re-export, dynamic import, `import('…')` type and `require` of a source file. */
export function importsOf(file: string, source: string): Import[] {
  const { program, module, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} does not parse: ${errors[0]?.message}`);
  const found: { specifier: string; at: number }[] = [];
  const add = (specifier: unknown, at: number) => {
    if (typeof specifier === 'string') found.push({ specifier, at });
  };

  for (const { moduleRequest } of module.staticImports) add(moduleRequest.value, moduleRequest.start);
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest } of entries) add(moduleRequest?.value, moduleRequest?.start ?? 0);
  }
  new Visitor({
    ImportExpression({ source }) {
      add(literal(source), source.start);
    },
    TSImportType({ source }) {
      add(source.value, source.start);
    },
    CallExpression({ callee, arguments: [first] }) {
      if (callee.type === 'Identifier' && callee.name === 'require' && first) add(literal(first), first.start);
    },
  }).visit(program);

  return found.map(({ specifier, at }) => ({ specifier, line: source.slice(0, at).split('\n').length }));
}

/** The text of `'…'` or of a template without holes. */
function literal(node: { type: string }): unknown {
  if (node.type === 'Literal' && 'value' in node) return node.value;
  if (node.type !== 'TemplateLiteral' || !('quasis' in node)) return undefined;
  const quasis = node.quasis as { value: { cooked: string | null } }[];
  return quasis.length === 1 ? quasis[0]?.value.cooked : undefined;
}
