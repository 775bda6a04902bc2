/** Actions as the statements that an expert would write. */
import type { Action, Effect, Modifier, Step, TextValue } from '../../shared/model/action.ts';
import type { Point, Target } from '../../shared/model/target.ts';
import { printLocator, printTarget } from './printLocator.ts';
import { quote } from './quote.ts';
import { urlPattern } from './urlPattern.ts';

export type StatementNeeds = {
  /** Code for the path of a file that was kept beside the spec. */
  file(name: string): string;
};

/** Numbers for `download`, `download1`, …; one per test. */
type Names = { next(base: string): string };

export function createNames(taken: ReadonlySet<string> = new Set()): Names {
  const used = new Set(taken);
  return {
    next(base) {
      let name = base;
      for (let count = 1; used.has(name) || used.has(`${name}Promise`); count++) name = `${base}${count}`;
      used.add(name);
      return name;
    },
  };
}

/** One line each, without indentation. */
export function printAction(action: Action, names: Names, needs: StatementNeeds): string[] {
  const page = pageOf(action.step);
  const before: string[] = [];
  const after: string[] = [];
  const dialogs = action.effects.filter((effect) => effect.kind === 'dialog');
  if (dialogs.length > 0) before.push(printDialogs(page, dialogs));
  let popup: string | null = null;
  for (const effect of action.effects) {
    const [first, last] = printEffect(effect, page, names, needs, popup);
    if (effect.kind === 'popup') popup = effect.page;
    if (first) before.push(first);
    if (last) after.push(...last);
  }
  return [...before, ...printStep(action.step, needs), ...after];
}

/** What is prepared before the step, and what is awaited after it. */
function printEffect(
  effect: Effect,
  page: string,
  names: Names,
  needs: StatementNeeds,
  /** The popup before it that the same action opened. */
  earlier: string | null,
): [before?: string | undefined, after?: string[]] {
  switch (effect.kind) {
    case 'popup': {
      const source = effect.hasOpener ? `${page}.waitForEvent('popup')` : `${page}.context().waitForEvent('page')`;
      // The first event would answer all that wait for one.
      const wait = earlier ? `${earlier}Promise.then(() => ${source})` : source;
      return [`const ${effect.page}Promise = ${wait};`, [`const ${effect.page} = await ${effect.page}Promise;`]];
    }
    case 'download': {
      const name = names.next('download');
      const check = /\d{4,}/.test(effect.name)
        ? [`await ${name}Promise;`]
        : [`const ${name} = await ${name}Promise;`, `expect(${name}.suggestedFilename()).toBe(${quote(effect.name)});`];
      return [`const ${name}Promise = ${page}.waitForEvent('download');`, check];
    }
    case 'response': {
      const name = names.next('response');
      return [
        `const ${name}Promise = ${effect.page}.waitForResponse(${quote(urlPattern(effect.url))});`,
        [`await ${name}Promise;`],
      ];
    }
    case 'navigation':
      return [undefined, [`await ${effect.page}.waitForURL(${quote(urlPattern(effect.url))});`]];
    case 'pageClosed': {
      const name = names.next('closed');
      return [`const ${name}Promise = ${effect.page}.waitForEvent('close');`, [`await ${name}Promise;`]];
    }
    case 'fileChooser': {
      const name = names.next('fileChooser');
      return [
        `const ${name}Promise = ${page}.waitForEvent('filechooser');`,
        [`const ${name} = await ${name}Promise;`, `await ${name}.setFiles(${printFiles(effect.files, needs)});`],
      ];
    }
    case 'dialog':
      return [];
  }
}

type Dialog = Extract<Effect, { kind: 'dialog' }>;

/** Each dialog as the person answered it; a second one is waited for inside the answer to the first. */
function printDialogs(page: string, [first, ...rest]: Dialog[]): string {
  if (!first) return '';
  const answer = !first.accepted
    ? 'dialog.dismiss()'
    : first.text === undefined
      ? 'dialog.accept()'
      : `dialog.accept(${quote(first.text)})`;
  if (rest.length === 0) return `${page}.once('dialog', (dialog) => ${answer});`;
  const next = printDialogs(page, rest).split('\n').join('\n  ');
  return `${page}.once('dialog', (dialog) => {\n  ${next}\n  return ${answer};\n});`;
}

function pageOf(step: Step): string {
  if ('page' in step) return step.page;
  return step.kind === 'drag' ? step.from.page : step.target.page;
}

