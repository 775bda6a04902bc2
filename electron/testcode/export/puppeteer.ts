/** Puppeteer, as tests of Node's own runner: `node --test`. */
import type { Effect } from '../../../shared/model/action.ts';
import type { Target } from '../../../shared/model/target.ts';
import { quote } from '../quote.ts';
import { createSheet, indent, type Sheet } from '../sheet.ts';
import { globSource } from './glob.ts';
import { helpersFor } from './helpersFor.ts';
import { printPattern, printTextTest, printValue } from './javascript.ts';
import { modifierKey } from './lower.ts';
import { createNameGiver, kebabCase } from './names.ts';
import { type Found, find } from './puppeteerFind.ts';
import { HELPERS } from './puppeteerHelpers.ts';
import type { Check, Exported, ExportTarget, Item, Move, Script, ScriptSettings } from './script.ts';
import { xpathHelpers } from './xpathCode.ts';

export const puppeteer: ExportTarget = {
  words: 'Puppeteer',
  fileName: (title) => `${kebabCase(title) || 'recording'}.test.mjs`,
  print(script): Exported {
    const bodies = script.tests.map(({ items }) => {
      const sheet = createSheet('//');
      const nameOf = createNameGiver();
      const print = (item: Item) => printItem(item, { sheet, nameOf, settings: script.settings }, print);
      items.forEach(print);
      return sheet;
    });
    return { text: printFile(script, bodies), left: bodies.flatMap(({ left }) => left) };
  },
};

type Needs = { sheet: Sheet; nameOf: (base: string) => string; settings: ScriptSettings };

function printFile({ tests, settings }: Script, bodies: Sheet[]): string {
  const uses = (code: string): boolean => bodies.some(({ lines }) => lines.some((line) => line.includes(code)));
  const { device, viewport, storageState } = settings;
  const statements = bodies.flatMap(({ lines }) => lines).join('\n');
  const helpers = [...xpathHelpers(statements), ...helpersFor(statements, HELPERS)];
  const standard = [
    uses('eventually(') && "import assert from 'node:assert/strict';",
    uses('join(') && "import { join } from 'node:path';",
    "import { test } from 'node:test';",
  ];
  const before = [
    ...(device === undefined ? [] : [`await page.emulate(KnownDevices[${quote(device)}]);`]),
    ...(viewport ? [`await page.setViewport({ width: ${viewport.width}, height: ${viewport.height} });`] : []),
    ...(storageState === undefined ? [] : [`// Not exported: the state of the session in ${quote(storageState)}`]),
  ];
  return [
    ...standard.filter((line) => line !== false),
    `import puppeteer${device === undefined ? '' : ', { KnownDevices }'} from 'puppeteer';`,
    '',
    ...helpers.flatMap((helper) => [helper, '']),
    ...tests.flatMap(({ title }, index) => [
      ...(index > 0 ? [''] : []),
      `test(${quote(title)}, async () => {`,
      '  const browser = await puppeteer.launch();',
      '  try {',
      ...indent(['const page = await browser.newPage();', ...before, ...(bodies[index]?.lines ?? [])], '    '),
      '  } finally {',
      '    await browser.close();',
      '  }',
      '});',
    ]),
    '',
  ].join('\n');
}

function printItem(item: Item, needs: Needs, print: (item: Item) => void) {
  const { sheet } = needs;
  switch (item.kind) {
    case 'act':
      return printAct(item, needs);
    case 'check':
      return printCheck(item.check, item.words, needs);
    case 'group':
      sheet.comment(item.words);
      return item.items.forEach(print);
    case 'code':
      return sheet.cannot(item.text);
  }
}

function printAct({ page, words, moves, effects }: Extract<Item, { kind: 'act' }>, needs: Needs) {
  const { sheet } = needs;
  const after: string[] = [];
  printDialogs(page, effects, sheet);
  for (const effect of effects) after.push(...printEffect(effect, page, words, needs));
  for (const move of moves) printMove(move, words, needs);
  sheet.add(...after);
}

/** Adds what is prepared before, and returns what is awaited afterwards. */
function printEffect(effect: Effect, page: string, words: string, { sheet, nameOf }: Needs): string[] {
  const begin = (base: string, code: string): string => {
    const name = nameOf(base);
    sheet.add(`const ${name}Promise = ${code};`);
    return `${name}Promise`;
  };
  switch (effect.kind) {
    case 'popup': {
      const promise = begin(
        effect.page,
        effect.hasOpener
          ? `new Promise((resolve) => ${page}.once('popup', resolve))`
          : "browser.waitForTarget((target) => target.type() === 'page' && target.opener() === null && target.url() !== 'about:blank')",
      );
      return [`const ${effect.page} = ${effect.hasOpener ? `await ${promise}` : `await (await ${promise}).page()`};`];
    }
    case 'response':
      return [
        `await ${begin('response', `${effect.page}.waitForResponse((response) => ${printPattern(globSource(effect.url), '')}.test(response.url()))`)};`,
      ];
    case 'navigation':
      return [
        `await ${effect.page}.waitForFunction((url) => new RegExp(url).test(location.href), {}, ${quote(globSource(effect.url))});`,
      ];
    case 'fileChooser': {
      const promise = begin('fileChooser', `${page}.waitForFileChooser()`);
      return [`await (await ${promise}).accept([${effect.files.map(printPath).join(', ')}]);`];
    }
    case 'pageClosed':
      return [`await ${begin('closed', `new Promise((resolve) => ${effect.page}.once('close', resolve))`)};`];
    case 'download':
      sheet.cannot(`${words}: wait for the download of ${effect.name || 'a file'}; Puppeteer tells of no downloads`);
      return [];
    case 'dialog':
      return [];
  }
}

