/** Playwright for .NET, with NUnit. */

import { indent } from '../../sheet.ts';
import { createNameGiver, pascalCase } from '../names.ts';
import type { Call, Dialect, Option } from './dialect.ts';
import { playwrightTarget } from './print.ts';

const dialect: Dialect = {
  words: 'Playwright for .NET',
  fileName: (title) => `${className(title)}.cs`,
  comment: '//',
  step: '    ',
  text: quoteCsharp,
  pattern: (source, flags) => `new Regex(${quoteCsharp(source)}${flags === 'i' ? ', RegexOptions.IgnoreCase' : ''})`,
  secret: (variable) => `Environment.GetEnvironmentVariable(${quoteCsharp(variable)})!`,
  role: (role) => `AriaRole.${capital(role)}`,
  locator: printCall,
  property: (on, name) => `${on}.${capital(name)}`,
  // What the base class gives is a property.
  pageName: (page) => (page === 'page' ? 'Page' : page),
  statement: (call) => `await ${printCall({ ...call, method: `${call.method}Async` })};`,
  check: (subject, owner, isNot, { method, args, options }) =>
    `await ${printCall({
      on: `Expect(${subject})${isNot ? '.Not' : ''}`,
      owner,
      method: `${method}Async`,
      args,
      ...(options && { options }),
    })};`,
  files: (paths) => array(paths.map((path) => quoteCsharp(path))),
  select(on, options) {
    const items = options.map(({ by, text }) => `new SelectOptionValue { ${capital(by)} = ${quoteCsharp(text)} }`);
    return `await ${on}.SelectOptionAsync(${items.length === 0 ? 'Array.Empty<string>()' : array(items)});`;
  },
  newPage: (name, page) => `var ${name} = await ${page}.Context.NewPageAsync();`,
  dialogs,
  repeat: (times, statement) => [`for (var turn = 0; turn < ${times}; turn++)`, '{', `    ${statement}`, '}'],
  during(awaited, sheet, work) {
    const tasks = awaited.map((one) => ({ ...one, task: `${one.id}Task` }));
    for (const { page, kind, url, task } of tasks) {
      const waits = {
        popup: `${page}.WaitForPopupAsync()`,
        page: `${page}.Context.WaitForPageAsync()`,
        download: `${page}.WaitForDownloadAsync()`,
        response: `${page}.WaitForResponseAsync(${quoteCsharp(url ?? '')})`,
        fileChooser: `${page}.WaitForFileChooserAsync()`,
        close: 'new TaskCompletionSource()',
      };
      sheet.add(`var ${task} = ${waits[kind]};`);
      if (kind === 'close') sheet.add(`${page}.Close += (_, _) => ${task}.TrySetResult();`);
    }
    work();
    for (const { kind, name, task, after } of tasks) {
      const done = kind === 'close' ? `await ${task}.Task;` : `await ${task};`;
      sheet.add(name === null ? done : `var ${name} = ${done}`, ...after);
    }
  },
  downloadName: (name, expected) => `Assert.That(${name}.SuggestedFilename, Is.EqualTo(${quoteCsharp(expected)}));`,
  setFiles: (chooser, files) => `await ${chooser}.SetFilesAsync(${dialect.files(files)});`,
  file({ title, settings, tests }, bodies) {
    const { device, viewport, storageState, testIdAttribute } = settings;
    const use = [
      viewport && `ViewportSize = new() { Width = ${viewport.width}, Height = ${viewport.height} }`,
      storageState !== undefined && `StorageStatePath = ${quoteCsharp(storageState)}`,
    ].filter((line) => typeof line === 'string');
    const base = device === undefined ? '()' : `(Playwright.Devices[${quoteCsharp(device)}])`;
    const names = createNameGiver();
    return [
      '#nullable enable',
      'using System;',
      ...(bodies.some((lines) => lines.some((line) => line.includes('new Regex(')))
        ? ['using System.Text.RegularExpressions;']
        : []),
      'using System.Threading.Tasks;',
      'using Microsoft.Playwright;',
      'using Microsoft.Playwright.NUnit;',
      'using NUnit.Framework;',
      '',
      '[TestFixture]',
      `public class ${className(title)} : PageTest`,
      '{',
      ...(use.length > 0 || device !== undefined
        ? [
            '    public override BrowserNewContextOptions ContextOptions()',
            '    {',
            `        return new${base}${use.length > 0 ? ` { ${use.join(', ')} }` : ''};`,
            '    }',
            '',
          ]
        : []),
      ...(testIdAttribute === 'data-testid'
        ? []
        : [
            '    [SetUp]',
            '    public void ChooseTestIdAttribute()',
            '    {',
            `        Playwright.Selectors.SetTestIdAttribute(${quoteCsharp(testIdAttribute)});`,
            '    }',
            '',
          ]),
      ...tests.flatMap((test, index) => {
        const lines = bodies[index] ?? [];
        return [
          ...(index > 0 ? [''] : []),
          `    [Test(Description = ${quoteCsharp(test.title)})]`,
          `    public ${lines.some((line) => line.includes('await ')) ? 'async Task' : 'void'} ${names(methodName(test.title))}()`,
          '    {',
          ...indent(lines, '        '),
          '    }',
        ];
      }),
      '}',
    ];
  },
};

