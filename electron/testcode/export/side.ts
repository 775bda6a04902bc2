/** A project of Selenium IDE. */
import { createHash } from 'node:crypto';
import type { TextValue } from '../../../shared/model/action.ts';
import type { Target } from '../../../shared/model/target.ts';
import { kebabCase } from './names.ts';
import type { Check, Consequence, Exported, ExportTarget, Item, Move, Script, ScriptSettings } from './script.ts';
import { type Selector, selectorsFor, selectorsOf } from './selectors.ts';
import { printChord } from './sideKeys.ts';

export const side: ExportTarget = {
  words: 'Selenium IDE',
  fileName: (title) => `${kebabCase(title) || 'recording'}.side`,
  print(script: Script): Exported {
    const left: string[] = [];
    const idOf = createIds(script.title);
    const tests = script.tests.map(({ title, items }) => {
      const printer = createPrinter(script.settings, left);
      items.forEach(printer.print);
      const { device, storageState, viewport } = script.settings;
      if (device !== undefined) printer.cannot(`the device ${device}`);
      if (storageState !== undefined) printer.cannot(`the state of the session in ${storageState}`);
      const size = viewport
        ? [
            {
              command: 'setWindowSize',
              target: `${viewport.width}x${viewport.height}`,
              targets: [],
              value: '',
              comment: '',
            },
          ]
        : [];
      return {
        id: idOf(),
        name: title,
        commands: [...size, ...printer.commands].map((command) => ({ id: idOf(), ...command })),
      };
    });
    const origin = originOf(script);
    const project = {
      id: idOf(),
      version: '2.0',
      name: script.title,
      url: origin,
      tests,
      suites: [
        {
          id: idOf(),
          name: script.title,
          persistSession: false,
          parallel: false,
          timeout: 300,
          tests: tests.map(({ id }) => id),
        },
      ],
      urls: origin === '' ? [] : [`${origin}/`],
      plugins: [],
    };
    return { text: `${JSON.stringify(project, null, 2)}\n`, left };
  },
};

type Command = {
  comment: string;
  command: string;
  target: string;
  targets: [string, string][];
  value: string;
  opensWindow?: true;
  windowHandleName?: string;
  windowTimeout?: number;
};

/** Ids that are the same each time, so that a second export changes nothing. */
function createIds(seed: string): () => string {
  let count = 0;
  return () => {
    count += 1;
    const hex = createHash('sha256').update(`${seed}\n${count}`).digest('hex');
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `4${hex.slice(13, 16)}`,
      `8${hex.slice(17, 20)}`,
      hex.slice(20, 32),
    ].join('-');
  };
}

function originOf({ tests }: Script): string {
  const urls = (items: readonly Item[]): string[] =>
    items.flatMap((item) => {
      if (item.kind === 'group') return urls(item.items);
      return item.kind === 'act' ? item.moves.flatMap((move) => (move.kind === 'open' ? [move.url] : [])) : [];
    });
  const [first = ''] = tests.flatMap(({ items }) => urls(items));
  const origin = URL.parse(first)?.origin ?? 'null';
  return origin === 'null' ? '' : origin;
}

