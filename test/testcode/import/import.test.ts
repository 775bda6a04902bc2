/** Files of other tools as specs. `vitest run test/testcode/import -u` accepts changed golden files; read the diff before. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  checkSyntax,
  type Imported,
  importFile,
  parseCandidates,
  printCandidates,
} from '../../../electron/testcode/index.ts';
import { checkSpecTypes } from '../export/compilers.ts';

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

const goldens = [
  ['side', 'rich.side.json', 'checks'],
  ['recorder', 'rich.recorder.json', 'checks'],
  ['har as checks', 'rich.har.json', 'checks'],
  ['har as mocks', 'rich.har.json', 'mocks'],
] as const;

function imported(text: string, use: 'checks' | 'mocks' = 'checks'): Imported {
  const result = importFile(text, { title: 'shop', use, filesFolder: 'shop.files' });
  if ('message' in result) throw new Error(`${result.place}: ${result.message}`);
  return result;
}

describe.each(goldens)('a rich %s', (name, file, use) => {
  const result = imported(read(file), use);

  test('becomes the spec that is expected, with a list of what is left out', async () => {
    await expect(result.spec).toMatchFileSnapshot(`golden/${name.replaceAll(' ', '-')}.spec.ts.txt`);
    await expect(`${result.left.join('\n')}\n`).toMatchFileSnapshot(`golden/${name.replaceAll(' ', '-')}.left.txt`);
  });

  test('is a spec that TypeScript and Playwright take', () => {
    expect(checkSyntax(result.spec, 'imported.spec.ts')).toBeNull();
    expect(checkSpecTypes(result.spec)).toBeNull();
  });

  test('tells of everything that it leaves out, in the list and in the spec', () => {
    for (const what of result.left.filter((each) => !each.startsWith('suite '))) {
      const [first = ''] = what.split('\n');
      expect(result.spec).toContain(`// Not imported: ${first}`);
    }
  });

  test('keeps no secret, neither in the spec nor beside it', () => {
    const written = [
      result.spec,
      ...result.left,
      printCandidates({ from: file, locators: result.candidates }),
      ...Object.values(result.files).map(String),
    ].join('\n');
    expect(written).not.toMatch(/hunter2|verysecret|abc123/);
  });
});

test('locators of the file are kept as candidates, in a form that is read again', () => {
  const { candidates } = imported(read('rich.side.json'));
  const text = printCandidates({ from: 'rich.side', locators: candidates });
  expect(parseCandidates(text)?.locators).toHaveLength(candidates.length);
  expect(candidates.find(({ text: key }) => key === "locator('#user')")?.candidates.map(({ was }) => was)).toEqual([
    'id=user',
    'name=user',
    'css=#user',
    "xpath=//input[@id='user']",
  ]);
  expect(candidates.find(({ text: key }) => key === "locator('#pay')")?.frames).toEqual([
    "locator('iframe, frame').nth(1)",
  ]);
  expect(parseCandidates(text.replace('"version": 1', '"version": 2'))).toBeNull();
  expect(parseCandidates('{')).toBeNull();
});

test.each([
  ['nothing', '', 'line 1, column 1', 'is no JSON'],
  ['half a file', '{\n  "tests": [', 'line 2, column 13', 'is no JSON'],
  [
    'something else',
    '{"a": 1}',
    'the file',
    'is neither a project of Selenium IDE, nor a recording of DevTools, nor a HAR',
  ],
  ['a list', '[]', 'the file', 'is neither a project of Selenium IDE, nor a recording of DevTools, nor a HAR'],
  [
    'a broken project',
    '{"name":"x","tests":[{"id":"1","name":"a","commands":[{"command":7}]}]}',
    'tests[0].commands[0].command',
    'expected string',
  ],
  ['a broken recording', '{"title":"x","steps":[{"type":"click"}]}', 'steps[0].selectors', 'expected array'],
  ['an unknown step', '{"title":"x","steps":[{"type":"fly"}]}', 'steps[0].type', 'Invalid'],
  [
    'a broken archive',
    '{"log":{"entries":[{"request":{"method":"GET; x","url":"","headers":[]},"response":{"status":200}}]}}',
    'log.entries[0].request.method',
    'Invalid',
  ],
])('%s is refused with its place', (_name, text, place, message) => {
  const result = importFile(text, { title: 'x', use: 'checks', filesFolder: 'x' });
  expect(result).toMatchObject({ place, message: expect.stringContaining(message) });
});

test('blocks that are not closed, or end nothing, still give a spec', () => {
  const commands = (...names: string[]) => names.map((command) => ({ command, target: '1', value: '' }));
  const project = {
    name: 'x',
    url: '',
    tests: [
      {
        id: '1',
        name: 'a',
        commands: commands('if', 'while', 'do', 'end', 'end', 'end', 'end', 'else', 'repeatIf', 'times', 'if'),
      },
    ],
  };
  const { spec, left } = imported(JSON.stringify(project));
  expect(checkSyntax(spec, 'x.spec.ts')).toBeNull();
  expect(left.join('\n')).toMatch(/nothing that it ends[\s\S]*no if that it belongs to[\s\S]*no do that it belongs to/);
});
