/** Playwright for Java, with JUnit 5. */

import { indent } from '../../sheet.ts';
import { createNameGiver, pascalCase } from '../names.ts';
import type { Awaited, Call, Dialect, Option, Owner } from './dialect.ts';
import { playwrightTarget } from './print.ts';

const dialect: Dialect = {
  words: 'Playwright for Java',
  fileName: (title) => `${className(title)}.java`,
  comment: '//',
  step: '  ',
  text: quoteJava,
  pattern: (source, flags) =>
    `Pattern.compile(${quoteJava(source)}${flags === 'i' ? ', Pattern.CASE_INSENSITIVE' : ''})`,
  secret: (variable) => `System.getenv(${quoteJava(variable)})`,
  role: (role) => `AriaRole.${role.toUpperCase()}`,
  locator: printCall,
  property: (on, name) => `${on}.${name}()`,
  pageName: (page) => page,
  // `goto` is a word of the language.
  statement: (call) => `${printCall(call.method === 'goto' ? { ...call, method: 'navigate' } : call)};`,
  check: (subject, owner, isNot, { method, args, options }) =>
    `${printCall({
      on: `assertThat(${subject})${isNot ? '.not()' : ''}`,
      owner,
      method: method.replace(
        /^to(Be|Have|Contain)/,
        (_, verb: string) => ({ Be: 'is', Have: 'has' })[verb] ?? 'contains',
      ),
      args,
      ...(options && { options }),
    })};`,
  files: (paths) => {
    const items = paths.map((path) => `Paths.get(${quoteJava(path)})`);
    return items.length === 1 && items[0] ? items[0] : `new Path[] { ${items.join(', ')} }`;
  },
  select(on, options) {
    const items = options.map(
      ({ by, text }) => `new SelectOption().set${by === 'label' ? 'Label' : 'Value'}(${quoteJava(text)})`,
    );
    const all = items.length === 1 && items[0] ? items[0] : `new SelectOption[] { ${items.join(', ')} }`;
    return `${on}.selectOption(${all});`;
  },
  newPage: (name, page) => `Page ${name} = ${page}.context().newPage();`,
  dialogs: (page, answers) => dialogs(page, answers),
  repeat: (times, statement) => [`for (int turn = 0; turn < ${times}; turn++) {`, `  ${statement}`, '}'],
  during(awaited, sheet, work) {
    const [first, ...rest] = awaited;
    if (!first) return work();
    // A variable of a lambda ends with it: what an inner one gives goes out through an array.
    const kept = rest.filter(({ name }) => name !== null);
    for (const one of kept) sheet.add(`${typeOf(one)}[] ${one.name}Found = new ${typeOf(one)}[1];`);
    around(awaited, sheet, work, true);
    for (const one of kept) sheet.add(`${typeOf(one)} ${one.name} = ${one.name}Found[0];`);
    sheet.add(...awaited.flatMap(({ after }) => after));
  },
  downloadName: (name, expected) => `assertEquals(${quoteJava(expected)}, ${name}.suggestedFilename());`,
  setFiles: (chooser, files) => `${chooser}.setFiles(${dialect.files(files)});`,
  file({ title, settings, tests }, bodies) {
    const { device, viewport, storageState, testIdAttribute } = settings;
    const context = [
      viewport && `.setViewportSize(${viewport.width}, ${viewport.height})`,
      storageState !== undefined && `.setStorageStatePath(Paths.get(${quoteJava(storageState)}))`,
    ].filter((line) => typeof line === 'string');
    const options = [
      device !== undefined && `.setDeviceName(${quoteJava(device)})`,
      testIdAttribute !== 'data-testid' && `.setTestIdAttribute(${quoteJava(testIdAttribute)})`,
      context.length > 0 && `.setContextOptions(new Browser.NewContextOptions()${context.join('')})`,
    ].filter((line) => typeof line === 'string');
    const name = className(title);
    const names = createNameGiver();
    const uses = (code: string): boolean =>
      [...bodies, options].some((lines) => lines.some((line) => line.includes(code)));
    const assertions = ['LocatorAssertions', 'PageAssertions'].filter((each) => uses(`${each}.`));
    const standard = [
      uses('Path[]') && 'import java.nio.file.Path;',
      uses('Paths.get(') && 'import java.nio.file.Paths;',
      uses('Arrays.asList(') && 'import java.util.Arrays;',
      uses('Pattern.compile(') && 'import java.util.regex.Pattern;',
    ].filter((line) => line !== false);
    return [
      'import com.microsoft.playwright.*;',
      ...assertions.map((each) => `import com.microsoft.playwright.assertions.${each};`),
      ...(options.length > 0
        ? ['import com.microsoft.playwright.junit.Options;', 'import com.microsoft.playwright.junit.OptionsFactory;']
        : []),
      'import com.microsoft.playwright.junit.UsePlaywright;',
      'import com.microsoft.playwright.options.*;',
      'import org.junit.jupiter.api.DisplayName;',
      'import org.junit.jupiter.api.Test;',
      '',
      ...standard,
      ...(standard.length > 0 ? [''] : []),
      'import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;',
      ...(uses('assertEquals(') ? ['import static org.junit.jupiter.api.Assertions.assertEquals;'] : []),
      '',
      options.length > 0 ? `@UsePlaywright(${name}.Settings.class)` : '@UsePlaywright',
      `class ${name} {`,
      ...(options.length > 0
        ? [
            '  public static class Settings implements OptionsFactory {',
            '    @Override',
            '    public Options getOptions() {',
            `      return new Options()${options.join('')};`,
            '    }',
            '  }',
            '',
          ]
        : []),
      ...tests.flatMap((test, index) => [
        ...(index > 0 ? [''] : []),
        '  @Test',
        `  @DisplayName(${quoteJava(test.title)})`,
        `  void ${names(methodName(test.title))}(Page page) {`,
        ...indent(bodies[index] ?? [], '    '),
        '  }',
      ]),
      '}',
    ];
  },
};

