import { expect, test } from 'vitest';
import { isEven } from '../../electron/recording/page/pulse.ts';

test('what changes at even times beats; what changes when somebody does something does not', () => {
  expect(isEven([0, 1000, 2003, 2998])).toBe(true);
  expect(isEven([0, 400, 830, 1210])).toBe(false);
  expect(isEven([0, 1000, 2000])).toBe(false);
  // A hand that types evenly is quicker.
  expect(isEven([0, 50, 100, 150])).toBe(false);
});
