/** Actions become statements: readable, plain Playwright. */
export { checkSyntax, type SyntaxProblem } from './checkSyntax.ts';
export { describeAction } from './describeStep.ts';
export { TestcodeError } from './errors.ts';
export * from './export/index.ts';
export * from './import/index.ts';
export { findInsertion, type Insertion, insertStatements } from './insertion.ts';
export { type Edit, relocate } from './locators/relocate.ts';
export { segmentsOf } from './locators/segments.ts';
export * from './nodes/index.ts';
export { applyEdits, changedLines, printPatch } from './patch.ts';
export { printLocator } from './printLocator.ts';
export { printBody, printSpec } from './printSpec.ts';
