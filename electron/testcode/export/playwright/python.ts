/** Playwright for Python, with pytest-playwright. */

import { indent } from '../../sheet.ts';
import { createNameGiver, snakeCase } from '../names.ts';
import type { Call, Dialect, Option, Options } from './dialect.ts';
import { playwrightTarget } from './print.ts';

const dialect: Dialect = {
  words: 'Playwright for Python',
  fileName: (title) => `test_${snakeCase(title) || 'recording'}.py`,
  comment: '#',
  step: '    ',
  text: quotePython,
  pattern: (source, flags) => `re.compile(${quotePython(source)}${flags === 'i' ? ', re.IGNORECASE' : ''})`,
  secret: (variable) => `os.environ[${quotePython(variable)}]`,
  role: quotePython,
  locator: printCall,
  property: (on, name) => `${on}.${snake(name)}`,
  pageName: (page) => page,
  statement: printCall,
  check: (subject, owner, isNot, { method, args, options }) =>
    printCall({
      on: `expect(${subject})`,
      owner,
      method: isNot ? `not_${method}` : method,
      args,
      ...(options && { options }),
    }),
  files: (paths) => one(paths.map(printFile)),
  select(on, options) {
    const chosen = (by: 'label' | 'value'): string[] =>
      options.filter((option) => option.by === by).map(({ text }) => quotePython(text));
    const [values, labels] = [chosen('value'), chosen('label')];
    const parts = [values.length > 0 && one(values), labels.length > 0 && `label=${one(labels)}`].filter(Boolean);
    return `${on}.select_option(${parts.join(', ') || '[]'})`;
  },
  newPage: (name, page) => `${name} = ${page}.context.new_page()`,
  dialogs: (page, answers) => [dialogs(page, answers)],
  repeat: (times, statement) => [`for _ in range(${times}):`, `    ${statement}`],
  during(awaited, sheet, work) {
    const [first, ...rest] = awaited;
    if (!first) return work();
    const { page, kind, url, name, after } = first;
    const expects = {
      popup: `${page}.expect_popup()`,
      page: `${page}.context.expect_page()`,
      download: `${page}.expect_download()`,
      response: `${page}.expect_response(${quotePython(url ?? '')})`,
      fileChooser: `${page}.expect_file_chooser()`,
      close: `${page}.expect_event("close")`,
    };
    sheet.add(`with ${expects[kind]}${name === null ? '' : ` as ${snake(name)}_info`}:`);
    sheet.inside(() => {
      const before = sheet.lines.length;
      dialect.during(rest, sheet, work);
      if (!hasStatement(sheet.lines.slice(before))) sheet.add('pass');
    });
    if (name !== null) sheet.add(`${snake(name)} = ${snake(name)}_info.value`);
    sheet.add(...after);
  },
  downloadName: (name, expected) => `assert ${snake(name)}.suggested_filename == ${quotePython(expected)}`,
  setFiles: (chooser, files) => `${snake(chooser)}.set_files(${dialect.files(files)})`,
  file({ settings, tests }, bodies) {
    const { device, viewport, storageState, testIdAttribute } = settings;
    const use = [
      device !== undefined && `**playwright.devices[${quotePython(device)}],`,
      viewport && `"viewport": {"width": ${viewport.width}, "height": ${viewport.height}},`,
      storageState !== undefined && `"storage_state": ${quotePython(storageState)},`,
    ].filter((line) => typeof line === 'string');
    const hasTestId = testIdAttribute !== 'data-testid';
    const hasFixture = use.length > 0 || hasTestId;
    const uses = (code: string): boolean => bodies.some((lines) => lines.some((line) => line.includes(code)));
    const standard = [
      uses('os.environ[') && 'import os',
      uses('re.compile(') && 'import re',
      uses('Path(__file__)') && 'from pathlib import Path',
    ];
    const names = createNameGiver();
    const imports = standard.filter((line) => line !== false);
    return [
      ...imports,
      ...(imports.length > 0 ? [''] : []),
      ...(hasFixture ? ['import pytest'] : []),
      'from playwright.sync_api import Page, expect',
      ...(hasFixture
        ? [
            '',
            '',
            '@pytest.fixture(scope="session")',
            'def browser_context_args(browser_context_args, playwright):',
            ...(hasTestId ? [`    playwright.selectors.set_test_id_attribute(${quotePython(testIdAttribute)})`] : []),
            '    return {',
            ...indent(['**browser_context_args,', ...use], '        '),
            '    }',
          ]
        : []),
      ...tests.flatMap(({ title }, index) => {
        const lines = bodies[index] ?? [];
        return [
          '',
          '',
          `def ${names(`test_${snakeCase(title) || 'recording'}`)}(page: Page) -> None:`,
          ...indent(hasStatement(lines) ? lines : [...lines, 'pass'], '    '),
        ];
      }),
    ];
  },
};

export const playwrightPython = playwrightTarget(dialect);

/** Comments alone are no block. */
function hasStatement(lines: readonly string[]): boolean {
  return lines.some((line) => !/^\s*(#|$)/.test(line));
}

function printCall({ on, method, args, options = {} }: Call): string {
  return `${on}.${snake(method)}(${[...args, ...printOptions(options)].join(', ')})`;
}

function printOptions(options: Options): string[] {
  return Object.entries(options).flatMap(([name, option]) => (option ? [`${snake(name)}=${printOption(option)}`] : []));
}

function printOption(option: Option): string {
  switch (option.kind) {
    case 'text':
      return quotePython(option.text);
    case 'flag':
      return 'True';
    case 'number':
      return option.number >= 1000 ? `${option.number / 1000}_000` : String(option.number);
    case 'point':
      return `{"x": ${option.point.x}, "y": ${option.point.y}}`;
    case 'name':
      return quotePython(option.name);
    case 'names':
      return `[${option.names.map(quotePython).join(', ')}]`;
  }
}

function dialogs(page: string, [answer, ...rest]: readonly ({ text?: string } | null | undefined)[]): string {
  const act = answer
    ? `dialog.accept(${answer.text === undefined ? '' : quotePython(answer.text)})`
    : 'dialog.dismiss()';
  if (rest.length === 0) return `${page}.once("dialog", lambda dialog: ${act})`;
  // The next one is awaited before this one is answered.
  return `${page}.once("dialog", lambda dialog: (${dialogs(page, rest)}, ${act}))`;
}

function printFile(path: string): string {
  return `Path(__file__).parent / ${quotePython(path)}`;
}

function one(items: string[]): string {
  return items.length === 1 && items[0] ? items[0] : `[${items.join(', ')}]`;
}

/** Playwright's own names for Python: `getByAltText` is `get_by_alt_text`, `waitForURL` is `wait_for_url`. */
function snake(name: string): string {
  return name.replace(/[A-Z]+/g, (letters) => `_${letters.toLowerCase()}`).replace(/^_/, '');
}

function quotePython(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
