/** JSON of the Recorder panel of Chrome's DevTools; @puppeteer/replay plays it as well. */
import type { Effect } from '../../../shared/model/action.ts';
import type { Locator } from '../../../shared/model/locator.ts';
import type { Target } from '../../../shared/model/target.ts';
import { printTextTest } from './javascript.ts';
import { kebabCase } from './names.ts';
import type { Check, Consequence, Exported, ExportTarget, Item, Move, ScriptSettings } from './script.ts';
import { type Selector, selectorsOf } from './selectors.ts';

export const recorder: ExportTarget = {
  words: 'DevTools Recorder',
  fileName: (title) => `${kebabCase(title) || 'recording'}.recorder.json`,
  holdsOne: true,
  print({ title, tests, settings }): Exported {
    const { width, height } = settings.viewport ?? { width: 1280, height: 720 };
    const printer = createPrinter(settings);
    tests[0]?.items.forEach(printer.print);
    const viewport = {
      type: 'setViewport',
      width,
      height,
      deviceScaleFactor: 1,
      isMobile: false,
      hasTouch: false,
      isLandscape: false,
    };
    if (settings.device !== undefined) printer.cannot(`the device ${settings.device}`);
    if (settings.storageState !== undefined) printer.cannot(`the state of the session in ${settings.storageState}`);
    return { text: `${JSON.stringify({ title, steps: [viewport, ...printer.steps] }, null, 2)}\n`, left: printer.left };
  },
};

type Step = { type: string; [field: string]: unknown };

/** Where a step is done: in which tab, in which frame. */
type Place = { target: string; frame?: number[] };

