import { expect, test } from 'vitest';
import {
  conflictsOf,
  effectiveBindings,
  meaningOf,
  normalKeys,
  readableKeys,
  strokeOf,
} from '../../renderer/commands/bindings.ts';

const defaults = [
  { command: 'save', key: 'ctrl+s' },
  { command: 'open', key: 'ctrl+p' },
];
const nothing = new Set<string>();

test.each([
  ['Shift+Ctrl+P', 'ctrl+shift+p'],
  ['cmd+k  cmd+s', 'ctrl+k ctrl+s'],
  ['ctrl++', 'ctrl++'],
  ['Esc', 'escape'],
  ['ctrl+`', 'ctrl+`'],
])('%s is written %s', (keys, normal) => {
  expect(normalKeys(keys)).toBe(normal);
});

test('a person adds keys, takes defaults away, and counts more than they do', () => {
  const all = effectiveBindings(defaults, [
    { key: 'Ctrl+S', command: '-save' },
    { key: 'f5', command: 'save' },
    { key: 'ctrl+p', command: 'print' },
  ]);
  expect(all.map(({ key, command, isMine }) => [key, command, isMine])).toEqual([
    ['ctrl+p', 'open', false],
    ['f5', 'save', true],
    ['ctrl+p', 'print', true],
  ]);
  expect(meaningOf('ctrl+p', all, nothing)).toEqual({ kind: 'command', command: 'print' });
  expect(meaningOf('ctrl+s', all, nothing)).toEqual({ kind: 'nothing' });
  expect(all.map((each) => conflictsOf(each, all).map(({ command }) => command))).toEqual([['print'], [], ['open']]);
});

test('several strokes: the first waits for the next; whoever has the first alone is in conflict', () => {
  const all = effectiveBindings(defaults, [
    { key: 'ctrl+k ctrl+t', command: 'theme' },
    { key: 'ctrl+k', command: 'cut' },
    { key: 'ctrl+k ctrl+l', command: 'language' },
  ]);
  expect(meaningOf('ctrl+k', all, nothing)).toEqual({ kind: 'more' });
  expect(meaningOf('ctrl+k ctrl+t', all, nothing)).toEqual({ kind: 'command', command: 'theme' });
  expect(meaningOf('ctrl+k x', all, nothing)).toEqual({ kind: 'nothing' });
  const [cut] = all.filter(({ command }) => command === 'cut');
  expect(cut && conflictsOf(cut, all).map(({ command }) => command)).toEqual(['theme', 'language']);
});

test('a binding counts only when what it asks for is so', () => {
  const all = effectiveBindings(defaults, [{ key: 'ctrl+s', command: 'send', when: 'panelFocus && !editorFocus' }]);
  expect(meaningOf('ctrl+s', all, nothing)).toMatchObject({ command: 'save' });
  expect(meaningOf('ctrl+s', all, new Set(['panelFocus']))).toMatchObject({ command: 'send' });
  expect(meaningOf('ctrl+s', all, new Set(['panelFocus', 'editorFocus']))).toMatchObject({ command: 'save' });
});

test('keys as they are pressed and as they are read', () => {
  const pressed = { code: 'KeyN', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
  expect(strokeOf({ ...pressed, key: '˜', altKey: true })).toBe('alt+n');
  expect(strokeOf({ ...pressed, key: 'P', code: 'KeyP', ctrlKey: true, shiftKey: true })).toBe('ctrl+shift+p');
  expect(strokeOf({ ...pressed, key: 'Control', ctrlKey: true })).toBeNull();
  expect(readableKeys('ctrl+shift+p', false)).toBe('Ctrl+Shift+P');
  expect(readableKeys('ctrl+k alt+pagedown', true)).toBe('⌘K ⌥PageDown');
});
