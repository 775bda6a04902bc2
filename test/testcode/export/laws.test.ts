/** Whatever was recorded: what is exported parses in its world, and its texts are the ones that were recorded. */
import { AstBuilder, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { IdGenerator } from '@cucumber/messages';
import { parse as parseRecording } from '@puppeteer/replay';
import * as fc from 'fast-check';
import { parseSync } from 'oxc-parser';
import { expect, test } from 'vitest';
import { xpathOf } from '../../../electron/testcode/export/xpath.ts';
import { printXPath, xpathHelpers } from '../../../electron/testcode/export/xpathCode.ts';
import { exportTargets, lower, printSpec, readSpec, type Script } from '../../../electron/testcode/index.ts';
import type { Action } from '../../../shared/model/action.ts';
import { anyActions, anyLocator, anyString } from '../anyActions.ts';
import { syntaxNodes } from '../syntaxNodes.ts';
import { hasProgram, pythonTexts } from './compilers.ts';
import { brokenLine, loadGrammar } from './treeSitter.ts';

const anyScript = fc.record({ actions: anyActions, title: anyString });

function scriptOf({ actions, title }: { actions: Action[]; title: string }): Script {
  return {
    title,
    settings: { testIdAttribute: 'data-testid' },
    tests: [{ title, items: lower(actions, 'any.files') }],
  };
}

/** What is typed and filled, as it must come out again. */
function typedTexts(actions: readonly Action[]): string[] {
  return actions.flatMap(({ step }) =>
    (step.kind === 'fill' || step.kind === 'type') && step.value.kind === 'plain' ? [step.value.text] : [],
  );
}

test.skipIf(!hasProgram('python3'))('Python parses all of it, and reads the same texts', () => {
  const samples = fc.sample(anyScript, 200);
  const files = samples.map((sample) => exportTargets['playwright-python'].print(scriptOf(sample)).text);
  // Python keeps halves of surrogate pairs apart from whole ones; JSON on the way out tells both.
  const found = pythonTexts(files.map((text) => text));
  samples.forEach(({ actions }, index) => {
    for (const text of typedTexts(actions)) expect(found[index]).toContain(text);
  });
});

test.each(['playwright-java', 'playwright-csharp'] as const)('%s parses', async (name) => {
  const grammar = await loadGrammar(name === 'playwright-java' ? 'java' : 'c-sharp');
  fc.assert(
    fc.property(anyScript, (sample) => {
      const { text } = exportTargets[name].print(scriptOf(sample));
      expect(brokenLine(grammar.parse(text)), text).toBeNull();
    }),
    { numRuns: 150 },
  );
});

test.each(['puppeteer', 'selenium', 'cypress'] as const)('%s parses, and has the same texts', (name) => {
  fc.assert(
    fc.property(anyScript, (sample) => {
      const { text } = exportTargets[name].print(scriptOf(sample));
      const { program, errors } = parseSync('any.mjs', text, { showSemanticErrors: true });
      expect(errors, text).toEqual([]);
      const literals = new Set<string>();
      for (const { type, value } of syntaxNodes(program))
        if (type === 'Literal' && typeof value === 'string') literals.add(value);
      // An empty text is cleared, not typed; where an element cannot be found, a comment stands instead.
      for (const typed of typedTexts(sample.actions))
        if (typed !== '' && !text.includes('Not exported: ')) expect(literals).toContain(typed);
    }),
    { numRuns: 150 },
  );
});

test('Cucumber reads all of it, step by step', () => {
  fc.assert(
    fc.property(anyScript, (sample) => {
      const { text } = exportTargets.gherkin.print(scriptOf(sample));
      const parser = new Parser(new AstBuilder(IdGenerator.uuid()), new GherkinClassicTokenMatcher());
      const steps = parser.parse(text).feature?.children[0]?.scenario?.steps.length ?? 0;
      const effects = sample.actions.flatMap((action) => action.effects);
      expect(steps, text).toBe(sample.actions.length + effects.length);
    }),
    { numRuns: 150 },
  );
});

test('recordings of DevTools are read again', () => {
  fc.assert(
    fc.property(anyScript, (sample) => {
      const { text } = exportTargets.recorder.print(scriptOf(sample));
      expect(() => parseRecording(JSON.parse(text)), text).not.toThrow();
    }),
    { numRuns: 150 },
  );
});

test('a project of Selenium IDE is JSON, the same one each time', () => {
  fc.assert(
    fc.property(anyScript, (sample) => {
      const { text } = exportTargets.side.print(scriptOf(sample));
      expect(JSON.parse(text).tests).toHaveLength(1);
      expect(exportTargets.side.print(scriptOf(sample)).text).toBe(text);
    }),
    { numRuns: 100 },
  );
});

test('what cannot be said stands in the file as well as in the list', () => {
  fc.assert(
    fc.property(anyScript, fc.constantFrom(...Object.values(exportTargets)), (sample, target) => {
      const { text, left } = target.print(scriptOf(sample));
      const marks = text.split(/Not exported: |"notExported"/).length - 1;
      expect(marks).toBeGreaterThanOrEqual(left.length);
    }),
    { numRuns: 150 },
  );
});

test('the code for a locator gives its XPath', () => {
  fc.assert(
    fc.property(anyLocator, (locator) => {
      const code = printXPath(locator, 'data-testid');
      const xpath = xpathOf(locator, 'data-testid');
      const value = code && new Function(`${xpathHelpers(code).join('\n')}\nreturn ${code};`)();
      expect(value, code ?? '').toBe(xpath);
    }),
    { numRuns: 1000 },
  );
});

test('a recording exports the same through its spec, but for what a spec does not say', () => {
  fc.assert(
    fc.property(anyActions, (all) => {
      // Going back no times is no statement; of files from outside and of what a page itself pastes Python is told nothing.
      const actions = all.filter(
        ({ step }) => !('times' in step && step.times === 0) && !['dropFiles', 'paste'].includes(step.kind),
      );
      const spec = printSpec(actions, { title: 'any', filesFolder: 'any.files' });
      const read = readSpec(spec, 'any.spec.ts', 'any');
      if (!('tests' in read)) throw new Error(`does not parse: ${read.message}`);
      const direct = exportTargets['playwright-python'].print(scriptOf({ actions, title: 'any' }));
      const through = exportTargets['playwright-python'].print(read);
      expect(through.left, spec).toEqual([]);
      expect(through.text, spec).toBe(direct.text);
    }),
    { numRuns: 150 },
  );
});