function printStep(step: Step, needs: StatementNeeds): string[] {
  switch (step.kind) {
    case 'open':
      return [`await ${step.page}.goto(${quote(step.url)});`];
    case 'newPage':
      return [`const ${step.page} = await context.newPage();`];
    case 'closePage':
      return [`await ${step.page}.close();`];
    case 'back':
    case 'forward':
      // `goBack` waits for the page to go.
      if (step.isInFrame)
        return [`await ${step.page}.evaluate(() => history.go(${step.kind === 'back' ? -step.times : step.times}));`];
      return Array.from(
        { length: step.times },
        () => `await ${step.page}.go${step.kind === 'back' ? 'Back' : 'Forward'}();`,
      );
    case 'reload':
      return [`await ${step.page}.reload();`];
    case 'click':
      return [printClick(step)];
    case 'hover':
      return [`await ${printTarget(step.target)}.hover(${options({ position: step.position })});`];
    case 'fill':
      return [`await ${printTarget(step.target)}.fill(${printValue(step.value)});`];
    case 'type':
      return [
        step.target
          ? `await ${printTarget(step.target)}.pressSequentially(${printValue(step.value)});`
          : `await ${step.page}.keyboard.type(${printValue(step.value)});`,
      ];
    case 'press':
      return [
        step.target
          ? `await ${printTarget(step.target)}.press(${quote(step.key)});`
          : `await ${step.page}.keyboard.press(${quote(step.key)});`,
      ];
    case 'insertText':
      return [`await ${step.page}.keyboard.insertText(${quote(step.text)});`];
    case 'paste':
      return [
        `await ${printTarget(step.target)}.evaluate((element) => {`,
        '  const clipboardData = new DataTransfer();',
        `  clipboardData.setData('text/plain', ${quote(step.text)});`,
        "  element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true }));",
        '});',
      ];
    case 'check':
    case 'uncheck':
      return [`await ${printTarget(step.target)}.${step.kind}();`];
    case 'select':
      return [`await ${printTarget(step.target)}.selectOption(${printOptions(step.options)});`];
    case 'upload':
      return [`await ${printTarget(step.target)}.setInputFiles(${printFiles(step.files, needs)});`];
    case 'dropFiles':
      return [
        ...(step.over ? printEntering(step.over, step.files) : []),
        `await ${printTarget(step.target)}.drop({ files: ${printFiles(step.files, needs)} });`,
      ];
    case 'drag':
      // Steps on the way: sortable lists and sliders follow the mouse, they do not look where it lands.
      return withModifiers(step.from.page, step.modifiers ?? [], [
        `await ${printTarget(step.from)}.dragTo(${printTarget(step.to)}, ${options({ sourcePosition: step.fromPosition, targetPosition: step.toPosition, steps: step.steps ?? 10 })});`,
      ]);
    case 'stroke':
      return printStroke(step);
    case 'scroll':
      return printScroll(step);
    case 'wheel':
      return withModifiers(step.page, step.modifiers, [
        `await ${printTarget(step.target)}.hover(${options({ position: step.position })});`,
        printTurns(step),
      ]);
    case 'waitFor':
      return [
        `await expect(${printTarget(step.target)}).${step.text === undefined ? 'toBeVisible' : 'toHaveText'}(${[
          ...(step.text === undefined ? [] : [quote(step.text)]),
          ...(step.ms === undefined ? [] : [`{ timeout: ${patience(step.ms)} }`]),
        ].join(', ')});`,
      ];
    case 'waitUntilEnabled':
      return [`await expect(${printTarget(step.target)}).toBeEnabled();`];
    case 'waitForState':
      return [`await ${printState(step)};`];
    case 'waitUntilOne':
      return [`await expect(${printTarget(step.target)}).toHaveCount(1);`];
    case 'waitUntilGone': {
      const place = [step.page, ...step.frames.map((frame) => `${printLocator(frame)}.contentFrame()`)];
      return [
        `await expect(${[...place, printLocator(step.locator)].join('.')}).${step.isHidden ? 'toBeHidden()' : 'toHaveCount(0)'};`,
      ];
    }
  }
}

function printState({ target, state: { name, value } }: Extract<Step, { kind: 'waitForState' }>): string {
  const it = `expect(${printTarget(target)})`;
  if (name === 'aria-checked' && value === 'true') return `${it}.toBeChecked()`;
  if (name === 'aria-checked' && value === 'false') return `${it}.not.toBeChecked()`;
  return value === null
    ? `${it}.not.toHaveAttribute(${quote(name)})`
    : `${it}.toHaveAttribute(${quote(name)}, ${quote(value)})`;
}

function printClick(step: Extract<Step, { kind: 'click' }>): string {
  const settings = {
    button: step.button === 'left' ? undefined : step.button,
    clickCount: step.clickCount > 2 ? step.clickCount : undefined,
    modifiers: step.modifiers.length > 0 ? step.modifiers.map(modifierName) : undefined,
    position: step.position,
    delay: step.delay,
    force: step.force,
  };
  return `await ${printTarget(step.target)}.${step.clickCount === 2 ? 'dblclick' : 'click'}(${options(settings)});`;
}

