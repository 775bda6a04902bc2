import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printable, table } from '../../electron/doors/cli/terminal.ts';

test('columns are as wide as their widest cell, and Chinese characters take two cells', () => {
  expect(
    table([
      ['1', '结账', 'x'],
      ['22', 'checkout', ''],
    ]),
  ).toEqual(['1   结账      x', '22  checkout']);
  expect(table([])).toEqual([]);
});

test('whatever the cells hold, each row is one line without a control character', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 4 })), (rows) => {
      const lines = table(rows);
      expect(lines).toHaveLength(rows.length);
      for (const line of lines) expect(line).not.toMatch(/\p{Cc}/u);
    }),
  );
});

test('a cell that would push the others out of the window is cut; the last of a row is whole', () => {
  const long = '长'.repeat(40);
  expect(table([['id', long, long]])).toEqual([`id  ${'长'.repeat(29)}…  ${long}`]);
});

test('what a page says cannot talk to the terminal or turn the reading direction around', () => {
  expect(printable('Click button "a\u001b]0;x\u0007\u001b[2J\u202eb"\n\tnext')).toBe(
    'Click button "a ]0;x  [2J b"\n\tnext',
  );
});
