import { randomInt } from 'node:crypto';
import { timestamp } from './timestamp.ts';

// Crockford's base 32: no i, l, o, u, which are misread when a person copies an id.
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';

/** An id that a person can read, type and sort: `20261105-094915-k3f9`. `at` in ms since the epoch. */
export function createId(at: number): string {
  const random = Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return `${timestamp(at)}-${random}`;
}
