/** Commands of Selenium IDE as statements. Control flow and windows are with `convert.ts`. */
import { quote } from '../../quote.ts';
import { secretFor } from '../imported.ts';
import { hasVariables, printText, printVariable, scriptText } from '../variables.ts';
import { readKeys } from './keys.ts';
import type { SideCommand } from './schema.ts';

/** Where a command is done. */
export type Place = {
  /** The page's name, and code for the document that one is in: `page`, `page.locator('iframe').contentFrame()`. */
  page: string;
  document: string;
  /** Code for an element; null where its locator says nothing to Playwright. Remembers the other locators. */
  element(target: string, command?: SideCommand): string | null;
  baseUrl: string;
};

/** Statements, or why there are none. `note` is what differs all the same. */
type Statements = { lines: string[]; note?: string } | { cannot: string };

type Print = (command: SideCommand, place: Place) => Statements;

const say = (...lines: string[]): Statements => ({ lines });

/** On the element that `target` names. */
function on(print: (element: string, command: SideCommand, place: Place) => string | string[] | Statements): Print {
  return (command, place) => {
    const element = place.element(command.target, command);
    if (element === null) return { cannot: `Playwright has no locator for ${command.target || 'no target'}` };
    const printed = print(element, command, place);
    return typeof printed === 'string' || Array.isArray(printed) ? say(...[printed].flat()) : printed;
  };
}

const soft = (command: SideCommand): string => (command.command.startsWith('verify') ? 'expect.soft' : 'expect');
const expectOn = (matcher: (command: SideCommand) => string, isNot = false): Print =>
  on((element, command) => `await ${soft(command)}(${element})${isNot ? '.not' : ''}.${matcher(command)};`);
const waitFor = (matcher: string, isNot = false): Print =>
  on((element, { value }) => {
    const ms = Number(value);
    const options = value !== '' && Number.isInteger(ms) && ms >= 0 ? `{ timeout: ${ms} }` : '';
    return `await expect(${element})${isNot ? '.not' : ''}.${matcher}(${matcher === 'toHaveCount' ? ['0', options].filter(Boolean).join(', ') : options});`;
  });
const keep = (name: string, value: string): Statements => say(`${printVariable(name)} = ${value};`);

