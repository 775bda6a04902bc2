/** Selenium WebDriver for JavaScript, as tests of Node's own runner: `node --test`. */
import type { Effect, TextValue } from '../../../shared/model/action.ts';
import type { Target } from '../../../shared/model/target.ts';
import { quote } from '../quote.ts';
import { createSheet, indent, type Sheet } from '../sheet.ts';
import { globSource } from './glob.ts';
import { helpersFor } from './helpersFor.ts';
import { printPattern, printTextTest, printValue } from './javascript.ts';
import { modifierKey } from './lower.ts';
import { kebabCase } from './names.ts';
import type { Check, Exported, ExportTarget, Item, Move, Script, ScriptSettings } from './script.ts';
import { type Selector, selectorsFor, selectorsOf } from './selectors.ts';
import { seleniumHelpers } from './seleniumHelpers.ts';
import { printChord, printKey } from './seleniumKeys.ts';
import { xpathHelpers } from './xpathCode.ts';

export const selenium: ExportTarget = {
  words: 'Selenium (JavaScript)',
  fileName: (title) => `${kebabCase(title) || 'recording'}.test.mjs`,
  print(script): Exported {
    const bodies = script.tests.map(({ items }) => {
      const sheet = createSheet('//');
      const printer = createPrinter(sheet, script.settings);
      items.forEach(printer);
      return sheet;
    });
    return { text: printFile(script, bodies), left: bodies.flatMap(({ left }) => left) };
  },
};

function printFile({ tests, settings }: Script, bodies: Sheet[]): string {
  const code = bodies.flatMap(({ lines }) => lines).join('\n');
  const { device, viewport, storageState } = settings;
  const used = [...xpathHelpers(code), ...helpersFor(code, seleniumHelpers)];
  const all = [code, ...used].join('\n');
  const names = ['Builder', 'Button', 'By', 'Key', 'Origin', 'until'].filter(
    (name) => name === 'Builder' || new RegExp(`\\b${name}\\.`).test(all),
  );
  return [
    ...(all.includes('assert.') ? ["import assert from 'node:assert/strict';"] : []),
    ...(all.includes('join(') ? ["import { join } from 'node:path';"] : []),
    "import { test } from 'node:test';",
    `import { ${names.join(', ')} } from 'selenium-webdriver';`,
    '',
    ...used.flatMap((helper) => [helper, '']),
    ...tests.flatMap(({ title }, index) => [
      ...(index > 0 ? [''] : []),
      `test(${quote(title)}, async () => {`,
      "  const driver = await new Builder().forBrowser('chrome').build();",
      '  try {',
      ...indent(
        [
          ...(device === undefined ? [] : [`// Not exported: the device ${quote(device)}`]),
          ...(viewport
            ? [`await driver.manage().window().setRect({ width: ${viewport.width}, height: ${viewport.height} });`]
            : []),
          ...(storageState === undefined
            ? []
            : [`// Not exported: the state of the session in ${quote(storageState)}`]),
          ...(bodies[index]?.lines ?? []),
        ],
        '    ',
      ),
      '  } finally {',
      '    await driver.quit();',
      '  }',
      '});',
    ]),
    '',
  ].join('\n');
}

