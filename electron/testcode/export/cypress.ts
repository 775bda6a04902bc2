/** Cypress, with the queries of Testing Library: they find by role, label and text as Playwright does. */
import type { Effect, TextValue } from '../../../shared/model/action.ts';
import type { Point, Target } from '../../../shared/model/target.ts';
import { quote } from '../quote.ts';
import { createSheet, indent, type Sheet } from '../sheet.ts';
import { OTHER_TAB, printCheck } from './cypressChecks.ts';
import { printChord } from './cypressKeys.ts';
import { printTarget } from './cypressQueries.ts';
import { globSource } from './glob.ts';
import { printPattern } from './javascript.ts';
import { hasLastingName } from './lower.ts';
import { createNameGiver, kebabCase } from './names.ts';
import type { Exported, ExportTarget, Item, Move, Script } from './script.ts';

export const cypress: ExportTarget = {
  words: 'Cypress',
  fileName: (title) => `${kebabCase(title) || 'recording'}.cy.js`,
  print(script): Exported {
    const bodies = script.tests.map(({ items }) => {
      const sheet = createSheet('//');
      const needs: Needs = { sheet, nameOf: createNameGiver(), mouse: { at: null, isDown: false } };
      const print = (item: Item) => printItem(item, needs, print);
      items.forEach(print);
      return sheet;
    });
    return { text: printFile(script, bodies), left: bodies.flatMap(({ left }) => left) };
  },
};

type Needs = {
  sheet: Sheet;
  nameOf: (base: string) => string;
  /** Where the mouse would be: its buttons are events of that element. */
  mouse: { at: { target: Target; position?: Point } | null; isDown: boolean };
};

function printFile({ title, tests, settings }: Script, bodies: Sheet[]): string {
  const { device, viewport, storageState, testIdAttribute } = settings;
  const frames = bodies.some(({ lines }) => lines.some((line) => line.includes('inFrame(')));
  return [
    '/// <reference types="cypress" />',
    '// Needs: npm install --save-dev cypress @testing-library/cypress',
    ...(testIdAttribute === 'data-testid' ? [] : ["import { configure } from '@testing-library/cypress';"]),
    "import '@testing-library/cypress/add-commands';",
    '',
    ...(testIdAttribute === 'data-testid' ? [] : [`configure({ testIdAttribute: ${quote(testIdAttribute)} });`, '']),
    ...(frames ? [...IN_FRAME, ''] : []),
    `describe(${quote(title)}, () => {`,
    ...indent(
      [
        ...(device === undefined ? [] : [`// Not exported: the device ${quote(device)}`]),
        ...(storageState === undefined ? [] : [`// Not exported: the state of the session in ${quote(storageState)}`]),
        ...(viewport ? [`beforeEach(() => cy.viewport(${viewport.width}, ${viewport.height}));`, ''] : []),
        ...tests.flatMap((test, index) => [
          ...(index > 0 ? [''] : []),
          `it(${quote(test.title)}, () => {`,
          ...indent(bodies[index]?.lines ?? [], '  '),
          '});',
        ]),
      ],
      '  ',
    ),
    '});',
    '',
  ].join('\n');
}

const IN_FRAME = [
  '/** What is inside of a frame of the same origin. */',
  "const inFrame = (frame) => frame.its('0.contentDocument.body').should('not.be.empty').then(cy.wrap);",
];

function printItem(item: Item, needs: Needs, print: (item: Item) => void) {
  const { sheet } = needs;
  switch (item.kind) {
    case 'act':
      return printAct(item, needs);
    case 'check':
      return printCheck(item.check, item.words, needs.sheet);
    case 'group':
      sheet.comment(item.words);
      return item.items.forEach(print);
    case 'code':
      return sheet.cannot(item.text);
  }
}

function printAct({ page, words, moves, effects }: Extract<Item, { kind: 'act' }>, needs: Needs) {
  const { sheet } = needs;
  if (page !== 'page') return sheet.cannot(`${words} (in ${page}): ${OTHER_TAB}`);
  const after: string[] = [];
  printDialogs(effects, words, needs);
  for (const effect of effects) after.push(...printEffect(effect, words, needs));
  for (const move of moves) printMove(move, words, needs);
  sheet.add(...after);
}

function printEffect(effect: Effect, words: string, { sheet, nameOf }: Needs): string[] {
  switch (effect.kind) {
    case 'popup':
      sheet.cannot(`${words}: what it opens is a new tab; ${OTHER_TAB}`);
      return [];
    case 'download':
      return !hasLastingName(effect.name)
        ? []
        : [`cy.readFile(${quote(`cypress/downloads/${effect.name}`)}, null).should('not.be.empty');`];
    case 'response': {
      const name = nameOf('response');
      sheet.add(
        `cy.intercept(${effect.method === '' ? '' : `${quote(effect.method)}, `}${printPattern(globSource(effect.url), '')}).as('${name}');`,
      );
      return [`cy.wait('@${name}');`];
    }
    case 'navigation':
      return effect.page === 'page'
        ? [`cy.location('href').should('match', ${printPattern(globSource(effect.url), '')});`]
        : [];
    case 'fileChooser':
      sheet.cannot(
        `${words}: choose ${effect.files.join(', ')} in the dialog of the system; use selectFile() on the <input type="file">`,
      );
      return [];
    case 'pageClosed':
      if (effect.page === 'page') sheet.cannot(`${words}: the tab closes; ${OTHER_TAB}`);
      return [];
    case 'dialog':
      return [];
  }
}

