/** The statements of a test in any language that Playwright speaks. */
import type { Effect, TextValue } from '../../../../shared/model/action.ts';
import type { Locator, LocatorStep, TextMatch } from '../../../../shared/model/locator.ts';
import type { Point, Target } from '../../../../shared/model/target.ts';
import { createSheet, type Sheet } from '../../sheet.ts';
import { hasLastingName, modifierKey } from '../lower.ts';
import { createNameGiver } from '../names.ts';
import { roles } from '../roles.ts';
import type { Check, Expected, Exported, ExportTarget, Item, Move, Script } from '../script.ts';
import type { Awaited, Dialect, Option, Options } from './dialect.ts';

export function playwrightTarget(dialect: Dialect): ExportTarget {
  return {
    words: dialect.words,
    fileName: dialect.fileName,
    print(script: Script): Exported {
      const sheets = script.tests.map(({ items }) => {
        const sheet = createSheet(dialect.comment, dialect.step);
        items.forEach(createPrinter(dialect, sheet));
        return sheet;
      });
      const lines = dialect.file(
        script,
        sheets.map((sheet) => sheet.lines),
      );
      return { text: `${lines.join('\n')}\n`, left: sheets.flatMap(({ left }) => left) };
    },
  };
}

function createPrinter(dialect: Dialect, sheet: Sheet): (item: Item) => void {
  const nameOf = createNameGiver();
  return function print(item) {
    switch (item.kind) {
      case 'act':
        return printAct(item, dialect, sheet, nameOf);
      case 'check':
        return sheet.add(printCheck(item.check, dialect));
      case 'group':
        sheet.comment(item.words);
        return item.items.forEach(print);
      case 'code':
        return sheet.cannot(item.text);
    }
  };
}

function printAct(
  { words, page, moves, effects }: Extract<Item, { kind: 'act' }>,
  dialect: Dialect,
  sheet: Sheet,
  nameOf: (base: string) => string,
): void {
  const dialogs = effects.filter((effect) => effect.kind === 'dialog');
  const name = dialect.pageName(page);
  if (dialogs.length > 0)
    sheet.add(
      ...dialect.dialogs(
        name,
        dialogs.map(({ accepted, text }) => (accepted ? { ...(text !== undefined && { text }) } : null)),
        nameOf,
      ),
    );
  const awaited = effects.flatMap((effect) => awaitedOf(effect, name, dialect, nameOf));
  dialect.during(awaited, sheet, () => {
    for (const move of moves)
      if (move.kind === 'dropFiles') sheet.cannot(`${words}: see locator.drop, where this Playwright has it`);
      else sheet.add(...printMove(move, dialect));
  });
  for (const effect of effects) {
    if (effect.kind === 'navigation')
      sheet.add(
        dialect.statement({
          on: dialect.pageName(effect.page),
          owner: 'Page',
          method: 'waitForURL',
          args: [dialect.text(effect.url)],
        }),
      );
  }
}

function awaitedOf(effect: Effect, page: string, dialect: Dialect, nameOf: (base: string) => string): Awaited[] {
  switch (effect.kind) {
    case 'popup': {
      const name = dialect.pageName(effect.page);
      return [{ page, id: name, kind: effect.hasOpener ? 'popup' : 'page', name, after: [] }];
    }
    case 'download': {
      const id = nameOf('download');
      if (!hasLastingName(effect.name)) return [{ page, id, kind: 'download', name: null, after: [] }];
      return [{ page, id, kind: 'download', name: id, after: [dialect.downloadName(id, effect.name)] }];
    }
    case 'response':
      return [
        {
          page: dialect.pageName(effect.page),
          id: nameOf('response'),
          kind: 'response',
          url: effect.url,
          name: null,
          after: [],
        },
      ];
    case 'fileChooser': {
      const name = nameOf('fileChooser');
      return [{ page, id: name, kind: 'fileChooser', name, after: [dialect.setFiles(name, effect.files)] }];
    }
    case 'pageClosed':
      return [{ page: dialect.pageName(effect.page), id: nameOf('closed'), kind: 'close', name: null, after: [] }];
    case 'navigation':
    case 'dialog':
      return [];
  }
}

