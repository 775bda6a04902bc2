/** Any TypeScript or JavaScript source → its syntax tree. */
import { type Comment, type ParserOptions, type Program, parseSync } from 'oxc-parser';
import { checkSyntax, type SyntaxProblem } from '../checkSyntax.ts';

export type Parsed = { program: Program; comments: Comment[]; module: { hasModuleSyntax: boolean } };

export type Depth = 'whole' | 'statements';

export const astTypes = { whole: {}, statements: { astType: 'js' } } as const satisfies Record<Depth, ParserOptions>;

/**
 * The tree, or the first thing that keeps the source from being parsed. `file` tells the dialect and is never read. With
 * `depth` 'statements' types are left out of the tree, which halves the time that its transfer takes.
 */
export function parseProgram(source: string, file: string, depth: Depth = 'whole'): Parsed | SyntaxProblem {
  for (const options of dialects(file)) {
    const result = parseSync(file, source, { ...options, ...astTypes[depth] });
    if (!result.errors.some(({ severity }) => severity === 'Error')) return result;
    // An import or export makes it a module, whose errors no other dialect would forgive.
    if (result.module.hasModuleSyntax && options.sourceType === 'unambiguous' && !isJavaScript(file)) break;
  }
  return checkSyntax(source, file) ?? { file, line: 1, column: 1, message: 'The source does not parse', frame: '' };
}

/** CommonJS allows what a script does not, such as a return outside of functions; JSX stands in .js files, too. */
function dialects(file: string): ParserOptions[] {
  const types = ['unambiguous', 'commonjs'] as const;
  const plain = types.map((sourceType) => ({ sourceType }));
  return isJavaScript(file) ? [...plain, ...types.map((sourceType) => ({ sourceType, lang: 'jsx' as const }))] : plain;
}

function isJavaScript(file: string): boolean {
  return /\.[cm]?js$/i.test(file);
}

export function isProblem(parsed: Parsed | SyntaxProblem): parsed is SyntaxProblem {
  return 'message' in parsed;
}