function createPrinter(settings: ScriptSettings) {
  const steps: Step[] = [];
  const left: string[] = [];
  /** The addresses of pages: the Recorder tells tabs by them. */
  const addresses = new Map([['page', 'main']]);
  let focused: Target | null = null;

  /** A step that does nothing, with what should have been done. */
  function cannot(what: string) {
    left.push(what);
    steps.push({ type: 'customStep', name: 'notExported', parameters: { comment: what } });
  }

  function placeOf(page: string, frames: Locator[]): Place | string {
    const target = addresses.get(page);
    if (target === undefined) return `the address of ${page} is not known`;
    if (frames.length === 0) return { target };
    const indices = frames.map(frameIndex);
    return indices.every((index) => index !== null)
      ? { target, frame: indices }
      : 'the Recorder tells frames by number only';
  }

  /** With all selectors of the element. */
  function on(target: Target, words: string, step: Step) {
    const place = placeOf(target.page, target.frames);
    const selectors = selectorsOf(target, settings.testIdAttribute).map((selector) => [printSelector(selector)]);
    if (typeof place === 'string') return cannot(`${words}: ${place}`);
    if (selectors.length === 0) return cannot(`${words}: the Recorder has no selector for ${target.words}`);
    steps.push({ ...step, ...place, selectors });
  }

  /** Runs in the page, until it is true. */
  function until(page: string, frames: Locator[], words: string, expression: string) {
    const place = placeOf(page, frames);
    if (typeof place === 'string') return cannot(`${words}: ${place}`);
    steps.push({ type: 'waitForExpression', ...place, expression });
  }

  /** Code about an element by a function of it. */
  function withElement(target: Target, words: string, work: string) {
    const selector = selectorsOf(target, settings.testIdAttribute).find(({ kind }) => kind !== 'aria');
    if (!selector) return cannot(`${words}: the Recorder has no selector for ${target.words}`);
    until(target.page, target.frames, words, `((element) => ${work})(${printQuery(selector)})`);
  }

  function press(page: string, words: string, chord: string) {
    const place = placeOf(page, []);
    if (typeof place === 'string') return cannot(`${words}: ${place}`);
    const keys = chord.split(/\+(?=.)/).map(keyName);
    for (const key of keys) steps.push({ type: 'keyDown', ...place, key });
    for (const key of keys.toReversed()) steps.push({ type: 'keyUp', ...place, key });
  }

  function printMove(move: Move, words: string) {
    switch (move.kind) {
      case 'open': {
        const place = placeOf(move.page, []);
        if (typeof place === 'string') return cannot(`${words}: ${place}`);
        steps.push({
          type: 'navigate',
          ...place,
          url: move.url,
          assertedEvents: [{ type: 'navigation', url: move.url, title: '' }],
        });
        return;
      }
      case 'closePage': {
        const place = placeOf(move.page, []);
        if (typeof place === 'string') return cannot(`${words}: ${place}`);
        steps.push({ type: 'close', ...place });
        return;
      }
      case 'back':
      case 'forward':
        return until(move.page, [], words, `(history.${move.kind}(), true)`);
      case 'reload':
        return until(move.page, [], words, '(location.reload(), true)');
      case 'click':
        focused = move.target;
        return printClick(move, words);
      case 'hover':
        if (move.position)
          cannot(
            `${words}: at ${move.position.x}, ${move.position.y} of ${move.target.words}; the Recorder hovers its middle`,
          );
        return on(move.target, words, { type: 'hover' });
      case 'fill':
        focused = move.target;
        if (move.value.kind === 'plain') return on(move.target, words, { type: 'change', value: move.value.text });
        cannot(
          `${words}: the Recorder reads no environment; put the value of ${move.value.variable} into the next step`,
        );
        return on(move.target, words, { type: 'change', value: move.value.variable });
      case 'type': {
        if (move.value.kind === 'secret')
          return cannot(`${words}: type the value of ${move.value.variable}; the Recorder reads no environment`);
        if (move.target && focused?.words !== move.target.words)
          withElement(move.target, words, '(element.focus(), true)');
        focused = move.target ?? focused;
        for (const char of move.value.text) press(move.page, words, char);
        return;
      }
      case 'press':
        if (move.target && focused?.words !== move.target.words)
          withElement(move.target, words, '(element.focus(), true)');
        focused = move.target ?? focused;
        return press(move.page, words, move.key);
      case 'insertText':
        return until(move.page, [], words, `document.execCommand('insertText', false, ${JSON.stringify(move.text)})`);
      case 'check':
      case 'uncheck':
        on(move.target, words, { type: 'click', ...middleOf(move.target) });
        return on(move.target, words, { type: 'waitForElement', properties: { checked: move.kind === 'check' } });
      case 'select': {
        const [only, ...others] = move.options;
        if (only?.by === 'value' && others.length === 0)
          return on(move.target, words, { type: 'change', value: only.text });
        const wanted = JSON.stringify(move.options);
        const choose = `{ for (const option of element.options) option.selected = ${wanted}.some(({ by, text }) => option[by].trim() === text); for (const kind of ['input', 'change']) element.dispatchEvent(new Event(kind, { bubbles: true })); return true; }`;
        return withElement(move.target, words, choose);
      }
      case 'expect':
        return printCheck(move.check, words);
      case 'scroll': {
        if (move.target) return on(move.target, words, { type: 'scroll', ...move.to });
        const place = placeOf(move.page, []);
        if (typeof place === 'string') return cannot(`${words}: ${place}`);
        steps.push({ type: 'scroll', ...place, ...move.to });
        return;
      }
      case 'keyDown':
      case 'keyUp': {
        const place = placeOf(move.page, []);
        if (typeof place === 'string') return cannot(`${words}: ${place}`);
        steps.push({ type: move.kind, ...place, key: keyName(move.key) });
        return;
      }
      case 'upload':
        return cannot(`${words}: the Recorder chooses no files`);
      case 'dropFiles':
        return cannot(`${words}: the Recorder brings no files from outside`);
      case 'drag':
        return cannot(`${words}: the Recorder does not drag`);
      case 'mouseDown':
      case 'mouseUp':
        return cannot(
          `${words}: ${move.kind === 'mouseDown' ? 'press' : 'let go of'} the ${move.button} mouse button where the mouse is`,
        );
      case 'wheel':
        return cannot(
          `${words}: turn the wheel by ${move.delta.x}, ${move.delta.y}${move.times > 1 ? `, ${move.times} times` : ''}`,
        );
      case 'newPage':
        return cannot(`${words}: the Recorder opens no tab by itself`);
    }
  }

  function printClick(
    { target, button, clickCount, modifiers, position }: Extract<Move, { kind: 'click' }>,
    words: string,
  ) {
    const place = placeOf(target.page, []);
    const keys = typeof place === 'string' ? [] : modifiers;
    for (const key of keys) steps.push({ type: 'keyDown', ...(place as Place), key });
    const which = { left: 'primary', middle: 'auxiliary', right: 'secondary' }[button];
    const at = position ? { offsetX: position.x, offsetY: position.y } : middleOf(target);
    const click = {
      type: clickCount === 2 ? 'doubleClick' : 'click',
      ...at,
      ...(button !== 'left' && { button: which }),
    };
    if (clickCount > 2) cannot(`${words}: the Recorder clicks once or twice; this was ${clickCount} times`);
    on(target, words, click);
    for (const key of keys.toReversed()) steps.push({ type: 'keyUp', ...(place as Place), key });
  }

  function printEffect(effect: Consequence, words: string) {
    switch (effect.kind) {
      case 'navigation': {
        const address = effect.address;
        if (address !== undefined && effect.page !== 'page' && !addresses.has(effect.page))
          addresses.set(effect.page, address);
        const last = steps.at(-1);
        if (last && address !== undefined && effect.page === 'page' && last.assertedEvents === undefined)
          last.assertedEvents = [{ type: 'navigation', url: address, title: '' }];
        return;
      }
      case 'popup':
      case 'pageClosed':
        // A tab is found by its address, and one that closes is closed.
        return;
      case 'download':
        return cannot(`${words}: wait for the download of ${effect.name || 'a file'}`);
      case 'dialog':
        return cannot(`${words}: ${dialogWords(effect)}`);
      case 'response':
        return cannot(`${words}: wait for the answer of ${effect.method} ${effect.url}`);
      case 'fileChooser':
        return cannot(`${words}: choose ${effect.files.join(', ')} in the dialog of the system`);
    }
  }

  function printCheck(check: Check, words: string) {
    if (check.kind === 'url' || check.kind === 'title') {
      const actual = check.kind === 'url' ? 'location.href' : 'document.title';
      return until(check.page, [], words, `${check.isNot ? '!' : ''}(${printTextTest(actual, check.expected)})`);
    }
    const timeout = check.ms === undefined ? {} : { timeout: Math.ceil(check.ms / 1000) * 1000 };
    const wait = (more: object) => on(check.target, words, { type: 'waitForElement', ...timeout, ...more });
    const no = check.isNot ? '!' : '';
    switch (check.kind) {
      case 'count':
        if (!check.isNot) return wait({ operator: '==', count: check.count });
        return cannot(`${words}: the Recorder cannot expect another number`);
      case 'text':
        return withElement(
          check.target,
          words,
          `${no}(${printTextTest("(element?.innerText ?? '').replace(/\\s+/g, ' ').trim()", check.expected)})`,
        );
      case 'value':
        if (check.expected.kind === 'text' && !check.isNot) return wait({ properties: { value: check.expected.text } });
        return withElement(check.target, words, `${no}(${printTextTest("(element?.value ?? '')", check.expected)})`);
      case 'attribute':
        if (check.expected.kind === 'text' && !check.isNot)
          return wait({ attributes: { [check.name]: check.expected.text } });
        return withElement(
          check.target,
          words,
          `${no}(${printTextTest(`(element?.getAttribute(${JSON.stringify(check.name)}) ?? '')`, check.expected)})`,
        );
      case 'state':
        if (check.state === 'visible') return wait({ visible: !check.isNot });
        if (check.state === 'hidden') return wait({ visible: check.isNot });
        if (check.state === 'checked') return wait({ properties: { checked: !check.isNot } });
        if (check.state === 'disabled') return wait({ properties: { disabled: !check.isNot } });
        if (check.state === 'enabled') return wait({ properties: { disabled: check.isNot } });
        return withElement(check.target, words, `${no}(${STATES[check.state]})`);
    }
  }

  function print(item: Item) {
    switch (item.kind) {
      case 'act':
        if (item.moves.length > 1 && item.moves.some(({ kind }) => UNKNOWN.has(kind)))
          cannot(`${item.words}: the Recorder neither draws, drags nor turns the wheel`);
        else for (const move of item.moves) printMove(move, item.words);
        for (const effect of item.effects) printEffect(effect, item.words);
        return;
      case 'check':
        return printCheck(item.check, item.words);
      case 'group':
        steps.push({ type: 'customStep', name: 'group', parameters: { comment: item.words } });
        return item.items.forEach(print);
      case 'code':
        return cannot(item.text);
    }
  }

  return { print, cannot, steps, left };
}