/** Twice: a drag over something new has to be told that it is there before it can be dropped on it. */
function printEnd({ target, position }: { target: Target; position: Point }): string {
  return `await ${printTarget(target)}.hover({ position: ${printPoint(position)} });`;
}

function printStroke(step: Extract<Step, { kind: 'stroke' }>): string[] {
  const { page } = step.target;
  const target = printTarget(step.target);
  const force = step.isCovered ? ', force: true' : '';
  const to = (point: Point): string => `await ${target}.hover({ position: ${printPoint(point)}${force} });`;
  const [first, ...rest] = step.path;
  if (!first) return [];
  const start = step.from
    ? `await ${printTarget(step.from.target)}.hover(${options({ position: step.from.position })});`
    : to(first);
  const button = step.button === 'left' ? '' : `{ button: ${quote(step.button)} }`;
  const path = step.from ? step.path : rest;
  return withModifiers(page, step.modifiers, [
    start,
    `await ${page}.mouse.down(${button});`,
    ...path.map(to),
    ...(step.to ? [printEnd(step.to), printEnd(step.to)] : []),
    `await ${page}.mouse.up(${button});`,
  ]);
}

function printScroll({ page, target, to, grows, isPassing }: Extract<Step, { kind: 'scroll' }>): string[] {
  const place = target ? printTarget(target) : page;
  const parameter = target ? 'element' : '';
  const scroll = `${target ? 'element' : 'window'}.scrollTo(${to.x}, ${to.y})`;
  const evaluate = (body: string): string => `${place}.evaluate((${parameter}) => ${body})`;
  if (grows) {
    // Scrolled again until more has come: what is there at first may itself come late, and then it does not reach so far.
    const size = `${target ? 'element' : 'document.documentElement'}.${grows.by === 'y' ? 'scrollHeight' : 'scrollWidth'}`;
    const again = `{\n  if (${size} <= ${grows.beyond}) ${scroll};\n  return ${size};\n}`;
    return [`await expect.poll(() => ${evaluate(again)}).toBeGreaterThan(${grows.beyond});`];
  }
  const drawn = `{\n  ${scroll};\n  return new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));\n}`;
  return [`await ${evaluate(isPassing ? drawn : scroll)};`];
}

function printTurns({ page, delta, times }: Extract<Step, { kind: 'wheel' }>): string {
  const turn = `await ${page}.mouse.wheel(${delta.x}, ${delta.y});`;
  return times === 1 ? turn : `for (let turn = 0; turn < ${times}; turn++) ${turn}`;
}

function withModifiers(page: string, modifiers: Modifier[], lines: string[]): string[] {
  const names = modifiers.map(modifierName).map(quote);
  return [
    ...names.map((name) => `await ${page}.keyboard.down(${name});`),
    ...lines,
    ...names.toReversed().map((name) => `await ${page}.keyboard.up(${name});`),
  ];
}

function modifierName(modifier: Modifier): string {
  return modifier === 'Control' || modifier === 'Meta' ? 'ControlOrMeta' : modifier;
}

function printValue(value: TextValue): string {
  return value.kind === 'plain' ? quote(value.text) : `process.env.${value.variable}!`;
}

function printOptions(chosen: { by: 'label' | 'value'; text: string }[]): string {
  const items = chosen.map(({ by, text }) => (by === 'label' ? `{ label: ${quote(text)} }` : quote(text)));
  return items.length === 1 && items[0] ? items[0] : `[${items.join(', ')}]`;
}

function printFiles(files: string[], needs: StatementNeeds): string {
  const items = files.map((file) => needs.file(file));
  return items.length === 1 && items[0] ? items[0] : `[${items.join(', ')}]`;
}

/** Where files come in shows the place to drop them on, and `drop` enters nothing but that place. */
function printEntering(over: Target, [name = '']: string[]): string[] {
  return [
    `await ${printTarget(over)}.evaluate((element) => {`,
    '  const dataTransfer = new DataTransfer();',
    `  dataTransfer.items.add(new File([], ${quote(name)}));`,
    "  element.dispatchEvent(new DragEvent('dragenter', { bubbles: true, cancelable: true, composed: true, dataTransfer }));",
    '});',
  ];
}

function printPoint({ x, y }: Point): string {
  return `{ x: ${x}, y: ${y} }`;
}

type Setting = string | number | boolean | string[] | Point;

/** An object literal without what is undefined; nothing at all where nothing is left. */
function options(settings: Record<string, Setting | undefined>): string {
  const parts = Object.entries(settings)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${printSetting(value as Setting)}`);
  return parts.length > 0 ? `{ ${parts.join(', ')} }` : '';
}

function printSetting(value: Setting): string {
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? `[${value.map(quote).join(', ')}]` : printPoint(value);
}

/** Three times as long as it took, in whole seconds. */
function patience(ms: number): string {
  return `${Math.ceil((ms * 3) / 1000)}_000`;
}