/** A page under Cypress asks by functions that Cypress answers. */
function printDialogs(effects: readonly Effect[], words: string, { sheet, nameOf }: Needs) {
  const dialogs = effects.filter((effect) => effect.kind === 'dialog');
  const confirms = dialogs.filter(({ type }) => type === 'confirm').map(({ accepted }) => accepted);
  const prompts = dialogs.filter(({ type }) => type === 'prompt');
  const leaves = dialogs.find(({ type, accepted }) => type === 'beforeunload' && !accepted);
  if (confirms.length === 1) sheet.add(`cy.once('window:confirm', () => ${confirms[0]});`);
  if (confirms.length > 1) {
    const answers = nameOf('answers');
    sheet.add(`const ${answers} = [${confirms.join(', ')}];`, `cy.on('window:confirm', () => ${answers}.shift());`);
  }
  if (prompts.length > 0) {
    const answers = prompts.map(({ accepted, text }) => (accepted ? quote(text ?? '') : 'null'));
    const calls = answers.map((answer, index) => `.onCall(${index}).returns(${answer})`).join('');
    sheet.add(
      `cy.window().then((window) => cy.stub(window, 'prompt')${answers.length === 1 ? `.returns(${answers[0]})` : calls});`,
    );
  }
  if (leaves) sheet.cannot(`${words}: stay on the page when it asks whether to leave; Cypress always leaves`);
}

function printMove(move: Move, words: string, needs: Needs) {
  const { sheet } = needs;
  const on = (target: Target, actions: string | string[]) => {
    const found = printTarget(target);
    if (found === null) return sheet.cannot(`${words}: Cypress has no query for ${target.words}`);
    for (const action of [actions].flat()) sheet.add(`${found}${action};`);
  };
  switch (move.kind) {
    case 'open':
      return sheet.add(`cy.visit(${quote(move.url)});`);
    case 'newPage':
    case 'closePage':
      return sheet.cannot(`${words}: ${OTHER_TAB}`);
    case 'back':
    case 'forward':
      return sheet.add(`cy.go('${move.kind}');`);
    case 'reload':
      return sheet.add('cy.reload();');
    case 'click':
      return printClick(move, words, needs);
    case 'hover': {
      const { position, force } = move;
      needs.mouse.at = { target: move.target, ...(position && { position }) };
      const at = `${printPlace(position)}${force ? ', { force: true }' : ''}`;
      if (needs.mouse.isDown) return on(move.target, `.trigger('pointermove'${at}).trigger('mousemove'${at})`);
      sheet.comment('Cypress moves no real mouse: what only :hover shows stays hidden.');
      return on(move.target, `.trigger('mouseover'${at}).trigger('mousemove'${at})`);
    }
    case 'fill':
      return on(move.target, fillActions(move.target, move.value));
    case 'type':
      if (move.target) return on(move.target, `.type(${typed(move.value)})`);
      return sheet.add(`cy.focused().type(${typed(move.value)});`);
    case 'press': {
      const keys = printChord(move.key);
      if (keys === null) return sheet.cannot(`${words}: Cypress cannot press ${move.key}`);
      if (move.key === 'Tab' || move.key === 'Shift+Tab') {
        if (move.key === 'Shift+Tab')
          return sheet.cannot(`${words}: Cypress can press Tab, but not hold Shift with it`);
        return sheet.add('cy.press(Cypress.Keyboard.Keys.TAB);');
      }
      if (move.target) return on(move.target, `.type(${quote(keys)})`);
      return sheet.add(`cy.get('body').type(${quote(keys)});`);
    }
    case 'insertText':
      sheet.cannot(`${words}: Cypress cannot paste; the text is typed`);
      return sheet.add(`cy.focused().type(${typed({ kind: 'plain', text: move.text })});`);
    case 'check':
    case 'uncheck':
      return on(move.target, `.${move.kind}()`);
    case 'select': {
      const items = move.options.map(({ text }) => quote(text));
      return on(move.target, `.select(${items.length === 1 ? items[0] : `[${items.join(', ')}]`})`);
    }
    case 'upload': {
      const files = move.files.map(quote);
      return on(
        move.target,
        `.selectFile(${files.length === 1 ? files[0] : `[${files.join(', ')}]`}, { force: true })`,
      );
    }
    case 'dropFiles': {
      const files = move.files.map(quote);
      return on(move.target, `.selectFile([${files.join(', ')}], { action: 'drag-drop' })`);
    }
    case 'drag':
      return printDrag(move, words, needs);
    case 'keyDown':
    case 'keyUp': {
      const key = printChord(move.key);
      return sheet.add(
        move.kind === 'keyDown' && key !== null
          ? `cy.get('body').type(${quote(key)}, { release: false });`
          : "cy.get('body').type('');",
      );
    }
    case 'mouseDown':
    case 'mouseUp': {
      needs.mouse.isDown = move.kind === 'mouseDown';
      const { at } = needs.mouse;
      if (!at) return sheet.cannot(`${words}: where the mouse is, Cypress does not know`);
      const button = { left: 0, middle: 1, right: 2 }[move.button];
      const event = (kind: string): string =>
        `.trigger('${kind}'${printPlace(at.position)}, { button: ${button}, force: true })`;
      const way = move.kind === 'mouseDown' ? 'down' : 'up';
      return on(at.target, `${event(`pointer${way}`)}${event(`mouse${way}`)}`);
    }
    case 'wheel':
      return sheet.cannot(
        `${words}: turn the wheel by ${move.delta.x}, ${move.delta.y}${move.times > 1 ? `, ${move.times} times` : ''}; Cypress has no wheel`,
      );
    case 'expect':
      return printCheck(move.check, words, sheet);
    case 'scroll':
      if (!move.target) return sheet.add(`cy.scrollTo(${move.to.x}, ${move.to.y}, { ensureScrollable: false });`);
      return on(move.target, `.scrollTo(${move.to.x}, ${move.to.y}, { ensureScrollable: false })`);
  }
}