function createPrinter({ testIdAttribute }: ScriptSettings, left: string[]) {
  const commands: Command[] = [];
  let at = { page: 'page', frames: '' };
  let isRootNamed = false;
  /** Where the mouse is, for presses and moves: those commands name an element each. */
  let mouse: { target: Target; place: string } | null = null;
  let isDown = false;

  const add = (command: string, target = '', value = '', more: Partial<Command> = {}) => {
    commands.push({ comment: '', command, target, targets: [], value, ...more });
  };

  /** A command that is switched off, with what should have been done. */
  function cannot(what: string) {
    left.push(what);
    add('//', '', '', { comment: `Not exported: ${what}` });
  }

  function go(page: string, frames: Target['frames'] = []): boolean {
    const path = frames.map((frame) => locatorsOf(selectorsFor(frame, testIdAttribute))[0]?.[0]);
    if (path.includes(undefined)) return false;
    if (page !== at.page) {
      add('selectWindow', `handle=\${${page === 'page' ? 'root' : page}}`);
      at = { page, frames: '' };
    }
    const wanted = path.join('\n');
    if (wanted === at.frames) return true;
    if (at.frames !== '') for (const _ of at.frames.split('\n')) add('selectFrame', 'relative=parent');
    for (const locator of path) add('selectFrame', locator);
    at = { page, frames: wanted };
    return true;
  }

  function on(target: Target, words: string, command: string, value = '', more: Partial<Command> = {}) {
    const targets = locatorsOf(selectorsOf(target, testIdAttribute));
    if (!targets[0]) return cannot(`${words}: Selenium IDE has no locator for ${target.words}`);
    if (!go(target.page, target.frames)) return cannot(`${words}: the frame has no locator that Selenium IDE knows`);
    add(command, targets[0][0], value, { targets, ...more });
  }

  /** `${name}` is a variable there, and nothing says otherwise. */
  function plain(text: string, words: string): string {
    if (/\$\{/.test(text)) cannot(`${words}: Selenium IDE takes \${…} in the next command for a variable`);
    return text;
  }

  function textOf(value: TextValue, words: string): string {
    if (value.kind === 'plain') return plain(value.text, words);
    cannot(
      `${words}: Selenium IDE reads no environment; store the value of ${value.variable} in a variable of that name before`,
    );
    return `\${${value.variable}}`;
  }

  function printMove(move: Move, words: string, more: Partial<Command>) {
    switch (move.kind) {
      case 'open':
        go(move.page);
        return add('open', move.url);
      case 'closePage':
        go(move.page);
        add('close');
        at = { page: '', frames: '' };
        return;
      case 'back':
      case 'forward':
        go(move.page);
        return add('executeScript', `history.${move.kind}()`);
      case 'reload':
        go(move.page);
        return add('executeScript', 'location.reload()');
      case 'click': {
        const { target, button, clickCount, modifiers, position } = move;
        if (button !== 'left' || modifiers.length > 0 || clickCount > 2)
          return cannot(`${words}: Selenium IDE clicks with the left button, once or twice, and holds no keys`);
        const command = clickCount === 2 ? 'doubleClick' : 'click';
        return position
          ? on(target, words, `${command}At`, `${position.x},${position.y}`, more)
          : on(target, words, command, '', more);
      }
      case 'hover': {
        mouse = { target: move.target, place: move.position ? `${move.position.x},${move.position.y}` : '0,0' };
        if (isDown) return on(move.target, words, 'mouseMoveAt', mouse.place);
        return on(move.target, words, 'mouseOver');
      }
      case 'mouseDown':
      case 'mouseUp':
        if (!mouse || move.button !== 'left') return cannot(`${words}: Selenium IDE draws with the left button only`);
        isDown = move.kind === 'mouseDown';
        return on(mouse.target, words, `${move.kind}At`, mouse.place);
      case 'fill':
        return on(move.target, words, 'type', textOf(move.value, words), more);
      case 'type':
        return keys(move.page, move.target, words, textOf(move.value, words), more);
      case 'press': {
        const chord = printChord(move.key);
        if (chord === null) return cannot(`${words}: Selenium IDE cannot press ${move.key}`);
        return keys(move.page, move.target, words, chord, more);
      }
      case 'insertText':
        cannot(`${words}: Selenium IDE cannot paste; the text is typed`);
        return keys(move.page, undefined, words, plain(move.text, words), more);
      case 'check':
      case 'uncheck':
        return on(move.target, words, move.kind, '', more);
      case 'select': {
        const command = move.options.length > 1 ? 'addSelection' : 'select';
        for (const { by, text } of move.options) on(move.target, words, command, `${by}=${plain(text, words)}`, more);
        return;
      }
      case 'upload':
        cannot(`${words}: Selenium IDE needs the whole path of each file; the next command has its name`);
        return on(move.target, words, 'type', move.files.join('\n'));
      case 'dropFiles':
        return cannot(`${words}: Selenium IDE brings no files from outside`);
      case 'drag': {
        if (move.fromPosition || move.toPosition) cannot(`${words}: Selenium IDE drags from middle to middle`);
        const [to] = locatorsOf(selectorsOf(move.to, testIdAttribute));
        if (!to) return cannot(`${words}: Selenium IDE has no locator for ${move.to.words}`);
        return on(move.from, words, 'dragAndDropToObject', to[0]);
      }
      case 'expect':
        return printCheck(move.check, words);
      case 'scroll': {
        const { x, y } = move.to;
        if (!move.target) {
          go(move.page);
          return add('executeScript', `window.scrollTo(${x}, ${y})`);
        }
        const selector = selectorsOf(move.target, testIdAttribute).find(({ kind }) => kind !== 'aria');
        if (!selector || !go(move.page, move.target.frames))
          return cannot(`${words}: there is no locator for ${move.target.words}`);
        return add('executeScript', `${printQuery(selector)}.scrollTo(${x}, ${y})`);
      }
      case 'newPage':
        return cannot(`${words}: Selenium IDE opens no tab by itself`);
      case 'keyDown':
      case 'keyUp':
        return cannot(`${words}: ${move.kind === 'keyDown' ? 'hold' : 'let go of'} ${move.key}`);
      case 'wheel':
        return cannot(
          `${words}: turn the wheel by ${move.delta.x}, ${move.delta.y}${move.times > 1 ? `, ${move.times} times` : ''}`,
        );
    }
  }

  function keys(page: string, target: Target | undefined, words: string, text: string, more: Partial<Command>) {
    if (target) return on(target, words, 'sendKeys', text, more);
    if (page !== at.page) go(page);
    add('sendKeys', 'css=:focus', text, more);
  }

  function printAct({ words, moves, effects }: Extract<Item, { kind: 'act' }>) {
    for (const effect of effects) printBefore(effect, words);
    const popup = effects.find((effect) => effect.kind === 'popup');
    if (popup && !isRootNamed) {
      add('storeWindowHandle', 'root');
      isRootNamed = true;
    }
    const window = popup ? { opensWindow: true as const, windowHandleName: popup.page, windowTimeout: 5000 } : {};
    const isBeyond = moves.some(
      (move) =>
        move.kind === 'wheel' || move.kind === 'keyDown' || (move.kind === 'mouseDown' && move.button !== 'left'),
    );
    if (moves.length > 1 && isBeyond)
      cannot(`${words}: Selenium IDE holds no keys, draws with the left button only, and turns no wheel`);
    else moves.forEach((move, index) => void printMove(move, words, index === moves.length - 1 ? window : {}));
    for (const effect of effects) printAfter(effect);
    const next = effects.find((effect) => effect.kind === 'navigation');
    const last = commands.at(-1);
    // It waits for elements anyhow; there is no command that waits for an address.
    if (next && last && last.comment === '') last.comment = `leads to ${next.url}`;
  }

  function printBefore(effect: Consequence, words: string) {
    switch (effect.kind) {
      case 'download':
        return cannot(`${words}: wait for the download of ${effect.name || 'a file'}`);
      case 'response':
        return cannot(`${words}: wait for the answer of ${effect.method} ${effect.url}`);
      case 'fileChooser':
        return cannot(`${words}: choose ${effect.files.join(', ')} in the dialog of the system`);
      case 'popup':
      case 'navigation':
      case 'dialog':
      case 'pageClosed':
        return;
    }
  }

  function printAfter(effect: Consequence) {
    if (effect.kind === 'pageClosed' && effect.page === at.page) at = { page: '', frames: '' };
    if (effect.kind !== 'dialog') return;
    const { type, accepted, text } = effect;
    if (type === 'alert') return add('acceptAlert');
    if (type === 'prompt') return accepted ? add('answerPrompt', text ?? '') : add('dismissPrompt');
    return add(accepted ? 'acceptConfirmation' : 'dismissConfirmation');
  }

  function printCheck(check: Check, words: string) {
    if (check.kind === 'title' && check.expected.kind === 'text' && !check.isNot) {
      go(check.page);
      return add('assertTitle', plain(check.expected.text, words));
    }
    if (check.kind === 'url' || check.kind === 'title') {
      if (check.expected.kind !== 'text' || check.isNot)
        return cannot(`${words}: Selenium IDE compares whole texts only`);
      go(check.page);
      add('executeScript', 'return location.href', 'address');
      return add('assert', 'address', plain(check.expected.text, words));
    }
    const ms = String(check.ms ?? 30_000);
    const { target } = check;
    switch (check.kind) {
      case 'count': {
        if (check.isNot) return cannot(`${words}: Selenium IDE cannot expect another number`);
        if (check.count === 0) return on(target, words, 'waitForElementNotPresent', ms);
        on(target, words, 'storeElementCount', 'count');
        return add('assert', 'count', String(check.count));
      }
      case 'text':
      case 'value':
        if (check.expected.kind !== 'text') return cannot(`${words}: Selenium IDE compares whole texts only`);
        if (check.kind === 'value' && check.isNot) return cannot(`${words}: Selenium IDE cannot expect another value`);
        return on(
          target,
          words,
          check.kind === 'value' ? 'assertValue' : check.isNot ? 'assertNotText' : 'assertText',
          plain(check.expected.text, words),
        );
      case 'attribute': {
        const [locator] = locatorsOf(selectorsOf(target, testIdAttribute));
        if (check.expected.kind !== 'text' || check.isNot || !locator || !go(target.page, target.frames))
          return cannot(`${words}: Selenium IDE compares whole texts only`);
        add('storeAttribute', `${locator[0]}@${check.name}`, 'attribute');
        return add('assert', 'attribute', plain(check.expected.text, words));
      }
      case 'state': {
        const command = STATES[check.state]?.[check.isNot ? 1 : 0];
        if (!command) return cannot(`${words}: Selenium IDE has no such check`);
        return on(target, words, command, command.startsWith('wait') ? ms : '');
      }
    }
  }

  function print(item: Item) {
    switch (item.kind) {
      case 'act':
        return printAct(item);
      case 'check':
        return printCheck(item.check, item.words);
      case 'group':
        add('//', '', '', { comment: item.words });
        return item.items.forEach(print);
      case 'code':
        return cannot(item.text);
    }
  }

  return { print, cannot, commands };
}

/** What holds, and what holds when it does not. */
const STATES: Partial<Record<string, [string, string]>> = {
  visible: ['waitForElementVisible', 'waitForElementNotVisible'],
  hidden: ['waitForElementNotVisible', 'waitForElementVisible'],
  editable: ['assertEditable', 'assertNotEditable'],
  enabled: ['assertEditable', 'assertNotEditable'],
  disabled: ['assertNotEditable', 'assertEditable'],
  checked: ['assertChecked', 'assertNotChecked'],
};

/** Each with the strategy that Selenium IDE names it by. */
function locatorsOf(selectors: Selector[]): [string, string][] {
  return selectors.flatMap((selector): [string, string][] => {
    if (selector.kind === 'css') return [[`css=${selector.css}`, 'css:finder']];
    return selector.kind === 'xpath' ? [[`xpath=${selector.xpath}`, 'xpath:innerText']] : [];
  });
}

function printQuery(selector: Selector): string {
  return selector.kind === 'xpath'
    ? `document.evaluate(${JSON.stringify(selector.xpath)}, document, null, 9, null).singleNodeValue`
    : `document.querySelector(${JSON.stringify(selector.kind === 'css' ? selector.css : '')})`;
}