function printDialogs(page: string, effects: readonly Effect[], sheet: Sheet) {
  const answers = effects.flatMap((effect) => {
    if (effect.kind !== 'dialog') return [];
    return effect.accepted
      ? [`dialog.accept(${effect.text === undefined ? '' : quote(effect.text)})`]
      : ['dialog.dismiss()'];
  });
  if (answers.length === 0) return;
  const [first, ...rest] = answers.toReversed();
  const nested = rest.reduce(
    (inner, answer) =>
      `(dialog) => {\n  ${page}.once('dialog', ${inner.split('\n').join('\n  ')});\n  return ${answer};\n}`,
    `(dialog) => ${first}`,
  );
  sheet.add(...`${page}.once('dialog', ${nested});`.split('\n'));
}

function printMove(move: Move, words: string, needs: Needs) {
  const { sheet } = needs;
  /** Adds what `work` makes of the code for the element, or says that the element cannot be found. */
  const on = (target: Target, work: (find: Found) => string[]) => {
    const found = find(target, needs.settings);
    if (found) sheet.add(...work(found));
    else sheet.cannot(`${words}: Puppeteer has no selector for ${target.words}`);
  };
  switch (move.kind) {
    case 'open':
      return sheet.add(`await ${move.page}.goto(${quote(move.url)});`);
    case 'newPage':
      return sheet.add(`const ${move.page} = await browser.newPage();`);
    case 'closePage':
      return sheet.add(`await ${move.page}.close();`);
    case 'back':
    case 'forward':
      if (move.isInFrame) return sheet.add(`await ${move.page}.evaluate(() => history.${move.kind}());`);
      return sheet.add(`await ${move.page}.go${move.kind === 'back' ? 'Back' : 'Forward'}();`);
    case 'reload':
      return sheet.add(`await ${move.page}.reload();`);
    case 'click': {
      const { button, clickCount, position, modifiers, delay } = move;
      const options = [
        button !== 'left' && `button: ${quote(button)}`,
        clickCount > 1 && `count: ${clickCount}`,
        delay !== undefined && `delay: ${delay}`,
        position && `offset: { x: ${position.x}, y: ${position.y} }`,
      ].filter(Boolean);
      const keys = modifiers.map((modifier) => printKey(modifierKey(modifier)));
      return on(move.target, ({ page, locator }) => [
        ...keys.map((key) => `await ${page}.keyboard.down(${key});`),
        `await ${locator}.click(${options.length > 0 ? `{ ${options.join(', ')} }` : ''});`,
        ...keys.toReversed().map((key) => `await ${page}.keyboard.up(${key});`),
      ]);
    }
    case 'hover': {
      const { position } = move;
      return on(move.target, ({ page, locator, handle }) => [
        position ? `await moveTo(${page}, ${handle}, ${position.x}, ${position.y});` : `await ${locator}.hover();`,
      ]);
    }
    case 'fill':
      return on(move.target, ({ locator }) => [`await ${locator}.fill(${printValue(move.value)});`]);
    case 'type': {
      const { page, target, value } = move;
      if (!target) return sheet.add(`await ${page}.keyboard.type(${printValue(value)});`);
      return on(target, ({ handle }) => [`await (${handle}).type(${printValue(value)});`]);
    }
    case 'press': {
      const { page, target, key } = move;
      const press = printChord(page, key);
      if (!target) return sheet.add(...press);
      return on(target, ({ handle }) => [`await (${handle}).focus();`, ...press]);
    }
    case 'insertText':
      return sheet.add(`await ${move.page}.keyboard.sendCharacter(${quote(move.text)});`);
    case 'check':
    case 'uncheck':
      return on(move.target, ({ handle }) => [`await setChecked(${handle}, ${move.kind === 'check'});`]);
    case 'select': {
      if (move.options.every(({ by }) => by === 'value'))
        return on(move.target, ({ handle }) => [
          `await (${handle}).select(${move.options.map(({ text }) => quote(text)).join(', ')});`,
        ]);
      const options = move.options.map(({ by, text }) => `{ ${by}: ${quote(text)} }`);
      return on(move.target, ({ handle }) => [`await choose(${[handle, ...options].join(', ')});`]);
    }
    case 'upload':
      return on(move.target, ({ anyHandle }) => [
        `await (${anyHandle}).uploadFile(${move.files.map(printPath).join(', ')});`,
      ]);
    case 'dropFiles':
      return sheet.cannot(`${words}: Puppeteer brings no files from outside`);
    case 'drag': {
      const { from, to, fromPosition, toPosition } = move;
      const end = find(to, needs.settings);
      if (!end) return sheet.cannot(`${words}: Puppeteer has no selector for ${to.words}`);
      return on(from, (start) => {
        const point = (handle: string, at: typeof toPosition): string =>
          at ? `await pointIn(${handle}, ${at.x}, ${at.y})` : `await centreOf(${handle})`;
        return [`await dragTo(${start.page}, ${point(start.handle, fromPosition)}, ${point(end.handle, toPosition)});`];
      });
    }
    case 'keyDown':
    case 'keyUp':
      return sheet.add(
        `await ${move.page}.keyboard.${move.kind === 'keyDown' ? 'down' : 'up'}(${printKey(move.key)});`,
      );
    case 'mouseDown':
    case 'mouseUp':
      return sheet.add(
        `await ${move.page}.mouse.${move.kind === 'mouseDown' ? 'down' : 'up'}(${move.button === 'left' ? '' : `{ button: ${quote(move.button)} }`});`,
      );
    case 'wheel': {
      const turn = `await ${move.page}.mouse.wheel({ deltaX: ${move.delta.x}, deltaY: ${move.delta.y} });`;
      return sheet.add(move.times === 1 ? turn : `for (let turn = 0; turn < ${move.times}; turn++) ${turn}`);
    }
    case 'expect':
      return printCheck(move.check, words, needs);
    case 'scroll': {
      const { x, y } = move.to;
      if (!move.target) return sheet.add(`await ${move.page}.evaluate(() => window.scrollTo(${x}, ${y}));`);
      return on(move.target, ({ handle }) => [
        `await (${handle}).evaluate((element) => element.scrollTo(${x}, ${y}));`,
      ]);
    }
  }
}