function printClick(
  { target, button, clickCount, modifiers, position }: Extract<Move, { kind: 'click' }>,
  words: string,
  { sheet }: Needs,
) {
  const found = printTarget(target);
  if (found === null) return sheet.cannot(`${words}: Cypress has no query for ${target.words}`);
  if (button === 'middle') sheet.comment('Cypress has no middle button of its own: these are its events.');
  const keys = { Alt: 'altKey', Control: 'ctrlKey', Meta: 'metaKey', Shift: 'shiftKey' } as const;
  const held = modifiers.map((modifier) => `${keys[modifier]}: true`);
  const place = position ? `${position.x}, ${position.y}` : '';
  if (button === 'middle') {
    const options = `{ ${['button: 1', ...held].join(', ')} }`;
    const at = place === '' ? '' : `${place}, `;
    return sheet.add(
      `${found}.trigger('mousedown', ${at}${options}).trigger('mouseup', ${at}${options}).trigger('auxclick', ${at}${options});`,
    );
  }
  const method = button === 'right' ? 'rightclick' : clickCount === 2 ? 'dblclick' : 'click';
  const args = [place, held.length > 0 ? `{ ${held.join(', ')} }` : ''].filter(Boolean).join(', ');
  const call = `.${method}(${args})`;
  sheet.add(`${found}${clickCount > 2 ? call.repeat(clickCount) : call};`);
}

function printDrag(
  { from, to, fromPosition, toPosition }: Extract<Move, { kind: 'drag' }>,
  words: string,
  { sheet }: Needs,
) {
  const [start, end] = [printTarget(from), printTarget(to)];
  if (start === null || end === null)
    return sheet.cannot(`${words}: Cypress has no query for ${start === null ? from.words : to.words}`);
  sheet.comment('Cypress drags nothing by itself: these are the events of mouse and HTML5.');
  const [grip, drop] = [printPlace(fromPosition), printPlace(toPosition)];
  sheet.add(
    'cy.window().then((window) => {',
    '  const dataTransfer = new window.DataTransfer();',
    `  ${start}.trigger('pointerdown'${grip}, { button: 0 }).trigger('mousedown'${grip}, { button: 0 }).trigger('dragstart'${grip}, { dataTransfer });`,
    `  ${end}.trigger('pointermove'${drop}, { force: true }).trigger('mousemove'${drop}, { force: true }).trigger('dragover'${drop}, { dataTransfer, force: true });`,
    `  ${end}.trigger('drop'${drop}, { dataTransfer, force: true }).trigger('pointerup'${drop}, { force: true }).trigger('mouseup'${drop}, { force: true });`,
    '});',
  );
}

function printPlace(position: Point | undefined): string {
  return position ? `, ${position.x}, ${position.y}` : '';
}

/** Sliders and colours take no keys. */
function fillActions({ fingerprint }: Target, value: TextValue): string[] {
  if (['range', 'color'].includes(fingerprint.attributes.type ?? ''))
    return [
      `.invoke('val', ${value.kind === 'plain' ? quote(value.text) : secret(value.variable)}).trigger('input').trigger('change')`,
    ];
  if (value.kind === 'plain' && value.text === '') return ['.clear()'];
  return ['.clear()', `.type(${typed(value)})`];
}

/** An empty text cannot be typed. */
function typed(value: TextValue): string {
  return value.kind === 'secret'
    ? `${secret(value.variable)}, { log: false, parseSpecialCharSequences: false }`
    : `${quote(value.text)}${value.text.includes('{') ? ', { parseSpecialCharSequences: false }' : ''}`;
}

function secret(variable: string): string {
  return `Cypress.env(${quote(variable)})`;
}