/** What an action of several moves cannot do without. */
const UNKNOWN: ReadonlySet<string> = new Set(['drag', 'mouseDown', 'wheel']);

const STATES = {
  editable: "element && !element.matches(':disabled, :read-only')",
  focused: 'element && element === document.activeElement',
  empty: "element && (element.value ?? element.textContent) === ''",
};

/** The number of a frame among its siblings, where its locator tells it. */
function frameIndex(locator: Locator): number | null {
  const [step, nth, ...others] = locator;
  if (step?.by !== 'css' || step.selector !== 'iframe' || others.length > 0) return null;
  return nth === undefined ? 0 : nth.by === 'nth' && nth.index >= 0 ? nth.index : null;
}

function middleOf({ fingerprint: { box } }: Target): { offsetX: number; offsetY: number } {
  return { offsetX: Math.max(1, Math.round(box.width / 2)), offsetY: Math.max(1, Math.round(box.height / 2)) };
}

function printSelector(selector: Selector): string {
  switch (selector.kind) {
    case 'css':
      return selector.css;
    case 'xpath':
      return `xpath/${selector.xpath}`;
    case 'aria':
      return `aria/${selector.name}[role="${selector.role}"]`;
  }
}

function printQuery(selector: Selector): string {
  return selector.kind === 'xpath'
    ? `document.evaluate(${JSON.stringify(selector.xpath)}, document, null, 9, null).singleNodeValue`
    : `document.querySelector(${JSON.stringify(selector.kind === 'css' ? selector.css : '')})`;
}

function keyName(key: string): string {
  if (key === 'ControlOrMeta') return 'Control';
  if (key === 'Space') return ' ';
  if (/^Key[A-Z]$/.test(key)) return key.slice(3).toLowerCase();
  return /^Digit\d$/.test(key) ? key.slice(5) : key;
}

function dialogWords({ type, accepted, text }: Extract<Effect, { kind: 'dialog' }>): string {
  return `${accepted ? 'accept' : 'dismiss'} the ${type}${text === undefined ? '' : ` with "${text}"`}`;
}