function printCheck(check: Check, words: string, needs: Needs) {
  const { sheet, settings } = needs;
  const until = (test: string) => {
    const patience = check.ms === undefined ? '' : `, ${Math.ceil(check.ms / 1000)}_000`;
    sheet.add(`await eventually(async () => ${test}, ${quote(words)}${patience});`);
  };
  const no = check.isNot ? '!' : '';
  if (check.kind === 'url' || check.kind === 'title') {
    const actual = check.kind === 'url' ? `${check.page}.url()` : `(await ${check.page}.title())`;
    return until(`${no}(${printTextTest(actual, check.expected)})`);
  }
  const found = find(check.target, settings);
  if (!found) return sheet.cannot(`${words}: Puppeteer has no selector for ${check.target.words}`);
  const { place, selector } = found;
  const visible = `(await Promise.all((await ${place}.$$(${selector})).map((one) => one.isVisible()))).includes(true)`;
  const read = (code: string): string => `await ${place}.$eval(${selector}, (element) => ${code})`;
  switch (check.kind) {
    case 'count':
      return until(`(await ${place}.$$(${selector})).length ${check.isNot ? '!==' : '==='} ${check.count}`);
    case 'text':
      return until(
        `${no}(${printTextTest(`(${read("element.innerText.replace(/\\s+/g, ' ').trim()")})`, check.expected)})`,
      );
    case 'value':
      return until(`${no}(${printTextTest(`(${read('element.value')})`, check.expected)})`);
    case 'attribute':
      return until(
        `${no}(${printTextTest(`(${read(`element.getAttribute(${quote(check.name)}) ?? ''`)})`, check.expected)})`,
      );
    case 'state':
      if (check.state === 'visible') return until(`${no}${visible}`);
      if (check.state === 'hidden') return until(`${check.isNot ? '' : '!'}${visible}`);
      return until(`${no}(${read(STATES[check.state])})`);
  }
}

const STATES = {
  enabled: "!element.matches(':disabled')",
  disabled: "element.matches(':disabled')",
  checked: "element.checked ?? element.ariaChecked === 'true'",
  editable: "!element.matches(':disabled, :read-only')",
  focused: 'element === document.activeElement',
  empty: "(element.value ?? element.textContent) === ''",
};

/** `Control+a` is held and pressed; the last of its keys may be a plus. */
function printChord(page: string, chord: string): string[] {
  const keys = chord.split(/\+(?=.)/);
  const held = keys.slice(0, -1).map(printKey);
  return [
    ...held.map((key) => `await ${page}.keyboard.down(${key});`),
    `await ${page}.keyboard.press(${printKey(keys.at(-1) ?? '')});`,
    ...held.toReversed().map((key) => `await ${page}.keyboard.up(${key});`),
  ];
}

function printKey(key: string): string {
  return key === 'ControlOrMeta' ? "process.platform === 'darwin' ? 'Meta' : 'Control'" : quote(key);
}

function printPath(path: string): string {
  return `join(import.meta.dirname, ${quote(path)})`;
}
