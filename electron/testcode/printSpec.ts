/** A whole spec: plain Playwright, one test. */
import type { Action } from '../../shared/model/action.ts';
import { createNames, printAction } from './printSteps.ts';
import { quote } from './quote.ts';

export type SpecSettings = {
  title: string;
  /** Name of the folder beside the spec that holds uploaded files. */
  filesFolder: string;
  /** A device of Playwright's list, a viewport in CSS px, a storage state file: what the recording was made with. */
  device?: string;
  viewport?: { width: number; height: number };
  storageState?: string;
  /** Where getByTestId looks, if not at `data-testid`. */
  testIdAttribute?: string;
};

export function printSpec(actions: readonly Action[], settings: SpecSettings): string {
  const body = printBody(actions);
  const usesFiles = body.some((line) => line.includes('file('));
  const usesContext = actions.some(({ step }) => step.kind === 'newPage');
  const names = ['test', 'expect', ...(settings.device ? ['devices'] : [])];
  return [
    ...(usesFiles ? ["import { dirname, join } from 'node:path';"] : []),
    `import { ${names.join(', ')} } from '@playwright/test';`,
    '',
    ...printUse(settings),
    ...(usesFiles
      ? [`const file = (name: string) => join(dirname(test.info().file), ${quote(settings.filesFolder)}, name);`, '']
      : []),
    `test(${quote(settings.title)}, async ({ page${usesContext ? ', context' : ''} }) => {`,
    ...body.flatMap((line) => line.split('\n')).map((line) => `  ${line}`),
    '});',
    '',
  ].join('\n');
}

/**
 * The statements of a test, without indentation; a statement may span lines. `taken` are names that its surroundings use,
 * `file` gives the code for a kept file.
 */
export function printBody(
  actions: readonly Action[],
  taken?: ReadonlySet<string>,
  file = (name: string) => `file(${quote(name)})`,
): string[] {
  const names = createNames(taken);
  return actions.flatMap((action) => printAction(action, names, { file }));
}

function printUse({ device, viewport, storageState, testIdAttribute }: SpecSettings): string[] {
  const settings = [
    device && `...devices[${quote(device)}]`,
    viewport && `viewport: { width: ${viewport.width}, height: ${viewport.height} }`,
    storageState && `storageState: ${quote(storageState)}`,
    testIdAttribute && testIdAttribute !== 'data-testid' && `testIdAttribute: ${quote(testIdAttribute)}`,
  ].filter(Boolean);
  return settings.length > 0 ? [`test.use({ ${settings.join(', ')} });`, ''] : [];
}
