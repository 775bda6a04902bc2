import { expect, test } from 'vitest';
import { holdsRarePair } from '../../electron/recording/page/rarePairs.ts';

test('words that developers write hold no pair of letters that stands in no word', () => {
  const words = 'toolbar checkout submit wrapper dropdown thumbnail checkbox payment quantity header footer sidebar';
  const names = 'navigation pagination highlight keyframes workflow backlog quickview xaxis zindex jumbotron';
  expect([...words.split(' '), ...names.split(' ')].filter(holdsRarePair)).toEqual([]);
});

test('most random letters do', () => {
  // A generator of 32 bits: the same letters each time.
  let state = 20261124;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const random = Array.from({ length: 1000 }, () =>
    Array.from({ length: 6 }, () => String.fromCharCode(97 + Math.floor(next() * 26))).join(''),
  );
  expect(random.filter(holdsRarePair).length).toBeGreaterThan(700);
});
