/** What a statement of a spec does → moves. */
import type { Argument, CallExpression, Directive, Expression, Statement } from 'oxc-parser';
import type { Modifier, MouseButton } from '../../../../shared/model/action.ts';
import type { Target } from '../../../../shared/model/target.ts';
import { methodOf, pathOf, propertyOf, textOf, unwrap } from '../../nodes/syntax.ts';
import { isPage } from '../../nodes/words/locatorWords.ts';
import { bareTarget } from '../lower.ts';
import type { Move } from '../script.ts';
import { type Known, pageName, readTarget } from './locator.ts';
import { hasOnly, isTrue, readNumber, readPoint, readText, readValue } from './values.ts';

export type Doing = { page: string; moves: Move[] };

/** `files` gives the paths that code for files stands for. Null for what is no move that can be told as data. */
export function readMoves(
  call: CallExpression,
  known: Known,
  files: (argument: Argument | undefined) => string[] | null,
): Doing | null {
  const found = methodOf(call);
  if (!found) return null;
  const { object, method } = found;
  const page = pageOf(object, known);
  if (page !== null) {
    // Old style: the selector comes first.
    const selector = readText(call.arguments[0], known.texts);
    if (ON_ELEMENTS.has(method) && selector !== null) {
      const target = bareTarget(page, [], [{ by: 'css', selector }], selector);
      return doing(page, readElementMove(target, method, call.arguments.slice(1), known, files));
    }
    return doing(page, readPageMove(page, method, call.arguments, known));
  }
  const device = readDevice(object, known);
  if (device) return doing(device.page, readDeviceMove(device.page, device.name, method, call.arguments, known));
  const target = readTarget(object, known);
  return target && doing(target.page, readElementMove(target, method, call.arguments, known, files));
}

function doing(page: string, moves: Move[] | null): Doing | null {
  return moves && { page, moves };
}

export function pageOf(object: Expression, { scope }: Known): string | null {
  return object.type === 'Identifier' && isPage(object, scope) ? pageName(object.name) : null;
}

function readDevice(object: Expression, known: Known): { page: string; name: 'keyboard' | 'mouse' } | null {
  if (object.type !== 'MemberExpression' || object.computed || object.property.type !== 'Identifier') return null;
  const page = pageOf(unwrap(object.object), known);
  const { name } = object.property;
  return page !== null && (name === 'keyboard' || name === 'mouse') ? { page, name } : null;
}

function readPageMove(page: string, method: string, args: Argument[], known: Known): Move[] | null {
  const [first, options] = args;
  switch (method) {
    case 'goto': {
      const url = readText(first, known.texts);
      return url === null || options ? null : [{ kind: 'open', page, url }];
    }
    case 'goBack':
      return args.length === 0 ? [{ kind: 'back', page }] : null;
    case 'goForward':
      return args.length === 0 ? [{ kind: 'forward', page }] : null;
    case 'reload':
    case 'close':
      return args.length === 0 ? [{ kind: method === 'close' ? 'closePage' : 'reload', page }] : null;
    case 'dragAndDrop': {
      const [from, to] = [readText(first, known.texts), readText(options, known.texts)];
      if (from === null || to === null || args.length > 2) return null;
      const at = (selector: string): Target => bareTarget(page, [], [{ by: 'css', selector }], selector);
      return [{ kind: 'drag', from: at(from), to: at(to) }];
    }
    case 'evaluate': {
      const to = scrollOf(first, 'window', known);
      return to && [{ kind: 'scroll', page, to }];
    }
    default:
      return null;
  }
}

function readDeviceMove(
  page: string,
  device: 'keyboard' | 'mouse',
  method: string,
  args: Argument[],
  known: Known,
): Move[] | null {
  const [first, second] = args;
  const text = readText(first, known.texts);
  switch (`${device}.${method}`) {
    case 'keyboard.press':
      return text === null || second ? null : [{ kind: 'press', page, key: text }];
    case 'keyboard.type': {
      const value = readValue(first, known.texts);
      return value && !second ? [{ kind: 'type', page, value }] : null;
    }
    case 'keyboard.insertText':
      return text === null ? null : [{ kind: 'insertText', page, text }];
    case 'keyboard.down':
    case 'keyboard.up':
      return text === null ? null : [{ kind: method === 'down' ? 'keyDown' : 'keyUp', page, key: text }];
    case 'mouse.down':
    case 'mouse.up': {
      const button = readButton(first);
      return button && hasOnly(first, 'button')
        ? [{ kind: method === 'down' ? 'mouseDown' : 'mouseUp', page, button }]
        : null;
    }
    case 'mouse.wheel': {
      const [x, y] = [readNumber(first), readNumber(second)];
      return x === null || y === null ? null : [{ kind: 'wheel', page, delta: { x, y }, times: 1 }];
    }
    default:
      return null;
  }
}

const ON_ELEMENTS = new Set(
  'click dblclick hover fill type press check uncheck selectOption setInputFiles drop'.split(' '),
);