function printMove(move: Exclude<Move, { kind: 'dropFiles' }>, dialect: Dialect): string[] {
  const { text, statement } = dialect;
  const on = (target: Target): string => printTarget(target, dialect);
  const act = (target: Target, method: string, args: string[] = [], options: Options = {}): string[] => [
    statement({ on: on(target), owner: 'Locator', method, args, options }),
  ];
  const pageDo = (page: string, method: string, args: string[] = []): string[] => [
    statement({ on: dialect.pageName(page), owner: 'Page', method, args }),
  ];
  const device = (page: string, name: 'keyboard' | 'mouse', method: string, args: string[], options: Options = {}) => [
    statement({ on: dialect.property(dialect.pageName(page), name), owner: 'Mouse', method, args, options }),
  ];
  switch (move.kind) {
    case 'open':
      return pageDo(move.page, 'goto', [text(move.url)]);
    case 'newPage':
      return [dialect.newPage(dialect.pageName(move.page), dialect.pageName('page'))];
    case 'closePage':
      return pageDo(move.page, 'close');
    case 'back':
    case 'forward':
      // What goes to another page waits for it; where only a frame goes there is none.
      return move.isInFrame
        ? pageDo(move.page, 'evaluate', [text(`history.${move.kind}()`)])
        : pageDo(move.page, move.kind === 'back' ? 'goBack' : 'goForward');
    case 'reload':
      return pageDo(move.page, 'reload');
    case 'click':
      return act(move.target, move.clickCount === 2 ? 'dblclick' : 'click', [], {
        button: buttonOption(move.button),
        clickCount: move.clickCount > 2 ? { kind: 'number', number: move.clickCount } : undefined,
        modifiers:
          move.modifiers.length > 0
            ? { kind: 'names', of: 'KeyboardModifier', names: move.modifiers.map(modifierKey) }
            : undefined,
        position: pointOption(move.position),
        delay: move.delay === undefined ? undefined : { kind: 'number', number: move.delay },
        force: move.force ? { kind: 'flag' } : undefined,
      });
    case 'hover':
      return act(move.target, 'hover', [], {
        position: pointOption(move.position),
        force: move.force ? { kind: 'flag' } : undefined,
      });
    case 'fill':
      return act(move.target, 'fill', [printValue(move.value, dialect)]);
    case 'type':
      return move.target
        ? act(move.target, 'pressSequentially', [printValue(move.value, dialect)])
        : device(move.page, 'keyboard', 'type', [printValue(move.value, dialect)]);
    case 'press':
      return move.target
        ? act(move.target, 'press', [text(move.key)])
        : device(move.page, 'keyboard', 'press', [text(move.key)]);
    case 'insertText':
      return device(move.page, 'keyboard', 'insertText', [text(move.text)]);
    case 'check':
    case 'uncheck':
      return act(move.target, move.kind);
    case 'select':
      return [dialect.select(on(move.target), move.options)];
    case 'upload':
      return act(move.target, 'setInputFiles', [dialect.files(move.files)]);
    case 'drag':
      return act(move.from, 'dragTo', [on(move.to)], {
        sourcePosition: pointOption(move.fromPosition),
        targetPosition: pointOption(move.toPosition),
        steps: { kind: 'number', number: 10 },
      });
    case 'keyDown':
    case 'keyUp':
      return device(move.page, 'keyboard', move.kind === 'keyDown' ? 'down' : 'up', [text(move.key)]);
    case 'mouseDown':
    case 'mouseUp':
      return device(move.page, 'mouse', move.kind === 'mouseDown' ? 'down' : 'up', [], {
        button: buttonOption(move.button),
      });
    case 'wheel': {
      const [turn = ''] = device(move.page, 'mouse', 'wheel', [String(move.delta.x), String(move.delta.y)]);
      return move.times === 1 ? [turn] : dialect.repeat(move.times, turn);
    }
    case 'expect':
      return [printCheck(move.check, dialect)];
    case 'scroll':
      return move.target
        ? act(move.target, 'evaluate', [text(`element => element.scrollTo(${move.to.x}, ${move.to.y})`)])
        : pageDo(move.page, 'evaluate', [text(`window.scrollTo(${move.to.x}, ${move.to.y})`)]);
  }
}

