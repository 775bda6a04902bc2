import fc from 'fast-check';

/** How a generated spec is written. */
type Written = { eol: string; unit: string; quote: string; semicolon: string; bom: string };

const written: fc.Arbitrary<Written> = fc.record({
  eol: fc.constantFrom('\n', '\r\n', '\r'),
  unit: fc.constantFrom('  ', '    ', '\t'),
  quote: fc.constantFrom("'", '"'),
  semicolon: fc.constantFrom(';', ''),
  bom: fc.constantFrom('', '\uFEFF'),
});

type Line = (indent: string, written: Written) => string;

const name = fc.constantFrom('Save', 'Ann', '火箭', '🚀', 'a b', 'x-1');

const simple: fc.Arbitrary<Line> = fc.oneof(
  name.map(
    (text): Line =>
      (indent, { quote: q, semicolon }) =>
        `${indent}await page.getByRole(${q}button${q}, { name: ${q}${text}${q} }).click()${semicolon}`,
  ),
  name.map(
    (text): Line =>
      (indent, { quote: q, semicolon }) =>
        `${indent}await expect(page.getByText(${q}${text}${q})).toBeVisible()${semicolon}`,
  ),
  name.map(
    (text): Line =>
      (indent, { eol, unit, quote: q, semicolon }) =>
        `${indent}await page${eol}${indent}${unit}.getByLabel(${q}${text}${q})${eol}${indent}${unit}.fill(${q}v${q})${semicolon}`,
  ),
  name.map(
    (text): Line =>
      (indent, { eol, semicolon }) =>
        `${indent}await page.getByLabel('T').fill(\`${text}${eol}  \${1}${eol}${eol}end\`)${semicolon}`,
  ),
  name.map(
    (text): Line =>
      (indent, { eol, quote: q, semicolon }) =>
        `${indent}// ${text}${eol}${indent}await page.goto(${q}/${q})${semicolon}`,
  ),
  name.map(
    (text): Line =>
      (indent, { quote: q, semicolon }) =>
        `${indent}await page.goto(${q}/${q})${semicolon} // ${text}`,
  ),
  name.map(
    (text): Line =>
      (indent, { eol }) =>
        `${indent}/*${eol}${indent} * ${text}${eol}${indent} */${eol}${indent}await page.reload();`,
  ),
  fc.constant((indent: string) => `${indent}await page.goBack(); await page.goForward();`),
  fc.constant((indent: string) => `${indent}if (x) { await page.reload(); } else await page.goBack();`),
  fc.constant(
    (indent: string, { eol }: Written) =>
      `${indent}// disabled: await page.close();${eol}${indent}// disabled: await page.reload();`,
  ),
);

const statement: fc.Arbitrary<Line> = fc.letrec<{ statement: Line; block: Line }>((tie) => ({
  statement: fc.oneof({ maxDepth: 3, depthIdentifier: 'block' }, simple, tie('block')),
  block: fc
    .tuple(
      fc.constantFrom('step', 'if', 'for', 'try'),
      fc.array(fc.tuple(tie('statement'), fc.boolean()), { maxLength: 4, depthIdentifier: 'block' }),
    )
    .map(
      ([kind, body]): Line =>
        (indent, style) => {
          const { eol, quote: q, semicolon } = style;
          const head =
            {
              step: `await test.step(${q}group${q}, async () => {`,
              if: 'if (x) {',
              for: 'for (const y of z) {',
              try: 'try {',
            }[kind] ?? '';
          const tail =
            { step: `})${semicolon}`, if: '} else {}', for: '}', try: `} catch {${eol}${indent}}` }[kind] ?? '';
          return `${indent}${head}${printBody(body, indent, style)}${tail}`;
        },
    ),
})).statement;

function printBody(body: readonly [Line, boolean][], indent: string, style: Written): string {
  if (body.length === 0) return '';
  const { eol, unit } = style;
  const lines = body.map(
    ([line, isApart], index) => `${isApart && index > 0 ? eol : ''}${line(indent + unit, style)}${eol}`,
  );
  return `${eol}${lines.join('')}${indent}`;
}

/** Specs of one describe and one test, in every style. */
export const generatedSpec: fc.Arbitrary<string> = fc
  .tuple(
    written,
    fc.array(fc.tuple(statement, fc.boolean()), { maxLength: 5 }),
    fc.array(fc.tuple(statement, fc.boolean()), { maxLength: 3 }),
  )
  .map(([style, first, second]) => {
    const { bom, eol, unit, quote: q, semicolon } = style;
    const head = `${bom}import { test, expect } from ${q}@playwright/test${q}${semicolon}${eol}${eol}`;
    const one = `test(${q}one${q}, async ({ page }) => {${printBody(first, '', style)}})${semicolon}${eol}${eol}`;
    const inside = `${unit}test(${q}two${q}, async ({ page }) => {${printBody(second, unit, style)}})${semicolon}${eol}`;
    return `${head}${one}test.describe(${q}more${q}, () => {${eol}${inside}})${semicolon}${eol}`;
  });
