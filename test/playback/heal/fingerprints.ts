import fc from 'fast-check';
import type { Fingerprint } from '../../../shared/model/target.ts';

/** A fingerprint, of a button "Save" unless told otherwise. */
export function fingerprint(given: Partial<Fingerprint> = {}): Fingerprint {
  return {
    tag: 'button',
    name: 'Save',
    text: 'Save',
    attributes: { class: 'btn primary', type: 'submit' },
    neighbours: ['Cancel'],
    ancestors: ['div.actions', 'form.profile'],
    path: 'html[1]/body[1]/main[1]/form[1]/div[3]/button[1]',
    box: { x: 400, y: 620, width: 96, height: 36 },
    ...given,
  };
}

const word = fc.constantFrom(
  'Save',
  'Cancel',
  'Delete',
  'Open',
  'Close',
  'Next',
  'Back',
  'all',
  'account',
  'order',
  '删除',
  '保存',
);
const text = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
const step = fc.tuple(fc.constantFrom('div', 'section', 'ul', 'li', 'form', 'main'), fc.integer({ min: 1, max: 4 }));

/** Any element of a page, as the comparison may meet it. */
export const anyFingerprint: fc.Arbitrary<Fingerprint> = fc
  .record({
    tag: fc.constantFrom('button', 'a', 'div', 'input', 'li', 'h2'),
    text: fc.option(text, { nil: undefined }),
    id: fc.option(fc.constantFrom('save', 'cancel', 'next-step', 'order-12'), { nil: undefined }),
    href: fc.option(
      fc.constantFrom('/orders', '/account/settings', 'https://www.example.com/', '#', 'javascript:void(0)'),
      {
        nil: undefined,
      },
    ),
    classes: fc.array(fc.constantFrom('btn', 'primary', 'link', 'x1a2b', 'wide'), { maxLength: 3 }),
    neighbours: fc.array(text, { maxLength: 3 }),
    steps: fc.array(step, { minLength: 1, maxLength: 7 }),
    x: fc.integer({ min: -50, max: 2000 }),
    y: fc.integer({ min: -50, max: 9000 }),
    width: fc.integer({ min: 0, max: 1500 }),
    height: fc.integer({ min: 0, max: 900 }),
  })
  .map(({ tag, text, id, href, classes, neighbours, steps, x, y, width, height }) => ({
    tag,
    ...(text !== undefined && { text }),
    attributes: {
      ...(id !== undefined && { id }),
      ...(href !== undefined && { href }),
      ...(classes.length > 0 && { class: classes.join(' ') }),
    },
    neighbours,
    ancestors: [],
    path: ['html[1]', 'body[1]', ...steps.map(([name, number]) => `${name}[${number}]`), `${tag}[1]`].join('/'),
    box: { x, y, width, height },
  }));
