/** Frames hear of what is done in others, in order and not too often. */
import { expect, test } from 'vitest';
import { createOtherFrames } from '../../electron/recording/browser/otherFrames.ts';

/** A page with these frames, each with a context of the same name; answers are given by hand. */
function page(...names: string[]) {
  const asked: { frame: string; expression: string; answer(value?: unknown): void }[] = [];
  const others = createOtherFrames({
    frames: {
      contexts: () => names.map((_, index) => ({ session: 's', context: index })),
      frameOf: (_, context) => names[context] ?? null,
    },
    ask: (frame, expression) =>
      new Promise((resolve) => asked.push({ frame, expression, answer: (value) => resolve(value) })),
    pageOf: () => 'page',
  });
  return { others, asked };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('every other frame is told when something was done', () => {
  const { others, asked } = page('main', 'card', 'chat');
  others.gesture('page', 'card', 1000);
  expect(asked.map(({ frame, expression }) => [frame, expression])).toEqual([
    ['main', 'globalThis.__paElsewhere?.(1000)'],
    ['chat', 'globalThis.__paElsewhere?.(1000)'],
  ]);
});

test('a frame that is slow to hear is told the latest only', async () => {
  const { others, asked } = page('main', 'card');
  for (const at of [1000, 1010, 1020]) others.gesture('page', 'card', at);
  expect(asked).toHaveLength(1);
  asked[0]?.answer();
  await settled();
  expect(asked.at(-1)?.expression).toBe('globalThis.__paElsewhere?.(1020)');
  asked[1]?.answer();
  await settled();
  expect(asked).toHaveLength(2);
});

test('a document that comes into a frame hears what was done, and what the one before it said', async () => {
  const { others, asked } = page('main', 'help');
  const at = Date.now();
  others.gesture('page', 'help', at);
  others.leaving('help');
  asked.at(-1)?.answer('First page');
  const arriving = others.arrived('page', 'help', false);
  await settled();
  expect(asked.at(-1)?.expression).toBe(`globalThis.__paElsewhere?.(${at}, "First page")`);
  asked.at(-1)?.answer();
  await arriving;
});

test('what comes into frames of a page that went elsewhere as a whole is no answer', async () => {
  const { others, asked } = page('main', 'help');
  others.gesture('page', 'main', Date.now());
  const before = asked.length;
  others.left('page');
  await others.arrived('page', 'help', false);
  expect(asked).toHaveLength(before);
});

test('an answer that is told after more was done in another frame comes too late; the same frame keeps its own order', () => {
  const { others } = page('main', 'card');
  others.gesture('page', 'card', 2000);
  expect(others.isTooLate('page', 'main', 'appeared', 1000)).toBe(true);
  expect(others.isTooLate('page', 'main', 'appeared', 2000)).toBe(false);
  expect(others.isTooLate('page', 'card', 'appeared', 1000)).toBe(false);
  expect(others.isTooLate('page', 'main', 'input', 1000)).toBe(false);
});