function printCheck(check: Check, dialect: Dialect): string {
  const { text } = dialect;
  const patience: Options =
    check.ms === undefined ? {} : { timeout: { kind: 'number', number: wholeSeconds(check.ms) } };
  const page = (method: string, args: string[], name: string): string =>
    dialect.check(dialect.pageName(name), 'PageAssertions', check.isNot, { method, args, options: patience });
  const element = (target: Target, method: string, args: string[] = []): string =>
    dialect.check(printTarget(target, dialect), 'LocatorAssertions', check.isNot, { method, args, options: patience });
  const expected = (one: Expected): string =>
    one.kind === 'pattern' ? dialect.pattern(one.source, one.flags) : text(one.text);
  switch (check.kind) {
    case 'state':
      return element(check.target, `toBe${check.state.charAt(0).toUpperCase()}${check.state.slice(1)}`);
    case 'text':
      return element(check.target, check.expected.kind === 'contains' ? 'toContainText' : 'toHaveText', [
        expected(check.expected),
      ]);
    case 'value':
      return element(check.target, 'toHaveValue', [expected(check.expected)]);
    case 'attribute':
      return element(check.target, 'toHaveAttribute', [text(check.name), expected(check.expected)]);
    case 'count':
      return element(check.target, 'toHaveCount', [String(check.count)]);
    case 'url':
    case 'title':
      return page(check.kind === 'url' ? 'toHaveURL' : 'toHaveTitle', [expected(check.expected)], check.page);
  }
}

function wholeSeconds(ms: number): number {
  return Math.ceil(ms / 1000) * 1000;
}

function printValue(value: TextValue, dialect: Dialect): string {
  return value.kind === 'plain' ? dialect.text(value.text) : dialect.secret(value.variable);
}

function pointOption(point: Point | undefined): Option | undefined {
  return point && { kind: 'point', point };
}

function buttonOption(name: string): Option | undefined {
  return name === 'left' ? undefined : { kind: 'name', of: 'MouseButton', name };
}

function printTarget(target: Target, dialect: Dialect): string {
  let on = dialect.pageName(target.page);
  let isInFrame = false;
  for (const frame of target.frames) {
    on = dialect.property(printLocator(on, isInFrame ? 'FrameLocator' : 'Page', frame, dialect), 'contentFrame');
    isInFrame = true;
  }
  return printLocator(on, isInFrame ? 'FrameLocator' : 'Page', target.locators[0]?.locator ?? [], dialect);
}

function printLocator(start: string, owner: 'Page' | 'FrameLocator', locator: Locator, dialect: Dialect): string {
  return locator.reduce((on, step, index) => printStep(on, index === 0 ? owner : 'Locator', step, dialect), start);
}

const GETTERS = {
  label: 'getByLabel',
  placeholder: 'getByPlaceholder',
  alt: 'getByAltText',
  title: 'getByTitle',
  text: 'getByText',
} as const;

function printStep(
  on: string,
  owner: 'Page' | 'FrameLocator' | 'Locator',
  step: LocatorStep,
  dialect: Dialect,
): string {
  const find = (method: string, args: string[], options: Options = {}): string =>
    dialect.locator({ on, owner, method, args, options });
  switch (step.by) {
    case 'testId':
      return find('getByTestId', [dialect.text(step.value)]);
    case 'role':
      // Names that no enum has, and that a page made up.
      if (!roles.has(step.role)) return find('locator', [dialect.text(`[role=${JSON.stringify(step.role)}]`)]);
      return find('getByRole', [dialect.role(step.role)], {
        name: step.name && { kind: 'text', text: step.name.value },
        exact: exactOption(step.name),
        level: step.level === undefined ? undefined : { kind: 'number', number: step.level },
      });
    case 'css':
      return find('locator', [dialect.text(step.selector)]);
    case 'hasText':
      return find('filter', [], { hasText: { kind: 'text', text: step.text.value } });
    case 'nth':
      return step.index === 0 ? dialect.property(on, 'first') : find('nth', [String(step.index)]);
    default:
      return find(GETTERS[step.by], [dialect.text(step.text.value)], { exact: exactOption(step.text) });
  }
}

function exactOption(text: TextMatch | undefined): Option | undefined {
  return text?.exact ? { kind: 'flag' } : undefined;
}
