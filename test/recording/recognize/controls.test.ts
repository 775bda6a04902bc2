/** Ticks, choices, dates and files. */
import { expect, test } from 'vitest';
import { code, locatorOf, nameField, save } from '../code.ts';
import { box, button, checkbox, datePicker, dropDown, fileField, refTo, textField } from '../events.ts';

test('a click on a box or on its label is one check', () => {
  const control = checkbox('I agree');
  const check = `await ${locatorOf('checkbox', 'I agree')}.check();`;
  const onBox = code((person) => {
    person.click(control);
    person.ticks(control, true);
  });
  const onLabel = code((person) => {
    person.click(box('I agree'), { control });
    person.ticks(control, true);
  });
  expect([onBox, onLabel]).toEqual([[check], [check]]);
});

test('a box that is called otherwise once it is ticked is found by what it was called before', () => {
  const control = checkbox('Choose all (none chosen)');
  const steps = code((person) => {
    person.click(control);
    person.ticks({ ...control, name: 'Choose all (all chosen)' }, true);
    person.key(' ', { ...control, name: 'Choose all (all chosen)' });
    person.ticks({ ...control, name: 'Choose all (none chosen)' }, false);
  });
  expect(steps).toEqual([
    `await ${locatorOf('checkbox', 'Choose all (none chosen)')}.check();`,
    `await ${locatorOf('checkbox', 'Choose all (all chosen)')}.uncheck();`,
  ]);
});

test('where the box itself cannot be hit, the click on its label stays', () => {
  const control = checkbox('I agree');
  const steps = code((person) => {
    person.click(box('I agree'), { control, isControlReachable: false });
    person.ticks(control, true);
  });
  expect(steps).toEqual([`await ${locatorOf('generic', 'I agree')}.click();`]);
});

test('Space on a box is a check as well, a box that was unticked an uncheck', () => {
  const control = checkbox('I agree');
  const target = locatorOf('checkbox', 'I agree');
  const steps = code((person) => {
    person.key(' ', control);
    person.ticks(control, true);
    person.key(' ', control);
    person.ticks(control, false);
  });
  expect(steps).toEqual([`await ${target}.check();`, `await ${target}.uncheck();`]);
});

test('a click on a label that leads into a field is none before the fill', () => {
  const field = textField('Name');
  const steps = code((person) => {
    person.click(box('Name'), { control: field });
    person.type(field, 'Ann');
  });
  expect(steps).toEqual([`await ${nameField}.fill('Ann');`]);
});

test('files are chosen in the field itself, or in the chooser that a button opened', () => {
  const field = fileField('Photo');
  const chosen = { kind: 'file', files: ['a.png', 'b.png'] } as const;
  const direct = code((person) => {
    person.click(field);
    person.changed(field, { ...chosen, files: [...chosen.files] });
  });
  const byButton = code((person) => {
    person.click(button('Save'));
    person.changed(field, { ...chosen, files: ['a.png'] });
  });
  expect(direct).toEqual([`await ${locatorOf('button', 'Photo')}.setInputFiles([file('a.png'), file('b.png')]);`]);
  expect(byButton).toEqual([
    "const fileChooserPromise = page.waitForEvent('filechooser');",
    `await ${save}.click();`,
    'const fileChooser = await fileChooserPromise;',
    "await fileChooser.setFiles(file('a.png'));",
  ]);
});

test('an option is a select, by mouse as by keyboard; going through several is the last one', () => {
  const list = dropDown('Size');
  const select = `await ${locatorOf('combobox', 'Size')}.selectOption({ label: 'Large' });`;
  const byMouse = code((person) => {
    person.click(list);
    person.chooses(list, 'Large');
  });
  const byKeyboard = code((person) => {
    for (const label of ['Medium', 'Large']) {
      person.key('ArrowDown', list);
      person.chooses(list, label);
    }
  });
  expect([byMouse, byKeyboard]).toEqual([[select], [select]]);
});

test('where the page answers each choice, each is a step', () => {
  const list = dropDown('Size');
  const steps = code((person) => {
    for (const label of ['Medium', 'Large']) {
      person.key('ArrowDown', list);
      person.chooses(list, label);
      person.inPage({ kind: 'keysMatter', target: refTo(list), why: 'the page answers each choice' });
    }
  });
  expect(steps).toEqual(
    ['Medium', 'Large'].map((label) => `await ${locatorOf('combobox', 'Size')}.selectOption({ label: '${label}' });`),
  );
});

test('a date that was picked is a fill, without the clicks that picked it', () => {
  const date = datePicker('Arrival');
  const steps = code((person) => {
    person.click(date);
    person.changed(date, { kind: 'value', value: '2026-11-05' }, 'input');
    person.changed(date, { kind: 'value', value: '2026-11-05' });
  });
  expect(steps).toEqual([`await ${locatorOf('textbox', 'Arrival')}.fill('2026-11-05');`]);
});

test('a click on an option of a list is the choice that it makes, with whatever key was held', () => {
  const list = dropDown('Days');
  const steps = code((person) => {
    person.click(box('Mon'), { control: list, isControlReachable: false });
    person.chooses(list, 'Mon');
    person.inPage({ kind: 'keysMatter', target: refTo(list), why: 'the page answers each choice' });
    person.click(box('Wed'), { control: list, isControlReachable: false, modifiers: ['Control'] });
    person.chooses(list, 'Mon', 'Wed');
  });
  const days = locatorOf('combobox', 'Days');
  expect(steps).toEqual([
    `await ${days}.selectOption({ label: 'Mon' });`,
    `await ${days}.selectOption([{ label: 'Mon' }, { label: 'Wed' }]);`,
  ]);
});

test('a double click on an option is a double click, which chooses it as well', () => {
  const list = dropDown('Days');
  const steps = code((person) => {
    person.click(box('Mon'), { control: list, isControlReachable: false });
    person.chooses(list, 'Mon');
    person.click(box('Mon'), { control: list, isControlReachable: false, detail: 2 });
    person.inPage({ kind: 'doubleClick', target: refTo(box('Mon')) });
  });
  expect(steps).toEqual([`await ${locatorOf('generic', 'Mon')}.dblclick();`]);
});

test('keys in a date that change nothing are not told', () => {
  const date = datePicker('Start');
  const steps = code((person) => {
    for (const key of '1224') person.key(key, date);
    person.key('Tab', date);
    person.key('A', date);
    person.value(date, '2026-12-24');
    person.key('M', date);
    person.key('Tab', date);
    person.click(button('Save'));
  });
  expect(steps).toEqual([`await ${locatorOf('textbox', 'Start')}.fill('2026-12-24');`, `await ${save}.click();`]);
});

test('files that a key lets one choose are chosen in the chooser that it opens', () => {
  const steps = code((person) => {
    person.key('Enter', button('Save'));
    person.changed(fileField(''), { kind: 'file', files: ['a.txt'] });
  });
  expect(steps.slice(1)).toEqual([
    `await ${save}.press('Enter');`,
    'const fileChooser = await fileChooserPromise;',
    "await fileChooser.setFiles(file('a.txt'));",
  ]);
});
