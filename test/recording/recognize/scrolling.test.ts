/** Scrolls that mattered: what they brought is waited for, where one came by is kept where it counts. */
import { expect, test } from 'vitest';
import { code, locatorOf, site } from '../code.ts';
import { box, button, type Person, refTo } from '../events.ts';

const list = box('List');
const locator = locatorOf('generic', 'List');
const scrolls = (person: Person, y: number, more: object = {}): void =>
  person.inPage({ kind: 'scroll', target: refTo(list), to: { x: 0, y }, didMatter: true, ...more });

test('a scroll that brought more is scrolled until more has come', () => {
  expect(code((person) => scrolls(person, 300, { grows: { by: 'y', beyond: 900 } }))).toEqual([
    `await expect.poll(() => ${locator}.evaluate((element) => {
  if (element.scrollHeight <= 900) element.scrollTo(0, 300);
  return element.scrollHeight;
})).toBeGreaterThan(900);`,
  ]);
});

test('where one came by in a list that draws only what is in sight does not count', () => {
  const steps = code((person) => {
    scrolls(person, 300, { isVirtual: true });
    scrolls(person, 900, { isVirtual: true });
  });
  expect(steps).toEqual([`await ${locator}.evaluate((element) => element.scrollTo(0, 900));`]);
});

test('where one came by on the way is drawn before going on, if something came of it', () => {
  const steps = code((person) => {
    scrolls(person, 300, { isPassing: true });
    scrolls(person, 900);
  });
  expect(steps).toHaveLength(2);
  expect(steps[0]).toContain('element.scrollTo(0, 300)');
  expect(steps[0]).toContain('requestAnimationFrame');
});

test('the key that scrolled is told by where it scrolled to', () => {
  const steps = code((person) => {
    person.key('End');
    scrolls(person, 1200);
  });
  expect(steps).toEqual([`await ${locator}.evaluate((element) => element.scrollTo(0, 1200));`]);
});

test('an address that changes while one scrolls belongs to the scroll, not to the click before', () => {
  const steps = code((person) => {
    person.opens(`${site}long`);
    person.click(button('Save'));
    person.wait(5000);
    person.inPage({ kind: 'scrolling' });
    person.arrives(`${site}long#two`);
    person.inPage({ kind: 'scroll', to: { x: 0, y: 900 }, didMatter: true });
  });
  expect(steps.slice(-2)).toEqual([
    'await page.evaluate(() => window.scrollTo(0, 900));',
    "await page.waitForURL('**/long#two');",
  ]);
});
