/** Parsers and compilers of other worlds; those of the machine are used where they are there. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const stubs = fileURLToPath(new URL('stubs/', import.meta.url));

export function hasProgram(name: string): boolean {
  return spawnSync(name, ['--version']).status === 0;
}

function folderOf(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'exported-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** What it says and how it ends; null when all is well. */
function complaint(program: string, args: string[], cwd: string): string | null {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, PYTHONUTF8: '1', SECRET_PASSWORD: 'x', SECRET_PIN: 'x', SECRET_TOKEN: 'x' },
  });
  return status === 0 ? null : `${stdout}${stderr}`;
}

/** Runs every test of the file against the signatures of Playwright for Python. */
export function runPython(file: string, text: string): string | null {
  const folder = folderOf({
    [file]: text,
    'playwright/sync_api.py': readFileSync(join(stubs, 'python.py.txt'), 'utf8'),
    'pytest.py': 'def fixture(**options):\n    return lambda function: function\n',
    'run.py': `import importlib, inspect\nfrom playwright.sync_api import Page\nmodule = importlib.import_module(${JSON.stringify(file.replace(/\.py$/, ''))})\ntests = [test for name, test in vars(module).items() if name.startswith("test_")]\nassert tests\nfor test in tests:\n    test(Page())\n`,
  });
  return complaint('python3', ['run.py'], folder);
}

/** Parses each file, and gives all texts of its code in order; throws what Python says of one that does not parse. */
export function pythonTexts(files: string[]): string[][] {
  const folder = folderOf({
    'files.json': JSON.stringify(files),
    'read.py':
      'import ast, json\nfor text in json.load(open("files.json")):\n    tree = ast.parse(text)\n    print(json.dumps([node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]))\n',
  });
  const { status, stdout, stderr } = spawnSync('python3', ['read.py'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PYTHONUTF8: '1' },
  });
  if (status !== 0) throw new Error(stderr);
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as string[]);
}

/** Compiles against the signatures of Playwright for Java. */
export function compileJava(files: Record<string, string>): string | null {
  const api = readFileSync(join(stubs, 'java.txt'), 'utf8')
    .split(/^\/\/ file: /m)
    .slice(1)
    .map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n') + 1)] as const);
  const all = { ...Object.fromEntries(api), ...files };
  return complaint('javac', ['-encoding', 'UTF-8', '-Xlint:-options', '-d', 'out', ...Object.keys(all)], folderOf(all));
}

/** Checks JavaScript by the types of the library that it is for. */
export function checkTypes(file: string, text: string, library: 'puppeteer' | 'selenium' | 'cypress'): string | null {
  const folder = folderOf({
    [file]: text,
    'tsconfig.json': JSON.stringify({
      compilerOptions: {
        allowJs: true,
        checkJs: true,
        noEmit: true,
        strict: false,
        target: 'esnext',
        module: 'nodenext',
        lib: ['esnext', 'dom', 'dom.iterable'],
        skipLibCheck: true,
        types: library === 'cypress' ? ['cypress', '@testing-library/cypress'] : ['node'],
        paths: library === 'puppeteer' ? { puppeteer: ['./node_modules/puppeteer-core/lib/types.d.ts'] } : {},
      },
      files: [file],
    }),
  });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return complaint(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', '.'], folder);
}

/** Checks a spec by the types of Playwright Test, as strictly as TypeScript can by default. */
export function checkSpecTypes(text: string): string | null {
  const compilerOptions = {
    noEmit: true,
    strict: true,
    target: 'esnext',
    module: 'nodenext',
    skipLibCheck: true,
    types: ['node'],
  };
  const folder = folderOf({
    'imported.spec.ts': text,
    'package.json': '{ "type": "module" }',
    'tsconfig.json': JSON.stringify({ compilerOptions, files: ['imported.spec.ts'] }),
  });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return complaint(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', '.'], folder);
}