export const commands: Record<string, Print> = {
  open: ({ target }, { page, baseUrl }) => say(`await ${page}.goto(${printText(absolute(target, baseUrl))});`),
  click: on((element) => `await ${element}.click();`),
  clickAt: on((element, command) => `await ${element}.click(${position(command.value)});`),
  doubleClick: on((element) => `await ${element}.dblclick();`),
  doubleClickAt: on((element, command) => `await ${element}.dblclick(${position(command.value)});`),
  mouseOver: on((element) => `await ${element}.hover();`),
  mouseOut: (_command, { page }) => say(`await ${page}.mouse.move(0, 0);`),
  mouseDown: on((element, _command, { page }) => [`await ${element}.hover();`, `await ${page}.mouse.down();`]),
  mouseUp: on((element, _command, { page }) => [`await ${element}.hover();`, `await ${page}.mouse.up();`]),
  mouseDownAt: on((element, { value }, { page }) => [
    `await ${element}.hover(${position(value)});`,
    `await ${page}.mouse.down();`,
  ]),
  mouseMoveAt: on((element, { value }) => `await ${element}.hover(${position(value)});`),
  mouseUpAt: on((element, { value }, { page }) => [
    `await ${element}.hover(${position(value)});`,
    `await ${page}.mouse.up();`,
  ]),
  dragAndDropToObject: on((element, { value }, place) => {
    const to = place.element(value);
    return to === null ? { cannot: `Playwright has no locator for ${value}` } : `await ${element}.dragTo(${to});`;
  }),
  type: on((element, { target, targets, value }) => {
    const secret = secretFor(target, ...targets.map(([locator]) => locator));
    if (/type=["']?file|input-?file|file-?upload/i.test(target))
      return `await ${element}.setInputFiles(${printText(value)});`;
    if (secret === null || value === '' || hasVariables(value)) return `await ${element}.fill(${printText(value)});`;
    return {
      lines: [`await ${element}.fill(process.env.${secret}!);`],
      note: `the value is a secret and is not carried over: set ${secret} when you play the test`,
    };
  }),
  sendKeys: on((element, { value, target, targets }) => {
    const keys = readKeys(value);
    if (!keys) return { cannot: `there is a key in ${value} that Playwright does not know` };
    const secret = secretFor(target, ...targets.map(([locator]) => locator));
    const lines = keys.map((one) =>
      one.kind === 'press'
        ? `await ${element}.press(${quote(one.chord)});`
        : `await ${element}.pressSequentially(${secret !== null && !hasVariables(one.text) ? `process.env.${secret}!` : printText(one.text)});`,
    );
    const hidesSecret = secret !== null && keys.some((one) => one.kind === 'text' && !hasVariables(one.text));
    return hidesSecret
      ? { lines, note: `the value is a secret and is not carried over: set ${secret} when you play the test` }
      : { lines };
  }),
  editContent: on(
    (element, { value }) =>
      `await ${element}.evaluate((field, html) => { field.innerHTML = html; }, ${printText(value)});`,
  ),
  check: on((element) => `await ${element}.check();`),
  uncheck: on((element) => `await ${element}.uncheck();`),
  select: on((element, { value }) => {
    const option = optionOf(value);
    return option === null
      ? { cannot: `options are not chosen by ${value}` }
      : `await ${element}.selectOption(${option});`;
  }),
  addSelection: on((element, { value }) => changeSelection(element, value, true)),
  removeSelection: on((element, { value }) => changeSelection(element, value, false)),
  close: (_command, { page }) => say(`await ${page}.close();`),
  setWindowSize: ({ target }, { page }) => {
    const [, width, height] = /^(\d{1,5})x(\d{1,5})$/.exec(target) ?? [];
    if (!width || !height) return { cannot: `${target} is no size` };
    return say(`await ${page}.setViewportSize({ width: ${Number(width)}, height: ${Number(height)} });`);
  },
  pause: ({ target, value }, { page }) => {
    const ms = target || value;
    return say(`await ${page}.waitForTimeout(${/^\d{1,7}$/.test(ms) ? Number(ms) : `Number(${printText(ms)})`});`);
  },
  echo: ({ target }) => say(`console.log(${printText(target)});`),
  debugger: (_command, { page }) => say(`await ${page}.pause();`),
  setSpeed: () => ({ cannot: 'Playwright has no speed; it waits for what it needs' }),
  store: ({ target, value }) => keep(value, printText(target)),
  storeText: on((element, { value }) => `${printVariable(value)} = await ${element}.innerText();`),
  storeValue: on((element, { value }) => `${printVariable(value)} = await ${element}.inputValue();`),
  storeTitle: ({ target, value }, { page }) => keep(value || target, `await ${page}.title()`),
  storeElementCount: on((element, { value }) => `${printVariable(value)} = await ${element}.count();`),
  storeXpathCount: on((element, { value }) => `${printVariable(value)} = await ${element}.count();`),
  storeJson: ({ target, value }) => keep(value, `JSON.parse(${printText(target)})`),
  storeAttribute: ({ target, value }, place) => {
    const at = target.lastIndexOf('@');
    const element = at < 0 ? null : place.element(target.slice(0, at));
    if (element === null) return { cannot: `Playwright has no locator for ${target}` };
    return keep(value, `await ${element}.getAttribute(${printText(target.slice(at + 1))})`);
  },
  executeScript: ({ target, value }, place) => {
    const call = evaluate(target, place, true);
    return value === '' ? say(`${call};`) : keep(value, call);
  },
  runScript: ({ target }, place) => say(`${evaluate(target, place, true)};`),
  executeAsyncScript: () => ({
    cannot: 'the script ends by calling back; wait for a promise with page.evaluate() instead',
  }),
  assert: (command) =>
    say(`${soft(command)}(String(${printVariable(command.target)})).toBe(${printText(command.value)});`),
  assertText: expectOn(({ value }) => `toHaveText(${printText(value)})`),
  assertNotText: expectOn(({ value }) => `toHaveText(${printText(value)})`, true),
  assertTitle: (command, { page }) => say(`await ${soft(command)}(${page}).toHaveTitle(${printText(command.target)});`),
  assertValue: expectOn(({ value }) => `toHaveValue(${printText(value)})`),
  assertChecked: expectOn(() => 'toBeChecked()'),
  assertNotChecked: expectOn(() => 'toBeChecked()', true),
  assertEditable: expectOn(() => 'toBeEditable()'),
  assertNotEditable: expectOn(() => 'toBeEditable()', true),
  assertElementPresent: on((element, command) => `await ${soft(command)}(${element}.first()).toBeAttached();`),
  assertElementNotPresent: expectOn(() => 'toHaveCount(0)'),
  assertSelectedValue: expectOn(({ value }) => `toHaveValue(${printText(value)})`),
  assertNotSelectedValue: expectOn(({ value }) => `toHaveValue(${printText(value)})`, true),
  assertSelectedLabel: on(
    (element, command) =>
      `await ${soft(command)}(${element}.locator('option:checked')).toHaveText(${printText(command.value)});`,
  ),
  waitForElementVisible: waitFor('toBeVisible'),
  waitForElementNotVisible: waitFor('toBeHidden'),
  waitForElementPresent: on(
    (element, { value }) =>
      `await ${element}.first().waitFor({ state: 'attached'${/^\d{1,7}$/.test(value) ? `, timeout: ${Number(value)}` : ''} });`,
  ),
  waitForElementNotPresent: waitFor('toHaveCount'),
  waitForElementEditable: waitFor('toBeEditable'),
  waitForElementNotEditable: waitFor('toBeEditable', true),
  waitForText: on((element, { value }) => `await expect(${element}).toHaveText(${printText(value)});`),
};

/** `verifyText` is `assertText`, after which the test goes on. */
export function commandNamed(name: string): Print | undefined {
  const plain = name.replace(/^verify/, 'assert');
  return Object.hasOwn(commands, plain) ? commands[plain] : undefined;
}

/** A script or a condition of the page, run there; it never becomes code of the spec. */
export function evaluate(
  script: string,
  { page, document }: Pick<Place, 'page' | 'document'>,
  isBody: boolean,
): string {
  // A comment ends with its line.
  const end = script.includes('//') ? '\n' : '';
  const body = isBody ? `{ ${scriptText(script)}${end} }` : `(${scriptText(script)}${end})`;
  // Playwright takes a text for an expression: a function in it is called here, or never.
  const call = hasVariables(script)
    ? `${quote(`((vars) => ${body})(`)} + JSON.stringify(vars) + ')'`
    : quote(`(() => ${body})()`);
  return `await ${document === page ? page : `${document}.locator(':root')`}.evaluate(${call})`;
}

function absolute(target: string, baseUrl: string): string {
  if (hasVariables(target) || baseUrl === '') return target;
  return URL.parse(target, baseUrl)?.href ?? target;
}

function position(value: string): string {
  const [, x, y] = /^(-?\d{1,6}),(-?\d{1,6})$/.exec(value) ?? [];
  return x && y ? `{ position: { x: ${Number(x)}, y: ${Number(y)} } }` : '';
}

function optionOf(value: string): string | null {
  const [, kind = 'label', text = value] = /^(label|value|index|id)=([\s\S]*)$/.exec(value) ?? [];
  if (kind === 'index') return /^\d{1,6}$/.test(text) ? `{ index: ${Number(text)} }` : null;
  if (kind === 'id') return null;
  // Patterns of older versions: `label=regexp:.*Tea`.
  return /^(?:regexp|regexpi|exact|glob):/.test(text)
    ? null
    : kind === 'value'
      ? printText(text)
      : `{ label: ${printText(text)} }`;
}

function changeSelection(element: string, value: string, isChosen: boolean): Statements {
  const option = optionOf(value);
  if (option === null || !option.startsWith('{ label: ')) return { cannot: `options are not chosen by ${value}` };
  const change = `(select: HTMLSelectElement, label) => { for (const option of select.options) if (option.label === label) option.selected = ${isChosen}; for (const kind of ['input', 'change']) select.dispatchEvent(new Event(kind, { bubbles: true })); }`;
  return say(`await ${element}.evaluate(${change}, ${option.slice('{ label: '.length, -2)});`);
}