export const playwrightJava = playwrightTarget(dialect);

function around(
  awaited: readonly Awaited[],
  sheet: Parameters<Dialect['during']>[1],
  work: () => void,
  isOutermost: boolean,
) {
  const [first, ...rest] = awaited;
  if (!first) return work();
  const { page, kind, url, name } = first;
  const waits = {
    popup: `${page}.waitForPopup(`,
    page: `${page}.context().waitForPage(`,
    download: `${page}.waitForDownload(`,
    response: `${page}.waitForResponse(${quoteJava(url ?? '')}, `,
    fileChooser: `${page}.waitForFileChooser(`,
    close: `${page}.waitForClose(`,
  };
  const result = name === null ? '' : isOutermost ? `${typeOf(first)} ${name} = ` : `${name}Found[0] = `;
  sheet.add(`${result}${waits[kind]}() -> {`);
  sheet.inside(() => around(rest, sheet, work, false));
  sheet.add('});');
}

function typeOf({ kind }: Awaited): string {
  return {
    popup: 'Page',
    page: 'Page',
    download: 'Download',
    response: 'Response',
    fileChooser: 'FileChooser',
    close: 'Page',
  }[kind];
}

function printCall({ on, owner, method, args, options = {} }: Call): string {
  const set = Object.entries(options).flatMap(([name, option]) =>
    option ? [`.set${capital(name)}(${printOption(option)})`] : [],
  );
  const last = set.length > 0 ? [`new ${optionsClass(owner, method)}()${set.join('')}`] : [];
  return `${on}.${method}(${[...args, ...last].join(', ')})`;
}

function optionsClass(owner: Owner, method: string): string {
  return `${owner}.${capital(method)}Options`;
}

function printOption(option: Option): string {
  switch (option.kind) {
    case 'text':
      return quoteJava(option.text);
    case 'flag':
      return 'true';
    case 'number':
      return String(option.number);
    case 'point':
      return `${option.point.x}, ${option.point.y}`;
    case 'name':
      return `${option.of}.${option.name.toUpperCase()}`;
    case 'names':
      return `Arrays.asList(${option.names.map((name) => `${option.of}.${name.toUpperCase()}`).join(', ')})`;
  }
}

/** Each registers the next before it answers its own. */
function dialogs(page: string, answers: readonly ({ text?: string } | null)[], depth = 0): string[] {
  const [answer, ...rest] = answers;
  const dialog = `dialog${depth === 0 ? '' : depth}`;
  const act = answer
    ? `${dialog}.accept(${answer.text === undefined ? '' : quoteJava(answer.text)})`
    : `${dialog}.dismiss()`;
  if (rest.length === 0) return [`${page}.onceDialog(${dialog} -> ${act});`];
  return [`${page}.onceDialog(${dialog} -> {`, ...indent([...dialogs(page, rest, depth + 1), `${act};`], '  '), '});'];
}

function className(title: string): string {
  const name = pascalCase(title) || 'Recording';
  return `${/^\p{Nd}/u.test(name) ? 'Test' : ''}${name}${name.endsWith('Test') ? '' : 'Test'}`;
}

function methodName(title: string): string {
  const name = pascalCase(title) || 'Recording';
  const camel = name.charAt(0).toLowerCase() + name.slice(1);
  // A single word may be one of the language.
  return /^\p{Nd}|^[a-z]+$/u.test(camel) ? `test${name}` : camel;
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Java resolves `\uXXXX` before it looks for strings, so that what ends a line or a string must not be written so. */
function quoteJava(text: string): string {
  const escaped = text.replace(/["\\\p{Cc}\u2028\u2029\ufeff\ud800-\udfff]/gu, (char) => {
    const known: Record<string, string> = {
      '"': '\\"',
      '\\': '\\\\',
      '\n': '\\n',
      '\r': '\\r',
      '\t': '\\t',
      '\b': '\\b',
      '\f': '\\f',
    };
    const code = char.charCodeAt(0);
    if (known[char]) return known[char];
    if (code < 0x80) return `\\${code.toString(8).padStart(3, '0')}`;
    return [...Array(char.length).keys()]
      .map((at) => `\\u${char.charCodeAt(at).toString(16).padStart(4, '0')}`)
      .join('');
  });
  return `"${escaped}"`;
}
