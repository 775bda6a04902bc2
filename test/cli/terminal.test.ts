import fc from 'fast-check';
import { expect, test } from 'vitest';
import { table } from '../../electron/doors/cli/terminal.ts';

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
