import { parseSync } from 'oxc-parser';

/** Why a source does not parse. Line and column count from 1, columns in UTF-16 units. */
export type SyntaxProblem = { file: string; line: number; column: number; message: string; frame: string };

/**
 * The first thing that keeps `source` from being parsed, or null when all is well. `file` tells the dialect by its
 * ending (.ts, .tsx, .mts, .js, …) and is only named, never read. Types are not checked.
 */
export function checkSyntax(source: string, file: string): SyntaxProblem | null {
  const error = firstError(source, file);
  if (!error) return null;
  const offset = error.labels[0]?.start ?? 0;
  const before = source.slice(0, offset).split(/\r\n|[\n\r\u2028\u2029]/);
  const line = before.length;
  const column = (before.at(-1) ?? '').length + 1;
  return { file, line, column, message: error.message, frame: codeFrame(source, line, column) };
}

function firstError(source: string, file: string) {
  const { errors, module } = parseSync(file, source, { sourceType: 'unambiguous' });
  // CommonJS allows what a script does not, such as a return outside of functions.
  const counted =
    errors.length > 0 && !module.hasModuleSyntax ? parseSync(file, source, { sourceType: 'commonjs' }).errors : errors;
  return counted.find(({ severity }) => severity === 'Error');
}

/** Two lines before and one after, the line marked with `>` and the column with `^`. */
function codeFrame(source: string, line: number, column: number): string {
  const lines = source.split(/\r\n|[\n\r\u2028\u2029]/);
  const from = Math.max(1, line - 2);
  const to = Math.min(lines.length, line + 1);
  const width = String(to).length;
  const out: string[] = [];
  for (let number = from; number <= to; number++) {
    const text = lines[number - 1] ?? '';
    out.push(`${number === line ? '>' : ' '} ${String(number).padStart(width)} | ${text}`.trimEnd());
    // Tabs before the mark are kept, so that it stands under its character however wide they are shown.
    if (number === line) {
      out.push(`  ${' '.repeat(width)} | ${text.slice(0, column - 1).replace(/[^\t]/g, ' ')}^`);
    }
  }
  return out.join('\n');
}
