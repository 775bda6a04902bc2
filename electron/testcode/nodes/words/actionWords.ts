/** Actions in words, the same that a recording has for them. */
import type { Argument, CallExpression, Expression } from 'oxc-parser';
import { methodOf, propertyOf, textOf, unwrap } from '../syntax.ts';
import type { Said } from './checkWords.ts';
import { elementWords } from './elementWords.ts';
import { findLocator, findTarget, isPage, type Scope } from './locatorWords.ts';
import { plainWords, valueWords } from './valueWords.ts';

/** Null for what is no action. */
export function actionWords(call: CallExpression, scope: Scope): Said | null {
  const found = methodOf(call);
  if (!found) return null;
  const { object, method } = found;
  const device = object.type === 'MemberExpression' && !object.computed ? object : null;
  if (device && device.property.type === 'Identifier' && isPage(device.object, scope)) {
    const words = deviceWords(device.property.name, method, call.arguments, scope.source);
    if (words) return { words, target: null };
  }
  if (isPage(object, scope)) {
    const said = drag(call, method, scope) ?? pageWords(method, call.arguments, nameOf(object), scope.source);
    if (said) return { words: said, target: null };
  } else if (isContext(object)) {
    const words = contextWords(method);
    if (words) return { words, target: null };
  }
  const target = findTarget(object, call, scope);
  if (!target) return null;
  // `page.fill('#name', 'Ann')` has the selector before what a locator's method has.
  const values = isPage(object, scope) ? call.arguments.slice(1) : call.arguments;
  const isLocator = isPage(object, scope) || findLocator(object, scope) !== null;
  const words = elementWords(method, values, target.words, isLocator, scope);
  return words === null ? null : { words, target };
}

function nameOf(page: Expression): string {
  return page.type === 'Identifier' ? page.name : 'page';
}

function isContext(object: Expression): boolean {
  const name =
    object.type === 'Identifier' ? object.name : object.type === 'CallExpression' ? methodOf(object)?.method : null;
  return name === 'context' || name === 'browser';
}

function drag(call: CallExpression, method: string, { source }: Scope): string | null {
  if (method !== 'dragAndDrop') return null;
  const [from, to] = call.arguments;
  return `Drag ${plainWords(from, source)} to ${plainWords(to, source)}`;
}

function pageWords(method: string, values: readonly Argument[], page: string, source: string): string | null {
  const [first, second] = values;
  const said = plainWords(first, source);
  switch (method) {
    case 'goto':
      return `Open ${said}`;
    case 'goBack':
      return 'Go back';
    case 'goForward':
      return 'Go forward';
    case 'reload':
      return 'Reload the page';
    case 'close':
      return `Close ${page}`;
    case 'bringToFront':
      return `Show ${page}`;
    case 'setContent':
      return 'Set the content of the page';
    case 'setViewportSize':
      return `Resize the page to ${said}`;
    case 'waitForURL':
      return `Wait for the address ${said}`;
    case 'waitForLoadState':
      return `Wait until the page has loaded${first ? ` (${said})` : ''}`;
    case 'waitForTimeout':
      return `Wait ${said} ms`;
    case 'waitForEvent':
      return `Wait for a ${said}`;
    case 'waitForRequest':
    case 'waitForResponse':
      return `Wait for the ${method === 'waitForRequest' ? 'request' : 'response'} ${said}`;
    case 'waitForFunction':
      return `Wait until ${said}`;
    case 'screenshot':
      return 'Take a picture of the page';
    case 'route':
      return `Answer requests to ${said}`;
    case 'unroute':
      return `Leave requests to ${said} alone`;
    case 'once':
    case 'on':
      return first && textOf(first) === 'dialog' ? dialogWords(second, source) : `When a ${said} comes, answer it`;
    case 'evaluate':
      return scrollWords(first, source) ?? `Run ${said} in the page`;
    case 'addInitScript':
      return 'Run a script in every page';
    case 'pause':
      return 'Pause';
    default:
      return null;
  }
}

