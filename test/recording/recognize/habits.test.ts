/** What hands and sites do besides: slips, pastes that a page takes, lists that fill late, Tabs that count, files from outside. */
import { expect, test } from 'vitest';
import { code, locatorOf } from '../code.ts';
import { box, button, checkbox, dropDown, type Person, refTo, type Thing, textField } from '../events.ts';

const save = button('Save');
const nameField = textField('Name');

/** Let go of after a short way. `more` is what the page script says of it. */
function slides(person: Person, thing: Thing, more: { slip?: 'same' | 'away' }, over = thing): void {
  person.press(thing);
  const path = [10, 16, 22].map((x) => ({ x, y: 10 }));
  person.inPage({
    kind: 'release',
    target: refTo(thing),
    beneath: { target: refTo(over), offset: { x: 19, y: 5 } },
    button: 'left',
    point: { x: 22, y: 10 },
    path,
    ...more,
  });
}

test('a hand that slid a little while it clicked has clicked; where the way did something it is a drag', () => {
  const clicked = code((person) => slides(person, save, { slip: 'same' }));
  const dragged = code((person) => slides(person, save, {}));
  expect(clicked).toEqual([`await ${locatorOf('button', 'Save')}.click();`]);
  expect(dragged.join('\n')).toContain('dragTo');
});

test('a press that was thought better of is nothing', () => {
  const steps = code((person) => {
    slides(person, button('Delete all'), { slip: 'away' }, box('page'));
    person.click(save);
  });
  expect(steps).toEqual([`await ${locatorOf('button', 'Save')}.click();`]);
});

test('a Tab before a press counts where the press leaves the focus alone, or is in another tab', () => {
  const after = (press: (person: Person) => void): string[] =>
    code((person) => {
      person.click(nameField);
      person.type(nameField, 'Ann');
      person.key('Tab', nameField);
      press(person);
    });
  const tab = `await ${locatorOf('textbox', 'Name')}.press('Tab');`;
  expect(after((person) => person.click(save))).not.toContain(tab);
  const keeping = after((person) => {
    person.press(save);
    person.inPage({
      kind: 'release',
      target: refTo(save),
      button: 'left',
      point: { x: 10, y: 10 },
      path: [],
      keepsFocus: true,
    });
  });
  expect(keeping.slice(-2)).toEqual([tab, `await ${locatorOf('button', 'Save')}.click();`]);
  const elsewhere = after((person) => {
    person.opens('http://shop.example/other', 'page1');
    person.click(save);
  });
  expect(elsewhere).toContain(tab);
});

test('text that the page itself takes when it is pasted is pasted again, and what is typed after it stays typing', () => {
  const steps = code((person) => {
    person.click(nameField);
    person.key('v', nameField, ['Control']);
    person.inPage({ kind: 'paste', target: refTo(nameField), text: 'ann, bob', isOwnCopy: false, isHandled: true });
    person.type(nameField, 'cy');
  });
  expect(steps.join('\n')).toContain("clipboardData.setData('text/plain', 'ann, bob');");
  expect(steps.join('\n')).not.toMatch(/ControlOrMeta\+v|fill\(/);
  expect(steps.at(-1)).toBe(`await ${locatorOf('textbox', 'Name')}.pressSequentially('cy');`);
});

test('a list that had other options before it was pressed is pressed first', () => {
  const carrier = dropDown('Carrier');
  const choice = (before: number): string[] =>
    code((person) => {
      person.click(carrier, { field: { kind: 'select', choices: before } });
      const options = [{ label: 'Rail', value: 'rail', isLabelUnique: true }];
      person.changed(carrier, { kind: 'select', choices: 4, options });
    });
  const select = `await ${locatorOf('combobox', 'Carrier')}.selectOption({ label: 'Rail' });`;
  expect(choice(4)).toEqual([select]);
  expect(choice(1)).toEqual([`await ${locatorOf('combobox', 'Carrier')}.click();`, select]);
});

test('a tick that the page takes back is the click that it was', () => {
  const agree = checkbox('I agree');
  const steps = code((person) => {
    person.click(agree, { field: { kind: 'checkbox', checked: false } });
    person.ticks(agree, false);
  });
  expect(steps).toEqual([`await ${locatorOf('checkbox', 'I agree')}.click();`]);
});

test('a key that the page scrolls by is told, and not where it scrolled to', () => {
  const list = box('Lines');
  const scroll = (isHandled: boolean): string[] =>
    code((person) => {
      person.key('PageDown', list);
      if (isHandled) person.inPage({ kind: 'keyHandled', key: 'PageDown' });
      person.inPage({ kind: 'scrolling' });
      person.inPage({ kind: 'scroll', target: refTo(list), to: { x: 0, y: 400 }, didMatter: true });
    });
  expect(scroll(true).join('\n')).toMatch(/^await .*press\('PageDown'\);$/);
  expect(scroll(false).join('\n')).toMatch(/^await .*scrollTo\(0, 400\)\);$/);
});

test('files from outside are dropped; what they came over first is entered where that brought the place', () => {
  const [zone, veil] = [box('Drop here'), box('Let go')];
  const plain = code((person) =>
    person.inPage({ kind: 'dropFiles', target: refTo(zone), files: ['a.txt', '2/a.txt'] }),
  );
  const veiled = code((person) =>
    person.inPage({ kind: 'dropFiles', target: refTo(veil), files: ['a.txt'], entered: refTo(zone) }),
  );
  expect(plain).toEqual([
    `await ${locatorOf('generic', 'Drop here')}.drop({ files: [file('a.txt'), file('2/a.txt')] });`,
  ]);
  expect(veiled[0]).toBe(`await ${locatorOf('generic', 'Drop here')}.evaluate((element) => {`);
  expect(veiled.at(-1)).toBe(`await ${locatorOf('generic', 'Let go')}.drop({ files: file('a.txt') });`);
});

test('a scroll that is scrolled on has been drawn', () => {
  const steps = code((person) => {
    for (const y of [1200, 0]) person.inPage({ kind: 'scroll', to: { x: 0, y }, didMatter: true });
  });
  expect(steps[0]).toContain('requestAnimationFrame');
  expect(steps[1]).toBe('await page.evaluate(() => window.scrollTo(0, 0));');
});