function readElementMove(
  target: Target,
  method: string,
  args: Argument[],
  known: Known,
  files: (argument: Argument | undefined) => string[] | null,
): Move[] | null {
  const [first, second] = args;
  const { page } = target;
  switch (method) {
    case 'click':
    case 'dblclick':
      return readClick(target, method, first);
    case 'hover': {
      const position = propertyOf(first, 'position');
      const point = position && readPoint(position);
      if (point === null || !hasOnly(first, 'position', 'force')) return null;
      return [
        {
          kind: 'hover',
          target,
          ...(point && { position: point }),
          ...(isTrue(propertyOf(first, 'force')) && { force: true }),
        },
      ];
    }
    case 'fill':
    case 'type':
    case 'pressSequentially': {
      const value = readValue(first, known.texts);
      if (!value || second) return null;
      return [method === 'fill' ? { kind: 'fill', target, value } : { kind: 'type', page, target, value }];
    }
    case 'clear':
      return first ? null : [{ kind: 'fill', target, value: { kind: 'plain', text: '' } }];
    case 'press': {
      const key = readText(first, known.texts);
      return key === null || second ? null : [{ kind: 'press', page, target, key }];
    }
    case 'check':
    case 'uncheck':
      return first ? null : [{ kind: method, target }];
    case 'setChecked': {
      const isChecked = isTrue(first?.type === 'SpreadElement' ? undefined : first);
      const isLiteral = first?.type === 'Literal' && typeof first.value === 'boolean';
      return isLiteral && !second ? [{ kind: isChecked ? 'check' : 'uncheck', target }] : null;
    }
    case 'selectOption': {
      const options = readOptions(first, known);
      return options && !second ? [{ kind: 'select', target, options }] : null;
    }
    case 'drop': {
      const paths = files(propertyOf(first, 'files'));
      return paths && !second && hasOnly(first, 'files') ? [{ kind: 'dropFiles', target, files: paths }] : null;
    }
    case 'setInputFiles': {
      const paths = files(first);
      return paths && !second ? [{ kind: 'upload', target, files: paths }] : null;
    }
    case 'dragTo': {
      const to = readTarget(first, known);
      const [from, at] = [propertyOf(second, 'sourcePosition'), propertyOf(second, 'targetPosition')];
      const [fromPosition, toPosition] = [from && readPoint(from), at && readPoint(at)];
      if (
        !to ||
        fromPosition === null ||
        toPosition === null ||
        !hasOnly(second, 'sourcePosition', 'targetPosition', 'steps')
      )
        return null;
      return [
        { kind: 'drag', from: target, to, ...(fromPosition && { fromPosition }), ...(toPosition && { toPosition }) },
      ];
    }
    case 'evaluate': {
      const to = scrollOf(first, null, known);
      return to && !second ? [{ kind: 'scroll', page, target, to }] : null;
    }
    default:
      return null;
  }
}

function readClick(target: Target, method: string, options: Argument | undefined): Move[] | null {
  const button = readButton(options);
  const count = propertyOf(options, 'clickCount');
  const clickCount = method === 'dblclick' ? 2 : count ? readNumber(count) : 1;
  const position = propertyOf(options, 'position');
  const point = position && readPoint(position);
  const modifiers = readModifiers(propertyOf(options, 'modifiers'));
  const held = propertyOf(options, 'delay');
  const delay = held && readNumber(held);
  if (!button || clickCount === null || point === null || delay === null || !modifiers) return null;
  if (!hasOnly(options, 'button', 'clickCount', 'position', 'modifiers', 'delay', 'force')) return null;
  return [
    {
      kind: 'click',
      target,
      button,
      clickCount,
      modifiers,
      ...(point && { position: point }),
      ...(delay !== undefined && { delay }),
      ...(isTrue(propertyOf(options, 'force')) && { force: true }),
    },
  ];
}

function readButton(options: Argument | undefined): MouseButton | null {
  const button = propertyOf(options, 'button');
  const name = button ? textOf(button) : 'left';
  return name === 'left' || name === 'middle' || name === 'right' ? name : null;
}

function readModifiers(list: Expression | undefined): Modifier[] | null {
  if (!list) return [];
  if (list.type !== 'ArrayExpression') return null;
  const all = list.elements.map((element) => {
    const name = element ? textOf(element) : null;
    if (name === 'ControlOrMeta') return 'Control';
    return name === 'Alt' || name === 'Control' || name === 'Meta' || name === 'Shift' ? name : null;
  });
  return all.every((name) => name !== null) ? all : null;
}

function readOptions(argument: Argument | undefined, known: Known): { by: 'label' | 'value'; text: string }[] | null {
  if (argument?.type === 'ArrayExpression') {
    const all = argument.elements.map((element) => (element ? readOptions(element, known) : null));
    return all.every((one) => one !== null) ? all.flat() : null;
  }
  const text = readText(argument, known.texts);
  if (text !== null) return [{ by: 'value', text }];
  for (const by of ['label', 'value'] as const) {
    const chosen = readText(propertyOf(argument, by), known.texts);
    if (chosen !== null && hasOnly(argument, by)) return [{ by, text: chosen }];
  }
  return null;
}

/** `(element) => element.scrollTo(0, 300)`, `() => window.scrollTo(0, 300)`. */
function scrollOf(argument: Argument | undefined, on: 'window' | null, { texts: _ }: Known) {
  if (argument?.type !== 'ArrowFunctionExpression') return null;
  const body = scrollingCall(argument.body.type === 'BlockStatement' ? argument.body.body[0] : argument.body);
  if (!body) return null;
  const [parameter] = argument.params;
  const name = on ?? (parameter?.type === 'Identifier' ? parameter.name : null);
  const path = pathOf(body.callee);
  if (name === null || path?.join('.') !== `${name}.scrollTo`) return null;
  const [x, y] = [readNumber(body.arguments[0]), readNumber(body.arguments[1])];
  return x === null || y === null ? null : { x, y };
}

/** The call itself, as a statement, or where not enough has come yet. */
function scrollingCall(node: Statement | Directive | Expression | undefined): CallExpression | null {
  if (node?.type === 'IfStatement') return scrollingCall(node.consequent);
  if (node?.type === 'ExpressionStatement') return scrollingCall(node.expression);
  if (!node) return null;
  const value = unwrap(node as Expression);
  return value.type === 'CallExpression' ? value : null;
}
