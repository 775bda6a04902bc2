/** What is done with an element, in words. */
import type { Argument } from 'oxc-parser';
import { propertyOf, textOf } from '../syntax.ts';
import { findLocator, type Scope } from './locatorWords.ts';
import { plainWords, quoted, valueWords } from './valueWords.ts';

/**
 * Null for what is no action on an element. Names that other objects have as well (`clear`, `type`, `focus`) count only
 * where the object is a locator for certain.
 */
export function elementWords(
  method: string,
  values: readonly Argument[],
  target: string,
  isLocator: boolean,
  scope: Scope,
): string | null {
  if (!isLocator && !unmistakable.has(method)) return null;
  const { source } = scope;
  const [first] = values;
  switch (method) {
    case 'click':
    case 'dblclick':
      return `${clickWord(method, first, source)} ${target}`;
    case 'tap':
      return `Tap ${target}`;
    case 'hover':
      return `Hover ${target}`;
    case 'fill':
      return first ? `Fill ${target} with ${valueWords(first, source)}` : null;
    case 'type':
    case 'pressSequentially':
      return first ? `Type ${valueWords(first, source)} in ${target}` : null;
    case 'press':
      return `Press ${plainWords(first, source)} in ${target}`;
    case 'clear':
      return `Clear ${target}`;
    case 'check':
    case 'uncheck':
      return `${method === 'check' ? 'Check' : 'Uncheck'} ${target}`;
    case 'setChecked':
      return `Set ${target} to ${plainWords(first, source) === 'false' ? 'unchecked' : plainWords(first, source) === 'true' ? 'checked' : plainWords(first, source)}`;
    case 'selectOption':
      return `Select ${optionWords(first, source)} in ${target}`;
    case 'selectText':
      return `Select the text of ${target}`;
    case 'setInputFiles':
      return `Upload ${fileWords(first, source)} to ${target}`;
    case 'drop':
      return `Drop ${fileWords(propertyOf(first, 'files'), source)} on ${target}`;
    case 'setFiles':
      return `Choose ${fileWords(first, source)} in ${target}`;
    case 'dragTo': {
      const to = first && first.type !== 'SpreadElement' ? findLocator(first, scope) : null;
      return `Drag ${target} to ${to?.words ?? plainWords(first, source)}`;
    }
    case 'focus':
      return `Focus ${target}`;
    case 'blur':
      return `Leave ${target}`;
    case 'scrollIntoViewIfNeeded':
      return `Scroll to ${target}`;
    case 'waitFor':
      return `Wait for ${target}${waitState(first, source)}`;
    case 'waitForSelector':
      return `Wait for ${target}${waitState(first, source)}`;
    case 'dispatchEvent':
      return `Send ${plainWords(first, source)} to ${target}`;
    case 'screenshot':
      return `Take a picture of ${target}`;
    case 'evaluate':
      return first && /\.scroll(To|By)\(/.test(source.slice(first.start, first.end))
        ? `Scroll ${target}`
        : `Run code on ${target}`;
    case 'highlight':
      return `Highlight ${target}`;
    default:
      return null;
  }
}

const unmistakable = new Set(
  'click dblclick tap hover fill pressSequentially uncheck setChecked selectOption setInputFiles setFiles drop dragTo scrollIntoViewIfNeeded'.split(
    ' ',
  ),
);

function clickWord(method: string, options: Argument | undefined, source: string): string {
  const button = textOf(propertyOf(options, 'button'));
  const count = plainWords(propertyOf(options, 'clickCount'), source);
  const word =
    method === 'dblclick' || count === '2'
      ? 'Double-click'
      : button === 'right'
        ? 'Right-click'
        : button === 'middle'
          ? 'Middle-click'
          : 'Click';
  const modifiers = propertyOf(options, 'modifiers');
  if (modifiers?.type !== 'ArrayExpression') return word;
  const keys = modifiers.elements.flatMap((key) => (key ? [plainWords(key, source)] : []));
  return [...keys, word].join('+');
}

function optionWords(option: Argument | undefined, source: string): string {
  if (!option) return 'nothing';
  if (option.type === 'ArrayExpression') {
    return option.elements.map((element) => (element ? optionWords(element, source) : '')).join(', ') || 'nothing';
  }
  const chosen = propertyOf(option, 'label') ?? propertyOf(option, 'value');
  const index = propertyOf(option, 'index');
  if (index) return `option number ${plainWords(index, source)} + 1`;
  return valueWords(chosen ?? option, source);
}

/** `file('cv.pdf')` and `'tests/cv.pdf'` are the file that they name. */
function fileWords(files: Argument | undefined, source: string): string {
  if (!files) return 'nothing';
  if (files.type === 'ArrayExpression') {
    return files.elements.map((element) => (element ? fileWords(element, source) : '')).join(', ') || 'nothing';
  }
  if (files.type === 'CallExpression') {
    const last = files.arguments.at(-1);
    const name = textOf(last);
    if (name !== null) return name;
  }
  const name = propertyOf(files, 'name');
  return name ? plainWords(name, source) : textOf(files) === '' ? quoted('') : plainWords(files, source);
}

function waitState(options: Argument | undefined, source: string): string {
  const state = propertyOf(options, 'state');
  const words: Record<string, string> = { hidden: ' to go', detached: ' to be gone', attached: ' to be there' };
  return state ? (words[plainWords(state, source)] ?? '') : '';
}
