import { expect, test } from 'vitest';
import { normalizeAddress, normalizeMessage } from '../../../electron/playback/verify/normalize.ts';

const site = 'http://127.0.0.1:4000';

test.each([
  ['Uncaught TypeError: cannot read item 17\n    at x.js:3:4', 'Uncaught TypeError: cannot read item #'],
  ['chance 0.83726154', 'chance #'],
  ['took 12.5 ms at 16:45:09', 'took # ms at #'],
  [`order 3f2504e0-4f89-11d3-9a0c-0305e82c3301 is lost`, 'order # is lost'],
  [`GET ${site}/api/items/42?t=1764000000&lang=en 500`, 'GET /api/items/#?lang&t #'],
  ['utf8 and h1 stay, decade too', 'utf8 and h1 stay, decade too'],
  ['', ''],
])('of the message %j stays %j', (message, kind) => {
  expect(normalizeMessage(message, site)).toBe(kind);
});

test('a long message is cut between characters', () => {
  const cut = normalizeMessage('🙂'.repeat(400), null);
  expect([...cut]).toHaveLength(300);
  expect(cut.isWellFormed()).toBe(true);
});

test.each([
  [`${site}/api/users/7/orders`, '/api/users/#/orders'],
  ['https://cdn.example.com/app.3fa9c1d2.js', 'https://cdn.example.com/app.#.js'],
  ['http://localhost:53412/x', 'http://localhost/x'],
  [`blob:${site}/0f0e9a1c-0000-4000-8000-000000000000`, 'blob:#'],
  ['no address', 'no address'],
])('of the address %j stays %j', (address, kind) => {
  expect(normalizeAddress(address, site)).toBe(kind);
});