/** WebDriver works in one window and one frame at a time: which, is known while the test is written. */
function createPrinter(sheet: Sheet, settings: ScriptSettings): (item: Item) => void {
  const windows = new Set(['page']);
  let isNamed = false;
  let at = { page: 'page', frames: '' };

  /** Statements that lead to a page and into frames; null where a frame cannot be found. */
  function go(page: string, frames: Target['frames'] = []): boolean {
    const path = frames.map((frame) => bestSelector(selectorsFor(frame, settings.testIdAttribute)));
    if (path.includes(undefined)) return false;
    const wanted = path.flatMap((selector) => (selector ? [printBy(selector)] : []));
    if (page !== at.page) {
      sheet.add(`await driver.switchTo().window(${page}Window);`);
      at = { page, frames: '' };
    }
    // A frame that was left may be another one when it is entered again: only the place that one is in is trusted.
    if (wanted.join() !== at.frames) {
      if (at.frames !== '') sheet.add('await driver.switchTo().defaultContent();');
      for (const by of wanted) sheet.add(`await driver.switchTo().frame(await find(driver, ${by}));`);
      at = { page, frames: wanted.join() };
    }
    return true;
  }

  function on(target: Target, words: string, work: (element: string, by: string) => string[]) {
    const selector = bestSelector(selectorsOf(target, settings.testIdAttribute));
    if (!selector) return sheet.cannot(`${words}: Selenium has no locator for ${target.words}`);
    if (!go(target.page, target.frames)) return sheet.cannot(`${words}: the frame has no locator that Selenium knows`);
    const by = printBy(selector);
    sheet.add(...work(`await find(driver, ${by})`, by));
  }

  function printItem(item: Item) {
    switch (item.kind) {
      case 'act':
        return printAct(item);
      case 'check':
        return printCheck(item.check, item.words);
      case 'group':
        sheet.comment(item.words);
        return item.items.forEach(printItem);
      case 'code':
        return sheet.cannot(item.text);
    }
  }

  function printAct({ page, words, moves, effects }: Extract<Item, { kind: 'act' }>) {
    const popups = effects.filter((effect) => effect.kind === 'popup');
    if (popups.length > 0 && !isNamed) nameFirst();
    if (popups.length > 0)
      sheet.add(`const before${capital(popups[0]?.page ?? '')} = await driver.getAllWindowHandles();`);
    for (const move of moves) printMove(move, words);
    for (const effect of effects) printEffect(effect, page, words, popups[0]?.page ?? '');
  }

  function nameFirst() {
    sheet.add(`const ${at.page}Window = await driver.getWindowHandle();`);
    isNamed = true;
  }

  function printEffect(effect: Effect, page: string, words: string, firstPopup: string) {
    switch (effect.kind) {
      case 'popup': {
        const known = [...windows]
          .filter((name) => name !== 'page' && name !== firstPopup)
          .map((name) => `${name}Window`);
        windows.add(effect.page);
        return sheet.add(
          `const ${effect.page}Window = await newWindow(driver, before${capital(firstPopup)}${known.length > 0 ? `, ${known.join(', ')}` : ''});`,
        );
      }
      case 'navigation':
        go(effect.page);
        return sheet.add(`await driver.wait(until.urlMatches(${printPattern(globSource(effect.url), '')}), 30_000);`);
      case 'dialog':
        return sheet.add(
          'await driver.wait(until.alertIsPresent(), 30_000);',
          ...(effect.accepted && effect.text !== undefined
            ? [`await driver.switchTo().alert().sendKeys(${quote(effect.text)});`]
            : []),
          `await driver.switchTo().alert().${effect.accepted ? 'accept' : 'dismiss'}();`,
        );
      case 'pageClosed':
        if (at.page === effect.page && effect.page !== page) at = { page: '', frames: '' };
        return;
      case 'download':
        return sheet.cannot(
          `${words}: wait for the download of ${effect.name || 'a file'}; WebDriver tells of no downloads`,
        );
      case 'response':
        return sheet.cannot(
          `${words}: wait for the answer of ${effect.method} ${effect.url}; WebDriver tells of no requests`,
        );
      case 'fileChooser':
        return sheet.cannot(
          `${words}: choose ${effect.files.join(', ')} in the dialog of the system; send the paths to the <input type="file"> instead`,
        );
    }
  }

  function printMove(move: Move, words: string) {
    switch (move.kind) {
      case 'open':
        go(move.page);
        return sheet.add(`await driver.get(${quote(move.url)});`);
      case 'newPage':
        if (!isNamed) nameFirst();
        sheet.add(
          "await driver.switchTo().newWindow('tab');",
          `const ${move.page}Window = await driver.getWindowHandle();`,
        );
        windows.add(move.page);
        at = { page: move.page, frames: '' };
        return;
      case 'closePage':
        go(move.page);
        sheet.add('await driver.close();');
        at = { page: '', frames: '' };
        return;
      case 'back':
      case 'forward':
        go(move.page);
        return sheet.add(`await driver.navigate().${move.kind}();`);
      case 'reload':
        go(move.page);
        return sheet.add('await driver.navigate().refresh();');
      case 'click': {
        const { target, button, clickCount, modifiers, position } = move;
        const isPlain = button === 'left' && clickCount === 1 && modifiers.length === 0 && !position;
        if (isPlain) return on(target, words, (element) => [`await (${element}).click();`]);
        const keys = modifiers.map((modifier) => printKey(modifierKey(modifier)));
        const press = button === 'left' ? '' : `Button.${button.toUpperCase()}`;
        const clicks = Array.from({ length: clickCount }, () => `.press(${press}).release(${press})`).join('');
        return on(target, words, (element) => [
          `await driver.actions()${keys.map((key) => `.keyDown(${key})`).join('')}.move(${position ? `await pointIn(driver, ${element}, ${position.x}, ${position.y})` : `{ origin: ${element} }`})${clicks}${keys.map((key) => `.keyUp(${key})`).join('')}.perform();`,
        ]);
      }
      case 'hover': {
        const { target, position } = move;
        return on(target, words, (element) => [
          `await driver.actions().move(${position ? `await pointIn(driver, ${element}, ${position.x}, ${position.y})` : `{ origin: ${element} }`}).perform();`,
        ]);
      }
      case 'fill':
        return on(move.target, words, (element) => [`await fill(driver, ${element}, ${printValue(move.value)});`]);
      case 'type':
        return printKeys(move.page, move.target, words, valueCode(move.value));
      case 'press':
        return printKeys(move.page, move.target, words, printChord(move.key));
      case 'insertText':
        sheet.cannot(`${words}: WebDriver cannot paste; the text is typed`);
        return printKeys(move.page, undefined, words, quote(move.text));
      case 'check':
      case 'uncheck':
        return on(move.target, words, (element) => [`await setChecked(${element}, ${move.kind === 'check'});`]);
      case 'select':
        return on(move.target, words, (element) => [
          `await choose(${element}, [${move.options.map(({ by, text }) => `{ ${by}: ${quote(text)} }`).join(', ')}]);`,
        ]);
      case 'upload':
        return on(move.target, words, (_element, by) => [
          `await driver.findElement(${by}).sendKeys([${move.files.map((path) => `join(import.meta.dirname, ${quote(path)})`).join(', ')}].join('\\n'));`,
        ]);
      case 'dropFiles':
        return sheet.cannot(`${words}: Selenium brings no files from outside`);
      case 'drag':
        return printDrag(move, words);
      case 'keyDown':
      case 'keyUp':
        go(move.page);
        return sheet.add(`await driver.actions().${move.kind}(${printKey(move.key)}).perform();`);
      case 'mouseDown':
      case 'mouseUp': {
        const button = move.button === 'left' ? '' : `Button.${move.button.toUpperCase()}`;
        return sheet.add(
          `await driver.actions().${move.kind === 'mouseDown' ? 'press' : 'release'}(${button}).perform();`,
        );
      }
      case 'wheel': {
        const turn = `await turnWheel(driver, ${move.delta.x}, ${move.delta.y});`;
        return sheet.add(move.times === 1 ? turn : `for (let turn = 0; turn < ${move.times}; turn++) ${turn}`);
      }
      case 'expect':
        return printCheck(move.check, words);
      case 'scroll': {
        const { x, y } = move.to;
        if (move.target)
          return on(move.target, words, (element) => [
            `await driver.executeScript((scroller) => scroller.scrollTo(${x}, ${y}), ${element});`,
          ]);
        go(move.page);
        return sheet.add(`await driver.executeScript(() => window.scrollTo(${x}, ${y}));`);
      }
    }
  }

  function printKeys(page: string, target: Target | undefined, words: string, keys: string) {
    if (target) return on(target, words, (element) => [`await (${element}).sendKeys(${keys});`]);
    if (page !== at.page) go(page);
    sheet.add(`await driver.switchTo().activeElement().sendKeys(${keys});`);
  }

  function printDrag({ from, to, fromPosition, toPosition }: Extract<Move, { kind: 'drag' }>, words: string) {
    const end = bestSelector(selectorsOf(to, settings.testIdAttribute));
    if (!end) return sheet.cannot(`${words}: Selenium has no locator for ${to.words}`);
    const place = (element: string, point: typeof toPosition): string =>
      point ? `await pointIn(driver, ${element}, ${point.x}, ${point.y})` : `{ origin: ${element} }`;
    on(from, words, (element) => [
      `await dragTo(driver, ${place(element, fromPosition)}, ${place(`await find(driver, ${printBy(end)})`, toPosition)});`,
    ]);
  }

  function printCheck(check: Check, words: string) {
    const until = (test: string) => {
      const ms = check.ms === undefined ? '30_000' : `${Math.max(30, Math.ceil(check.ms / 1000))}_000`;
      sheet.add(`await driver.wait(async () => ${test}, ${ms}, ${quote(words)});`);
    };
    const no = check.isNot ? '!' : '';
    if (check.kind === 'url' || check.kind === 'title') {
      go(check.page);
      return until(
        `${no}(${printTextTest(`(await driver.${check.kind === 'url' ? 'getCurrentUrl' : 'getTitle'}())`, check.expected)})`,
      );
    }
    const selector = bestSelector(selectorsOf(check.target, settings.testIdAttribute));
    if (!selector) return sheet.cannot(`${words}: Selenium has no locator for ${check.target.words}`);
    if (!go(check.target.page, check.target.frames))
      return sheet.cannot(`${words}: the frame has no locator that Selenium knows`);
    const by = printBy(selector);
    const read = (code: string): string => `(await ask(driver, ${by}, (element) => ${code}))`;
    switch (check.kind) {
      case 'count':
        return until(`(await driver.findElements(${by})).length ${check.isNot ? '!==' : '==='} ${check.count}`);
      case 'text':
        return until(
          `${no}(${printTextTest(`${read('element.getText()')}.replace(/\\s+/g, ' ').trim()`, check.expected)})`,
        );
      case 'value':
        return until(`${no}(${printTextTest(read("element.getProperty('value')"), check.expected)})`);
      case 'attribute':
        return until(`${no}(${printTextTest(read(`element.getDomAttribute(${quote(check.name)})`), check.expected)})`);
      case 'state': {
        if (check.state === 'visible' || check.state === 'hidden')
          return until(`${check.isNot === (check.state === 'visible') ? '!' : ''}(await isVisible(driver, ${by}))`);
        return until(`${no}${read(STATES[check.state])}`);
      }
    }
  }

  return printItem;
}

const STATES = {
  enabled: 'element.isEnabled()',
  disabled: 'element.isEnabled().then((isEnabled) => !isEnabled)',
  checked: 'element.isSelected()',
  editable: "element.getProperty('readOnly').then(async (isReadOnly) => !isReadOnly && (await element.isEnabled()))",
  focused: 'driver.executeScript((field) => field === document.activeElement, element)',
  empty: "driver.executeScript((field) => (field.value ?? field.textContent) === '', element)",
};

/** WebDriver has no way to the accessibility tree. */
function bestSelector(selectors: Selector[]): Selector | undefined {
  return selectors.find(({ kind }) => kind !== 'aria');
}

function printBy(selector: Selector): string {
  return selector.kind === 'xpath'
    ? `By.xpath(${selector.code})`
    : selector.kind === 'css'
      ? `By.css(${quote(selector.css)})`
      : '';
}

function valueCode(value: TextValue): string {
  return printValue(value);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