function dialogWords(handler: Argument | undefined, source: string): string {
  const text = handler ? source.slice(handler.start, handler.end) : '';
  const ways = [text.includes('.accept(') && 'Accept', text.includes('.dismiss(') && 'dismiss'].filter(Boolean);
  const said = ways.join(' or ') || 'Answer';
  return `${said.charAt(0).toUpperCase()}${said.slice(1)} the dialog`;
}

function scrollWords(script: Argument | undefined, source: string): string | null {
  return script && /\bwindow\.scroll(To|By)\(/.test(source.slice(script.start, script.end)) ? 'Scroll the page' : null;
}

function deviceWords(device: string, method: string, values: readonly Argument[], source: string): string | null {
  const [first, second] = values;
  const at = `${plainWords(first, source)}, ${plainWords(second, source)}`;
  const button = propertyOf(first, 'button');
  switch (`${device}.${method}`) {
    case 'keyboard.press':
      return `Press ${plainWords(first, source)}`;
    case 'keyboard.type':
      return first ? `Type ${valueWords(first, source)}` : null;
    case 'keyboard.insertText':
      return first ? `Paste ${valueWords(first, source)}` : null;
    case 'keyboard.down':
      return `Hold ${plainWords(first, source)}`;
    case 'keyboard.up':
      return `Let go of ${plainWords(first, source)}`;
    case 'mouse.move':
      return `Move the mouse to ${at}`;
    case 'mouse.down':
      return `Press the ${button ? `${plainWords(button, source)} ` : ''}mouse button`;
    case 'mouse.up':
      return `Let go of the ${button ? `${plainWords(button, source)} ` : ''}mouse button`;
    case 'mouse.wheel':
      return `Turn the wheel by ${at}`;
    case 'mouse.click':
    case 'touchscreen.tap':
      return `${device === 'mouse' ? 'Click' : 'Tap'} at ${at}`;
    case 'mouse.dblclick':
      return `Double-click at ${at}`;
    default:
      return device === 'clock' ? clockWords(method, plainWords(first, source)) : null;
  }
}

function clockWords(method: string, said: string): string | null {
  const words: Record<string, string> = {
    install: 'Take over the clock',
    fastForward: `Turn the clock forward by ${said}`,
    runFor: `Let the clock run for ${said}`,
    pauseAt: `Stop the clock at ${said}`,
    resume: 'Let the clock run on',
    setFixedTime: `Set the clock to ${said}`,
    setSystemTime: `Set the clock to ${said}`,
  };
  return words[method] ?? null;
}

function contextWords(method: string): string | null {
  const words: Record<string, string> = {
    newPage: 'Open a new tab',
    newContext: 'Open a new browser window',
    addCookies: 'Set cookies',
    clearCookies: 'Clear the cookies',
    grantPermissions: 'Grant permissions',
    setGeolocation: 'Set the place',
    setOffline: 'Go on- or offline',
    storageState: 'Save the state of the session',
    close: 'Close the browser window',
  };
  return words[method] ?? null;
}

/** Several at once: `Wait for a popup, and click link "Help"`. */
export function togetherWords(call: CallExpression, scope: Scope): Said | null {
  const found = methodOf(call);
  const [list] = call.arguments;
  if (found?.object.type !== 'Identifier' || found.object.name !== 'Promise' || list?.type !== 'ArrayExpression')
    return null;
  const parts = list.elements.flatMap((element) => {
    const inner = element && element.type !== 'SpreadElement' ? unwrap(element) : null;
    return inner?.type === 'CallExpression' ? (actionWords(inner, scope) ?? []) : [];
  });
  if (parts.length === 0) return null;
  const words = parts.map(({ words: said }, index) =>
    index === 0 ? said : said.charAt(0).toLowerCase() + said.slice(1),
  );
  return { words: words.join(', and '), target: parts.find(({ target }) => target)?.target ?? null };
}
