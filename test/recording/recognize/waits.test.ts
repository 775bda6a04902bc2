/** Of what was seen after an action: what a replay waits for before it goes on. */
import { expect, test } from 'vitest';
import type { FrameEvent } from '../../../shared/model/event.ts';
import { code, locatorOf, nameField, save, site } from '../code.ts';
import { box, button, checkbox, type Person, refTo, type Thing, textField } from '../events.ts';

const saved = box('Saved');
const next = `await ${locatorOf('button', 'Next')}.click();`;
const isThere = `await expect(${locatorOf('generic', 'Saved')}).toBeVisible();`;

const appears = (person: Person, after: number, more: { text?: string } = {}, thing: Thing = saved): void =>
  person.inPage({ kind: 'appeared', target: refTo(thing), after, ...more });

test('what came late is waited for before the next click; what was there at once is not', () => {
  const steps = (after: number): string[] =>
    code((person) => {
      person.click(button('Save'));
      appears(person, after);
      person.click(button('Next'));
    });
  expect(steps(300)).toEqual([`await ${save}.click();`, isThere, next]);
  expect(steps(30)).toEqual([`await ${save}.click();`, next]);
});

test('keys and the buttons of the browser come sooner than a click', () => {
  const steps = (does: (person: Person) => void): string[] =>
    code((person) => {
      person.click(button('Save'));
      appears(person, 30);
      does(person);
    });
  expect(steps((person) => person.key('F2'))).toContain(isThere);
  expect(steps((person) => person.arrives(site, 'browser', { type: 'reload' }))).toContain(isThere);
  expect(steps((person) => person.click(button('Next')))).not.toContain(isThere);
});

test('an element that stood there before is waited for by what it says', () => {
  const steps = code((person) => {
    person.click(button('Save'));
    appears(person, 400, { text: 'All is saved' });
    person.click(button('Next'));
  });
  expect(steps[1]).toBe(`await expect(${locatorOf('generic', 'Saved')}).toHaveText('All is saved');`);
});

test('what finds the next target waits for the same words: one statement is enough', () => {
  const steps = code((person) => {
    person.click(button('Save'));
    appears(person, 400, {}, box('Next'));
    person.click(button('Next'));
  });
  expect(steps).toEqual([`await ${save}.click();`, next]);
});

test('what was seen in a document that was left is not waited for; within a document it is', () => {
  const steps = (type: 'document' | 'sameDocument'): string[] =>
    code((person) => {
      person.click(button('Save'));
      appears(person, 400);
      person.inBrowser({ kind: 'navigated', page: 'page', url: site, landed: `${site}#a`, by: 'page', type });
      person.click(button('Next'));
    });
  expect(steps('document')).not.toContain(isThere);
  expect(steps('sameDocument')).toContain(isThere);
});

const answers: [FrameEvent, string][] = [
  [
    { kind: 'vanished', role: 'button', name: 'Wait', after: 300 },
    "await expect(page.getByRole('button', { name: 'Wait', exact: true })).toHaveCount(0);",
  ],
  [
    { kind: 'vanished', role: 'progressbar', name: '', after: 300 },
    "await expect(page.getByRole('progressbar')).toHaveCount(0);",
  ],
  [
    { kind: 'vanished', role: null, name: 'Working', isHidden: true, after: 300 },
    "await expect(page.getByText('Working', { exact: true })).toBeHidden();",
  ],
  [
    { kind: 'vanished', role: 'option', name: 'Bob', within: refTo(box('People')), after: 300 },
    `await expect(${locatorOf('generic', 'People')}.getByRole('option', { name: 'Bob', exact: true })).toHaveCount(0);`,
  ],
  [
    {
      kind: 'became',
      target: refTo(checkbox('Lamp')),
      state: { name: 'aria-checked', value: 'true' },
      after: 300,
    },
    `await expect(${locatorOf('checkbox', 'Lamp')}).toBeChecked();`,
  ],
  [
    { kind: 'became', target: refTo(button('Pay')), state: { name: 'disabled', value: null }, after: 300 },
    `await expect(${locatorOf('button', 'Pay')}).toBeEnabled();`,
  ],
];

test.each(answers)('%j is an answer as well', (event, wait) => {
  const steps = code((person) => {
    person.click(button('Save'));
    person.inPage(event);
    person.click(button('Next'));
  });
  expect(steps).toEqual([`await ${save}.click();`, wait, next]);
});

test('a click waits by itself until what it clicks is enabled; a key does not', () => {
  const pay = button('Pay');
  const steps = (does: (person: Person) => void): string[] =>
    code((person) => {
      person.click(button('Save'));
      person.inPage({ kind: 'became', target: refTo(pay), state: { name: 'disabled', value: null }, after: 300 });
      does(person);
    });
  const isEnabled = `await expect(${locatorOf('button', 'Pay')}).toBeEnabled();`;
  expect(steps((person) => person.click(pay))).not.toContain(isEnabled);
  expect(steps((person) => person.key('Enter', pay))).toContain(isEnabled);
});

test('fields that the browser fills in by itself are filled, one after the other', () => {
  const [name, town] = [textField('Name'), textField('Town')];
  const steps = code((person) => {
    person.click(name);
    for (const [field, value] of [
      [name, 'Ann'],
      [town, 'Graz'],
    ] as const) {
      person.value(field, value, false);
      person.leaves(field);
    }
    person.click(button('Save'));
  });
  expect(steps).toEqual([
    `await ${nameField}.fill('Ann');`,
    `await ${locatorOf('textbox', 'Town')}.fill('Graz');`,
    `await ${save}.click();`,
  ]);
});

test('an access key clicks what it stands for', () => {
  const steps = code((person) => {
    person.key('s', undefined, ['Alt']);
    person.inPage({
      kind: 'click',
      target: refTo(button('Save')),
      detail: 0,
      button: 'left',
      modifiers: [],
      isPointer: false,
    });
  });
  expect(steps).toEqual([`await ${save}.click();`]);
});

test('the back button moves a frame alone, and the page stays', () => {
  const steps = code((person) => {
    person.click(button('Save'));
    person.wait(500);
    for (let times = 0; times < 2; times++)
      person.inBrowser({
        kind: 'navigated',
        page: 'page',
        url: `${site}frame`,
        landed: `${site}frame`,
        by: 'browser',
        type: 'history',
        offset: -1,
        isInFrame: true,
      });
  });
  expect(steps).toEqual([`await ${save}.click();`, 'await page.evaluate(() => history.go(-2));']);
});

test('a reload counts although the site does not answer; an address that cannot be reached does not', () => {
  const steps = (type: 'reload' | 'document'): string[] =>
    code((person) => {
      person.inBrowser({
        kind: 'navigated',
        page: 'page',
        url: site,
        landed: 'chrome-error://chromewebdata/',
        by: 'browser',
        type,
        unreachable: site,
      });
    });
  expect(steps('reload')).toEqual(['await page.reload();']);
  expect(steps('document')).toEqual([]);
});
