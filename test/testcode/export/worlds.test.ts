/** Golden output in its own world: parsed, compiled, checked by types, or read by the tool that it is for. */
import { readFileSync } from 'node:fs';
import { AstBuilder, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { IdGenerator } from '@cucumber/messages';
import { parse as parseRecording } from '@puppeteer/replay';
import { Commands } from '@seleniumhq/side-model';
import { describe, expect, test } from 'vitest';
import { checkSyntax } from '../../../electron/testcode/index.ts';
import { checkTypes, compileJava, hasProgram, runPython } from './compilers.ts';
import { printFor, recordedScript, specScript } from './scripts.ts';
import { brokenLine, loadGrammar, nodesOf } from './treeSitter.ts';

const playwrightTypes = readFileSync(
  new URL('../../../node_modules/playwright-core/types/types.d.ts', import.meta.url),
  'utf8',
);
const testTypes = readFileSync(new URL('../../../node_modules/playwright/types/test.d.ts', import.meta.url), 'utf8');

describe.each([
  ['recording', recordedScript()],
  ['spec', specScript()],
])('the rich %s', (_source, script) => {
  test.skipIf(!hasProgram('python3'))(
    'runs in Python against the signatures of Playwright (skipped without python3)',
    () => {
      const { file, text } = printFor('playwright-python', script);
      expect(runPython(file, text)).toBeNull();
    },
  );

  test.skipIf(!hasProgram('javac'))(
    'compiles in Java against the signatures of Playwright (skipped without javac)',
    () => {
      const { file, text } = printFor('playwright-java', script);
      expect(compileJava({ [file]: text })).toBeNull();
    },
  );

  test('parses as Java', async () => {
    const java = await loadGrammar('java');
    expect(brokenLine(java.parse(printFor('playwright-java', script).text))).toBeNull();
  });

  test('parses as C#, and calls nothing that Playwright has not', async () => {
    const csharp = await loadGrammar('c-sharp');
    const tree = csharp.parse(printFor('playwright-csharp', script).text);
    expect(brokenLine(tree)).toBeNull();
    const calls = nodesOf(tree, 'invocation_expression').flatMap((call) => {
      const name = /\.(\w+)$/.exec(call.childForFieldName('function')?.text ?? '')?.[1];
      return name && name !== 'SetTestIdAttribute' ? [name] : [];
    });
    expect(calls.length).toBeGreaterThan(40);
    const unknown = [...new Set(calls)].filter((name) => !knownInDotnet(name));
    expect(unknown).toEqual([]);
  });

  test.each(['puppeteer', 'selenium', 'cypress'] as const)('is right by the types of %s', (library) => {
    const { file, text } = printFor(library, script);
    expect(checkSyntax(text, file)).toBeNull();
    // What an element has, no selector tells.
    const complaints = (checkTypes(file, text, library) ?? '')
      .split('\n')
      .filter((line) => !/does not exist on type 'Element'/.test(line));
    expect(complaints.join('\n')).toBe('');
  });

  test('is read by Cucumber', () => {
    const { text } = printFor('gherkin', script);
    const parser = new Parser(new AstBuilder(IdGenerator.uuid()), new GherkinClassicTokenMatcher());
    const { feature } = parser.parse(text);
    expect(feature?.children.length).toBe(script.tests.length);
    expect(feature?.children[0]?.scenario?.steps.length).toBeGreaterThan(30);
  });

  test('is read by the replayer of DevTools recordings', () => {
    const { text } = printFor('recorder', script);
    const flow = parseRecording(JSON.parse(text));
    expect(flow.steps.length).toBeGreaterThan(20);
  });

  test('has only commands of Selenium IDE, with the arguments that they take', () => {
    const project = JSON.parse(printFor('side', script).text);
    expect(Object.keys(project)).toEqual(['id', 'version', 'name', 'url', 'tests', 'suites', 'urls', 'plugins']);
    const ids = [
      project.id,
      ...project.tests.flatMap((one: SideTest) => [one.id, ...one.commands.map(({ id }) => id)]),
    ];
    expect(new Set(ids).size).toBe(ids.length);
    for (const { commands } of project.tests as SideTest[]) {
      for (const { command, target, value, comment } of commands) {
        if (command === '//') {
          expect(comment).not.toBe('');
          continue;
        }
        const shape = Commands[command as keyof typeof Commands] as { target?: object; value?: object } | undefined;
        expect(shape, command).toBeDefined();
        // `addSelection` takes an option, which the published list leaves out.
        const takesValue = shape?.value !== undefined || command === 'addSelection';
        expect({ command, target: target !== '', value: value !== '' && !takesValue }).toEqual({
          command,
          target: shape?.target !== undefined,
          value: false,
        });
      }
    }
  });
});

type SideTest = {
  id: string;
  commands: { id: string; command: string; target: string; value: string; comment: string }[];
};

/** .NET names are those of JavaScript with capitals, and `Async` behind what is awaited. */
function knownInDotnet(name: string): boolean {
  const other: Record<string, string> = {
    GotoAsync: 'goto',
    DblClickAsync: 'dblclick',
    GetEnvironmentVariable: '',
    That: '',
    EqualTo: '',
    TrySetResult: '',
    WaitForPopupAsync: 'waitForEvent',
    WaitForDownloadAsync: 'waitForEvent',
    WaitForFileChooserAsync: 'waitForEvent',
    WaitForPageAsync: 'waitForEvent',
  };
  const plain = other[name] ?? name.charAt(0).toLowerCase() + name.slice(1).replace(/Async$/, '');
  return plain === '' || new RegExp(`^ +${plain}(?:<[^>]*>)?\\(`, 'm').test(`${playwrightTypes}\n${testTypes}`);
}