export const playwrightCsharp = playwrightTarget(dialect);

function printCall({ on, method, args, options = {} }: Call): string {
  const set = Object.entries(options).flatMap(([name, option]) =>
    option ? [`${capital(name)} = ${printOption(option)}`] : [],
  );
  const last = set.length > 0 ? [`new() { ${set.join(', ')} }`] : [];
  // `DblClick` has its capitals in the middle; others differ by their first letter alone.
  return `${on}.${capital(method).replace(/^Dblclick/, 'DblClick')}(${[...args, ...last].join(', ')})`;
}

function printOption(option: Option): string {
  switch (option.kind) {
    case 'text':
      return quoteCsharp(option.text);
    case 'flag':
      return 'true';
    case 'number':
      return option.number >= 1000 ? `${option.number / 1000}_000` : String(option.number);
    case 'point':
      return `new() { X = ${option.point.x}, Y = ${option.point.y} }`;
    case 'name':
      return `${option.of}.${capital(option.name)}`;
    case 'names':
      return `new[] { ${option.names.map((name) => `${option.of}.${name}`).join(', ')} }`;
  }
}

/** Each waits for the next before it answers its own; a handler takes itself away when it was called. */
function dialogs(
  page: string,
  answers: readonly ({ text?: string } | null)[],
  nameOf: (base: string) => string,
): string[] {
  const [answer, ...rest] = answers;
  const name = nameOf('OnDialog');
  const act = answer ? `AcceptAsync(${answer.text === undefined ? '' : quoteCsharp(answer.text)})` : 'DismissAsync()';
  return [
    `void ${name}(object? sender, IDialog dialog)`,
    '{',
    ...indent(
      [`${page}.Dialog -= ${name};`, ...(rest.length > 0 ? dialogs(page, rest, nameOf) : []), `_ = dialog.${act};`],
      '    ',
    ),
    '}',
    `${page}.Dialog += ${name};`,
  ];
}

function array(items: string[]): string {
  return items.length === 1 && items[0]
    ? items[0]
    : items.length === 0
      ? 'Array.Empty<string>()'
      : `new[] { ${items.join(', ')} }`;
}

function className(title: string): string {
  const name = pascalCase(title) || 'Recording';
  return `${/^\p{Nd}/u.test(name) ? 'Test' : ''}${name}${name.endsWith('Tests') ? '' : 'Tests'}`;
}

/** Never the name of the class, and none that the base class has. */
function methodName(title: string): string {
  const name = pascalCase(title) || 'Recording';
  return /^\p{Nd}/u.test(name) || titleIsOneWord(name) ? `Test${name}` : name;
}

function titleIsOneWord(name: string): boolean {
  return !/.\p{Lu}/u.test(name);
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function quoteCsharp(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
